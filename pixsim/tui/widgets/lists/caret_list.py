"""A list whose present line carries a caret: colour alone would not show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pixsim.tui.drawing.hanging_indent import HangingText

CARET, NO_CARET = "› ", "  "


class CaretList(OptionList):
    """An option list of plain texts; one too long goes on under itself."""

    INDENT: ClassVar[int] = len(CARET) + 2
    """Columns before a line that goes on."""
    COLUMNS: ClassVar[bool] = True
    """Whether runs of spaces only align."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._texts: tuple[str, ...] = ()
        self._caret: int | None = None

    def load_texts(self, texts: Sequence[str], at: int = 0) -> None:
        """Show other lines, with the caret on one of them."""
        self._texts, self._caret = tuple(texts), None
        self.clear_options()
        self.add_options([Option(self._prompt(place)) for place in range(len(texts))])
        self.highlighted = min(at, len(texts) - 1) if texts else None

    def text_of(self, place: int) -> str:
        """What a line says, without the caret."""
        return self._texts[place]

    def redraw(self, place: int) -> None:
        """Show a line anew."""
        if 0 <= place < self.option_count:
            self.replace_option_prompt_at_index(place, self._prompt(place))

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the caret."""
        before, self._caret = self._caret, highlighted
        for place in (before, highlighted):
            if place is not None:
                self.redraw(place)
        super().watch_highlighted(highlighted)

    def _prompt(self, place: int) -> HangingText:
        text = (CARET if place == self._caret else NO_CARET) + self.text_of(place)
        return HangingText(text, self.INDENT, columns=self.COLUMNS)
