"""The cells of a worksheet, with a cursor, drawn around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Blur, Click, Focus, Key, Resize
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from pixsim.tui.drawing.safe_text import printable_text
from pixsim.worlds.pages import Grid

HEAD = 5  # columns of the row numbers
NARROW, WIDE = 7, 24  # columns of a cell, least and most
HEADER = "bold $muted on $panel"
PRESENT_HEADER = "bold $background on $brand"


class CellGrid(Static, can_focus=True):
    """A window on a grid; arrows move the cursor, what is typed goes to the page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(0, -1)", show=False),
        Binding("down", "move(0, 1)", show=False),
        Binding("left", "move(-1, 0)", show=False),
        Binding("right", "move(1, 0)", show=False),
        Binding("home", "home", show=False),
        Binding("end", "end", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("ctrl+home", "corner(0)", show=False),
        Binding("ctrl+end", "corner(1)", show=False),
    ]

    class Pressed(Message):
        """A key that the grid does not use itself."""

        def __init__(self, key: Key) -> None:
            super().__init__()
            self.key = key

    class Moved(Message):
        """The cursor is on another cell."""

    class Entered(Message):
        """Enter, or a click on the cell that the cursor is on."""

    def __init__(self, *, id: str | None = None, laid_out: Callable[[], None] = lambda: None) -> None:  # fmt: skip
        super().__init__(id=id, markup=False)
        self._laid_out = laid_out
        self._grid: Grid | None = None
        self._column = self._row = 0  # places among the columns and the rows shown
        self._left = self._top = 0
        self._columns_wide: list[int] = []
        self._rows_drawn: dict[tuple[int, int, int], Content] = {}

    @property
    def cell(self) -> str:
        """Name of the cell under the cursor."""
        if self._grid is None or not self._grid.rows:
            return "A1"
        return f"{self._grid.columns[self._column]}{self._grid.rows[self._row]}"

    def show(self, grid: Grid) -> None:
        """Show other cells; the cursor stays where it is, if it can."""
        self._grid, self._columns_wide = grid, self._widths(grid)
        self._rows_drawn.clear()
        self._column = min(self._column, len(grid.columns) - 1)
        self._row = max(0, min(self._row, len(grid.rows) - 1))
        self._draw()

    def home(self) -> None:
        """Put the cursor on the first cell."""
        self._column = self._row = self._left = self._top = 0

    def go(self, cell: str) -> bool:
        """Put the cursor on a cell; whether it is shown."""
        grid = self._grid
        letters = cell.rstrip("0123456789").upper()
        number = cell[len(letters) :]
        if grid is None or letters not in grid.columns or not number.isdecimal():
            return False
        if int(number) not in grid.rows:
            return False
        self._column, self._row = grid.columns.index(letters), grid.rows.index(int(number))
        self._draw()
        self.post_message(self.Moved())
        return True

    def action_move(self, columns: int, rows: int) -> None:
        """Move the cursor."""
        if self._grid is None:
            return
        self._column = min(max(self._column + columns, 0), len(self._grid.columns) - 1)
        self._row = min(max(self._row + rows, 0), max(0, len(self._grid.rows) - 1))
        self._draw()
        self.post_message(self.Moved())

    def action_home(self) -> None:
        """To the first column."""
        self.action_move(-len(self._grid.columns) if self._grid else 0, 0)

    def action_end(self) -> None:
        """To the last column that holds something in this row, else to the last one."""
        grid = self._grid
        if grid is None or not grid.rows:
            return
        row = grid.rows[self._row]
        held = [n for n, letter in enumerate(grid.columns) if grid.shown.get(f"{letter}{row}")]
        self.action_move((held[-1] if held else len(grid.columns) - 1) - self._column, 0)

    def action_page(self, pages: int) -> None:
        """As many rows as are in sight."""
        self.action_move(0, pages * max(1, self._high - 1))

    def scroll_pages(self, pages: int) -> None:
        """As the keys do."""
        self.action_page(pages)

    def action_corner(self, last: int) -> None:
        """To the first cell, or to the last one."""
        grid = self._grid
        if grid is not None:
            way = 1 if last else -1
            self.action_move(way * len(grid.columns), way * len(grid.rows))

    @property
    def _high(self) -> int:
        """Rows of cells in sight."""
        return max(3, (self.size.height or 12) - 1)

    @property
    def goes_on(self) -> tuple[bool, bool]:
        """Whether there are rows above those in sight, and below."""
        count = 0 if self._grid is None else len(self._grid.rows)
        return self._top > 0, self._top + self._high < count

    def on_focus(self, event: Focus) -> None:  # noqa: ARG002
        """The present cell is filled."""
        self.call_after_refresh(self._draw)

    def on_blur(self, event: Blur) -> None:  # noqa: ARG002
        """It keeps its brackets only."""
        self.call_after_refresh(self._draw)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """The window follows the size."""
        self._draw()
        self._laid_out()

    def on_key(self, event: Key) -> None:
        """What is typed is for the page; Enter is told apart."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered())
        elif event.key in ("escape", "delete", "backspace") or event.is_printable:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(event))

    def on_click(self, event: Click) -> None:
        """Take a cell."""
        place = event.style.meta.get("cell")
        if place is None:
            return
        if place == self.cell:
            self.post_message(self.Entered())
        else:
            self.go(place)

    # ---- drawing

    def _widths(self, grid: Grid) -> list[int]:
        widths = []
        for letter in grid.columns:
            texts = [grid.shown.get(f"{letter}{row}", "") for row in grid.rows]
            widths.append(min(WIDE, max(NARROW, 3 + max(map(len, texts), default=0))))
        return widths

    def _draw(self) -> None:
        grid = self._grid
        if grid is None:
            return
        widths = self._columns_wide
        room, high = max(20, self.size.width or 76) - HEAD, self._high
        self._left = min(self._left, self._column)
        while sum(widths[self._left : self._column + 1]) > room and self._left < self._column:
            self._left += 1
        self._top = min(max(self._top, self._row - high + 1), self._row)
        shown: list[int] = []
        used = 0
        for column in range(self._left, len(widths)):
            if used + widths[column] > room and shown:
                break
            shown.append(column)
            used += widths[column]
        first, more = "‹" if self._left else " ", "›" if shown[-1] < len(widths) - 1 else ""
        head = Content.styled(first.center(HEAD), HEADER)
        for c in shown:
            style = PRESENT_HEADER if c == self._column else HEADER
            head += Content.styled(grid.columns[c].center(widths[c]), style)
        head = head.pad_right(max(0, room + HEAD - head.cell_length - len(more)))
        lines = [(head + Content(more)).stylize_before(HEADER)]
        places = range(self._top, min(len(grid.rows), self._top + high))
        lines += [self._row_line(grid, place, shown) for place in places]
        self.update(Content("\n").join(lines), layout=False)  # its size is what the frame leaves

    def _row_line(self, grid: Grid, place: int, shown: list[int]) -> Content:
        """A row with its number; drawn once while the cursor is in another."""
        here = place == self._row
        key = (place, shown[0], shown[-1])
        if not here and key in self._rows_drawn:
            return self._rows_drawn[key]
        line = Content.styled(
            f"{grid.rows[place]:>{HEAD - 2}}  ", PRESENT_HEADER if here else HEADER
        )
        for column in shown:
            line += self._cell(grid, column, place, self._columns_wide[column])
        if not here:
            self._rows_drawn[key] = line
        return line

    def _cell(self, grid: Grid, column: int, place: int, width: int) -> Content:
        name = f"{grid.columns[column]}{grid.rows[place]}"
        text = printable_text(grid.shown.get(name, ""))
        inside = width - 3
        text = text if len(text) <= inside else text[: inside - 1] + "…"
        text = text.rjust(inside) if name in grid.right else text.ljust(inside)
        here = column == self._column and place == self._row
        if here and self.has_focus:
            found = Content.styled(f"[{text}]", "bold $focus-fg on $focus-bg")
        elif here:
            found = Content.styled(f"[{text}]", "bold on $panel")
        else:
            found = Content(f" {text} ")
        return (found + Content.styled("│", "$track")).stylize(Style.from_meta({"cell": name}))
