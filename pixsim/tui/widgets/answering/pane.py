"""The answer area: one kind of answer is shown; persistent widgets, loaded anew."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from pixsim.bank.question import Answer, Question
from pixsim.tui.widgets.answering.acting import Acting
from pixsim.tui.widgets.answering.kind import AnswerKind
from pixsim.tui.widgets.answering.kinds import Choices, Fields, TextAnswer
from pixsim.tui.widgets.answering.pointing import Pointing
from pixsim.tui.widgets.worlds.pane import Doer
from pixsim.worlds.core import World


class AnswerPane(Vertical):
    """Takes the answer to the present question."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._acting = Acting(id="acting")
        self._kinds: list[AnswerKind] = [
            self._acting,  # what is done in a world comes before what its question is
            Choices(id="choices"),
            Pointing(id="pointing"),
            TextAnswer(id="text-answer"),
            Fields(id="fields-answer"),
        ]
        self._question: Question | None = None

    def compose(self) -> ComposeResult:
        """All kinds of answers; one is shown."""
        with ContentSwitcher(initial="choices"):
            for kind in self._kinds:
                assert isinstance(kind, Widget)
                yield kind

    @property
    def kind(self) -> AnswerKind:
        """The kind of answer of the present question.

        Raises
        ------
        LookupError
            No kind takes it.
        """
        question = self._question
        found = next((k for k in self._kinds if question is not None and k.takes(question)), None)
        if found is None:
            raise LookupError(f"nothing to answer {question and question.type} in")
        return found

    async def load(
        self, question: Question, world: World | None = None, doer: Doer | None = None
    ) -> None:
        """Show the empty answer of a question.

        Parameters
        ----------
        question : Question
        world : World, optional
            The one of the question, as it is now.
        doer : callable, optional
            Commits what is done in it.
        """
        self._question = question
        if world is not None and doer is not None:
            self._acting.give(world, doer)
        await self.kind.load(question)
        self.query_one(ContentSwitcher).current = self.kind.id

    @property
    def hint(self) -> str:
        """How to answer the present question."""
        return self.kind.hint(self._question) if self._question else ""

    def enter(self) -> None:
        """Give the focus to the first place to answer, or to the one that was left."""
        if self._question is not None:
            self.kind.enter()

    def enter_missing(self) -> None:
        """Give the focus to what is not answered yet."""
        if isinstance(self.kind, Fields):
            self.kind.enter_missing()
        else:
            self.kind.enter()

    @property
    def answer(self) -> Answer:
        """What is given so far."""
        return self.kind.answer if self._question else ()

    @property
    def begun(self) -> bool:
        """Whether anything was chosen or written."""
        return any(text.strip() for text in self.answer)

    def missing(self, answer: Answer | None = None) -> str | None:
        """Why an answer cannot be validated yet."""
        if self._question is None:
            return None
        return self.kind.missing(self.answer if answer is None else answer)
