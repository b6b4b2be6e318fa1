"""Review of a sitting, one question at a time: one's answer, the right one, why."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from pixsim.i18n import gettext as _
from pixsim.report.any_result import AnyResult
from pixsim.report.review import next_error, review_text, review_title
from pixsim.session.state import Session
from pixsim.tui.hanging import HangingText
from pixsim.tui.plain import plain
from pixsim.tui.screens.reading import ReadingScreen
from pixsim.tui.widgets.flat_button import FlatButton
from pixsim.tui.widgets.key_bar import KeyBar


class ReviewScreen(ReadingScreen[None]):
    """Left and right go from question to question; E goes to the next error."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,n,space", "move(1)"),
        Binding("left,p,backspace", "move(-1)"),
        Binding("e", "next_error"),
        Binding("escape,q,ctrl+q", "back"),
    ]

    def __init__(self, session: Session, result: AnyResult) -> None:
        super().__init__()
        self._session, self._result = session, result
        self._place = 0

    def compose(self) -> ComposeResult:
        """One page of text, three buttons."""
        yield Static(id="review-title", classes="title-bar", markup=False)
        with VerticalScroll(id="review-scroll", can_focus=True):
            yield Static(id="review-text", classes="reading", markup=False)
        with Horizontal(classes="buttons"):
            yield FlatButton(_("Résultat"), id="back")
            yield FlatButton(_("Précédente"), id="previous")
            yield FlatButton(_("Erreur suivante"), id="error")
            yield FlatButton(_("Suivante"), id="next", variant="primary")
        yield KeyBar(
            [
                ("→", _("suivante"), "move(1)"),
                ("←", _("précédente"), "move(-1)"),
                ("E", _("erreur suivante"), "next_error"),
                ("↑ ↓", _("défiler"), "noop"),
                (_("Échap"), _("résultat"), "back"),
            ]
        )

    def on_mount(self) -> None:
        """Show the first question."""
        self._show()
        self.query_one("#next").focus()

    def _show(self) -> None:
        title = review_title(self._result, self._place)
        self.query_one("#review-title", Static).update(plain(title))
        self.query_one("#review-text", Static).update(
            HangingText(review_text(self._session, self._result, self._place))
        )
        self.query_one("#review-scroll").scroll_home(animate=False)

    def action_move(self, step: int) -> None:
        """Another question, without going past the ends."""
        self._place = min(max(self._place + step, 0), len(self._result.questions) - 1)
        self._show()

    def action_next_error(self) -> None:
        """The next question that was not right."""
        place = next_error(self._result, self._place)
        if place is None:
            self.app.notify(_("Aucune erreur : toutes les réponses sont justes."), markup=False)
            return
        self._place = place
        self._show()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Buttons do what the keys do."""
        event.stop()
        if event.button.id == "back":
            self.action_back()
        elif event.button.id == "error":
            self.action_next_error()
        else:
            self.action_move(1 if event.button.id == "next" else -1)
