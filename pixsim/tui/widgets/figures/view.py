"""A figure in half blocks: its texts are signs, its zones can be clicked."""

from __future__ import annotations

from collections.abc import Collection

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from pixsim.figures.cells import Cell, figure_cells
from pixsim.figures.figure import Figure
from pixsim.foundation.i18n import gettext as _

CUT = _("▼ suite de l'image : F3")
CHOSEN = Style.from_color(Color.from_rgb(0, 0, 0), Color.from_rgb(255, 211, 78)) + Style(bold=True)


class FigureView(Widget, can_focus=False):
    """Draws a figure cell by cell, in its own colours whatever the theme."""

    DEFAULT_CSS = "FigureView { height: auto; width: auto; }"

    class Pointed(Message):
        """A zone was clicked.

        Attributes
        ----------
        label : str
            Its digit.
        """

        def __init__(self, label: str) -> None:
            super().__init__()
            self.label = label

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._figure: Figure | None = None
        self._chosen: frozenset[str] = frozenset()

    @property
    def figure(self) -> Figure | None:
        """What is drawn."""
        return self._figure

    def load(self, figure: Figure | None) -> None:
        """Draw another figure, or nothing."""
        self._figure, self._chosen = figure, frozenset()
        self.display = figure is not None
        self.refresh(layout=True)

    def mark(self, labels: Collection[str]) -> None:
        """Show which zones are chosen: their digits are between brackets."""
        if frozenset(labels) != self._chosen:
            self._chosen = frozenset(labels)
            self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Its columns."""
        return self._figure.columns if self._figure else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Its rows."""
        return self._figure.rows if self._figure else 0

    def render_line(self, y: int) -> Strip:
        """One row."""
        figure = self._figure
        if figure is not None and y == self.size.height - 1 < figure.rows - 1:
            return Strip([Segment(CUT, self.rich_style)]).adjust_cell_length(
                self.size.width, self.rich_style
            )
        if figure is None or y >= figure.rows:
            return Strip.blank(self.size.width, self.rich_style)
        segments = [Segment(cell.sign, _cell_style(cell)) for cell in figure_cells(figure)[y]]
        for label, left, top in figure.badges():
            if top // 2 == y and label.strip() in self._chosen:
                segments[left : left + len(label)] = [
                    Segment(sign, CHOSEN) for sign in f"[{label.strip()}]"
                ]
        return Strip(segments, len(segments)).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: Click) -> None:
        """A click in a zone points at it."""
        if self._figure is None:
            return
        at = event.get_content_offset(self)
        zone = None if at is None else self._figure.zone_at(at.x, 2 * at.y)
        if zone is not None:
            event.stop()
            self.post_message(self.Pointed(zone.label))


def _cell_style(cell: Cell) -> Style:
    style = Style.from_color(Color.from_rgb(*cell.colour), Color.from_rgb(*cell.ground))
    return style + Style(bold=True) if cell.bold else style
