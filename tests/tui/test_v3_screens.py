"""The V3 exam on the screens: the choice of rules, reports decided on, the result, the review."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pixsim.bank.load import Bank, load_bank
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.store.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.past import PastScreen
from pixsim.tui.screens.result import ResultScreen
from pixsim.tui.screens.review import ReviewScreen
from tests.conftest import ManualClock
from tests.tools.exam_screens import question, run, sitting_of, until, visible
from tests.tools.small_bank import write_bank
from tests.tools.v3_sitting import plan, scored, session_of


def shown(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, PixsimApp)
    return visible(pilot.app)


def app_of(journal: Journal, clock: ManualClock, **options: str) -> PixsimApp:
    return PixsimApp(journal=journal, clock=clock, **options)  # type: ignore[arg-type]


def test_the_rules_are_chosen_on_the_home_screen(journal: Journal, clock: ManualClock) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await pilot.click("#exam")
        await until(pilot, "Quelle certification blanche ?")
        assert "V3, celle d'aujourd'hui" in shown(pilot)
        assert "V2, jusqu'à fin 2024" in shown(pilot)
        await pilot.press("escape")
        await until(pilot, "Candidats")
        await pilot.click("#exam")
        await until(pilot, "Quelle certification blanche ?")
        await pilot.press("enter")  # what pixsim is for comes first
        await until(pilot, "règles V2")
        await pilot.press("escape")
        await until(pilot, "Candidats")
        await pilot.click("#exam")
        await until(pilot, "Quelle certification blanche ?")
        await pilot.press("down", "enter")
        await until(pilot, "règles V3")

    run(app_of(journal, clock), body)
    assert journal.summaries() == []


def test_rules_given_at_the_start_are_not_asked(journal: Journal, clock: ManualClock) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await pilot.click("#exam")
        await until(pilot, "règles V3")

    run(app_of(journal, clock, rules="v3"), body)


def test_a_profile_not_certifiable_is_told_before_the_choice(
    journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Paul R.")
        await pilot.press("down", "enter")
        await until(pilot, "Pas encore certifiable")

    run(app_of(journal, clock), body)


def test_a_bank_too_small_is_one_message(
    journal: Journal, clock: ManualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = load_bank(write_bank(tmp_path / "bank"))
    monkeypatch.setattr("pixsim.tui.flow.load_bank", lambda: small)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Camille")
        await pilot.press("down", "down", "down", "enter")
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
        assert "jeu d'essai public" in shown(pilot)
        await app.push_screen(ResultScreen(session_of(journal, sitting.id), result, app.framework))
        await pilot.pause()
        assert f"{result.total_pix} pix sur 895" in shown(pilot)
        assert "jeu d'essai public de Pix" in shown(pilot)  # beside the score, without scrolling
        assert "a priori, non mesurées" in shown(pilot)
        assert "seule capacité" in shown(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert "Question 1 / 32" in shown(pilot)
        assert "Remplacée : ne compte pas" in shown(pilot)
        await pilot.press("right")
        await pilot.pause()
        assert "Question 1 / 32" in shown(pilot)
        assert "Juste" in shown(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert "Question 3 / 32" in shown(pilot)
        assert "Passée" in shown(pilot)

    run(app_of(journal, clock), body)
