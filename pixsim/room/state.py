"""An immutable room: what its events lead to, and what each event does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import singledispatch

from pixsim.room import events as happened
from pixsim.room.events import BaseRoomEvent, RoomEvent, RoomFields, RoomRefusedError, SeatEvent
from pixsim.room.finalisation import finalisation_refusal, is_to_publish
from pixsim.room.jury import jury_refusal
from pixsim.room.reports import ReportRefusedError, issue_report
from pixsim.room.seat import Decision, Seat
from pixsim.room.states import Abort, SessionStatus, ended_by_finalisation, session_status
from pixsim.room.times import is_test_too_old, may_start


@dataclass(frozen=True, slots=True)
class Room:
    """A session of the certification at one moment.

    Attributes
    ----------
    number : int
    rules : str
        Rule set of its tests.
    fields : RoomFields
        Where and when.
    access_code : str
    password : str
        As it is kept, see `pixsim.room.codes.hide_password`.
    created, last_at : datetime
    seats : mapping of int to Seat
        Candidates on the list, by number.
    highest_seat : int
        Numbers are never given twice.
    finalised, published : datetime or None
    officer : str
        Who of the jury has the session; empty when nobody.
    comment : str
        On the session as a whole.
    erased, deleted : bool
        Names were deleted; the session is gone.
    version : int
        How many events led here.
    """

    number: int
    rules: str
    fields: RoomFields
    access_code: str
    password: str
    created: datetime
    last_at: datetime
    seats: Mapping[int, Seat] = field(default_factory=dict)
    highest_seat: int = 0
    finalised: datetime | None = None
    published: datetime | None = None
    officer: str = ""
    comment: str = ""
    erased: bool = False
    deleted: bool = False
    version: int = 1

    @property
    def status(self) -> SessionStatus:
        """Status of the session."""
        if self.deleted:
            return "deleted"
        return session_status(
            finalised=self.finalised is not None,
            officer=bool(self.officer),
            published=self.published is not None,
        )

    @property
    def tests(self) -> tuple[Seat, ...]:
        """Candidates who began a test, by number."""
        return tuple(seat for seat in self.seats.values() if seat.has_test)

    @property
    def first_start(self) -> datetime | None:
        """When the first test began."""
        return min((s.started for s in self.tests if s.started is not None), default=None)

    def may_start(self, now: datetime) -> bool:
        """Whether a test may still be begun, or somebody enrolled."""
        return may_start(self.first_start, now, finalised=self.finalised is not None)

    @property
    def is_to_publish(self) -> bool:
        """Whether it may be published as it is; otherwise the jury handles it first."""
        if self.finalised is None or self.officer:
            return False
        return is_to_publish(
            [seat.finished_test for seat in self.tests], comment=bool(self.comment)
        )

    def finalisation_refusal(self, aborts: Mapping[int, Abort]) -> str | None:
        """Why it cannot be finalised with these reasons; None when it can."""
        lines = [seat.report_line(aborts.get(seat.number)) for seat in self.tests]
        return finalisation_refusal(lines, finalised=self.finalised is not None)

    def seat(self, number: int) -> Seat:
        """A candidate of the list.

        Raises
        ------
        RoomRefusedError
            Nobody has this number.
        """
        if number not in self.seats:
            raise RoomRefusedError("no_such_seat")
        return self.seats[number]

    def seat_of_sitting(self, sitting: str) -> Seat | None:
        """The candidate whose test it is."""
        return next((seat for seat in self.seats.values() if seat.sitting == sitting), None)

    def apply(self, event: RoomEvent) -> Room:
        """The room after an event.

        Raises
        ------
        RoomRefusedError
            It cannot happen now; nothing is changed.
        """
        if self.deleted:
            raise RoomRefusedError("session_not_found")
        if event.at < self.last_at:
            raise RoomRefusedError("before_the_last_event")
        after_it = after(event, self)
        if isinstance(event, SeatEvent) and event.seat in after_it.seats:
            seat = after_it.seats[event.seat]
            after_it = after_it.with_seat(replace(seat, version=seat.version + 1))
        return replace(after_it, last_at=event.at, version=self.version + 1)

    def with_seat(self, seat: Seat) -> Room:
        """The room with one candidate changed or added."""
        return replace(self, seats={**self.seats, seat.number: seat})


def new_room(event: happened.RoomCreated) -> Room:
    """The room its first event makes."""
    return Room(
        number=event.number,
        rules=event.rules,
        fields=event.fields,
        access_code=event.access_code,
        password=event.password,
        created=event.at,
        last_at=event.at,
    )


def replay(events: Iterable[RoomEvent]) -> Room:
    """The room that its events lead to.

    Raises
    ------
    RoomRefusedError
        They do not begin with its creation, or one could not happen.
    """
    rest = iter(events)
    first = next(rest, None)
    if not isinstance(first, happened.RoomCreated):
        raise RoomRefusedError("no_creation")
    room = new_room(first)
    for event in rest:
        room = room.apply(event)
    return room


@singledispatch
def after(event: BaseRoomEvent, room: Room) -> Room:
    """The room an event leads to.

    Raises
    ------
    RoomRefusedError
        The event cannot happen now.
    TypeError
        It is no event that can follow another.
    """
    raise TypeError(f"not an event of room {room.number}: {event!r}")


@after.register
def _(event: happened.FieldsChanged, room: Room) -> Room:
    return replace(room, fields=event.fields)


@after.register
def _(event: happened.PasswordChanged, room: Room) -> Room:
    return replace(room, password=event.password)


@after.register
def _(event: happened.InvigilatorCame, room: Room) -> Room:  # noqa: ARG001
    _refuse_if(room.finalised is not None, "session_not_accessible")
    return room


@after.register
def _(event: happened.Enrolled, room: Room) -> Room:
    _refuse_if(not room.may_start(event.at), "enrolment_closed")
    _refuse_if(event.seat <= room.highest_seat, "seat_taken")
    added = room.with_seat(Seat(event.seat, event.extra_time_percent))
    return replace(added, highest_seat=event.seat)


@after.register
def _(event: happened.ListReplaced, room: Room) -> Room:
    _refuse_if(not room.may_start(event.at), "enrolment_closed")
    _refuse_if(any(seat.account for seat in room.seats.values()), "a_candidate_is_already_linked")
    _refuse_if(bool(room.tests), "session_started")
    numbers = [number for number, _percent in event.seats]
    fresh = all(a < b for a, b in zip([room.highest_seat, *numbers], numbers, strict=False))
    _refuse_if(not fresh, "seat_taken")
    seats = {number: Seat(number, percent) for number, percent in event.seats}
    return replace(room, seats=seats, highest_seat=max(numbers, default=room.highest_seat))


@after.register
def _(event: happened.SeatRemoved, room: Room) -> Room:
    seat = room.seat(event.seat)
    _refuse_if(seat.account is not None or seat.has_test, "candidate_already_linked")
    return replace(room, seats={n: s for n, s in room.seats.items() if n != event.seat})


@after.register
def _(event: happened.Joined, room: Room) -> Room:
    seat = room.seat(event.seat)
    _refuse_if(seat.account not in (None, event.account), "candidate_linked_to_other_account")
    others = (s.account for s in room.seats.values() if s.number != event.seat)
    _refuse_if(event.account in others, "account_linked_to_other_candidate")
    _refuse_if(not seat.has_test and not room.may_start(event.at), "session_not_joinable")
    return room.with_seat(replace(seat, account=event.account, joined=event.at))


@after.register
def _(event: happened.Freed, room: Room) -> Room:
    seat = room.seat(event.seat)
    return room.with_seat(
        replace(seat, account=None, joined=None, permitted=None, resume_asked=None)
    )


@after.register
def _(event: happened.InstructionsSeen, room: Room) -> Room:
    seat = room.seat(event.seat)
    _refuse_if(seat.account is None, "not_a_candidate_of_this_session")
    return room.with_seat(replace(seat, instructed=True))


@after.register
def _(event: happened.EntryRefused, room: Room) -> Room:  # noqa: ARG001
    return room  # told in the history alone


@after.register
def _(event: happened.PresenceConfirmed, room: Room) -> Room:
    seat = room.seat(event.seat)
    _refuse_if(seat.has_test, "test_already_started")
    _refuse_if(not room.may_start(event.at), "session_not_joinable")
    return room.with_seat(replace(seat, permitted=event.at))


@after.register
def _(event: happened.PresenceCancelled, room: Room) -> Room:
    seat = room.seat(event.seat)
    _refuse_if(seat.permitted is None, "no_permission")
    return room.with_seat(replace(seat, permitted=None))


@after.register
def _(event: happened.ResumeAsked, room: Room) -> Room:
    seat = _under_way(room, event.seat)
    asked = seat.resume_asked or event.at
    return room.with_seat(replace(seat, resume_asked=asked))


@after.register
def _(event: happened.ResumeAuthorised, room: Room) -> Room:
    seat = _under_way(room, event.seat)
    too_old = seat.started is not None and is_test_too_old(seat.started, event.at)
    _refuse_if(too_old, "certification_duration_exceeded")
    return room.with_seat(replace(seat, permitted=event.at, resume_asked=None))


@after.register
def _(event: happened.TestStarted, room: Room) -> Room:
    seat = room.seat(event.seat)
    _refuse_if(seat.account is None, "not_a_candidate_of_this_session")
    _refuse_if(seat.has_test, "test_already_started")
    _refuse_if(not room.may_start(event.at), "session_not_joinable")
    _refuse_if(not seat.is_permitted(event.at), "presence_not_confirmed")
    return room.with_seat(
        replace(
            seat,
            sitting=event.sitting,
            verification_code=event.verification_code,
            started=event.at,
            state="started",
            permitted=None,
        )
    )


@after.register
def _(event: happened.TestResumed, room: Room) -> Room:
    seat = _under_way(room, event.seat)
    _refuse_if(not seat.is_permitted(event.at), "resume_not_authorised")
    return room.with_seat(replace(seat, permitted=None, resume_asked=None))


@after.register
def _(event: happened.TimeGiven, room: Room) -> Room:
    seat = _under_way(room, event.seat)
    return room.with_seat(replace(seat, minutes_added=seat.minutes_added + event.minutes))


@after.register
def _(event: happened.ReportDecided, room: Room) -> Room:
    seat = room.seat(event.seat)
    _refuse_if(not seat.has_test, "no_test_started")
    _refuse_if(room.finalised is not None, "already_finalised")
    decision = Decision(event.place, event.question, event.confirmed, event.reason, event.at)
    rest = tuple(d for d in seat.decisions if d.place != event.place)
    return room.with_seat(replace(seat, decisions=(*rest, decision)))


@after.register
def _(event: happened.TestEnded, room: Room) -> Room:
    seat = room.seat(event.seat)
    _refuse_if(not seat.has_test, "no_test_started")
    if not seat.is_under_way or event.state == "started":
        return room  # one that is over is never changed
    return room.with_seat(
        replace(
            seat,
            state=event.state,
            end_reason=event.reason,
            ended=event.at,
            permitted=None,
            resume_asked=None,
        )
    )


@after.register
def _(event: happened.IssueEntered, room: Room) -> Room:
    seat = room.seat(event.seat)
    _refuse_if(not seat.has_test, "no_test_started")
    _refuse_if(room.finalised is not None, "already_finalised")
    try:
        issue = issue_report(event.category, event.subcategory, event.description, event.question)
    except ReportRefusedError as error:
        raise RoomRefusedError(error.error) from error
    _refuse_if(room.rules != "v2" and not issue.is_offered_under_v3, "invalid_report")
    return room.with_seat(replace(seat, issues=(*seat.issues, issue)))


@after.register
def _(event: happened.IssueWithdrawn, room: Room) -> Room:
    _refuse_if(room.finalised is not None, "already_finalised")
    seat = room.seat(event.seat)
    _refuse_if(not 0 <= event.place < len(seat.issues), "no_such_report")
    kept = tuple(issue for place, issue in enumerate(seat.issues) if place != event.place)
    return room.with_seat(replace(seat, issues=kept))


@after.register
def _(event: happened.IssueResolved, room: Room) -> Room:
    _refuse_if(room.finalised is None, "not_finalised")
    seat = room.seat(event.seat)
    _refuse_if(not 0 <= event.place < len(seat.issues), "no_such_report")
    issues = tuple(
        replace(issue, resolved=True) if place == event.place else issue
        for place, issue in enumerate(seat.issues)
    )
    return room.with_seat(replace(seat, issues=issues))


@after.register
def _(event: happened.ResultSettled, room: Room) -> Room:
    seat = room.seat(event.seat)
    _refuse_if(not seat.has_test, "no_test_started")
    return room.with_seat(replace(seat, result=event.status, result_comment=event.comment))


@after.register
def _(event: happened.Finalised, room: Room) -> Room:
    if (error := room.finalisation_refusal(event.aborts)) is not None:
        raise RoomRefusedError(error)
    for seat in room.tests:
        assert seat.state is not None
        room = room.with_seat(
            replace(
                seat,
                state=ended_by_finalisation(seat.state),
                abort=event.aborts.get(seat.number) if seat.needs_reason else None,
                ended=seat.ended or event.at,
                permitted=None,
                resume_asked=None,
            )
        )
    return replace(room, finalised=event.at, comment=event.comment)


@after.register
def _(event: happened.Unfinalised, room: Room) -> Room:  # noqa: ARG001
    _refuse_if(room.published is not None, "already_published")
    _refuse_if(room.finalised is None, "not_finalised")
    return replace(room, finalised=None, comment="", officer="")


@after.register
def _(event: happened.OfficerAssigned, room: Room) -> Room:
    _refuse_if(room.finalised is None, "not_finalised")
    return replace(room, officer=event.by)


@after.register
def _(event: happened.Published, room: Room) -> Room:
    _refuse_if(room.published is not None, "already_published")
    _refuse_if(room.finalised is None, "not_finalised")
    missing = any(seat.outcome[0] in (None, "error") for seat in room.tests)
    _refuse_if(missing, "a_result_is_missing_or_in_error")
    return replace(room, published=event.at)


@after.register
def _(event: happened.Unpublished, room: Room) -> Room:  # noqa: ARG001
    return replace(room, published=None)


@after.register
def _(event: happened.JuryDecided, room: Room) -> Room:
    seat = room.seat(event.seat)
    finalised = room.finalised is not None
    error = jury_refusal(event.act, finalised=finalised, has_result=seat.result is not None)
    if error is not None:
        raise RoomRefusedError(error)
    return room.with_seat(replace(seat, jury=seat.jury.after(event.act)))


@after.register
def _(event: happened.JuryCommented, room: Room) -> Room:
    seat = room.seat(event.seat)
    _refuse_if(not seat.has_test, "no_test_started")
    told = {"internal_comment" if event.internal else "jury_comment": event.text}
    return room.with_seat(replace(seat, **told))  # type: ignore[arg-type]


@after.register
def _(event: happened.PeopleErased, room: Room) -> Room:  # noqa: ARG001
    under_way = any(seat.is_under_way for seat in room.seats.values())
    _refuse_if(under_way, "test_under_way")
    return replace(room, erased=True)


@after.register
def _(event: happened.RoomDeleted, room: Room) -> Room:  # noqa: ARG001
    _refuse_if(bool(room.tests), "session_started")
    return replace(room, seats={}, deleted=True)


def _refuse_if(refused: bool, error: str) -> None:
    if refused:
        raise RoomRefusedError(error)


def _under_way(room: Room, number: int) -> Seat:
    seat = room.seat(number)
    _refuse_if(not seat.has_test, "no_test_started")
    _refuse_if(not seat.is_under_way, "test_ended")
    return seat
