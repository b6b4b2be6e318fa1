"""Differences between the arms of an experiment, paired by replication."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pixsim.foundation.problems import DataError, Problem
from pixsim.simulation.experiments.design import SETTINGS

if TYPE_CHECKING:
    from pandas import DataFrame

LABELS = ("arm", "replication", "seed", "candidates")
NOT_COMPARED = (".low", ".high", ".count", ".out_of", "_margin")
"""Parts of a proportion or a mean that say nothing its value does not."""


def compare(table: DataFrame, baseline: str, figures: Sequence[str] | None = None) -> DataFrame:
    """Every arm minus the baseline, with paired standard errors over replications.

    Replications are independent of each other, so the differences of one replication after the
    other are independent draws, whether or not arms share their random numbers; shared ones make
    them vary less. An arm under V2 and one under V3 have the same people and circumstances, with
    other questions and answers: that halves the error of their difference. Standard errors and
    intervals tell how far the figures depend on the draw of candidates, forms and answers. They say
    nothing of the priors, which are guesses.

    Parameters
    ----------
    table : DataFrame
        From `experiment`, or read back from a file.
    baseline : str
        Arm that the others are compared with.
    figures : sequence of str, optional
        Columns; by default every numeric one that is a figure.

    Returns
    -------
    DataFrame
        One row per arm and figure: ``arm``, ``figure``, ``replications`` (pairs that have a value),
        ``baseline`` and ``mean`` (over those pairs), ``difference``, ``standard_error``, and the
        95 % interval ``low`` to ``high`` (Student, one degree of freedom less than pairs). With
        fewer than two pairs there is no standard error: NaN.

    Raises
    ------
    DataError
        No such arm or column, columns missing, or an arm that has a replication twice.

    Examples
    --------
    >>> import pixsim
    >>> from pixsim.simulation import compare
    >>> arms = {"today": {}, "short": {"rules.duration_minutes": 60}}
    >>> table = pixsim.experiment(arms, candidates=256, seed=1, replications=2)
    >>> differences = compare(table, "today", ["mean_pix"])
    >>> differences[["arm", "figure"]]
         arm    figure
    0  short  mean_pix
    """
    import pandas as pd

    names = _figure_columns(table, baseline, figures)
    arms = list(dict.fromkeys(table["arm"].astype(str)))
    by_arm = {arm: table[table["arm"] == arm].set_index("replication")[names] for arm in arms}
    reference = by_arm.pop(baseline)
    parts = [_compare_arm(arm, found, reference) for arm, found in by_arm.items()]
    if not parts:
        raise DataError([_column_problem("arm", "one_arm", "there is no arm beside the baseline")])
    joined = pd.concat(parts, ignore_index=True)
    joined["arm"] = pd.Categorical(joined["arm"], [arm for arm in arms if arm != baseline])
    return joined


def _compare_arm(arm: str, found: DataFrame, reference: DataFrame) -> DataFrame:
    """Rows of one arm."""
    import pandas as pd
    from scipy.special import stdtrit  # type: ignore[import-untyped]

    one, other = found.align(reference, join="inner", axis=0)
    both = one.notna() & other.notna()
    one, other = one[both], other[both]
    pairs, difference = both.sum(), one - other
    several = pairs.where(pairs > 1)
    error = difference.std(ddof=1) / np.sqrt(several)
    half = stdtrit(several - 1, 0.975) * error
    middle = difference.mean()
    return pd.DataFrame(
        {
            "arm": arm,
            "figure": list(found.columns),
            "replications": pairs.to_numpy(),
            "baseline": other.mean().to_numpy(),
            "mean": one.mean().to_numpy(),
            "difference": middle.to_numpy(),
            "standard_error": error.to_numpy(),
            "low": (middle - half).to_numpy(),
            "high": (middle + half).to_numpy(),
        }
    )


def _figure_columns(table: DataFrame, baseline: str, wanted: Sequence[str] | None) -> list[str]:
    """Columns to compare."""
    missing = [name for name in ("arm", "replication") if name not in table.columns]
    if missing:
        raise DataError([_column_problem(name, "missing_column", "is missing") for name in missing])
    numbers = [
        str(name)
        for name in table.select_dtypes("number").columns
        if name not in LABELS and str(name).split(".")[0] not in SETTINGS
    ]
    problems = []
    if baseline not in set(table["arm"]):
        known = ", ".join(dict.fromkeys(table["arm"].astype(str)))
        told = Problem.of("table", "arm", "", "unknown_arm", value=repr(baseline), known=known)
        problems.append(told)
    if table.duplicated(["arm", "replication"]).any():
        problems.append(
            _column_problem("replication", "repeated", "an arm has a replication twice")
        )
    problems += [
        _column_problem(name, "no_figure_column", "is no numeric column of figures")
        for name in wanted or ()
        if name not in numbers
    ]
    if problems:
        raise DataError(problems)
    return list(wanted or [name for name in numbers if not name.endswith(NOT_COMPARED)])


def _column_problem(column: str, kind: str, message: str) -> Problem:
    return Problem("table", column, "", kind, message)
