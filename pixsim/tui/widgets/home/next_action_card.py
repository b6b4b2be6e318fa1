"""The one thing to do next: a title, a filled row that is a button, a line below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.pieces import join_rows, join_styled
from pixsim.tui.home.wording import fitting_way

HERE, AWAY = "► ", "  "


class NextActionCard(Widget, can_focus=True):
    """Three rows; Enter, Space or a click does what the second one says."""

    DEFAULT_CSS = """
    NextActionCard { height: 3; padding: 0 0 0 1; border-left: outer $brand; background: $surface; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press")]

    class Pressed(Message):
        """The person wants it."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._title: Sequence[Content] = ()
        self._action = ""
        self._details: Sequence[str] = ()

    @property
    def action(self) -> str:
        """What the button says."""
        return self._action

    def show(self, title: Sequence[Content], action: str, details: Sequence[str]) -> None:
        """Offer something; title and details several ways, the longest first."""
        self._title, self._action, self._details = tuple(title), action, tuple(details)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Always three rows."""
        return 3

    def render(self) -> Content:
        """Title, button, detail."""
        width = self.content_size.width
        details = [join_styled((f"  {text}", "$muted")) for text in self._details if text]
        return join_rows(
            [fitting_way(self._title, width), self._button(width), fitting_way(details, width)]
        )

    def _button(self, width: int) -> Content:
        if not self._action:
            return Content("")
        key = _("Entrée") + " "
        bare = self.app.no_color
        lead = (
            (HERE if self.has_focus else AWAY)
            if not bare
            else f"[{HERE if self.has_focus else AWAY}"
        )
        left = join_styled(lead + self._action)
        room = width - len(key) - 2
        if left.cell_length > room:
            left, key = left.truncate(width - 2, ellipsis=True), " "
        end = key.rstrip() + "]" if bare else key
        drawn = join_styled(left, " " * max(0, width - left.cell_length - len(end)), end)
        style = "bold $focus-fg on $focus-bg" if self.has_focus else "bold $brand on $panel"
        return drawn.stylize(style)

    def action_press(self) -> None:
        """Do it."""
        if self._action:
            self.post_message(self.Pressed())

    def on_click(self, event: Click) -> None:
        """A click on the button, or on what it says, does it."""
        event.stop()
        if event.y >= 1:
            self.action_press()
