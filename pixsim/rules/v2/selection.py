"""Which skills a personal test asks (rules/README.md, Selection of the test)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.rules.v2.constants import V2

Ints = NDArray[np.integer]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SkillTable:
    """Skills as arrays of shape (skill,).

    Attributes
    ----------
    competence, level : integer arrays
    tube : integer array
        Same number for the skills of a tube; a tube lies in one competence.
    name : integer array
        Rank of the name in alphabetical order; versions of a skill share it.
    version : integer array
    available : bool array
        The skill has a question that can be asked.
    """

    competence: Ints
    level: Ints
    tube: Ints
    name: Ints
    version: Ints
    available: Bools


@dataclass(frozen=True, slots=True)
class Selection:
    """Skills asked, one row per question, in the order asked; arrays of shape (question,)."""

    candidate: Ints
    competence: Ints
    skill: Ints


def select(rules: V2, skills: SkillTable, succeeded: Bools, certifiable: Bools) -> Selection:
    """Skills of every candidate's test.

    In each certifiable competence: skills validated by a direct answer, hardest level first,
    within a level those whose tube no harder skill has used, then the others, both in
    alphabetical order; three a competence.

    Parameters
    ----------
    rules : V2
    skills : SkillTable
    succeeded : bool array, shape (candidate, skill)
        The current knowledge element of the skill is validated and direct.
    certifiable : bool array, shape (candidate, competence)

    Returns
    -------
    Selection
        Grouped by candidate, competences in order.
    """
    candidate: Ints
    skill: Ints
    candidate, skill = np.nonzero(succeeded)
    keep = certifiable[candidate, skills.competence[skill]]
    candidate, skill = _newest_versions(skills, candidate[keep], skill[keep])
    keep = skills.available[skill]
    candidate, skill = candidate[keep], skill[keep]
    used = _tube_used_by_a_harder_skill(skills, candidate, skill)
    competence = skills.competence[skill]
    order = np.lexsort((skills.name[skill], used, -skills.level[skill], competence, candidate))
    candidate, skill, competence = candidate[order], skill[order], competence[order]
    place = _place_in_group(candidate, competence)
    asked = place < rules.questions_per_competence
    return Selection(candidate[asked], competence[asked], skill[asked])


def pick_variant(fresh: Ints, total: Ints, uniform: NDArray[np.float64]) -> tuple[Bools, Ints]:
    """Draw a variant: among those not yet succeeded where there is one, else among all.

    Parameters
    ----------
    fresh, total : integer arrays, shape (question,)
        Variants not yet succeeded, and all variants.
    uniform : float array, shape (question,)
        Draws in [0, 1).

    Returns
    -------
    is_fresh : bool array
        The variant comes from the fresh ones.
    index : integer array
        Its place among them (or among all), from 0.
    """
    is_fresh = fresh > 0
    return is_fresh, np.floor(uniform * np.where(is_fresh, fresh, total)).astype(np.int64)


def _newest_versions(skills: SkillTable, candidate: Ints, skill: Ints) -> tuple[Ints, Ints]:
    """Of the versions of one skill, keep the highest."""
    name, competence = skills.name[skill], skills.competence[skill]
    order = np.lexsort((-skills.version[skill], name, competence, candidate))
    first = _place_in_group(candidate[order], competence[order], name[order]) == 0
    return candidate[order][first], skill[order][first]


def _tube_used_by_a_harder_skill(skills: SkillTable, candidate: Ints, skill: Ints) -> Bools:
    tube, level = skills.tube[skill], skills.level[skill]
    order = np.lexsort((-level, tube, candidate))
    place = _place_in_group(candidate[order], tube[order])
    hardest = level[order][np.arange(order.size) - place]
    used = np.empty(order.size, dtype=bool)
    used[order] = level[order] < hardest
    return used


def _place_in_group(*keys: Ints) -> Ints:
    """Place of each row within its run of equal keys, from 0; equal keys must be adjacent."""
    rows = np.arange(keys[0].size)
    starts = np.zeros(rows.size, dtype=bool)
    starts[:1] = True
    for key in keys:
        starts[1:] |= key[1:] != key[:-1]
    return rows - np.maximum.accumulate(np.where(starts, rows, 0))
