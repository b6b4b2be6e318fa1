"""The computer's clock is set while somebody sits an exam, or while it is closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank
from pixsim.foundation.clock import SteadyClock, SystemClock, opening_time, wall_clock
from pixsim.foundation.resources import bundled_folder
from pixsim.framework import read_framework
from pixsim.profile import Profile
from pixsim.report.result.clock_jumps import clock_jumps
from pixsim.report.result.text import result_text
from pixsim.report.rule_sets import read_result
from pixsim.report.sitting.clock import clock_remarks
from pixsim.running.exam import Exam, new_sitting
from pixsim.running.training import TrainingRun
from pixsim.session.rule_sets import RULE_SETS
from pixsim.session.state import Session
from pixsim.session.training.plan import plan_practice
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.screens.home.home import HomeScreen
from pixsim.tui.screens.results.result import ResultScreen
from tests.conftest import NOW, ManualClock
from tests.tools.exam_screens import pass_first, question, run, sitting_of, until, visible
from tests.tools.tiers import tiered

ALLOWED = 105 * 60


class TwoClocks(ManualClock):
    """A wall clock that can be set, and time that goes by all the same."""

    def __init__(self, now: datetime = NOW) -> None:
        super().__init__(now)
        self._elapsed = 1000.0

    def elapsed(self) -> float:
        return self._elapsed

    def step(self, seconds: float) -> None:
        super().step(seconds)
        self._elapsed += seconds

    def set(self, **by: float) -> None:
        """Somebody sets the computer's clock."""
        self.now += timedelta(**by)


@pytest.fixture
def clocks() -> TwoClocks:
    return TwoClocks()


@pytest.fixture(params=["v2", "v3"])
def name(
    request: pytest.FixtureRequest, bank: Bank, sample: Profile, journal: Journal, clocks: TwoClocks
) -> str:
    rules = RULE_SETS[request.param].settings()
    sitting = new_sitting(sample, bank, seed=1, rules=rules, clock=clocks)
    journal.create(sitting)
    return sitting.id


def pass_some(exam: Exam, clocks: TwoClocks, count: int, seconds: float = 60) -> None:
    for _ in range(count):
        exam.show()
        clocks.step(seconds)
        exam.skip()


def sit_two_questions(journal: Journal, clocks: TwoClocks, name: str) -> None:
    """Begin, pass two questions in two minutes, and close."""
    with Exam(journal, name, clock=clocks) as exam:
        exam.start()
        pass_some(exam, clocks, 2)


@pytest.mark.parametrize("hours", tiered([-3, 3, -24 * 400, 24 * 400], 4))
def test_a_clock_set_while_open_changes_neither_the_time_left_nor_the_end(
    name: str, journal: Journal, clocks: TwoClocks, hours: float
) -> None:
    with Exam(journal, name, clock=clocks) as exam:
        exam.start()
        pass_some(exam, clocks, 2)
        clocks.set(hours=hours)
        exam.tick()
        assert exam.remaining().total_seconds() == ALLOWED - 120
        pass_some(exam, clocks, 1)
        assert exam.remaining().total_seconds() == ALLOWED - 180
        ((number, jump),) = exam.session.clock_jumps
        assert (number, jump.seconds, jump.while_closed) == (3, hours * 3600, False)
        clocks.step(ALLOWED - 180)
        exam.tick()
        assert exam.session.end_reason == "time"
        assert exam.result().seconds == ALLOWED
    stored = journal.summaries()[0].result
    assert stored is not None
    result = read_result(stored)
    assert [jump.seconds for jump in result.clock_jumps] == [hours * 3600]
    text = result_text(result, read_framework(bundled_folder("item_bank") / "framework.toml"))
    assert "Question 3 : L'horloge de l'ordinateur a été" in " ".join(text.split())


def test_small_corrections_are_no_jumps(name: str, journal: Journal, clocks: TwoClocks) -> None:
    with Exam(journal, name, clock=clocks) as exam:
        exam.start()
        clocks.set(seconds=4)
        pass_some(exam, clocks, 1)
        assert exam.session.clock_jumps == ()
        assert exam.remaining().total_seconds() == ALLOWED - 60


@pytest.mark.parametrize("back", [True, False])
def test_a_clock_set_then_set_right_while_closed_costs_nothing(
    name: str, journal: Journal, clocks: TwoClocks, back: bool
) -> None:
    hours = -3 if back else 3
    with Exam(journal, name, clock=clocks) as exam:
        exam.start()
        pass_some(exam, clocks, 2)
        clocks.set(hours=hours)
        exam.tick()
    clocks.step(300)
    with Exam(journal, name, clock=clocks) as exam:  # still wrong: it is known by how much
        assert exam.remaining().total_seconds() == ALLOWED - 420
        assert len(exam.session.clock_jumps) == 1
    clocks.set(hours=-hours)
    clocks.step(60)
    with Exam(journal, name, clock=clocks) as exam:  # set right
        assert exam.remaining().total_seconds() == ALLOWED - 480
        assert [jump.while_closed for _n, jump in exam.session.clock_jumps] == [False, True]
        first, second = clock_remarks(clock_jumps(exam.session))
        assert ("reculée" if back else "avancée") in first
        assert "remise à l'heure" in second
        assert "dernière action" not in second


def test_time_over_while_the_clock_was_set_right_ends_no_later_than_the_time_allowed(
    name: str, journal: Journal, clocks: TwoClocks
) -> None:
    with Exam(journal, name, clock=clocks) as exam:
        exam.start()
        pass_some(exam, clocks, 2)
        clocks.set(hours=-3)
        exam.tick()
    clocks.set(hours=3)
    clocks.step(12 * 3600)
    with Exam(journal, name, clock=clocks) as exam:
        session = exam.session
        assert session.end_reason == "time"
        assert session.started_at is not None
        assert session.ended_at is not None
        assert (session.ended_at - session.started_at).total_seconds() == ALLOWED
        assert len(session.clock_jumps) == 2
        assert exam.result().seconds == ALLOWED


def test_a_clock_behind_the_last_event_on_opening_lets_time_go_on_from_there(
    name: str, journal: Journal, clocks: TwoClocks
) -> None:
    sit_two_questions(journal, clocks, name)
    clocks.set(hours=-3)
    with Exam(journal, name, clock=clocks) as exam:
        assert exam.remaining().total_seconds() == ALLOWED - 120
        clocks.step(600)
        assert exam.remaining().total_seconds() == ALLOWED - 720
        ((_number, jump),) = exam.session.clock_jumps
        assert (jump.seconds, jump.while_closed) == (-3 * 3600, True)


def test_a_clock_said_to_be_wrong_lets_time_go_on_from_the_last_event(
    name: str, journal: Journal, clocks: TwoClocks
) -> None:
    sit_two_questions(journal, clocks, name)
    clocks.set(days=2)
    with Exam(journal, name, clock=clocks, clock_wrong=True) as exam:
        assert not exam.session.is_over
        assert exam.remaining().total_seconds() == ALLOWED - 120
        pass_some(exam, clocks, 1)
    session, _count = journal.load(name)  # the journal alone says the same
    assert session.clock_ahead == timedelta(days=2)
    assert len(session.responses) == 3


def test_the_timer_of_a_question_does_not_follow_the_clock(
    bank: Bank, sample: Profile, journal: Journal, clocks: TwoClocks
) -> None:
    sitting = sitting_of(bank, sample, clocks, [question("QROC", timer=30)])
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clocks) as exam:
        exam.start()
        exam.show()
        clocks.step(10)
        clocks.set(hours=1)
        exam.tick()
        assert not exam.session.timed_out
        assert exam.session.timer_remaining(exam.now()) == timedelta(seconds=20)
        clocks.step(21)
        exam.tick()
        assert exam.session.timed_out


def test_a_training_goes_on_whatever_the_clock_says(
    bank: Bank, sample: Profile, journal: Journal, clocks: TwoClocks
) -> None:
    items = [f"{item}#1" for item in list(bank.items)[:3]]
    plan = plan_practice(sample, bank, items, now=clocks())
    journal.create(plan)
    with TrainingRun(journal, plan.id, sample, bank, clocks) as training:
        clocks.step(10)
        clocks.set(hours=-3)
        training.tick()
        assert training.reply(None).seconds == 10
    clocks.set(hours=-5)
    with TrainingRun(journal, plan.id, sample, bank, clocks) as training:
        training.ask()
        clocks.step(7)
        assert training.reply(None).seconds == 7
        assert [j.seconds for j in training.training.clock_jumps] == [-3 * 3600, -5 * 3600]


def test_the_earliest_time_that_is_not_before_the_last_event_counts() -> None:
    hour = timedelta(hours=1)
    assert opening_time(NOW, None) == NOW
    assert opening_time(NOW, NOW - hour) == NOW
    assert opening_time(NOW, NOW - 4 * hour, 3 * hour) == NOW - 3 * hour
    assert opening_time(NOW, NOW - 2 * hour, 3 * hour) == NOW
    assert opening_time(NOW, NOW + 2 * hour, -3 * hour) == NOW + 3 * hour
    assert opening_time(NOW, NOW + hour) == NOW


def test_the_clocks_of_this_computer_go_forward() -> None:
    clock = SystemClock()
    assert clock.elapsed() <= clock.elapsed()
    assert abs((clock() - wall_clock()).total_seconds()) < 60
    steady = SteadyClock(wall_clock)
    assert steady() <= steady()
    assert abs(steady.ahead) < timedelta(seconds=5)


def reopened(
    journal: Journal, clocks: TwoClocks, name: str, keys: list[str], check: Callable[[str], None]
) -> Session:
    """Press Enter on the sitting, read the dialog, choose."""

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        await until(pilot, "Reprendre à la question 3")
        await pilot.press("enter")
        await until(pilot, "Que s'est-il passé ?")
        lines = [line.split("│")[1] for line in visible(app).split("\n") if line.count("│") > 1]
        check(" ".join(" ".join(lines).split()))  # the dialog, without the page around it
        await pilot.press(*keys)
        await pilot.pause()
        wanted = (
            HomeScreen if keys == ["escape"] else ResultScreen if not clock_kept else ExamScreen
        )
        assert isinstance(app.screen, wanted)

    clock_kept = keys in (["enter"], ["down", "down", "enter"])
    run(PixsimApp(journal=journal, clock=clocks), body)
    session, _count = journal.load(name)
    return session


@pytest.mark.parametrize(
    ("keys", "reason"),
    tiered(
        [
            (["escape"], None),
            (["down", "down", "enter"], None),
            (["down", "enter"], "technical"),
            (["home", "enter", "space"], "time"),
        ],
        1,
    ),
)
def test_time_over_on_opening_is_asked_about_never_assumed(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clocks: TwoClocks,
    keys: list[str],
    reason: str | None,
) -> None:
    sitting = new_sitting(sample, bank, seed=1, clock=clocks)
    journal.create(sitting)
    sit_two_questions(journal, clocks, sitting.id)
    clocks.set(days=1)

    def check(shown: str) -> None:
        assert "le temps s'est écoulé pendant que l'épreuve était fermée" in shown
        assert "novembre 2026" in shown
        assert "il reste 1 h 43" in shown

    session = reopened(journal, clocks, sitting.id, keys, check)
    assert session.end_reason == reason
    assert len(session.clock_jumps) == (1 if keys == ["down", "down", "enter"] else 0)


@pytest.mark.parametrize(
    ("keys", "reason"),
    tiered([(["enter"], None), (["down", "enter", "space"], "time"), (["escape"], None)], 1),
)
def test_a_clock_behind_on_opening_is_asked_about(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clocks: TwoClocks,
    keys: list[str],
    reason: str | None,
) -> None:
    sitting = new_sitting(sample, bank, seed=1, clock=clocks)
    journal.create(sitting)
    sit_two_questions(journal, clocks, sitting.id)
    clocks.set(hours=-3)

    def check(shown: str) -> None:
        assert "en arrière de votre dernière action" in shown

    session = reopened(journal, clocks, sitting.id, keys, check)
    assert session.end_reason == reason


def test_a_jump_is_told_once_on_the_screen(
    bank: Bank, sample: Profile, journal: Journal, clocks: TwoClocks
) -> None:
    sitting = sitting_of(bank, sample, clocks, [question("QROC"), question("QROC")])
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        with Exam(journal, sitting.id, clock=clocks) as exam:
            exam.start()
            screen = ExamScreen(exam)
            await app.push_screen(screen)
            await pilot.pause()
            clocks.set(hours=-3)
            await screen._tick()
            await pilot.pause()
            assert "a été reculée de 3 h 00" in visible(app)
            assert "Reste 1 h 45" in visible(app)
            await pass_first(pilot)
            await until(pilot, "Question 2 sur 2")
            await screen._tick()
            await pilot.pause()
            assert "reculée" not in visible(app)

    run(PixsimApp(journal=journal, clock=clocks), body)
