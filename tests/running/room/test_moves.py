"""Changes in the middle of a test: another computer, a room that was away, a door known beforehand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pixsim.profile import Profile
from pixsim.room.identity import Identity
from pixsim.running.room.desk import Desk
from pixsim.running.room.door import DoorRefusedError, enter_room, join_room
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.store.rooms.journal import Rooms
from pixsim.store.rooms.papers import room_incidents
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.running.room.conftest import MakeRoom
from tests.running.rooms import RoomOfTests, answer, order, seat_of


def requests(desk: Desk) -> list[tuple[str, int]]:
    return [(one["kind"], one["seat"]) for one in desk.view()["requests"]]


def test_another_computer_is_one_act_of_the_invigilator(
    room: RoomOfTests, desk: Desk, clock: ManualClock
) -> None:
    answer(room.begin(desk, 1), clock, 3)
    typed = room.people[1].identity
    left = seat_of(desk, 1)["remaining_seconds"]
    for _ in range(2):  # asked twice, noted once
        with pytest.raises(DoorRefusedError, match="move_asked"):
            join_room(desk, typed, "elsewhere")
    assert requests(desk) == [("move", 1)]
    with pytest.raises(DoorRefusedError, match="not_a_candidate"):
        enter_room(desk, 1, "elsewhere", room.code)
    order(desk, "authorise_move", 1)
    assert requests(desk) == []
    with pytest.raises(DoorRefusedError, match="not_a_candidate"):
        room.enter(desk, 1)  # the computer that was left
    exam = enter_room(desk, 1, "elsewhere", room.code)
    assert exam.session.number == 4
    line = seat_of(desk, 1)
    assert (line["state"], line["remaining_seconds"], line["minutes_owed"]) == (
        "under_way",
        left,
        0,
    )


def test_a_move_may_be_refused_and_happens_before_the_test_too(
    room: RoomOfTests, desk: Desk
) -> None:
    room.join(desk, 1)
    with pytest.raises(DoorRefusedError, match="move_asked"):
        join_room(desk, room.people[1].identity, "elsewhere")
    order(desk, "refuse_move", 1)
    assert desk.room.seat(1).account == "account 1"
    with pytest.raises(OrderRefusedError, match="no_move_asked"):
        order(desk, "authorise_move", 1)
    with pytest.raises(DoorRefusedError, match="move_asked"):
        join_room(desk, room.people[1].identity, "elsewhere")
    order(desk, "authorise_move", 1)
    assert enter_room(desk, 1, "elsewhere", room.code).session.started_at is not None


def test_time_lost_is_given_back_once_to_each_and_stands_in_the_incident_sheet(
    room: RoomOfTests, journal: Journal, clock: ManualClock
) -> None:
    with room.desk() as desk:
        answer(room.begin(desk, 1), clock, 3)
    clock.step(7 * 60)
    with room.desk() as desk:
        assert desk.view()["minutes_owed"] == 7
        room.begin(desk, 2)  # who began after it lost nothing
        order(desk, "give_back")
        assert desk.view()["minutes_owed"] == 0
        assert [seat_of(desk, n)["minutes_added"] for n in (1, 2)] == [7, 0]
        with pytest.raises(OrderRefusedError, match="nothing_owed"):
            order(desk, "give_back")
    with room.desk() as desk:  # another front, later: the offer is gone for good
        assert desk.view()["minutes_owed"] == 0
    incident = room_incidents(Rooms(journal).load(room.number))[0]
    assert "Léa Petit (n° 1, 03/03/2000) 7 min" in incident.text
    assert "Mehdi" not in incident.text


def test_what_is_owed_counts_from_the_last_sign_that_the_room_was_alive(
    room: RoomOfTests, clock: ManualClock
) -> None:
    with room.desk() as desk:
        answer(room.begin(desk, 1), clock, 1)
        for _ in range(300):  # thinking for five minutes: nothing happens in the journal
            clock.step(1)
            desk.sign(1)
            desk.tick()
    clock.step(2 * 60)
    with room.desk() as desk:
        assert desk.view()["minutes_owed"] == 2
        assert desk.away == timedelta(minutes=2)


@pytest.mark.parametrize(
    ("rules", "levels", "word", "enters"),
    [
        ("v2", None, "level_unknown", False),
        ("v3", None, "level_unknown", True),
        ("v3", {"1.1": 3}, "not_certifiable", False),
        ("v3", dict.fromkeys(("1.1", "1.2", "2.1", "2.2", "3.1"), 1), "certifiable", True),
    ],
)
def test_what_the_list_says_of_a_door_is_what_the_door_does(
    make: MakeRoom,
    sample: Profile,
    rules: str,
    levels: dict[str, int] | None,
    word: str,
    enters: bool,
) -> None:
    room = make(rules=rules)
    room.profile = sample.model_copy(update={"knowledge": (), "levels": levels})
    with room.desk() as desk:
        said = seat_of(desk, 1)["admission"]
        assert (said["word"], said["may_enter"]) == (word, enters)
        if enters:
            exam = room.begin(desk, 1)
            assert exam.session.question is not None
            assert seat_of(desk, 1)["admission"] is None
        else:
            with pytest.raises(DoorRefusedError, match="profile_not_certifiable"):
                room.join(desk, 1)


def test_a_name_in_one_piece_enters_however_she_splits_it(make: MakeRoom) -> None:
    room = make(names=(("María", "José Muñoz"),))
    with room.desk() as desk:
        assert join_room(desk, Identity("María José", "Muñoz", "2000-03-03"), "a") == 1
        with pytest.raises(DoorRefusedError, match="identity_not_found"):
            join_room(desk, Identity("Muñoz", "María José", "2000-03-03"), "b")
