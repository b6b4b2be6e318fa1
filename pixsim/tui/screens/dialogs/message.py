"""A text to read, closed by any of the usual keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.hanging_indent import HangingText
from pixsim.tui.screens.frame.base import Dialog
from pixsim.tui.widgets.frame.flat_button import FlatButton


class Message(Dialog[None]):
    """Shows a text until it is closed.

    Parameters
    ----------
    text : str
    indent : int, optional
        Columns before a line that goes on; see `HangingText`.
    """

    AUTO_FOCUS = "#close"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q,Q,f10,ctrl+q", "back"),
        Binding("down,pagedown", "scroll_text(1)"),
        Binding("up,pageup", "scroll_text(-1)"),
    ]

    def __init__(self, text: str, indent: int | None = None) -> None:
        super().__init__()
        self._text, self._indent = text, indent

    def compose(self) -> ComposeResult:
        """The text and one button."""
        with Vertical(classes="dialog"):
            with VerticalScroll(classes="dialog-scroll", can_focus=False):
                yield Static(HangingText(self._text, self._indent))
            with Horizontal(classes="buttons"):
                yield FlatButton(_("Fermer"), id="close", variant="primary")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close."""
        event.stop()
        self.dismiss()

    def action_scroll_text(self, direction: int) -> None:
        """Read on; the button keeps the focus."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=direction * max(1, scroll.size.height // 2), animate=False)
