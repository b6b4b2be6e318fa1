"""What a person may know of each skill: raised and lowered by answers, times memory.

A model of many possible persons at once, one per row: how far the profile is their own, how fast they
forget, what they learn from an explanation. All of it is *prior*.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Floats

Rows = NDArray[np.intp]

GUESS: Final = 0.12  # to be right without knowing
SLIP: Final = 0.07  # to be wrong though one knows
EXPONENT: Final = 0.4  # of the power law by which one forgets
OLD_DAYS, NEW_DAYS, MOST_TAU = 90.0, 4.0, 365.0
"""Scale of forgetting of what was long known, of what was just learnt, and the longest, days."""
LEARNT: Final = (0.0, 0.9)  # chance to learn from an explanation, from person to person
HELPED: Final = 0.3  # share of persons whose profile may be partly not their own
OWN, NOT_OWN = (0.8, 1.0), (0.15, 0.8)  # share of the skills shown that they know


@dataclass
class Memory:
    """Possible persons; arrays of shape (person, skill) unless said otherwise.

    Attributes
    ----------
    known : float64 array
        Chance that the skill was known when it was last met.
    tau : float64 array
        Days on the scale of which it is forgotten.
    since : float64 array
        Days since it was last met.
    exponent, learning : float64 arrays, shape (person, 1)
    log_weight : float64 array, shape (person,)
        Log likelihood of the answers so far.
    """

    known: Floats
    tau: Floats
    since: Floats
    exponent: Floats
    learning: Floats
    log_weight: Floats

    @property
    def present(self) -> Floats:
        """Chance that each skill is known now."""
        kept: Floats = self.known * (1 + self.since / self.tau) ** -self.exponent
        return kept

    def right(self, guess: float = GUESS, slip: float = SLIP) -> Floats:
        """Chance of a right answer to each skill now."""
        now = self.present
        chance: Floats = now * (1 - slip) + (1 - now) * guess
        return chance

    def wait(self, days: float) -> None:
        """Days go by."""
        self.since += days

    def answer(self, rows: Rows, skill: Rows, right: Bools) -> None:
        """Answers to one skill of some persons; then the explanation is read.

        Parameters
        ----------
        rows, skill : intp arrays, shape (answer,)
        right : bool array, same shape
        """
        known, tau = self.known[rows, skill], self.tau[rows, skill]
        now = known * (1 + self.since[rows, skill] / tau) ** -self.exponent[rows, 0]
        hit, miss = now * (1 - SLIP), now * SLIP
        total = np.where(right, hit + (1 - now) * GUESS, miss + (1 - now) * (1 - GUESS))
        self.log_weight[rows] += np.log(total)
        after = np.where(right, hit, miss) / total
        self.tau[rows, skill] = np.where(
            right, np.minimum(2 * tau, MOST_TAU), after * tau + (1 - after) * NEW_DAYS
        )
        self.known[rows, skill] = after + (1 - after) * self.learning[rows, 0]
        self.since[rows, skill] = 0.0

    @property
    def weight(self) -> Floats:
        """Weight of each person given the answers; they add up to 1."""
        raw = np.exp(self.log_weight - self.log_weight.max())
        share: Floats = raw / raw.sum()
        return share


def possible_persons(count: int, shown: Bools, age: Floats, rng: np.random.Generator) -> Memory:
    """Persons who may have this profile, before any answer since.

    Parameters
    ----------
    count : int
    shown : bool array, shape (skill,)
        The profile shows that the skill is known.
    age : float64 array, shape (skill,)
        Days since it did.
    rng : Generator

    Notes
    -----
    Forgetting goes from half to double, evenly in the logarithm.
    """
    helped = rng.random((count, 1)) < HELPED
    share = np.where(helped, rng.uniform(*NOT_OWN, (count, 1)), rng.uniform(*OWN, (count, 1)))
    shape = (count, shown.size)
    return Memory(
        known=np.where(shown, share, 0.1) * np.ones(shape),
        tau=np.full(shape, OLD_DAYS),
        since=np.broadcast_to(np.where(shown, age, 0.0), shape).copy(),
        exponent=EXPONENT * 2.0 ** rng.uniform(-1, 1, (count, 1)),
        learning=rng.uniform(*LEARNT, (count, 1)),
        log_weight=np.zeros(count),
    )
