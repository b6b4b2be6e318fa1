"""A box to tick: ``[x] J'ai droit à un temps majoré``."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from pixsim.tui.drawing.pieces import join_rows, join_styled
from pixsim.tui.drawing.safe_text import plain_content

HERE, AWAY = "► ", "  "
INDENT = 6  # columns of the mark and the box


class Tick(Widget, can_focus=True):
    """One row, or more where it is narrow, filled where one is; Space, Enter or a click ticks it.

    Parameters
    ----------
    text, id
    ticked : bool
    """

    DEFAULT_CSS = "Tick { height: auto; width: auto; color: $foreground; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "tick")]
    ticked: reactive[bool] = reactive(False)

    def __init__(self, text: str, *, id: str, ticked: bool = False) -> None:
        super().__init__(id=id)
        self._text = text
        self.set_reactive(Tick.ticked, ticked)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The mark, the box, the text."""
        return min(len(self._text) + 7, container.width, viewport.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as the text needs, under each other."""
        return len(self._text_only().wrap(max(width - INDENT, 1)))

    def render(self) -> Content:
        """Box and text."""
        mark = HERE if self.has_focus else AWAY
        rows = self._text_only().wrap(max(self.content_size.width - INDENT, 1))
        head = f"{mark}[{'x' if self.ticked else ' '}] "
        drawn = join_rows(
            join_styled(head if n == 0 else " " * INDENT, row.rstrip(), " ")
            for n, row in enumerate(rows)
        )
        return drawn.stylize("bold $focus-fg on $focus-bg") if self.has_focus else drawn

    def _text_only(self) -> Content:
        return plain_content(self._text)

    def action_tick(self) -> None:
        """Tick, or not any more."""
        self.ticked = not self.ticked

    def on_click(self, event: Click) -> None:
        """Anywhere on it."""
        event.stop()
        self.action_tick()
