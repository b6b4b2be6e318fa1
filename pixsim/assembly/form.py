"""Builds the personal test of a candidate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from pixsim.assembly.figure_quota import shown_first
from pixsim.assembly.item_table import OPERATIVE
from pixsim.assembly.skill_choice import select_skills
from pixsim.assembly.standing import Standing, profile_standing
from pixsim.bank.question import Question, item_of
from pixsim.bank.reading.load import Bank
from pixsim.foundation.streams import Stream, stream_generator
from pixsim.profile import Profile
from pixsim.rules.v2 import V2, pick_variant


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question of a form, and whether its variant had been succeeded before."""

    question: Question
    answered_before: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The questions of a personal test, fixed in advance.

    Attributes
    ----------
    questions : tuple of FormQuestion
        In the order asked.
    standing : Standing
        The profile the test was drawn from.
    assumed : bool
        The skills were assumed from plain levels.
    without_question : tuple of str
        Certifiable competences for which no question could be found: left out of the test.
    seed : int
    """

    questions: tuple[FormQuestion, ...]
    standing: Standing
    assumed: bool
    without_question: tuple[str, ...]
    seed: int


class NotCertifiableError(ValueError):
    """The profile has too few competences at level 1.

    Attributes
    ----------
    standing : Standing
    """

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        super().__init__(
            f"the profile has {sum(standing.certifiable)} competences at level 1 or above, "
            "the certification needs 5"
        )


class NoQuestionError(ValueError):
    """The bank has no question for this profile."""


def generate(
    profile: Profile,
    bank: Bank,
    rules: V2,
    seed: int,
    at: datetime | None = None,
    met: Collection[str] = (),
) -> Form:
    """Draw the personal test of a profile.

    Parameters
    ----------
    profile : Profile
    bank : Bank
    rules : V2
    seed : int
        Same profile, bank, rules and seed: same form.
    at : datetime, optional
        Only knowledge older than this counts.
    met : collection of str, optional
        Questions of earlier tests of this person. Not a rule of Pix, whose candidates rarely sit
        twice: of the variants that the rule draws among, those of an item not met yet come first,
        then those not met themselves. Of what is left, `shown_first` chooses for some skills.

    Raises
    ------
    NotCertifiableError
        Fewer competences at level 1 than the certification needs.
    NoQuestionError
        The bank has not one question for this profile.

    Examples
    --------
    >>> import pixsim
    >>> from pixsim.foundation.resources import bundled_folder
    >>> bank = pixsim.load_bank()
    >>> profile = pixsim.read_profile(bundled_folder("profiles") / "independant.json", bank.framework)
    >>> form = pixsim.generate(profile, bank, pixsim.V2(), seed=3)
    >>> len(form.questions)
    48
    """
    now = profile_standing(profile, bank.framework, rules, at)
    if not now.is_certifiable:
        raise NotCertifiableError(now)
    rng = stream_generator(Stream.FORM, seed)
    chosen = select_skills(profile, now, bank, rules, rng)
    names = [bank.framework.skills[place].name for place in chosen.skill]
    if not names:
        raise NoQuestionError("the bank has no question for the competences of this profile")
    solved = frozenset(e.question for e in now.current if e.status == "validated" and e.question)
    tested = {bank.framework.competences[place].code for place in chosen.competence}
    return Form(
        questions=tuple(_draw_variants(bank, names, solved, frozenset(met), seed, rng)),
        standing=now,
        assumed=profile.has_plain_levels,
        without_question=tuple(
            competence.code
            for competence, certifiable in zip(
                bank.framework.competences, now.certifiable, strict=True
            )
            if certifiable and competence.code not in tested
        ),
        seed=seed,
    )


def _draw_variants(
    bank: Bank,
    skills: Iterable[str],
    solved: frozenset[str | None],
    met: frozenset[str],
    seed: int,
    rng: np.random.Generator,
) -> Iterable[FormQuestion]:
    every = [bank.readable(bank.variants(skill, OPERATIVE)) for skill in skills]
    pools = [_least_met(pool, met) for pool in every]
    fresh = [
        _least_met(tuple(question for question in pool if question not in solved), met)
        for pool in every
    ]
    among = [new or pool for new, pool in zip(fresh, pools, strict=True)]
    among = shown_first(among, bank, stream_generator(Stream.LOOKED_AT, seed))
    fresh = [some if new else new for some, new in zip(among, fresh, strict=True)]
    pools = [pool if new else some for some, new, pool in zip(among, fresh, pools, strict=True)]
    is_fresh, index = pick_variant(
        np.array([len(pool) for pool in fresh]),
        np.array([len(pool) for pool in pools]),
        rng.random(len(pools)),
    )
    for pool, new, use_new, place in zip(pools, fresh, is_fresh, index, strict=True):
        name = new[place] if use_new else pool[place]
        yield FormQuestion(bank.question(name, rng), name in solved)


def _least_met(pool: Sequence[str], met: frozenset[str]) -> Sequence[str]:
    """Those of an item that was not met, else those not met themselves, else all."""
    if not met:
        return pool
    items = frozenset(item_of(question) for question in met)
    other_items = tuple(question for question in pool if item_of(question) not in items)
    return other_items or tuple(question for question in pool if question not in met) or pool
