"""What a block of V3 adds: its sums, and its rows of the table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Ints
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3, Comment, Status
from pixsim.simulation.blocks import Block
from pixsim.simulation.columns import PROFILE, WHO, Columns, profile, who
from pixsim.simulation.people.cohort import Candidates
from pixsim.simulation.people.levels import LEVELS
from pixsim.simulation.tally import Result, Tally, by_levels, ended_early, result_of
from pixsim.simulation.v3.sitting import Sat

UNIT = 1 / 4096
"""Abilities are summed in whole units of this size."""

MEANING = {
    **WHO,
    "pix": "int16: certified score; 0 without certificate",
    "global_level": "int8: place of the global level (0 to 7 with the public seed); -1 without score "
    "or below the first",
    "theta": "float64: ability after the answers given; NaN where the test was not sat",
    "error": "float64: its error (posterior root mean square)",
    "scored_theta": "float64: ability scored, degraded where it is; NaN without score",
    "mean_theta": "float32: mean of the sixteen true abilities",
    "answered": "int8: answers given; 0 where the test was not sat",
    "degraded": "bool: unfinished by the candidate, filled up with skipped questions",
    "technical": "bool: a technical problem ended the test",
    "seconds": "float32: taken until the test ended; 0 where it was not sat",
    **PROFILE,
    "level_*": "int8: certified level; -1 without certificate",
}
"""Columns and their meaning; ``*`` stands for a competence, 1.1 to 5.2.

Score and levels rest on the cut-offs of Pix's public seed unless the rules hold others."""


@dataclass(frozen=True)
class V3Tally(Tally):
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

    comment: Ints
    answered: Ints
    degraded: Ints
    band: Ints
    joint: Ints
    capacity: Ints


def tally_block(candidates: Candidates, sat: Sat, rules: V3, items: int) -> V3Tally:
    """Count one block; `items` is the length of the item axis."""
    found, admitted = sat.certificates, sat.admitted
    certified = admitted & (found.status == Status.VALIDATED)
    shown = admitted & (found.status != Status.CANCELLED)
    early = admitted & (sat.answered < rules.length)
    asked = admitted[:, None] & (np.arange(rules.length) < sat.answered[:, None])
    return V3Tally(
        result=np.bincount(result_of(found.status, admitted), minlength=len(Result)),
        total=np.bincount(certified_pix(sat)[admitted], minlength=rules.max_score + 1),
        unfinished=ended_early(early, sat.technical),
        uses=np.bincount(sat.items[asked], minlength=items),
        comment=np.bincount(found.comment[admitted], minlength=len(Comment)),
        answered=np.bincount(sat.answered[admitted], minlength=rules.length + 1),
        degraded=np.array([np.count_nonzero(found.degraded & admitted)], dtype=np.int64),
        band=np.bincount(found.global_level[certified], minlength=len(rules.bands)),
        joint=by_levels(candidates, np.where(shown[:, None], found.level + 1, -1), LEVELS + 1),
        capacity=_ability_sums(candidates, found.theta, admitted & found.scored),
    )


def certified_pix(sat: Sat) -> NDArray[np.int32]:
    """Pix of each certificate; 0 without one."""
    found = sat.certificates
    return np.where(found.status == Status.VALIDATED, found.score, 0)


def _ability_sums(
    candidates: Candidates, theta: NDArray[np.float64], scored: NDArray[np.bool_]
) -> Ints:
    """Whole sums of true and estimated abilities, and of their products."""
    true = candidates.theta[scored].mean(axis=1, dtype=np.float64)
    x, y = (np.rint(ability / UNIT).astype(np.int64) for ability in (true, theta[scored]))
    sums = (x.sum(), y.sum(), (x * x).sum(), (y * y).sum(), (x * y).sum())
    return np.array([x.size, *sums], dtype=np.int64)


def block_columns(
    candidates: Candidates,
    sat: Sat,
    block: Block,
    profiles: V2,
    error: NDArray[np.float64],
) -> Columns:
    """The columns of one block.

    Parameters
    ----------
    candidates : Candidates
    sat : Sat
    block : Block
    profiles : V2
        For the caps of profiles.
    error : float64 array, shape (candidate,)
        Of the ability after the answers given.
    """
    found, sits = sat.certificates, sat.admitted
    return {
        **who(block, found.status, sits),
        "pix": np.where(sits, certified_pix(sat), 0).astype(np.int16),
        "global_level": np.where(sits, found.global_level, np.int8(-1)),
        "theta": np.where(sits, sat.theta, np.nan),
        "error": np.where(sits, error, np.nan),
        "scored_theta": np.where(sits, found.theta, np.nan),
        "mean_theta": candidates.theta.mean(axis=1),
        "answered": np.where(sits, sat.answered, np.int8(0)),
        "degraded": sits & found.degraded,
        "technical": sits & sat.technical,
        "seconds": sat.seconds * sits,
        **profile(candidates, profiles),
        "level_": np.where(sits[:, None], found.level, np.int8(-1)),
    }
