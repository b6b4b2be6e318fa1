"""The last row: keys that count here, clickable; the stock Footer leaks at each change of focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.pieces import join_styled

Hint = tuple[str, str, str]
"""Key as shown, what it does, action of the screen; the action is empty for keys that work by themselves."""

GAP = 3  # cells between two keys
HELP: Hint = ("F1", _("aide"), "help")


class KeyBar(Widget):
    """Keys and what they do, the most useful first; a click does it too.

    Never two rows: the last ones are left out where they do not fit, F1 stays at the right end.

    Parameters
    ----------
    hints : sequence of Hint
    help : bool
        Whether F1 is shown.
    """

    DEFAULT_CSS = "KeyBar { height: 1; padding: 0 1; background: $panel; color: $foreground; }"
    auto_links = False  # Textual would give the keys the colour of a link

    def __init__(
        self, hints: Sequence[Hint] = (), *, id: str | None = None, help: bool = True
    ) -> None:
        super().__init__(id=id)
        self._hints, self._help = tuple(hints), help

    def set_hints(self, hints: Sequence[Hint]) -> None:
        """Show other keys."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    def render(self) -> Content:
        """The keys that fit, F1 at the right end."""
        width = self.content_size.width
        end = _hint_content(HELP) if self._help else Content("")
        room = width - (end.cell_length + GAP if self._help else 0)
        left = Content(" " * GAP).join(_hint_content(hint) for hint in that_fit(self._hints, room))
        return join_styled(left, " " * max(width - left.cell_length - end.cell_length, 0), end)


def that_fit(hints: Sequence[Hint], room: int) -> list[Hint]:
    """The first ones, as many as there is room for.

    Parameters
    ----------
    hints : sequence of Hint
    room : int
        Cells.
    """
    used, shown = -GAP, []
    for hint in hints:
        used += GAP + _hint_content(hint).cell_length
        if used > room:
            break
        shown.append(hint)
    return shown


def _hint_content(hint: Hint) -> Content:
    key, text, action = hint
    part = join_styled((key, "bold $brand"), (f" {text}", "$foreground"))
    if not action:
        return part
    name = action if "." in action else f"screen.{action}"
    return part.stylize(Style.from_meta({"@click": name}))
