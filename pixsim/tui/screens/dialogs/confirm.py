"""A question with two answers; the safe one has the focus."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.base import Dialog
from pixsim.tui.widgets.frame.flat_button import FlatButton


class Confirm(Dialog[bool]):
    """Asks before something that cannot be undone.

    Parameters
    ----------
    text : str
    yes, no : str
        What each button says; `no` is the safe one.
    """

    AUTO_FOCUS = "#no"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f10,ctrl+q", "answer(False)"),
        Binding("left,right", "other"),
    ]

    def __init__(self, text: str, yes: str, no: str) -> None:
        super().__init__()
        self._text, self._yes, self._no = text, yes, no

    def compose(self) -> ComposeResult:
        """Text and two buttons."""
        with Vertical(classes="dialog"):
            with VerticalScroll(classes="dialog-scroll", can_focus=False):
                yield Static(plain_content(self._text), classes="dialog-text")
            with Horizontal(classes="buttons"):
                yield FlatButton(self._no, id="no", variant="primary")
                yield FlatButton(self._yes, id="yes")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close with the answer."""
        event.stop()
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Close with an answer."""
        self.dismiss(answer)

    def action_other(self) -> None:
        """Go to the other button."""
        self.focus_next()
