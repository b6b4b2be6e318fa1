"""Keys are dropped by when they were pressed, however late a slow machine comes to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Button, Input

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal, SittingSummary
from pixsim.tui.room_app import RoomApp
from pixsim.tui.screens.dialogs.ask_line import AskLine
from pixsim.tui.screens.dialogs.decide import Decide, Way
from pixsim.tui.screens.exam.one_question import QuestionScreen
from pixsim.tui.screens.exam.report_problem import ReportProblem
from pixsim.tui.screens.home.home import HomeScreen
from pixsim.tui.screens.results.past import PastScreen
from pixsim.tui.screens.room.invigilator import RoomScreen
from pixsim.tui.screens.training.pauses import Pause
from pixsim.tui.terminal import stale_keys
from pixsim.tui.terminal.stale_keys import LONGEST, StaleKeys
from pixsim.tui.widgets.answering.kind import Last
from pixsim.tui.widgets.home.competence_map import CompetenceMap
from pixsim.tui.widgets.home.next_action_card import NextActionCard
from pixsim.tui.widgets.lists.pick_list import PickList
from tests.conftest import NOW, ManualClock
from tests.running.rooms import RoomOfTests
from tests.tools.exam_screens import At, OnlyShell, question, run, until
from tests.tools.gallery import Gallery, kept
from tests.tools.screens import settle
from tests.tui.conftest import SitExam


def pressed(at: float, key: str = "enter") -> Key:
    event = Key(key, None)
    event.time = at
    return event


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The present, as its only entry."""
    present = [100.0]
    monkeypatch.setattr(stale_keys, "read_clock", lambda: present[0])
    return present


def test_a_key_pressed_before_the_screen_is_dropped_however_late(time: list[float]) -> None:
    keys, before, after = StaleKeys(), object(), object()
    keys.heed(before)
    assert not keys.is_stale(pressed(100.1), before)
    assert keys.is_stale(pressed(100.2), after)  # it is not drawn yet
    time[0] += 10 * LONGEST  # the machine was busy
    assert keys.is_stale(pressed(100.3), after)
    keys.heed(after)
    assert keys.is_stale(pressed(100.4), after)
    assert not keys.is_stale(pressed(time[0] + 0.1), after)


def test_a_screen_that_never_says_it_is_there_is_not_waited_for_for_ever(time: list[float]) -> None:
    keys, silent = StaleKeys(), object()
    keys.ignore()
    assert keys.is_stale(pressed(time[0] + LONGEST / 2), silent)
    assert not keys.is_stale(pressed(time[0] + LONGEST + 0.1), silent)


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "f8"])
def test_what_loses_nothing_is_never_dropped(time: list[float], key: str) -> None:
    keys = StaleKeys()
    keys.ignore()
    assert not keys.is_stale(pressed(time[0], key), object())


@pytest.mark.parametrize("key", ["enter", "f1", "f4", "f9", "f10", "space", "q", "ctrl+s"])
def test_what_may_act_is_dropped(time: list[float], key: str) -> None:
    keys = StaleKeys()
    keys.ignore()
    assert keys.is_stale(pressed(time[0], key), object())


def test_a_click_sent_before_a_line_is_asked_for_answers_nothing(
    journal: Journal, clock: ManualClock
) -> None:
    answers: list[str | None] = []

    async def body(pilot: Pilot[None]) -> None:
        ask = AskLine("Qui ?", "Son nom :", "Oui", "Non", 20, value="Zoé")
        pilot.app.push_screen(ask, answers.append)
        await until(pilot, "Son nom")
        for button in ("#yes", "#no"):
            early = Button.Pressed(ask.query_one(button, Button))
            early.time = 0.0
            ask.on_button_pressed(early)
        assert pilot.app.screen is ask
        await pilot.click("#yes")
        await pilot.pause()

    run(OnlyShell(journal, clock), body)
    assert answers == ["Zoé"]


def test_a_click_sent_before_the_past_results_opens_none(
    journal: Journal, clock: ManualClock
) -> None:
    summary = SittingSummary("a", "x", "X", "v2", NOW, None, True, 3, 48, None)
    chosen: list[object] = []

    async def body(pilot: Pilot[None]) -> None:
        past = PastScreen("X", [summary])
        pilot.app.push_screen(past, chosen.append)
        await settle(pilot, PastScreen)
        picked = PickList.Picked(past.query_one(PickList), 0)
        picked.time, now = 0.0, picked.time
        past.on_pick_list_picked(picked)
        early = Button.Pressed(past.query_one("#back", Button))
        early.time = 0.0
        await past.on_button_pressed(early)
        assert pilot.app.screen is past
        picked.time = now
        past.on_pick_list_picked(picked)
        await pilot.pause()

    run(OnlyShell(journal, clock), body)
    assert chosen == [("open", summary)]


def test_a_click_sent_before_a_decision_is_asked_for_decides_nothing(
    journal: Journal, clock: ManualClock
) -> None:
    chosen: list[str | None] = []

    async def body(pilot: Pilot[None]) -> None:
        decide = Decide("Que faire ?", lambda: "", [Way("stay", "Rester"), Way("go", "Partir")])
        pilot.app.push_screen(decide, chosen.append)
        await settle(pilot, Decide)
        picked = PickList.Picked(decide.query_one(PickList), 1)
        picked.time, now = 0.0, picked.time
        decide.on_pick_list_picked(picked)
        assert pilot.app.screen is decide
        picked.time = now
        decide.on_pick_list_picked(picked)
        await pilot.pause()

    run(OnlyShell(journal, clock), body)
    assert chosen == ["go"]


def test_a_click_sent_before_a_problem_is_asked_for_gives_up_nothing(
    journal: Journal, clock: ManualClock
) -> None:
    reports: list[object] = []

    async def body(pilot: Pilot[None]) -> None:
        report = ReportProblem(question("QCU"), 1)
        pilot.app.push_screen(report, reports.append)
        await settle(pilot, ReportProblem)
        early = Button.Pressed(report.query_one("#cancel", Button))
        early.time, now = 0.0, early.time
        report.on_button_pressed(early)
        assert pilot.app.screen is report
        early.time = now
        report.on_button_pressed(early)
        await pilot.pause()

    run(OnlyShell(journal, clock), body)
    assert reports == [None]


def test_a_click_sent_before_the_home_screen_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []

    async def body(pilot: Pilot[None]) -> None:
        await settle(pilot, HomeScreen)
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        await until(pilot, "certification blanche")
        real = home.post_message

        def post(message: Message) -> bool:
            if isinstance(message, HomeScreen.Wanted):
                wanted.append(message.what)
                return True
            return real(message)

        monkeypatch.setattr(home, "post_message", post)
        step, opened = NextActionCard.Pressed(), CompetenceMap.Opened("1.1")
        for early in (True, False):
            for event in (step, opened):
                event.time = 0.0 if early else stale_keys.read_clock()
            home.on_next_action_card_pressed(step)
            home.on_competence_map_opened(opened)
            assert len(wanted) == (0 if early else 2)

    run(Gallery("home", kept(tmp_path)), body)
    assert wanted[1] == "competence"


def test_a_click_sent_before_a_pause_goes_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    async def body(pilot: Pilot[None]) -> None:
        await settle(pilot, Pause)
        page = pilot.app.screen
        assert isinstance(page, Pause)

        async def act(action: str) -> bool:
            done.append(action)
            return True

        monkeypatch.setattr(page, "run_action", act)
        picked = PickList.Picked(page.query_one("#answers", PickList), 0)
        picked.time, now = 0.0, picked.time
        await page.on_pick_list_picked(picked)
        assert done == []
        picked.time = now
        await page.on_pick_list_picked(picked)
        assert done == [page.ways()[0].action]

    run(Gallery("pause", kept(tmp_path)), body)


def test_enter_sent_before_a_question_moves_no_focus_and_changes_no_box(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        screen = at.pilot.app.screen
        assert isinstance(screen, QuestionScreen)
        box = screen.focused
        assert isinstance(box, Input)
        box.value = "present"
        last = Last(box, "before")
        last.time, now = 0.0, last.time
        screen.on_last(last)
        assert (box.value, screen.focused is box) == ("present", True)
        last.time = now
        screen.on_last(last)
        assert box.value == "before"
        assert screen.focused is screen.query_one("#validate")

    sit_exam(["QROC"], body)


def test_a_click_sent_before_the_room_opens_no_candidate(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = RoomOfTests(journal, bank, sample, clock)
    opened: list[bool] = []

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Salle ")
        await settle(pilot, RoomScreen)
        screen = pilot.app.screen
        assert isinstance(screen, RoomScreen)
        monkeypatch.setattr(screen, "action_open", lambda: opened.append(True))
        picked = PickList.Picked(screen.query_one(PickList), 0)
        picked.time, now = 0.0, picked.time
        screen.on_pick_list_picked(picked)
        assert opened == []
        picked.time = now
        screen.on_pick_list_picked(picked)
        assert opened == [True]

    with room.desk() as desk:
        room.join(desk, 1)
        run(RoomApp(desk), body)
