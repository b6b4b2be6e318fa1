"""A framed screen with a page to read, whatever has the focus."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ScreenResultType

from pixsim.tui.screens.frame.framed import Framed


class ReadingPage(Framed[ScreenResultType]):
    """Arrows and page keys move the page while a button keeps the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "read(2)"),
        Binding("up", "read(-2)"),
        Binding("pagedown", "read_page(1)"),
        Binding("pageup", "read_page(-1)"),
        Binding("q,Q,f10", "back"),
    ]
    PAGE: ClassVar[str] = "VerticalScroll"
    """Which scrolling area is read."""

    @property
    def page(self) -> VerticalScroll:
        """What is read."""
        return self.query_one(self.PAGE, VerticalScroll)

    def action_read(self, lines: int) -> None:
        """Move the page by some lines."""
        self.page.scroll_relative(y=lines, animate=False)

    def action_read_page(self, pages: int) -> None:
        """Move the page by what is seen, less a line."""
        self.page.scroll_relative(y=pages * max(1, self.page.size.height - 1), animate=False)
