"""The chances of both exams: the page at once, the figures when they are there."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pixsim.journeys.chances import Chances, ShowChances
from pixsim.simulation import chances, v3_chances
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.home.home import HomeScreen
from pixsim.tui.screens.results.chances import ChancesScreen
from tests.tools.exam_screens import run
from tests.tools.plain_sitting import write_bank
from tests.tools.screens import SIZES, person, settle, shown, until
from tests.tools.tiers import one_of


def test_both_exams_have_their_chances_and_say_what_they_rest_on(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_bank(tmp_path / "bank")  # small: the items of the whole bank take seconds to be weighed
    monkeypatch.setenv("PIXSIM_BANK", str(tmp_path / "bank"))
    monkeypatch.setattr("pixsim.report.v2.chances.chances", partial(chances, forms=16))
    monkeypatch.setattr("pixsim.report.v3.chances.v3_chances", partial(v3_chances, draws=200))
    person("Eve", {"1.1": 2, "1.2": 2, "2.1": 2, "3.1": 2, "4.1": 2})

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press("H")
        await settle(pilot, ChancesScreen)
        await until(pilot, "sur les 80 du profil", 60)
        await until(pilot, "neuf fois sur dix", 60)
        text = shown(pilot)
        assert "Épreuve personnalisée (V2)" in text
        assert "Épreuve d'aujourd'hui (V3)" in text
        assert "un a priori" in " ".join(text.split())
        assert "si on l'a un peu aidé" in text
        await pilot.press("escape")
        await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal), body, (120, 60))


@pytest.mark.parametrize("size", one_of(SIZES, 0))
def test_the_page_is_there_while_they_are_worked_out_and_can_be_left(
    journal: Journal, size: tuple[int, int]
) -> None:
    person("Eve", 3)
    go_on = threading.Event()

    def slow(rules: str) -> Chances | str:
        go_on.wait(20)
        return (
            Chances(0.5, "50 %, à 1,0 point près", "300 sur 895", rules, "détail")
            if rules == "v2"
            else "Pas de V3."
        )

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        exams = {"v2": "L'une", "v3": "L'autre"}
        await pilot.app.push_screen(ChancesScreen(ShowChances("Eve", exams, slow)))
        await until(pilot, "Calcul en cours…")
        assert shown(pilot).count("Calcul en cours…") == 2
        await pilot.press("f1")
        await until(pilot, "Ce que pixsim attend")  # the help opens meanwhile: nothing is frozen
        await pilot.press("escape")
        go_on.set()
        await until(pilot, "50 %, à 1,0 point près")
        await until(pilot, "Pas de V3.")
        assert "Calcul en cours…" not in shown(pilot)
        await pilot.press("escape")
        await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal), body, size)


def test_left_before_the_end_nothing_is_shown_any_more(journal: Journal) -> None:
    person("Eve", 3)
    go_on = threading.Event()

    def slow(_rules: str) -> Chances | str:
        go_on.wait(20)
        return "trop tard"

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.app.push_screen(ChancesScreen(ShowChances("Eve", {"v2": "L'une"}, slow)))
        await until(pilot, "Calcul en cours…")
        await pilot.press("escape")
        await settle(pilot, HomeScreen)
        go_on.set()
        await pilot.pause()
        assert "trop tard" not in shown(pilot)

    run(PixsimApp(journal=journal), body)


def test_who_is_not_certifiable_is_told_why(journal: Journal) -> None:
    person("Eve", {"1.1": 1})

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press("h")
        await until(pilot, "Il manque 4 compétences au niveau 1", 30)

    run(PixsimApp(journal=journal), body)
