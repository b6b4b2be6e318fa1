"""Commit what a person does; a line says so where nothing can be written to the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pixsim.foundation.i18n import gettext as _
from pixsim.plain.dialogue import Closed, Dialogue
from pixsim.store.causes import cause_words, journal_cause
from pixsim.store.errors import Relocatable
from pixsim.store.home import rescue_folder
from pixsim.store.sittings.journal import JournalError, MovedJournalError
from pixsim.store.wording import PUT_BACK, journal_sentence, rescued_sentence


def keep_committing(talk: Dialogue, *steps: Callable[[], object]) -> bool:
    """Commit; when the disk refuses, say so: nothing that was kept is lost.

    When the data folder is gone, another place is asked for until one can be written.

    Raises
    ------
    Refused
        An act is not possible.
    Closed
        Nothing more can be read: what is in memory is written where it can be.
    """
    while True:
        try:
            for step in steps:
                step()
        except MovedJournalError as error:
            _offer_place(talk, error)
        except (JournalError, OSError) as error:
            why = journal_cause(error) if isinstance(error, JournalError) else cause_words(error)
            talk.say(
                _("Rien n'est enregistré : le disque refuse (plein ?). Faites de la place."), why
            )
            return False
        else:
            return True


def _offer_place(talk: Dialogue, error: MovedJournalError) -> None:
    """Until the folder is there again, or another one is chosen."""
    proposed = rescue_folder()
    talk.say(journal_sentence(error), PUT_BACK)
    talk.exact(str(proposed))
    question = _("Entrée pour réessayer, o pour ce dossier, ou un autre chemin :")
    try:
        typed = talk.ask(question)
    except Closed:
        _relocate_journal(talk, error.journal, proposed)
        raise
    if typed:
        folder = proposed if typed.casefold() in ("o", "oui", "y", "yes") else Path(typed)
        _relocate_journal(talk, error.journal, folder.expanduser())


def _relocate_journal(talk: Dialogue, journal: Relocatable, folder: Path) -> None:
    try:
        journal.relocate(folder)
    except JournalError as error:
        talk.say(journal_sentence(error))
    else:
        talk.say(rescued_sentence(journal))
