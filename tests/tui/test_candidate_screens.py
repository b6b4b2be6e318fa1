"""Candidates changed and removed from the screens, sittings deleted from their list."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Static

from pixsim.bank.load import Bank
from pixsim.profile import Profile, read_profile
from pixsim.resources import bundled
from pixsim.running.autopilot import sit
from pixsim.store.journal import Journal
from pixsim.store.profiles import create_profile, own_path
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.confirm import Confirm
from pixsim.tui.screens.home import HomeScreen
from pixsim.tui.screens.message import Message
from pixsim.tui.screens.new_candidate import NewCandidateScreen
from pixsim.tui.screens.past import PastScreen

CODES = ("1.1", "1.2", "2.1", "3.1", "4.1")


def run(
    app: PixsimApp, body: Callable[[Pilot[None]], Awaitable[None]], size: tuple[int, int] = (80, 24)
) -> None:
    async def main() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await body(pilot)

    asyncio.run(main())


def candidate(journal: Journal, bank: Bank, sittings: int = 0) -> Profile:
    wanted = Profile(id="eve", name="Eve", levels=dict.fromkeys(CODES, 3))
    profile, _path = create_profile(wanted)
    for seed in range(sittings):
        sit(profile, bank, journal, "perfect", seed=seed)
    return profile


async def settle(pilot: Pilot[None], screen: type) -> None:
    for _try in range(50):
        await pilot.pause(0.05)
        if isinstance(pilot.app.screen, screen):
            return
    raise AssertionError(f"{pilot.app.screen} is shown, not {screen.__name__}")


def test_a_candidate_is_renamed_and_given_more_time(journal: Journal, bank: Bank) -> None:
    candidate(journal, bank, sittings=1)

    async def body(pilot: Pilot[None]) -> None:
        await pilot.press("m")
        await settle(pilot, NewCandidateScreen)
        pilot.app.screen.query_one("#name", Input).value = "Ève M."
        pilot.app.screen.query_one("#extra", Input).value = "33"
        await pilot.click("#create")
        await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal), body)
    kept = read_profile(own_path("eve"), bank.framework)
    assert (kept.id, kept.name, kept.extra_time_percent) == ("eve", "Ève M.", 33)
    assert [s.candidate for s in journal.summaries()] == ["Ève M."]


def test_a_candidate_goes_after_a_question_and_with_all_they_left(
    journal: Journal, bank: Bank
) -> None:
    candidate(journal, bank, sittings=2)

    async def body(pilot: Pilot[None]) -> None:
        for answer in ("#no", "#yes"):
            await pilot.press("m")
            await settle(pilot, NewCandidateScreen)
            await pilot.click("#delete")
            await settle(pilot, Confirm)
            said = str(pilot.app.screen.query_one(".dialog-text").render())
            assert "son profil, 2 épreuves" in said
            assert own_path("eve").exists()
            await pilot.click(answer)
            await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal), body)
    assert not own_path("eve").exists()
    assert journal.summaries() == []


def test_a_sitting_is_deleted_from_the_list(journal: Journal, bank: Bank) -> None:
    candidate(journal, bank, sittings=2)
    newest, oldest = (s.id for s in journal.summaries())

    async def body(pilot: Pilot[None]) -> None:
        await pilot.click("#past")
        await settle(pilot, PastScreen)
        for answer, left in (("#no", 2), ("#yes", 1)):
            await pilot.press("delete")
            await settle(pilot, Confirm)
            await pilot.click(answer)
            await settle(pilot, PastScreen)
            assert pilot.app.screen.query_one(OptionList).option_count == left
        await pilot.press("delete")
        await settle(pilot, Confirm)
        await pilot.click("#yes")
        await settle(pilot, HomeScreen)  # nothing left to list

    run(PixsimApp(journal=journal), body)
    assert journal.summaries() == []
    assert newest != oldest
    assert own_path("eve").exists()


def test_a_sample_says_why_it_stays(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await pilot.press("m")
        await settle(pilot, Message)

    run(PixsimApp(journal=journal), body)
    assert (bundled("profiles") / "independant.json").exists()


def test_a_file_that_cannot_be_read_can_only_go(journal: Journal, home: Path) -> None:
    broken = home / "profiles" / "broken.json"
    broken.parent.mkdir(parents=True)
    broken.write_text("{", encoding="utf-8")

    async def body(pilot: Pilot[None]) -> None:
        await pilot.press("m")
        await settle(pilot, Confirm)
        assert broken.exists()
        await pilot.click("#yes")
        await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal), body)
    assert not broken.exists()


def test_all_buttons_of_the_home_screen_are_in_sight(journal: Journal, bank: Bank) -> None:
    candidate(journal, bank, sittings=1)

    async def body(pilot: Pilot[None]) -> None:
        shown = [button for button in pilot.app.screen.query(Button) if button.display]
        assert {"edit", "past", "new", "quit"} <= {button.id for button in shown}
        assert all(b.region.x >= 0 and b.region.right <= 80 for b in shown)

    run(PixsimApp(journal=journal), body)


def test_in_sixty_columns_all_buttons_and_states_of_the_home_screen_show(
    journal: Journal, bank: Bank
) -> None:
    candidate(journal, bank, sittings=1)

    async def body(pilot: Pilot[None]) -> None:
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        shown = [button for button in home.query(Button) if button.display]
        assert len(shown) >= 8
        for button in shown:
            assert button.region.right <= 60
            assert button.region.bottom <= 20
            assert button.region.width >= len(str(button.label))
        choices = home.query_one(OptionList)
        assert choices.virtual_size.height == choices.option_count  # one line a candidate
        assert "▰" not in str(home.query_one("#areas", Static).content)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "▰" in str(home.query_one("#areas", Static).content)

    run(PixsimApp(journal=journal), body, size=(60, 20))
