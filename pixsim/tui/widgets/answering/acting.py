"""An answer that is done, or found, in a world."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from pixsim.bank.question import Answer, Question
from pixsim.report.question import asking
from pixsim.report.question.asking import text_missing
from pixsim.tui.widgets.answering.kind import Last
from pixsim.tui.widgets.inputs.line_input import LineInput
from pixsim.tui.widgets.worlds.pane import Doer, WorldPane
from pixsim.worlds.core import World

ROWS = 30  # a world fills what it is given
LEAST = 10  # its frame, tabs, names of columns and keys are five of them


class Acting(Vertical):
    """The world of a question, and a box for what is to be found there."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._world = WorldPane(id="world")
        self._found = LineInput(id="found", compact=True)
        self._given: tuple[World, Doer] | None = None

    def compose(self) -> ComposeResult:
        """World, box."""
        yield self._world
        yield self._found

    def give(self, world: World, doer: Doer) -> None:
        """The world of the question to be loaded next, and what commits acts in it."""
        self._given = world, doer

    def takes(self, question: Question) -> bool:
        """Questions with something to do in a world."""
        return question.task is not None

    async def load(self, question: Question) -> None:
        """The world as it is now; an empty box where something is to be found."""
        self._found.display = not question.is_done
        self._found.value = ""
        self._found.placeholder = question.placeholder or asking.YOUR_ANSWER
        if self._given is not None:
            self._world.load(*self._given)

    def enter(self) -> None:
        """The world."""
        self._world.enter()

    def hint(self, question: Question) -> str:  # noqa: ARG002
        """The world says itself what its keys do."""
        return ""

    def wanted(self, width: int) -> int:  # noqa: ARG002
        """All it can get."""
        return ROWS

    @property
    def least(self) -> int:
        """A few of its rows, and its keys."""
        return LEAST

    @property
    def answer(self) -> Answer:
        """What was found; what was done is in the journal."""
        return (self._found.value,) if self._found.display else ()

    def missing(self, answer: Answer) -> str | None:
        """Some text, where something is to be found."""
        return text_missing(answer) if self._found.display else None

    def scroll_focused(self, pages: int) -> bool:
        """The lines, the cells or the history that one is in."""
        return self._world.scroll_focused(pages)

    def scroll_pages(self, pages: int) -> None:
        """The world moves by its own keys."""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the box goes on."""
        event.stop()
        self.post_message(Last(event.input, event.value))
