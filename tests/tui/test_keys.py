"""Keys that come faster than screens: one action at a time, and nothing gets past a sitting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input

from pixsim.bank.load import Bank
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.store.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.choose import Choose
from pixsim.tui.screens.confirm import Confirm
from pixsim.tui.screens.exam import ExamScreen
from pixsim.tui.screens.home import HomeScreen
from pixsim.tui.screens.instructions import Instructions
from pixsim.tui.screens.message import Message
from tests.conftest import ManualClock
from tests.tui.test_screens import question, run, sitting_of, until

CHARACTERS = {"enter": "\r", "escape": "\x1b", "tab": "\t", "space": " "}


def burst(pilot: Pilot[None], *keys: str) -> None:
    """Keys as a terminal delivers them when pressed faster than screens are drawn."""
    for key in keys:
        character = CHARACTERS.get(key, key if len(key) == 1 else None)
        event = Key(key, character)
        event.set_sender(pilot.app)
        pilot.app.post_message(event)


def in_exam(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clock: ManualClock,
    kinds: list[str],
    body: Callable[[Pilot[None], Exam], Awaitable[None]],
    **changes: object,
) -> None:
    """Run something on the screen of an exam made of given kinds of questions."""
    sitting = sitting_of(bank, sample, clock, [question(kind, **changes) for kind in kinds])
    journal.create(sitting)

    async def on_screen(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            await pilot.app.push_screen(ExamScreen(exam))
            await until(pilot, "Question 1 / ")
            await pilot.pause(0.1)
            await body(pilot, exam)

    run(PixsimApp(journal=journal, clock=clock), on_screen)


@pytest.mark.parametrize("key", ["enter", "space"])
def test_a_key_pressed_five_times_on_the_home_screen_opens_one_dialog(
    journal: Journal, clock: ManualClock, key: str
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Léa Martin")
        pilot.app.screen.query_one("#exam" if key == "space" else "#candidates").focus()
        burst(pilot, *["enter"] * 5)
        await until(pilot, "Quelle certification blanche ?")
        await pilot.pause(0.3)
        assert [type(s) for s in pilot.app.screen_stack[1:]] == [HomeScreen, Choose]
        await pilot.press("escape")
        await until(pilot, "Candidats")

    run(PixsimApp(journal=journal, clock=clock), body)
    assert journal.summaries() == []


def test_enter_again_and_again_never_starts_the_clock(journal: Journal, clock: ManualClock) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Léa Martin")
        burst(pilot, *["enter"] * 5)
        await until(pilot, "Quelle certification blanche ?")
        burst(pilot, *["enter"] * 5)
        await until(pilot, "Avant de commencer")
        await pilot.pause(0.3)
        assert isinstance(pilot.app.screen, Instructions)
        assert journal.summaries() == []
        burst(pilot, *["enter"] * 5)
        await until(pilot, "Question 1 / 48")
        await pilot.pause(0.3)
        assert len(journal.summaries()) == 1
        assert journal.summaries()[0].answered == 0
        burst(pilot, *["escape", "enter"] * 3)  # stop? the safe answer has the focus
        await pilot.pause(0.5)
        assert journal.summaries()[0].result is None

    run(PixsimApp(journal=journal, clock=clock, rules=None), body)


@pytest.mark.parametrize("kind", ["QROC", "QCU", "QROCM-ind"])
def test_f4_in_a_burst_passes_one_question(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, kind: str
) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        burst(pilot, "f4", "f4", "ctrl+b", "f4")
        await until(pilot, "Question 2 / 6")
        await pilot.pause(0.3)
        assert exam.session.number == 2
        await pilot.press("f4")
        await until(pilot, "Question 3 / 6")
        burst(pilot, "x", "ctrl+s", "f4")
        await pilot.pause(0.3)
        assert exam.session.number <= 4

    in_exam(bank, sample, journal, clock, [kind] * 6, body)


def test_enter_in_a_burst_validates_one_answer(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        burst(pilot, "o", "u", "i", "enter", "enter", "n", "enter")
        await until(pilot, "Question 2 / 4")
        await pilot.pause(0.3)
        assert [r.answer for r in exam.session.responses] == [("oui",)]
        assert pilot.app.screen.query_one("#text", Input).value == ""
        burst(pilot, "n", "o", "n", "ctrl+s", "f4", "ctrl+s")
        await until(pilot, "Question 3 / 4")
        await pilot.pause(0.3)
        assert [r.answer for r in exam.session.responses] == [("oui",), ("non",)]

    in_exam(bank, sample, journal, clock, ["QROC"] * 4, body)


def test_the_last_question_passed_in_a_burst_then_leaving_does_not_crash(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        burst(pilot, "f4", "f4", "f1", "f6", "f10", "enter", "f4")
        await pilot.pause(0.5)
        assert exam.session.end_reason == "completed"
        burst(pilot, "f1", "f1", "q", "f1", "enter", "f10", "f1", "escape", "enter", "f1")
        await pilot.pause(0.3)

    in_exam(bank, sample, journal, clock, ["QROC"], body)


def test_time_over_while_a_dialog_is_being_made_closes_both(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ExamScreen)
        clock.step(106 * 60)
        pilot.app.push_screen(Message("à peine ouvert"))
        await screen._tick()  # before the dialog is there
        await pilot.pause(0.5)
        assert exam.session.end_reason == "time"
        assert isinstance(pilot.app.screen, HomeScreen)

    in_exam(bank, sample, journal, clock, ["QROC"], body)


def test_keys_queued_while_pixsim_closes_do_not_crash(journal: Journal) -> None:
    async def main() -> None:
        app = PixsimApp(journal=journal)
        async with app.run_test() as pilot:
            await until(pilot, "Léa Martin")
            burst(pilot, "f1", "q", "escape", "q", "f1", "enter", "f1", "q", "enter", "tab", "f8")
            await asyncio.sleep(1.0)

    asyncio.run(main())


@pytest.mark.parametrize("key", ["f10", "ctrl+q", "escape"])
def test_every_way_out_of_an_exam_asks_first(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, key: str
) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        await pilot.press(key)
        await until(pilot, "Arrêter l'épreuve maintenant ?")
        await pilot.press("ctrl+q")  # a dialog: nothing more than before
        await pilot.pause(0.1)
        assert pilot.app.is_running
        await pilot.press("escape")
        await until(pilot, "Question 1 / 2")
        await pilot.app.run_action("quit")
        await until(pilot, "Arrêter l'épreuve maintenant ?")
        assert isinstance(pilot.app.screen, Confirm)
        assert not exam.session.is_over
        await pilot.press("enter")
        await until(pilot, "Question 1 / 2")

    in_exam(bank, sample, journal, clock, ["QROC", "QCU"], body)


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+p", "ctrl+backslash", "ctrl+z", "ctrl+d", "f11"])
def test_no_key_of_textual_gets_past_an_exam(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, key: str
) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        await pilot.press(key, key)
        await pilot.pause(0.1)
        assert pilot.app.is_running
        assert isinstance(pilot.app.screen, ExamScreen)
        assert not exam.session.is_over
        await pilot.press("f1")
        await until(pilot, "Une question validée ou passée ne revient pas.")
        assert isinstance(pilot.app.screen, Message)
        assert "arrêter l'épreuve, après une question" in ExamScreen.HELP_TEXT

    in_exam(bank, sample, journal, clock, ["QROC"], body)


def test_a_huge_paste_is_cleaned_and_cut(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        box = pilot.app.screen.query_one("#text", Input)
        paste(pilot, "deux\r\nlignes\x1b[31m\ttab\u202e\x00fin\n")
        await pilot.pause(0.1)
        assert box.value == "deux lignes[31m tabfin"
        paste(pilot, "x" + " " * 20_000)
        await pilot.pause(0.2)
        assert len(box.value) == 500
        said = [notice.message for notice in pilot.app._notifications]
        assert said == ["La case est pleine : 500 caractères au plus."]
        await pilot.press("y")
        assert len(box.value) == 500
        await pilot.press("ctrl+s")
        await until(pilot, "Question 2 / 2")
        answer = exam.session.responses[0].answer
        assert answer is not None
        assert len(answer[0]) == 500

    in_exam(bank, sample, journal, clock, ["QROC", "QROC"], body)


def paste(pilot: Pilot[None], text: str) -> None:
    event = Paste(text)
    event.set_sender(pilot.app)
    pilot.app.post_message(event)


def test_no_screen_is_made_while_pixsim_is_being_left(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        go_on = asyncio.Event()

        async def flow() -> None:
            await go_on.wait()
            await app.push_screen_wait(Message("trop tard"))

        worker = app.run_worker(flow())
        await pilot.pause()
        go_on.set()
        app.exit()
        for _ in range(3):
            await asyncio.sleep(0)
        assert not any(isinstance(screen, Message) for screen in app.screen_stack)
        assert worker.is_cancelled or worker.is_finished

    run(PixsimApp(journal=journal), body)


def test_ctrl_c_before_any_screen_is_no_fault(journal: Journal) -> None:
    PixsimApp(journal=journal).action_help_quit()
