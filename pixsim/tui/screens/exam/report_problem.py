"""Report a problem with a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from pixsim.bank.question import Question
from pixsim.foundation.i18n import gettext as _
from pixsim.report.question import asking
from pixsim.report.question.asking import CHOOSE_A_PROBLEM
from pixsim.report.question.problem_choices import problem_choices
from pixsim.rules.abort_and_reports import Report
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.base import Dialog
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.inputs.line_input import LineInput
from pixsim.tui.widgets.lists.choice_list import ChoiceList


@dataclass(frozen=True, slots=True)
class ProblemReport:
    """What the candidate reports."""

    report: Report
    text: str
    number: int


class ReportProblem(Dialog[ProblemReport | None]):
    """Category and a few words; the sitting goes on, the clock too.

    Parameters
    ----------
    question : Question
    number : int
        Its place, from 1.
    present_only : bool
        Problems of the present question alone, to be confirmed by the invigilator (V3).
    """

    CSS = """
    ReportProblem #categories { max-height: 12; }
    ReportProblem #words { margin: 1 0 0 0; }
    ReportProblem #why { height: 1; color: $warn; }
    ReportProblem .dialog .buttons { margin: 0; }
    ReportProblem .dialog .note { padding: 0; }
    ReportProblem .dialog .note { margin: 1 0 0 0; }
    ReportProblem.-short .dialog { padding: 0 2; }
    ReportProblem.-short .dialog .dialog-title { padding: 0; }
    ReportProblem.-short #categories { max-height: 9; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f10,ctrl+q", "back"),
        Binding("ctrl+s,f9", "send", priority=True),
    ]

    def __init__(self, question: Question, number: int, *, present_only: bool = False) -> None:
        super().__init__()
        self._number = number
        self._categories = problem_choices(question, number, present_only=present_only)

    def compose(self) -> ComposeResult:
        """Categories, a text box, two buttons."""
        with Vertical(classes="dialog"):
            yield Static(
                plain_content(_("Signaler un problème (question {n})").format(n=self._number)),
                classes="dialog-title",
            )
            yield ChoiceList(id="categories")
            yield LineInput(
                placeholder=asking.FEW_WORDS,
                max_length=500,
                compact=True,
                id="words",
            )
            yield Static(id="why", markup=False)
            with Horizontal(classes="buttons"):
                yield FlatButton(_("Annuler"), id="cancel")
                yield Static("", classes="spring")
                yield FlatButton(_("Signaler"), id="send", variant="primary")
            yield Static(
                plain_content(_("Échap annuler   Le temps continue.")),
                classes="note",
            )

    def on_mount(self) -> None:
        """Show the categories that apply."""
        choices = self.query_one(ChoiceList)
        choices.load([choice.text for choice in self._categories], several=False)
        choices.focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Send, or give up."""
        event.stop()
        if self._is_old(event):
            return
        if event.button.id == "cancel":
            self.dismiss(None)
        else:
            self.action_send()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter after the few words sends."""
        event.stop()
        self.action_send()

    def action_send(self) -> None:
        """Send, once a category is chosen."""
        chosen = self.query_one(ChoiceList).answer
        if not chosen:
            self.query_one("#why", Static).update(plain_content("● " + CHOOSE_A_PROBLEM))
        else:
            found = self._categories[int(chosen[0]) - 1]
            self.dismiss(ProblemReport(found.report, self.query_one(Input).value, found.number))
