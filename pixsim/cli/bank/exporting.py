"""``pixsim bank export``: questions for Moodle, as text to edit, or as a table to read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.options import flag, folder_option
from pixsim.cli.console.output import ExitCode, emit_json, say
from pixsim.cli.console.progress import progress_bar
from pixsim.cli.sources import check_competences, competences_option, load_the_bank
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.store.causes import cause_words

if TYPE_CHECKING:
    from pixsim.exchange.export.losses import Target
    from pixsim.exchange.export.selection import Selection

SCHEMA = "pixsim/quiz-export/1"
SUFFIXES: dict[str, Target] = {".xml": "xml", ".gift": "gift", ".txt": "gift", ".csv": "csv"}


@click.command(
    "export",
    help=_(
        "Écrit des questions pour ailleurs : Moodle XML (.xml : tous les types, fichiers, étiquettes), "
        "GIFT (.gift : QCU, QCM, QROC) ou tableau à relire (.csv). Ce que le format perd est dit."
    ),
    short_help=_("Écrit des questions pour Moodle, en GIFT ou en tableau."),
)
@click.argument("path", metavar=_("FICHIER"), type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["xml", "gift", "csv"]),
    help=_("Format ; d'après la fin du nom par défaut."),
)
@competences_option
@click.option(
    "--draws",
    type=click.IntRange(1, 1000),
    default=1,
    show_default=True,
    metavar="N",
    help=_("Variantes de chaque item, au plus ; elles vont dans une catégorie à elles."),
)
@flag("--drafts", help=_("Avec les brouillons."))
@folder_option(
    "--bank", "folder", exists=True, help=_("Banque à exporter ; celle de pixsim par défaut.")
)
@flag("--json", "as_json", help=_("Écrire le rapport en JSON."))
def export_quiz(
    path: Path,
    form: Target | None,
    codes: tuple[str, ...],
    draws: int,
    drafts: bool,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Write the questions; the note says what is lost."""
    from pixsim.exchange.export.losses import find_losses
    from pixsim.exchange.export.selection import select_questions
    from pixsim.exchange.gift.writer import is_expressible
    from pixsim.report.faults.french import in_french

    target = form or SUFFIXES.get(path.suffix.lower())
    if target is None:
        raise click.BadParameter(
            _("le nom doit finir par .xml, .gift ou .csv (ou donnez --format)."),
            param_hint=_("FICHIER"),
        )
    bank = load_the_bank(folder)
    check_competences(codes, bank.framework.competence)
    statuses = ("validated", "draft") if drafts else ("validated",)
    with progress_bar(_("Tirage des questions")):
        selection = select_questions(bank, competences=codes, draws=draws, statuses=statuses)
        lost = find_losses(selection, target)
    written = [one for one in selection.chosen if target != "gift" or is_expressible(one.question)]
    if not written:
        say(_("Aucune question à exporter : rien n'a été écrit."), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    notes = [in_french(finding) for finding in lost]
    _write_file(
        path,
        _export_content(selection, target, [_("Exporté par pixsim (non affilié à Pix)."), *notes]),
    )
    if as_json:
        emit_json(
            {
                "schema": SCHEMA,
                "ok": True,
                "format": target,
                "questions": len(written),
                "losses": [{"kind": f.kind, "n": f.context["n"], "text": str(f)} for f in lost],
            }
        )
        return
    n = len(written)
    counted = ngettext("{n} question", "{n} questions", n).format(n=n)
    say(_("Écrit : {path} ({questions})").format(path=path, questions=counted))
    for line in notes:
        say(f"  {line}")


def _export_content(selection: Selection, target: Target, note: list[str]) -> bytes:
    from pixsim.exchange.export.table import question_table
    from pixsim.exchange.gift.writer import gift_text
    from pixsim.exchange.moodle.writer import moodle_xml

    if target == "xml":
        return moodle_xml(selection, note)
    return gift_text(selection, note).encode() if target == "gift" else question_table(selection)


def _write_file(path: Path, content: bytes) -> None:
    from pixsim.foundation.files import READABLE, replace_file

    try:
        replace_file(path, content, READABLE)
    except OSError as error:
        said = _("{name} n'a pas pu être écrit : {error}")
        say(said.format(name=path, error=cause_words(error)), err=True)
        raise SystemExit(ExitCode.DATA) from None
