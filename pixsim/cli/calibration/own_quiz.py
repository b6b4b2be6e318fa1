"""``pixsim calibrate --own``: a report on one's own quiz, without the bank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause

if TYPE_CHECKING:
    from pixsim.answers.own_quiz.reading import Blank
    from pixsim.calibration.calibrate import Model

SCHEMA = "pixsim/own-quiz/1"


def calibrate_own(
    files: tuple[Path, ...],
    *,
    model: Model | None,
    minimum: int | None,
    blank: Blank,
    right_from: int,
    out: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Print what matters, and write the report as HTML."""
    from pixsim.answers.own_quiz.read import read_quiz_results
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
