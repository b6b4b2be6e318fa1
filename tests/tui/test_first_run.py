"""Nobody yet: a name and Enter are enough; then one's own page, now and at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from pixsim.bank.reading.load import Bank
from pixsim.profile import read_profile
from pixsim.store.people.profiles import own_path
from pixsim.store.rooms.links import KeptLink, keep_link
from pixsim.store.sittings.journal import Journal
from pixsim.text.person_name import NAME_LENGTH
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.files.open_file import OpenFile
from pixsim.tui.screens.home.candidates import CandidatesScreen
from pixsim.tui.screens.home.first_run import FirstRun
from pixsim.tui.screens.home.home import HomeScreen
from tests.tools.exam_screens import run
from tests.tools.screens import SIZES, person, settle, shown, until
from tests.tools.tiers import one_of


@pytest.mark.parametrize("size", one_of(SIZES, 1))
def test_a_name_and_enter_are_enough(journal: Journal, bank: Bank, size: tuple[int, int]) -> None:
    async def body(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, FirstRun)
        for text in (
            "Comment vous appelez-vous ?",
            "temps majoré",
            "Continuer",
            "Ouvrir un",
            "exemples",
            "F1 aide",
        ):
            assert text in shown(pilot)
        assert pilot.app.focused is pilot.app.screen.query_one("#name")
        await pilot.press(*"Zoé", "enter")
        await settle(pilot, HomeScreen)
        await until(pilot, "Se positionner : Recherche et veille")
        assert "○○○○○" in shown(pilot)
        assert "Zoé" in shown(pilot)

    run(PixsimApp(journal=journal), body, size)
    kept = read_profile(own_path("zoe"), bank.framework)
    assert (kept.name, kept.extra_time_percent) == ("Zoé", 0)

    async def again(pilot: Pilot[None]) -> None:
        await settle(pilot, HomeScreen)
        assert "Zoé" in shown(pilot)

    run(PixsimApp(journal=journal), again, size)


def test_extra_time_is_a_tick_by_mouse(journal: Journal, bank: Bank) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await pilot.click("#name")
        await pilot.press(*"Ali")
        await pilot.click("#extra")
        assert "[x] J'ai droit" in shown(pilot)
        await pilot.click("#continue")
        await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal), body)
    assert read_profile(own_path("ali"), bank.framework).extra_time_percent == 33


def test_without_a_name_nothing_is_made_and_no_key_leaves(journal: Journal, home: Path) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await pilot.press("space", "enter")
        await until(pilot, "Écrivez d'abord votre nom")
        await pilot.press("tab", "tab", "escape")
        assert pilot.app.focused is pilot.app.screen.query_one("#name")
        assert isinstance(pilot.app.screen, FirstRun)

    run(PixsimApp(journal=journal), body)
    assert not (home / "profiles").exists()


def test_a_name_of_thousands_of_characters_is_no_longer_than_what_is_kept(
    journal: Journal, home: Path
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        box = pilot.app.screen.query_one("#name", Input)
        box.insert_text_at_cursor("x" * NAME_LENGTH)
        box.insert_text_at_cursor("x")
        assert len(box.value) == NAME_LENGTH
        with box.prevent(Input.Changed):
            box.value = "x" * 5_000  # however it came
        await pilot.press("enter")
        await until(pilot, "Écrivez d'abord votre nom")

    run(PixsimApp(journal=journal), body)
    assert not (home / "profiles").exists()


def test_no_sample_is_ever_oneself(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await pilot.press(*"Ana")  # a name begun keeps nobody here
        await pilot.click("#samples")
        await settle(pilot, CandidatesScreen)
        assert "Exemples inventés, pour essayer" in shown(pilot)
        assert "0 personne" in shown(pilot)
        await pilot.press("enter")
        await settle(pilot, HomeScreen)
        await until(pilot, "exemple ")

    run(PixsimApp(journal=journal), body)

    async def again(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, FirstRun)

    run(PixsimApp(journal=journal), again)


def test_opening_a_file_and_coming_back_loses_what_was_typed_nowhere(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await pilot.press(*"Ana")
        await pilot.click("#open-file")
        await settle(pilot, OpenFile)
        await pilot.press("escape")
        await settle(pilot, FirstRun)
        assert pilot.app.screen.query_one("#name", Input).value == "Ana"

    run(PixsimApp(journal=journal), body)


def test_several_people_the_last_one_opens(journal: Journal) -> None:
    for name in ("Ana", "Bob", "Eve"):
        person(name)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Ana")
        await pilot.press("C")
        await settle(pilot, CandidatesScreen)
        await pilot.press(*"bob", "enter")
        await settle(pilot, HomeScreen)
        await until(pilot, "Bob")

    run(PixsimApp(journal=journal), body)

    async def again(pilot: Pilot[None]) -> None:
        assert "Bob" in shown(pilot)

    run(PixsimApp(journal=journal), again)


def test_an_exam_of_a_room_elsewhere_is_told_before_anybody_has_a_profile(
    journal: Journal,
) -> None:
    keep_link("http://192.168.1.12:8480", KeptLink("t", 3, "sitting", "ended"))

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Salle 3, épreuve terminée")
        assert "pixsim exam --room 192.168.1.12" in shown(pilot)

    run(PixsimApp(journal=journal), body, (80, 24))
