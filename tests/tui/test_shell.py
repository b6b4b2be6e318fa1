"""What holds on every screen: themes, leaving, keys faster than screens."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

import pytest
from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.home.first_run import FirstRun
from pixsim.tui.screens.home.home import HomeScreen
from pixsim.tui.terminal.themes import CONTRAST, DARK, LIGHT
from tests.conftest import ManualClock
from tests.tools.exam_screens import burst, run
from tests.tools.mocks import new_v2
from tests.tools.screens import person, settle, shown, until


def test_the_theme_goes_round_and_is_remembered(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        assert pilot.app.theme == DARK
        await pilot.press("f8")
        assert pilot.app.theme == LIGHT
        await pilot.press("f8")
        await until(pilot, "Contraste")
        assert pilot.app.theme == CONTRAST

    run(PixsimApp(journal=journal), body)

    async def again(pilot: Pilot[None]) -> None:
        assert pilot.app.theme == CONTRAST

    run(PixsimApp(journal=journal), again)


@pytest.mark.parametrize("keys", [("q", "Q", "escape"), ("escape",) * 3])
def test_no_letter_and_no_escape_leaves_the_home_screen(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    person("Eve")

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press(*keys)
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert pilot.app.is_running
        await pilot.press("ctrl+c")
        await until(pilot, "Pour quitter : F10.")

    run(PixsimApp(journal=journal), body)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("key", ["f10", "ctrl+q"])
@pytest.mark.parametrize("somebody", [True, False])
def test_one_key_leaves(journal: Journal, key: str, somebody: bool) -> None:
    if somebody:
        person("Eve")
    app = PixsimApp(journal=journal)

    async def body(pilot: Pilot[None]) -> None:
        await settle(pilot, HomeScreen if somebody else FirstRun)
        await pilot.press(key)
        await pilot.pause()
        assert app.closing

    run(app, body)
    assert app.return_code == 0


def test_keys_queued_while_pixsim_closes_do_nothing(journal: Journal) -> None:
    person("Eve")
    app = PixsimApp(journal=journal)
    made: list[str] = []

    async def main() -> None:
        async with app.run_test() as pilot:
            await until(pilot, "Eve")
            push = app.push_screen

            def counted(screen: object, *arguments: object, **named: object) -> object:
                made.append(type(screen).__name__)
                return push(screen, *arguments, **named)  # type: ignore[call-overload]

            app.push_screen = counted  # type: ignore[method-assign,assignment]
            burst(pilot, "f10", "f1", "c", "C", "h", "enter", "m", "tab", "f8", "escape", "p", "s")
            await asyncio.sleep(1.0)

    asyncio.run(main())
    assert made == []
    assert app.return_code == 0


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


def test_several_letters_at_once_open_one_screen(journal: Journal) -> None:
    person("Eve")

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        burst(pilot, "r", "R", "h", "c", "r")
        await until(pilot, "Aucune pour l'instant : votre premier résultat s'affichera ici.")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 3
        await pilot.press("escape")
        await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal), body)


def test_an_exam_begun_on_a_sample_is_found_again(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    sitting = new_v2(sample, bank, seed=1, clock=clock)
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clock) as exam:
        exam.start()

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Reprendre à la question 1 sur 48")
        assert "exemple" in shown(pilot)

    run(PixsimApp(journal=journal, clock=clock), body)


def test_open_in_another_window_is_told_and_can_be_tried_again(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    sitting = new_v2(person("Eve"), bank, seed=1, clock=clock)
    journal.create(sitting)
    other = Exam(journal, sitting.id, clock=clock)
    other.__enter__()
    other.start()

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Reprendre à la question 1")
        await pilot.press("enter")
        await until(pilot, "Déjà ouverte dans une autre fenêtre.")
        await pilot.click("#yes")
        await pilot.pause()
        await until(pilot, "Déjà ouverte dans une autre fenêtre.")
        other.__exit__(None, None, None)
        await pilot.click("#yes")
        await until(pilot, "Question 1 ")

    run(PixsimApp(journal=journal, clock=clock), body)


def test_who_waits_for_another_that_writes_reads_so(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the journal was opened before the screens, or is by them."""
    written: list[str] = []
    for given in (journal, None):
        app = PixsimApp(journal=given)

        async def body(_pilot: Pilot[None], app: PixsimApp = app) -> None:
            monkeypatch.setattr(app._driver, "write", written.append)
            app.journal._connection.execute("PRAGMA busy_timeout = 10")
            with closing(sqlite3.connect(app.journal.path, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                notice = app.journal.notice

                def let_go() -> None:  # the other ends once the wait is said, however late
                    notice()
                    other.execute("ROLLBACK")

                app.journal.notice = let_go
                with app.journal.transaction():
                    pass

        run(app, body)
        assert "Un autre pixsim écrit dans le journal" in "".join(written)
        written.clear()
