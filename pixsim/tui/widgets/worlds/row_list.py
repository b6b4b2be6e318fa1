"""The lines of a page of a simulator, or the choices of something it asks."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Click, Key, Resize
from textual.message import Message

from pixsim.tui.widgets.lists.caret_list import CARET, CaretList
from pixsim.worlds.pages import Row, fitted


class RowList(CaretList):
    """Lines in columns. A click takes a line; another click on it does what Enter does."""

    class Pressed(Message):
        """A key that the list does not use itself."""

        def __init__(self, key: Key) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()
        self._widths: Sequence[int] = (0,)

    def show(self, rows: Sequence[Row], widths: Sequence[int], at: int) -> None:
        """Show other lines, with the caret on one of them."""
        self._rows, self._widths = tuple(rows), widths
        self.load_texts([row.spoken for row in rows], at=max(0, at))

    def text_of(self, place: int) -> str:
        """A line in columns, as wide as there is room."""
        if place >= len(self._rows):
            return super().text_of(place)
        return fitted(self._rows[place].cells, self._widths, self._room)

    @property
    def _room(self) -> int:
        return max(20, (self.size.width or 78) - len(CARET) - 2)

    @property
    def row(self) -> Row | None:
        """The line under the caret."""
        place = self.highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    @property
    def texts(self) -> tuple[str, ...]:
        """The first column of each line."""
        return tuple(row.cells[0].strip() for row in self._rows)

    @property
    def is_cut(self) -> bool:
        """Whether the line under the caret shows less than it holds."""
        row = self.row
        if row is None or len(row.cells) < 2 or self.highlighted is None:
            return False
        shown = self.text_of(self.highlighted)
        return any(cell.strip() not in shown for cell in row.cells)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Columns follow the width."""
        for place in range(len(self._rows)):
            self.redraw(place)

    def on_click(self, event: Click) -> None:
        """Take a line; do what Enter does on the one that is taken already."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if place is None:
            return
        if place == self.highlighted:
            self.action_select()
        else:
            self.highlighted = place

    def on_key(self, event: Key) -> None:
        """Letters, Escape and digits are for the page."""
        if event.key == "escape" or (event.is_printable and event.key != "space"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(event))
