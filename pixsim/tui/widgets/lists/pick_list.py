"""A list of one-row lines with one cursor, drawn by one widget: people, results, actions, competences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from pixsim.tui.drawing.pieces import join_styled

HERE, AWAY = "► ", "  "


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what is cut where it does not fit, what is kept at the right, whether it can be chosen."""

    left: Content
    right: Content = field(default_factory=lambda: Content(""))
    enabled: bool = True

    def drawn(self, width: int, mark: str) -> Content:
        """The line on exactly so many cells."""
        right = self.right if self.right.cell_length <= width // 2 else Content("")
        room = width - len(mark) - right.cell_length - (2 if right.plain else 1)
        left = (
            self.left.truncate(room, ellipsis=True) if self.left.cell_length > room else self.left
        )
        gap = width - len(mark) - left.cell_length - right.cell_length - 1
        return join_styled(mark, left, " " * max(gap, 0), right, " ")


class PickList(ScrollView, can_focus=True):
    """Rows to choose from; the one with the cursor is filled, and carries a mark.

    Parameters
    ----------
    led : bool
        A search box above it has the keys: never focused, filled while the box is.
    clicks_to_pick : int
        1: a click chooses a row. 2: it goes to the row, and chooses the one where one is already,
        where more can be done with a row than to choose it.
    """

    DEFAULT_CSS = """
    PickList { height: auto; max-height: 100%; overflow-x: hidden; background: transparent; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)"),
        Binding("down", "move(1)"),
        Binding("pageup", "page(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("home", "first"),
        Binding("end", "last"),
        Binding("enter,space", "pick"),
    ]
    cursor: reactive[int | None] = reactive(None)

    class Picked(Message):
        """A row was chosen."""

        def __init__(self, source: PickList, place: int) -> None:
            super().__init__()
            self.source, self.place = source, place

        @property
        def control(self) -> PickList:
            """The list."""
            return self.source

    class Moved(Message):
        """The cursor went to another row."""

        def __init__(self, source: PickList, place: int | None) -> None:
            super().__init__()
            self.source, self.place = source, place

        @property
        def control(self) -> PickList:
            """The list."""
            return self.source

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        id: str | None = None,
        led: bool = False,
        clicks_to_pick: Literal[1, 2] = 1,
    ) -> None:
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()
        self._led, self.can_focus, self._clicks_to_pick = led, not led, clicks_to_pick
        self.load(rows)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines."""
        return self._rows

    def load(self, rows: Sequence[Row], at: int | None = None) -> None:
        """Show other rows, the cursor on row `at`, or on the first that can be chosen."""
        self._rows = tuple(rows)
        self.set_reactive(PickList.cursor, None)
        self.cursor = self._nearest(0 if at is None else at, 1)
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh(layout=True)
        if self.is_attached:
            self.call_after_refresh(self._into_view)

    def show_again(self, rows: Sequence[Row]) -> None:
        """The same rows as they are now, the cursor and what is in sight left where they are."""
        if len(rows) != len(self._rows):
            self.load(rows, self.cursor)
        elif tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.refresh()

    def light(self, lit: bool) -> None:
        """Fill the row with the cursor, or not: the search box has the focus, or not any more."""
        self._led = lit
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One row each."""
        return len(self._rows)

    def on_resize(self, event: Resize) -> None:
        """Rows take the room there is."""
        self.virtual_size = Size(event.size.width, len(self._rows))
        self.call_after_refresh(self._into_view)

    def watch_cursor(self, cursor: int | None) -> None:
        """Keep the cursor in sight."""
        self._into_view()
        self.refresh()
        if self.is_attached:
            self.post_message(self.Moved(self, cursor))

    def _into_view(self) -> None:
        if self.cursor is not None and self.size.height:
            top = 0 if self.cursor == self._nearest(0, 1) else self.cursor  # with headings above
            self.scroll_to_region(Region(0, top, 1, 1), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, place = self.scrollable_content_region.width, y + round(self.scroll_y)
        if place >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[place]
        here = place == self.cursor
        drawn = row.drawn(width, HERE if here else AWAY)
        if here and (self._led or self.has_focus):
            drawn = Content.styled(drawn.plain, "bold $focus-fg on $focus-bg")
        elif here:
            drawn = Content.styled(drawn.plain, "bold $foreground")
        strips = Visual.to_strips(self, drawn, width, 1, self.visual_style, apply_selection=False)
        return strips[0]

    def _nearest(self, place: int, step: int) -> int | None:
        """The row at a place, or the next one that way that can be chosen."""
        while 0 <= place < len(self._rows):
            if self._rows[place].enabled:
                return place
            place += step
        return None

    def action_move(self, step: int) -> None:
        """Up or down by a row that can be chosen; the ends stay."""
        if self.cursor is not None:
            found = self._nearest(self.cursor + step, step)
            self.cursor = self.cursor if found is None else found

    def action_page(self, pages: int) -> None:
        """Up or down by what is seen."""
        if self.cursor is None:
            return
        wanted = self.cursor + pages * max(1, self.size.height - 1)
        wanted = min(max(wanted, 0), len(self._rows) - 1)
        found = self._nearest(wanted, pages)
        self.cursor = self._nearest(wanted, -pages) if found is None else found

    def action_first(self) -> None:
        """The first row."""
        self.cursor = self._nearest(0, 1)

    def action_last(self) -> None:
        """The last row."""
        self.cursor = self._nearest(len(self._rows) - 1, -1)

    def action_pick(self) -> None:
        """Choose the row with the cursor."""
        if self.cursor is not None:
            self.post_message(self.Picked(self, self.cursor))

    def on_click(self, event: Click) -> None:
        """A click chooses a row, or goes to it first."""
        event.stop()
        at = event.get_content_offset(self)
        place = -1 if at is None else at.y + round(self.scroll_y)
        if 0 <= place < len(self._rows) and self._rows[place].enabled:
            was_here = place == self.cursor
            self.cursor = place
            if was_here or self._clicks_to_pick == 1:
                self.action_pick()
