"""The plan of a training: all that is decided when it begins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from pixsim.accommodations import Accommodation
from pixsim.assembly.standing import profile_standing
from pixsim.bank.question import item_of
from pixsim.bank.reading.accommodated_bank import suited_bank
from pixsim.bank.reading.load import Bank
from pixsim.profile import KnowledgeElement, Profile
from pixsim.rules.v2 import V2
from pixsim.rules.v2.retake import IMPROVE_DAYS, RESET_DAYS, days_left, is_ignored
from pixsim.session.plan import any_seed, new_name

TrainingKind = Literal["positioning", "practice", "pilot"]


class TrainingPlan(BaseModel):
    """What was decided when the training began.

    Attributes
    ----------
    competence : str or None
        Of a positioning.
    kept : tuple of KnowledgeElement
        Earlier knowledge that still counts (a competence being improved).
    reset : tuple of KnowledgeElement
        Elements that put the competence back to zero first; empty otherwise.
    queue : tuple of str
        Questions of a practice or a pilot, in order.
    autopilot : str or None
        How a simulated candidate answers.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: ClassVar[str] = "v2"  # a profile is V2's; V3 takes the same one

    id: str
    kind: TrainingKind
    profile_id: str
    profile_uid: str | None = None
    candidate: str
    seed: int
    bank_digest: str
    created_at: datetime
    competence: str | None = None
    kept: tuple[KnowledgeElement, ...] = ()
    reset: tuple[KnowledgeElement, ...] = ()
    queue: tuple[str, ...] = ()
    accommodations: tuple[Accommodation, ...] = ()
    autopilot: str | None = None


class TooEarlyError(ValueError):
    """A competence cannot be positioned again yet.

    Attributes
    ----------
    days : int
        To wait, rounded up.
    """

    def __init__(self, days: int) -> None:
        self.days = days
        super().__init__(f"this competence can be positioned again in {days} days")


def plan_positioning(
    profile: Profile,
    bank: Bank,
    competence: str,
    *,
    now: datetime,
    seed: int | None = None,
    reset: bool = False,
    force: bool = False,
    autopilot: str | None = None,
) -> TrainingPlan:
    """Plan a positioning: a first one, an improvement, or a new start.

    Parameters
    ----------
    reset : bool
        Put the competence back to zero first; otherwise what is validated is kept.
    force : bool
        Do not wait the 4 days (improve) or 7 days (reset) of the rules: for practice.

    Raises
    ------
    TooEarlyError
    """
    elements = competence_knowledge(profile, bank, competence)
    if elements and not force:
        last = max(element.date for element in elements)
        if days := days_left(last, now, RESET_DAYS if reset else IMPROVE_DAYS):
            raise TooEarlyError(days)
    kept = (
        ()
        if reset
        else tuple(
            element
            for element in elements
            if element.status == "validated" or not (force or is_ignored(element.date, now))
        )
    )
    zeroed = tuple(
        KnowledgeElement(
            skill=element.skill, source="direct", status="reset", earned_pix=0, date=now
        )
        for element in elements
    )
    details = {"competence": competence, "kept": kept, "reset": zeroed if reset else ()}
    return _new_plan("positioning", profile, bank, now, seed, autopilot=autopilot, **details)


def plan_practice(
    profile: Profile,
    bank: Bank,
    questions: Iterable[str],
    *,
    now: datetime,
    seed: int | None = None,
    pilot: bool = False,
    autopilot: str | None = None,
) -> TrainingPlan:
    """Plan a practice of given questions, in that order; or a pilot, which shows no answers.

    Those that do not suit the person are left out.
    """
    items = suited_bank(bank, profile.accommodations).items
    queue = tuple(question for question in questions if item_of(question) in items)
    kind = "pilot" if pilot else "practice"
    return _new_plan(kind, profile, bank, now, seed, queue=queue, autopilot=autopilot)


def competence_knowledge(
    profile: Profile, bank: Bank, competence: str
) -> tuple[KnowledgeElement, ...]:
    """Current knowledge of a profile in one competence, newest first."""
    current = profile_standing(profile, bank.framework, V2()).current
    skill = bank.framework.skill
    return tuple(element for element in current if skill[element.skill].competence == competence)


def _new_plan(
    kind: str, profile: Profile, bank: Bank, now: datetime, seed: int | None, **details: object
) -> TrainingPlan:
    return TrainingPlan.model_validate(
        {
            "id": new_name(now),
            "kind": kind,
            "profile_id": profile.id,
            "profile_uid": profile.uid,
            "candidate": profile.name,
            "accommodations": profile.accommodations,
            "seed": any_seed() if seed is None else seed,
            "bank_digest": bank.digest,
            "created_at": now,
            **details,
        }
    )
