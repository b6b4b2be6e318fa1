"""Exams of a machine one after the other, each from who sits: the way of a front without a home."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass

from pixsim.journeys.context import Context
from pixsim.journeys.exam import sit_exam
from pixsim.journeys.sitting import open_sitting
from pixsim.journeys.step import Notice, Step
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.rules.abort_and_reports import DEFAULT
from pixsim.running.exam_refusals import failure_words
from pixsim.store.errors import AlteredSittingError, JournalError
from pixsim.store.people.candidates import list_candidates
from pixsim.store.records.labels import labels_of
from pixsim.store.sittings.journal import Journal


@dataclass(frozen=True, slots=True)
class ExamWish:
    """What the command line asked for.

    Attributes
    ----------
    profile : Profile or None
        Who sits; None: chosen first.
    rules : str or None
        Name of the rule set; None: chosen with the person.
    seed : int or None
    way : str
        ``resume`` the exam under way, begin ``another_exam``, or ``exam``: asked where one is.
    """

    profile: Profile | None = None
    rules: str | None = None
    seed: int | None = None
    way: str = "exam"


@dataclass(frozen=True, slots=True)
class SittingUnderWay:
    """An exam begun and not over, that can be taken up."""

    name: str
    candidate: str
    label: str
    number: int
    length: int


@dataclass(frozen=True, slots=True)
class NewExam:
    """Who sits, and under which rules."""

    profile: Profile
    rules: str


@dataclass(frozen=True, slots=True)
class ChooseSitting(Step):
    """Exams to take up, and who may begin one.

    Brings the name of a sitting, or a `NewExam`; None: what can be chosen now.

    Attributes
    ----------
    under_way : tuple of SittingUnderWay
        Newest first.
    person : Profile or None
        Who sits, where that is known; otherwise one of the others.
    own, samples : tuple of Profile
    labels : mapping
        How a list shows each, by id.
    rules : str
        The rule set chosen beforehand.
    """

    under_way: tuple[SittingUnderWay, ...]
    person: Profile | None
    own: tuple[Profile, ...]
    samples: tuple[Profile, ...]
    labels: Mapping[str, str]
    rules: str


def sit_exams(context: Context, wish: ExamWish) -> Journey[None]:
    """Take up or begin an exam, to its result, then another; until it is left.

    Straight to the instructions, where the command line said all and nothing is under way.
    """
    try:
        chosen: str | NewExam | None = _wanted_at_once(context.journal, wish)
    except JournalError as error:
        yield Notice(failure_words(error))
        chosen = None
    while True:
        while chosen is None:
            chosen = yield _sitting_choices(context, wish)
        if isinstance(chosen, NewExam):
            profile, rules = chosen.profile, chosen.rules
            yield from sit_exam(context, profile, rules=rules, seed=wish.seed, another=True)
        else:
            yield from open_sitting(context, chosen)
        chosen = None


def _wanted_at_once(journal: Journal, wish: ExamWish) -> str | NewExam | None:
    if wish.profile is None:
        return None
    begun = sittings_under_way(journal, wish.profile.id)
    if begun and wish.way == "resume":
        return begun[0].name
    if not begun or wish.way == "another_exam":
        return NewExam(wish.profile, wish.rules or DEFAULT)
    return None


def _sitting_choices(context: Context, wish: ExamWish) -> ChooseSitting:
    profile = wish.profile
    found = [] if profile else [c for c in list_candidates(context.framework) if c.profile]
    return ChooseSitting(
        tuple(sittings_under_way(context.journal, profile.id if profile else None)),
        profile,
        tuple(c.profile for c in found if c.profile and not c.sample),
        tuple(c.profile for c in found if c.profile and c.sample),
        labels_of(c.profile for c in found if c.profile),
        wish.rules or DEFAULT,
    )


def sittings_under_way(journal: Journal, profile: str | None) -> list[SittingUnderWay]:
    """Exams that can be taken up, newest first, those of rooms aside; of one person when given."""
    found = []
    for row in journal.summaries(profile):
        if row.autopilot or not row.started or row.result is not None:
            continue
        with contextlib.suppress(AlteredSittingError):  # nothing is built on what was altered
            session, _count = journal.load(row.id)
            if session.is_over or session.sitting.room is not None:
                continue
            number = min(session.number, session.length)
            rules, who = session.sitting.rules.upper(), session.sitting.candidate
            found.append(SittingUnderWay(row.id, who, rules, number, session.length))
    return found
