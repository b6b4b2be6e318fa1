"""What takes a moment is done aside: the frame is there at once, and says what is going on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.framed import Framed
from pixsim.tui.widgets.frame.key_bar import Hint

if TYPE_CHECKING:
    from pixsim.tui.shell import Shell

T = TypeVar("T")
AT_ONCE = 0.3  # seconds that need no word


class Preparing(Framed[bool]):
    """Shown while something is prepared; Escape gives up.

    Parameters
    ----------
    text : str
    """

    KEYS: ClassVar[Sequence[Hint]] = [(_("Échap"), _("renoncer"), "back")]
    HELP_TITLE: ClassVar[str] = _("Préparation")
    HELP_TEXT: ClassVar[str] = _("Les questions sont lues : cela prend quelques secondes.")

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def body(self) -> ComposeResult:
        """What is going on."""
        with Vertical(classes="page"):
            yield Static(plain_content(self._text), id="preparing")

    def action_back(self) -> None:
        """Give up."""
        self.dismiss(False)


async def await_prepared(
    app: Shell, make: Callable[..., T], *arguments: Any, text: str | None = None
) -> T | None:
    """What a function gives, run aside; None where the person gives up meanwhile.

    The function must not touch the journal nor the screens.
    """
    task = asyncio.ensure_future(asyncio.to_thread(make, *arguments))
    done, _waiting = await asyncio.wait({task}, timeout=AT_ONCE)
    if done:
        return task.result()
    screen = Preparing(text or _("Préparation de l'épreuve…"))
    task.add_done_callback(lambda _task: screen.dismiss(True))
    if await app.push_screen_wait(screen):
        return task.result()
    task.add_done_callback(_retrieve_exception)
    return None


def _retrieve_exception(task: asyncio.Future[Any]) -> None:
    """What was given up may fail: nobody asks any more."""
    if not task.cancelled():
        task.exception()
