"""The box of words looked for in a file."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from pixsim.tui.widgets.inputs.line_input import LineInput


class FilterInput(LineInput):
    """Where what is looked for is typed; arrows still move in the file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    class Left(Message):
        """Escape was pressed: the search is over."""

    class Moved(Message):
        """An arrow: the row above or below."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    def action_leave(self) -> None:
        """Give the search up."""
        self.post_message(self.Left())

    def action_move(self, rows: int) -> None:
        """Move in the file."""
        self.post_message(self.Moved(rows))
