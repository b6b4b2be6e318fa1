"""A candidate, new or to be changed: a name, and extra time if granted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from pixsim.i18n import gettext as _
from pixsim.profile import MOST_EXTRA_TIME, NAME_LENGTH
from pixsim.tui.plain import plain
from pixsim.tui.screens.base import Dialog
from pixsim.tui.widgets.flat_button import FlatButton
from pixsim.tui.widgets.line_input import LineInput


@dataclass(frozen=True, slots=True)
class NewCandidate:
    """What was typed."""

    name: str
    extra_time_percent: int


class NewCandidateScreen(Dialog[NewCandidate | Literal["delete"] | None]):
    """Dismissed with what was typed, ``delete`` or None.

    Parameters
    ----------
    current : NewCandidate, optional
        A candidate to be changed, who may also be removed; a new one when left out.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back")]

    def __init__(self, current: NewCandidate | None = None) -> None:
        super().__init__()
        self._current = current

    def compose(self) -> ComposeResult:
        """Two text boxes and the buttons."""
        now = self._current or NewCandidate("", 0)
        title = _("Modifier le candidat") if self._current else _("Nouveau candidat")
        with Vertical(classes="dialog"):
            yield Static(plain(title), classes="title")
            yield Static(plain(_("Nom (un pseudonyme suffit)")))
            yield LineInput(value=now.name, id="name", max_length=NAME_LENGTH, compact=True)
            yield Static(plain(_("Temps majoré, en pourcentage (0 si aucun)")))
            extra = str(now.extra_time_percent)
            yield LineInput(value=extra, id="extra", max_length=3, compact=True)
            yield Static(id="why", markup=False)
            with Horizontal(classes="buttons"):
                if self._current:
                    yield FlatButton(_("Supprimer…"), id="delete")
                yield FlatButton(_("Annuler"), id="cancel")
                create = _("Enregistrer") if self._current else _("Créer")
                yield FlatButton(create, id="create", variant="primary")

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
        """Create or keep, remove, or give up."""
        event.stop()
        if event.button.id == "create":
            self._create()
        else:
            self.dismiss("delete" if event.button.id == "delete" else None)

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
