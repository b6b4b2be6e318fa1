"""A box to tick: ``[x] J'ai droit à un temps majoré``."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from pixsim.tui.drawing import joined

HERE, AWAY = "► ", "  "


class Tick(Widget, can_focus=True):
    """One row, filled where one is; Space, Enter or a click ticks it.

    Parameters
    ----------
    text, id
    ticked : bool
    """

    DEFAULT_CSS = "Tick { height: 1; width: auto; color: $foreground; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "tick")]
    ticked: reactive[bool] = reactive(False)

    def __init__(self, text: str, *, id: str, ticked: bool = False) -> None:
        super().__init__(id=id)
        self._text = text
        self.set_reactive(Tick.ticked, ticked)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The mark, the box, the text."""
        return min(len(self._text) + 7, container.width, viewport.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One row."""
        return 1

    def render(self) -> Content:
        """Box and text."""
        mark = HERE if self.has_focus else AWAY
        drawn = joined(f"{mark}[{'x' if self.ticked else ' '}] {self._text} ")
        return drawn.stylize("bold $focus-fg on $focus-bg") if self.has_focus else drawn

    def action_tick(self) -> None:
        """Tick, or not any more."""
        self.ticked = not self.ticked

    def on_click(self, event: Click) -> None:
        """Anywhere on it."""
        event.stop()
        self.action_tick()
