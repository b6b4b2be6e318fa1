"""What all screens of pixsim share: each is closed once, and heeds only keys meant for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import ModalScreen, Screen, ScreenResultType

from pixsim.tui.terminal.stale_keys import StaleKeys

if TYPE_CHECKING:
    _Closing = Screen[ScreenResultType]
else:
    from typing import Generic

    class _Closing(Generic[ScreenResultType]):
        pass


@runtime_checkable
class HeedsKeys(Protocol):
    """An application that drops keys pressed before what is on the screen was."""

    stale_keys: StaleKeys
    closing: bool


class ClosedOnce(_Closing[ScreenResultType]):
    """A screen that several keys in the queue cannot close twice."""

    _dismissed_once = False
    _wanted: tuple[ScreenResultType | None] | None = None
    was_shown = False
    """Everything in it is there; before that it can be neither closed nor left."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with a result; once closed, or under another screen, nothing happens."""
        if self._dismissed_once or self.app.screen is not self:
            return AwaitComplete()
        if not self.was_shown:  # a key was faster than the screen
            self._wanted = (result,)
            return AwaitComplete()
        self._dismissed_once = True
        return super().dismiss(result)

    def action_back(self) -> None:
        """Leave, with nothing chosen."""
        self.dismiss(None)

    def on_screen_resume(self) -> None:
        """The screen is on top."""
        self.was_shown = True
        if self._wanted is not None:
            self.dismiss(*self._wanted)
        else:
            self.heed_keys()

    def heed_keys(self) -> None:
        """From now on, keys are meant for what this screen shows."""
        if isinstance(self.app, HeedsKeys) and not self._dismissed_once and self.app.screen is self:
            self.app.stale_keys.heed(self)

    def ignore_keys(self) -> None:
        """What this screen shows is about to change: drop keys until it has."""
        if isinstance(self.app, HeedsKeys):
            self.app.stale_keys.ignore()

    def open_over(self, screen: Screen[Any]) -> None:
        """Show another screen over this one, unless pixsim is being left."""
        if not (isinstance(self.app, HeedsKeys) and self.app.closing):
            self.app.push_screen(screen)

    def _is_old(self, message: Message) -> bool:
        """Whether a message was sent before what this screen shows was there."""
        return isinstance(self.app, HeedsKeys) and self.app.stale_keys.is_old(message)


class FullScreen(ClosedOnce[ScreenResultType], Screen[ScreenResultType]):
    """A screen of its own."""


class Dialog(ClosedOnce[ScreenResultType], ModalScreen[ScreenResultType]):
    """A dialog over another screen."""
