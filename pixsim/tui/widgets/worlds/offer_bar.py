"""What a page of a simulator lets one do, each with its key; a click does it too."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from pixsim.tui.drawing.safe_text import printable_text
from pixsim.worlds.keys import ALL

GAP = "  "
Hint = tuple[str, str, str]
"""Key as shown, what it does, action of the pane: empty for a key that is no button."""


class OfferBar(Static):
    """Keys and what they do, on one line: letters that do not fit are left to the list of all acts."""

    class Taken(Message):
        """One of them was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._hints: tuple[Hint, ...] = ()
        self._high = 0  # lines drawn

    def show(self, hints: Sequence[Hint]) -> None:
        """Replace the keys shown."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self._draw()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Lines follow the width."""
        self._draw()

    def action_take(self, number: int) -> None:
        """A click on one."""
        self.post_message(self.Taken(self._hints[number][2]))

    def _draw(self) -> None:
        room, lines, line, used = max(20, self.size.width or 76), [], list[Content](), 0
        for number in fitting_hints(self._hints, room):
            key, text, action = self._hints[number]
            words = f"{key} {printable_text(text)}"
            if line and used + len(GAP) + len(words) > room:
                lines.append(Content(GAP).join(line))
                line, used = [], 0
            click = Style.from_meta({"@click": f"take({number})"} if action else {})
            line.append(
                Content.assemble((key, Style(bold=True) + click), (words[len(key) :], click))
            )
            used += len(words) + (len(GAP) if used else 0)
        lines.append(Content(GAP).join(line))
        before, self._high = self._high, len(lines)
        self.update(Content("\n").join(lines), layout=self._high != before)


def fitting_hints(hints: Sequence[Hint], room: int) -> list[int]:
    """Places of the hints that fit on one line: the last letters are left out first."""
    places = list(range(len(hints)))
    letters = [
        place for place, (key, _text, _action) in enumerate(hints) if len(key) == 1 and key != ALL
    ]
    while letters and _hints_width([hints[place] for place in places]) > room:
        places.remove(letters.pop())
    return places


def _hints_width(hints: Sequence[Hint]) -> int:
    return sum(len(key) + 1 + len(text) for key, text, _action in hints) + len(GAP) * (
        len(hints) - 1
    )
