"""Positioning of a candidate in one competence: what is asked next, what an answer proves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixsim.bank.question import Question, item_of
from pixsim.bank.reading.load import Bank
from pixsim.framework import Skill
from pixsim.profile import KnowledgeElement
from pixsim.rules.v2.positioning import (
    KNOWN,
    NOT_KNOWN,
    CompetenceSkills,
    infer_knowledge,
    next_skills,
)

Responder = Callable[[Question, np.random.Generator], bool]
"""Whether a simulated candidate answers a question right."""


@dataclass(frozen=True, slots=True)
class Positioning:
    """One positioning under way, immutable.

    Attributes
    ----------
    skills : tuple of Skill
        Active skills of the competence, in framework order.
    status : int8 array, shape (skill,)
        1 validated, -1 invalidated, 0 unknown, in this assessment.
    direct : bool array, shape (skill,)
    kept_status, kept_direct : arrays, shape (skill,)
        Knowledge of an earlier assessment that still counts (when a competence is improved).
    asked : frozenset of str
        Questions already asked.
    after_timed : bool
        The last question had a timer.
    elements : tuple of KnowledgeElement
        What the answers proved, oldest first.
    """

    skills: tuple[Skill, ...]
    status: NDArray[np.int8]
    direct: NDArray[np.bool_]
    kept_status: NDArray[np.int8]
    kept_direct: NDArray[np.bool_]
    asked: frozenset[str] = frozenset()
    after_timed: bool = False
    elements: tuple[KnowledgeElement, ...] = ()


def begin(bank: Bank, competence: str, kept: Iterable[KnowledgeElement] = ()) -> Positioning:
    """A positioning without any answer yet.

    Parameters
    ----------
    bank : Bank
    competence : str
    kept : iterable of KnowledgeElement
        Knowledge that still counts when the competence is improved.

    Raises
    ------
    LookupError
        The bank has no skill for this competence.
    """
    skills = tuple(skill for skill in bank.playable_skills if skill.competence == competence)
    if not skills:
        raise LookupError(f"the bank has no skill in competence {competence}")
    size = len(skills)
    kept_status, kept_direct = np.zeros(size, dtype=np.int8), np.zeros(size, dtype=bool)
    places = {skill.name: place for place, skill in enumerate(skills)}
    for element in kept:
        if (place := places.get(element.skill)) is not None:
            kept_status[place] = KNOWN if element.status == "validated" else NOT_KNOWN
            kept_direct[place] = element.source == "direct"
    nothing = np.zeros(size, dtype=np.int8), np.zeros(size, dtype=bool)
    return Positioning(skills, *nothing, kept_status, kept_direct)


def next_question(
    positioning: Positioning, bank: Bank, rng: np.random.Generator
) -> Question | None:
    """Draw the next question; None when the positioning is over.

    Of the skills that the rule draws among, those with a question in the language of the bank come
    first.
    """
    left = _not_asked(positioning, bank)
    found = next_skills(
        _competence_arrays(positioning.skills),
        np.where(positioning.status != 0, positioning.status, positioning.kept_status)[None, :],
        (positioning.direct | ((positioning.status == 0) & positioning.kept_direct))[None, :],
        playable=np.array([[bool(questions) for questions in left]]),
        timed=np.array([[_is_timed(bank, questions) for questions in left]]),
        first=np.array([not positioning.asked]),
        after_timed=np.array([positioning.after_timed]),
    )
    possible = np.flatnonzero(found.possible[0])
    if not possible.size:
        return None
    own = [place for place in possible if _is_readable(bank, left[place])]
    questions = bank.readable(left[int(rng.choice(own or possible))])
    return bank.question(questions[int(rng.integers(len(questions)))], rng)


def record_answer(
    positioning: Positioning, question: Question, right: bool, bank: Bank, at: datetime
) -> Positioning:
    """The positioning after an answer, with the knowledge it created."""
    place = next(i for i, skill in enumerate(positioning.skills) if skill.name == question.skill)
    created = infer_knowledge(
        _competence_arrays(positioning.skills),
        (positioning.status != 0)[None, :],
        np.array([place]),
        np.array([right]),
    )[0]
    direct = positioning.direct.copy()
    direct[place] = True
    return replace(
        positioning,
        status=np.where(created != 0, created, positioning.status),
        direct=direct,
        asked=positioning.asked | {question.id},
        after_timed=question.timer is not None,
        elements=(
            *positioning.elements,
            *_created_elements(positioning, created, place, question, bank, at),
        ),
    )


def position(
    bank: Bank,
    competence: str,
    responder: Responder,
    rng: np.random.Generator,
    start: datetime,
    pace: timedelta,
) -> tuple[KnowledgeElement, ...]:
    """A whole positioning without a person, one question every `pace`."""
    state, now = begin(bank, competence), start
    while (question := next_question(state, bank, rng)) is not None:
        now += pace
        state = record_answer(state, question, responder(question, rng), bank, now)
    return state.elements


@lru_cache(maxsize=64)
def _competence_arrays(skills: tuple[Skill, ...]) -> CompetenceSkills:
    """Kept: the kernel works out once what it needs of the skills of a competence."""
    tubes = {skill.tube: place for place, skill in enumerate(skills)}
    return CompetenceSkills(
        level=np.array([skill.level for skill in skills]),
        tube=np.array([tubes[skill.tube] for skill in skills]),
        has_question=np.ones(len(skills), dtype=bool),
    )


def _not_asked(positioning: Positioning, bank: Bank) -> list[Sequence[str]]:
    """Questions left of each skill."""
    asked = positioning.asked
    met = {bank.items[item_of(question)].skill for question in asked}
    left: list[Sequence[str]] = []
    for skill in positioning.skills:
        every = bank.variants(skill.name)
        some = skill.name in met
        left.append([question for question in every if question not in asked] if some else every)
    return left


def _is_readable(bank: Bank, questions: Sequence[str]) -> bool:
    return not bank.translations.isdisjoint(map(item_of, questions))


def _is_timed(bank: Bank, questions: Sequence[str]) -> bool:
    return bool(questions) and bank.items[item_of(questions[0])].timer is not None


def _created_elements(
    positioning: Positioning,
    created: NDArray[np.int8],
    answered_place: int,
    question: Question,
    bank: Bank,
    at: datetime,
) -> Iterable[KnowledgeElement]:
    """The direct element first, then the inferred ones in skill order."""
    order = sorted(np.flatnonzero(created), key=lambda place: place != answered_place)
    for place in order:
        skill, valid = positioning.skills[place].name, created[place] == KNOWN
        assert valid or created[place] == NOT_KNOWN
        direct = place == answered_place
        yield KnowledgeElement(
            skill=skill,
            source="direct" if direct else "inferred",
            status="validated" if valid else "invalidated",
            earned_pix=bank.pix_value[skill] if valid else 0.0,
            date=at,
            question=question.id if direct else None,
        )
