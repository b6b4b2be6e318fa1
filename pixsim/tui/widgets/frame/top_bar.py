"""The first row of every screen: where one is, who, and what never goes (or the clock)."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.pieces import join_styled, styled_text

UNOFFICIAL = _("entraînement, non officiel")
SHORTER = _("non officiel")


class TopBar(Widget):
    """One row: what matters on the left, what stays on the right.

    Where both do not fit, « non officiel » is said in fewer words; then, on the left, what does not
    fit is cut; the right is left out only where nothing would be left of the other.
    """

    auto_links = False  # Textual would give what is clickable the colour of a link
    DEFAULT_CSS = "TopBar { height: 1; padding: 0 1; background: $panel; color: $foreground; }"

    def __init__(self, left: Content | str = "", right: Content | str = UNOFFICIAL) -> None:
        super().__init__()
        self._left, self._right = _to_content(left, "bold"), _to_content(right, "$muted")

    def show(self, left: Content | str, right: Content | str = UNOFFICIAL) -> None:
        """Say something else."""
        new = _to_content(left, "bold"), _to_content(right, "$muted")
        if new != (self._left, self._right):
            self._left, self._right = new
            self.refresh()

    @property
    def text(self) -> str:
        """Both sides, as plain text."""
        return f"{self._left.plain}  {self._right.plain}"

    def render(self) -> Content:
        """Both sides, as far as they fit."""
        width = self.content_size.width
        both = self._left.cell_length + 2 + self._right.cell_length
        if both > width and self._right.plain == UNOFFICIAL:
            right = _to_content(SHORTER, "$muted")
        else:
            right = self._right
        right = right if right.cell_length <= width // 2 else Content("")
        room = width - right.cell_length - (2 if right.plain else 0)
        left = self._left
        if left.cell_length > room:
            left = left.truncate(max(room, 1), ellipsis=True)
        gap = width - left.cell_length - right.cell_length
        return join_styled(left, " " * max(gap, 0), right)


def _to_content(text: Content | str, style: str) -> Content:
    return text if isinstance(text, Content) else styled_text(text, style)
