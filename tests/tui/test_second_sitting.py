"""An exam is under way and its person wants to sit one: they are told, and asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.dialogs.decide import Decide
from pixsim.tui.screens.exam.instructions import Instructions
from pixsim.tui.screens.home.home import HomeScreen
from tests.conftest import ManualClock
from tests.tools.exam_screens import run
from tests.tools.mocks import new_v2
from tests.tools.screens import SIZES, person, settle, shown, until
from tests.tools.tiers import one_of, tiered


@pytest.fixture
def begun(journal: Journal, bank: Bank, clock: ManualClock) -> Profile:
    """Somebody at question 2, 48 minutes before the end."""
    profile = person("Eve", 2)
    sitting = new_v2(profile, bank, seed=1, clock=clock)
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clock) as exam:
        exam.start()
        exam.show()
        exam.skip()
    clock.now += timedelta(minutes=57)
    return profile


@pytest.mark.parametrize("size", one_of(SIZES, 1))
def test_what_is_under_way_is_told_and_taken_up_first(
    journal: Journal, clock: ManualClock, begun: Profile, size: tuple[int, int]
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await settle(pilot, Decide)
        said = " ".join(shown(pilot).split())
        assert "Une épreuve est en cours" in said
        assert "V2, question 2 sur 48. Il reste 48 min" in said
        await pilot.press("enter")
        await until(pilot, "Question 2 ")

    run(PixsimApp(profile=begun, seed=7, journal=journal, clock=clock, rules="v2"), body, size)
    assert len(journal.summaries()) == 1


@pytest.mark.full
def test_another_one_is_begun_where_wanted_and_the_first_stays(
    journal: Journal, clock: ManualClock, begun: Profile
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await settle(pilot, Decide)
        await pilot.press("down")
        await until(pilot, "reste à reprendre")
        await pilot.press("enter")
        await settle(pilot, Instructions)
        await pilot.press("enter")
        await until(pilot, "Question 1 ")

    run(PixsimApp(profile=begun, seed=7, journal=journal, clock=clock, rules="v2"), body)
    assert [row.result for row in journal.summaries()] == [None, None]


def test_escape_and_the_home_lead_back(
    journal: Journal, clock: ManualClock, begun: Profile
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await settle(pilot, Decide)
        await pilot.press("escape")
        await settle(pilot, HomeScreen)
        await pilot.press("S")  # sit an exam, from the home: told too
        await settle(pilot, Decide)
        await pilot.press("escape")
        await settle(pilot, HomeScreen)

    run(PixsimApp(profile=begun, journal=journal, clock=clock, rules="v2"), body)
    assert len(journal.summaries()) == 1


@pytest.mark.full
@pytest.mark.parametrize(
    ("way", "said"), tiered([("resume", "Question 2 "), ("another_exam", "commencer")], 1)
)
def test_who_says_which_is_not_asked(
    journal: Journal, clock: ManualClock, begun: Profile, way: str, said: str
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, said)
        assert not isinstance(pilot.app.screen, Decide)

    app = PixsimApp(profile=begun, journal=journal, clock=clock, rules="v2", start=way)
    run(app, body)


def test_an_exam_over_is_not_under_way(
    journal: Journal, clock: ManualClock, begun: Profile
) -> None:
    with Exam(journal, journal.summaries()[0].id, clock=clock) as exam:
        exam.end("candidate")
        exam.result()

    async def body(pilot: Pilot[None]) -> None:
        await settle(pilot, Instructions)

    run(PixsimApp(profile=begun, journal=journal, clock=clock, rules="v2"), body)
