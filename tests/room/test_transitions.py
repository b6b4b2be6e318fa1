"""The list, the door, the test: what is refused, and when; what an event changes and leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pixsim.room.events import ROOM_EVENT, RoomRefusedError
from pixsim.room.replay import apply_event
from tests.conftest import NOW
from tests.room.test_closing_transitions import ENDED, FINALISED, UNDER_WAY, Told, room_after

LISTED, JOINED, PERMITTED = UNDER_WAY[:2], UNDER_WAY[:3], UNDER_WAY[:4]
MOVING: tuple[Told, ...] = (*UNDER_WAY, ("move_asked", {"seat": 1, "account": "b"}))
LATE = FINALISED[:-1]  # somebody has finished, others may still come
STARTING = {"sitting": "t", "verification_code": "N-2"}
DECIDED = {"place": 0, "question": 1, "confirmed": True, "reason": ""}


@pytest.mark.parametrize(
    ("before", "kind", "fields", "error"),
    [
        (FINALISED, "invigilator_came", {}, "session_not_accessible"),
        (FINALISED, "enrolled", {"seat": 3}, "enrolment_closed"),
        (LISTED, "enrolled", {"seat": 2}, "seat_taken"),
        (FINALISED, "list_replaced", {"seats": [[3, 0]]}, "enrolment_closed"),
        (JOINED, "list_replaced", {"seats": [[3, 0]]}, "a_candidate_is_already_linked"),
        ((*UNDER_WAY, ("freed", {"seat": 1})), "list_replaced", {"seats": [[3, 0]]}, "session_started"),
        (LISTED, "list_replaced", {"seats": [[2, 0], [3, 0]]}, "seat_taken"),
        (LISTED, "list_replaced", {"seats": [[4, 0], [4, 0]]}, "seat_taken"),
        (JOINED, "seat_removed", {"seat": 1}, "candidate_already_linked"),
        ((*UNDER_WAY, ("freed", {"seat": 1})), "seat_removed", {"seat": 1}, "candidate_already_linked"),
        (LISTED, "seat_removed", {"seat": 3}, "no_such_seat"),
        (JOINED, "joined", {"seat": 1, "account": "b"}, "candidate_linked_to_other_account"),
        (JOINED, "joined", {"seat": 2, "account": "a"}, "account_linked_to_other_candidate"),
        (FINALISED, "joined", {"seat": 2, "account": "b"}, "session_not_joinable"),
        (LISTED, "move_asked", {"seat": 1, "account": "b"}, "not_possible_now"),
        (JOINED, "move_asked", {"seat": 1, "account": "a"}, "not_possible_now"),
        (ENDED, "move_asked", {"seat": 1, "account": "b"}, "test_ended"),
        ((*JOINED, ("joined", {"seat": 2, "account": "b"})), "move_asked", {"seat": 1, "account": "b"}, "account_linked_to_other_candidate"),
        (UNDER_WAY, "move_authorised", {"seat": 1}, "no_move_asked"),
        ((*MOVING, ("joined", {"seat": 2, "account": "b"})), "move_authorised", {"seat": 1}, "account_linked_to_other_candidate"),
        ((*MOVING, ("finalised", {"aborts": {1: "technical"}})), "move_authorised", {"seat": 1}, "test_ended"),
        ((*LATE, ("joined", {"seat": 2, "account": "b"}), ("move_asked", {"seat": 2, "account": "c"}), FINALISED[-1]), "move_authorised", {"seat": 2}, "session_not_joinable"),
        (UNDER_WAY, "move_refused", {"seat": 1}, "no_move_asked"),
        (JOINED, "instructions_seen", {"seat": 2}, "not_a_candidate_of_this_session"),
        (UNDER_WAY, "presence_confirmed", {"seat": 1}, "test_already_started"),
        (FINALISED, "presence_confirmed", {"seat": 2}, "session_not_joinable"),
        (JOINED, "presence_cancelled", {"seat": 1}, "no_permission"),
        (JOINED, "resume_asked", {"seat": 1}, "no_test_started"),
        (ENDED, "resume_asked", {"seat": 1}, "test_ended"),
        (ENDED, "resume_authorised", {"seat": 1}, "test_ended"),
        (PERMITTED, "test_started", {"seat": 2, **STARTING}, "not_a_candidate_of_this_session"),
        (UNDER_WAY, "test_started", {"seat": 1, **STARTING}, "test_already_started"),
        ((*LATE, ("joined", {"seat": 2, "account": "b"}), ("presence_confirmed", {"seat": 2}), FINALISED[-1]), "test_started", {"seat": 2, **STARTING}, "session_not_joinable"),
        (JOINED, "test_started", {"seat": 1, **STARTING}, "presence_not_confirmed"),
        (UNDER_WAY, "test_resumed", {"seat": 1}, "resume_not_authorised"),
        (ENDED, "time_given", {"seat": 1, "minutes": 5}, "test_ended"),
        (JOINED, "report_decided", {"seat": 1, **DECIDED}, "no_test_started"),
        (FINALISED, "report_decided", {"seat": 1, **DECIDED}, "already_finalised"),
        (JOINED, "test_ended", {"seat": 1, "state": "completed"}, "no_test_started"),
    ],
)  # fmt: skip
def test_what_cannot_happen_is_refused(
    before: tuple[Told, ...], kind: str, fields: dict[str, Any], error: str
) -> None:
    with pytest.raises(RoomRefusedError) as caught:
        room_after(*before, (kind, fields))
    assert caught.value.error == error


def test_after_a_day_nobody_comes_back_to_a_test() -> None:
    room = room_after(*MOVING)
    began = room.seats[1].started
    assert began is not None
    for kind in ("resume_authorised", "move_authorised"):
        for minutes, refused in ((24 * 60, False), (24 * 60 + 1, True)):
            at = began + timedelta(minutes=minutes)
            event = ROOM_EVENT.validate_python({"kind": kind, "at": at, "seat": 1})
            if refused:
                with pytest.raises(RoomRefusedError, match="certification_duration_exceeded"):
                    apply_event(room, event)
            else:
                assert apply_event(room, event).seats[1].permitted == at


def test_who_moves_has_the_other_machine_and_may_come_in() -> None:
    seat = room_after(*MOVING, ("move_authorised", {"seat": 1})).seats[1]
    assert (seat.account, seat.move_account, seat.move_asked) == ("b", None, None)
    assert seat.permitted == NOW + timedelta(minutes=len(MOVING) + 1)
    stays = room_after(*MOVING, ("move_refused", {"seat": 1})).seats[1]
    assert (stays.account, stays.move_account, stays.permitted) == ("a", None, None)


def test_a_test_that_is_over_is_not_ended_again_and_coming_back_waits_from_the_first_asking() -> (
    None
):
    again = room_after(*ENDED, ("test_ended", {"seat": 1, "state": "endedByInvigilator"}))
    assert again.seats[1].state == "completed"
    assert again.seats[1].ended == NOW + timedelta(minutes=len(ENDED))
    asked = room_after(*UNDER_WAY, *[("resume_asked", {"seat": 1})] * 2)
    assert asked.seats[1].resume_asked == NOW + timedelta(minutes=len(UNDER_WAY) + 1)


def test_what_an_outage_took_is_given_back_once_and_from_the_start_of_the_test_alone() -> None:
    before_it, long_ago = len(UNDER_WAY), NOW - timedelta(hours=1)
    late = NOW + timedelta(minutes=before_it + 0.5)  # half a minute before the room is back
    for since, owed in ((late, 1), (long_ago, 1)):
        out: Told = ("outage", {"since": since, "seats": [1]})
        room = room_after(*UNDER_WAY, out)
        assert room.owed(1) == {0: owed}
        back: Told = ("time_given_back", {"seat": 1, "outage": 0, "minutes": owed})
        given = room_after(*UNDER_WAY, out, back)
        assert (given.seats[1].minutes_added, given.owed(1)) == (owed, {})
        for wrong in ((back, back), (("time_given_back", {**back[1], "minutes": 2}),)):
            with pytest.raises(RoomRefusedError, match="nothing_owed"):
                room_after(*UNDER_WAY, out, *wrong)


def test_a_decision_said_again_takes_the_place_of_the_one_before() -> None:
    told = [("report_decided", {"seat": 1, **DECIDED, "confirmed": yes}) for yes in (True, False)]
    assert [d.confirmed for d in room_after(*UNDER_WAY, *told).seats[1].decisions] == [False]
    other: Told = ("report_decided", {"seat": 1, **DECIDED, "place": 1})
    assert len(room_after(*UNDER_WAY, *told, other).seats[1].decisions) == 2
