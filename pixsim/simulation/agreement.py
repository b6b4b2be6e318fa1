"""How far certified levels agree with true ones."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.rules.v2 import V2, Verdict


@dataclass(frozen=True, slots=True)
class Agreement:
    """Certified level against true level, over tested competences; NaN where there is none.

    Both are capped; a lost competence counts as level 0, as it shows no level.

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
    false_certification : float
        Among profiles above the truth: share certified above it.
    unjust_loss : float
        Among profiles not above the truth: share lowered or lost.
    """

    compared: int
    exact: float
    adjacent: float
    kappa: float
    weighted_kappa: float
    bias: float
    false_certification: float
    unjust_loss: float


def agreement(joint: NDArray[np.int64], rules: V2) -> Agreement:
    """Agreement from counts of shape (true level, profile level, verdict), levels uncapped from 0."""
    levels = joint.shape[0]
    true, profile, verdict = np.indices(joint.shape)
    true = np.minimum(true, rules.max_level)
    lowered = np.minimum(np.maximum(profile - 1, 0), rules.max_level)
    kept = np.minimum(profile, rules.max_level)
    certified = np.where(verdict == Verdict.KEPT, kept, lowered) * (verdict != Verdict.LOST)
    counts = np.where(verdict == Verdict.NOT_TESTED, 0, joint)
    confusion = np.zeros((levels, levels), dtype=np.int64)
    np.add.at(confusion, (true, certified), counts)
    n = int(confusion.sum())
    distance = np.arange(levels) - np.arange(levels)[:, None]  # certified minus true
    above = kept > true
    hit = (verdict == Verdict.LOWERED) | (verdict == Verdict.LOST)
    return Agreement(
        compared=n,
        exact=share(int(confusion[distance == 0].sum()), n),
        adjacent=share(int(confusion[abs(distance) <= 1].sum()), n),
        kappa=cohen_kappa(confusion, (distance != 0).astype(np.int64)),
        weighted_kappa=cohen_kappa(confusion, distance**2),
        bias=share(int((distance * confusion).sum()), n),
        false_certification=share(
            int(counts[above & (certified > true)].sum()), int(counts[above].sum())
        ),
        unjust_loss=share(int(counts[~above & hit].sum()), int(counts[~above].sum())),
    )


def cohen_kappa(confusion: NDArray[np.int64], weights: NDArray[np.int64]) -> float:
    """Cohen's kappa: 1 - observed / expected disagreement, both weighted; NaN where none can be."""
    n = int(confusion.sum())
    expected = int((weights * np.outer(confusion.sum(axis=1), confusion.sum(axis=0))).sum())
    if not expected:
        return math.nan
    return 1 - n * int((weights * confusion).sum()) / expected


def share(part: float, whole: int) -> float:
    """A quotient, NaN where there is nothing to divide by."""
    return part / whole if whole else math.nan
