"""Blocks of candidates: what makes figures independent of chunks, executors and workers.

Candidates are numbered from 0 and dealt into blocks of fixed size. All draws of a block come from
its own streams, keyed by the seed, the number of the block and the purpose, and are made for the
whole block even where the cohort ends inside it: candidate 7 is the same in a cohort of 10 and in
one of a million. Each purpose has its stream, so that two arms of an experiment that differ in one
thing share the draws of all others (common random numbers).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pixsim.foundation.streams import Draw, Stream, seed_sequence

BLOCK = 4096  # candidates; fixed for ever, as figures of a seed depend on it

POOLS = 20
"""Pools of forms of a cohort; block k takes the pool of block k modulo `POOLS`, whatever the cohort's size.

A pool takes longer to draw than its block to sit. In a cohort of more blocks several share one, and an
interval then allows for what their candidates have in common (`pixsim.simulation.summary.design_effect`);
20 pools leave 19 degrees of freedom for it.
"""

OF_THE_DAY = frozenset({Draw.FORM, Draw.FORM_POOL, Draw.ANSWERS, Draw.TIMES})
"""Draws of the test itself; the others say who the candidates are."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block, or a part of it.

    Attributes
    ----------
    seed : int
    number : int
        From 0.
    size : int
        Candidates that exist, at most `BLOCK`.
    answers_seed : int, optional
        Of what happens on the day of the test; `seed` by default.
    first : int
        Row of its first candidate in the whole block, of which it takes `size`.
    """

    seed: int
    number: int
    size: int = BLOCK
    answers_seed: int | None = None
    first: int = 0

    @property
    def rows(self) -> slice:
        """Its candidates in what is drawn for the whole block."""
        return slice(self.first, self.first + self.size)

    def part(self, first: int, size: int) -> Block:
        """Some candidates of a whole block, with the draws they have in it."""
        return replace(self, first=first, size=min(size, self.size - first))

    @property
    def day(self) -> int:
        """Seed of the day of the test."""
        return self.seed if self.answers_seed is None else self.answers_seed

    @property
    def start(self) -> int:
        """Number of its first candidate."""
        return self.origin + self.first

    @property
    def origin(self) -> int:
        """Number of the first candidate of the whole block."""
        return self.number * BLOCK

    @property
    def pool(self) -> int:
        """Number of its pool of forms, below `POOLS`."""
        return self.number % POOLS

    @property
    def first_of_pool(self) -> Block:
        """The first block, whole, that takes the same pool of forms."""
        return Block(self.seed, self.pool, answers_seed=self.answers_seed)

    def generator(self, draw: Draw) -> np.random.Generator:
        """The draws of one purpose; the same each time it is asked."""
        return self._of(self.day if draw in OF_THE_DAY else self.seed, draw)

    def generator_of_the_day(self, draw: Draw) -> np.random.Generator:
        """Draws of a purpose that is of the person and of the day: the day's part of them."""
        return self._of(self.day, draw)

    def _of(self, seed: int, draw: Draw) -> np.random.Generator:
        return _fast_generator(seed_sequence(Stream.BLOCK, seed, self.number, draw))


def pool_generator(seed: int) -> np.random.Generator:
    """Draws for the chances of one person: forms, and abilities spread as their posterior."""
    return _fast_generator(seed_sequence(Stream.FORM_POOL, seed))


def v3_generator(seed: int) -> np.random.Generator:
    """The key of all draws of adaptive tests, whose counters hold the candidate's number."""
    return _fast_generator(seed_sequence(Stream.ADAPTIVE, seed))


def block_count(candidates: int) -> int:
    """Blocks a cohort takes."""
    return -(-candidates // BLOCK)


def block_of(seed: int, number: int, candidates: int, answers_seed: int | None = None) -> Block:
    """A block of a cohort of that size."""
    return Block(seed, number, min(BLOCK, candidates - number * BLOCK), answers_seed)


def _fast_generator(key: np.random.SeedSequence) -> np.random.Generator:
    return np.random.Generator(np.random.SFC64(key))
