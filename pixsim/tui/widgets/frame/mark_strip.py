"""A strip of marks, one a question: ✓ right, ✗ wrong, – passed; the present one is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from pixsim.tui.drawing.pieces import join_rows, join_styled, styled_text


@dataclass(frozen=True, slots=True)
class Mark:
    """One question: its glyph, its colour, whether it is kept for later, whether it is passed over."""

    glyph: str
    colour: str
    later: bool = False
    skipped: bool = False


class MarkStrip(Widget, can_focus=False):
    """Marks in rows of as many as fit; a click goes to one."""

    DEFAULT_CSS = "MarkStrip { height: auto; padding: 0 1; background: $surface; }"
    CELLS = 2
    at: reactive[int] = reactive(0)

    class Chosen(Message):
        """A mark was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, marks: Sequence[Mark] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._marks = tuple(marks)

    def show(self, marks: Sequence[Mark]) -> None:
        """Other marks."""
        self._marks = tuple(marks)
        self.refresh(layout=True)

    def _a_row(self, width: int) -> int:
        return max(width // self.CELLS, 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Rows it takes."""
        return max(-(-len(self._marks) // self._a_row(width)), 1)

    def render(self) -> Content:
        """The marks."""
        row = self._a_row(self.content_size.width)
        places = range(len(self._marks))
        rows = [places[start : start + row] for start in range(0, len(places), row)]
        return join_rows(join_styled(*(self._cell(place) for place in found)) for found in rows)

    def _cell(self, place: int) -> Content:
        mark = self._marks[place]
        after = "·" if mark.later else " "
        if place == self.at:
            return styled_text(mark.glyph + after, "bold $focus-fg on $focus-bg")
        colour = "$muted" if mark.skipped else mark.colour
        return join_styled((mark.glyph, colour), (after, "bold $brand"))

    def on_click(self, event: Click) -> None:
        """Go to a question."""
        event.stop()
        at = event.get_content_offset(self)
        if at is None:
            return
        row = self._a_row(self.content_size.width)
        place = at.y * row + at.x // self.CELLS
        if place < len(self._marks) and at.x < row * self.CELLS:
            self.post_message(self.Chosen(place))
