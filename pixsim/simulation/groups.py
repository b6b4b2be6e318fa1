"""Figures of each part of a population, from the table of a simulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pixsim.simulation.blocks import BLOCK, POOLS
from pixsim.simulation.summary import Proportion, design_effect, wilson
from pixsim.simulation.tally import Result

if TYPE_CHECKING:
    from pandas import DataFrame, Series


def group_figures(table: DataFrame, *, shared_forms: bool = False) -> DataFrame:
    """One row per group: see `SimulationResult.by_group`.

    Parameters
    ----------
    table : DataFrame
    shared_forms : bool
        Blocks shared their pools of forms, so that intervals allow for it.
    """
    import pandas as pd

    sat = table[table["result"] != Result.NOT_ADMITTED.name.lower()]
    pix = sat.groupby("group", observed=False)["pix"]
    passed = sat["result"] == Result.VALIDATED.name.lower()
    clusters = sat["candidate"] // BLOCK % POOLS if shared_forms else None
    shares = [
        _passed_share(part, clusters) for _, part in passed.groupby(sat["group"], observed=False)
    ]
    figures = {
        "candidates": table["group"].value_counts(sort=False),
        "admitted": pix.size(),
        "mean_pix": pix.mean(),
        "sd_pix": pix.std(ddof=0),
        "q25": pix.quantile(0.25),
        "median": pix.median(),
        "q75": pix.quantile(0.75),
    }
    found = pd.DataFrame(figures)
    found["passed"] = [share.value for share in shares]
    found["passed_low"] = [share.low for share in shares]
    found["passed_high"] = [share.high for share in shares]
    return found


def _passed_share(passed: Series[bool], clusters: Series[int] | None) -> Proportion:
    """Share of a group that passed; its interval allows for pools that several blocks share."""
    effect = 1.0
    if clusters is not None:
        pools = passed.groupby(clusters.loc[passed.index])
        variance = float(passed.var(ddof=0))
        sums = pools.sum().to_numpy().astype(np.int64)
        sizes = pools.size().to_numpy().astype(np.int64)
        effect = design_effect(sums, sizes, variance)
    return wilson(int(passed.sum()), len(passed), effect)
