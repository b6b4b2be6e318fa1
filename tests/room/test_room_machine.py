"""A room under orders given at random behaves as a simple model of it says."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pixsim.room import events as happened
from pixsim.room.events import ROOM_EVENT, RoomFields, RoomRefusedError
from pixsim.room.replay import apply_event, new_room, replay_room
from pixsim.room.state import Room
from tests.conftest import NOW

SEATS = st.integers(1, 3)
CREATED = happened.RoomCreated(
    at=NOW,
    number=1,
    rules="v3",
    fields=RoomFields(address="A", room="1", date="2026-11-25", time="14:00", examiner="X"),
    access_code="BCDF23",
    password="",
)


class RoomMachine(RuleBasedStateMachine):
    """The model: for each seat what may be said of it in plain words."""

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = NOW
        self.room: Room = new_room(CREATED)
        self.events: list[Any] = [CREATED]
        for seat in (1, 2, 3):
            self.give("enrolled", seat=seat)
        self.joined: set[int] = set()
        self.permitted: dict[int, datetime] = {}
        self.state: dict[int, str] = {}
        self.results: set[int] = set()
        self.begun: datetime | None = None
        self.finalised = self.published = False

    def give(self, kind: str, **told: Any) -> bool:
        """Whether the room took it; a refusal changes nothing."""
        event = ROOM_EVENT.validate_python({"kind": kind, "at": self.now, **told})
        before = self.room
        try:
            self.room = apply_event(self.room, event)
        except RoomRefusedError:
            assert self.room is before
            return False
        self.events.append(event)
        return True

    @property
    def open(self) -> bool:
        late = self.begun is not None and self.now - self.begun > timedelta(hours=24)
        return not self.finalised and not late

    @rule(minutes=st.sampled_from([1, 7, 14, 16, 60, 60 * 25]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(seat=SEATS)
    def joins(self, seat: int) -> None:
        if self.give("joined", seat=seat, account=f"a{seat}"):
            assert self.open or seat in self.state
            self.joined.add(seat)

    @rule(seat=SEATS)
    def is_seen(self, seat: int) -> None:
        taken = self.give("presence_confirmed", seat=seat)
        assert taken == (self.open and seat not in self.state)
        if taken:
            self.permitted[seat] = self.now

    @rule(seat=SEATS)
    def begins(self, seat: int) -> None:
        fresh = seat in self.permitted and self.now - self.permitted[seat] < timedelta(minutes=15)
        taken = self.give("test_started", seat=seat, sitting=f"s{seat}", verification_code="N-1")
        wanted = self.open and fresh and seat in self.joined and seat not in self.state
        assert taken == wanted
        if taken:
            self.state[seat] = "started"
            self.begun = self.begun or self.now
            del self.permitted[seat]

    @rule(seat=SEATS)
    def may_return(self, seat: int) -> None:
        started = self.room.seats[seat].started
        late = started is not None and self.now - started > timedelta(hours=24)
        taken = self.give("resume_authorised", seat=seat)
        assert taken == (self.state.get(seat) == "started" and not late)
        if taken:
            self.permitted[seat] = self.now

    @rule(seat=SEATS)
    def returns(self, seat: int) -> None:
        fresh = seat in self.permitted and self.now - self.permitted[seat] < timedelta(minutes=15)
        taken = self.give("test_resumed", seat=seat)
        assert taken == (self.state.get(seat) == "started" and fresh)
        if taken:
            del self.permitted[seat]

    @rule(seat=SEATS, state=st.sampled_from(["completed", "endedByInvigilator"]))
    def ends(self, seat: int, state: str) -> None:
        taken = self.give("test_ended", seat=seat, state=state)
        assert taken == (seat in self.state)
        if self.state.get(seat) == "started":
            self.state[seat] = state
            self.permitted.pop(seat, None)

    @rule(reasons=st.dictionaries(SEATS, st.sampled_from(["candidate", "technical"])))
    def is_finalised(self, reasons: dict[int, str]) -> None:
        unfinished = {seat for seat, state in self.state.items() if state != "completed"}
        taken = self.give("finalised", aborts=reasons)
        wanted = bool(self.state) and not self.finalised and unfinished <= set(reasons)
        assert taken == wanted
        if taken:
            self.finalised = True
            for seat, state in self.state.items():
                if state == "started":
                    self.state[seat] = "endedDueToFinalization"
                    self.permitted.pop(seat, None)
                self.give("result_settled", seat=seat, status="validated")
                self.results.add(seat)

    @rule()
    def is_unfinalised(self) -> None:
        taken = self.give("unfinalised")
        assert taken == (self.finalised and not self.published)
        self.finalised = self.finalised and not taken

    @rule()
    def is_published(self) -> None:
        taken = self.give("published")
        assert taken == (self.finalised and not self.published and self.results >= set(self.state))
        self.published = self.published or taken

    @rule()
    def is_hidden(self) -> None:
        assert self.give("unpublished")
        self.published = False

    @invariant()
    def agrees(self) -> None:
        assert {s.number: s.state for s in self.room.tests} == self.state
        assert (self.room.finalised is not None) == self.finalised
        assert (self.room.published is not None) == self.published
        assert self.room.first_start == self.begun
        assert self.room.version == len(self.events)

    def teardown(self) -> None:
        """The events alone lead to the same room."""
        written = [ROOM_EVENT.validate_json(event.model_dump_json()) for event in self.events]
        assert replay_room(written) == self.room


TestRoomMachine = RoomMachine.TestCase
TestRoomMachine.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
