"""What a session is made of: questions chosen one at a time, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pixsim.bank.question import Answer, Question
from pixsim.outcome import Outcome
from pixsim.rules.abort_and_reports import Report


@dataclass(frozen=True, slots=True)
class Response:
    """What became of one question.

    Attributes
    ----------
    number : int
        From 1.
    outcome : Outcome
    answer : tuple of str or None
        None when skipped.
    seconds : float
        From first shown to validated, wall clock.
    at : datetime
        When it was validated or passed.
    seeded : bool
        The question was on trial: the answer counts for nothing.
    """

    number: int
    outcome: Outcome
    answer: Answer | None
    seconds: float
    at: datetime
    seeded: bool = False


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One question that V3 chose.

    Attributes
    ----------
    number : int
        From 1; the question that replaces another has the same one.
    question : Question
    item : str
        The item it was drawn from.
    a, b : float
        Discrimination and difficulty the choice was made with.
    theta : float
        Ability estimated when it was chosen.
    reports : tuple of Report
        Problems reported while it was on the screen.
    replaced : bool
        The invigilator confirmed a problem: it counts for nothing.
    seeded : bool
        On trial: it counts for nothing.
    """

    number: int
    question: Question
    item: str
    a: float
    b: float
    theta: float
    reports: tuple[Report, ...] = ()
    replaced: bool = False
    seeded: bool = False
