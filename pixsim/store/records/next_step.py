"""The one thing to do next: what the main button of the home screen says and does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from pixsim.rules.abort_and_reports import DEFAULT
from pixsim.store.records.goal_glance import GoalGlance
from pixsim.store.records.record import Record

RECENT = timedelta(days=7)  # a mock certification whose errors are worth practising first
TO_PRACTISE = 3  # competences

StepKind = Literal["resume_exam", "today", "resume_positioning", "position", "sit"]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next, with what its button says.

    Attributes
    ----------
    kind : str
        ``resume_exam``, ``today``, ``resume_positioning``, ``position`` or ``sit``.
    rules : str
        Of the exam to resume; else those the person would sit under.
    sitting : str
        The exam or positioning to resume; empty otherwise.
    competences : tuple of str
        Codes: the one to position; of who may sit under V2, up to three where a recent mock has
        errors, which the test will ask again.
    unfinished : str
        Of who may sit: code of the positioning begun and left last; empty where none is.
    number, length : int
        The question to resume an exam at, and how many there are; 0 otherwise.
    answers : int
        Given so far in the positioning to resume, or left unfinished.
    remaining : timedelta or None
        Of the exam to resume; zero once its time is over: opening it then gives its result.
    missing : int
        Competences still to bring to level 1 before the person may sit.
    days, minutes : int
        Of a goal: days until the exam, minutes of practice a day; 0 otherwise.
    """

    kind: StepKind
    rules: str = DEFAULT
    sitting: str = ""
    competences: tuple[str, ...] = ()
    unfinished: str = ""
    number: int = 0
    length: int = 0
    answers: int = 0
    remaining: timedelta | None = None
    missing: int = 0
    days: int = 0
    minutes: int = 0


def next_step(
    record: Record,
    competences: Sequence[str],
    now: datetime,
    rules: str = DEFAULT,
    goal: GoalGlance | None = None,
) -> NextStep | None:
    """The first that holds: resume an exam, follow a goal, sit once certifiable, resume a positioning, position.

    Whoever is certifiable is offered the exam, whatever else was begun or could be practised; who
    has a goal that is not over, what today is for.

    Parameters
    ----------
    record : Record
    competences : sequence of str
        Codes of the sixteen, in the order of the framework.
    now : datetime
        The present, with its time zone.
    rules : str
        Those the person last chose; V2, the personal test, by default.
    goal : GoalGlance, optional
        Of the person.

    Returns
    -------
    NextStep or None
        None where the profile cannot be read: nothing comes before mending it.
    """
    if record.problem:
        return None
    history = record.history
    if (exam := history.exam) is not None:
        return NextStep(
            "resume_exam",
            rules=exam.rules,
            sitting=exam.sitting,
            number=exam.number,
            length=exam.length,
            remaining=max(timedelta(0), exam.deadline - now),
        )
    begun = history.positionings[0] if history.positionings else None
    if goal is not None and (days := (goal.exam - now.astimezone().date()).days) >= 0:
        return NextStep("today", rules, missing=record.missing, days=days, minutes=goal.minutes)
    if record.is_certifiable:
        is_recent = history.last is not None and now - history.last.at < RECENT
        return NextStep(
            "sit",
            rules,
            competences=to_rehearse(record, competences) if is_recent and rules == "v2" else (),
            unfinished=begun.competence if begun else "",
            answers=begun.answers if begun else 0,
        )
    if begun is not None:
        return NextStep(
            "resume_positioning",
            rules=rules,
            sitting=begun.sitting,
            competences=(begun.competence,),
            answers=begun.answers,
            missing=record.missing,
        )
    code = next_to_position(record, competences)
    return NextStep("position", rules, competences=(code,), missing=record.missing)


def next_to_position(record: Record, competences: Sequence[str]) -> str:
    """The first one where nothing is known; once all are, the one nearest to level 1."""
    unknown = [c for c, known in zip(competences, record.positioned, strict=True) if not known]
    if unknown:
        return unknown[0]
    below = {
        code: pix
        for code, pix, done in zip(competences, record.pix, record.certifiable, strict=True)
        if not done
    }
    return max(below, key=below.__getitem__)


def to_rehearse(
    record: Record, competences: Sequence[str], most: int = TO_PRACTISE
) -> tuple[str, ...]:
    """What to work on, at most `most` competences.

    Of who may sit, those where the newest mock has errors, as long as the test asks them: nothing
    else is gained there. Of who may not yet, those to bring to level 1, the nearest to it first.
    """
    if record.is_certifiable:
        tested = {c for c, asked in zip(competences, record.certifiable, strict=True) if asked}
        return tuple(code for code in record.history.weak if code in tested)[:most]
    below = [
        (known, pix, -place, code)
        for place, (code, known, pix, done) in enumerate(
            zip(competences, record.positioned, record.pix, record.certifiable, strict=True)
        )
        if not done
    ]
    return tuple(code for *_rank, code in sorted(below, reverse=True))[:most]
