"""The table of a simulation of V2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pixsim.rules.v2 import V2
from pixsim.simulation.columns import PROFILE, WHO, Columns, profile, who

if TYPE_CHECKING:
    from pixsim.simulation.blocks import Block
    from pixsim.simulation.people.cohort import Candidates
    from pixsim.simulation.v2.sitting import Sat

MEANING = {
    **WHO,
    "pix": "int16: certified pix; 0 without certificate",
    "rate": "int16: reproducibility rate, percent",
    "questions": "int8: questions of the test; 0 where it was not sat",
    "answered": "int8: questions seen before the test ended",
    "technical": "bool: a technical problem ended the test",
    **PROFILE,
    "level_*": "int8: certified level; -1 lost, not tested, or the test was cancelled",
    "verdict_*": "category: not_tested, kept, lowered, lost; of cancelled tests too, which no summary "
    "counts",
}
"""Columns and their meaning; ``*`` stands for a competence, 1.1 to 5.2."""


def personal_columns(candidates: Candidates, sat: Sat, block: Block, rules: V2) -> Columns:
    """The columns of one block."""
    scores, sits = sat.scores, sat.admitted
    certified = sits & sat.has_result
    level = np.where(certified[:, None], scores.level, rules.uncertified_level)
    return {
        **who(block, scores.status, sits),
        "pix": np.where(certified, scores.total, 0).astype(np.int16),
        "rate": np.where(sits, scores.rate, 0).astype(np.int16),
        "questions": np.where(sits, sat.questions, 0).astype(np.int8),
        "answered": np.where(sits, sat.answered, 0).astype(np.int8),
        "technical": sits & sat.technical,
        **profile(candidates, rules),
        "level_": level.astype(np.int8),
        "verdict_": scores.verdict * sits[:, None],
    }
