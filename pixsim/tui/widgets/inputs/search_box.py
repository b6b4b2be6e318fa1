"""A box to type a search in, while arrows move in the list below it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Blur, Focus

from pixsim.tui.widgets.inputs.line_input import LineInput
from pixsim.tui.widgets.lists.pick_list import PickList

LONGEST_SEARCH = 60


class SearchBox(LineInput):
    """Filters a list as one types; Enter chooses the row with the cursor.

    Parameters
    ----------
    leads : PickList
        The list its arrows move in.
    placeholder : str
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "lead('move', -1)"),
        Binding("down", "lead('move', 1)"),
        Binding("pageup", "lead('page', -1)"),
        Binding("pagedown", "lead('page', 1)"),
    ]

    def __init__(self, leads: PickList, placeholder: str, *, id: str = "search") -> None:
        super().__init__(id=id, placeholder=placeholder, max_length=LONGEST_SEARCH, compact=True)
        self._leads = leads

    def on_focus(self, event: Focus) -> None:  # noqa: ARG002
        """The row with the cursor is filled."""
        self._leads.light(True)

    def on_blur(self, event: Blur) -> None:  # noqa: ARG002
        """It is not any more."""
        self._leads.light(False)

    def action_lead(self, what: str, step: int) -> None:
        """Move in the list."""
        if what == "move":
            self._leads.action_move(step)
        else:
            self._leads.action_page(step)

    async def action_submit(self) -> None:
        """Choose."""
        self._leads.action_pick()
