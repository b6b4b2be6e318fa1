"""``pixsim quiz``: a report on the results of one's own quiz, without the bank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.options import file_option, files_argument, flag
from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause

if TYPE_CHECKING:
    from pixsim.answers.own_quiz.cell_marking import Blank
    from pixsim.calibration.calibrate import Model

SCHEMA = "pixsim/own-quiz/1"


@click.command(
    help=_(
        "Dit ce que valent les questions de votre propre questionnaire, d'après ses résultats : "
        "tableau CSV, .xlsx ou .ods, résultats de Moodle.\n\n"
        "Écrit un rapport HTML : questions à revoir et pourquoi, fiabilité de l'ensemble, réponses "
        "surprenantes. La banque n'y est pour rien."
    ),
    short_help=_("Analyse les résultats de votre propre questionnaire."),
)
@files_argument("files", metavar=_("RÉSULTATS…"))
@click.option(
    "--blank",
    type=click.Choice(["missing", "wrong"]),
    default="missing",
    show_default=True,
    help=_("Une question sans réponse n'a pas été posée, ou est fausse."),
)
@click.option(
    "--right-from",
    type=click.IntRange(1, 100),
    default=100,
    metavar="%",
    show_default=True,
    help=_("Part des points à partir de laquelle une réponse est juste."),
)
@click.option(
    "--model",
    type=click.Choice(["rasch", "1pl", "2pl", "3pl"]),
    help=_("Modèle de réponse ; sans cela, d'après le nombre de personnes."),
)
@click.option(
    "--minimum",
    type=click.IntRange(min=1),
    metavar="N",
    help=_("Réponses sous lesquelles une question n'est pas jugée."),
)
@file_option("--out", help=_("Écrire le rapport ici plutôt qu'à côté des résultats."))
@flag("--dry-run", help=_("Montrer sans rien écrire."))
@flag("--json", "as_json", help=_("Écrire le rapport en JSON."))
def quiz(
    files: tuple[Path, ...],
    blank: Blank,
    right_from: int,
    model: Model | None,
    minimum: int | None,
    out: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Print what matters, and write the report as HTML."""
    from pixsim.answers.own_quiz.quiz_answers import read_quiz_results
    from pixsim.foundation.problems import DataError
    from pixsim.own_quiz.analysis import MINIMUM, analyse_quiz
    from pixsim.own_quiz.html import report_html
    from pixsim.own_quiz.text import report_document, report_text

    try:
        results = read_quiz_results(files, right_from=right_from / 100, blank=blank)
    except DataError as error:
        fail_with(error.problems, as_json, SCHEMA)
    analysis = analyse_quiz(results, model, minimum=minimum or MINIMUM)
    target = out or files[0].with_name(f"{files[0].stem}-rapport.html")
    if not dry_run:
        _write(target, report_html(analysis))
    if as_json:
        written = None if dry_run else str(target)
        emit_json({"schema": SCHEMA, "ok": True, "report": written, **report_document(analysis)})
        return
    say(report_text(analysis))
    if dry_run:
        say("\n" + _("Rien n'a été écrit (--dry-run)."))
    else:
        say("\n" + _("Rapport : {path}").format(path=target))


def _write(target: Path, page: str) -> None:
    from pixsim.foundation.files import replace_file

    try:
        replace_file(target, page.encode())
    except OSError as error:
        said = _("{name} n'a pas pu être écrit : {error} Choisissez un fichier avec --out.")
        say(said.format(name=target, error=cause(error)), err=True)
        raise SystemExit(ExitCode.DATA) from None
