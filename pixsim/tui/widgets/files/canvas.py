"""The drawing of a file: rows of its picture, a head that stays, one row that is filled."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Focus, Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from pixsim.tui.widgets.files.pictures import ViewState, picture_of_view
from pixsim.tui.widgets.files.rows import Picture, Piece, Row
from pixsim.viewing.views import NotShown, View

CURSOR, NO_CURSOR = "► ", "  "
GUTTER = len(CURSOR)
CUT = "…"  # where a row goes on, on either side


class FileCanvas(ScrollView, can_focus=True):
    """Draws the picture of a view where its state says one is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "file-canvas--cursor",
        "file-canvas--present",
        "file-canvas--head",
        "file-canvas--number",
        "file-canvas--name",
        "file-canvas--column",
    }
    DEFAULT_CSS = """
    FileCanvas {
        height: 1fr; background: $surface; color: $foreground;
        overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
        & > .file-canvas--cursor { background: $focus-bg; color: $focus-fg; text-style: bold; }
        & > .file-canvas--present { background: $panel; color: $foreground; text-style: bold; }
        & > .file-canvas--head { background: $panel; color: $foreground; }
        & > .file-canvas--number { color: $muted; }
        & > .file-canvas--name { text-style: bold; }
        & > .file-canvas--column { text-style: bold underline; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view: View = NotShown("")
        self._state = ViewState()
        self._picture: Picture = Picture()
        self._row = 0

    def show(self, view: View, state: ViewState) -> None:
        """Draw a view where its state says one is."""
        self._view, self._state = view, state
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._lay_out()

    @property
    def picture(self) -> Picture:
        """What is drawn."""
        return self._picture

    @property
    def _room(self) -> int:
        """Cells for what moves sideways."""
        return max(1, self.scrollable_content_region.width - GUTTER - self._picture.fixed)

    @property
    def _visible_rows(self) -> int:
        return max(1, self.scrollable_content_region.height - len(self._picture.head))

    def _lay_out(self) -> None:
        cells = max(1, self.scrollable_content_region.width - GUTTER)
        self._picture = picture_of_view(self._view, self._state, cells)
        height = self._picture.count + len(self._picture.head)
        self.virtual_size = Size(self.scrollable_content_region.width, height)
        self._row = self._picture.row_of(self._state.item)
        self._state.left = min(self._state.left, self._farthest_left)
        self._keep_in_sight()
        self.refresh()

    @property
    def _farthest_left(self) -> int:
        return max(0, self._picture.width - self._room)

    def on_resize(self, _event: Resize) -> None:
        """Another width is another picture; the present row stays."""
        self._lay_out()

    def on_focus(self, _event: Focus) -> None:
        """The present row is filled."""
        self.refresh()

    def _keep_in_sight(self) -> None:
        if not self._picture.has_cursor:
            return
        top = self.scroll_offset.y
        lowest = self._row - self._visible_rows + 1
        wanted = min(max(top, lowest), self._row)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One row of the widget, what the mouse chose in it marked."""
        head = len(self._picture.head)
        line = y if y < head else y + self.scroll_offset.y
        return self._marked(self._line(line), line).apply_offsets(0, line)

    def _line(self, line: int) -> Strip:
        """A row of the picture, the head counted."""
        head = self._picture.head
        if line < len(head):
            style = self._role("head")
            return self._strip(head[line], NO_CURSOR, self.rich_style + style, keep=False)
        row = line - len(head)
        if row >= self._picture.count:
            return Strip.blank(self.scrollable_content_region.width, self.rich_style)
        present = self._picture.has_cursor and row == self._row
        if not present:
            return self._strip(self._picture.row(row), NO_CURSOR, self.rich_style, keep=False)
        style = self._role("cursor" if self.has_focus else "present")
        mark = CURSOR if self.has_focus else NO_CURSOR
        return self._strip(self._picture.row(row), mark, self.rich_style + style, keep=True)

    def _marked(self, strip: Strip, line: int) -> Strip:
        span = self.text_selection.get_span(line) if self.text_selection is not None else None
        if span is None:
            return strip
        start, end = span
        end = strip.cell_length if end == -1 else end
        before, chosen, after = strip.crop(0, start), strip.crop(start, end), strip.crop(end)
        style = self.screen.get_component_rich_style("screen--selection")
        plain = Strip([Segment(chosen.text, style)], chosen.cell_length)
        return Strip.join([before, plain, after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that the mouse chose, as it is shown."""
        lines = range(len(self._picture.head) + self._picture.count)
        text = "\n".join(self._line(line).text.rstrip() for line in lines)
        return selection.extract(text), "\n"

    def selection_updated(self, _selection: Selection | None) -> None:
        """Mark what is chosen, or unmark it."""
        self.refresh()

    def _strip(self, row: Row, mark: str, style: Style, *, keep: bool) -> Strip:
        """A row on the width; with `keep`, all its pieces have the style of the row."""
        width = self.scrollable_content_region.width
        left = self._state.left
        fixed = Strip([self._segment(piece, style, keep) for piece in row.fixed])
        room = max(1, width - GUTTER - fixed.cell_length)
        moving = Strip([self._segment(piece, style, keep) for piece in row.moving])
        shown = moving.crop_extend(left, left + room, style)
        if left and moving.cell_length:
            shown = Strip.join([Strip([Segment(CUT, style)]), shown.crop(1)])
        if moving.cell_length > left + room:
            shown = Strip.join([shown.crop(0, room - 1), Strip([Segment(CUT, style)])])
        return Strip.join([Strip([Segment(mark, style)]), fixed, shown]).crop_extend(
            0, width, style
        )

    def _segment(self, piece: Piece, style: Style, keep: bool) -> Segment:
        text, role = piece
        if isinstance(role, Style):
            return Segment(text, style + role)
        if keep or role == "text":
            return Segment(text, style)
        return Segment(text, style + self._role(role))

    def _role(self, role: str) -> Style:
        return self.get_component_rich_style(f"file-canvas--{role}", partial=True)
