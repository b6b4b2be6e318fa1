"""Figures of each part of a population, from the table of a simulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.simulation.summary import wilson
from pixsim.simulation.tally import Result

if TYPE_CHECKING:
    from pandas import DataFrame


def group_figures(table: DataFrame) -> DataFrame:
    """One row per group: see `SimulationResult.by_group`."""
    import pandas as pd

    sat = table[table["result"] != Result.NOT_ADMITTED.name.lower()]
    pix = sat.groupby("group", observed=False)["pix"]
    passed = (sat["result"] == Result.VALIDATED.name.lower()).groupby(sat["group"], observed=False)
    shares = [wilson(int(n), int(of)) for n, of in zip(passed.sum(), passed.size(), strict=True)]
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
