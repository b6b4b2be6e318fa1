"""The question papers of a block of candidates, and their chances of wrong answers.

Papers come from one of `POOLS` pools of the cohort, by level (`LevelForms`) or from given profiles
(`ProfileForms`), or are drawn for each candidate from what a simulated positioning has found
(`OwnForms`). What the candidates of a pool share is seen in how pools differ; one pool for a whole
simulation would be an error that no interval shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.item_table import ItemTable
from pixsim.foundation.streams import Draw
from pixsim.irt.logistic import probability
from pixsim.rules.v2 import V2, SkillTable, pick_variant, select
from pixsim.simulation.blocks import BLOCK, POOLS, Block
from pixsim.simulation.people.cohort import Candidates
from pixsim.simulation.people.positioning import Positions
from pixsim.simulation.people.retention import RETENTION, right_again
from pixsim.simulation.v2.forms import (
    FormPool,
    item_at,
    lay_out,
    level_pool,
    place_of,
    variant_counts,
)
from pixsim.simulation.v2.known_profiles import KnownProfiles, known_pool

Floats32 = NDArray[np.float32]
Rows = NDArray[np.intp]

RANGE = 1 << 24  # draws are whole numbers below it, all that float32 holds exactly
NEVER = 4.0 * RANGE  # twice what any draw reaches when halved: no question in this place


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a block.

    Attributes
    ----------
    pool : FormPool
    row : intp array, shape (competence, candidate)
        Form of each competence in the pool.
    wrong : callable
        From a place to the chance of a wrong answer there, times `RANGE`: float32 array of shape
        (competence, candidate), at least `NEVER` / 2 where there is no question.
    """

    pool: FormPool
    row: Rows
    wrong: Callable[[int], Floats32]


class Forms(Protocol):
    """Where the papers of a block come from."""

    @property
    def places(self) -> int:
        """Most questions of a competence."""

    @property
    def shared(self) -> bool:
        """Blocks share pools of forms."""

    def draw(self, candidates: Candidates, block: Block) -> Papers:
        """The papers of a block."""


@dataclass(frozen=True)
class PooledForms:
    """Papers from a pool, by the situation of each competence.

    Attributes
    ----------
    pool : FormPool
    items : ItemTable
    retention : float
        For candidates whose profile holds answers.
    """

    pool: FormPool
    items: ItemTable
    retention: float = RETENTION

    shared = False  # one pool, of which nothing else is drawn

    @property
    def places(self) -> int:
        """Most questions of a competence."""
        return len(self.pool.item)

    @cached_property
    def _curves(self) -> tuple[Floats32, Floats32, Floats32]:
        """Slope, slope times difficulty, and chance not to guess times `RANGE`, each (place, row)."""
        asked, item = self.pool.item >= 0, self.pool.item
        slope = np.where(asked, self.items.a[item], 0).astype(np.float32)
        offset = np.where(asked, (self.items.a * self.items.b)[item], 0).astype(np.float32)
        miss = np.where(asked, RANGE * (1 - self.items.c[item]), NEVER).astype(np.float32)
        return slope, offset, miss

    def draw(self, candidates: Candidates, block: Block) -> Papers:
        """Draw a form of each competence, by level."""
        return self.draw_for(candidates.level, candidates, block)

    def draw_for(
        self, situation: NDArray[np.integer], candidates: Candidates, block: Block
    ) -> Papers:
        """Draw a form of each competence by its situation, shape (candidate, competence)."""
        draws = block.generator(Draw.FORM).integers(
            0, 1 << 64, self.pool.competences * BLOCK // 8, dtype=np.uint64
        )
        form = draws.astype("<u8", copy=False).view(np.uint8).reshape(self.pool.competences, BLOCK)
        row = self.pool.row(situation, (form[:, block.rows] & np.uint8(self.pool.forms - 1)).T)
        slopes, offsets, misses = self._curves

        def wrong(place: int) -> Floats32:
            # rows are in range: the fastest mode
            odds: Floats32 = slopes[place].take(row, mode="wrap")
            odds *= candidates.theta.T
            odds -= offsets[place].take(row, mode="wrap")
            np.exp(odds, out=odds)
            odds += np.float32(1)
            miss: Floats32 = misses[place].take(row, mode="wrap")
            miss /= odds  # (1 - c) P(does not know)
            return miss

        shown = candidates.shown
        if shown is None:
            return Papers(self.pool, row, wrong)

        def wrong_again(place: int) -> Floats32:
            item, answered = (
                x[place].take(row, mode="wrap") for x in (self.pool.item, self.pool.answered)
            )
            own = candidates.theta.T
            again = _wrong_again(self.items, item, answered, own, shown.T, self.retention)
            return np.where(np.isnan(shown.T), wrong(place), again)

        return Papers(self.pool, row, wrong_again)


class Pooling(Protocol):
    """Forms that come from pools."""

    def draw_pool(self, block: Block) -> PooledForms:
        """Draw the pool of a block and of those that share it."""


@dataclass(frozen=True, slots=True)
class PoolRequest:
    """A pool of forms, named by what it depends on.

    Attributes
    ----------
    forms : Pooling
        What draws it; not compared, since `digest` stands for it.
    digest : bytes
    block : Block
        The first that takes it.
    """

    forms: Pooling = field(compare=False)
    digest: bytes
    block: Block


@lru_cache(maxsize=2 * POOLS)
def drawn_pool(request: PoolRequest) -> PooledForms:
    """The pool, drawn once in each process: blocks share it, and arms of an experiment."""
    return request.forms.draw_pool(request.block)


def digest_of(*parts: object) -> bytes:
    """Digest of rules, tables and settings that a pool depends on."""
    sha = hashlib.sha256()
    for part in parts:
        names = getattr(part, "__dataclass_fields__", None)
        for value in [part] if names is None else [getattr(part, name) for name in names]:
            if isinstance(value, np.ndarray):
                sha.update(repr((value.dtype, value.shape)).encode())
                sha.update(np.ascontiguousarray(value).tobytes())
            else:
                sha.update(repr(value).encode())
    return sha.digest()


@dataclass(frozen=True)
class LevelForms:
    """Papers by the level of each competence.

    Attributes
    ----------
    rules : V2
    skills : SkillTable
    items : ItemTable
    competences : int
    forms : int
        Of each level and competence in a block.
    """

    rules: V2
    skills: SkillTable
    items: ItemTable
    competences: int
    forms: int

    @property
    def places(self) -> int:
        """Most questions of a competence."""
        return self.rules.questions_per_competence

    shared = True

    def draw(self, candidates: Candidates, block: Block) -> Papers:
        """Draw a form of each competence from the block's pool."""
        return drawn_pool(PoolRequest(self, self._digest, block.first_of_pool)).draw(
            candidates, block
        )

    def draw_pool(self, block: Block) -> PooledForms:
        """Draw the pool of a block and of those that share it."""
        rng = block.generator(Draw.FORM_POOL)
        pool = level_pool(self.rules, self.skills, self.items, self.competences, rng, self.forms)
        return PooledForms(pool, self.items)

    @cached_property
    def _digest(self) -> bytes:
        return digest_of(self.rules, self.skills, self.items, (self.competences, self.forms))


@dataclass(frozen=True)
class ProfileForms:
    """Papers of given profiles.

    Attributes
    ----------
    rules : V2
    skills : SkillTable
    items : ItemTable
    known : KnownProfiles
    retention : float
        Of what answers have shown.
    forms : int
        Of each profile and competence in a block, at most; one for each candidate is enough.
    """

    rules: V2
    skills: SkillTable
    items: ItemTable
    known: KnownProfiles
    retention: float
    forms: int

    @property
    def places(self) -> int:
        """Most questions of a competence."""
        return self.rules.questions_per_competence

    @property
    def shared(self) -> bool:
        """Blocks share pools where a block meets all profiles."""
        return len(self.known) <= BLOCK

    def draw(self, candidates: Candidates, block: Block) -> Papers:
        """Draw a form of each competence from the block's pool."""
        assert candidates.situation is not None
        if self.shared:
            origin = block.first_of_pool
            pool = drawn_pool(PoolRequest(self, self._digest, origin))
        else:
            origin, pool = block, self.draw_pool(block)
        which = self._profiles_of(origin)
        place = np.empty(len(self.known), dtype=np.int16)
        place[which] = np.arange(which.size)
        return pool.draw_for(place[candidates.situation], candidates, block)

    def draw_pool(self, block: Block) -> PooledForms:
        """Draw the pool of a block, and of those that share it."""
        which = self._profiles_of(block)
        forms = min(self.forms, 1 << (BLOCK // which.size).bit_length() - 1)
        rng = block.generator(Draw.FORM_POOL)
        pool = known_pool(self.rules, self.skills, self.items, self.known, which, rng, forms)
        return PooledForms(pool, self.items, self.retention)

    def _profiles_of(self, block: Block) -> NDArray[np.intp]:
        """Profiles of a whole block, wherever the cohort ends, in the order of its pool."""
        profiles = len(self.known)
        return (block.origin + np.arange(min(profiles, BLOCK))) % profiles

    @cached_property
    def _digest(self) -> bytes:
        return digest_of(
            self.rules, self.skills, self.items, self.known, self.forms, self.retention
        )


@dataclass(frozen=True)
class OwnForms:
    """Papers drawn from each candidate's own positioning, as the exam draws them.

    The skills are those of the exam's own selection, among the ones validated by a right answer;
    the variant answered then is asked again only where the skill has no other.

    Attributes
    ----------
    rules : V2
    skills : SkillTable
    items : ItemTable
    retention : float
        As in `SimulatedPositioning`.
    """

    rules: V2
    skills: SkillTable
    items: ItemTable
    retention: float

    shared = False

    @property
    def places(self) -> int:
        """Most questions of a competence."""
        return self.rules.questions_per_competence

    def draw(self, candidates: Candidates, block: Block) -> Papers:
        """Select skills and draw their variants."""
        positions = candidates.positions
        if positions is None:
            raise ValueError("these candidates have no simulated positioning")
        size, competences = candidates.level.shape
        pool = self._pool(positions, candidates.level >= self.rules.certifiable_level, block)
        situation = np.repeat(np.arange(size)[:, None], competences, axis=1)
        row = pool.row(situation, np.zeros_like(situation))
        own = candidates.theta.T
        shown = own + candidates.help.T

        def wrong(place: int) -> Floats32:
            item, answered = pool.item[place][row], pool.answered[place][row]
            return _wrong_again(self.items, item, answered, own, shown, self.retention)

        return Papers(pool, row, wrong)

    def _pool(self, positions: Positions, tested: NDArray[np.bool_], block: Block) -> FormPool:
        """One form of each competence for each candidate."""
        chosen = select(self.rules, self.skills, positions.direct, tested)
        total = variant_counts(self.items, self.skills.level.size)[chosen.skill]
        seen = positions.variant[chosen.candidate, chosen.skill]
        competences = tested.shape[1]
        uniform = block.generator(Draw.FORM).random((self.places, competences, BLOCK), np.float32)
        uniform = uniform[:, :, block.rows]
        place = place_of(chosen, competences)
        is_fresh, index = pick_variant(
            total - 1, total, uniform[place, chosen.competence, chosen.candidate].astype(np.float64)
        )
        index += is_fresh & (index >= seen)  # the fresh ones are all but the one seen
        item = item_at(self.items, chosen.skill, index)
        answered = item_at(self.items, chosen.skill, seen)
        return lay_out(self.rules, self.items, chosen, item, len(tested), 1, competences, answered)


def _wrong_again(
    items: ItemTable, item: Rows, answered: Rows, own: Floats32, shown: Floats32, retention: float
) -> Floats32:
    """As `Papers.wrong`, for variants of questions answered right with the ability shown."""
    knows = probability(own, items.a[item], items.b[item])
    knew = probability(shown, items.a[answered], items.b[answered])
    miss = 1 - right_again(knows, knew, items.c[item], retention, items.c[answered])
    return np.where(item >= 0, RANGE * miss, NEVER / 2).astype(np.float32)
