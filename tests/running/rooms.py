"""Rooms for tests: a few people, a clock that obeys, and what candidates do in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.result.common import AnyResult
from pixsim.report.rule_sets import build_result
from pixsim.room import events as happened
from pixsim.room.codes import draw_codes
from pixsim.room.events import RoomFields
from pixsim.room.identity import Identity
from pixsim.room.person import Person
from pixsim.running.exam import Exam
from pixsim.running.room.desk import Desk
from pixsim.running.room.door import enter_room, join_room
from pixsim.running.room.finalisation import apply_jury_decision
from pixsim.store.rooms.journal import Rooms
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.v3_sitting import answer as answer_one

FIELDS = RoomFields(
    address="Maison du numérique",
    room="Salle 2",
    date="2026-11-25",
    time="14:00",
    examiner="Mme Durand",
)
NAMES = (("Léa", "Petit"), ("Mehdi", "Karim"), ("Zoé", "Roux"))
BY = "Mme Durand"


class RoomOfTests:
    """A room with people, and the desk that holds it.

    Parameters
    ----------
    people : int
        How many, from `NAMES`.
    """

    def __init__(
        self,
        journal: Journal,
        bank: Bank,
        profile: Profile,
        clock: ManualClock,
        *,
        rules: str = "v3",
        names: Sequence[tuple[str, str]] = NAMES,
        extra: Mapping[int, int] | None = None,
        seeded: int = 0,
        offline: bool = False,
    ) -> None:
        self.journal, self.bank, self.profile, self.clock = journal, bank, profile, clock
        self.rng = Random(5)
        codes = draw_codes(self.rng)
        self.code, self.password = codes.access, codes.password
        rooms = Rooms(journal)
        self.number = rooms.create(
            at=clock(),
            by=BY,
            rules=rules,
            fields=FIELDS,
            access_code=codes.access,
            password=codes.hidden,
            seeded=seeded,
            offline=offline,
        )
        people = {
            seat: Person(first, last, "2000-03-03", profile_id=profile.id)
            for seat, (first, last) in enumerate(names, 1)
        }
        events = [
            happened.Enrolled(
                at=clock(), by=BY, seat=seat, extra_time_percent=(extra or {}).get(seat, 0)
            )
            for seat in people
        ]
        rooms.append(self.number, events, 1, people=people)
        self.people = people

    def desk(self) -> Desk:
        """The desk, not entered yet."""
        return Desk(
            self.journal,
            self.number,
            bank=self.bank,
            profile_of=lambda id: self.profile if id == self.profile.id else None,
            clock=self.clock,
            rng=self.rng,
        )

    def join(self, desk: Desk, seat: int) -> int:
        """The candidate of a seat says who they are."""
        person = self.people[seat]
        typed = Identity(person.first_name.upper(), person.last_name, person.birth_date)
        return join_room(desk, typed, f"account {seat}")

    def enter(self, desk: Desk, seat: int) -> Exam:
        """They give the access code."""
        return enter_room(desk, seat, f"account {seat}", self.code)

    def begin(self, desk: Desk, seat: int) -> Exam:
        """They join, are seen, and begin."""
        self.join(desk, seat)
        order(desk, "confirm_presence", seat)
        return self.enter(desk, seat)


def seat_of(desk: Desk, seat: int) -> dict[str, Any]:
    """The line of a candidate in the view."""
    found: dict[str, Any] = next(s for s in desk.view()["seats"] if s["seat"] == seat)
    return found


def order(desk: Desk, name: str, seat: int | None = None, **told: Any) -> dict[str, Any]:
    """Give an order on the view as it is now."""
    if seat is None:
        return desk.do({"do": name, "version": desk.view()["version"], **told}, BY)
    version = seat_of(desk, seat)["version"]
    return desk.do({"do": name, "seat": seat, "version": version, **told}, BY)


def answer(exam: Exam, clock: ManualClock, count: int = 1, *, right: bool = True) -> None:
    """Answer some questions, ten seconds each."""
    for _ in range(count):
        answer_one(exam, clock, right, seconds=10)


def result_of(desk: Desk, seat: int) -> AnyResult:
    """The result of a test as it stands, jury included, published or not."""
    found = desk.room.seat(seat)
    assert found.sitting is not None
    session, _count = desk.journal.load(found.sitting)
    return apply_jury_decision(build_result(session), found.jury)
