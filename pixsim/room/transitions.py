"""What each event does to a room: the list, the door, the test."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from functools import singledispatch

from pixsim.room import events as happened
from pixsim.room.durations import is_test_too_old
from pixsim.room.events import BaseRoomEvent, RoomRefusedError
from pixsim.room.seat import Decision, Seat
from pixsim.room.state import PastOutage, Room


@singledispatch
def apply_room_event(event: BaseRoomEvent, room: Room) -> Room:
    """The room an event leads to.

    Raises
    ------
    RoomRefusedError
        The event cannot happen now.
    TypeError
        It is no event that can follow another.
    """
    raise TypeError(f"not an event of room {room.number}: {event!r}")


@apply_room_event.register
def _after_fields_changed(event: happened.FieldsChanged, room: Room) -> Room:
    return replace(room, fields=event.fields)


@apply_room_event.register
def _after_password_changed(event: happened.PasswordChanged, room: Room) -> Room:
    return replace(room, password=event.password)


@apply_room_event.register
def _after_invigilator_came(event: happened.InvigilatorCame, room: Room) -> Room:  # noqa: ARG001
    refuse_if(room.finalised is not None, "session_not_accessible")
    return room


@apply_room_event.register
def _after_enrolled(event: happened.Enrolled, room: Room) -> Room:
    refuse_if(not room.may_start(event.at), "enrolment_closed")
    refuse_if(event.seat <= room.highest_seat, "seat_taken")
    added = room.with_seat(Seat(event.seat, event.extra_time_percent))
    return replace(added, highest_seat=event.seat)


@apply_room_event.register
def _after_list_replaced(event: happened.ListReplaced, room: Room) -> Room:
    refuse_if(not room.may_start(event.at), "enrolment_closed")
    refuse_if(any(seat.account for seat in room.seats.values()), "a_candidate_is_already_linked")
    refuse_if(bool(room.tests), "session_started")
    numbers = [number for number, _percent in event.seats]
    fresh = all(a < b for a, b in zip([room.highest_seat, *numbers], numbers, strict=False))
    refuse_if(not fresh, "seat_taken")
    seats = {number: Seat(number, percent) for number, percent in event.seats}
    return replace(room, seats=seats, highest_seat=max(numbers, default=room.highest_seat))


@apply_room_event.register
def _after_seat_removed(event: happened.SeatRemoved, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(seat.account is not None or seat.has_test, "candidate_already_linked")
    return replace(room, seats={n: s for n, s in room.seats.items() if n != event.seat})


@apply_room_event.register
def _after_joined(event: happened.Joined, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(seat.account not in (None, event.account), "candidate_linked_to_other_account")
    _refuse_account_of_others(room, event.seat, event.account)
    refuse_if(not seat.has_test and not room.may_start(event.at), "session_not_joinable")
    return room.with_seat(replace(seat, account=event.account, joined=event.at))


@apply_room_event.register
def _after_move_asked(event: happened.MoveAsked, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(seat.account in (None, event.account), "not_possible_now")
    refuse_if(seat.has_test and not seat.is_under_way, "test_ended")
    _refuse_account_of_others(room, event.seat, event.account)
    return room.with_seat(replace(seat, move_account=event.account, move_asked=event.at))


@apply_room_event.register
def _after_move_authorised(event: happened.MoveAuthorised, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(seat.move_account is None, "no_move_asked")
    refuse_if(seat.has_test and not seat.is_under_way, "test_ended")
    assert seat.move_account is not None
    _refuse_account_of_others(room, event.seat, seat.move_account)
    refuse_if(not seat.has_test and not room.may_start(event.at), "session_not_joinable")
    too_old = seat.started is not None and is_test_too_old(seat.started, event.at)
    refuse_if(too_old, "certification_duration_exceeded")
    moved = replace(seat, account=seat.move_account, joined=event.at, permitted=event.at)
    return room.with_seat(replace(moved, move_account=None, move_asked=None, resume_asked=None))


@apply_room_event.register
def _after_move_refused(event: happened.MoveRefused, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(seat.move_account is None, "no_move_asked")
    return room.with_seat(replace(seat, move_account=None, move_asked=None))


def _refuse_account_of_others(room: Room, number: int, account: str) -> None:
    others = (s.account for s in room.seats.values() if s.number != number)
    refuse_if(account in others, "account_linked_to_other_candidate")


@apply_room_event.register
def _after_freed(event: happened.Freed, room: Room) -> Room:
    seat = room.seat(event.seat)
    free = replace(seat, account=None, joined=None, permitted=None, resume_asked=None)
    return room.with_seat(replace(free, move_account=None, move_asked=None))


@apply_room_event.register
def _after_instructions_seen(event: happened.InstructionsSeen, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(seat.account is None, "not_a_candidate_of_this_session")
    return room.with_seat(replace(seat, instructed=True))


@apply_room_event.register
def _after_entry_refused(event: happened.EntryRefused, room: Room) -> Room:  # noqa: ARG001
    return room  # told in the history alone


@apply_room_event.register
def _after_presence_confirmed(event: happened.PresenceConfirmed, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(seat.has_test, "test_already_started")
    refuse_if(not room.may_start(event.at), "session_not_joinable")
    return room.with_seat(replace(seat, permitted=event.at))


@apply_room_event.register
def _after_presence_cancelled(event: happened.PresenceCancelled, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(seat.permitted is None, "no_permission")
    return room.with_seat(replace(seat, permitted=None))


@apply_room_event.register
def _after_resume_asked(event: happened.ResumeAsked, room: Room) -> Room:
    seat = _under_way(room, event.seat)
    asked = seat.resume_asked or event.at
    return room.with_seat(replace(seat, resume_asked=asked))


@apply_room_event.register
def _after_resume_authorised(event: happened.ResumeAuthorised, room: Room) -> Room:
    seat = _under_way(room, event.seat)
    too_old = seat.started is not None and is_test_too_old(seat.started, event.at)
    refuse_if(too_old, "certification_duration_exceeded")
    return room.with_seat(replace(seat, permitted=event.at, resume_asked=None))


@apply_room_event.register
def _after_test_started(event: happened.TestStarted, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(seat.account is None, "not_a_candidate_of_this_session")
    refuse_if(seat.has_test, "test_already_started")
    refuse_if(not room.may_start(event.at), "session_not_joinable")
    refuse_if(not seat.is_permitted(event.at), "presence_not_confirmed")
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


@apply_room_event.register
def _after_test_resumed(event: happened.TestResumed, room: Room) -> Room:
    seat = _under_way(room, event.seat)
    refuse_if(not seat.is_permitted(event.at), "resume_not_authorised")
    return room.with_seat(replace(seat, permitted=None, resume_asked=None))


@apply_room_event.register
def _after_time_given(event: happened.TimeGiven, room: Room) -> Room:
    seat = _under_way(room, event.seat)
    return room.with_seat(replace(seat, minutes_added=seat.minutes_added + event.minutes))


@apply_room_event.register
def _after_outage(event: happened.Outage, room: Room) -> Room:
    owed = {}
    for number in event.seats:
        seat = _under_way(room, number)
        since = max(event.since, seat.started or event.since)
        lost = math.ceil((event.at - since) / timedelta(minutes=1))
        if lost > 0:
            owed[number] = min(lost, happened.MOST_MINUTES)
    return replace(room, outages=(*room.outages, PastOutage(event.since, event.at, owed)))


@apply_room_event.register
def _after_time_given_back(event: happened.TimeGivenBack, room: Room) -> Room:
    seat = _under_way(room, event.seat)
    refuse_if(room.owed(event.seat).get(event.outage) != event.minutes, "nothing_owed")
    outage = room.outages[event.outage]
    given = replace(outage, given=outage.given | {event.seat})
    outages = tuple(given if n == event.outage else o for n, o in enumerate(room.outages))
    after_it = replace(room, outages=outages)
    return after_it.with_seat(replace(seat, minutes_added=seat.minutes_added + event.minutes))


@apply_room_event.register
def _after_report_decided(event: happened.ReportDecided, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(not seat.has_test, "no_test_started")
    refuse_if(room.finalised is not None, "already_finalised")
    decision = Decision(event.place, event.question, event.confirmed, event.reason, event.at)
    rest = tuple(d for d in seat.decisions if d.place != event.place)
    return room.with_seat(replace(seat, decisions=(*rest, decision)))


@apply_room_event.register
def _after_test_ended(event: happened.TestEnded, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(not seat.has_test, "no_test_started")
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
            move_account=None,
            move_asked=None,
        )
    )


def refuse_if(refused: bool, error: str) -> None:
    """Refuse an event where it cannot happen.

    Raises
    ------
    RoomRefusedError
    """
    if refused:
        raise RoomRefusedError(error)


def _under_way(room: Room, number: int) -> Seat:
    seat = room.seat(number)
    refuse_if(not seat.has_test, "no_test_started")
    refuse_if(not seat.is_under_way, "test_ended")
    return seat
