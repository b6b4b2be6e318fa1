"""Find people inactive for long, so that what they left can be deleted: a retention period carried out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.store.errors import AlteredSittingError
from pixsim.store.people.profiles import own_profiles
from pixsim.store.people.removal import Removal, list_what_goes
from pixsim.store.rooms.journal import Rooms
from pixsim.store.sittings.journal import Journal

LAST_EVENTS = """
    SELECT sitting.profile_id, MAX(MAX(sitting.created_at, COALESCE(event.at, '')))
    FROM sitting LEFT JOIN event ON event.sitting = sitting.id GROUP BY sitting.profile_id
    """


@dataclass(frozen=True, slots=True)
class Inactive:
    """Somebody who has done nothing since a moment.

    Attributes
    ----------
    removal : Removal
        What would go with them.
    last : datetime
        Their last event, or the last change of their profile.
    """

    removal: Removal
    last: datetime


def moment_before(now: datetime, count: int, unit: str) -> datetime:
    """A moment some time ago.

    Parameters
    ----------
    now : datetime
    count : int
    unit : {"d", "w", "m", "y"}
        Days, weeks, months or years of the calendar; the 31st becomes the last day of a shorter month.
    """
    if unit in "dw":
        return now - timedelta(days=count * (7 if unit == "w" else 1))
    months = now.year * 12 + now.month - 1 - count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))


def inactive_since(moment: datetime, framework: Framework, journal: Journal) -> list[Inactive]:
    """People of this machine without any activity since a moment, the longest inactive first.

    Bundled samples are nobody; whoever only the journal knows counts too.

    Raises
    ------
    JournalError
    """
    last = _last_activity(framework, journal)
    found = []
    for profile_id, at in sorted(last.items(), key=lambda pair: pair[1]):
        removal = list_what_goes(profile_id, framework, journal) if at < moment else None
        if removal is not None:
            found.append(Inactive(removal, at))
    return found


def rooms_before(moment: datetime, journal: Journal) -> Iterator[int]:
    """Rooms made before a moment: lists of people stay in them until they are deleted themselves."""
    rooms = Rooms(journal)
    for number in rooms.numbers():
        with suppress(AlteredSittingError):  # `pixsim room list` tells
            history = rooms.history(number)
            if history and history[-1].at < moment:
                yield number


def _last_activity(framework: Framework, journal: Journal) -> dict[str, datetime]:
    """By profile id: the last event in the journal, or the last change of the profile's file."""
    found: dict[str, datetime] = {}
    for path, profile in own_profiles(framework):
        with suppress(OSError):  # gone in the meantime
            changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            found[profile.id if isinstance(profile, Profile) else path.stem] = changed
    with journal.snapshot() as connection:
        rows = connection.execute(LAST_EVENTS).fetchall()
    for profile_id, text in rows:
        at = datetime.fromisoformat(text)
        found[profile_id] = max(at, found.get(profile_id, at))
    return found
