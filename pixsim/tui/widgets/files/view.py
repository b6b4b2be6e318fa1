"""One drawn widget for any file: where one is in it, by keys and by mouse."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.events import Blur, Click, Key
from textual.message import Message

from pixsim.tui.widgets.files.canvas import GUTTER, FileCanvas
from pixsim.tui.widgets.files.pictures import TablePicture, has_words

STEP = 8  # cells an arrow moves sideways
DIGITS = "123456789"
AZERTY_ROW = "&é\"'(-è_ç"  # the digits of a French keyboard without Shift

Wish = Literal[
    "filter", "sort", "whole", "details", "source", "outside", "save", "back", "escape", "enlarge"
]


class FileView(FileCanvas):
    """A file in which one moves; what is more than moving is asked of the pane."""

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
        Binding("l,L", "ask('whole')", show=False),
        Binding("h,H", "ask('details')", show=False),
        Binding("v,V", "ask('source')", show=False),
        Binding("o,O", "ask('outside')", show=False),
        Binding("s,S", "ask('save')", show=False),
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
        self._leaving = False  # for the box of what is looked for

    def refresh_picture(self, *, at_top: bool = False) -> None:
        """Draw again after a change of the state: another filter, another order."""
        self._lay_out()
        if at_top:
            self._go(0)

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
