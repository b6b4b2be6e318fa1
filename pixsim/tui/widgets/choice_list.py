"""Options of a QCU or QCM: they wrap, and glyphs show their state, not colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList

from pixsim.tui.widgets.caret_list import CARET, CaretList

LETTERS = "abcdefghi"
DIGITS = "123456789"
AZERTY_ROW = "&é\"'(-è_ç"  # the digits of a French keyboard without Shift


class ChoiceList(CaretList):
    """A list to choose from, one option (QCU) or several (QCM).

    Arrows move, Space or Enter chooses; a letter, a digit or the unshifted digit row of an AZERTY
    keyboard chooses directly.
    """

    INDENT: ClassVar[int] = len(CARET) + len("[ ] a. ")
    COLUMNS: ClassVar[bool] = False  # spaces of an answer are part of it
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    class Changed(Message):
        """The choice changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._chosen: set[int] = set()
        self._several = False

    @property
    def answer(self) -> tuple[str, ...]:
        """Chosen positions, from "1"."""
        return tuple(str(place + 1) for place in sorted(self._chosen))

    def load(self, texts: Sequence[str], *, several: bool) -> None:
        """Show other options, none chosen."""
        self._several, self._chosen = several, set()
        self.load_texts(texts)
        self.scroll_home(animate=False)

    def text_of(self, place: int) -> str:
        """State, letter and text of an option."""
        chosen = place in self._chosen
        mark = ("[x]" if chosen else "[ ]") if self._several else ("(•)" if chosen else "( )")
        return f"{mark} {LETTERS[place]}. {self._texts[place]}"

    def choose(self, place: int) -> None:
        """Choose an option, or give it up when several are allowed."""
        before = set(self._chosen)
        self._chosen = (before ^ {place}) if self._several else {place}
        for changed in before | self._chosen | {place}:
            self.redraw(changed)
        self.highlighted = place
        self.post_message(self.Changed())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, Space or a click."""
        event.stop()
        self.choose(event.option_index)

    def on_key(self, event: Key) -> None:
        """Direct keys."""
        for row in (LETTERS, DIGITS, AZERTY_ROW):
            place = row.find(event.character) if event.character else -1
            if 0 <= place < len(self._texts):
                event.stop()
                event.prevent_default()
                self.choose(place)
                return
