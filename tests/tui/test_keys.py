"""Keys that come faster than screens: one action at a time, and nothing gets past a sitting."""

from __future__ import annotations

import asyncio

import pytest
from textual.pilot import Pilot

from pixsim.store.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.choose import Choose
from pixsim.tui.screens.home import HomeScreen
from pixsim.tui.screens.message import Message
from tests.conftest import ManualClock
from tests.tools.exam_screens import burst, run, until

CHARACTERS = {"enter": "\r", "escape": "\x1b", "tab": "\t", "space": " "}


@pytest.mark.parametrize("key", ["enter", "space"])
def test_a_key_pressed_five_times_on_the_home_screen_opens_one_dialog(
    journal: Journal, clock: ManualClock, key: str
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Léa Martin")
        pilot.app.screen.query_one("#exam" if key == "space" else "#candidates").focus()
        burst(pilot, *["enter"] * 5)
        await until(pilot, "Quelle certification blanche ?")
        await pilot.pause(0.3)
        assert [type(s) for s in pilot.app.screen_stack[1:]] == [HomeScreen, Choose]
        await pilot.press("escape")
        await until(pilot, "Candidats")

    run(PixsimApp(journal=journal, clock=clock), body)
    assert journal.summaries() == []


def test_keys_queued_while_pixsim_closes_do_not_crash(journal: Journal) -> None:
    async def main() -> None:
        app = PixsimApp(journal=journal)
        async with app.run_test() as pilot:
            await until(pilot, "Léa Martin")
            burst(pilot, "f1", "q", "escape", "q", "f1", "enter", "f1", "q", "enter", "tab", "f8")
            await asyncio.sleep(1.0)

    asyncio.run(main())


def test_no_screen_is_made_while_pixsim_is_being_left(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        go_on = asyncio.Event()

        async def flow() -> None:
            await go_on.wait()
            await app.push_screen_wait(Message("trop tard"))

        worker = app.run_worker(flow())
        await pilot.pause()
        go_on.set()
        app.exit()
        for _ in range(3):
            await asyncio.sleep(0)
        assert not any(isinstance(screen, Message) for screen in app.screen_stack)
        assert worker.is_cancelled or worker.is_finished

    run(PixsimApp(journal=journal), body)


def test_ctrl_c_before_any_screen_is_no_fault(journal: Journal) -> None:
    PixsimApp(journal=journal).action_help_quit()
