"""A pool of forms: what a test asks of a candidate at each level, drawn once for all.

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

from pixsim.assembly.form import ASSUMED_DIRECT
from pixsim.assembly.item_table import OPERATIVE, ItemTable, skill_table
from pixsim.assembly.standing import skill_places, standing
from pixsim.bank.load import Bank
from pixsim.profile import Profile
from pixsim.rules.v2 import V2, SkillTable, pick_variant, select
from pixsim.rules.v2.counting import doubles
from pixsim.rules.v2.selection import Selection
from pixsim.simulation.tally import LEVELS

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

FORMS = 64
"""Forms of each situation and competence: a power of two up to 256."""


@dataclass(frozen=True)
class FormPool:
    """Forms by situation and competence; row ``(situation * competences + competence) * forms + k``.

    Attributes
    ----------
    item : int32 array, shape (place, row)
        Item asked, -1 where there is none; questions fill the first places.
    asked : int8 array, shape (row,)
        Number of questions.
    double : bool array, shape (place, row)
        Questions that weigh 2 (`pixsim.rules.v2.counting.doubles`).
    forms, competences : int
    """

    item: NDArray[np.int32]
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
    rules: V2, bank: Bank, items: ItemTable, rng: np.random.Generator, forms: int = FORMS
) -> FormPool:
    """Forms of candidates of whom only levels are known, 0 to 8.

    As when an exam is drawn from plain levels, which skills the positioning asked directly is
    assumed.
    """
    skills = skill_table(bank)
    competences = len(bank.framework.competences)
    level = np.repeat(np.arange(LEVELS), forms)
    levels = np.repeat(level[:, None], competences, axis=1)
    asked = rng.random((level.size, skills.level.size)) < ASSUMED_DIRECT
    chosen = select(
        rules,
        skills,
        assumed_direct(rules, skills, levels, asked),
        levels >= rules.certifiable_level,
    )
    total = np.bincount(items.skill, weights=items.variants, minlength=skills.level.size)
    count = total.astype(np.int64)[chosen.skill]
    _, index = pick_variant(count, count, rng.random(count.size))
    item = item_at(items, chosen.skill, index)
    return lay_out(rules, items, chosen, item, LEVELS, forms, competences)


def profile_pool(
    rules: V2,
    bank: Bank,
    items: ItemTable,
    profiles: tuple[Profile, ...],
    rng: np.random.Generator,
    forms: int = FORMS,
) -> FormPool:
    """Forms of real profiles: their own directly validated skills, unseen variants first."""
    skills = skill_table(bank)
    competences = len(bank.framework.competences)
    variants = _Variants(bank, items)
    parts: list[tuple[Selection, Ints]] = []
    for place, profile in enumerate(profiles):
        now = standing(profile, bank.framework, rules)
        solved = {e.question for e in now.current if e.status == "validated" and e.question}
        if profile.has_plain_levels:
            asked = rng.random((forms, skills.level.size)) < ASSUMED_DIRECT
            levels = np.repeat(now.placement.level, forms, axis=0)
            succeeded = assumed_direct(rules, skills, levels, asked)
        else:
            places = skill_places(bank.framework)
            direct = np.zeros(skills.level.size, dtype=bool)
            valid = [e for e in now.current if e.status == "validated" and e.source == "direct"]
            direct[[places[e.skill] for e in valid]] = True
            succeeded = np.repeat(direct[None, :], forms, axis=0)
        certifiable = np.repeat(now.placement.certifiable, forms, axis=0)
        chosen = select(rules, skills, succeeded, certifiable)
        item = variants.draw(chosen.skill, solved, rng)
        moved = Selection(chosen.candidate + place * forms, chosen.competence, chosen.skill)
        parts.append((moved, item))
    chosen = Selection(
        np.concatenate([part.candidate for part, _ in parts]),
        np.concatenate([part.competence for part, _ in parts]),
        np.concatenate([part.skill for part, _ in parts]),
    )
    item = np.concatenate([item for _, item in parts])
    return lay_out(rules, items, chosen, item, len(profiles), forms, competences)


def assumed_direct(
    rules: V2, skills: SkillTable, level: NDArray[np.integer], asked: Bools
) -> Bools:
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
    known = (skills.level <= level[:, skills.competence]) & skills.available
    direct = asked & known
    member = skills.competence[:, None] == np.arange(level.shape[1])
    enough = direct.astype(np.int32) @ member.astype(np.int32) >= rules.questions_per_competence
    succeeded: Bools = np.where(enough[:, skills.competence], direct, known)
    return succeeded


class _Variants:
    """Variants of a skill that a profile has not succeeded yet."""

    def __init__(self, bank: Bank, items: ItemTable) -> None:
        self._bank, self._items = bank, items
        self._names = {place: skill.name for place, skill in enumerate(bank.framework.skills)}
        self._index = {name: place for place, name in enumerate(items.id)}

    def draw(self, skill: NDArray[np.integer], solved: set[str], rng: np.random.Generator) -> Ints:
        """Item of a variant of each skill, shape (question,)."""
        owners = {int(s): self._owners(int(s), solved) for s in np.unique(skill)}
        fresh, total = (np.array([len(owners[int(s)][k]) for s in skill]) for k in (0, 1))
        is_fresh, index = pick_variant(fresh, total, rng.random(skill.size))
        picks = zip(skill, is_fresh, index, strict=True)
        return np.array([owners[int(s)][0 if new else 1][i] for s, new, i in picks], dtype=np.int64)

    def _owners(self, skill: int, solved: set[str]) -> tuple[Ints, Ints]:
        """Items of the fresh variants of a skill, and of all."""
        names = self._bank.variants(self._names[skill], OPERATIVE)
        owner = np.array([self._index[name.rpartition("#")[0]] for name in names], dtype=np.int64)
        return owner[[name not in solved for name in names]], owner


def item_at(items: ItemTable, skill: NDArray[np.integer], index: NDArray[np.integer]) -> Ints:
    """Item of the nth variant of a skill; items are sorted by skill."""
    ends = np.cumsum(items.variants)
    first = np.searchsorted(items.skill, skill)
    before = np.where(first > 0, ends[first - 1], 0)
    item: Ints = np.searchsorted(ends, before + index, side="right")
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
    """
    situation, form = np.divmod(chosen.candidate, forms)
    row = (situation * competences + chosen.competence) * forms + form
    rows = situations * competences * forms
    place = place_of(chosen, competences)
    laid = np.full((rules.questions_per_competence, rows), -1, dtype=np.int32)
    laid[place, row] = item
    dependent = np.zeros(laid.shape, dtype=bool)
    dependent[place, row] = items.dependent[item]
    return FormPool(
        item=laid,
        asked=(laid >= 0).sum(axis=0, dtype=np.int8),
        double=doubles(rules, (laid >= 0).T, dependent.T).T,
        forms=forms,
        competences=competences,
    )
