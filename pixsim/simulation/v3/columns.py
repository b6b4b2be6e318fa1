"""The table of a simulation of V3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pixsim.rules.v2 import V2
from pixsim.simulation.columns import PROFILE, WHO, Columns, profile, who
from pixsim.simulation.v3.tally import certified_pix

if TYPE_CHECKING:
    from pixsim.simulation.blocks import Block
    from pixsim.simulation.people.cohort import Candidates
    from pixsim.simulation.v3.sitting import AdaptiveSat

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
    **PROFILE,
    "level_*": "int8: certified level; -1 without certificate",
}
"""Columns and their meaning; ``*`` stands for a competence, 1.1 to 5.2.

Score and levels rest on the cut-offs of Pix's public seed unless the rules hold others."""


def adaptive_columns(
    candidates: Candidates,
    sat: AdaptiveSat,
    block: Block,
    profiles: V2,
    error: NDArray[np.float64],
) -> Columns:
    """The columns of one block.

    Parameters
    ----------
    candidates : Candidates
    sat : AdaptiveSat
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
        **profile(candidates, profiles),
        "level_": np.where(sits[:, None], found.level, np.int8(-1)),
    }
