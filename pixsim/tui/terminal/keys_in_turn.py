"""Keys are heeded one after the other, each once the one before has done all it does.

Textual hands a letter straight to the box that has the focus, while Tab, Ctrl+U or an arrow climb
from widget to widget before they act. Whoever types faster than the screens go, which a busy
machine is enough for, has letters in the wrong box, or erased by an older Ctrl+U, or lost.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.events import Key, Paste

if TYPE_CHECKING:
    from textual.app import App

ROUNDS = 3  # a list closes in three steps: the choice, what it changes, the focus that comes back
LONGEST = 1.0  # seconds; a widget that is gone answers no more, and nothing is held for it


class KeysInTurn:
    """Holds keys back while one is under way.

    Parameters
    ----------
    app : textual.app.App
        The application whose keys they are.
    pass_on : callable
        Gives one of them to the screen.
    """

    def __init__(self, app: App[None], pass_on: Callable[[Key | Paste], Awaitable[None]]) -> None:
        self._app, self._pass_on = app, pass_on
        self._under_way: Key | Paste | None = None
        self._held: deque[Key | Paste] = deque()

    async def take(self, event: Key | Paste) -> None:
        """Pass a key on, at once or when its turn comes."""
        if self._under_way is None:
            await self._begin(event)
            return
        if not self._held:
            self._app.set_timer(LONGEST, self._give_up_on(self._under_way))
        self._held.append(event)

    def _give_up_on(self, event: Key | Paste) -> Callable[[], Awaitable[None]]:
        async def give_up() -> None:
            await self._end(event)

        return give_up

    async def _begin(self, event: Key | Paste) -> None:
        self._under_way = event
        try:
            await self._pass_on(event)
        finally:
            self._climb(event, self._first, ROUNDS)

    @property
    def _first(self) -> DOMNode | None:
        """Where a key goes first."""
        if not self._app.screen_stack:
            return None
        return self._app.focused or self._app.screen

    def _climb(self, event: Key | Paste, node: DOMNode | None, rounds: int) -> None:
        """Follow a key from queue to queue up to the application, as many times as asked."""
        if node is None or node is self._app:
            following = self._first if rounds > 1 else None
            if following is None:
                self._app.call_later(self._end, event)
            else:
                self._app.call_later(self._climb, event, following, rounds - 1)
        elif not node.call_later(self._climb, event, node.parent, rounds):
            self._climb(event, None, rounds)

    async def _end(self, event: Key | Paste) -> None:
        """A key has done what it does: the next one."""
        if self._under_way is not event:
            return
        self._under_way = None
        if self._held:
            following = self._held.popleft()
            if self._held:
                self._app.set_timer(LONGEST, self._give_up_on(following))
            await self._begin(following)
