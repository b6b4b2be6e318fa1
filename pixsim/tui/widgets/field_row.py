"""One field of a QROCM question: a text box or a drop-down, reused from question to question."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Select, Static

from pixsim.bank.question import LONGEST_ANSWER, QuestionField
from pixsim.i18n import gettext as _


class FieldRow(Horizontal):
    """Label on the left, answer on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Static(markup=False, classes="field-label")
        self._input = Input(compact=True, max_length=LONGEST_ANSWER)
        self._select: Select[str] = Select((), prompt=_("Choisir…"), compact=True)

    def compose(self) -> ComposeResult:
        """Both kinds of answers; one is shown."""
        yield self._label
        yield self._input
        yield self._select

    def load(self, field: QuestionField) -> None:
        """Show another field, empty."""
        self._label.update(Content(field.label))
        self._input.value = ""
        self._select.set_options([(Content(option), option) for option in field.options])
        self._input.display = not field.options
        self._select.display = bool(field.options)
        self.display = True

    @property
    def value(self) -> str:
        """The answer, empty when there is none."""
        if self._select.display:
            chosen = self._select.value
            return chosen if isinstance(chosen, str) else ""
        return self._input.value

    def enter(self) -> None:
        """Give the field the focus."""
        (self._select if self._select.display else self._input).focus()
