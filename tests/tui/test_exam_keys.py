"""Keys that come faster than screens: one action at a time, and nothing gets past a sitting."""

from __future__ import annotations

import asyncio

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from pixsim.bank.question import QuestionField
from pixsim.bank.reading.load import Bank
from pixsim.journeys.exam import sit_exam
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.store.sittings.journal import Journal
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.screens.exam.instructions import Instructions
from tests.conftest import ManualClock
from tests.tools.exam_screens import (
    At,
    OnlyShell,
    begin,
    burst,
    pass_first,
    question,
    run,
    sitting_of,
    until,
    visible,
)
from tests.tools.tiers import tiered
from tests.tui.conftest import SitExam


def test_enter_again_and_again_never_starts_the_clock(
    sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        worker = begin(pilot, sit_exam, sample, rules="v2", seed=1)
        burst(pilot, *["enter"] * 5)
        await until(pilot, "Démarrer le chronomètre")
        await pilot.pause(0.3)
        assert isinstance(pilot.app.screen, Instructions)
        assert journal.summaries() == []
        burst(pilot, *["enter"] * 5)
        await until(pilot, "Question 1 sur 48")
        await pilot.pause(0.3)
        assert len(journal.summaries()) == 1
        assert journal.summaries()[0].answered == 0
        burst(pilot, *["escape", "enter"] * 3)  # stop? the safe answer has the focus
        await pilot.pause(0.5)
        assert journal.summaries()[0].result is None
        assert not worker.is_finished
        worker.cancel()

    run(OnlyShell(journal, clock), body)


@pytest.mark.parametrize("kind", tiered(["QROC", "QCU", "QROCM-ind"], 1))
def test_f4_in_a_burst_passes_one_question(sit_exam: SitExam, kind: str) -> None:
    async def body(at: At) -> None:
        burst(at.pilot, "f4", "f4", "f4", "enter", "f4")  # the safe answer has the focus
        await at.pilot.pause(0.8)
        assert at.exam.session.number == 1
        while at.pilot.app.screen is not at.screen:
            await at.pilot.press("escape")
            await at.pilot.pause(0.5)
        await pass_first(at.pilot)
        await until(at.pilot, "Question 2 sur 6")
        burst(at.pilot, "f4", "f4", "f9", "f4", "enter", "f4")
        await until(at.pilot, "Question 3 sur 6")
        await at.pilot.pause(0.3)
        assert at.exam.session.number == 3
        burst(at.pilot, "x", "ctrl+s", "f4")
        await at.pilot.pause(0.3)
        assert at.exam.session.number <= 4

    sit_exam([kind] * 6, body)


def test_enter_and_validate_in_a_burst_give_one_answer(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        burst(at.pilot, "o", "u", "i", "enter", "enter", "n", "enter")
        await at.pilot.pause(0.3)
        assert not at.exam.session.responses  # Enter only went to the button
        burst(at.pilot, "enter", "enter", "enter")
        await until(at.pilot, "Question 2 sur 4")
        await at.pilot.pause(0.3)
        assert [r.answer for r in at.exam.session.responses] == [("oui",)]
        assert at.screen.query_one("#text", Input).value == ""
        burst(at.pilot, "n", "o", "n", "ctrl+s", "f4", "ctrl+s")
        await until(at.pilot, "Question 3 sur 4")
        await at.pilot.pause(0.3)
        assert [r.answer for r in at.exam.session.responses] == [("oui",), ("non",)]

    sit_exam(["QROC"] * 4, body)


def test_letters_typed_faster_than_screens_stay_in_their_boxes_and_in_their_order(
    sit_exam: SitExam,
) -> None:
    """Keys that edit or move climb from widget to widget: no letter may overtake them."""
    fields = (
        QuestionField(label="Un", key=("x",)),
        QuestionField(label="Liste", key=("un",), options=("un", "deux", "trois")),
        QuestionField(label="Deux", key=("x",)),
        QuestionField(label="Trois", key=("x",)),
    )
    asked = question("QROCM-ind", fields=fields)

    async def body(at: At) -> None:
        burst(at.pilot, "x", "y", "ctrl+u", "a", "b", "left", "c", "tab")
        burst(at.pilot, "enter", "home", "down", "down", "enter", "tab")
        burst(at.pilot, "z", "5", "backspace", "4", "enter", "v", "home", "u", "ctrl+s")
        await until(at.pilot, "Question 2 sur 2")
        assert [r.answer for r in at.exam.session.responses] == [("acb", "deux", "z4", "uv")]

    sit_exam([asked, question("QROC")], body)


def test_a_key_that_finds_its_widget_gone_holds_back_no_other(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        lost = Input()
        await at.screen.query_one("#statement-scroll").mount(lost)
        lost.focus()
        await at.pilot.pause(0.1)
        burst(at.pilot, "x")
        await lost.remove()
        at.screen.query_one("#text", Input).focus()
        await at.pilot.pause(0.1)
        burst(at.pilot, "o", "u", "i", "ctrl+s")
        await until(at.pilot, "Question 2 sur 2")
        assert [r.answer for r in at.exam.session.responses] == [("oui",)]

    sit_exam(["QROC", "QROC"], body)


def test_the_last_question_passed_in_a_burst_then_leaving_does_not_crash(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        await pass_first(at.pilot)
        await until(at.pilot, "Question 2 sur 2")
        await at.pilot.pause(0.1)
        burst(at.pilot, "f4", "f4", "f1", "f6", "f10", "enter", "f4")
        await at.pilot.pause(0.5)
        assert at.exam.session.end_reason == "completed"
        burst(at.pilot, "f1", "f1", "q", "f1", "enter", "f10", "f1", "escape", "enter", "f1")
        await at.pilot.pause(0.3)

    sit_exam(["QCU", "QROC"], body)


FLOOD = ["f4", "f9", "enter", "ctrl+s", "escape", "f6", "f3", "ctrl+p", "f10", "a", "f1"] * 12


@pytest.mark.full
@pytest.mark.parametrize(
    "kinds", tiered([["QROCM-ind"] * 4, ["QCU", "QROCM-ind", "QROC", "QCM"]], 1)
)
@pytest.mark.parametrize("before", tiered([7, 0, 40], 2))
def test_a_flood_of_keys_at_exit_commits_no_second_answer_and_raises_nothing(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, kinds: list[str], before: int
) -> None:
    sitting = sitting_of(bank, sample, clock, [question(kind) for kind in kinds])
    journal.create(sitting)

    async def main() -> None:
        app = OnlyShell(journal, clock)
        async with app.run_test() as pilot:
            with Exam(journal, sitting.id, clock=clock) as exam:
                exam.start()
                await app.push_screen(ExamScreen(exam))
                await until(pilot, "Question 1 sur 4")
                exam.show()
                exam.skip()  # the next F4 asks no more
                await app.screen._load()  # type: ignore[attr-defined]
                await pilot.pause(0.1)
                burst(pilot, *FLOOD[:before])
                burst(pilot, "f4", "f4", "f9", "enter")
                app.exit()
                burst(pilot, *FLOOD)
                await asyncio.sleep(0.5)
                assert len(exam.session.responses) <= 2
                assert not exam.session.is_over
        assert app._exception is None

    asyncio.run(main())


def test_a_key_under_way_when_pixsim_is_left_answers_nothing(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        at.pilot.app.exit()
        at.screen.action_validate()
        await at.screen.validate()
        await at.screen.action_skip()
        await at.screen._load()
        assert not at.exam.session.responses

    sit_exam(["QROCM-ind"], body)


def test_time_over_while_a_dialog_is_being_made_closes_both(
    sit_exam: SitExam, clock: ManualClock
) -> None:
    async def body(at: At) -> None:
        clock.step(106 * 60)
        at.pilot.app.push_screen(Message("à peine ouvert"))
        await at.screen._tick()  # before the dialog is there
        await at.pilot.pause(0.5)
        assert at.exam.session.end_reason == "time"
        assert len(at.pilot.app.screen_stack) == 1

    sit_exam(["QROC"], body)


def test_keys_faster_than_screens_open_one_dialog(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        at.screen.action_report()
        at.screen.action_report()
        at.screen.action_stop()
        await until(at.pilot, "Signaler un problème (question 1)")
        await at.pilot.press("escape")
        await at.pilot.pause(0.1)
        assert at.pilot.app.screen is at.screen
        await at.pilot.press("f10")
        await until(at.pilot, "Arrêter l'épreuve ?")

    sit_exam(["QROC"], body)


@pytest.mark.parametrize(
    "key", tiered(["ctrl+c", "ctrl+backslash", "ctrl+z", "ctrl+d", "f11", "ctrl+b"], 1)
)
def test_no_key_of_textual_gets_past_an_exam(sit_exam: SitExam, key: str) -> None:
    async def body(at: At) -> None:
        await at.pilot.press(key, key)
        await at.pilot.pause(0.1)
        assert at.pilot.app.is_running
        assert at.pilot.app.screen is at.screen
        assert not at.exam.session.responses

    sit_exam(["QROC"], body)


def test_a_huge_paste_is_cleaned_cut_and_said_without_a_toast(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        box = at.screen.query_one("#text", Input)
        paste(at.pilot, "deux\r\nlignes\x1b[31m\ttab\u202e\x00fin\n")
        await at.pilot.pause(0.1)
        assert box.value == "deux lignes[31m tabfin"
        paste(at.pilot, "x" + " " * 20_000)
        await at.pilot.pause(0.2)
        assert len(box.value) == 500
        assert not list(at.pilot.app._notifications)
        assert "La case est pleine : 500 caractères au plus." in visible(at.pilot.app)
        await at.pilot.press("y")
        assert len(box.value) == 500
        await at.pilot.press("ctrl+s")
        await until(at.pilot, "Question 2 sur 2")
        answer = at.exam.session.responses[0].answer
        assert answer is not None
        assert len(answer[0]) == 500

    sit_exam(["QROC", "QROC"], body)


def paste(pilot: Pilot[None], text: str) -> None:
    event = Paste(text)
    event.set_sender(pilot.app)
    pilot.app.post_message(event)
