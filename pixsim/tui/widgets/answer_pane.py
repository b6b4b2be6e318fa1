"""The answer area: choices, one text box, or fields; persistent widgets, loaded anew."""

from __future__ import annotations

from itertools import pairwise

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import ContentSwitcher, Input

from pixsim.bank.question import LONGEST_ANSWER, Answer, Question
from pixsim.i18n import gettext as _
from pixsim.tui.widgets.choice_list import ChoiceList
from pixsim.tui.widgets.field_row import FieldRow


class AnswerPane(Vertical):
    """Takes the answer to the present question."""

    class Submitted(Message):
        """Enter in the last text box."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices = ChoiceList(id="choices")
        self._text = Input(id="text", max_length=LONGEST_ANSWER)
        self._fields = VerticalScroll(id="fields")
        self._rows: list[FieldRow] = []
        self._question: Question | None = None

    def compose(self) -> ComposeResult:
        """All kinds of answers; one is shown."""
        with ContentSwitcher(initial="choices"):
            yield self._choices
            yield self._text
            yield self._fields

    async def load(self, question: Question) -> None:
        """Show the empty answer of a question and give it the focus."""
        self._question = question
        switcher = self.query_one(ContentSwitcher)
        if question.type in ("QCU", "QCM"):
            switcher.current = "choices"
            self._choices.load(question.options, several=question.type == "QCM")
        elif question.type == "QROC":
            switcher.current = "text"
            self._text.value = ""
            self._text.placeholder = question.placeholder
        else:
            switcher.current = "fields"
            await self._load_fields(question)

    async def _load_fields(self, question: Question) -> None:
        while len(self._rows) < len(question.fields):
            row = FieldRow()
            self._rows.append(row)
            await self._fields.mount(row)
        for place, row in enumerate(self._rows):
            if place < len(question.fields):
                row.load(question.fields[place])
            else:
                row.display = False
        self._fields.scroll_home(animate=False)

    def enter(self) -> None:
        """Give the focus to the first place to answer."""
        if self._question is None:
            return
        if self._question.type in ("QCU", "QCM"):
            self._choices.focus()
        elif self._question.type == "QROC":
            self._text.focus()
        else:
            self._rows[0].enter()

    @property
    def answer(self) -> Answer:
        """What is given so far."""
        if self._question is None:
            return ()
        if self._question.type in ("QCU", "QCM"):
            return self._choices.answer
        if self._question.type == "QROC":
            return (self._text.value,)
        return tuple(row.value for row in self._rows[: len(self._question.fields)])

    def missing(self) -> str | None:
        """Why the answer cannot be validated yet, as Pix's buttons demand."""
        answer, question = self.answer, self._question
        if question is None:
            return None
        if question.type == "QCU" and not answer:
            return _("Choisissez une réponse, ou passez.")
        if question.type == "QCM" and len(answer) < 2:
            return _("Choisissez au moins deux réponses, ou passez.")
        if question.type == "QROC" and not answer[0].strip():
            return _("Écrivez une réponse, ou passez.")
        if question.fields and not all(text.strip() for text in answer):
            return _("Remplissez tous les champs, ou passez.")
        return None

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, and validates after the last one."""
        event.stop()
        inputs = (
            [row for row in self._rows if row.display]
            if self._question and self._question.fields
            else []
        )
        for row, following in pairwise(inputs):
            if event.input in row.children:
                following.enter()
                return
        self.post_message(self.Submitted())
