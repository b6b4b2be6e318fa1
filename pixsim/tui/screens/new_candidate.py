"""A new candidate: a name, and extra time if granted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from pixsim.i18n import gettext as _
from pixsim.tui.plain import plain
from pixsim.tui.screens.base import Dialog
from pixsim.tui.widgets.flat_button import FlatButton
from pixsim.tui.widgets.line_input import LineInput

MOST_EXTRA_TIME = 200


@dataclass(frozen=True, slots=True)
class NewCandidate:
    """What was typed."""

    name: str
    extra_time_percent: int


class NewCandidateScreen(Dialog[NewCandidate | None]):
    """Dismissed with the new candidate, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close")]

    def compose(self) -> ComposeResult:
        """Two text boxes, two buttons."""
        with Vertical(classes="dialog"):
            yield Static(plain(_("Nouveau candidat")), classes="title")
            yield Static(plain(_("Nom (un pseudonyme suffit)")))
            yield LineInput(id="name", max_length=80, compact=True)
            yield Static(plain(_("Temps majoré, en pourcentage (0 si aucun)")))
            yield LineInput(value="0", id="extra", max_length=3, compact=True)
            yield Static(id="why", markup=False)
            with Horizontal(classes="buttons"):
                yield FlatButton(_("Annuler"), id="cancel")
                yield FlatButton(_("Créer"), id="create", variant="primary")

    def on_mount(self) -> None:
        """Start with the name."""
        self.query_one("#name").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on, then creates."""
        event.stop()
        if event.input.id == "name":
            self.query_one("#extra").focus()
        else:
            self._create()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Create, or give up."""
        event.stop()
        if event.button.id == "create":
            self._create()
        else:
            self.dismiss(None)

    def _create(self) -> None:
        name = self.query_one("#name", Input).value.strip()
        extra = self.query_one("#extra", Input).value.strip() or "0"
        if not name or not name.isprintable():
            self.query_one("#why", Static).update(plain(_("Écrivez un nom.")))
        elif not (extra.isascii() and extra.isdigit() and int(extra) <= MOST_EXTRA_TIME):
            why = _("Le temps majoré est un nombre de 0 à {most}.").format(most=MOST_EXTRA_TIME)
            self.query_one("#why", Static).update(plain(why))
        else:
            self.dismiss(NewCandidate(name, int(extra)))

    def action_close(self) -> None:
        """Give up."""
        self.dismiss(None)
