"""What to know before the clock starts."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from pixsim.i18n import gettext as _
from pixsim.report.rule_sets import REPORTS
from pixsim.session.plan import Plan
from pixsim.tui.hanging import HangingText
from pixsim.tui.plain import fit, plain
from pixsim.tui.screens.reading import ReadingScreen
from pixsim.tui.widgets.flat_button import FlatButton
from pixsim.tui.widgets.key_bar import KeyBar

NAME_CELLS = 16  # of a name in a button: it must fit in 60 columns


class Instructions(ReadingScreen[bool]):
    """Dismissed with True when the candidate confirms who they are and begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+q", "back"),
        Binding("ctrl+s,f9", "begin"),
    ]

    def __init__(self, sitting: Plan) -> None:
        super().__init__()
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        """Title, text, two buttons."""
        yield Static(plain(_("Avant de commencer")), classes="title-bar")
        text = "\n\n".join(REPORTS[self._sitting.rules].instructions(self._sitting))
        with VerticalScroll(id="instructions-scroll", can_focus=True):
            yield Static(HangingText(text), classes="reading")
        with Horizontal(classes="buttons"):
            yield FlatButton(_("Retour"), id="back")
            begin = _("Je suis {name} et je commence").format(
                name=fit(self._sitting.candidate, NAME_CELLS).rstrip()
            )
            yield FlatButton(begin, id="begin", variant="primary")
        yield KeyBar(
            [
                ("Ctrl+S", _("commencer"), "begin"),
                ("↑ ↓", _("défiler"), "noop"),
                (_("Échap"), _("retour"), "back"),
            ]
        )

    def on_mount(self) -> None:
        """Enter begins."""
        self.query_one("#begin").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Begin or go back."""
        event.stop()
        self.dismiss(event.button.id == "begin")

    def action_begin(self) -> None:
        """Begin."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Go back; nothing has been recorded."""
        self.dismiss(False)
