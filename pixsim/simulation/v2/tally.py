"""What a block of V2 adds: its sums, and its rows of the table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Ints
from pixsim.rules.v2 import V2, Verdict
from pixsim.simulation.blocks import POOLS, Block
from pixsim.simulation.columns import PROFILE, WHO, Columns, profile, who
from pixsim.simulation.people.cohort import Candidates
from pixsim.simulation.tally import Result, Tally, by_levels, ended_early, result_of
from pixsim.simulation.v2.sitting import Failure, Sat

MEANING = {
    **WHO,
    "pix": "int16: certified pix; 0 without certificate",
    "rate": "int16: reproducibility rate, percent",
    "questions": "int8: questions of the test; 0 where it was not sat",
    "answered": "int8: questions seen before the test ended",
    "technical": "bool: a technical problem ended the test",
    "failure": "category: none; rate, too few right answers; time, dropout, technical: those ended "
    "the test, which would have been passed otherwise",
    "seconds": "float32: taken until the test ended; 0 where it was not sat",
    **PROFILE,
    "level_*": "int8: certified level; -1 lost, not tested, or the test was cancelled",
    "verdict_*": "category: not_tested, kept, lowered, lost; of cancelled tests too, which no summary "
    "counts",
}
"""Columns and their meaning; ``*`` stands for a competence, 1.1 to 5.2."""


@dataclass(frozen=True)
class V2Tally(Tally):
    """Sums of V2, beside those of every test.

    Attributes
    ----------
    rate : int64 array, shape (101,)
        Admitted by reproducibility rate.
    joint : int64 array, shape (competence, true level, profile level, verdict)
        Competences of the admitted whose test has a result and was not cancelled; uncapped levels
        from 0 to 8, values of `Verdict`.
    pix : int64 array, shape (competence,)
        Sum of certified pix; a cancelled test certifies none.
    failure : int64 array, shape (failure,)
        Admitted by `Failure`.
    by_pool : int64 array, shape (pool, result)
        Candidates by the number of their pool of forms, and `Result`.
    pix_by_pool : int64 array, shape (pool,)
        Sum of certified pix, likewise.
    """

    rate: Ints
    joint: Ints
    pix: Ints
    failure: Ints
    by_pool: Ints
    pix_by_pool: Ints


def tally_block(candidates: Candidates, sat: Sat, most_pix: int, items: int, pool: int) -> V2Tally:
    """Count one block.

    Parameters
    ----------
    candidates : Candidates
    sat : Sat
    most_pix : int
        Highest total there can be.
    items : int
        Length of the item axis.
    pool : int
        Number of the block's pool of forms.
    """
    scores, admitted, held = sat.scores, sat.admitted, sat.has_result
    chosen = slice(None) if admitted.all() else np.flatnonzero(admitted)
    early = (sat.answered < sat.questions)[chosen]
    shown = (admitted & held)[:, None]
    result = np.bincount(result_of(scores.status, admitted), minlength=len(Result))
    total = (scores.total * held)[chosen]
    mine = np.arange(POOLS) == pool
    return V2Tally(
        result=result,
        total=np.bincount(total, minlength=most_pix + 1),
        unfinished=ended_early(early, sat.technical[chosen]),
        uses=_count_uses(sat, chosen, items),
        rate=np.bincount(scores.rate[chosen], minlength=101),
        joint=by_levels(candidates, np.where(shown, scores.verdict, np.int8(-1)), len(Verdict)),
        pix=(scores.pix.T * held)[:, chosen].sum(axis=1, dtype=np.int64),
        failure=np.bincount(sat.failure[chosen], minlength=len(Failure)),
        by_pool=mine[:, None] * result,
        pix_by_pool=mine * total.sum(dtype=np.int64),
    )


def _count_uses(sat: Sat, chosen: slice | NDArray[np.intp], items: int) -> Ints:
    """How often these candidates saw each item."""
    pool, row = sat.pool, sat.row[:, chosen]
    uses = np.zeros(items, dtype=np.int64)
    forms = np.bincount(row.ravel(), minlength=pool.asked.size)
    for item in pool.item:
        asked = item >= 0
        uses += np.bincount(item[asked], forms[asked], items).astype(np.int64)  # exact: small
    early = np.flatnonzero((sat.answered < sat.questions)[chosen])
    row = row[:, early]
    asked = pool.asked[row]
    left = sat.answered[chosen][early] - (np.cumsum(asked, axis=0) - asked)  # from each competence
    for place, item in enumerate(pool.item):
        unseen = item[row[place >= left]]
        uses -= np.bincount(unseen[unseen >= 0], minlength=items)
    return uses


def block_columns(candidates: Candidates, sat: Sat, block: Block, rules: V2) -> Columns:
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
        "failure": sat.failure * sits,
        "seconds": sat.seconds * sits,
        **profile(candidates, rules),
        "level_": level.astype(np.int8),
        "verdict_": scores.verdict * sits[:, None],
    }
