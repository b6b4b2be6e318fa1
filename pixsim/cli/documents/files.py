"""Writes documents as PDF and HTML; where PDF cannot be made, says what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from pixsim.cli.console.output import ExitCode, emit_data, say
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext

out_option = click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar=_("FICHIER|DOSSIER"),
    help=_("Écrire là au lieu d'afficher ; dans un dossier, sous un nom daté."),
)
"""``--out``: where a table goes."""
json_option = click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
"""``--json``."""


def file_options(command: Callable[..., None]) -> Callable[..., None]:
    """``--pdf`` and ``--html``: where a document goes."""
    for name, text in (
        ("--html", _("Écrire une page à lire ou à imprimer.")),
        ("--pdf", _("Écrire un PDF (demande la partie « pdf » : pixsim help commandes).")),
    ):
        kind = click.Path(path_type=Path, dir_okay=False)
        command = click.option(name, type=kind, metavar=_("FICHIER"), help=text)(command)
    return command


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
        _write_document(path, content, quiet)
    if missing:
        say(missing, err=True)
        raise SystemExit(ExitCode.DATA)


def _write_document(path: Path, content: bytes, quiet: bool) -> None:
    from pixsim.foundation.files import READABLE, replace_file

    replace_file(path, content, READABLE)
    if not quiet:
        say(_("{file} : le document est écrit.").format(file=path))


def write_table(content: bytes, out: Path | None, name: str, people: int) -> None:
    """Write a table where it was asked; `name` is for a folder, `people` how many lines."""
    from pixsim.foundation.files import READABLE, replace_file

    if out is None:
        emit_data(content)
        return
    path = out / name if out.is_dir() else out
    replace_file(path, content, READABLE)
    said = ngettext("{file} : {n} personne.", "{file} : {n} personnes.", people)
    say(said.format(file=path, n=people))
