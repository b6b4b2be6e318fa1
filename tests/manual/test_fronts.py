"""The manual is reached from the home, the room, the pages and the lines."""

from __future__ import annotations

import contextlib

import pytest
from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank
from pixsim.plain.dialogue import Closed
from pixsim.plain.home import Home
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.dialogs.choose import Choose
from pixsim.tui.screens.frame.manual import ManualScreen
from pixsim.tui.screens.frame.menu import Menu
from pixsim.tui.screens.home.home import HomeScreen
from tests.conftest import ManualClock
from tests.plain.talking import dialogue
from tests.tools.exam_screens import run
from tests.tools.screens import SIZES, person, settle, until
from tests.tools.tiers import one_of
from tests.tools.web_exam import at_desk


@pytest.mark.parametrize("size", one_of(SIZES, 0))
def test_the_menu_of_the_home_leads_to_privacy(journal: Journal, size: tuple[int, int]) -> None:
    person("Léa", 1)

    async def look(pilot: Pilot[None]) -> None:
        await settle(pilot, HomeScreen)
        await pilot.press("m")
        await settle(pilot, Menu)
        await pilot.press(*"guides", "enter")
        await settle(pilot, Choose)
        await pilot.press("down", "down", "down", "enter")
        await settle(pilot, ManualScreen)
        await until(pilot, "pixsim n'envoie rien")
        await pilot.press("escape")
        await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal), look, size)


def test_the_lines_lead_to_it_before_anybody_is_known(
    bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    talk, out = dialogue(["guides", "privacy", "leave"])
    with contextlib.suppress(Closed):
        Home(talk, journal, bank.framework, clock).run()
    assert "pixsim n'envoie rien" in out.getvalue()


def test_pages_lead_to_it_and_a_question_does_not(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    with at_desk(journal, bank, sample, clock=clock) as desk:
        page = desk.enter()
        assert '/help/privacy"' in page.source
        assert "pixsim n'envoie rien" in desk.browser.get("/help/privacy").text.replace(
            "\u00a0", " "
        )
        assert desk.browser.get("/help/nothing").status == 404
        assert "Accessibilité" in desk.browser.get("/help").text
        desk.browser.get("/")
        desk.browser.press("Démarrer le chronomètre")
        assert "/help" not in desk.page.source
