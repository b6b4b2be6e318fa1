"""How far certified levels agree with true ones, whatever the test.

Counts are of shape (true level, profile level, certified level + 1), levels from 0, so that index 0
is a competence certified at no level. The true level is the one an honest profile would show.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from pixsim.foundation.arrays import Ints
from pixsim.simulation.people.levels import LEVELS


@dataclass(frozen=True, slots=True)
class Agreement:
    """Certified level against true level; NaN where there is none.

    Both are capped; no level counts as level 0.

    Attributes
    ----------
    compared : int
        Competences.
    exact, adjacent : float
        Shares with the same level, and with at most one level of difference.
    kappa, weighted_kappa : float
        Cohen's kappa, unweighted and with quadratic weights.
    bias : float
        Mean of certified minus true, levels.
    above : float
        Share certified above the true level: false certification.
    below : float
        Share certified below it: unjust loss.
    """

    compared: int
    exact: float
    adjacent: float
    kappa: float
    weighted_kappa: float
    bias: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class ProfileAgreement(Agreement):
    """The same where the test confirms a profile or not, as V2 does.

    Attributes
    ----------
    false_certification : float
        Among profiles above the truth: share certified above it.
    unjust_loss : float
        Among profiles not above the truth: share certified below the profile.
    """

    false_certification: float
    unjust_loss: float


def agreement(counts: Ints, max_level: int) -> Agreement:
    """Agreement from counts of shape (true level, profile level, certified level + 1)."""
    confusion = np.zeros((LEVELS, LEVELS), dtype=np.int64)
    true, certified = _capped_levels(counts, max_level)
    np.add.at(confusion, (true, certified), counts)
    n = int(confusion.sum())
    distance = np.arange(LEVELS) - np.arange(LEVELS)[:, None]  # certified minus true
    return Agreement(
        compared=n,
        exact=share(int(confusion[distance == 0].sum()), n),
        adjacent=share(int(confusion[abs(distance) <= 1].sum()), n),
        kappa=cohen_kappa(confusion, (distance != 0).astype(np.int64)),
        weighted_kappa=cohen_kappa(confusion, distance**2),
        bias=share(int((distance * confusion).sum()), n),
        above=share(int(confusion[distance > 0].sum()), n),
        below=share(int(confusion[distance < 0].sum()), n),
    )


def profile_agreement(counts: Ints, max_level: int) -> ProfileAgreement:
    """The same, with what becomes of inflated profiles and of just ones."""
    found = agreement(counts, max_level)
    true, certified = _capped_levels(counts, max_level)
    profile = np.minimum(np.indices(counts.shape)[1], max_level)
    inflated = profile > true
    loses = certified < profile
    return ProfileAgreement(
        **{name: getattr(found, name) for name in Agreement.__slots__},
        false_certification=share(
            int(counts[inflated & (certified > true)].sum()), int(counts[inflated].sum())
        ),
        unjust_loss=share(int(counts[~inflated & loses].sum()), int(counts[~inflated].sum())),
    )


def cohen_kappa(confusion: Ints, weights: Ints) -> float:
    """Cohen's kappa: 1 - observed / expected disagreement, both weighted; NaN where none can be."""
    n = int(confusion.sum())
    by_row, by_column = (confusion.sum(axis=k, dtype=np.float64) for k in (1, 0))
    expected = float((weights * np.outer(by_row, by_column)).sum())
    if not expected:
        return math.nan
    return 1 - n * int((weights * confusion).sum()) / expected


def share(part: float, whole: int) -> float:
    """A quotient, NaN where there is nothing to divide by."""
    return part / whole if whole else math.nan


def _capped_levels(counts: Ints, max_level: int) -> tuple[Ints, Ints]:
    """True and certified level of each cell, capped."""
    true, _, certified = np.indices(counts.shape, dtype=np.int64)
    return np.minimum(true, max_level), np.minimum(np.maximum(certified - 1, 0), max_level)
