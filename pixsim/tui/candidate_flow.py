"""Candidates made, changed and removed from the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.i18n import gettext as _
from pixsim.problems import DataError
from pixsim.profile import Profile
from pixsim.report.french import in_french
from pixsim.store import erasing
from pixsim.store.candidates import taken_ids
from pixsim.store.causes import cause
from pixsim.store.journal import (
    JournalError,
    SittingInUseError,
    SittingSummary,
    UnknownSittingError,
)
from pixsim.store.listing import removal_sentence, sitting_removal_sentence
from pixsim.store.profiles import UnknownProfileError, create_profile, free_id
from pixsim.store.removal import (
    change_extra_time,
    delete_candidate,
    rename_candidate,
    what_goes,
)
from pixsim.store.wording import journal_sentence
from pixsim.tui.screens.confirm import Confirm
from pixsim.tui.screens.message import Message
from pixsim.tui.screens.new_candidate import NewCandidate, NewCandidateScreen

if TYPE_CHECKING:
    from pixsim.tui.home_rows import Row
    from pixsim.tui.shell import Shell

MOST_FAULTS = 20  # of a file, shown in a dialog
FAULTS = (JournalError, SittingInUseError, DataError, UnknownProfileError, OSError)


async def new_candidate(app: Shell) -> str | None:
    """Ask for a name and keep an empty profile; its id."""
    typed = await app.push_screen_wait(NewCandidateScreen())
    if not isinstance(typed, NewCandidate):
        return None
    wanted = Profile(
        id=free_id(typed.name, ()), name=typed.name, extra_time_percent=typed.extra_time_percent
    )
    try:
        made, _path = create_profile(wanted, taken_ids(app.framework, lambda: app.journal))
    except FAULTS as error:
        await app.push_screen_wait(Message(why(error)))
        return None
    return made.id


async def edit_candidate(app: Shell, row: Row) -> None:
    """Rename a candidate, change the extra time, or remove the candidate after a question."""
    profile = row.profile
    if row.candidate.sample:
        said = _(
            "C'est un profil d'exemple, livré avec pixsim : il ne se modifie pas et ne se supprime "
            "pas. Ses épreuves se suppriment une à une dans « Résultats », avec la touche Suppr."
        )
        await app.push_screen_wait(Message(said))
        return
    try:
        if profile is None:  # a file that cannot be read can only go
            await _delete(app, row.candidate.path.stem)
            return
        now = NewCandidate(profile.name, profile.extra_time_percent)
        typed = await app.push_screen_wait(NewCandidateScreen(now))
        if typed == "delete":
            await _delete(app, profile.id)
        elif typed is not None:
            _keep(app, profile.id, now, typed)
    except FAULTS as error:
        await app.push_screen_wait(Message(why(error)))


def _keep(app: Shell, profile_id: str, before: NewCandidate, after: NewCandidate) -> None:
    if after.name != before.name:
        rename_candidate(profile_id, after.name, app.framework, app.journal)
    if after.extra_time_percent != before.extra_time_percent:
        change_extra_time(profile_id, after.extra_time_percent, app.framework)


async def _delete(app: Shell, profile_id: str) -> None:
    found = what_goes(profile_id, app.framework, app.journal)
    if found is None:
        return
    if await app.push_screen_wait(
        Confirm(removal_sentence(found), _("Supprimer"), _("Ne rien supprimer"))
    ):
        delete_candidate(found, app.journal)


async def delete_sitting(app: Shell, sitting: SittingSummary) -> bool:
    """Delete one sitting after a question; whether it is gone."""
    said = sitting_removal_sentence(sitting)
    if not await app.push_screen_wait(Confirm(said, _("Supprimer"), _("Ne rien supprimer"))):
        return False
    try:
        erasing.delete_sitting(app.journal, sitting.id)
    except UnknownSittingError:
        return True  # another window was faster
    except FAULTS as error:
        await app.push_screen_wait(Message(why(error)))
        return False
    return True


def why(error: Exception) -> str:
    """Why something cannot be done, in a sentence."""
    if isinstance(error, JournalError):
        return journal_sentence(error)
    if isinstance(error, SittingInUseError):
        return _("Une épreuve ou un entraînement est ouvert dans une autre fenêtre.")
    if isinstance(error, DataError):
        return "\n".join(in_french(problem) for problem in error.problems[:MOST_FAULTS])
    if isinstance(error, UnknownProfileError):
        return _("Ce candidat n'existe plus : une autre fenêtre l'a supprimé.")
    if isinstance(error, OSError):
        place = f"{error.filename} : " if error.filename else ""
        return place + cause(error)
    return str(error)
