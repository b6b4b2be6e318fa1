"""Which skills a personal test asks of a profile: the one answer, for exams, chances and practice."""

from __future__ import annotations

from typing import Final

import numpy as np

from pixsim.assembly.item_table import skill_table
from pixsim.assembly.standing import Standing, profile_standing, skill_places
from pixsim.bank.reading.load import Bank
from pixsim.foundation.arrays import AnyInts, Bools
from pixsim.foundation.streams import Stream, stream_generator
from pixsim.profile import Profile
from pixsim.rules.v2 import V2, SkillTable, select
from pixsim.rules.v2.selection import Selection

ASSUMED_DIRECT: Final = 0.5
"""Prior: share of skills that a positioning asks directly; the rest is inferred."""
FORMS: Final = 64
"""Forms drawn where only levels are known, to see which skills are asked most often."""


def direct_skills(now: Standing, bank: Bank) -> Bools:
    """Skills validated by a direct answer, shape (1, skill)."""
    places = skill_places(bank.framework)
    succeeded = np.zeros((1, len(places)), dtype=bool)
    for element in now.current:
        if element.status == "validated" and element.source == "direct":
            succeeded[0, places[element.skill]] = True
    return succeeded


def assumed_direct(rules: V2, skills: SkillTable, level: AnyInts, asked: Bools) -> Bools:
    """Skills taken as validated by a direct answer, when only levels are known.

    All skills up to the level are known; those asked directly count, or all of them where a
    competence would have too few for its questions.

    Parameters
    ----------
    rules : V2
    skills : SkillTable
    level : integer array, shape (row, competence)
    asked : bool array, shape (row, skill)
        Skills the positioning would have asked.
    """
    known = skills.level.astype(np.int8) <= level.astype(np.int8)[:, skills.competence]
    known &= skills.available
    direct = asked & known
    # not by a matrix product, whose threads would take the cores of other workers
    count = np.stack(
        [direct[:, skills.competence == code].sum(axis=1) for code in range(level.shape[1])], axis=1
    )
    enough = count >= rules.questions_per_competence
    succeeded: Bools = np.where(enough[:, skills.competence], direct, known)
    return succeeded


def select_skills(
    profile: Profile, now: Standing, bank: Bank, rules: V2, rng: np.random.Generator, forms: int = 1
) -> Selection:
    """Skills of some forms of one profile, each a candidate of the selection.

    They are all the same unless only levels are known: which skills a positioning would have asked
    is then drawn (prior).
    """
    table = skill_table(bank)
    if profile.has_plain_levels:
        asked = _asked_directly(table, rng, forms)
        level = np.repeat(now.placement.level, forms, axis=0)
        succeeded = assumed_direct(rules, table, level, asked)
    else:
        succeeded = np.repeat(direct_skills(now, bank), forms, axis=0)
    return select(rules, table, succeeded, np.repeat(now.placement.certifiable, forms, axis=0))


def _asked_directly(table: SkillTable, rng: np.random.Generator, forms: int) -> Bools:
    """Which skills a positioning would have asked, when only levels are known, (form, skill)."""
    asked: Bools = rng.random((forms, table.level.size)) < ASSUMED_DIRECT
    return asked


def coming_skills(profile: Profile, bank: Bank, rules: V2 | None = None) -> Bools:
    """Skills that the personal test will ask if it is sat with this profile.

    Parameters
    ----------
    profile : Profile
    bank : Bank
        As it suits the person: a skill that has no question left is not asked.
    rules : V2, optional

    Returns
    -------
    bool array, shape (skill,)
        None is true where the profile is not certifiable. Where only levels are known, those asked
        most often: as many in each competence as the test has questions there (prior).
    """
    rules = V2() if rules is None else rules
    now = profile_standing(profile, bank.framework, rules)
    coming = np.zeros(len(bank.framework.skills), dtype=bool)
    if not now.is_certifiable:
        return coming
    forms = FORMS if profile.has_plain_levels else 1
    chosen = select_skills(profile, now, bank, rules, stream_generator(Stream.FORM, 0), forms)
    count = np.bincount(chosen.skill, minlength=coming.size)
    competence = skill_table(bank).competence
    order = np.lexsort((-count, competence))
    first = np.searchsorted(competence[order], competence[order])
    often = np.arange(order.size) - first < rules.questions_per_competence
    coming[order] = often & (count[order] > 0)
    return coming
