"""Today's questions, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

import numpy as np

from pixsim.assembly.standing import skill_places
from pixsim.bank.question import item_of
from pixsim.bank.reading.accommodated_bank import suited_bank
from pixsim.bank.reading.load import Bank
from pixsim.coach.durations import READING_SECONDS, estimate_pace, skill_seconds
from pixsim.coach.evidence import NEVER, PastAnswer
from pixsim.coach.practice import Agenda, practice_questions, rehearsal_agenda
from pixsim.profile import Profile

ReasonKind = Literal["missed", "unseen", "old", "asked", "level"]
LEAST, MOST_QUESTIONS = 3, 60
FEW_DAYS: Final = 2  # from which « not seen again for n days » says something


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a question is asked today.

    Attributes
    ----------
    kind : str
        ``missed`` (so many times in a row), ``old`` (not seen for so many days), ``unseen`` (of the
        test, never asked since the positioning), ``asked`` (the test asks it) or ``level``.
    count : int
        Times, or days; 0 otherwise.
    """

    kind: ReasonKind
    count: int = 0


@dataclass(frozen=True, slots=True)
class TodayQuestion:
    """A question of today."""

    question: str
    skill: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Today:
    """What is asked today.

    Attributes
    ----------
    questions : tuple of TodayQuestion
        In the order asked.
    minutes : int
        That they take at the person's pace, explanations read (prior until ten answers were timed).
    """

    questions: tuple[TodayQuestion, ...]
    minutes: int


def todays_questions(
    profile: Profile,
    bank: Bank,
    rules: str,
    minutes: float,
    answers: Sequence[PastAnswer],
    now: datetime,
    rng: np.random.Generator,
) -> Today:
    """As many questions as the minutes have room for, by the rule of practice.

    Parameters
    ----------
    profile : Profile
    bank : Bank
        Whole; questions that do not suit the person are left out.
    rules : str
        Of the exam.
    minutes : float
    answers : sequence of PastAnswer
    now : datetime
        With the time zone in which days begin.
    rng : Generator
    """
    agenda = rehearsal_agenda(profile, bank, rules, answers, now, rng)
    places = skill_places(bank.framework)
    per_skill = skill_seconds(suited_bank(bank, profile.accommodations)) * estimate_pace(
        answers, bank
    )
    taken = [float(per_skill[places[name]]) + READING_SECONDS for name in agenda.skills]
    length = _fit_in_minutes(taken, minutes * 60)
    queue = practice_questions(agenda, bank, profile, answers, length, rng)
    skills = [bank.items[item_of(question)].skill for question in queue]
    seconds = sum(float(per_skill[places[name]]) + READING_SECONDS for name in skills)
    return Today(
        tuple(
            TodayQuestion(question, skill, reason_for_question(agenda, places[skill]))
            for question, skill in zip(queue, skills, strict=True)
        ),
        round(seconds / 60),
    )


def reason_for_question(agenda: Agenda, place: int) -> Reason:
    """Why the skill in a place of the framework is rehearsed."""
    misses = int(agenda.evidence.misses[0, place])
    days = float(agenda.evidence.days[0, place])
    if misses:
        return Reason("missed", misses)
    if agenda.basis == "level":
        return Reason("level")
    if days == NEVER:
        return Reason("unseen")
    return Reason("old", int(days)) if days >= FEW_DAYS else Reason("asked")


def _fit_in_minutes(taken: Sequence[float], seconds: float) -> int:
    """Questions in order that fit; once all were, they come again; three at least."""
    if not taken:
        return 0
    spent, count = 0.0, 0
    while count < MOST_QUESTIONS and (
        count < LEAST or spent + taken[count % len(taken)] <= seconds
    ):
        spent += taken[count % len(taken)]
        count += 1
    return count
