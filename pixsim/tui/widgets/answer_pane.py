"""The answer area: choices, one text box, or fields; persistent widgets, loaded anew."""

from __future__ import annotations

from itertools import pairwise

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import ContentSwitcher, Input

from pixsim.bank.question import Answer, Question
from pixsim.i18n import gettext as _
from pixsim.tui.widgets.choice_list import ChoiceList
from pixsim.tui.widgets.field_row import FieldRow
from pixsim.tui.widgets.line_input import LineInput
from pixsim.tui.widgets.world_pane import Doer, WorldPane
from pixsim.worlds.core import World


class AnswerPane(Vertical):
    """Takes the answer to the present question."""

    class Submitted(Message):
        """Enter in the last text box: the answer as it was then, whatever is typed after."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices = ChoiceList(id="choices")
        self._text = LineInput(id="text")
        self._fields = VerticalScroll(id="fields")
        self._world = WorldPane(id="world")
        self._found = LineInput(id="found", compact=True)
        self._rows: list[FieldRow] = []
        self._question: Question | None = None

    def compose(self) -> ComposeResult:
        """All kinds of answers; one is shown."""
        with ContentSwitcher(initial="choices"):
            yield self._choices
            yield self._text
            yield self._fields
            with Vertical(id="acting"):
                yield self._world
                yield self._found

    async def load(
        self, question: Question, world: World | None = None, doer: Doer | None = None
    ) -> None:
        """Show the empty answer of a question and give it the focus.

        Parameters
        ----------
        question : Question
        world : World, optional
            The one of the question, as it is now.
        doer : callable, optional
            Commits what is done in it.
        """
        self._question = question
        switcher = self.query_one(ContentSwitcher)
        if question.task is not None and world is not None and doer is not None:
            switcher.current = "acting"
            self._found.display = not question.is_done
            self._found.value = ""
            self._found.placeholder = question.placeholder or _("Votre réponse")
            self._world.load(world, doer)
        elif question.type in ("QCU", "QCM"):
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
        if self._question.task is not None:
            self._world.enter()
        elif self._question.type in ("QCU", "QCM"):
            self._choices.focus()
        elif self._question.type == "QROC":
            self._text.focus()
        else:
            self._rows[0].enter()

    @property
    def answer(self) -> Answer:
        """What is given so far."""
        if self._question is None or self._question.is_done:
            return ()  # what was done is in the journal
        if self._question.task is not None:
            return (self._found.value,)
        if self._question.type in ("QCU", "QCM"):
            return self._choices.answer
        if self._question.type == "QROC":
            return (self._text.value,)
        return tuple(row.value for row in self._rows[: len(self._question.fields)])

    def missing(self, answer: Answer | None = None) -> str | None:
        """Why an answer cannot be validated yet, as Pix's buttons demand."""
        answer, question = self.answer if answer is None else answer, self._question
        if question is None or question.is_done:
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
        self.post_message(self.Submitted(self._answer_with(event.input, event.value)))

    def _answer_with(self, box: Input, text: str) -> Answer:
        """What is given so far, with what a box held when Enter was pressed."""
        if box in (self._text, self._found):
            return (text,)
        rows = self._rows[: len(self._question.fields)] if self._question else []
        return tuple(text if box in row.children else row.value for row in rows)
