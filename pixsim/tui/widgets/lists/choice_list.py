"""Options of a QCU or QCM: they wrap, and glyphs show their state, not colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from pixsim.foundation.i18n import ngettext
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.drawing.safe_text import screen_text
from pixsim.tui.widgets.lists.pick_list import AWAY, HERE

LETTERS = "abcdefghi"
DIGITS = "123456789"
AZERTY_ROW = "&é\"'(-è_ç"  # the digits of a French keyboard without Shift
INDENT = len("[ ] a. ")
ROWS_FOR_AIR = 36
"""From so many rows of the window on, a blank line between options."""

Line = tuple[int | None, str]
"""The option a line belongs to, and what it says after the mark; None for a blank one."""


class ChoiceList(Widget, can_focus=True):
    """A list to choose from, one option (QCU) or several (QCM), drawn by one widget.

    Arrows move, Space or Enter chooses; a letter, a digit or the unshifted digit row of an AZERTY
    keyboard chooses directly. The option with the cursor is filled, on all its lines. Where not all
    fit, the last row says how many are out of sight.
    """

    DEFAULT_CSS = "ChoiceList { height: auto; max-height: 100%; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)"),
        Binding("down", "move(1)"),
        Binding("home", "move(-9)"),
        Binding("end", "move(9)"),
        Binding("enter,space", "choose"),
    ]
    cursor: reactive[int] = reactive(0)

    class Changed(Message):
        """The choice changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._texts: tuple[str, ...] = ()
        self._chosen: set[int] = set()
        self._several = False
        self._top = 0

    @property
    def answer(self) -> tuple[str, ...]:
        """Chosen positions, from "1"."""
        return tuple(str(place + 1) for place in sorted(self._chosen))

    def load(self, texts: Sequence[str], *, several: bool) -> None:
        """Show other options, none chosen."""
        self._several, self._chosen, self._top = several, set(), 0
        self._texts = tuple(texts)
        self.set_reactive(ChoiceList.cursor, 0)
        self.refresh(layout=True)

    def rows(self, width: int, *, air: bool = False) -> list[Line]:
        """All lines in so many columns, with a blank one between options or not."""
        found: list[Line] = []
        for place, text in enumerate(self._texts):
            if air and found:
                found.append((None, ""))
            first, *rest = Content(screen_text(text)).wrap(max(1, width - len(HERE) - INDENT - 1))
            found.append((place, f"{self._state(place)} {LETTERS[place]}. {first.plain}"))
            found += [(place, " " * INDENT + part.plain) for part in rest]
        return found

    def _state(self, place: int) -> str:
        chosen = place in self._chosen
        if self._several:
            return "[x]" if chosen else "[ ]"
        return "(•)" if chosen else "( )"

    def wanted(self, width: int) -> int:
        """Rows it would fill in so many columns."""
        return len(self.rows(width, air=self._may_air))

    @property
    def _may_air(self) -> bool:
        return self.app.size.height >= ROWS_FOR_AIR

    def _lines(self, width: int, height: int) -> list[Line]:
        """All lines; blank ones only where all fit."""
        spaced = self.rows(width, air=True) if self._may_air else []
        return spaced if spaced and len(spaced) <= height else self.rows(width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Rows of all options."""
        return self.wanted(width)

    def render(self) -> Content:
        """What is in sight, and how much is not."""
        width, height = self.content_size
        lines = self._lines(width, height)
        seen = self._seen(lines, height)
        drawn = [self._drawn(line, width) for line in seen]
        if len(lines) > height:
            drawn.append(self._hint(lines, len(seen)))
        return Content("\n").join(drawn)

    def _seen(self, lines: list[Line], height: int) -> list[Line]:
        """The lines in sight; the last row is for the hint where not all are."""
        if len(lines) <= height:
            self._top = 0
            return lines
        most = max(1, height - 1)
        self._top = min(self._top, len(lines) - most)
        return lines[self._top : self._top + most]

    def _hint(self, lines: list[Line], count: int) -> Content:
        places = {place for place, _text in lines[self._top + count :] if place is not None}
        before = {place for place, _text in lines[: self._top] if place is not None}
        parts = []
        if places:
            parts.append(
                ngettext("▼ {n} réponse plus bas", "▼ {n} réponses plus bas", len(places)).format(
                    n=len(places)
                )
            )
        if before:
            parts.append(
                ngettext("▲ {n} plus haut", "▲ {n} plus haut", len(before)).format(n=len(before))
            )
        return join_styled(AWAY, ("   ".join(parts), "$muted"))

    def _drawn(self, line: Line, width: int) -> Content:
        place, text = line
        here = place is not None and place == self.cursor and self.has_focus
        first = not text.startswith(" " * INDENT)
        whole = (HERE if here and first else AWAY) + text
        padded = Content(whole).pad_right(max(0, width - Content(whole).cell_length))
        if here:
            return padded.stylize("bold $focus-fg on $focus-bg")
        return padded.stylize("bold $foreground") if place in self._chosen else padded

    def _into_view(self) -> None:
        """Move what is seen by as little as shows the option with the cursor."""
        width, height = self.content_size
        lines = self._lines(width, height)
        if not height or len(lines) <= height:
            return
        most = max(1, height - 1)
        own = [at for at, (place, _text) in enumerate(lines) if place == self.cursor]
        if own and own[-1] >= self._top + most:
            self._top = own[-1] - most + 1
        if own and own[0] < self._top:
            self._top = own[0]

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """The option with the cursor stays in sight."""
        self._into_view()
        self.refresh()

    def watch_cursor(self) -> None:
        """Show the option with the cursor."""
        self._into_view()
        self.refresh()

    def action_move(self, step: int) -> None:
        """Up or down; the ends stay."""
        self.cursor = min(max(self.cursor + step, 0), max(len(self._texts) - 1, 0))

    def action_choose(self) -> None:
        """Choose the option with the cursor."""
        if self._texts:
            self.choose(self.cursor)

    def choose(self, place: int) -> None:
        """Choose an option, or give it up when several are allowed."""
        self._chosen = (self._chosen ^ {place}) if self._several else {place}
        self.cursor = place
        self.refresh()
        self.post_message(self.Changed())

    def on_click(self, event: Click) -> None:
        """A click chooses an option, wherever on its lines."""
        event.stop()
        seen = self._seen(self._lines(*self.content_size), self.content_size.height)
        place = seen[event.y][0] if 0 <= event.y < len(seen) else None
        if place is not None:
            self.choose(place)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Read on."""
        event.stop()
        self.scroll_lines(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Read back."""
        event.stop()
        self.scroll_lines(-1)

    def scroll_lines(self, lines: int) -> None:
        """Move what is seen."""
        self._top = max(0, self._top + lines)
        self.refresh()

    def on_key(self, event: Key) -> None:
        """Direct keys; capital letters too."""
        for row in (LETTERS, DIGITS, AZERTY_ROW):
            place = row.find(event.character.lower()) if event.character else -1
            if 0 <= place < len(self._texts):
                event.stop()
                event.prevent_default()
                self.choose(place)
                return
