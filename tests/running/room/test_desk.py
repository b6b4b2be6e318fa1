"""A room from its opening to its results, as those in it would live it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.rule_sets import build_result, read_result
from pixsim.room.codes import draw_verification_code
from pixsim.room.identity import Identity
from pixsim.rules.abort_and_reports import Report
from pixsim.running.exam import Exam, OfRoomError
from pixsim.running.room.desk import Desk
from pixsim.running.room.door import DoorRefusedError, ask_to_resume, enter_room, join_room
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.running.room.orders import StaleOrderError
from pixsim.session.v2.scoring import marks_v2
from pixsim.store.errors import JournalError, SittingInUseError
from pixsim.store.rooms.journal import Rooms
from pixsim.store.sittings.erasure import delete_sitting
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.room.steered import may_be_drawn
from tests.running.room.conftest import MakeRoom
from tests.running.rooms import BY, RoomOfTests, answer, order, result_of, seat_of


def refused(desk: Desk, name: str, seat: int | None = None, **told: Any) -> str:
    with pytest.raises(OrderRefusedError) as error:
        order(desk, name, seat, **told)
    return error.value.error


def test_nothing_opens_before_the_person_was_seen(room: RoomOfTests, desk: Desk) -> None:
    with pytest.raises(DoorRefusedError, match="not_a_candidate"):
        enter_room(desk, 1, "account 1", room.code)
    assert room.join(desk, 1) == 1
    assert seat_of(desk, 1)["state"] == "waiting"
    with pytest.raises(DoorRefusedError, match="presence_not_confirmed"):
        room.enter(desk, 1)
    order(desk, "confirm_presence", 1)
    with pytest.raises(DoorRefusedError, match="access_code_wrong"):
        enter_room(desk, 1, "account 1", "XXXX99")
    with pytest.raises(DoorRefusedError, match="not_a_candidate"):
        enter_room(desk, 1, "account 2", room.code)
    exam = room.enter(desk, 1)
    assert exam.session.started_at is not None
    assert exam.session.question is not None
    line = seat_of(desk, 1)
    assert line["state"] == "under_way"
    assert may_be_drawn(draw_verification_code, line["verification_code"])
    refusals = [
        e.error for e in Rooms(room.journal).history(room.number) if e.kind == "entry_refused"
    ]
    assert refusals == [
        "not_a_candidate_of_this_session",
        "presence_not_confirmed",
        "access_code_wrong",
        "not_a_candidate_of_this_session",
    ]


def test_results_that_are_missing_are_refused_before_what_is_not_finalised(
    room: RoomOfTests, desk: Desk
) -> None:
    assert refused(desk, "publish") == "not_finalised"
    room.begin(desk, 1)
    assert refused(desk, "publish") == "a_result_is_missing_or_in_error"


def test_a_comment_too_long_leaves_the_session_open(room: RoomOfTests, desk: Desk) -> None:
    room.begin(desk, 1)
    told: dict[str, Any] = {"aborts": {"1": "candidate"}, "comment": "x" * 501}
    assert refused(desk, "finalise", **told) == "comment_too_long"
    order(desk, "finalise", **told | {"comment": "x" * 500})
    assert desk.room.comment == "x" * 500


def test_a_test_is_over_after_24_hours_however_many_minutes_were_given(
    room: RoomOfTests, desk: Desk, clock: ManualClock
) -> None:
    room.begin(desk, 1)
    for _ in range(6):
        order(desk, "give_time", 1, minutes=240)
    clock.step(24 * 3600)
    desk.tick()
    assert desk.room.seat(1).is_under_way
    clock.step(1)
    desk.tick()
    assert desk.room.seat(1).state == "endedDueToDurationExceeded"
    assert desk.exam(1).session.end_reason == "time"


def test_an_unfinished_v2_test_without_a_reason_has_no_result(make: MakeRoom) -> None:
    room = make(rules="v2")
    with room.desk() as desk:
        exam = room.begin(desk, 1)
        order(desk, "end_test", 1)
        exam.settle(None)
        assert not any(marks_v2(exam.session).auto_skipped)
        assert not any(marks_v2(exam.session).neutralised)
        assert build_result(exam.session).status == "error"
        exam.settle("candidate")
        assert all(marks_v2(exam.session).auto_skipped)


def test_a_permission_lasts_a_quarter_of_an_hour_and_serves_once(
    room: RoomOfTests, desk: Desk, clock: ManualClock
) -> None:
    room.join(desk, 1)
    order(desk, "confirm_presence", 1)
    clock.step(15 * 60)
    assert seat_of(desk, 1)["state"] == "waiting"
    with pytest.raises(DoorRefusedError, match="presence_not_confirmed"):
        room.enter(desk, 1)
    order(desk, "confirm_presence", 1)
    room.enter(desk, 1)
    with pytest.raises(DoorRefusedError, match="resume_not_authorised"):
        room.enter(desk, 1)


def test_who_is_not_on_the_list_is_not_let_in(room: RoomOfTests, desk: Desk) -> None:
    with pytest.raises(DoorRefusedError, match="identity_not_found"):
        join_room(desk, Identity("Léa", "Petit", "2001-01-01"), "account 1")
    room.join(desk, 1)
    assert room.join(desk, 1) == 1  # the same browser again
    with pytest.raises(DoorRefusedError, match="move_asked"):  # the invigilator decides
        join_room(desk, Identity("Léa", "Petit", "2000-03-03"), "account 9")
    assert desk.room.seat(1).account == "account 1"


def test_two_of_one_name_and_birth_date_are_refused(make: MakeRoom) -> None:
    room = make(names=(("Léa", "Petit"), ("LEA", "Petit")))
    with room.desk() as desk, pytest.raises(DoorRefusedError, match="identity_ambiguous"):
        room.join(desk, 1)


def test_who_is_not_certifiable_is_told_what_is_missing(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    beginner = Profile(id="lou", name="Lou", levels={"1.1": 1, "1.2": 1})
    room = RoomOfTests(journal, bank, beginner, clock)
    with room.desk() as desk, pytest.raises(DoorRefusedError) as error:
        room.join(desk, 1)
    assert error.value.error == "profile_not_certifiable"
    assert error.value.standing is not None
    assert sum(error.value.standing.certifiable) == 2


def test_an_order_on_an_old_view_is_refused(room: RoomOfTests, desk: Desk) -> None:
    room.join(desk, 1)
    room.join(desk, 2)
    before = {seat: seat_of(desk, seat)["version"] for seat in (1, 2)}
    told = {"do": "confirm_presence", "seat": 1, "version": before[1]}
    desk.do(told, "the first")
    with pytest.raises(StaleOrderError):
        desk.do({**told, "do": "cancel_presence"}, "the second")
    desk.do({"do": "confirm_presence", "seat": 2, "version": before[2]}, "the second")
    history = Rooms(room.journal).history(room.number)
    assert [e.by for e in history if e.kind == "presence_confirmed"] == ["the first", "the second"]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"do": 3},
        {"do": "dance"},
        {"do": "confirm_presence", "seat": "1"},
        {"do": "confirm_presence", "seat": True},
        {"do": "confirm_presence", "seat": 99},
        {"do": "give_time", "seat": 1, "minutes": "5", "version": None},
        {"do": "finalise", "aborts": [], "version": None},
    ],
)
def test_an_order_that_makes_no_sense_changes_nothing(desk: Desk, told: dict[str, Any]) -> None:
    before = desk.room
    with pytest.raises(OrderRefusedError):
        desk.do(told, BY)
    assert desk.room == before


def test_time_given_puts_the_end_off(room: RoomOfTests, desk: Desk, clock: ManualClock) -> None:
    exam = room.begin(desk, 1)
    clock.step(100 * 60)
    assert exam.remaining().total_seconds() == 5 * 60
    order(desk, "give_time", 1, minutes=10)
    assert exam.remaining().total_seconds() == 15 * 60
    assert seat_of(desk, 1)["minutes_added"] == 10
    clock.step(15 * 60)
    desk.tick()
    assert exam.session.end_reason == "time"
    assert refused(desk, "give_time", 1, minutes=5) == "test_ended"


def test_extra_time_is_what_the_room_says(make: MakeRoom) -> None:
    room = make(extra={1: 33})
    with room.desk() as desk:
        exam = room.begin(desk, 1)
        assert exam.remaining().total_seconds() == pytest.approx(105 * 60 * 1.33)
        line = seat_of(desk, 1)
        assert line["extra_time_percent"] == line["extra_time_shown"] == 33
        assert line["theoretical_end"] < line["deadline"]  # as at Pix, without the extra time


def test_a_room_that_wants_questions_on_trial_has_them_in_every_test(make: MakeRoom) -> None:
    room = make(seeded=4)
    with room.desk() as desk:
        assert desk.view()["seeded"] == 4
        for seat in (1, 2):
            session = room.begin(desk, seat).session
            assert session.length == 36
            assert len(session.sitting.seeded_after) == 4
            assert seat_of(desk, seat)["length"] == 36
    with make().desk() as desk:
        assert desk.view()["seeded"] == 0


def test_a_confirmed_problem_replaces_the_question_and_a_dismissed_one_does_not(
    room: RoomOfTests, desk: Desk, clock: ManualClock
) -> None:
    exam = room.begin(desk, 1)
    exam.show()
    before = exam.session.question
    exam.report(Report.WEBSITE_BLOCKED, "rien ne s'affiche")
    line, request = seat_of(desk, 1), desk.view()["requests"][0]
    assert line["state"] == "reporting"
    assert request["kind"] == "report"
    assert line["reports"][0]["text"] == "rien ne s'affiche"
    order(desk, "decide", 1, place=0, confirmed=False)
    assert exam.session.question == before
    clock.step(5)
    exam.report(Report.WEBSITE_BLOCKED)
    assert refused(desk, "decide", 1, place=1, confirmed=True, reason="COFFEE") == "invalid_reason"
    assert refused(desk, "decide", 1, place=0, confirmed=True) == "no_ongoing_alert"
    order(desk, "decide", 1, place=1, confirmed=True, reason="WEBSITE_BLOCKED")
    assert exam.session.question != before
    assert exam.session.number == 1
    assert [r["confirmed"] for r in seat_of(desk, 1)["reports"]] == [False, True]


def test_who_left_comes_back_only_when_permitted(
    room: RoomOfTests, desk: Desk, clock: ManualClock
) -> None:
    exam = room.begin(desk, 1)
    answer(exam, clock, 2)
    clock.step(61)
    assert seat_of(desk, 1)["state"] == "interrupted"
    ask_to_resume(desk, 1)
    assert seat_of(desk, 1)["state"] == "asking_back"
    with pytest.raises(DoorRefusedError, match="resume_not_authorised"):
        room.enter(desk, 1)
    order(desk, "authorise_resume", 1)
    again = room.enter(desk, 1)
    assert again.session.number == 3
    assert seat_of(desk, 1)["state"] == "under_way"


def test_a_test_ended_by_the_invigilator_waits_for_its_reason(
    room: RoomOfTests, desk: Desk, clock: ManualClock
) -> None:
    exam = room.begin(desk, 1)
    answer(exam, clock, 22)
    order(desk, "end_test", 1)
    assert exam.session.end_reason == "invigilator"
    assert refused(desk, "end_test", 1) == "test_ended"
    assert refused(desk, "finalise") == "invalid_report_line"
    assert refused(desk, "publish") == "a_result_is_missing_or_in_error"
    order(desk, "finalise", aborts={"1": "technical"})
    line = seat_of(desk, 1)
    assert line["result"] == "validated"
    assert line["end_state"] == "endedByInvigilator"


@pytest.mark.parametrize(
    ("abort", "reason", "status"),
    [
        ("candidate", "REJECTED_DUE_TO_LACK_OF_ANSWERS", "rejected"),
        ("technical", "CANCELLED_DUE_TO_LACK_OF_ANSWERS_FOR_TECHNICAL_REASON", "cancelled"),
    ],
)
def test_the_reason_told_decides_what_an_unfinished_test_is_worth(
    room: RoomOfTests, desk: Desk, clock: ManualClock, abort: str, reason: str, status: str
) -> None:
    answer(room.begin(desk, 1), clock, 5)
    order(desk, "finalise", aborts={"1": abort})
    line = seat_of(desk, 1)
    assert (line["result"], line["result_comment"]) == (status, reason)
    assert line["end_state"] == "endedDueToFinalization"


def test_a_result_is_seen_only_while_it_is_published(
    room: RoomOfTests, desk: Desk, clock: ManualClock, journal: Journal
) -> None:
    exam = room.begin(desk, 1)
    answer(exam, clock, 32)
    name = exam.session.sitting.id
    assert seat_of(desk, 1)["end_state"] == "completed"
    order(desk, "finalise")
    assert desk.view()["to_publish"]
    assert journal.result(name) is None
    with pytest.raises(OfRoomError), Exam(journal, name, clock=clock):
        pass
    order(desk, "publish")
    stored = journal.result(name)
    assert stored is not None
    assert read_result(stored).status == "validated"
    assert journal.integrity(name) == "intact"
    with Exam(journal, name, clock=clock) as shown:
        assert shown.result().status == "validated"
    assert refused(desk, "publish") == "already_published"
    assert refused(desk, "unfinalise") == "already_published"
    order(desk, "unpublish")
    assert journal.result(name) is None
    with pytest.raises(OfRoomError), Exam(journal, name, clock=clock):
        pass


def test_what_the_jury_decides_changes_what_is_published(
    room: RoomOfTests, desk: Desk, clock: ManualClock, journal: Journal
) -> None:
    exam = room.begin(desk, 1)
    answer(exam, clock, 32)
    assert refused(desk, "jury", 1, act="cancel") == "not_finalised"
    order(desk, "finalise")
    order(desk, "publish")
    name = exam.session.sitting.id

    def kept() -> tuple[str, str | None, int | None]:
        result = read_result(journal.result(name) or "")
        return result.status, result.reason, result.total_pix

    scored = kept()
    order(desk, "jury", 1, act="reject_for_fraud")
    assert kept() == ("rejected", "fraud", None)
    order(desk, "jury", 1, act="cancel")
    assert kept() == ("cancelled", "cancelled_by_jury", None)
    order(desk, "jury", 1, act="uncancel")
    assert kept() == ("rejected", "fraud", None)
    order(desk, "jury", 1, act="unreject")
    assert kept() == scored
    assert journal.integrity(name) == "intact"


def test_under_v2_confirmed_reports_count_at_finalisation_and_others_do_not(
    make: MakeRoom, clock: ManualClock
) -> None:
    room = make(rules="v2")
    with room.desk() as desk:
        exam = room.begin(desk, 1)
        for _ in range(2):
            exam.show()
            exam.report(Report.WEBSITE_UNAVAILABLE)
            answer(exam, clock, right=False)
        answer(exam, clock, exam.session.length - 2)
        assert exam.session.end_reason == "completed"
        order(desk, "decide", 1, place=0, confirmed=True)
        order(desk, "decide", 1, place=1, confirmed=False)
        order(desk, "finalise")
        result = result_of(desk, 1)
    assert [q.is_left_out for q in result.questions[:2]] == [True, False]


@pytest.mark.full
def test_v2_unfinished_for_a_technical_reason_leaves_questions_out(
    make: MakeRoom, clock: ManualClock
) -> None:
    found = {}
    for abort in ("candidate", "technical"):
        room = make(rules="v2")
        with room.desk() as desk:
            exam = room.begin(desk, 1)
            answer(exam, clock, exam.session.length - 4)
            order(desk, "end_test", 1)
            order(desk, "finalise", aborts={"1": abort})
            result = result_of(desk, 1)
            found[abort] = [q.is_left_out for q in result.questions[-4:]]
    assert found == {"candidate": [False] * 4, "technical": [True] * 4}


def test_finalising_again_after_a_correction(
    room: RoomOfTests, desk: Desk, clock: ManualClock
) -> None:
    answer(room.begin(desk, 1), clock, 5)
    order(desk, "finalise", aborts={"1": "candidate"})
    order(desk, "unfinalise")
    assert desk.view()["status"] == "created"
    order(desk, "finalise", aborts={"1": "technical"})
    assert seat_of(desk, 1)["result"] == "cancelled"


def test_a_comment_or_an_open_report_sends_the_session_to_the_jury(
    room: RoomOfTests, desk: Desk, clock: ManualClock
) -> None:
    answer(room.begin(desk, 1), clock, 32)
    order(desk, "enter_issue", 1, category="FRAUD")
    order(desk, "finalise")
    assert desk.view()["to_publish"] is False
    order(desk, "resolve_issue", 1, place=0, text="vu")
    assert desk.view()["to_publish"] is True


def test_one_process_holds_a_room(room: RoomOfTests) -> None:
    with room.desk(), pytest.raises(SittingInUseError), room.desk():
        pass


def test_a_room_goes_on_after_a_crash(room: RoomOfTests, clock: ManualClock) -> None:
    with room.desk() as desk:
        answer(room.begin(desk, 1), clock, 3)
        room.join(desk, 2)
        order(desk, "confirm_presence", 2)
        before = desk.view()
    clock.step(20 * 60)
    with room.desk() as desk:
        after = desk.view()
        assert after["minutes_owed"] == 20
        assert {s["seat"]: s["answered"] for s in after["seats"]} == {
            s["seat"]: s["answered"] for s in before["seats"]
        }
        assert seat_of(desk, 1)["state"] == "under_way"  # not their fault
        assert desk.exam(1).session.number == 4
        order(desk, "give_back")
        assert desk.exam(1).remaining().total_seconds() == (105 * 60) - 30
        clock.step(61)
        assert seat_of(desk, 1)["state"] == "interrupted"


def test_time_over_while_the_room_was_closed_can_be_given_back(
    room: RoomOfTests, clock: ManualClock
) -> None:
    with room.desk() as desk:
        answer(room.begin(desk, 1), clock, 3)
    clock.step(200 * 60)
    with room.desk() as desk:
        desk.tick()
        assert seat_of(desk, 1)["state"] != "ended"
        order(desk, "give_back")
        clock.step(3 * 60)
        desk.tick()
        assert seat_of(desk, 1)["state"] != "ended"
    clock.step(200 * 60)
    with room.desk() as desk:
        clock.step(2 * 60 + 1)
        desk.tick()
        assert seat_of(desk, 1)["end_reason"] == "time"


def test_what_the_room_did_not_note_before_a_crash_is_noted_when_it_opens(
    room: RoomOfTests, clock: ManualClock
) -> None:
    with room.desk() as desk:
        exam = room.begin(desk, 1)
        answer(exam, clock, 32)  # the last answer is committed, the room has not looked
        assert desk.room.seat(1).is_under_way
    with room.desk() as desk:
        assert desk.room.seat(1).state == "completed"


@pytest.mark.parametrize("name", ["give_time", "end_test"])
def test_an_order_that_cannot_be_written_is_undone_in_memory_too(
    room: RoomOfTests, desk: Desk, journal: Journal, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    room.begin(desk, 1)
    before, session = desk.room, desk.exam(1).session
    write = journal.append

    def fails(*args: Any, **told: Any) -> None:
        write(*args, **told)
        raise JournalError("write", journal.path, "disk full")

    monkeypatch.setattr(journal, "append", fails)
    told = {"minutes": 5} if name == "give_time" else {}
    with pytest.raises(JournalError):
        order(desk, name, 1, **told)
    monkeypatch.undo()
    assert desk.room == before
    assert desk.exam(1).session == session
    assert len(Rooms(journal).history(room.number)) == before.version
    order(desk, name, 1, **told)


def test_a_start_that_cannot_be_written_leaves_no_sitting(
    room: RoomOfTests, desk: Desk, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.join(desk, 1)
    order(desk, "confirm_presence", 1)

    def fails(*_args: Any, **_told: Any) -> None:
        raise JournalError("write", journal.path, "disk full")

    monkeypatch.setattr(journal, "append", fails)
    with pytest.raises(JournalError):
        room.enter(desk, 1)
    monkeypatch.undo()
    assert not desk.room.seat(1).has_test
    assert not journal.summaries()
    room.enter(desk, 1)


def test_the_view_is_json_and_holds_no_key(room: RoomOfTests, desk: Desk) -> None:
    room.begin(desk, 1)
    text = json.dumps(desk.view(), ensure_ascii=False)
    for secret in (room.password, desk.room.password, "right_answer", "account 1"):
        assert secret not in text


def test_a_sitting_that_is_lost_does_not_stop_the_room(
    room: RoomOfTests, journal: Journal, clock: ManualClock
) -> None:
    with room.desk() as desk:
        answer(room.begin(desk, 1), clock, 32)
        lost = room.begin(desk, 2).session.sitting.id
        damaged = room.begin(desk, 3).session.sitting.id
    delete_sitting(journal, lost)
    with sqlite3.connect(journal.path) as connection:
        connection.execute("DELETE FROM event WHERE sitting = ? AND seq = 2", (damaged,))
    with room.desk() as desk:
        assert [seat_of(desk, seat)["end_reason"] for seat in (2, 3)] == ["technical"] * 2
        order(desk, "finalise", aborts={"2": "technical", "3": "technical"})
        assert {s.number: s.outcome[0] for s in desk.room.tests} == {
            1: "validated",
            2: "cancelled",
            3: "cancelled",
        }
        order(desk, "publish")
        order(desk, "unpublish")


def test_a_report_made_before_a_crash_can_still_be_decided(
    make: MakeRoom, clock: ManualClock
) -> None:
    room = make(rules="v2")
    with room.desk() as desk:
        exam = room.begin(desk, 1)
        exam.show()
        exam.report(Report.WEBSITE_UNAVAILABLE)
        answer(exam, clock, right=False)
        order(desk, "end_test", 1)
    with room.desk() as desk:
        order(desk, "decide", 1, place=0, confirmed=True)
        order(desk, "finalise", aborts={"1": "candidate"})
        assert result_of(desk, 1).questions[0].is_left_out


@pytest.mark.sampled(1)
@pytest.mark.parametrize("rules", ["v2", "v3"])
def test_a_room_without_the_web_asks_nothing_that_needs_it(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, rules: str
) -> None:
    half = {  # of the questions are to be looked up: some would surely be asked
        name: item.model_copy(update={"kind": "web"}) if place % 2 else item
        for place, (name, item) in enumerate(bank.items.items())
    }
    clear = replace(bank, items=half)
    for offline in (False, True):
        room = RoomOfTests(journal, clear, sample, clock, rules=rules, offline=offline)
        with room.desk() as desk:
            assert ("offline" in desk.accommodations(1)) is offline
            exam, kinds = room.begin(desk, 1), set()
            for _ in range(12):
                assert exam.session.question is not None
                kinds.add(half[exam.session.question.item].kind)
                answer(exam, clock)
            assert ("web" in kinds) is not offline
            assert ("offline" in exam.session.sitting.accommodations) is offline
            assert desk.view()["offline"] is offline
            assert desk.view()["seats"][0]["accommodations"] == []  # told once, for all


def test_profiles_that_went_with_the_data_folder_are_as_they_were_last_read(
    room: RoomOfTests, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has not begun yet still can, once the room goes on in another folder."""
    monkeypatch.delenv("PIXSIM_HOME", raising=False)
    with room.desk() as desk:
        known = desk.view()["seats"]
        journal.path.parent.rename(tmp_path / "moved")
        monkeypatch.setattr(desk, "_profile_of", lambda _id: None)
        room.clock.step(60)
        assert desk.profile(1) == room.profile
        journal.relocate(tmp_path / "other")
        room.clock.step(60)
        assert desk.profile(1) == room.profile
        assert [seat["admission"] for seat in desk.view()["seats"]] == [
            seat["admission"] for seat in known
        ]
