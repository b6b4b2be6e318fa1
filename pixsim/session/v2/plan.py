"""The plan of a V2 sitting: its questions, fixed in advance."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pixsim.assembly.form import Form, generate
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.session.plan import Plan
from pixsim.session.planned_rules import KeptV2, with_settings


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


class V2Plan(Plan):
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

    @property
    def fixed(self) -> tuple[Question, ...]:
        """All questions, in order."""
        return tuple(planned.question for planned in self.questions)

    @property
    def profile_pix(self) -> int:
        """All pix of the profile."""
        return sum(competence.pix for competence in self.competences)


def plan_v2(
    *,
    id: str,
    profile: Profile,
    bank: Bank,
    seed: int,
    rules: V2,
    at: datetime,
    autopilot: str | None = None,
    met: Collection[str] = (),
) -> V2Plan:
    """Draw the personal test of a profile, and fix its sitting; parameters as in `plan_form`.

    Parameters
    ----------
    met : collection of str, optional
        Questions of earlier tests, see `pixsim.assembly.form.generate`.

    Raises
    ------
    NotCertifiableError, NoQuestionError
        See `pixsim.assembly.form.generate`.
    """
    form = generate(profile, bank, rules, seed, at, met)
    return plan_form(
        id=id, profile=profile, bank=bank, form=form, rules=rules, at=at, autopilot=autopilot
    )


def plan_form(
    *,
    id: str,
    profile: Profile,
    bank: Bank,
    form: Form,
    rules: V2,
    at: datetime,
    autopilot: str | None = None,
) -> V2Plan:
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
    return V2Plan(
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
        accommodations=profile.accommodations,
        competences=_profile_competences(form, bank, rules),
        assumed_levels=form.assumed,
        without_question=form.without_question,
        questions=tuple(
            SittingQuestion(question=q.question, answered_before=q.answered_before)
            for q in form.questions
        ),
        autopilot=autopilot,
    )


def _profile_competences(form: Form, bank: Bank, rules: V2) -> tuple[ProfileCompetence, ...]:
    """The profile; a competence without question is tested all the same where that is a fault."""
    now = form.standing
    left_out = form.without_question if rules.on_engine_fault == "mend" else ()
    rows = zip(bank.framework.competences, now.levels, now.pix, now.certifiable, strict=True)
    return tuple(
        ProfileCompetence(
            code=c.code, level=level, pix=pix, tested=tested and c.code not in left_out
        )
        for c, level, pix, tested in rows
    )
