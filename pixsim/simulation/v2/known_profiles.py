"""What real profiles know, as arrays, and a pool of forms drawn from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.item_table import OPERATIVE, ItemTable
from pixsim.assembly.skill_choice import ASSUMED_DIRECT, assumed_direct, direct_skills
from pixsim.assembly.standing import profile_standing, skill_places
from pixsim.bank.question import item_of
from pixsim.bank.reading.load import Bank
from pixsim.foundation.arrays import AnyInts, Bools
from pixsim.profile import Profile
from pixsim.rules.v2 import V2, SkillTable, pick_variant, select
from pixsim.simulation.v2.forms import (
    FORMS,
    FormPool,
    item_at,
    lay_out,
    variant_counts,
)

BEYOND = np.iinfo(np.int32).max  # no variant has this number


@dataclass(frozen=True)
class KnownProfiles:
    """Profiles as far as their tests need them.

    Attributes
    ----------
    direct : bool array, shape (profile, skill)
        Validated by a direct answer.
    plain : bool array, shape (profile,)
        Only levels are known.
    level : int64 array, shape (profile, competence)
    certifiable : bool array, shape (profile, competence)
    solved : int32 array, shape (profile, skill, place)
        Variants already succeeded, rising, then `BEYOND`.
    """

    direct: Bools
    plain: Bools
    level: NDArray[np.int64]
    certifiable: Bools
    solved: NDArray[np.int32]

    def __len__(self) -> int:
        """Profiles."""
        return self.plain.size


def known_profiles(profiles: Sequence[Profile], bank: Bank, rules: V2) -> KnownProfiles:
    """The same profiles as arrays."""
    places = skill_places(bank.framework)
    shape = (len(profiles), len(bank.framework.competences))
    found = KnownProfiles(
        direct=np.zeros((len(profiles), len(places)), dtype=bool),
        plain=np.array([profile.has_plain_levels for profile in profiles], dtype=bool),
        level=np.zeros(shape, dtype=np.int64),
        certifiable=np.zeros(shape, dtype=bool),
        solved=np.zeros((0, 0, 0), dtype=np.int32),
    )
    numbers: dict[str, dict[str, int]] = {}
    solved: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row, profile in enumerate(profiles):
        now = profile_standing(profile, bank.framework, rules)
        found.level[row], found.certifiable[row] = now.placement.level[0], now.certifiable
        valid = [element for element in now.current if element.status == "validated"]
        found.direct[row] = direct_skills(now, bank)[0]
        for question in {element.question for element in valid if element.question}:
            item = bank.items.get(item_of(question))
            if item is None:  # it left the bank
                continue
            if item.skill not in numbers:
                variants = bank.variants(item.skill, OPERATIVE)
                numbers[item.skill] = {name: number for number, name in enumerate(variants)}
            if question in numbers[item.skill]:
                solved[row, places[item.skill]].append(numbers[item.skill][question])
    most = max((len(variants) for variants in solved.values()), default=0)
    table = np.full((*found.direct.shape, most), BEYOND, dtype=np.int32)
    for at, seen in solved.items():
        table[at][: len(seen)] = sorted(seen)
    return KnownProfiles(found.direct, found.plain, found.level, found.certifiable, table)


def known_pool(
    rules: V2,
    skills: SkillTable,
    items: ItemTable,
    known: KnownProfiles,
    which: AnyInts,
    rng: np.random.Generator,
    forms: int = FORMS,
) -> FormPool:
    """Forms of some profiles: their own directly validated skills, unseen variants first.

    Parameters
    ----------
    which : integer array, shape (situation,)
        Profiles, in the order of the situations of the pool.
    """
    row = np.repeat(which, forms)
    succeeded = known.direct[row]
    plain = np.flatnonzero(known.plain[row])
    if plain.size:
        asked = rng.random((plain.size, skills.level.size)) < ASSUMED_DIRECT
        succeeded[plain] = assumed_direct(rules, skills, known.level[row[plain]], asked)
    chosen = select(rules, skills, succeeded, known.certifiable[row])
    profile = row[chosen.candidate]
    item = _unmet_variant(items, skills, known, profile, chosen.skill, rng)
    answered = _answered_item(items, known, profile, chosen.skill, item)
    competences = known.level.shape[1]
    return lay_out(rules, items, chosen, item, which.size, forms, competences, answered)


def _answered_item(
    items: ItemTable, known: KnownProfiles, profile: AnyInts, skill: AnyInts, otherwise: AnyInts
) -> NDArray[np.int64]:
    """Item of the first variant of each skill that its profile has succeeded; else another."""
    if not known.solved.shape[2]:
        return otherwise.astype(np.int64)
    first = known.solved[profile, skill, 0]
    is_known = first < BEYOND
    found = item_at(items, skill, np.where(is_known, first, 0))
    return np.where(is_known, found, otherwise)


def _unmet_variant(
    items: ItemTable,
    skills: SkillTable,
    known: KnownProfiles,
    profile: AnyInts,
    skill: AnyInts,
    rng: np.random.Generator,
) -> NDArray[np.int64]:
    """Item of a variant of each skill that its profile has not succeeded yet, if there is one."""
    solved = known.solved[profile, skill]
    total = variant_counts(items, skills.level.size)[skill]
    fresh = total - (solved < BEYOND).sum(axis=1)
    is_fresh, index = pick_variant(fresh, total, rng.random(skill.size))
    for seen in solved.T:  # from its place among the fresh to its place among all
        index += is_fresh & (index >= seen)
    return item_at(items, skill, index)
