"""The names of the pages of a screen, the present one underlined; a click turns to one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from pixsim.tui.drawing.pieces import join_styled

GAP = 3


class TabStrip(Widget):
    """``1 Résultat   2 Compétences``; the number is the key.

    Parameters
    ----------
    names : sequence of str
    """

    DEFAULT_CSS = "TabStrip { height: 1; padding: 0 1; background: $surface; }"
    at: reactive[int] = reactive(0)

    class Chosen(Message):
        """A name was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)

    def _part(self, place: int) -> Content:
        style = "bold underline $foreground" if place == self.at else "$muted"
        return join_styled((f"{place + 1}", "bold $brand"), " ", (self._names[place], style))

    def render(self) -> Content:
        """The names, as far as they fit."""
        return Content(" " * self._gap).join(self._parts())

    def _parts(self) -> list[Content]:
        return [self._part(place) for place in range(len(self._names))]

    @property
    def _gap(self) -> int:
        """Blanks between names: fewer where they would not fit."""
        spare = self.content_size.width - sum(part.cell_length for part in self._parts())
        return min(max(spare // max(len(self._names) - 1, 1), 1), GAP)

    def on_click(self, event: Click) -> None:
        """Turn to a page."""
        event.stop()
        at = event.get_content_offset(self)
        x = -1 if at is None else at.x
        for place in range(len(self._names)):
            cells = self._part(place).cell_length
            if 0 <= x < cells:
                self.post_message(self.Chosen(place))
                return
            x -= cells + self._gap
