"""One row a candidate: the columns of a simulation's table, and their meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pixsim.rules.v2 import V2
from pixsim.simulation.blocks import Block
from pixsim.simulation.cohort import Candidates
from pixsim.simulation.personal_test import Sat
from pixsim.simulation.tally import Result, result_of

if TYPE_CHECKING:
    from pandas import DataFrame

Columns = Mapping[str, NDArray[Any]]
"""Arrays by name; those of two axes, (candidate, competence), become one column a competence."""

MEANING = {
    "candidate": "int64: number of the candidate, from 0",
    "result": "category: validated, rejected, cancelled, error, not_admitted (too few competences)",
    "pix": "int16: certified pix; 0 where the test was not sat",
    "rate": "int16: reproducibility rate, percent",
    "questions": "int8: questions of the test; 0 where it was not sat",
    "answered": "int8: questions seen before the test ended",
    "technical": "bool: a technical problem ended the test",
    "profile_pix": "int16: pix of the profile, capped",
    "theta_*": "float32: true ability of the competence",
    "true_level_*": "int8: level an honest profile would show, capped",
    "profile_level_*": "int8: level of the profile, capped",
    "level_*": "int8: certified level; -1 lost or not tested",
    "verdict_*": "category: not_tested, kept, lowered, lost",
}
"""Columns and their meaning; ``*`` stands for a competence, 1.1 to 5.2."""


def columns(candidates: Candidates, sat: Sat, block: Block, rules: V2) -> Columns:
    """The columns of one block."""
    scores, sits = sat.scores, sat.admitted
    pix = np.minimum(candidates.pix, rules.max_pix)
    return {
        "candidate": block.start + np.arange(block.size, dtype=np.int64),
        "result": result_of(sat),
        "pix": np.where(sits, scores.total, 0).astype(np.int16),
        "rate": np.where(sits, scores.rate, 0).astype(np.int16),
        "questions": np.where(sits, sat.questions, 0).astype(np.int8),
        "answered": np.where(sits, sat.answered, 0).astype(np.int8),
        "technical": sits & candidates.technical & (sat.answered < sat.questions),
        "profile_pix": pix.sum(axis=1, dtype=np.int16),
        "theta_": candidates.theta,
        "true_level_": np.minimum(candidates.true_level, rules.max_level),
        "profile_level_": np.minimum(candidates.level, rules.max_level),
        "level_": np.where(sits[:, None], scores.level, rules.uncertified_level).astype(np.int8),
        "verdict_": scores.verdict * sits[:, None],
    }


def joined(parts: Sequence[Columns]) -> Columns:
    """Blocks one after the other."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def frame(data: Columns, codes: Sequence[str]) -> DataFrame:
    """The columns as a data frame."""
    import pandas as pd

    flat: dict[str, Any] = {}
    for name, values in data.items():
        if values.ndim == 1:
            flat[name] = values
        else:
            flat |= {name + code: values[:, k] for k, code in enumerate(codes)}
    results = pd.Index([result.name.lower() for result in Result])
    verdicts = pd.Index(["not_tested", "kept", "lowered", "lost"])
    flat["result"] = pd.Categorical.from_codes(flat["result"], results)
    for code in codes:
        name = f"verdict_{code}"
        flat[name] = pd.Categorical.from_codes(flat[name], verdicts)
    return pd.DataFrame(flat)
