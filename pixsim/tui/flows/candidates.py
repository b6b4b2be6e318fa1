"""Candidates made, changed and removed from the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.profile import Profile
from pixsim.running.refusals import MOST_FAULTS, why
from pixsim.store.people import removal
from pixsim.store.people.candidates import read_candidate, taken_ids
from pixsim.store.people.profiles import UnknownProfileError, create_profile, free_id
from pixsim.store.people.removal import (
    change_accommodations,
    change_extra_time,
    rename_candidate,
    what_goes,
)
from pixsim.store.people.removal_words import removal_sentence
from pixsim.store.sittings.journal import (
    JournalError,
    SittingInUseError,
)
from pixsim.tui.screens.dialogs.choose import Choose
from pixsim.tui.screens.dialogs.confirm import Confirm
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.home.new_candidate import NewCandidate, NewCandidateScreen

if TYPE_CHECKING:
    from pixsim.store.records.record import Record
    from pixsim.tui.shell import Shell

SAMPLES_STAY = _(
    "Les exemples sont livrés avec pixsim : ils ne se modifient pas et ne se suppriment pas."
)
FAULTS = (JournalError, SittingInUseError, DataError, UnknownProfileError, OSError)


async def new_candidate(app: Shell, name: str = "") -> str | None:
    """Ask for a name and keep an empty profile; its id."""
    typed = await app.push_screen_wait(NewCandidateScreen(name))
    return None if typed is None else await create(app, typed)


async def create(app: Shell, typed: NewCandidate) -> str | None:
    """Keep an empty profile; its id, None where that could not be."""
    wanted = Profile(
        id=free_id(typed.name, ()), name=typed.name, extra_time_percent=typed.extra_time_percent
    )
    try:
        made, _path = create_profile(wanted, taken_ids(app.framework, lambda: app.journal))
    except FAULTS as error:
        await app.push_screen_wait(Message(why(error)))
        return None
    return made.id


async def edit_candidate(app: Shell, record: Record) -> None:
    """Rename a person, or change the extra time."""
    if record.sample:
        await app.push_screen_wait(Message(SAMPLES_STAY))
        return
    try:
        profile = read_candidate(record, app.framework)
    except DataError as error:
        await app.push_screen_wait(Message(why(error)))
        return
    now = NewCandidate(record.name, record.extra_time_percent, profile.accommodations)
    typed = await app.push_screen_wait(NewCandidateScreen(current=now))
    if typed is None:
        return
    try:
        if typed.name != now.name:
            rename_candidate(record.id, typed.name, app.framework, app.journal)
        if typed.extra_time_percent != now.extra_time_percent:
            change_extra_time(record.id, typed.extra_time_percent, app.framework)
        if typed.accommodations != now.accommodations:
            change_accommodations(record.id, typed.accommodations, app.framework)
    except FAULTS as error:
        await app.push_screen_wait(Message(why(error)))


def deleted_sentence(record: Record) -> str:
    """Who is gone."""
    return _("{name} : supprimé, avec tout ce qui allait avec.").format(name=record.name)


async def delete_candidate(app: Shell, record: Record) -> bool:
    """Remove a person after a question that says what goes; whether they are gone."""
    if record.sample:
        await app.push_screen_wait(Message(SAMPLES_STAY))
        return False
    try:
        found = what_goes(record.id, app.framework, app.journal)
        if found is None:
            return False
        said = removal_sentence(found)
        if await app.push_screen_wait(Confirm(said, _("Supprimer"), _("Ne rien supprimer"))):
            removal.delete_candidate(found, app.journal)
            return True
    except FAULTS as error:
        await app.push_screen_wait(Message(why(error)))
    return False


async def show_faults(app: Shell, record: Record) -> bool:
    """What is wrong with a profile, and what can be done; whether somebody else is wanted."""
    said = _("{file} ne peut pas être lu :").format(file=record.file)
    wish = await app.push_screen_wait(
        Choose(
            "\n".join([said, *(f"• {line}" for line in record.problem.split("\n")[:MOST_FAULTS])]),
            [
                ("other", _("Choisir quelqu'un d'autre")),
                ("delete", _("Supprimer ce fichier et tout ce qui va avec…")),
                ("close", _("Fermer : il reste tel quel")),
            ],
        )
    )
    if wish == "delete":
        await delete_candidate(app, record)
    return wish == "other"
