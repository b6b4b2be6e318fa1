"""Candidates renamed, changed and removed, with all that the journal has of them."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pixsim.foundation.files import remove_file
from pixsim.foundation.problems import DataError
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.store.failure_log import LOG
from pixsim.store.home import data_folder
from pixsim.store.people.candidates import find_sample
from pixsim.store.people.personal_codes import forget_code
from pixsim.store.people.plans import remove_goal
from pixsim.store.people.profiles import change_profile, own_profiles, profile_lock
from pixsim.store.records.refresh import forget_record
from pixsim.store.rooms.journal import Rooms
from pixsim.store.settings import read_settings, write_settings
from pixsim.store.sittings.erasure import Deleted, count_sittings, delete_sittings, rename_sittings
from pixsim.store.sittings.journal import Journal


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes with a candidate.

    Attributes
    ----------
    id : str
    name : str
        As shown; the id when the file cannot be read or is gone.
    path : Path or None
        The profile's file; None when only the journal knows the candidate.
    counts : Deleted
        What the journal has of them.
    log : Path or None
        The log of failures, which may quote them; None when there is none.
    sample : bool
        A bundled sample of this id is there again afterwards.
    rooms : tuple of int
        Supervised rooms that keep a place without their name.
    """

    id: str
    name: str
    path: Path | None
    counts: Deleted
    log: Path | None
    sample: bool
    rooms: tuple[int, ...] = ()


def list_what_goes(profile_id: str, framework: Framework, journal: Journal) -> Removal | None:
    """What `delete_candidate` would remove; None when there is no candidate of one's own.

    A file that cannot be read goes by its name, and so does what only the journal knows.

    Raises
    ------
    JournalError
    """
    sample = find_sample(profile_id, framework)
    counts = count_sittings(journal, profile_id)
    name, path = profile_id, None
    for other, found in own_profiles(framework):
        if isinstance(found, Profile) and found.id == profile_id:
            path, name = other, found.name
            break
        if isinstance(found, DataError) and other.stem == profile_id:
            path = other
    if path is None and (sample is not None or counts == Deleted(0, 0, 0, 0)):
        return None
    log = data_folder() / LOG
    return Removal(
        profile_id,
        name,
        path,
        counts,
        log if log.exists() else None,
        sample is not None,
        tuple(Rooms(journal).rooms_of(profile_id)),
    )


def delete_candidate(removal: Removal, journal: Journal) -> None:
    """Remove a candidate for good: sittings, trainings, answers, files handed out, goal, code, profile.

    What lists and settings keep of them goes too; should that be interrupted, the next listing
    leaves them out.

    The log of failures goes too: what it quotes may name them. The profile goes last: after an
    interruption the candidate is still there to be removed.

    Raises
    ------
    SittingInUseError
        Something of theirs is open in another process; nothing was removed.
    JournalError, OSError
    """
    for path in (removal.path, removal.log):
        if path is not None and not os.access(path.parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with profile_lock(removal.id):
        Rooms(journal).forget_profile(removal.id)
        delete_sittings(journal, removal.id)
        remove_goal(removal.id)
        forget_code(removal.id)
        if removal.path is not None:
            remove_file(removal.path)
        if removal.log is not None:
            removal.log.unlink(missing_ok=True)
    forget_record(removal.id)
    settings = read_settings()
    if (without := settings.without(removal.id)) != settings:
        write_settings(without)


def rename_candidate(profile_id: str, name: str, framework: Framework, journal: Journal) -> Profile:
    """Give a candidate another name, in the profile and in the journal; the id stays.

    Raises
    ------
    ValidationError
        Not a name.
    UnknownProfileError, DataError, JournalError, OSError
    """
    after = _save_changed_profile(profile_id, framework, name=name)
    rename_sittings(journal, profile_id, after.name)
    forget_record(profile_id)
    return after


def change_extra_time(profile_id: str, percent: int, framework: Framework) -> Profile:
    """Give a candidate another extra time; sittings already planned keep theirs.

    Raises
    ------
    ValidationError, UnknownProfileError, DataError, OSError
    """
    return _save_changed_profile(profile_id, framework, extra_time_percent=percent)


def change_birth_date(profile_id: str, birth_date: str, framework: Framework) -> Profile:
    """Give a candidate a birth date, ``YYYY-MM-DD``: what a room knows homonyms apart by.

    Raises
    ------
    ValidationError, UnknownProfileError, DataError, OSError
    """
    return _save_changed_profile(profile_id, framework, birth_date=birth_date)


def change_accommodations(
    profile_id: str, accommodations: Sequence[str], framework: Framework
) -> Profile:
    """Give a candidate other accommodations; sittings already planned keep theirs.

    Raises
    ------
    ValidationError, UnknownProfileError, DataError, OSError
    """
    return _save_changed_profile(profile_id, framework, accommodations=tuple(accommodations))


def _save_changed_profile(profile_id: str, framework: Framework, **told: object) -> Profile:
    def change(before: Profile) -> Profile:
        # an older file without a uid gets what it always gave: its name counted in that
        whole = before.model_dump(by_alias=True) | {"uid": before.identity} | told
        return Profile.model_validate(whole)

    return change_profile(profile_id, framework, change)
