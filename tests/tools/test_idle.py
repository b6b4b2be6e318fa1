"""A pilot waits for what is left to do, and for no clock: `tests.tools.idle`."""

from __future__ import annotations

import asyncio
from time import sleep

from textual.app import App, ComposeResult
from textual.widgets import Label


class Counted(App[None]):
    """Counts in a thread, and in a callback due a little later; a coroutine waits all the time."""

    def compose(self) -> ComposeResult:
        yield Label("0")

    def on_mount(self) -> None:
        self.count = 0
        self.bind("a", "count")
        self.run_worker(asyncio.Event().wait())

    def action_count(self) -> None:
        self.run_worker(self._aside, thread=True)

    def _aside(self) -> None:
        sleep(0.05)
        self.call_from_thread(self.set_timer, 0.005, self._add)

    def _add(self) -> None:
        self.count += 1
        self.query_one(Label).update(str(self.count))


def test_a_key_is_waited_for_with_all_it_sets_going() -> None:
    async def body() -> tuple[int, str]:
        app = Counted()
        async with app.run_test() as pilot:
            await pilot.press("a")
            return app.count, str(app.query_one(Label).render())

    assert asyncio.run(body()) == (1, "1")
