"""One row per candidate: what the tables of all tests have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pixsim.rules.v2 import V2, Verdict
from pixsim.simulation.blocks import Block
from pixsim.simulation.people.cohort import Candidates
from pixsim.simulation.tally import Result, result_of

if TYPE_CHECKING:
    from pandas import DataFrame

Columns = Mapping[str, NDArray[Any]]
"""Arrays by name; those of two axes, (candidate, competence), become one column a competence."""

WHO = {
    "candidate": "int64: number of the candidate, from 0",
    "result": "category: validated, rejected, cancelled, error (V2 alone), not_admitted (too few "
    "competences)",
}
"""First columns of every table."""

GROUP = {"group": "category: part of the population, where it has several"}
"""Column of the tables of populations with parts."""

PROFILE = {
    "profile_pix": "int16: pix of the profile, capped",
    "theta_*": "float32: true ability of the competence",
    "true_level_*": "int8: level an honest profile would show, capped",
    "profile_level_*": "int8: level of the profile, capped",
}
"""What every table tells of the candidates; ``*`` stands for a competence, 1.1 to 5.2."""

CATEGORIES = {
    "result": [result.name.lower() for result in Result],
    "failure": ["none", "rate", "time", "dropout", "technical"],  # `v2.sitting.Failure`
    "verdict_": [verdict.name.lower() for verdict in Verdict],
}


def who(block: Block, status: NDArray[np.int8], admitted: NDArray[np.bool_]) -> Columns:
    """The columns of `WHO`."""
    return {
        "candidate": block.start + np.arange(block.size, dtype=np.int64),
        "result": result_of(status, admitted),
    }


def profile(candidates: Candidates, rules: V2) -> Columns:
    """The columns of `PROFILE`, under the caps that profiles have."""
    return {
        "profile_pix": np.minimum(candidates.pix, rules.max_pix).sum(axis=1, dtype=np.int16),
        "theta_": candidates.theta,
        "true_level_": np.minimum(candidates.true_level, rules.max_level),
        "profile_level_": np.minimum(candidates.level, rules.max_level),
    }


def join_columns(parts: Sequence[Columns]) -> Columns:
    """Blocks one after the other."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def with_group(columns: Columns, candidates: Candidates) -> Columns:
    """The same with the part of the population of each, where it has several."""
    if candidates.group is None:
        return columns
    first = {name: columns[name] for name in WHO}
    return {**first, "group": candidates.group, **columns}


def frame(data: Columns, codes: Sequence[str], groups: Sequence[str] = ()) -> DataFrame:
    """The columns as a data frame; `groups` are the names of the parts of the population."""
    import pandas as pd

    categories = {**CATEGORIES, "group": list(groups)}

    flat: dict[str, Any] = {}
    for name, values in data.items():
        several = (
            {name + code: values[:, k] for k, code in enumerate(codes)} if values.ndim > 1 else {}
        )
        for column, entries in (several or {name: values}).items():
            named = categories.get(name)
            flat[column] = (
                entries if named is None else pd.Categorical.from_codes(entries, pd.Index(named))
            )
    return pd.DataFrame(flat)
