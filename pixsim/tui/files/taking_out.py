"""A file that a question hands out, taken out of pixsim: opened by the computer, or saved."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from pixsim.bank.question import Attachment
from pixsim.foundation.files import replace_file
from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause_words
from pixsim.tui.files.attachments import can_open_with_system, open_with_system
from pixsim.tui.files.saving import save_file
from pixsim.tui.screens.frame.framed import Entry, Framed
from pixsim.tui.widgets.files.pane import FilePane


async def take_out(
    screen: Framed[Any], taken: FilePane.TakenOut, place: Path | None = None
) -> None:
    """Open a file with the program of the computer, or save it; say how it went.

    Parameters
    ----------
    screen : Framed
        Says it.
    taken : FilePane.TakenOut
    place : Path, optional
        Where the file is already; a copy is written elsewhere otherwise.
    """
    if taken.how == "save":
        saved, said = save_file(screen.app, taken.file)
        screen.tell(said, "ok" if saved else "bad", flash=False)
    elif not can_open_with_system():
        said = _("Il n'y a pas ici de programme pour ouvrir un fichier. S l'enregistre.")
        screen.tell(said, "warn", flash=False)
    else:
        await _open_outside(screen, taken.file, place)


async def _open_outside(screen: Framed[Any], file: Attachment, place: Path | None) -> None:
    try:
        path = place or _copy_outside(file)
    except OSError as error:
        why = cause_words(error)
        screen.tell(
            _("Le fichier n'a pas pu être écrit : {why}.").format(why=why), "bad", flash=False
        )
        return
    refusal = await open_with_system(path)
    if refusal is not None:
        screen.tell(refusal, "bad", flash=False)


def _copy_outside(file: Attachment) -> Path:
    path = Path(mkdtemp(prefix="pixsim-")) / Path(file.name).name
    replace_file(path, file.content)
    return path


def taking_out_entries() -> list[Entry]:
    """Lines of the menu, those that work here."""
    entries = [Entry(_("Enregistrer le fichier"), "save_file", "S")]
    if can_open_with_system():
        entries.insert(0, Entry(_("Ouvrir le fichier avec l'ordinateur"), "open_outside", "O"))
    return entries
