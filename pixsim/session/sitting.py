"""The plan of a sitting: everything that is fixed before the clock starts, kept whole."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pixsim.bank.load import Bank
from pixsim.bank.question import Question
from pixsim.generation import Form
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.session.kept_rules import KeptV2, with_settings


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ProfileCompetence(_Frozen):
    """One competence of the profile when the test was drawn, uncapped."""

    code: str
    level: int
    pix: int
    tested: bool


class SittingQuestion(_Frozen):
    """One planned question."""

    question: Question
    answered_before: bool = Field(description="The variant had been succeeded in the profile.")


class SittingPlan(_Frozen):
    """What the plans of all rules have in common."""

    id: str
    profile_id: str
    profile_uid: str | None = Field(
        default=None, description="The candidate's uid, if they had one."
    )
    candidate: str
    seed: int
    bank_digest: str
    created_at: datetime
    duration_minutes: int
    extra_time_percent: int
    autopilot: str | None = Field(default=None, description="How a simulated candidate answers.")

    @property
    def time_allowed(self) -> timedelta:
        """Duration with extra time."""
        return timedelta(minutes=self.duration_minutes) * (100 + self.extra_time_percent) / 100


class Sitting(SittingPlan):
    """Plan of one sitting under V2.

    Questions are kept whole, key and explanation included: a later bank changes nothing.
    """

    rules: Literal["v2"] = "v2"
    settings: KeptV2 = Field(description="The rules it is scored with, whole.")
    competences: tuple[ProfileCompetence, ...]
    assumed_levels: bool
    without_question: tuple[str, ...]
    questions: tuple[SittingQuestion, ...]

    @model_validator(mode="before")
    @classmethod
    def _of_before(cls, plan: Any) -> Any:
        return with_settings(plan, "duration_minutes")

    @property
    def length(self) -> int:
        """Number of questions."""
        return len(self.questions)


def plan_sitting(
    *,
    id: str,
    profile: Profile,
    bank: Bank,
    form: Form,
    rules: V2,
    at: datetime,
    autopilot: str | None = None,
) -> Sitting:
    """Fix a sitting from a form.

    Parameters
    ----------
    id : str
        Name of the sitting, unique in the journal.
    profile, bank, form, rules
        What the test was drawn from.
    at : datetime
        Now, with its time zone.
    autopilot : str, optional
        Set when no person answers.
    """
    left_out = set(form.without_question)
    rows = zip(
        bank.framework.competences,
        form.standing.levels,
        form.standing.pix,
        form.standing.certifiable,
        strict=True,
    )
    return Sitting(
        id=id,
        profile_id=profile.id,
        profile_uid=profile.uid,
        candidate=profile.name,
        seed=form.seed,
        bank_digest=bank.digest,
        created_at=at,
        settings=rules,
        duration_minutes=rules.duration_minutes,
        extra_time_percent=profile.extra_time_percent,
        competences=tuple(
            ProfileCompetence(
                code=c.code, level=level, pix=pix, tested=tested and c.code not in left_out
            )
            for c, level, pix, tested in rows
        ),
        assumed_levels=form.assumed,
        without_question=form.without_question,
        questions=tuple(
            SittingQuestion(question=q.question, answered_before=q.answered_before)
            for q in form.questions
        ),
        autopilot=autopilot,
    )
