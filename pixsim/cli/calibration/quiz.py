"""``pixsim quiz``: a report on the results of one's own quiz, without the bank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.options import file_option, files_argument, flag
from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause_words

if TYPE_CHECKING:
    from pixsim.answers.own_quiz.cell_marking import Blank
    from pixsim.calibration.calibrate import Model
    from pixsim.own_quiz.analysis import QuizAnalysis

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
    metavar="%",
    help=_(
        "Part des points à partir de laquelle une réponse est juste ; sans cela, les notes partielles "
        "comptent telles quelles."
    ),
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
@file_option(
    "--groups",
    exists=True,
    help=_("Groupes de questions connus : tableau CSV, colonnes question et groupe."),
)
@flag(
    "--group-questions",
    help=_("Écrire aussi un rapport par groupe de questions, connu ou trouvé."),
)
@file_option("--out", help=_("Écrire le rapport ici plutôt qu'à côté des résultats."))
@flag("--dry-run", help=_("Montrer sans rien écrire."))
@flag("--json", "as_json", help=_("Écrire le rapport en JSON."))
def quiz(
    files: tuple[Path, ...],
    blank: Blank,
    right_from: int | None,
    model: Model | None,
    minimum: int | None,
    groups: Path | None,
    group_questions: bool,
    out: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Print what matters, and write the report as HTML."""
    from pixsim.answers.own_quiz.question_groups import read_question_groups
    from pixsim.answers.own_quiz.quiz_answers import read_quiz_results
    from pixsim.foundation.problems import DataError
    from pixsim.own_quiz.analysis import MINIMUM, analyse_quiz
    from pixsim.own_quiz.report_html import report_html
    from pixsim.own_quiz.text import report_document, report_text

    try:
        share = None if right_from is None else right_from / 100
        results = read_quiz_results(files, right_from=share, blank=blank)
        known = None if groups is None else read_question_groups(groups, results)
    except DataError as error:
        fail_with(error.problems, as_json, SCHEMA)
    analysis = analyse_quiz(results, model, minimum=minimum or MINIMUM, groups=known)
    pages = {out or files[0].with_name(f"{files[0].stem}-rapport.html"): report_html(analysis)}
    if group_questions:
        pages |= _write_group_pages(analysis, next(iter(pages)))
    if not dry_run:
        for target, page in pages.items():
            _write_report(target, page)
    if as_json:
        written = [] if dry_run else [str(target) for target in pages]
        document = {"report": next(iter(written), None), "reports_by_group": written[1:]}
        emit_json({"schema": SCHEMA, "ok": True, **document, **report_document(analysis)})
        return
    say(report_text(analysis))
    if analysis.groups is not None and not group_questions:
        say(_("Pour un rapport par groupe : --group-questions"))
    if group_questions and analysis.groups is None:
        say(_("Un seul groupe de questions : pas de rapport par groupe."))
    if dry_run:
        say("\n" + _("Rien n'a été écrit (--dry-run)."))
    else:
        say("\n" + "\n".join(_("Rapport : {path}").format(path=target) for target in pages))


def _write_group_pages(analysis: QuizAnalysis, whole: Path) -> dict[Path, str]:
    """A report on each group of questions, beside that on all."""
    from pixsim.own_quiz.report_html import report_html
    from pixsim.own_quiz.statistics_wording import group_name

    if analysis.groups is None:
        return {}
    return {
        whole.with_name(f"{whole.stem}-groupe-{number}{whole.suffix}"): report_html(
            own, f"{Path(own.results.files[0]).name}, {group_name(name)}"
        )
        for number, (name, own) in enumerate(
            zip(analysis.groups.names, analysis.by_group, strict=True), 1
        )
    }


def _write_report(target: Path, page: str) -> None:
    from pixsim.foundation.files import replace_file

    try:
        replace_file(target, page.encode())
    except OSError as error:
        said = _("{name} n'a pas pu être écrit : {error} Choisissez un fichier avec --out.")
        say(said.format(name=target, error=cause_words(error)), err=True)
        raise SystemExit(ExitCode.DATA) from None
