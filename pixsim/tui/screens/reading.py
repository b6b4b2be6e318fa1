"""A screen with a long text to read, whatever has the focus."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ScreenResultType

from pixsim.tui.screens.base import FullScreen


class ReadingScreen(FullScreen[ScreenResultType]):
    """Arrows and page keys move the text while a button keeps the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "read(2)"),
        Binding("up", "read(-2)"),
        Binding("pagedown", "read_page(1)"),
        Binding("pageup", "read_page(-1)"),
    ]

    def action_read(self, lines: int) -> None:
        """Move the text by some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_read_page(self, pages: int) -> None:
        """Move the text by a page, one line of which stays in sight."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)

    def action_noop(self) -> None:
        """For a hint of the key bar about keys that work by themselves."""
