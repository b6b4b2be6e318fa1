"""The result: status and why, five areas, sixteen competences."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from pixsim.framework import Framework
from pixsim.i18n import gettext as _
from pixsim.report.any_result import AnyResult
from pixsim.report.integrity import Integrity
from pixsim.report.text import result_text
from pixsim.session.state import Session
from pixsim.tui.hanging import HangingText
from pixsim.tui.screens.reading import ReadingScreen
from pixsim.tui.screens.review import ReviewScreen
from pixsim.tui.widgets.flat_button import FlatButton
from pixsim.tui.widgets.key_bar import KeyBar


class ResultScreen(ReadingScreen[None]):
    """Shows one result; the questions can be reviewed from here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "review"),
        Binding("escape,q,ctrl+q", "back"),
    ]

    def __init__(
        self,
        session: Session,
        result: AnyResult,
        framework: Framework,
        integrity: Integrity | None = None,
    ) -> None:
        super().__init__()
        self._session, self._result, self._framework = session, result, framework
        self._integrity = integrity

    def compose(self) -> ComposeResult:
        """The text of the result, two buttons."""
        with VerticalScroll(id="result-scroll", can_focus=True):
            whole = result_text(self._result, self._framework, self._integrity)
            title, _newline, rest = whole.partition("\n")
            yield Static(Content.styled(title, "bold"), classes="wide-reading")
            yield Static(HangingText(rest, indent=2, columns=True), classes="wide-reading")
        with Horizontal(classes="buttons"):
            yield FlatButton(_("Accueil"), id="back")
            yield FlatButton(_("Revoir les questions"), id="review", variant="primary")
        yield KeyBar(
            [
                ("R", _("revoir les questions"), "review"),
                (_("Échap"), _("accueil"), "back"),
                ("↑ ↓", _("défiler"), "noop"),
            ]
        )

    def on_mount(self) -> None:
        """Enter reviews."""
        self.query_one("#review").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Review, or leave."""
        event.stop()
        if event.button.id == "review":
            self.action_review()
        else:
            self.action_back()

    def action_review(self) -> None:
        """Review every question."""
        if not self._result.questions:
            self.app.notify(_("Aucune question n'a été posée."), markup=False)
            return
        self.open_over(ReviewScreen(self._session, self._result))
