"""The coach by keys: the goal asked, today shown, its questions begun."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.pilot import Pilot
from textual.worker import Worker

from pixsim.bank.reading.load import Bank
from pixsim.journeys.coach import follow_goal
from pixsim.profile import Profile
from pixsim.running.goals import set_goal
from pixsim.store.people.plans import read_goal
from pixsim.store.people.profiles import create_profile
from pixsim.store.sittings.journal import Journal
from pixsim.tui.flows.follow_journey import context_of, follow_journey
from pixsim.tui.screens.coach.today import TodayScreen
from pixsim.tui.screens.dialogs.ask_line import AskLine
from pixsim.tui.screens.dialogs.choose import Choose
from pixsim.tui.screens.training.training import TrainingScreen
from pixsim.tui.shell import Shell
from tests.conftest import ManualClock
from tests.tools.exam_screens import SIZES, OnlyShell, run, until, visible
from tests.tools.tiers import one_of
from tests.tui.test_training_screens import to_screen


@pytest.fixture
def lea(sample: Profile) -> Profile:
    made, _path = create_profile(sample.model_copy(update={"id": "lea", "name": "Léa"}))
    return made


def begin(pilot: Pilot[None], profile: Profile) -> Worker[Profile | None]:
    app = pilot.app
    assert isinstance(app, Shell)
    return app.run_worker(follow_journey(app, follow_goal(context_of(app), profile)))


def test_a_goal_is_asked_in_five_short_questions(
    lea: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        worker = begin(pilot, lea)
        await to_screen(pilot, AskLine)
        await pilot.press(*"hier", "enter")
        await until(pilot, "Ce n'est ni une date à venir")
        await to_screen(pilot, AskLine)
        await pilot.press(*"3 semaines", "enter")
        for title in ("Combien de temps", "Quels jours", "Quelle épreuve", "Que visez-vous"):
            await until(pilot, title)
            await to_screen(pilot, Choose)
            await pilot.press("enter")
        await to_screen(pilot, TodayScreen)
        text = visible(pilot.app)
        assert "Dans 21 jours" in text
        assert "pas revue depuis" in text
        await pilot.press("escape")
        await pilot.pause()
        assert worker.is_finished

    run(OnlyShell(journal, clock), body)
    goal = read_goal(lea)
    assert goal is not None
    assert (goal.minutes, goal.rules, goal.aim) == (10, "v2", "keep")


@pytest.mark.parametrize("size", one_of(SIZES, 1))
def test_today_is_one_button_with_its_way_and_a_forecast_called_a_model(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock, size: tuple[int, int]
) -> None:
    today = clock().astimezone().date()
    goal = set_goal(
        lea, bank.framework, today=today, exam=today + timedelta(days=9), minutes=10,
        weekdays=range(7),
    )  # fmt: skip
    assert goal.since == today

    async def body(pilot: Pilot[None]) -> None:
        begin(pilot, lea)
        await to_screen(pilot, TodayScreen)
        said = visible(pilot.app)
        assert "► Commencer" in said
        for _page in range(6):
            await pilot.press("pagedown")
            said += visible(pilot.app)
        for words in ("★ jour J", "En suivant ce chemin", "C'est un modèle"):
            assert words in said.replace("\u00a0", " "), words
        await pilot.press("enter")
        await to_screen(pilot, TrainingScreen)
        assert "sur " in visible(pilot.app)

    run(OnlyShell(journal, clock), body, size)


def test_an_example_has_no_goal(sample: Profile, journal: Journal, clock: ManualClock) -> None:
    async def body(pilot: Pilot[None]) -> None:
        begin(pilot, sample)
        await until(pilot, "non pour un exemple")

    run(OnlyShell(journal, clock), body)
