"""Item fit by the rest of the test, for designs with any holes.

S-X² needs persons who answered everything. Here each answer is compared with its chance given the
person's *other* answers, which the model states exactly: P(y | others) does not depend on the
answer itself, so that answers in groups of equal chance are independent draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.answers.response_matrix import Responses
from pixsim.calibration.ability import item_curves, match_curves
from pixsim.calibration.estimation.design import Design
from pixsim.calibration.estimation.expectation import log_likelihood, posterior, tables
from pixsim.calibration.estimation.quadrature import normal_grid, points_needed
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.items.fit_inputs import complete_fit_inputs
from pixsim.calibration.items.sx2 import join_small_groups
from pixsim.calibration.result import Calibration
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves, probability

if TYPE_CHECKING:
    import pandas as pd

GROUPS = 10  # of equal size, by expected chance (Hosmer & Lemeshow 1980)
FEWEST_IN_GROUP = 10
DIGITS = 5  # chances closer than this are one: right and wrong answers are reached by two formulas


class Predictions(NamedTuple):
    """What the other answers say of each answer; float32 arrays (person, item), NaN in holes."""

    chance: NDArray[np.float32]  # of a right answer
    theta: NDArray[np.float32]  # ability (EAP)


def rest_fit(
    items: pd.DataFrame | Calibration,
    responses: Any = None,
    *,
    mean: float | None = None,
    sd: float | None = None,
    free_parameters: ArrayLike | None = None,
) -> pd.DataFrame:
    """Fit of each item by the persons' other answers, whatever the holes of the design.

    Parameters
    ----------
    items : Calibration or DataFrame
        A table has the columns ``item``, ``a``, ``b`` and perhaps ``c``.
    responses : array, DataFrame, dict of columns or Responses
        By default those of the fit.
    mean, sd : float
        Distribution of ability; that of the fit, or N(0, 1).
    free_parameters : int or array
        Estimated for each item (0 for one that was fixed); taken from the degrees of freedom. By
        default as for `item_fit`.

    Returns
    -------
    DataFrame
        ``item``, ``n``, ``x2``, ``df``, ``p`` (right answers observed and expected in up to 10
        groups by expected chance; df 0 and p 1 where there are too few answers), ``rmsd`` (root
        mean square difference between observed and expected proportions right, sampling noise
        taken out; 0 where there is no more than noise).

    Notes
    -----
    Chances come from the posterior given all answers: with weights w of the points,
    P(right | others) is 1 / Σ(w / P) for a right answer and 1 - 1 / Σ(w / Q) for a wrong one, two
    matrix products for all persons and items. The grouping is that of Hosmer & Lemeshow (1980).
    Parameters that a prior decided rather than the data fit them less closely than the degrees of
    freedom assume: p is too small for items with a few dozen answers and such a prior.
    """
    given = complete_fit_inputs(items, responses, 0.0, mean, sd, free_parameters)
    names, curves = item_curves(given.items)
    read, curves = match_curves(given.responses, names, curves)
    at = float(np.mean(given.mean))
    spread = float(np.hypot(np.mean(given.sd), np.std(given.mean)))
    return grouped_fit(read, predict_rest_scores(curves, read, at, spread).chance, given.free)


def predict_rest_scores(items: Curves, responses: Responses, mean: float, sd: float) -> Predictions:
    """Chance and ability of each person by the answers to the other items; see `rest_fit`."""
    grid = normal_grid(points_needed(items, int(responses.answered.max()), sd))
    theta = mean + sd * grid.z
    table = tables(items, theta)
    p = probability(items, theta)
    odds = [1.0 / np.maximum(p, 1e-300), 1.0 / np.maximum(1.0 - p, 1e-300)]
    shape = (len(responses.persons), len(responses.items))
    chance, ability = np.full(shape, np.nan, np.float32), np.full(shape, np.nan, np.float32)
    start = 0
    with one_blas_thread():
        for block in Design(responses, merged=False, kept=False):
            rows = responses.rows(start, start + block.size)
            weight, _ = posterior(log_likelihood(block, table, theta), grid.log_weight)
            right, wrong = (weight @ each.T for each in odds)
            total = np.where(rows == 1, right, wrong)
            moment = np.where(
                rows == 1, *((weight * theta) @ each.T for each in odds)
            )  # of θ, without the answer
            value = np.where(rows == 1, 1.0 / right, 1.0 - 1.0 / wrong)
            here = slice(start, start + block.size)
            chance[here] = np.where(rows >= 0, np.clip(value, 0.0, 1.0), np.nan)
            ability[here] = np.where(rows >= 0, moment / total, np.nan)
            start += block.size
    return Predictions(chance, ability)


def grouped_fit(
    responses: Responses, chance: NDArray[np.float32], free_parameters: ArrayLike
) -> pd.DataFrame:
    """Observed against expected right answers in groups of equal chance; see `rest_fit`."""
    import pandas as pd
    from scipy.special import chdtrc  # type: ignore[import-untyped]

    size = len(responses.items)
    free = np.broadcast_to(np.asarray(free_parameters), (size,))
    values = responses.matrix()
    x2, rmsd, df = np.zeros(size), np.zeros(size), np.zeros(size, dtype=np.int64)
    for item in range(size):
        who = values[:, item] >= 0
        expected = chance[who, item].astype(np.float64).round(DIGITS)
        x2[item], cells, rmsd[item] = _pearson_by_score(values[who, item], expected)
        df[item] = max(cells - int(free[item]), 0)
    return pd.DataFrame(
        {
            "item": responses.items, "n": responses.n, "x2": x2, "df": df,
            "p": np.where(df > 0, chdtrc(np.maximum(df, 1), x2), 1.0), "rmsd": rmsd,
        }
    )  # fmt: skip


def _pearson_by_score(right: NDArray[np.int8], expected: Floats) -> tuple[float, int, float]:
    """Statistic, number of groups and root mean square difference."""
    if expected.size < 2 * FEWEST_IN_GROUP:
        return 0.0, 0, 0.0
    number = min(GROUPS, expected.size // FEWEST_IN_GROUP)
    cuts = np.unique(np.quantile(expected, np.arange(1, number) / number))
    group = np.searchsorted(cuts, expected, side="right")
    columns = (right, np.ones_like(expected), expected, expected * (1.0 - expected))
    totals = [np.bincount(group, each, cuts.size + 1) for each in columns]
    sums: Floats = np.column_stack(totals).astype(np.float64)
    observed, n, hoped, variance = join_small_groups(sums[sums[:, 1] > 0]).T
    if n.size < 2 or not (variance > 0).all():
        return 0.0, 0, 0.0
    square = (observed - hoped) ** 2
    excess = float(((square - variance) / n).sum() / n.sum())
    return float((square / variance).sum()), n.size, float(np.sqrt(max(excess, 0.0)))
