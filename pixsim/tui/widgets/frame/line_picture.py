"""A picture of lines: its height and what it shows come from one function of the width."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from pixsim.tui.drawing.pieces import join_rows

Draw = Callable[[int], Sequence[Content]]
"""From a width in cells to lines no wider."""


class Drawn(Widget):
    """Lines that follow the width of the window; nothing in it takes the focus.

    Parameters
    ----------
    draw : callable
        From a width in cells to the lines.
    """

    DEFAULT_CSS = "Drawn { height: auto; width: 1fr; }"

    def __init__(
        self, draw: Draw = lambda _width: (), *, id: str | None = None, classes: str = ""
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw

    def show(self, draw: Draw) -> None:
        """Show something else."""
        self._draw = draw
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as lines, of which one that is too wide takes several."""
        return sum(
            1 if line.cell_length <= width else len(line.wrap(max(width, 1)))
            for line in self._draw(width)
        )

    def render(self) -> Content:
        """The lines."""
        return join_rows(self._draw(self.content_size.width))
