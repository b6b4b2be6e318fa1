"""Writes documents as PDF and HTML; where PDF cannot be made, says what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pixsim.cli.output import ExitCode, say
from pixsim.i18n import gettext as _


def write_documents(
    pdf: Path | None,
    html: Path | None,
    make_pdf: Callable[[], bytes],
    make_html: Callable[[], bytes],
    *,
    quiet: bool = False,
) -> None:
    """Make all that is asked, then write it; without the libraries of PDF, the rest is written.

    Parameters
    ----------
    pdf, html : Path or None
        Where; None: not asked.
    make_pdf, make_html : callable
    quiet : bool
        Nothing is said of what was written: stdout carries data.
    """
    from pixsim.documents.pdf import NoPdfError

    made: list[tuple[Path, bytes]] = []
    missing = ""
    if pdf is not None:
        try:
            made.append((pdf, make_pdf()))
        except NoPdfError as error:
            missing = error.sentence
    if html is not None:
        made.append((html, make_html()))
    for path, content in made:
        _write(path, content, quiet)
    if missing:
        say(missing, err=True)
        raise SystemExit(ExitCode.DATA)


def _write(path: Path, content: bytes, quiet: bool) -> None:
    from pixsim.files import READABLE, replace_file

    replace_file(path, content, READABLE)
    if not quiet:
        say(_("{file} : le document est écrit.").format(file=path))
