"""``pixsim room check-sheet``: what Pix would refuse of a candidate sheet, before it is imported there."""

from __future__ import annotations

from pathlib import Path

import click

from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.cli.room.held_room import json_option
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import label_value


@click.command(
    "check-sheet",
    help=_(
        "Vérifie une feuille de candidats (tableur ou CSV) avec les règles de l'import de Pix Certif : "
        "chaque ligne refusée est dite, rien n'est gardé. Les communes et les pays ne sont comparés "
        "qu'à ceux de --places."
    ),
    short_help=_("Vérifie une feuille de candidats avant son import."),
)
@click.argument("path", metavar=_("FICHIER"), type=click.Path(path_type=Path))
@click.option("--school", is_flag=True, help=_("Le centre est une école : rien n'est facturé."))
@click.option(
    "--places",
    type=click.Path(path_type=Path),
    metavar=_("FICHIER"),
    help=_(
        "Communes et pays, en CSV : nom, code_insee, code_postal ; un code qui commence par 99 est "
        "celui d'un pays."
    ),
)
@json_option
def check_sheet_command(path: Path, school: bool, places: Path | None, as_json: bool) -> None:
    """Check a candidate sheet; every fault is reported at once."""
    from pixsim.foundation.problems import DataError
    from pixsim.report.room.candidate_sheet import sheet_sentence
    from pixsim.room.birthplace import Geography
    from pixsim.store.people.candidate_sheet import check_sheet, read_places

    try:
        known = Geography() if places is None else read_places(places)
        checked = check_sheet(path, known, school=school)
    except DataError as error:
        fail_with(error.problems)
    if as_json:
        told = [
            {"line": fault.line or None, "code": fault.code, "sentence": sheet_sentence(fault.code)}
            for fault in checked.faults
        ]
        emit_json(
            {"schema": "pixsim/room-sheet/1", "candidates": checked.candidates, "faults": told}
        )
    elif not checked.faults:
        n = checked.candidates
        say(
            ngettext(
                "✓ {n} candidat : la feuille suit les règles de l'import.",
                "✓ {n} candidats : la feuille suit les règles de l'import.",
                n,
            ).format(n=n)
        )
    for fault in () if as_json else checked.faults:
        said = f"{sheet_sentence(fault.code)} ({fault.code})"
        line = _("ligne {n}").format(n=fault.line)
        say(label_value(line, said) if fault.line else said, err=True)
    if checked.faults:
        raise SystemExit(ExitCode.NEGATIVE)
