"""From an ability to the level and pix that a positioning would show.

A skill counts as known where success is at least as likely as `mastery`; between two levels the
pix grow in proportion. Cut-offs rest on the items' difficulties, so they are priors as long as
those are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.item_table import ItemTable
from pixsim.bank.reading.priors import prior_parameters
from pixsim.foundation.arrays import Bytes
from pixsim.rules.v2 import V2

Floats32 = NDArray[np.float32]

LOWEST, HIGHEST = -10.0, 10.0  # abilities beyond are placed as these
STEPS = 64  # cells per unit: abilities are placed to the nearest 1/64, a hundredth of a level or so
LEVELS = 9
"""True levels and levels of a profile: 0 to 8."""

MASTERY = 2 / 3
"""Prior: a skill counts as known where success, guessing left out, has this chance.

Two thirds is the response probability that standard setting uses (Bookmark method, Lewis, Mitzel and
Green 1996; PIAAC's 0.67). Simulated positioning shows in the mean as much as a mastery of 0.60 would:
0.3 level more than two thirds. Lucky guesses and levels reached early count for low abilities; from
ability 1 on, two thirds is what positioning shows
(``tests/benchmarks/profiles.py``).
"""


@dataclass(frozen=True, slots=True)
class LevelScale:
    """Pix by ability, tabulated.

    Attributes
    ----------
    cutoffs : float64 array, shape (competence, level)
        Ability from which each level, from 1, is held.
    pix : int8 array, shape (competence, cell)
        Uncapped pix in each cell of the ability scale.
    pix_per_level : int
    """

    cutoffs: NDArray[np.float64]
    pix: Bytes
    pix_per_level: int

    def pix_of(self, ability: Floats32) -> Bytes:
        """Uncapped pix.

        Parameters
        ----------
        ability : float32 array, shape (candidate, competence)

        Returns
        -------
        int8 array, same shape, laid out by competence
        """
        cells = self.pix.shape[1]
        cell = ability.T * np.float32(STEPS)
        cell += np.float32(0.5 - LOWEST * STEPS)
        np.clip(cell, 0, cells - 1, out=cell)
        place = cell.astype(np.intp)
        place += (np.arange(len(self.pix)) * cells)[:, None]
        return self.pix.ravel().take(place, mode="wrap").T

    def ability_of(self, pix: NDArray[np.integer]) -> Floats32:
        """Middle of the abilities placed at these pix (or the nearest placed at some)."""
        found = np.empty(pix.shape, dtype=np.float32)
        for competence, row in enumerate(self.pix):
            wanted = np.minimum(pix[:, competence], row[-1])
            first = np.searchsorted(row, wanted, side="left")
            last = np.searchsorted(row, wanted, side="right")
            middle = (first + np.maximum(last, first + 1) - 1) / 2
            # the two outer intervals have no end: take what is just inside
            margin = STEPS / 2
            middle = np.where(first == 0, last - margin, middle)
            middle = np.where(last == row.size, first + margin, middle)
            found[:, competence] = middle / STEPS + LOWEST
        return found


def level_scale(
    rules: V2, items: ItemTable, competences: int, mastery: float = MASTERY
) -> LevelScale:
    """Tabulate where each ability is placed.

    Parameters
    ----------
    rules : V2
    items : ItemTable
    competences : int
    mastery : float
        Chance of success, guessing left out, from which a skill counts as known.
    """
    top = int(items.level.max())
    cutoffs = np.array([_competence_cutoffs(items, c, top, mastery) for c in range(competences)])
    abilities = np.arange(LOWEST * STEPS, HIGHEST * STEPS + 1) / STEPS
    pix = [_whole_pix(abilities, row, rules.pix_per_level) for row in cutoffs]
    return LevelScale(cutoffs, np.array(pix, dtype=np.int8), rules.pix_per_level)


def _competence_cutoffs(
    items: ItemTable, competence: int, top: int, mastery: float
) -> NDArray[np.float64]:
    """Cut-offs of one competence, rising; infinite above the last level that has items."""
    shift = math.log(mastery / (1 - mastery))
    here = items.competence == competence
    found = np.empty(top)
    for level in range(1, top + 1):
        at = here & (items.level == level)
        a, b = prior_parameters(level)
        if at.any():
            a, b = float(items.a[at].mean()), float(items.b[at].mean())
        found[level - 1] = b + shift / a
    found = np.maximum.accumulate(found)
    highest = int(items.level[here].max(initial=0))
    found[highest:] = np.inf
    return found


def _whole_pix(
    abilities: NDArray[np.float64], cutoffs: NDArray[np.float64], pix_per_level: int
) -> NDArray[np.float64]:
    """Whole pix: level by level, in proportion between two cut-offs."""
    held = cutoffs[np.isfinite(cutoffs)]
    if not held.size:
        return np.zeros(abilities.size)
    first_gap = held[1] - held[0] if held.size > 1 else 1.0
    knots = np.concatenate([[held[0] - max(first_gap, 0.5)], held])
    pix = pix_per_level * np.arange(knots.size)
    return np.floor(np.interp(abilities, knots, pix) + 1e-9)
