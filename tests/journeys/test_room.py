"""A candidate at the invigilator's own machine, as a journey."""

from __future__ import annotations

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.journeys.room import CallInvigilator, SitRoomExam, sit_in_room
from pixsim.journeys.step import Notice
from pixsim.profile import Profile
from pixsim.room.identity import Identity
from pixsim.running.room.desk import Desk
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.running.rooms import RoomOfTests, order
from tests.tools.journey import follow, names, only

LEA = Identity("léa", "petit", "2000-03-03")


@pytest.fixture
def room(journal: Journal, bank: Bank, plain: Profile, clock: ManualClock) -> RoomOfTests:
    return RoomOfTests(journal, bank, plain, clock, rules="v2")


def pass_all(step: SitRoomExam) -> None:
    while not step.exam.session.is_over:
        step.exam.show()
        step.exam.skip()


def permitted(desk: Desk) -> None:
    """Léa has said who she is, and was seen."""
    steps = list(follow(sit_in_room(desk), [LEA]))
    assert names(steps) == ["AskIdentity", "Notice"]  # nobody has seen her yet
    order(desk, "confirm_presence", 1)


def test_from_the_identity_to_the_password_of_the_invigilator(room: RoomOfTests) -> None:
    with room.desk() as desk:
        permitted(desk)
        replies = [LEA, True, "000000", room.code, pass_all, None, "not it", room.password]
        steps = list(follow(sit_in_room(desk), replies))
        assert names(steps) == [
            "AskIdentity", "ReadRoomInstructions", "AskAccessCode", "Notice", "AskAccessCode",
            "SitRoomExam", "CallInvigilator", "CallInvigilator", "CallInvigilator",
        ]  # fmt: skip
        assert desk.room.seat(1).has_test
        assert not desk.room.seat(1).is_under_way


def test_who_leaves_is_said_to_go_on_and_needs_a_permission_to_come_back(
    room: RoomOfTests,
) -> None:
    with room.desk() as desk:
        permitted(desk)
        replies = [LEA, True, room.code, lambda _step: None, room.password]
        steps = list(follow(sit_in_room(desk), replies))
        assert "le temps continue" in only(steps, CallInvigilator).text
        (*_asked, told) = follow(sit_in_room(desk), [LEA])
        assert isinstance(told, Notice)
        order(desk, "authorise_resume", 1)
        steps = list(follow(sit_in_room(desk), [LEA, room.code, pass_all, room.password]))
        assert "ReadRoomInstructions" not in names(steps)  # read once


def test_an_unknown_name_is_asked_again_with_what_was_typed(room: RoomOfTests) -> None:
    with room.desk() as desk:
        stranger = Identity("Nina", "Inconnue")
        steps = list(follow(sit_in_room(desk), [stranger, None]))
        assert names(steps) == ["AskIdentity", "Notice", "AskIdentity"]
        assert steps[-1].typed == stranger  # type: ignore[attr-defined]
        assert desk.room.seat(1).account is None
