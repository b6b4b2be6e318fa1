"""One field of a QROCM question: a text box or a drop-down, reused from question to question."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import OptionList, Select, Static

from pixsim.bank.question import QuestionField
from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.safe_text import plain_content, printable_text
from pixsim.tui.widgets.inputs.line_input import LineInput

LABEL_SHARE = 0.45  # of the width, as in the CSS below


class FieldRow(Horizontal):
    """Label on the left, answer on the right, filled where one is."""

    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow .field-label { width: 45%; height: auto; padding: 0 1 0 0; }
    FieldRow Input, FieldRow Select { width: 1fr; height: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._label = Static(markup=False, classes="field-label")
        self._input = LineInput(compact=True)
        self._select: Select[str] = Select((), prompt=_("Choisir…"), compact=True)

    def compose(self) -> ComposeResult:
        """Both kinds of answers; one is shown."""
        yield self._label
        yield self._input
        yield self._select

    def load(self, field: QuestionField) -> None:
        """Show another field, empty."""
        self._label.update(plain_content(field.label))
        self._input.value = ""
        self._select.expanded = False
        shown = [
            (Text(printable_text(option)), option) for option in field.options
        ]  # letters look in it
        self._select.set_options(shown)
        if field.options:  # Textual dims the prompt, which is hard to read on a filled row
            prompt = plain_content(self._select.prompt)
            self._select.query_one(OptionList).replace_option_prompt_at_index(0, prompt)
        self._input.display = not field.options
        self._select.display = bool(field.options)
        self.display = True

    def wanted(self, width: int) -> int:
        """Rows of the label in so many columns of the whole."""
        columns = max(1, int(width * LABEL_SHARE) - 1)
        return max(1, len(plain_content(self.label).wrap(columns)))

    @property
    def label(self) -> str:
        """What it asks for."""
        return str(self._label.content)

    @property
    def value(self) -> str:
        """The answer, empty when there is none."""
        if self._select.display:
            chosen = self._select.value
            return chosen if isinstance(chosen, str) else ""
        return self._input.value

    def enter(self) -> None:
        """Give the field the focus."""
        if self._select.display:
            self._select.focus()
        else:
            self._input.go_on()
