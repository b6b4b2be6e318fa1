"""The sixteen competences in the five colours, as one drawn widget with a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Blur, Click, Focus
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from pixsim.framework import Framework
from pixsim.tui.drawing.pieces import join_rows, join_styled
from pixsim.tui.widgets.home.competence_layout import Cell, Known, lay_out_competences

HERE = "►"


class CompetenceMap(Widget, can_focus=True):
    """Arrows move, Enter or a click opens; as much of each name as there is room for.

    Parameters
    ----------
    framework : Framework
    """

    DEFAULT_CSS = "CompetenceMap { height: 1fr; color: $foreground; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(0, -1)"),
        Binding("down", "move(0, 1)"),
        Binding("left", "move(-1, 0)"),
        Binding("right", "move(1, 0)"),
        Binding("home", "end(0)"),
        Binding("end", "end(-1)"),
        Binding("enter,space", "open"),
    ]
    cursor: reactive[int] = reactive(0)

    class Opened(Message):
        """A competence was chosen."""

        def __init__(self, code: str) -> None:
            super().__init__()
            self.code = code

    class Moved(Message):
        """The cursor is elsewhere, or the map took or lost the focus."""

    class Left(Message):
        """Up from the top."""

    def __init__(self, framework: Framework, *, id: str) -> None:
        super().__init__(id=id)
        self._framework = framework
        self._known: Sequence[Known] = ()

    def show(self, known: Sequence[Known]) -> None:
        """Other levels; the cursor stays."""
        if tuple(known) != self._known:
            self._known = tuple(known)
            self.refresh()

    @property
    def here(self) -> Known | None:
        """The competence with the cursor."""
        return self._known[self.cursor] if self._known else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """What the picture takes."""
        return 1 + max((cell.y for cell in self.cells(Size(width, container.height))), default=0)

    def cells(self, size: Size) -> list[Cell]:
        """The picture in so much room."""
        return (
            lay_out_competences(self._known, self._framework, size.width, size.height)
            if self._known
            else []
        )

    def render(self) -> Content:
        """The picture, its cursor filled."""
        rows: dict[int, list[Content | str]] = {}
        ends: dict[int, int] = {}
        for cell in self.cells(self.content_size):
            drawn = self._filled(cell) if cell.place == self.cursor else cell.drawn
            rows.setdefault(cell.y, []).extend([" " * (cell.x - ends.get(cell.y, 0)), drawn])
            ends[cell.y] = cell.x + cell.drawn.cell_length
        return join_rows(join_styled(*rows.get(y, ())) for y in range(max(rows, default=-1) + 1))

    def _filled(self, cell: Cell) -> Content:
        if not self.has_focus:
            return cell.drawn
        return Content.styled(HERE + cell.drawn.plain[1:], "bold $focus-fg on $focus-bg")

    def watch_cursor(self) -> None:
        """Say where one is."""
        self._moved()

    def on_focus(self, event: Focus) -> None:  # noqa: ARG002
        """The cursor shows."""
        self._moved()

    def on_blur(self, event: Blur) -> None:  # noqa: ARG002
        """It does not any more."""
        self._moved()

    def _moved(self) -> None:
        self.refresh()
        if self.is_attached:
            self.post_message(self.Moved())

    def action_move(self, across: int, down: int) -> None:
        """To the next competence that way; up from the top leaves the map."""
        cells = [cell for cell in self.cells(self.content_size) if cell.place is not None]
        here = next((cell for cell in cells if cell.place == self.cursor), None)
        if here is None:
            return
        found = _cell_below(cells, here, down) if down else _cell_across(cells, here, across)
        if found is not None and found.place is not None:
            self.cursor = found.place
        elif down < 0:
            self.post_message(self.Left())

    def action_end(self, place: int) -> None:
        """The first, or the last."""
        if self._known:
            self.cursor = place % len(self._known)

    def action_open(self) -> None:
        """Choose the one with the cursor."""
        if self.here is not None:
            self.post_message(self.Opened(self.here.code))

    def on_click(self, event: Click) -> None:
        """A click chooses what it is on."""
        event.stop()
        for cell in self.cells(self.content_size):
            inside = cell.x <= event.x < cell.x + cell.drawn.cell_length
            if cell.place is not None and cell.y == event.y and inside:
                self.cursor = cell.place
                self.action_open()


def _cell_below(cells: Sequence[Cell], here: Cell, step: int) -> Cell | None:
    below = [c for c in cells if c.column == here.column and (c.y - here.y) * step > 0]
    return min(below, key=lambda c: (abs(c.y - here.y), abs(c.x - here.x)), default=None)


def _cell_across(cells: Sequence[Cell], here: Cell, step: int) -> Cell | None:
    """In the row; in two columns, the nearest row of the other one."""
    beside = [c for c in cells if (c.x - here.x) * step > 0]
    in_row = [c for c in beside if c.y == here.y]
    others = in_row or [c for c in beside if c.column != here.column]
    return min(others, key=lambda c: (abs(c.y - here.y), abs(c.x - here.x)), default=None)
