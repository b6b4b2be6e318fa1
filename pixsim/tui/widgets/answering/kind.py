"""What a kind of answer is: choices, one text box, fields, or whatever is added to these."""

from __future__ import annotations

from typing import Protocol

from textual.message import Message
from textual.widgets import Input

from pixsim.bank.question import Answer, Question


class Last(Message):
    """Enter in the last box: what follows is « Je valide ».

    What was typed after Enter, before the focus moved, is not part of the answer: the box holds
    again what it held then.
    """

    def __init__(self, box: Input, value: str) -> None:
        super().__init__()
        self.box, self.value = box, value


class AnswerKind(Protocol):
    """A widget that takes one kind of answer; persistent, loaded anew for each question."""

    @property
    def id(self) -> str | None:
        """Its name among the kinds."""

    def takes(self, question: Question) -> bool:
        """Whether a question is answered in it."""

    async def load(self, question: Question) -> None:
        """Show the empty answer of a question."""

    def enter(self) -> None:
        """Give the focus to the first place to answer, or to the one that was left."""

    def hint(self, question: Question) -> str:
        """How to answer, in one line above; empty when it is plain."""

    def wanted(self, width: int) -> int:
        """Rows it would fill in so many columns."""

    @property
    def least(self) -> int:
        """Rows it cannot do without."""

    @property
    def answer(self) -> Answer:
        """What is given so far."""

    def missing(self, answer: Answer) -> str | None:
        """Why an answer cannot be validated yet, as Pix's buttons demand."""

    def scroll_focused(self, pages: int) -> bool:
        """Show what is out of sight in what has the focus; whether there was something."""

    def scroll_pages(self, pages: int) -> None:
        """Show what is out of sight."""
