"""A person of a few lines in front of the plain front."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from pixsim.bank.question import Answer, Question
from pixsim.foundation.clock import Clock
from pixsim.framework import Framework
from pixsim.journeys.context import Context
from pixsim.journeys.walk import Journey
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.follow_journey import follow_journey
from pixsim.plain.wording import letter_of
from pixsim.store.sittings.journal import Journal
from pixsim.worlds.tasks import act_lines

T = TypeVar("T")


def dialogue(lines: Iterable[str], width: int = 78) -> tuple[Dialogue, io.StringIO]:
    """A dialogue that reads these lines and no more, and what it says."""
    out = io.StringIO()
    return Dialogue(io.StringIO("".join(f"{line}\n" for line in lines)), out, width), out


def in_lines(
    talk: Dialogue,
    journal: Journal,
    framework: Framework,
    clock: Clock,
    journey: Callable[..., Journey[T]],
    *arguments: Any,
    **options: Any,
) -> T:
    """Follow a journey line by line; what it comes to."""
    context = Context(journal, framework, clock)
    return follow_journey(talk, context, journey(context, *arguments, **options))


def typed(question: Question, answer: Answer | None = None) -> list[str]:
    """The lines that give an answer, the right one by default, and validate it."""
    answer = question.right_answer if answer is None else answer
    if question.is_done:
        assert question.task is not None
        return [*act_lines(question.task, answer), "/valider"]
    if question.task is not None:
        return ["/répondre", *answer, ""]
    if question.type in ("QCU", "QCM"):
        return [" ".join(letter_of(int(place) - 1) for place in answer), ""]
    lines = []
    for field, text in zip(question.fields, answer, strict=False):
        lines.append(letter_of(field.options.index(text)) if field.options else text)
    return [*(lines or answer), ""]


class Slow(io.StringIO):
    """A terminal where nothing is typed until it is let go."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self.waiting = threading.Event()

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        self.waiting.wait(5)
        return super().readline(-1 if size is None else size)
