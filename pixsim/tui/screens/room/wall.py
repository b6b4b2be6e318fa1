"""What candidates must know to come in, with a code to scan from the screen or a projector."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.hanging_indent import HangingText
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.widgets.frame.flat_button import FlatButton


class Wall(Message):
    """A text, and beside it a QR code, or under it where the window is narrow.

    Parameters
    ----------
    text : str
    code : str
        Lines of blocks; empty for none.
    """

    CSS = """
    Wall .dialog { max-height: 100%; padding: 0 2; }
    Wall .dialog-scroll { max-height: 1fr; padding: 0; }
    Wall #sides { height: auto; }
    Wall #said { width: 1fr; min-width: 26; height: auto; padding: 1 1 0 0; }
    Wall #code { width: auto; height: auto; color: white; background: black; }
    Wall.-narrow .dialog-scroll { max-height: 70vh; }
    Wall.-narrow #sides { layout: vertical; }
    Wall.-narrow #said { width: 100%; }
    """

    def __init__(self, text: str, code: str) -> None:
        super().__init__(text)
        self._code = code

    def compose(self) -> ComposeResult:
        """Text, code, one button."""
        self.set_class(self.app.size.width < 72, "-narrow")
        with Vertical(classes="dialog"):
            with (
                VerticalScroll(classes="dialog-scroll", can_focus=False),
                Horizontal(id="sides"),
            ):
                yield Static(HangingText(self._text), id="said")
                yield Static(plain_content(self._code), id="code")
            with Horizontal(classes="buttons"):
                yield FlatButton(_("Fermer"), id="close", variant="primary")
