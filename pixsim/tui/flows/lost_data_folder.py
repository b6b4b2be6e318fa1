"""The data folder is gone while a sitting is open: another place is offered."""

from __future__ import annotations

from pathlib import Path

from textual.app import App

from pixsim.foundation.i18n import gettext as _
from pixsim.store.errors import JournalError, MovedJournalError
from pixsim.store.home import rescue_folder
from pixsim.store.wording import PUT_BACK, journal_sentence, rescued_sentence
from pixsim.tui.screens.dialogs.ask_line import AskLine

LONGEST_PATH = 400  # characters


async def offer_place(app: App[None], error: MovedJournalError) -> str:
    """Ask for another folder until one can be written, or the person tries again; what to say then."""
    journal, said = error.journal, journal_sentence(error)
    while journal.is_moved:
        dialog = AskLine(
            _("Le dossier de données a disparu"),
            f"{said}\n\n{PUT_BACK}",
            _("Continuer dans ce dossier"),
            _("Réessayer"),
            LONGEST_PATH,
            value=str(rescue_folder()),
        )
        typed = await app.push_screen_wait(dialog)
        if not typed:
            return "" if not journal.is_moved else journal_sentence(error)
        try:
            journal.relocate(Path(typed).expanduser())
        except JournalError as refused:
            said = journal_sentence(refused)
        else:
            return rescued_sentence(journal)
    return ""
