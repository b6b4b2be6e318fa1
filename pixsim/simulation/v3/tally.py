"""Sums of a simulation of V3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pixsim.rules.v3 import V3, Comment, Status
from pixsim.simulation.tally import LEVELS, Counts, Result, Tally, by_levels, ended_early, result_of

if TYPE_CHECKING:
    from pixsim.simulation.people.cohort import Candidates
    from pixsim.simulation.v3.sitting import AdaptiveSat

UNIT = 1 / 4096
"""Abilities are summed in whole units of this size."""


@dataclass(frozen=True)
class AdaptiveTally(Tally):
    """Sums of V3, beside those of every test.

    Attributes
    ----------
    comment : int64 array, shape (comment,)
        Admitted by automatic comment.
    answered : int64 array, shape (answers,)
        Admitted by number of answers.
    degraded : int64 array, shape (1,)
        Results degraded.
    band : int64 array, shape (band,)
        Certified candidates by global level.
    joint : int64 array, shape (competence, true level, profile level, certified level + 1)
        Competences of the admitted whose test was not cancelled; index 0: no level.
    capacity : int64 array, shape (6,)
        Of the candidates scored: how many, then sums of x, y, x², y² and x y, where x is the mean
        true ability and y the ability scored, in units of `UNIT`.
    """

    comment: Counts
    answered: Counts
    degraded: Counts
    band: Counts
    joint: Counts
    capacity: Counts


def adaptive_tally(
    candidates: Candidates, sat: AdaptiveSat, rules: V3, items: int
) -> AdaptiveTally:
    """Count one block; `items` is the length of the item axis."""
    found, admitted = sat.certificates, sat.admitted
    certified = admitted & (found.status == Status.VALIDATED)
    shown = admitted & (found.status != Status.CANCELLED)
    early = admitted & (sat.answered < rules.length)
    asked = admitted[:, None] & (np.arange(rules.length) < sat.answered[:, None])
    return AdaptiveTally(
        result=np.bincount(result_of(found.status, admitted), minlength=len(Result)),
        total=np.bincount(certified_pix(sat)[admitted], minlength=rules.max_score + 1),
        unfinished=ended_early(early, sat.technical),
        uses=np.bincount(sat.items[asked], minlength=items),
        comment=np.bincount(found.comment[admitted], minlength=len(Comment)),
        answered=np.bincount(sat.answered[admitted], minlength=rules.length + 1),
        degraded=np.array([np.count_nonzero(found.degraded & admitted)], dtype=np.int64),
        band=np.bincount(found.global_level[certified], minlength=len(rules.bands)),
        joint=by_levels(candidates, np.where(shown[:, None], found.level + 1, -1), LEVELS + 1),
        capacity=_moments(candidates, found.theta, admitted & found.scored),
    )


def certified_pix(sat: AdaptiveSat) -> NDArray[np.int32]:
    """Pix of each certificate; 0 without one."""
    found = sat.certificates
    return np.where(found.status == Status.VALIDATED, found.score, 0)


def _moments(
    candidates: Candidates, theta: NDArray[np.float64], scored: NDArray[np.bool_]
) -> Counts:
    """Whole sums of true and estimated abilities, and of their products."""
    true = candidates.theta[scored].mean(axis=1, dtype=np.float64)
    x, y = (np.rint(ability / UNIT).astype(np.int64) for ability in (true, theta[scored]))
    sums = (x.sum(), y.sum(), (x * x).sum(), (y * y).sum(), (x * y).sum())
    return np.array([x.size, *sums], dtype=np.int64)
