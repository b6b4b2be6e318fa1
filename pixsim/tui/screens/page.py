"""A text on a page of its own."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from pixsim.i18n import gettext as _
from pixsim.tui.hanging import HangingText
from pixsim.tui.screens.reading import ReadingScreen
from pixsim.tui.widgets.flat_button import FlatButton
from pixsim.tui.widgets.key_bar import KeyBar


class Page(ReadingScreen[None]):
    """Shows a text, its first line in bold, until it is left.

    Parameters
    ----------
    text : str
        At most 78 columns wide.
    """

    AUTO_FOCUS = "#back"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,ctrl+q", "back")]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The text, one button."""
        title, _newline, rest = self._text.partition("\n")
        with VerticalScroll(id="page-scroll", can_focus=False):
            yield Static(Content.styled(title, "bold"), classes="wide-reading")
            yield Static(HangingText(rest, indent=2, columns=True), classes="wide-reading")
        with Horizontal(classes="buttons"):
            yield FlatButton(_("Accueil"), id="back", variant="primary")
        yield KeyBar([(_("Échap"), _("accueil"), "back"), ("↑ ↓", _("défiler"), "noop")])

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Leave."""
        event.stop()
        self.dismiss()
