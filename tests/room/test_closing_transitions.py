"""Once tests are over: reports, finalisation, publication; what is refused, and when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pixsim.room.events import ROOM_EVENT, RoomRefusedError
from pixsim.room.replay import replay_room
from pixsim.room.state import Room
from tests.conftest import NOW
from tests.room.test_room_machine import CREATED

Told = tuple[str, dict[str, Any]]
FRAUD: Told = ("issue_entered", {"seat": 1, "category": "FRAUD"})
ON_A_QUESTION: Told = (
    "issue_entered",
    {
        "seat": 1,
        "category": "IN_CHALLENGE",
        "subcategory": "IMAGE_NOT_DISPLAYING",
        "question": 3,
    },
)
UNDER_WAY: tuple[Told, ...] = (
    ("enrolled", {"seat": 1}),
    ("enrolled", {"seat": 2}),
    ("joined", {"seat": 1, "account": "a"}),
    ("presence_confirmed", {"seat": 1}),
    ("test_started", {"seat": 1, "sitting": "s", "verification_code": "N-1"}),
)
ENDED: tuple[Told, ...] = (*UNDER_WAY, ("test_ended", {"seat": 1, "state": "completed"}))
REPORTED = (*ENDED, FRAUD)
SETTLED: tuple[Told, ...] = (*ENDED, ("result_settled", {"seat": 1, "status": "validated"}))
FINALISED: tuple[Told, ...] = (*REPORTED, *SETTLED[-1:], ("finalised", {}))
PUBLISHED: tuple[Told, ...] = (*FINALISED, ("published", {}))


def room_after(*told: Told, rules: str = "v3") -> Room:
    """A minute between two events."""
    events = [
        ROOM_EVENT.validate_python({"kind": kind, "at": NOW + timedelta(minutes=n), **fields})
        for n, (kind, fields) in enumerate(told, 1)
    ]
    return replay_room([CREATED.model_copy(update={"rules": rules}), *events])


@pytest.mark.parametrize(
    ("before", "kind", "fields", "error"),
    [
        (ENDED, "issue_entered", {"seat": 2, "category": "FRAUD"}, "no_test_started"),
        (FINALISED, *FRAUD, "already_finalised"),
        (ENDED, *ON_A_QUESTION, "invalid_report"),
        (FINALISED, "issue_withdrawn", {"seat": 1, "place": 0}, "already_finalised"),
        (REPORTED, "issue_withdrawn", {"seat": 1, "place": 1}, "no_such_report"),
        (REPORTED, "issue_withdrawn", {"seat": 1, "place": -1}, "no_such_report"),
        (REPORTED, "issue_resolved", {"seat": 1, "place": 0}, "not_finalised"),
        (FINALISED, "issue_resolved", {"seat": 1, "place": 1}, "no_such_report"),
        (ENDED, "result_settled", {"seat": 2, "status": "validated"}, "no_test_started"),
        (ENDED, "unfinalised", {}, "not_finalised"),
        (PUBLISHED, "unfinalised", {}, "already_published"),
        (ENDED, "officer_assigned", {"by": "Ana"}, "not_finalised"),
        (ENDED, "published", {}, "a_result_is_missing_or_in_error"),
        (SETTLED, "published", {}, "not_finalised"),
        (PUBLISHED, "published", {}, "already_published"),
        (ENDED, "jury_commented", {"seat": 2, "text": "?"}, "no_test_started"),
        (UNDER_WAY, "people_erased", {}, "test_under_way"),
        (ENDED, "room_deleted", {}, "session_started"),
    ],
)
def test_what_cannot_be_done_is_refused(
    before: tuple[Told, ...], kind: str, fields: dict[str, Any], error: str
) -> None:
    with pytest.raises(RoomRefusedError) as caught:
        room_after(*before, (kind, fields))
    assert caught.value.error == error


def test_a_report_is_entered_withdrawn_and_resolved() -> None:
    assert [i.code for i in room_after(*ENDED, ON_A_QUESTION, rules="v2").seats[1].issues] == ["E1"]
    room = room_after(*REPORTED, ("issue_withdrawn", {"seat": 1, "place": 0}))
    assert room.seats[1].issues == ()
    before = room_after(*FINALISED)
    assert not before.is_to_publish  # a fraud goes to the jury
    room = room_after(*FINALISED, ("issue_resolved", {"seat": 1, "place": 0}))
    assert [issue.resolved for issue in room.seats[1].issues] == [True]
    assert room.is_to_publish


def test_finalising_ends_what_goes_on_and_leaves_what_is_over() -> None:
    other: tuple[Told, ...] = (
        ("joined", {"seat": 2, "account": "b"}),
        ("presence_confirmed", {"seat": 2}),
        ("test_started", {"seat": 2, "sitting": "t", "verification_code": "N-2"}),
    )
    told = (*ENDED, *other, ("finalised", {"aborts": {1: "technical", 2: "technical"}}))
    room = room_after(*told)
    over, cut = room.seats[1], room.seats[2]
    assert (over.state, over.abort) == ("completed", None)
    assert over.ended == NOW + timedelta(minutes=len(ENDED))
    assert (cut.state, cut.abort) == ("endedDueToFinalization", "technical")
    assert cut.ended == room.finalised == NOW + timedelta(minutes=len(told))
    again = room_after(*told, ("unfinalised", {}))
    assert (again.finalised, again.comment, again.officer) == (None, "", "")
