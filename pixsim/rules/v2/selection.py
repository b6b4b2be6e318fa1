"""Which skills a personal test asks (rules/README.md, Selection of the test)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import AnyInts, Bools
from pixsim.rules.v2.constants import V2


@dataclass(frozen=True)
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

    competence: AnyInts
    level: AnyInts
    tube: AnyInts
    name: AnyInts
    version: AnyInts
    available: Bools

    @cached_property
    def in_order(self) -> NDArray[np.intp]:
        """Skills by competence, hardest level first, then by name, shape (skill,)."""
        return np.lexsort((self.name, -self.level, self.competence))

    @cached_property
    def level_groups(self) -> NDArray[np.intp]:
        """Number of the competence and level of each skill of `in_order`, rising from 0."""
        keys = np.stack([self.competence, -self.level])
        _, number = np.unique(keys, axis=1, return_inverse=True)
        return number.reshape(-1).astype(np.intp)[self.in_order]

    @cached_property
    def tubes_in_order(self) -> NDArray[np.intp]:
        """Number of the tube of each skill of `in_order`, from 0."""
        _, number = np.unique(self.tube, return_inverse=True)
        return number.reshape(-1).astype(np.intp)[self.in_order]

    @cached_property
    def older_versions(self) -> tuple[tuple[int, int], ...]:
        """Places in `in_order` of a skill and of a newer version of it, newest skills first."""
        place = np.argsort(self.in_order).tolist()
        order = np.lexsort((-self.version, self.name, self.competence)).tolist()
        names = list(zip(self.competence.tolist(), self.name.tolist(), strict=True))
        pairs = []
        for number, skill in enumerate(order):
            for newer in reversed(order[:number]):
                if names[newer] != names[skill]:
                    break
                pairs.append((place[skill], place[newer]))
        return tuple(pairs)


@dataclass(frozen=True, slots=True)
class Selection:
    """Skills asked, one row per question, in the order asked; arrays of shape (question,)."""

    candidate: AnyInts
    competence: AnyInts
    skill: AnyInts


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
    competence_of = skills.competence[skills.in_order]
    known = succeeded[:, skills.in_order]
    known &= certifiable[:, competence_of]
    for skill, newer in skills.older_versions:  # of the versions of one skill, the highest counts
        known[:, skill] &= ~known[:, newer]
    known &= skills.available[skills.in_order]
    known &= _mark_level_groups(rules, skills, known)[:, skills.level_groups]
    candidate, place = np.divmod(np.flatnonzero(known), max(known.shape[1], 1))
    level = skills.level[skills.in_order].take(place)
    # in a tube the hardest comes first, and is what stays written
    hardest = np.empty((known.shape[0], len(place) and int(skills.tubes_in_order.max()) + 1), int)
    tube = candidate * hardest.shape[1] + skills.tubes_in_order.take(place)
    hardest.ravel()[tube[::-1]] = level[::-1]
    used = level < hardest.ravel().take(tube)
    competence = competence_of.take(place)
    group = _first_of_run(candidate, skills.level_groups.take(place))
    order = np.argsort(2 * group + used, kind="stable")
    chosen = np.arange(order.size) - _first_of_run(candidate, competence)
    asked = chosen < rules.questions_per_competence
    return Selection(candidate[asked], competence[asked], skills.in_order.take(place[order[asked]]))


def _mark_level_groups(rules: V2, skills: SkillTable, known: Bools) -> Bools:
    """Levels down to the one that brings the list to its length, (candidate, level group)."""
    groups = skills.level_groups
    first = np.searchsorted(groups, np.arange(groups[-1] + 1 if groups.size else 0))
    if not first.size:
        return np.zeros((known.shape[0], 0), dtype=bool)
    small = np.bincount(groups).max() <= np.iinfo(np.int8).max
    flags = known.view(np.int8) if small else known.astype(np.int64)
    counts = np.add.reduceat(flags, first, axis=1).astype(np.int32)
    before = np.cumsum(counts, axis=1, dtype=np.int32) - counts
    competence = skills.competence[skills.in_order][first]
    start = np.searchsorted(competence, competence)  # of the competence of each group
    reached: Bools = before - before[:, start] < rules.questions_per_competence
    return reached


def pick_variant(
    fresh: AnyInts, total: AnyInts, uniform: NDArray[np.float64]
) -> tuple[Bools, AnyInts]:
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


def _first_of_run(first: AnyInts, second: AnyInts) -> NDArray[np.intp]:
    """Place of the first row of each run of equal keys, for every row; they must be adjacent."""
    new = np.ones(first.size, dtype=bool)
    np.not_equal(first[1:], first[:-1], out=new[1:])
    new[1:] |= second[1:] != second[:-1]
    starts = np.flatnonzero(new)
    return np.repeat(starts, np.diff(starts, append=first.size))
