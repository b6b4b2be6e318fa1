"""What one rehearsal shows, and what changes from one to the next: times, points, grids side by side.

Ratings are never added up, averaged or turned into a verdict: they are shown beside each other, and
two of them are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pixsim.ccp1.rehearsal_state import Rehearsal

WIDE_GAP = 2
"""From so many steps between oneself and the nearest assessor, a gap is marked."""


@dataclass(frozen=True, slots=True)
class PhaseTime:
    """A phase: planned and real seconds; None where it was not entered."""

    name: str
    planned: float
    real: float | None

    @property
    def gap(self) -> float | None:
        """Seconds more than planned (negative: fewer)."""
        return None if self.real is None else self.real - self.planned


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked moment: seconds from the start, phase from 1, words."""

    seconds: float
    phase: int
    text: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of the interview, its time, and which points were said."""

    competence: str
    ask: str
    why: str
    seconds: float | None
    points: tuple[tuple[str, bool], ...]

    @property
    def missed(self) -> tuple[str, ...]:
        """Points not ticked."""
        return tuple(text for text, said in self.points if not said)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the grids: ratings in the order of the people, None where not observed.

    Attributes
    ----------
    ratings : tuple of int or None
    gap : int or None
        Steps from the candidate's rating to the nearest of the assessors'; None where either has
        none.
    """

    code: str
    text: str
    ratings: tuple[int | None, ...]
    gap: int | None

    @property
    def is_wide(self) -> bool:
        """People see it quite differently."""
        return self.gap is not None and abs(self.gap) >= WIDE_GAP

    @property
    def is_unseen(self) -> bool:
        """Rated by somebody, observed by nobody."""
        return bool(self.ratings) and all(rating is None for rating in self.ratings)


@dataclass(frozen=True, slots=True)
class Debrief:
    """What a rehearsal shows.

    Attributes
    ----------
    people : tuple of str
        Who rated: the candidate (empty), then assessors by their initials.
    ticked : bool
        The points were gone through.
    interview : float
        Seconds; 0 where it did not take place.
    """

    rehearsal: Rehearsal
    presentation: float
    phases: tuple[PhaseTime, ...]
    marks: tuple[Mark, ...]
    interview: float
    questions: tuple[Answered, ...]
    ticked: bool
    people: tuple[str, ...]
    criteria: tuple[Criterion, ...]

    @property
    def at(self) -> datetime:
        """When it was planned."""
        return self.rehearsal.plan.created_at

    @property
    def missed(self) -> int:
        """Questions without a complete answer, once the points were gone through."""
        return sum(bool(question.missed) for question in self.questions) if self.ticked else 0

    @property
    def seen_by_others(self) -> int | None:
        """Criteria that an assessor observed; None without assessors."""
        if len(self.people) < 2:
            return None
        return sum(any(r is not None for r in c.ratings[1:]) for c in self.criteria)


def build_debrief(rehearsal: Rehearsal) -> Debrief:
    """What a rehearsal shows so far; open grids are left out."""
    end = rehearsal.last_at or rehearsal.plan.created_at
    plan, begun = rehearsal.plan, rehearsal.phases[:1]
    grids = [grid for grid in rehearsal.grids if grid.closed]
    phases = []
    for number, phase in enumerate(plan.fiche.phases, 1):
        real = rehearsal.in_phase(number, end)
        seconds = None if real is None else real.total_seconds()
        phases.append(PhaseTime(phase.name, phase.minutes * 60.0, seconds))
    return Debrief(
        rehearsal,
        rehearsal.presenting(end).total_seconds(),
        tuple(phases),
        tuple(
            Mark((moment.at - start).total_seconds(), moment.phase, moment.text)
            for start in begun
            for moment in rehearsal.moments
        ),
        rehearsal.interviewing(end).total_seconds(),
        tuple(_answered_question(rehearsal, number) for number in range(1, rehearsal.number + 1)),
        rehearsal.points_closed,
        tuple(grid.by for grid in grids),
        tuple(
            _rated_criterion(code, text, tuple(grid.ratings[code] for grid in grids))
            for code, text in plan.referential.criteria
        ),
    )


def never_seen(debriefs: Iterable[Debrief]) -> tuple[str, ...]:
    """Criteria that nobody observed in any rehearsal that was rated."""
    rated = [one for one in debriefs if one.people]
    if not rated:
        return ()
    unseen = [{c.code for c in one.criteria if c.is_unseen} for one in rated]
    common = set.intersection(*unseen)
    return tuple(c.code for c in rated[-1].criteria if c.code in common)


def debrief_document(one: Debrief, others: Sequence[Debrief]) -> dict[str, object]:
    """A debrief as data; `others` are the same person's, oldest first, this one included."""
    plan = one.rehearsal.plan
    return {
        "schema": "pixsim/ccp1/debrief/1",
        "rehearsal": plan.id,
        "candidate": plan.candidate,
        "at": plan.created_at.isoformat(),
        "referential": plan.rules,
        "status": plan.referential.status,
        "official": False,
        "fiche": plan.fiche.model_dump(mode="json"),
        "chosen": plan.chosen,
        "seed": plan.seed,
        "over": one.rehearsal.finished,
        "stopped": one.rehearsal.stopped,
        "resumed": one.rehearsal.resumed,
        "presentation_seconds": one.presentation,
        "phases": [{"name": p.name, "planned_seconds": p.planned, "seconds": p.real} for p in one.phases],
        "moments": [{"seconds": m.seconds, "phase": m.phase, "text": m.text} for m in one.marks],
        "interview_seconds": one.interview,
        "questions": [
            {
                "competence": q.competence,
                "ask": q.ask,
                "seconds": q.seconds,
                "points": [{"text": text, "said": said if one.ticked else None} for text, said in q.points],
            }
            for q in one.questions
        ],
        "people": list(one.people),
        "criteria": [
            {"code": c.code, "text": c.text, "ratings": list(c.ratings), "gap": c.gap}
            for c in one.criteria
        ],
        "never_seen": list(never_seen(others)),
        "rehearsals": [
            {
                "rehearsal": other.rehearsal.plan.id,
                "at": other.at.isoformat(),
                "fiche": other.rehearsal.plan.fiche.title,
                "presentation_seconds": other.presentation,
                "interview_seconds": other.interview,
                "incomplete_answers": other.missed if other.ticked else None,
                "seen_by_assessors": other.seen_by_others,
            }
            for other in others
        ],
    }  # fmt: skip


def _answered_question(rehearsal: Rehearsal, number: int) -> Answered:
    question, asking = rehearsal.plan.questions[number - 1], rehearsal.asked[number - 1]
    seconds = None if asking.closed is None else (asking.closed - asking.at).total_seconds()
    points = tuple((text, n in asking.points) for n, text in enumerate(question.covers, 1))
    wording = rehearsal.plan.wording(number)
    return Answered(question.competence, wording, question.why, seconds, points)


def _rated_criterion(code: str, text: str, ratings: tuple[int | None, ...]) -> Criterion:
    own, others = ratings[:1], [rating for rating in ratings[1:] if rating is not None]
    gap = None
    if others and own and own[0] is not None:
        gap = min((own[0] - other for other in others), key=abs)
    return Criterion(code, text, ratings, gap)
