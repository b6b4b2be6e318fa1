"""A person, new or to be changed: a name, and extra time if granted."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from pixsim.accommodations import ACCOMMODATIONS, accommodation_words
from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.home_words import THIRD
from pixsim.journeys.people import (
    AskDetails,
    PersonDetails,
    extra_time_of,
    write_a_name,
    wrong_extra_words,
)
from pixsim.text.person_name import NAME_LENGTH, as_name
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.base import Dialog
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.inputs.line_input import LineInput
from pixsim.tui.widgets.inputs.tick import Tick


class NewCandidateScreen(Dialog[PersonDetails | None]):
    """Dismissed with what was typed, or None.

    Parameters
    ----------
    name : str
        What the box says at first.
    current : PersonDetails, optional
        A person to be changed, whose extra time may be any percentage; a new one when left out.
    """

    AUTO_FOCUS = "#name"
    CSS = """
    NewCandidateScreen.-short .dialog { padding: 0 2; max-height: 100%; overflow-y: auto; }
    NewCandidateScreen.-short .dialog-title { padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+q,f10", "back", priority=True),
        Binding("down", "app.focus_next"),
        Binding("up", "app.focus_previous"),
    ]

    def __init__(self, name: str = "", current: PersonDetails | None = None) -> None:
        super().__init__()
        self._typed, self._current = current.name if current else name, current

    def compose(self) -> ComposeResult:
        """The name, the extra time, two buttons."""
        asked = AskDetails(self._typed, self._current)
        with Vertical(classes="dialog"):
            yield Static(plain_content(asked.title), classes="dialog-title")
            yield Static(plain_content(asked.name_label))
            yield LineInput(value=self._typed, id="name", max_length=NAME_LENGTH, compact=True)
            if self._current is None:
                yield Static()
                yield Tick(asked.extra_label, id="third")
            else:
                yield Static(plain_content(asked.extra_label))
                extra = str(self._current.extra_time_percent)
                yield LineInput(value=extra, id="extra", max_length=3, compact=True)
                for name in ACCOMMODATIONS:
                    words = accommodation_words([name])[0]
                    ticked = name in self._current.accommodations
                    yield Tick(words[:1].upper() + words[1:], id=name, ticked=ticked)
            yield Static(id="why", markup=False)
            with Horizontal(classes="buttons"):
                create = _("Enregistrer") if self._current else _("Créer")
                yield FlatButton(create, id="create", variant="primary")
                yield FlatButton(_("Annuler"), id="cancel")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter is enough for somebody new; it goes on to the extra time of somebody known."""
        event.stop()
        if event.input.id == "name" and self._current is not None:
            self.query_one("#extra").focus()
        else:
            self._create()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Keep, or give up."""
        event.stop()
        if event.button.id == "create":
            self._create()
        else:
            self.dismiss(None)

    def _create(self) -> None:
        name, extra = as_name(self.query_one("#name", Input).value), self._extra()
        if name is None:
            self.query_one("#why", Static).update(plain_content(write_a_name()))
            self.query_one("#name").focus()
        elif extra is None:
            self.query_one("#why", Static).update(plain_content(wrong_extra_words()))
            self.query_one("#extra").focus()
        else:
            self.dismiss(PersonDetails(name, extra, self._accommodations()))

    def _accommodations(self) -> tuple[str, ...]:
        """Those that are ticked; somebody new asks for them later."""
        if self._current is None:
            return ()
        return tuple(name for name in ACCOMMODATIONS if self.query_one(f"#{name}", Tick).ticked)

    def _extra(self) -> int | None:
        """Percent; None where that is no number from 0 to the most."""
        if self._current is None:
            return THIRD if self.query_one(Tick).ticked else 0
        return extra_time_of(self.query_one("#extra", Input).value)
