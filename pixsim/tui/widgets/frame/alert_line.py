"""The one place where a screen says what has just happened; it never pushes anything."""

from __future__ import annotations

from typing import Literal

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from pixsim.tui.drawing.safe_text import plain_content

Kind = Literal["info", "ok", "warn", "bad"]
FLASH = 4.0  # seconds a passing remark stays
MARKS: dict[Kind, str] = {"info": "", "ok": "✓ ", "warn": "● ", "bad": "✗ "}


class AlertLine(Static):
    """A row kept for alerts, above the buttons."""

    DEFAULT_CSS = """
    AlertLine { height: auto; min-height: 1; max-height: 3; padding: 0 1; text-style: bold; }
    AlertLine.info { color: $foreground; }
    AlertLine.ok { color: $ok; }
    AlertLine.warn { color: $warn; }
    AlertLine.bad { color: $bad; }
    """

    def __init__(self, *, id: str = "alert") -> None:
        super().__init__(id=id, markup=False)
        self.text = ""
        self._rest = Content("")
        self._timer: Timer | None = None

    def rest(self, text: Content) -> None:
        """What the row says while there is nothing to tell."""
        self._rest = text
        if not self.text:
            self.update(text)

    def say(self, text: str, kind: Kind = "info", *, flash: bool = False) -> None:
        """Say something, for good or for a moment; nothing empties the row."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if flash and text:
            self._timer = self.set_timer(FLASH, self._fade)
        if text == self.text and self.has_class(kind):
            return
        self.text = text
        self.set_classes(kind)
        self.update(plain_content(MARKS[kind] + text) if text else self._rest)

    def _fade(self) -> None:
        self.say("")
