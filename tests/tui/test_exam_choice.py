"""Two exams on one screen, one sentence each; the choice of each person is remembered."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from pixsim.journeys.home_words import EXAMS
from pixsim.store.settings import read_settings
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.exam.choice import ExamChoice
from pixsim.tui.screens.exam.instructions import Instructions
from pixsim.tui.screens.home.home import HomeScreen
from tests.conftest import ManualClock
from tests.tools.exam_screens import burst, run
from tests.tools.screens import SIZES, person, settle, shown, until
from tests.tools.tiers import one_of


@pytest.mark.parametrize("size", one_of(SIZES, 1))
def test_each_is_one_sentence_and_the_personal_one_comes_first(
    journal: Journal, size: tuple[int, int]
) -> None:
    person("Eve", 3)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press("S")
        await settle(pilot, ExamChoice)
        text = " ".join(shown(pilot).split())
        for title, sentence in EXAMS.values():
            assert " ".join(title.split()) in text.replace("► ", "")
            assert sentence in text
        assert "► L'épreuve personnalisée" in text
        await pilot.press("escape")
        await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal), body, size)
    assert journal.summaries() == []


def test_the_choice_is_remembered_for_each_person(journal: Journal, clock: ManualClock) -> None:
    person("Eve", 3)
    person("Zoé", 3)

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        await until(pilot, "48 questions, 1 h 45")
        await pilot.press("enter")
        await settle(pilot, ExamChoice)
        await pilot.click("#exams", offset=(4, 4))  # the second one
        await pilot.press("enter")
        await settle(pilot, Instructions)
        assert "V3" in shown(pilot)
        await pilot.press("escape")
        await settle(pilot, HomeScreen)
        await until(pilot, "32 questions, 1 h 45")
        await pilot.press("enter")
        await settle(pilot, ExamChoice)
        assert "► L'épreuve d'aujourd'hui" in shown(pilot)
        await pilot.press("escape")
        await settle(pilot, HomeScreen)
        await app.show_person("own/zoe.json")
        await until(pilot, "48 questions, 1 h 45")

    run(PixsimApp(journal=journal, clock=clock), body)
    assert read_settings().rules_of("eve") == "v3"
    assert read_settings().rules_of("zoe") == "v2"
    assert journal.summaries() == []


def test_rules_given_at_the_start_are_not_asked(journal: Journal, clock: ManualClock) -> None:
    person("Eve", 3)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "32 questions, 1 h 45")
        await pilot.press("enter")
        await settle(pilot, Instructions)
        assert "V3" in shown(pilot)

    run(PixsimApp(journal=journal, clock=clock, rules="v3"), body)


def test_who_is_not_certifiable_is_told_before_the_choice(
    journal: Journal, clock: ManualClock
) -> None:
    person("Eve", {"1.1": 1, "1.2": 1})

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press("s")
        await until(
            pilot, "Pas encore certifiable : il faut 5 compétences au niveau 1, il en manque 3."
        )

    run(PixsimApp(journal=journal, clock=clock), body)


def test_enter_again_and_again_opens_one_choice(journal: Journal, clock: ManualClock) -> None:
    person("Eve", 3)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        burst(pilot, *["enter"] * 5)
        await settle(pilot, ExamChoice)
        await pilot.pause()
        assert [type(s) for s in pilot.app.screen_stack[1:]] == [HomeScreen, ExamChoice]
        await pilot.press("escape")
        await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal, clock=clock), body)
