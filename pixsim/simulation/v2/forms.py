"""A pool of forms: what a test asks of the candidates of a block at each level.

In a competence, what is asked depends on the profile of that competence alone. So the pool holds,
for each situation (a level, or a real profile) and each competence, some forms of three questions
drawn by the exam's own kernels; a candidate's test is one of them per competence, drawn
independently. With 64 forms a competence that makes 64 to the power 16 tests for one profile.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.item_table import ItemTable
from pixsim.assembly.skill_choice import ASSUMED_DIRECT, assumed_direct
from pixsim.foundation.arrays import Bools, Ints
from pixsim.rules.v2 import V2, SkillTable, pick_variant, select
from pixsim.rules.v2.counting import double_weights
from pixsim.rules.v2.selection import Selection
from pixsim.simulation.people.levels import LEVELS

BYTES = 256  # values of a draw of one byte: enough for a prior of one half

FORMS = 64
"""Forms of each situation and competence in a block: a power of two up to 256."""


@dataclass(frozen=True)
class FormPool:
    """Forms by situation and competence; row ``(situation * competences + competence) * forms + k``.

    Attributes
    ----------
    item : int32 array, shape (place, row)
        Item asked, -1 where there is none; questions fill the first places.
    answered : int32 array, shape (place, row)
        Item of the question answered right while positioning; where that is not known, the item asked.
    asked : int8 array, shape (row,)
        Number of questions.
    double : bool array, shape (place, row)
        Questions that weigh 2 (`pixsim.rules.v2.counting.double_weights`).
    forms, competences : int
    """

    item: NDArray[np.int32]
    answered: NDArray[np.int32]
    asked: NDArray[np.int8]
    double: Bools
    forms: int
    competences: int

    @cached_property
    def has_doubles(self) -> bool:
        """Some question weighs 2."""
        return bool(self.double.any())

    def row(self, situation: NDArray[np.integer], form: NDArray[np.integer]) -> NDArray[np.intp]:
        """Rows of candidates' tests.

        Parameters
        ----------
        situation, form : integer arrays, shape (candidate, competence)
            Form from 0 to ``forms - 1``.

        Returns
        -------
        intp array, shape (competence, candidate)
        """
        place = situation.T.astype(np.int32)
        place *= np.int32(self.competences * self.forms)
        place += (np.arange(self.competences, dtype=np.int32) * self.forms)[:, None]
        place += form.T
        return place.astype(np.intp)


def level_pool(
    rules: V2,
    skills: SkillTable,
    items: ItemTable,
    competences: int,
    rng: np.random.Generator,
    forms: int = FORMS,
) -> FormPool:
    """Forms of candidates of whom only levels are known, 0 to 8.

    As when an exam is drawn from plain levels, which skills the positioning asked directly is
    assumed.
    """
    level = np.repeat(np.arange(LEVELS), forms)
    levels = np.repeat(level[:, None], competences, axis=1)
    shape = (level.size, skills.level.size)
    asked = rng.integers(0, BYTES, shape, dtype=np.uint8) < round(BYTES * ASSUMED_DIRECT)
    chosen = select(
        rules,
        skills,
        assumed_direct(rules, skills, levels, asked),
        levels >= rules.certifiable_level,
    )
    count = variant_counts(items, skills.level.size)[chosen.skill]
    _, index = pick_variant(count, count, rng.random(count.size))
    item = item_at(items, chosen.skill, index)
    return lay_out(rules, items, chosen, item, LEVELS, forms, competences)


def variant_counts(items: ItemTable, skills: int) -> Ints:
    """Variants of each skill, shape (skill,)."""
    return np.bincount(items.skill, weights=items.variants, minlength=skills).astype(np.int64)


def item_at(items: ItemTable, skill: NDArray[np.integer], index: NDArray[np.integer]) -> Ints:
    """Item of the nth variant of a skill; items are sorted by skill."""
    before = np.concatenate([[0], np.cumsum(items.variants)])
    owner = np.repeat(np.arange(items.variants.size), items.variants)  # of each variant
    start = before[np.searchsorted(items.skill, np.arange(int(skill.max(initial=0)) + 1))]
    item: Ints = owner[start[skill] + index]
    return item


def place_of(chosen: Selection, competences: int) -> NDArray[np.intp]:
    """Place of each question within its competence, from 0, shape (question,)."""
    group = chosen.candidate * competences + chosen.competence  # rising: the selection is sorted
    place: NDArray[np.intp] = np.arange(group.size) - np.searchsorted(group, group, side="left")
    return place


def lay_out(
    rules: V2,
    items: ItemTable,
    chosen: Selection,
    item: Ints,
    situations: int,
    forms: int,
    competences: int,
    answered: Ints | None = None,
) -> FormPool:
    """Questions as a pool.

    Parameters
    ----------
    rules : V2
    items : ItemTable
    chosen : Selection
        Its candidate is ``situation * forms + form``.
    item : int64 array, shape (question,)
    situations, forms, competences : int
    answered : int64 array, shape (question,), optional
        Item of the question answered while positioning; that asked by default.
    """
    situation, form = np.divmod(chosen.candidate, forms)
    row = (situation * competences + chosen.competence) * forms + form
    rows = situations * competences * forms
    place = place_of(chosen, competences)
    laid = np.full((rules.questions_per_competence, rows), -1, dtype=np.int32)
    laid[place, row] = item
    before = laid.copy()
    before[place, row] = item if answered is None else answered
    dependent = np.zeros(laid.shape, dtype=bool)
    dependent[place, row] = items.dependent[item]
    return FormPool(
        item=laid,
        answered=before,
        asked=(laid >= 0).sum(axis=0, dtype=np.int8),
        double=double_weights(rules, (laid >= 0).T, dependent.T).T,
        forms=forms,
        competences=competences,
    )
