"""Committing what a person does, told in a line where the disk refuses."""

from __future__ import annotations

from collections.abc import Callable

from pixsim.i18n import gettext as _
from pixsim.plain.dialogue import Dialogue
from pixsim.store.causes import cause, journal_cause
from pixsim.store.sittings.journal import JournalError


def keep(talk: Dialogue, *steps: Callable[[], object]) -> bool:
    """Commit; when the disk refuses, say so: nothing that was kept is lost.

    Raises
    ------
    Refused
        An act is not possible.
    """
    try:
        for step in steps:
            step()
    except (JournalError, OSError) as error:
        why = journal_cause(error) if isinstance(error, JournalError) else cause(error)
        talk.say(_("Rien n'est enregistré : le disque refuse (plein ?). Faites de la place."), why)
        return False
    return True
