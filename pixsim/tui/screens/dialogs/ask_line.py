"""A few words asked for over another screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.base import Dialog
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.inputs.line_input import LineInput


class AskLine(Dialog[str | None]):
    """Dismissed with what was typed, without spaces around it; None by Escape.

    Parameters
    ----------
    title, note : str
    yes, no : str
        What each button says.
    most : int
        Characters.
    value : str
        What stands in the box to begin with.
    """

    CSS = "AskLine .dialog .note { padding: 0 0 1 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f10,ctrl+q", "back")]

    def __init__(
        self, title: str, note: str, yes: str, no: str, most: int, *, value: str = ""
    ) -> None:
        super().__init__()
        self._title, self._note, self._yes, self._no = title, note, yes, no
        self._most, self._value = most, value

    def compose(self) -> ComposeResult:
        """Title, text box, two buttons."""
        with Vertical(classes="dialog"):
            yield Static(plain_content(self._title), classes="dialog-title")
            yield Static(plain_content(self._note), classes="note")
            yield LineInput(id="words", value=self._value, max_length=self._most, compact=True)
            with Horizontal(classes="buttons"):
                yield FlatButton(self._yes, id="yes", variant="primary")
                yield FlatButton(self._no, id="no")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(LineInput).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter says it."""
        event.stop()
        self.dismiss(self.query_one(LineInput).value.strip())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Say it, or give up."""
        event.stop()
        if not self._is_old(event):
            said = self.query_one(LineInput).value.strip()
            self.dismiss(said if event.button.id == "yes" else None)
