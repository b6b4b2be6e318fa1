"""A short list of things to do, one of which is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, Static

from pixsim.tui.drawing.hanging_indent import HangingText
from pixsim.tui.screens.frame.base import Dialog
from pixsim.tui.widgets.lists.caret_list import CaretList


class Choose(Dialog[str | None]):
    """Dismissed with the name of the choice, or None.

    Parameters
    ----------
    title : str
    choices : sequence of (str, str)
        Name and text of each.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,Q,f10,ctrl+q", "back")]

    def __init__(self, title: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._choices = title, list(choices)

    def compose(self) -> ComposeResult:
        """Title and list."""
        with Vertical(classes="dialog"):
            with VerticalScroll(classes="dialog-scroll", can_focus=False):
                yield Static(HangingText(self._title))
            yield CaretList(id="choices-list")

    def on_mount(self) -> None:
        """Show the choices."""
        choices = self.query_one(CaretList)
        choices.load_texts([text for _name, text in self._choices])
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose."""
        event.stop()
        self.dismiss(self._choices[event.option_index][0])
