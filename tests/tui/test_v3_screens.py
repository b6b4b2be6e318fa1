"""The V3 exam on the screens: the choice of rules, reports decided on, the result, the review."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.drawing.pieces import large_digits
from pixsim.tui.screens.results.past import PastScreen
from pixsim.tui.screens.results.result import ResultScreen
from pixsim.tui.screens.results.review import ReviewScreen
from tests.conftest import ManualClock
from tests.tools.exam_screens import question, run, sitting_of, until, visible
from tests.tools.screens import person
from tests.tools.small_bank import write_bank
from tests.tools.v3_sitting import plan, scored, session_of


def shown(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, PixsimApp)
    return visible(pilot.app)


def app_of(journal: Journal, clock: ManualClock, **options: str) -> PixsimApp:
    return PixsimApp(journal=journal, clock=clock, **options)  # type: ignore[arg-type]


def test_a_bank_too_small_is_one_message(
    journal: Journal, clock: ManualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person("Eve", 3)
    small = load_bank(write_bank(tmp_path / "bank"))
    monkeypatch.setattr("pixsim.journeys.context.load_bank", lambda: small)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press("enter")
        await until(pilot, "trop petite pour une épreuve V3")

    run(app_of(journal, clock, rules="v3"), body)


def test_the_result_the_review_and_the_list_show_both_kinds(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    personal = sitting_of(bank, sample, clock, [question("QROC")])
    journal.create(personal)
    with Exam(journal, personal.id, clock=clock) as exam:
        exam.start()
        exam.show()
        exam.skip()
    sitting = plan(bank, sample)
    result = scored(sitting, bank, journal, confirmed=(1,))

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        await app.push_screen(PastScreen("Léa", journal.summaries()))
        await pilot.pause()
        assert f"V3 · obtenue · {result.total_pix} pix" in shown(pilot)
        assert "V2 · non obtenue · 0 pix · 0 %" in shown(pilot)
        assert "les seuils ne sont pas publics" in shown(pilot)
        await app.push_screen(ResultScreen(session_of(journal, sitting.id), result, app.framework))
        await pilot.pause()
        assert large_digits(str(result.total_pix))[0].plain in shown(pilot)
        assert "sur 895" in shown(pilot)
        await pilot.press("4")
        await pilot.pause()
        assert "ceux d'un jeu d'essai" in shown(pilot)
        assert "Leur difficulté est estimée" in shown(pilot)
        assert "Un seul niveau est mesuré." in shown(pilot)
        await pilot.press("v", "home")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert "Question 1 " in shown(pilot)
        assert "remplacée : ne compte pas" in shown(pilot)
        await pilot.press("right")
        await pilot.pause()
        assert "Question 1 " in shown(pilot)
        assert "✓ juste" in shown(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert "Question 3 " in shown(pilot)
        assert "– passée" in shown(pilot)

    run(app_of(journal, clock), body)
