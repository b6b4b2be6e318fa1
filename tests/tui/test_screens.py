"""Screens at several sizes: nothing is parsed as markup, nothing needed is out of sight."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Button, Static

from pixsim.bank.load import Bank
from pixsim.framework import read_framework
from pixsim.profile import Profile
from pixsim.resources import bundled
from pixsim.running.autopilot import sit
from pixsim.store.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.home import HomeScreen
from pixsim.tui.themes import DARK, LIGHT
from tests.tools.exam_screens import run, until, visible
from tests.tools.readme_picture import PICTURE, picture, words

NASTY = "[b]gras[/b] [/x] [1] \\[ [@click=app.quit]ici[/] {accolades} {{name}}"
SIZES = [(80, 24), (60, 20), (120, 40)]


def test_home_shows_the_candidates_and_what_is_wrong_with_a_file(
    home: Path, journal: Journal
) -> None:
    (home / "profiles").mkdir(parents=True, exist_ok=True)
    (home / "profiles" / "casse.json").write_text(
        '{"id": "casse", "name": "[/]", "age": 3}', encoding="utf-8"
    )

    async def body(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, PixsimApp)
        assert "casse.json : profil illisible" in visible(pilot.app)
        assert "age : champ inconnu" in visible(pilot.app)
        assert "Léa Martin" in visible(pilot.app)
        for _ in range(5):
            await pilot.press("down")
        assert "Certification blanche" in visible(pilot.app)

    run(PixsimApp(journal=journal), body)


def test_the_theme_is_switched_and_remembered(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        assert pilot.app.theme == DARK
        await pilot.press("f8")
        assert pilot.app.theme == LIGHT

    run(PixsimApp(journal=journal), body)

    async def again(pilot: Pilot[None]) -> None:
        assert pilot.app.theme == LIGHT

    run(PixsimApp(journal=journal), again)


def test_buttons_say_what_they_do_and_can_have_the_focus(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, HomeScreen)
        for button in screen.query(Button):
            assert button.can_focus
            assert isinstance(button.label, Content)
            assert str(button.label).startswith("[ ")

    run(PixsimApp(journal=journal), body)


def test_the_framework_fits_the_home_screen() -> None:
    framework = read_framework(bundled("item_bank") / "framework.toml")
    assert max(len(area.name_fr) for area in framework.areas) <= 32
    assert Static is not None


def test_the_picture_of_the_readme_is_what_the_screen_shows(bank: Bank) -> None:
    stored = words(PICTURE.read_text(encoding="utf-8"))
    assert stored == words(picture(bank)), "run: python -m tests.tools.readme_picture"


def test_chances_are_shown_on_a_page_of_their_own(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Léa Martin")
        await pilot.press("down", "down")  # avance, debutant, independant
        await pilot.click("#chances")
        await until(pilot, "Chances de Léa Martin")
        await until(pilot, "si on l'a un peu aidé")
        await pilot.press("escape")
        await until(pilot, "Candidats")

    run(PixsimApp(journal=journal), body)


def test_every_button_of_the_home_screen_fits_in_eighty_columns(
    journal: Journal, bank: Bank, sample: Profile
) -> None:
    sit(sample, bank, journal, "none", 1)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Léa Martin")
        await pilot.press("down", "down")
        await until(pilot, "Résultats")
        shown = [b for b in pilot.app.screen.query(Button) if b.display]
        assert len(shown) == 8
        assert all(b.region.x >= 0 and b.region.right <= 80 for b in shown)

    run(PixsimApp(journal=journal), body)


def test_chances_of_a_candidate_who_is_not_certifiable_say_why(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Paul R.")
        await pilot.press("down")
        await pilot.click("#chances")
        await until(pilot, "non certifiable")
        await until(pilot, "5 compétences")

    run(PixsimApp(journal=journal), body)
