"""Puts candidates on the list of a room, by hand or from a class list; takes them off it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.room import events as happened
from pixsim.room.events import RoomRefusedError
from pixsim.room.identity import Identity
from pixsim.room.person import Person, person_of_name
from pixsim.room.registration_checks import is_enrolled
from pixsim.running.room.open_room import RoomUnderWay
from pixsim.store.people.class_import import (
    Comparison,
    Homonyms,
    HomonymsError,
    compare_class_list,
    save_import,
)
from pixsim.store.people.class_list import Listed, read_people
from pixsim.store.people.profiles import own_path
from pixsim.store.sittings.erasure import rename_each


@dataclass(frozen=True, slots=True)
class Registration:
    """Somebody to enrol.

    Attributes
    ----------
    person : Person
    extra_time_percent : int
    """

    person: Person
    extra_time_percent: int = 0


def of_profile(profile: Profile, **known: str | None) -> Registration:
    """A registration of somebody who has a profile here.

    Parameters
    ----------
    **known : str or None
        Fields of `Person` that are known better than the profile tells.
    """
    person = person_of_name(
        profile.name,
        birth_date=profile.birth_date,
        external_id=profile.external_id,
        profile_id=profile.id,
    )
    told = {name: value for name, value in known.items() if value is not None}
    return Registration(replace(person, **told), profile.extra_time_percent)


def enrol_people(
    desk: RoomUnderWay, registrations: Sequence[Registration], by: str
) -> tuple[int, ...]:
    """Put people on the list: all of them, or nobody; their seats.

    Raises
    ------
    RoomRefusedError
        ``enrolment_closed``; ``already_enrolled``: same name and birth date; or
        ``homonym_without_birth_date``: the door could not tell them apart.
    JournalError
    """
    people, events = dict(desk.people), []
    for seat, one in enumerate(registrations, desk.room.highest_seat + 1):
        if (error := _ambiguity(one.person.identity, identities_of(people.values()))) is not None:
            raise RoomRefusedError(error)
        people[seat] = one.person
        events.append(
            happened.Enrolled(
                at=desk.now(), by=by, seat=seat, extra_time_percent=one.extra_time_percent
            )
        )
    desk.record(*events, people=people)
    return tuple(event.seat for event in events)


def identities_of(people: Iterable[Person]) -> list[Identity]:
    """What the door compares of each person."""
    return [person.identity for person in people]


def _ambiguity(candidate: Identity, enrolled: Sequence[Identity]) -> str | None:
    """Why the door could not tell somebody from those enrolled; None where it can."""
    if is_enrolled(candidate, enrolled):
        return "already_enrolled"
    if any(candidate.matches(other) or other.matches(candidate) for other in enrolled):
        return "homonym_without_birth_date"
    return None


def replace_list(
    desk: RoomUnderWay, registrations: Sequence[Registration], by: str
) -> tuple[int, ...]:
    """Have a list take the place of the one there is, as an import does at Pix.

    Raises
    ------
    RoomRefusedError
        Somebody has joined or begun already; two of the list are the same.
    JournalError
    """
    first = desk.room.highest_seat + 1
    seats = tuple(range(first, first + len(registrations)))
    people = dict(zip(seats, (one.person for one in registrations), strict=True))
    identities = identities_of(people.values())
    for place, one in enumerate(identities):
        if (error := _ambiguity(one, identities[:place])) is not None:
            raise RoomRefusedError(error)
    pairs = tuple(
        (seat, one.extra_time_percent) for seat, one in zip(seats, registrations, strict=True)
    )
    desk.record(happened.ListReplaced(at=desk.now(), by=by, seats=pairs), people=people)
    return seats


def remove_person(desk: RoomUnderWay, seat: int, by: str) -> None:
    """Take somebody off the list.

    Raises
    ------
    RoomRefusedError
        They have joined already.
    JournalError
    """
    people = {number: person for number, person in desk.people.items() if number != seat}
    desk.record(happened.SeatRemoved(at=desk.now(), by=by, seat=seat), people=people)


def erase_people(desk: RoomUnderWay, by: str) -> None:
    """Delete the names of all candidates for good, also from their sittings; the rest stays.

    Raises
    ------
    RoomRefusedError
        A test is under way.
    JournalError
    """
    desk.record(happened.PeopleErased(at=desk.now(), by=by), people={})
    desk.sittings.close_all()
    tests = {s.sitting: desk.kept.name(s.number) for s in desk.room.tests if s.sitting is not None}
    rename_each(desk.journal, tests)


@dataclass(frozen=True, slots=True)
class ClassToEnrol:
    """A class list as it was read; nothing is written yet.

    Attributes
    ----------
    listed : tuple of Listed
    found : Comparison
        Who of them has a profile here.
    """

    listed: tuple[Listed, ...]
    found: Comparison

    def refuse_homonyms(self) -> None:
        """Refuse a list in which, or beside this machine's people, nothing tells who is who.

        Raises
        ------
        HomonymsError
            With the lines of all of them.
        """
        found = list(self.found.homonyms)
        identities = identities_of(
            _complete_registration(one, one.profile).person for one in self.listed
        )
        for place, one in enumerate(identities):
            rest = identities[place + 1 :]
            lines = [self.listed[place].line]
            lines += [
                self.listed[place + n].line
                for n, other in enumerate(rest, 1)
                if _ambiguity(one, [other])
            ]
            if len(lines) > 1 and not any(lines[0] in known.lines for known in found):
                found.append(Homonyms(self.listed[place].profile.name, tuple(lines)))
        if found:
            raise HomonymsError(found)

    def refusal(self, enrolled: Iterable[Person] = ()) -> str | None:
        """Why these people cannot join those enrolled already; None where they can."""
        known = identities_of(enrolled)
        people = (_complete_registration(one, one.profile).person for one in self.listed)
        found = (_ambiguity(identity, known) for identity in identities_of(people))
        return next((error for error in found if error is not None), None)

    @contextmanager
    def registered(
        self, framework: Framework, taken: Iterable[str]
    ) -> Iterator[list[Registration]]:
        """Whom to enrol; who has no profile here gets one, taken back where the block fails.

        Raises
        ------
        OSError
            A file cannot be written; nothing stays.
        """
        created = save_import(self.found, "skip", framework, taken).created
        made, here = iter(created), {row.id: kept for row, kept in self.found.known}
        try:
            yield [
                _complete_registration(one, here.get(one.profile.id) or next(made))
                for one in self.listed
            ]
        except BaseException:
            for profile in created:
                own_path(profile.id).unlink(missing_ok=True)
            raise


def read_class_to_enrol(path: Path, framework: Framework, taken: Iterable[str]) -> ClassToEnrol:
    """Whom a class list would enrol; nothing is written.

    Raises
    ------
    DataError
        Every fault of the file.
    """
    listed = tuple(read_people(path, framework, taken))
    return ClassToEnrol(listed, compare_class_list(listed, framework))


def _complete_registration(listed: Listed, profile: Profile) -> Registration:
    """What the list says of somebody, with the profile they have here."""
    person = person_of_name(listed.profile.name)
    if listed.first_name is not None:
        person = Person(listed.first_name, listed.last_name)
    extra = (
        listed.profile.extra_time_percent
        if "extra_time_percent" in listed.profile.model_fields_set
        else profile.extra_time_percent
    )
    whole = replace(
        person,
        birth_date=listed.profile.birth_date or profile.birth_date,
        external_id=listed.profile.external_id or profile.external_id,
        profile_id=profile.id,
    )
    return Registration(whole, extra)
