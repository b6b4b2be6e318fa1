"""Uniform draws that belong to a candidate and a question, whatever is computed around them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Floats, Indices
from pixsim.irt.logistic import probability
from pixsim.rules.v3.adaptive import Answers, Assessments, Draws, administer
from pixsim.rules.v3.constants import V3
from pixsim.rules.v3.items import ItemPool

PICKS, ANSWERS, PLACES, TRIALS, TRIAL_ANSWERS, TIES = range(6)  # purposes
WORDS = 4  # uniforms of one Philox counter


@dataclass(frozen=True, slots=True)
class Streams:
    """Counter-based uniforms: Philox under one key, its counter (candidate, question, purpose).

    Attributes
    ----------
    key : int
        From 0, less than 2**128.
    first : int
        Number of the candidate in row 0, so that a chunk of a cohort gets its own draws.
    """

    key: int
    first: int = 0

    @classmethod
    def of(cls, rng: np.random.Generator, first: int = 0) -> Streams:
        """Draw a key: generators in the same state give the same key."""
        high, low = (int(word) for word in rng.integers(0, 2**64, size=2, dtype=np.uint64))
        return cls(high << 64 | low, first)

    def uniforms(self, rows: slice, question: int, purpose: int, width: int) -> Floats:
        """Uniforms in [0, 1) of shape (row, width)."""
        blocks = -(-width // WORDS)
        counter = [(self.first + rows.start) * blocks, question, purpose, 0]
        philox = np.random.Philox(key=self.key, counter=counter)
        shape = (rows.stop - rows.start, blocks * WORDS)
        return np.random.Generator(philox).random(shape)[:, :width]

    def single(self, rows: slice, question: int, purpose: int) -> Floats:
        """One uniform in [0, 1) for each row: four candidates share a counter."""
        first, last = self.first + rows.start, self.first + rows.stop
        block = first // WORDS
        philox = np.random.Philox(key=self.key, counter=[block, question, purpose, 0])
        uniforms: Floats = np.random.Generator(philox).random(last - block * WORDS)
        return uniforms[first % WORDS :]

    def picks(self, rules: V3) -> Draws:
        """The draws of `administer` for the places of items in their ranking."""
        width = rules.list_length - 1
        return lambda rows, question: self.uniforms(rows, question, PICKS, width)

    def ties(self, rows: slice, question: int) -> Floats:
        """The draws of `administer` among items of the same parameters."""
        return self.single(rows, question, TIES)


def modelled_answers(
    pool: ItemPool, ability: Floats, streams: Streams, guessing: Floats | None = None
) -> Answers:
    """Answers of candidates who follow the 2PL, with a chance to guess on top if wished.

    Parameters
    ----------
    pool : ItemPool
    ability : float64 array, shape (candidate,) or (candidate, competence)
        True ability, one overall or by competence.
    streams : Streams
    guessing : float64 array, shape (item,), optional
        Chance to be right without knowing; the rules themselves know of none.
    """
    by_candidate = np.ascontiguousarray(ability)

    def answers(rows: slice, question: int, items: Indices) -> Bools:
        theta = by_candidate[rows]
        if theta.ndim == 2:
            cell = pool.competence.take(items)
            cell += np.arange(0, theta.size, theta.shape[1])
            theta = theta.reshape(-1).take(cell)
        p = probability(theta, pool.a.take(items), pool.b.take(items))
        if guessing is not None:
            p += guessing.take(items) * (1 - p)
        right: Bools = streams.single(rows, question, ANSWERS) < p
        return right

    return answers


def simulate_assessments(
    rules: V3,
    pool: ItemPool,
    ability: Floats,
    rng: np.random.Generator,
    *,
    first: int = 0,
    guessing: Floats | None = None,
    late: NDArray[np.integer] | None = None,
) -> Assessments:
    """Complete tests of candidates of known ability; equally informative items are drawn.

    Candidate ``first + i`` (row ``i``) draws from counters of its own, under a key taken from
    `rng`: a cohort cut into chunks, each with a generator in the same state and its own `first`,
    gives the rows of the whole, bit for bit. Draws belong to questions, so that experiments under
    one key share their random numbers.

    Parameters
    ----------
    rules, pool
        As for `administer`.
    ability, guessing
        As for `modelled_answers`.
    late
        As for `Progress`.
    rng : numpy.random.Generator
        Two words are drawn.
    first : int
        Number of the first candidate.

    Raises
    ------
    ValueError
        Abilities of the wrong shape, or not finite; else as for `administer`.
    """
    ability = np.asarray(ability, dtype=np.float64)
    _check_inputs(pool, ability, guessing)
    streams = Streams.of(rng, first)
    return administer(
        rules,
        pool,
        len(ability),
        modelled_answers(pool, ability, streams, guessing),
        streams.picks(rules),
        ties=streams.ties,
        late=late,
    )


def _check_inputs(pool: ItemPool, ability: Floats, guessing: Floats | None) -> None:
    faults = []
    if ability.ndim != 1 and ability.shape[1:] != (pool.competences,):
        faults.append(
            f"ability has shape {ability.shape}, not (candidate,) or (candidate, {pool.competences})"
        )
    if not np.isfinite(ability).all():
        faults.append(f"{np.count_nonzero(~np.isfinite(ability))} abilities are not finite")
    if guessing is not None and guessing.shape != (len(pool),):
        faults.append(f"guessing has shape {guessing.shape}, not ({len(pool)},)")
    if faults:
        raise ValueError("; ".join(faults))
