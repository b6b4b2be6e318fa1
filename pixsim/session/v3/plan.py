"""The plan of a V3 sitting: no questions yet, but all that they will be chosen from."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from typing import Any, ClassVar, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, model_validator

from pixsim.assembly.figure_quota import LOOKED_AT
from pixsim.assembly.form import NotCertifiableError
from pixsim.assembly.item_table import OFFERED
from pixsim.assembly.pool import PlannedPool
from pixsim.assembly.seeding import seeded_pools
from pixsim.assembly.standing import profile_standing
from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3, ItemPool, seeded_minutes
from pixsim.session.plan import Plan
from pixsim.session.planned_rules import KeptV3, with_settings


class TooFewItemsError(ValueError):
    """The bank is too small for an adaptive test.

    Attributes
    ----------
    found, needed : int
        Subjects (tubes) with an item to ask, and questions of the test.
    """

    def __init__(self, found: int, needed: int) -> None:
        self.found, self.needed = found, needed
        super().__init__(
            f"the bank has items to ask on {found} subjects, the test needs {needed}, one for each question"
        )


class OtherFrameworkError(TooFewItemsError):
    """The framework of the bank has not as many competences as the rules are made for."""


class PoolSnapshot(BaseModel):
    """Items as they were when the sitting was planned, columns in pool order.

    Attributes
    ----------
    items : tuple of str
        Ids.
    competence, tube, skill : tuple of int
        Numbers in the framework of that day.
    offered : tuple of bool
        May be asked; the others serve degradation alone.
    calibrated : tuple of bool
        Parameters estimated from answers; the others are *priors*.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    items: tuple[str, ...]
    a: tuple[float, ...]
    b: tuple[float, ...]
    competence: tuple[int, ...]
    tube: tuple[int, ...]
    skill: tuple[int, ...]
    offered: tuple[bool, ...]
    calibrated: tuple[bool, ...]

    @classmethod
    def of(cls, found: PlannedPool) -> PoolSnapshot:
        """Keep a pool."""
        names = ("a", "b", "competence", "tube", "skill")
        columns = {name: getattr(found.pool, name).tolist() for name in names}
        return cls(
            items=found.items,
            offered=found.offered.tolist(),
            calibrated=found.calibrated.tolist(),
            **columns,
        )

    @property
    def planned(self) -> PlannedPool:
        """The pool as the kernels take it, made once."""
        return _pool_of(self)


@lru_cache(maxsize=8)
def _pool_of(snapshot: PoolSnapshot) -> PlannedPool:
    # not kept on the model itself: pydantic would compare its arrays when it compares models
    return PlannedPool(
        items=snapshot.items,
        pool=ItemPool(
            a=np.array(snapshot.a),
            b=np.array(snapshot.b),
            competence=np.array(snapshot.competence),
            tube=np.array(snapshot.tube),
            skill=np.array(snapshot.skill),
        ),
        offered=np.array(snapshot.offered),
        calibrated=np.array(snapshot.calibrated),
    )


class V3Plan(Plan):
    """Plan of one sitting under V3.

    Questions follow from the seed and the answers; the items, their parameters and their places
    are kept here, so that a later bank changes nothing in what the answers are worth.
    """

    invigilator_decides: ClassVar[bool] = True

    rules: Literal["v3"] = "v3"
    settings: KeptV3 = Field(description="The rules it is asked and scored with, whole.")
    length: int = Field(description="Questions in all, those on trial included.")
    minimum_answers: int
    competences: tuple[str, ...] = Field(description="Codes, as the pool numbers them.")
    profile_levels: tuple[int, ...] | None = Field(
        default=None,
        description="Levels of the profile then, one a competence; null where unknown.",
    )
    pool: PoolSnapshot
    seeded_places: tuple[int, ...] = Field(
        default=(), description="After how many scored answers each question on trial comes."
    )
    trials: PoolSnapshot | None = Field(
        default=None, description="Items on trial, in the order they are tried."
    )
    draws_equals: bool = Field(
        default=False,
        description="Items of equal parameters are drawn; in old plans they keep the order of ids.",
    )
    looked_at: int = Field(
        default=0,
        ge=0,
        description="Scored questions that show something, where equal items leave the choice.",
    )
    met: tuple[str, ...] = Field(
        default=(),
        description="Questions of earlier tests: asked again only where nothing else is.",
    )

    @model_validator(mode="before")
    @classmethod
    def _of_before(cls, plan: Any) -> Any:
        return with_settings(plan, "duration_minutes", "length", "minimum_answers")

    @property
    def seeded_after(self) -> tuple[int, ...]:
        """After how many scored answers each question on trial comes."""
        return self.seeded_places

    def may_ask(self, item: str, *, seeded: bool = False) -> bool:
        """Whether the item was in the pool, or among those on trial."""
        if not seeded:
            return item in self.pool.planned.place
        return self.trials is not None and item in self.trials.planned.place


def plan_v3(
    *,
    id: str,
    profile: Profile,
    bank: Bank,
    seed: int,
    rules: V3,
    at: datetime,
    autopilot: str | None = None,
    met: Collection[str] = (),
    level_unknown: bool = False,
) -> V3Plan:
    """Fix a V3 sitting; the profile decides whether it may be sat, and nothing else.

    Parameters
    ----------
    id : str
        Name of the sitting, unique in the journal.
    profile, bank, rules
    seed : int
        Same seed, bank and answers: same questions.
    at : datetime
        Now, with its time zone.
    autopilot : str, optional
        Set when no person answers.
    met : collection of str, optional
        Questions of earlier tests of this person. Among items of equal parameters those without any of
        them come first, then those with another variant; and such a variant is asked.
    level_unknown : bool
        Nothing is known of this person's levels, as in a list of names alone: whether they are
        certifiable cannot be verified, and no question follows from it.

    Raises
    ------
    NotCertifiableError
        Fewer competences at level 1 than the certification needs, as under V2.
    OtherFrameworkError, TooFewItemsError
        The bank has other competences, or cannot fill the test.
    """
    if (count := len(bank.framework.competences)) != rules.competences:
        raise OtherFrameworkError(count, rules.competences)
    found = profile_standing(profile, bank.framework, V2(), at)
    if not found.is_certifiable and not level_unknown:
        raise NotCertifiableError(found)
    _check_size(bank, rules)
    pools = seeded_pools(bank, rules, seed)
    return V3Plan(
        id=id,
        profile_id=profile.id,
        profile_uid=profile.uid,
        candidate=profile.name,
        seed=seed,
        bank_digest=bank.digest,
        created_at=at,
        settings=rules,
        duration_minutes=rules.duration_minutes + seeded_minutes(rules, len(pools.places)),
        extra_time_percent=profile.extra_time_percent,
        accommodations=profile.accommodations,
        length=rules.length + len(pools.places),
        minimum_answers=rules.minimum_answers,
        competences=tuple(bank.framework.competence_index),
        profile_levels=None if level_unknown else tuple(found.capped(V2())[0]),
        pool=PoolSnapshot.of(pools.scored),
        seeded_places=pools.places,
        trials=None if pools.trials is None else PoolSnapshot.of(pools.trials),
        autopilot=autopilot,
        draws_equals=True,
        looked_at=LOOKED_AT,
        met=tuple(sorted(met)),
    )


def _check_size(bank: Bank, rules: V3) -> None:
    """Refuse a bank that would run out.

    A question uses up one tube (or skill) and no rule closes the last one that is free, so that
    counting them is enough. Items out of service serve degradation, which asks no fewer.
    """
    skills = {item.skill for item in bank.items.values() if item.status in OFFERED}
    groups = {bank.framework.skill[s].tube for s in skills} if rules.one_per_tube else skills
    if len(groups) < rules.length:
        raise TooFewItemsError(len(groups), rules.length)
