"""A room under way: one process holds it, and commits what happens in it before it shows.

Room and sitting are in one transaction, so that a process that is killed anywhere leaves a journal
from which the next one goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random, SystemRandom
from typing import Final

from pixsim.accommodations import Accommodation
from pixsim.assembly.standing import Standing, profile_standing
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.clock import Clock, wall_clock
from pixsim.foundation.resources import bank_folder
from pixsim.framework import Framework, read_framework
from pixsim.profile import Profile
from pixsim.room.events import Outage as OutageEvent
from pixsim.room.events import RoomEvent, RoomRefusedError
from pixsim.room.events import TestEnded as TestEndedEvent
from pixsim.room.lifecycle import TestState
from pixsim.room.person import Person
from pixsim.room.replay import apply_event
from pixsim.room.seat import Seat
from pixsim.room.state import Room
from pixsim.rules.v2 import V2
from pixsim.running.exam import Exam
from pixsim.running.hold import Held
from pixsim.running.room.held_sittings import HeldSittings
from pixsim.running.room.linked_exam import LINK
from pixsim.session.events import EndReason, EventRefusedError
from pixsim.store.errors import AlteredSittingError, UnknownSittingError
from pixsim.store.people.wrong_dates import shift_dates
from pixsim.store.rooms.heartbeat import last_beat, write_heartbeat
from pixsim.store.rooms.journal import KeptRoom, Rooms
from pixsim.store.sittings.journal import Journal

SILENCE: Final = timedelta(seconds=60)  # after which a candidate is taken for interrupted
ANEW: Final = timedelta(seconds=10)  # after which a profile is read again for the invigilators
BEAT: Final = timedelta(seconds=5)  # between two signs that the room is alive
OUTAGE: Final = timedelta(seconds=15)  # shorter, nobody noticed
GRACE: Final = timedelta(minutes=2)  # after opening, before time that ran out ends a test
LOST = (UnknownSittingError, AlteredSittingError)
"""A sitting deleted with its candidate, or damaged: the rest of the room goes on without it."""
END_STATE: dict[EndReason, TestState] = {
    "completed": "completed",
    "time": "endedDueToDurationExceeded",
    "candidate": "endedEarly",
    "technical": "endedEarly",
    "invigilator": "endedByInvigilator",
    "finalised": "endedDueToFinalization",
}


class OrderRefusedError(ValueError):
    """An order that cannot be carried out now; nothing was changed.

    Attributes
    ----------
    error : str
        Stable word; `pixsim.report.room.wording.refusal_sentence` says it in French.
    """

    def __init__(self, error: str) -> None:
        self.error = error
        super().__init__(error)


class RoomUnderWay(Held):
    """A room, held by this process while it is open; use it as a context manager.

    Parameters
    ----------
    journal : Journal
    number : int
        Of the room.
    bank : Bank, optional
        What tests are drawn from; the bundled one by default, read when first needed.
    profile_of : callable
        From the id of a profile to the profile, or None.
    clock : callable, optional
    rng : Random, optional
        Draws codes.

    Attributes
    ----------
    room : Room
    people : mapping of int to Person
    clock : callable
    opened : datetime
    away : timedelta
        How long the room had been closed while tests were under way: an `Outage` of the room,
        which `give_back` gives back.

    Raises
    ------
    SittingInUseError
        On entering: another process holds the room, or one of its sittings.
    UnknownRoomError, AlteredSittingError, JournalError
    """

    def __init__(
        self,
        journal: Journal,
        number: int,
        *,
        bank: Bank | None = None,
        profile_of: Callable[[str], Profile | None],
        clock: Clock = wall_clock,
        rng: Random | None = None,
    ) -> None:
        super().__init__(journal, f"room-{number}", clock)
        self.journal, self.number, self._bank = journal, number, bank
        self.rooms = Rooms(journal)
        self.rng = rng or SystemRandom()
        self.clock, self._profile_of = clock, profile_of
        self.sittings = HeldSittings(journal, number, bank, clock)
        self.sittings.is_linked = self.is_linked
        self._signs: dict[int, datetime] = {}
        self._read: dict[str, tuple[datetime, Profile | None]] = {}
        self._framework: Framework | None = None
        self._inside: set[int] = set()
        self._beaten: datetime | None = None

    def _open(self) -> None:
        self._stack.callback(self.sittings.close_all)
        self._stack.callback(self._last_beat)
        kept = self.rooms.load(self.number)
        self.rooms.keep_in_memory(self.number, self._name)
        self.room: Room = kept.room
        self.people: Mapping[int, Person] = kept.people
        self.opened = self.now()
        last = [self.room.last_at]
        for seat in self.room.tests:
            if seat.is_under_way:
                last += self._taken_up(seat)
        under_way = [seat.number for seat in self.room.tests if seat.is_under_way]
        alive = last_beat(self.journal.path, self.number)
        last += [alive] if alive is not None and alive <= self.opened else []
        self.away = self.opened - max(last) if under_way else timedelta(0)
        hurt = tuple(seat for seat in under_way if not self.is_linked(seat))
        if hurt and self.away >= OUTAGE:
            self.record(OutageEvent(at=self.opened, since=max(last), seats=hurt))
        self._beat()
        for seat_number in under_way:  # not their fault that the room was closed
            self._inside.add(seat_number)
            self._signs[seat_number] = self.opened
        self.notice()

    def _last_beat(self) -> None:
        """The room closes: what comes after is lost to those who sit."""
        self._beaten = None
        if hasattr(self, "room"):
            self._beat()

    def _beat(self) -> None:
        """Keep that the room is alive, every few seconds while it is held."""
        now = self.now()
        if not any(seat.is_under_way for seat in self.room.tests):
            return
        if self._beaten is None or now - self._beaten >= BEAT:
            self._beaten = now
            write_heartbeat(self.journal.path, self.number, now)

    def _taken_up(self, seat: Seat) -> list[datetime]:
        """Hold a sitting that is under way; when it last moved. One that is lost ends here."""
        try:
            session = self.exam(seat.number).session
        except LOST:
            ended = TestEndedEvent(
                at=self.now(), seat=seat.number, state="endedEarly", reason="technical"
            )
            self.record(ended)
            return []
        return [session.last_at] if session.last_at is not None else []

    # ---- what there is

    def now(self) -> datetime:
        """The present, never before what last happened in the room."""
        now = self.clock()
        return max(now, self.room.last_at) if hasattr(self, "room") else now

    @property
    def bank(self) -> Bank:
        """What tests are drawn from.

        Raises
        ------
        DataError
            The bundled one is faulty.
        """
        if self._bank is None:
            self._bank = self.sittings.bank = load_bank()
        return self._bank

    @property
    def framework(self) -> Framework:
        """The competences of the bank, without reading its items."""
        if self._framework is None:
            path = bank_folder() / "framework.toml"
            self._framework = self._bank.framework if self._bank else read_framework(path)
        return self._framework

    @property
    def kept(self) -> KeptRoom:
        """The room with its people."""
        return KeptRoom(self.room, self.people)

    def exam(self, seat: int) -> Exam:
        """The sitting of a seat whose test has begun: what a candidate's page drives.

        Raises
        ------
        RoomRefusedError
            No such seat, or no test.
        """
        found = self.room.seat(seat)
        if found.sitting is None:
            raise RoomRefusedError("no_test_started")
        return self.sittings.open(seat, found.sitting)

    def is_linked(self, seat: int) -> bool:
        """Whether a candidate sits at their own terminal, which holds the sitting."""
        return (self.room.seat(seat).account or "").startswith(LINK)

    def profile(self, seat: int) -> Profile | None:
        """The profile a candidate sits with; None where the room knows none."""
        person = self.people.get(seat)
        if person is None or person.profile_id is None:
            return None
        return self._found_profile(person.profile_id)

    def _found_profile(self, name: str) -> Profile | None:
        """A profile; as it was last read where the data folder is gone with it."""
        found = self._profile_of(name)
        if found is None and (self.journal.is_moved or self.journal.is_relocated):
            return self._read.get(name, (None, None))[1]
        return found

    def accommodations(self, seat: int) -> tuple[Accommodation, ...]:
        """What a candidate's test is suited to: the test's own once drawn, until then the profile's."""
        exam = self.sittings.get(seat)
        if exam is not None:
            return exam.session.sitting.accommodations
        profile = self.recent_profile(seat)
        return self.granted(() if profile is None else profile.accommodations)

    def recent_profile(self, seat: int) -> Profile | None:
        """The profile of a candidate as it was at most ten seconds ago: invigilators look often."""
        person, now = self.people.get(seat), self.now()
        if person is None or person.profile_id is None:
            return None
        read_at, found = self._read.get(person.profile_id, (now - ANEW, None))
        if now - read_at >= ANEW:
            found = self._found_profile(person.profile_id)
            self._read[person.profile_id] = (now, found)
        return found

    def granted(self, asked: tuple[Accommodation, ...]) -> tuple[Accommodation, ...]:
        """What a profile asks of its test, and what the room asks of all of them."""
        if not self.room.offline or "offline" in asked:
            return asked
        return (*asked, "offline")

    def standing(self, seat: int) -> Standing | None:
        """Where that profile stands; None where there is none."""
        profile = self.profile(seat)
        if profile is None:
            return None
        return profile_standing(shift_dates(profile, self.now()), self.framework, V2(), self.now())

    # ---- what happens

    def record(self, *events: RoomEvent, people: Mapping[int, Person] | None = None) -> None:
        """Commit events of the room alone.

        Raises
        ------
        RoomRefusedError
            One of them cannot happen; nothing was written.
        JournalError
        """
        with self.together(*events, people=people):
            pass

    @contextmanager
    def together(
        self,
        *events: RoomEvent,
        seats: tuple[int, ...] = (),
        people: Mapping[int, Person] | None = None,
    ) -> Iterator[None]:
        """Commit events of the room and what the block does to sittings: all of it, or nothing.

        Parameters
        ----------
        seats : tuple of int
            Whose sittings the block changes.

        Raises
        ------
        RoomRefusedError, OrderRefusedError, JournalError
        """
        after = self.room
        for event in events:
            after = apply_event(after, event)
        with self.sittings.undone_on_error(*seats), self.journal.transaction():
            self.rooms.append(self.number, events, self.room.version, people=people)
            try:
                yield
            except EventRefusedError as error:
                raise OrderRefusedError("not_possible_now") from error
        self.room = after
        if people is not None:
            self.people = dict(people)

    def notice(self) -> None:
        """Record in the room what became of sittings by themselves: the last answer, the time."""
        for seat in self.room.tests:
            if not seat.is_under_way:
                continue
            session = self.exam(seat.number).session
            if session.end_reason is not None:
                ended = min(session.ended_at or self.room.last_at, self.now())  # of a wrong clock
                at = max(self.room.last_at, ended)
                self.record(
                    TestEndedEvent(
                        at=at,
                        seat=seat.number,
                        state=END_STATE[session.end_reason],
                        reason=session.end_reason,
                    )
                )
                self._inside.discard(seat.number)

    def tick(self) -> None:
        """What time alone brings about; to be called about once a second.

        For two minutes after opening nobody's test is ended by it: the invigilator may first give
        back the time during which the room was closed.
        """
        self.journal.check_place()
        self._beat()
        owed = any(self.room.owed(seat.number) for seat in self.room.tests)
        if not owed or self.now() - self.opened > GRACE:
            for seat in self.room.tests:
                if seat.is_under_way and seat.answering_refusal(self.now()) is not None:
                    self.end_too_old(seat.number)
                elif seat.is_under_way:
                    self.exam(seat.number).tick()
        self.notice()

    def end_too_old(self, seat: int) -> None:
        """End a test that began more than 24 hours ago, however many minutes were added to it."""
        exam = self.exam(seat)
        ended = TestEndedEvent(
            at=self.now(), seat=seat, state="endedDueToDurationExceeded", reason="time"
        )
        with self.together(ended, seats=(seat,)):
            if not exam.session.is_over:
                exam.end("time")
        self._inside.discard(seat)

    # ---- signs of life

    def sign(self, seat: int) -> None:
        """A sign of life of a candidate: their page is there."""
        self._signs[seat] = self.now()

    def leave(self, seat: int) -> None:
        """A candidate's page is gone: coming back needs a permission."""
        self._inside.discard(seat)

    def came_in(self, seat: int) -> None:
        """A candidate was let in."""
        self._inside.add(seat)
        self.sign(seat)

    def last_sign(self, seat: int) -> datetime | None:
        """When anything was last heard of a candidate."""
        exam = self.sittings.get(seat)
        answered = exam.session.last_at if exam is not None else None
        found = [at for at in (self._signs.get(seat), answered) if at is not None]
        return max(found, default=None)

    def is_inside(self, seat: int) -> bool:
        """Whether a candidate whose test is under way is at it: they may go on without being asked.

        Otherwise they are interrupted, and every return needs a permission.
        """
        if seat not in self._inside or not self.room.seat(seat).is_under_way:
            return False
        last = self.last_sign(seat)
        return last is not None and self.now() - last <= SILENCE


def seat_version(room: RoomUnderWay, seat: Seat) -> int:
    """Grows with each event that concerns an invigilator: of the room, a report, the end."""
    exam = room.sittings.get(seat.number)
    if exam is None:
        return seat.version
    return seat.version + len(exam.session.reports)
