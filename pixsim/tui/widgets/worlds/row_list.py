"""The lines of a page of a simulator, or the choices of something it asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.events import Blur, Click, Focus, Key, Resize
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pixsim.tui.drawing.safe_text import screen_text
from pixsim.tui.widgets.worlds.row_drawing import LABELS, MARGIN, Sheet, draw_row, ruler_line
from pixsim.tui.widgets.worlds.row_layout import choose_unfolded, place_columns
from pixsim.worlds.chrome.rows import Card, Columns, Note, Ruler
from pixsim.worlds.columns import columns_of
from pixsim.worlds.pages import Page, Row


class RowVisual(Visual):
    """A line as its list draws it."""

    def __init__(self, rows: RowList, place: int) -> None:
        self._rows, self._place = rows, place

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw."""
        return self._rows.drawn(self._place, width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All there is."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:  # noqa: ARG002
        """Enough for a word."""
        return 20

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Rows it takes."""
        return self._rows.drawn(self._place, width).plain.count("\n") + 1


class RowList(OptionList):
    """Lines in columns. A click takes a line; another click on it does what Enter does."""

    class Pressed(Message):
        """A key that the list does not use itself."""

        def __init__(self, key: Key) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None, laid_out: Callable[[], None] = lambda: None) -> None:  # fmt: skip
        super().__init__(id=id, markup=False)
        self._page = Page("")
        self._columns = Columns(())
        self._drawn: dict[int, Content] = {}
        self._at: tuple[int, int, int | None, bool] | None = None
        self._before: tuple[int, int] | None = None  # the size it was laid out for
        self._present: int | None = None  # the line that was present then
        self._sheet = Sheet((), 0)
        self._whole: frozenset[int] = frozenset()
        self._airy: frozenset[int] = frozenset()
        self._laid_out = laid_out

    def show(self, page: Page, at: int) -> None:
        """Show the lines of a page, with the caret on one of them."""
        self._page, self._columns = page, columns_of(page)
        self._before = None
        self._drawn.clear()
        self._forget()
        self.clear_options()
        self.add_options([Option(RowVisual(self, place)) for place in range(len(page.rows))])
        self.highlighted = max(0, min(at, len(page.rows) - 1)) if page.rows else None

    def show_choices(self, choices: Sequence[str], at: int) -> None:
        """Show what can be chosen."""
        rows = tuple(Row((screen_text(text),), text or "-") for text in choices)
        self.show(Page("", rows=rows), at)

    def drawn(self, place: int, width: int) -> Content:
        """A line in so many columns."""
        at = (width, self.size.height, self.highlighted, self.has_focus)
        if self._at != at:
            self._lay_out(at)
        found = self._drawn.get(place)
        if found is None:
            present = place == self.highlighted
            found = self._drawn[place] = draw_row(
                self._page.rows[place], self._sheet, whole=place in self._whole,
                present=present, focused=self.has_focus, air=place in self._airy,
            )  # fmt: skip
        return found

    def _lay_out(self, at: tuple[int, int, int | None, bool]) -> None:
        """Share the columns, and find which lines go on under themselves."""
        width, height, present, _focused = at
        before, self._at = self._before, at
        self._before = at[:2]
        rows, room = self._page.rows, max(20, width - MARGIN - 1)
        fresh = before != at[:2]
        if fresh:
            where = place_columns(self._columns, rows, room)
            fields = [row for row in rows if row.kind == "field"]
            labels = min(
                LABELS, max((len(screen_text(row.cells[-2])) for row in fields), default=0)
            )
            notes: dict[str, tuple[Note, ...]] = {}
            for note in self._page.every(Note):
                notes[note.row] = (*notes.get(note.row, ()), note)
            cards = {card.row: card for card in self._page.every(Card)}
            self._sheet = Sheet(where, room, labels, cards, self._page.one(Ruler), notes)
            self._airy = self._aired(height)
        whole = choose_unfolded(rows, self._sheet.where, present, height, prose=self._columns.prose)
        changed = {self._present, present} | (whole ^ self._whole)
        for place in list(self._drawn) if fresh else changed:
            self._drawn.pop(place, None)  # type: ignore[arg-type]
        self._whole, self._present = whole, present

    def _aired(self, height: int) -> frozenset[int]:
        """Lines with a blank row above, where there is room for all of them."""
        rows = self._page.rows
        kinds = [row.kind for row in rows]
        wanted = {n for n in range(1, len(rows)) if kinds[n] == "heading" or _is_apart(kinds[n - 1], kinds[n])}  # fmt: skip
        if not wanted:
            return frozenset()
        taken = sum(
            draw_row(row, self._sheet, whole=True, present=False, focused=False, air=False).plain.count("\n") + 1
            for row in rows
        )  # fmt: skip
        return frozenset(wanted) if taken + len(wanted) <= height else frozenset()

    def _forget(self) -> None:
        """The caret moved, or the focus: only lines that look otherwise are drawn anew."""
        self._at = None
        self._clear_caches()

    @property
    def head(self) -> Content:
        """The names of the columns over the lines, or a ruler; empty where there is neither."""
        columns, ruler = self._columns, self._page.one(Ruler)
        if ruler is not None and self._sheet.where:
            return ruler_line(self._sheet, ruler)
        if not any(column.title for column in columns.columns):
            return Content("")
        line = Content(" " * MARGIN)
        for place in self._sheet.where:
            title = place.column.title
            sign = (" ▼" if columns.falling else " ▲") if place.cell == columns.sort else ""
            text = f"{title}{sign}"[: max(place.width, len(title) + len(sign))]
            text = text.rjust(place.width) if place.column.right else text
            line = line.pad_right(max(0, MARGIN + place.start - line.cell_length))
            line += Content.styled(text, "bold $brand" if sign else "bold")
        return line

    @property
    def row(self) -> Row | None:
        """The line under the caret."""
        place, rows = self.highlighted, self._page.rows
        return rows[place] if place is not None and place < len(rows) else None

    @property
    def texts(self) -> tuple[str, ...]:
        """What each line begins with."""
        return tuple(row.cells[0].strip() for row in self._page.rows)

    @property
    def goes_on(self) -> tuple[bool, bool]:
        """Whether there are lines above what is seen, and below."""
        top = self.scroll_offset.y
        return top > 0, top + self.size.height < self.virtual_size.height

    def scroll_pages(self, pages: int) -> None:
        """The caret goes on by what is seen."""
        for _page in range(abs(pages)):
            if pages > 0:
                self.action_page_down()  # type: ignore[no-untyped-call]
            else:
                self.action_page_up()  # type: ignore[no-untyped-call]

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The present line is shown whole."""
        self._forget()
        super().watch_highlighted(highlighted)
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """What is above and below has changed."""
        super().watch_scroll_y(old_value, new_value)
        self._laid_out()

    def on_focus(self, event: Focus) -> None:  # noqa: ARG002
        """The present line is filled."""
        self._forget()
        self.refresh()

    def on_blur(self, event: Blur) -> None:  # noqa: ARG002
        """It is only marked."""
        self._forget()
        self.refresh()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Columns follow the width."""
        self._forget()
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self.scroll_to_highlight()
        self._laid_out()

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


def _is_apart(before: str, kind: str) -> bool:
    """Whether a blank row stands between two lines: a form after a text, a button after its fields."""
    form, doing = ("field", "box"), ("button",)
    return (kind in form) != (before in form) or (kind in doing and before not in doing)
