"""One drawn widget for any file: rows, a cursor, a head that stays."""

from __future__ import annotations

from typing import ClassVar, Literal

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Blur, Click, Focus, Key, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from pixsim.tui.widgets.file_pictures import TablePicture, ViewState, has_words, picture_of
from pixsim.tui.widgets.file_rows import Picture, Piece, Row
from pixsim.viewing.views import NotShown, View

CURSOR, NO_CURSOR = "► ", "  "
GUTTER = len(CURSOR)
CUT = "…"  # where a row goes on, on either side
STEP = 8  # cells an arrow moves sideways
DIGITS = "123456789"
AZERTY_ROW = "&é\"'(-è_ç"  # the digits of a French keyboard without Shift

Wish = Literal["filter", "sort", "details", "source", "back", "escape"]


class FileView(ScrollView, can_focus=True):
    """Draws a view and moves in it; what is more than moving is asked of the pane."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "file-view--cursor",
        "file-view--present",
        "file-view--head",
        "file-view--number",
        "file-view--name",
        "file-view--column",
    }
    DEFAULT_CSS = """
    FileView {
        height: 1fr; background: $surface; color: $foreground;
        overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
        & > .file-view--cursor { background: $focus-bg; color: $focus-fg; text-style: bold; }
        & > .file-view--present { background: $panel; color: $foreground; text-style: bold; }
        & > .file-view--head { background: $panel; color: $foreground; }
        & > .file-view--number { color: $muted; }
        & > .file-view--name { text-style: bold; }
        & > .file-view--column { text-style: bold underline; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("left", "sideways(-1)", show=False),
        Binding("right", "sideways(1)", show=False),
        Binding("t,T", "ask('sort')", show=False),
        Binding("h,H", "ask('details')", show=False),
        Binding("v,V", "ask('source')", show=False),
        Binding("backspace", "ask('back')", show=False),
        Binding("escape", "ask('escape')", show=False),
        Binding("enter", "open", show=False),
    ]

    class Asked(Message):
        """Something only the pane can do."""

        def __init__(self, wish: Wish) -> None:
            super().__init__()
            self.wish = wish

    class Opened(Message):
        """Enter on something that opens."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Chosen(Message):
        """A digit: the file of that number, from 0."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Typed(Message):
        """A letter that came after « / » before the box had the focus."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    class Moved(Message):
        """Another column is the present one."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view: View = NotShown("")
        self._state = ViewState()
        self._picture: Picture = Picture()
        self._row = 0
        self._leaving = False  # for the box of what is looked for

    # ---- what is shown

    def show(self, view: View, state: ViewState) -> None:
        """Draw a view where its state says one is."""
        self._view, self._state = view, state
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._lay_out()

    def refresh_picture(self, *, at_top: bool = False) -> None:
        """Draw again after a change of the state: another filter, another order."""
        self._lay_out()
        if at_top:
            self._go(0)

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
        self._picture = picture_of(self._view, self._state, cells)
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

    def on_blur(self, _event: Blur) -> None:
        """The present row is marked, no more."""
        self._leaving = False
        self.refresh()

    # ---- moving

    def action_move(self, rows: int) -> None:
        """Up or down."""
        if self._picture.has_cursor:
            self._go(self._row + rows)
        else:
            self.scroll_relative(y=rows, animate=False)

    def action_page(self, pages: int) -> None:
        """A page up or down."""
        self.action_move(pages * max(1, self._visible_rows - 1))

    def action_end(self, direction: int) -> None:
        """The first row or the last."""
        self.action_move(direction * max(1, self._picture.count))

    def _go(self, row: int) -> None:
        self._row = max(0, min(row, self._picture.count - 1))
        self._state.item = self._picture.item_of(self._row)
        self._keep_in_sight()
        self.refresh()

    def _keep_in_sight(self) -> None:
        if not self._picture.has_cursor:
            return
        top = self.scroll_offset.y
        lowest = self._row - self._visible_rows + 1
        wanted = min(max(top, lowest), self._row)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True, immediate=True)

    def action_sideways(self, direction: int) -> None:
        """The next column of a table; elsewhere a few cells aside."""
        if isinstance(self._picture, TablePicture):
            self.go_to_column(self._state.column + direction)
        else:
            left = self._state.left + direction * STEP
            self._state.left = max(0, min(left, self._farthest_left))
            self.refresh()

    def go_to_column(self, column: int) -> None:
        """Make a column of the table the present one, and bring it into sight."""
        if not isinstance(self._picture, TablePicture):
            return
        self._state.column = max(0, min(column, len(self._picture.starts) - 1))
        start, end = self._picture.span(self._state.column)
        left = min(max(self._state.left, end - self._room), start)
        self._state.left = max(0, min(left, self._farthest_left))
        self.refresh()
        self.post_message(self.Moved())

    # ---- asking

    def action_ask(self, wish: Wish) -> None:
        """Ask something of the pane."""
        self.post_message(self.Asked(wish))

    def action_open(self) -> None:
        """Open what is on the present row."""
        picture = self._picture
        place = picture.opens(picture.item_of(self._row)) if picture.count else None
        if place is not None:
            self.post_message(self.Opened(place))

    def on_key(self, event: Key) -> None:
        """« / » looks for words, digits choose a file."""
        if self._leaving and event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))
            return
        if event.character == "/":  # not a binding, which letters typed at once would overtake
            event.stop()
            event.prevent_default()
            self._leaving = has_words(self._view)
            self.action_ask("filter")
            return
        for row in (DIGITS, AZERTY_ROW):
            place = row.find(event.character) if event.character else -1
            if place >= 0:
                event.stop()
                event.prevent_default()
                self.post_message(self.Chosen(place))
                return

    def on_click(self, event: Click) -> None:
        """A row becomes the present one, and opens when it was; a name of the head sorts."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        if offset.y < len(self._picture.head):
            self._click_head(offset.x)
            return
        row = self.scroll_offset.y + offset.y - len(self._picture.head)
        if row >= self._picture.count or not self._picture.has_cursor:
            return
        again = row == self._row and self.has_focus and event.chain > 1
        self._click_cell(offset.x)
        self._go(row)
        if again:
            self.action_open()

    def _click_head(self, x: int) -> None:
        if isinstance(self._picture, TablePicture):
            self._click_cell(x)
            self.action_ask("sort")

    def _click_cell(self, x: int) -> None:
        if isinstance(self._picture, TablePicture):
            cell = x - GUTTER + self._state.left
            self.go_to_column(self._picture.column_at(cell))

    # ---- drawing

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
        return self.get_component_rich_style(f"file-view--{role}", partial=True)
