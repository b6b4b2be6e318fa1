"""How well each item follows the model: infit, outfit and S-X²."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from pixsim.answers.response_matrix import Responses
from pixsim.calibration.ability import item_curves, match_curves
from pixsim.calibration.estimation.quadrature import COARSE, normal_grid
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.items.fit_inputs import complete_fit_inputs
from pixsim.calibration.items.sx2 import s_x2
from pixsim.calibration.result import Calibration
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves, probability

if TYPE_CHECKING:
    import pandas as pd

LEAST_VARIANCE = 10**-2.5  # of an answer: one sure answer gone wrong must not decide alone
WIDEST = 2.0**0.5  # of a mean square's sd: the cube root of Wilson and Hilferty fails beyond


@one_blas_thread()
def item_fit(
    items: pd.DataFrame | Calibration,
    responses: Any = None,
    theta: ArrayLike | None = None,
    *,
    mean: float | None = None,
    sd: float | None = None,
    free_parameters: ArrayLike | None = None,
) -> pd.DataFrame:
    """Infit, outfit and S-X² of each item: ``item_fit(fit)``, or of a table and its answers.

    Parameters
    ----------
    items : Calibration or DataFrame
        A table has the columns ``item``, ``a``, ``b`` and perhaps ``c``.
    responses : array, DataFrame, dict of columns or Responses
        By default those of the fit.
    theta : float64 array, shape (person,)
        Abilities, in the order of the responses; EAP by default.
    mean, sd : float
        Distribution of ability, for S-X²; that of the fit, or N(0, 1).
    free_parameters : int or array
        Estimated for each item: 1 (Rasch), 2 or 3, 0 for one that was fixed; taken from the
        degrees of freedom of S-X². By default as the fit, or the table, says: see
        `pixsim.calibration.items.fit_inputs.complete_fit_inputs`.

    Returns
    -------
    DataFrame
        ``item``, ``infit``, ``z_infit``, ``outfit``, ``z_outfit`` (mean squares, 1 expected, and
        their normal transform), ``s_x2``, ``df``, ``p`` (Orlando & Thissen 2000, persons who
        answered all items; p is 1 and df 0 where there are too few of them: `rest_fit` then
        serves). Without answers the mean squares are 1 and their z 0.

    Raises
    ------
    ValueError
        Items without parameters only, abilities that are not one finite number per person.
    """
    import pandas as pd

    given = complete_fit_inputs(items, responses, theta, mean, sd, free_parameters)
    names, curves = item_curves(given.items)
    read, curves = match_curves(given.responses, names, curves)
    points = finite_abilities(given.theta, read)
    squares = mean_squares(curves, read, points)
    grid = normal_grid(2 * COARSE - 1)
    at = np.mean(given.mean) + np.hypot(np.mean(given.sd), np.std(given.mean)) * grid.z
    statistic, df, p = s_x2(curves, read, at, grid.log_weight, given.free)
    return pd.DataFrame({"item": read.items, **squares, "s_x2": statistic, "df": df, "p": p})


def finite_abilities(theta: ArrayLike, responses: Responses) -> Floats:
    """One finite ability a person.

    Raises
    ------
    ValueError
        Saying what is wrong.
    """
    points = np.asarray(theta, dtype=np.float64)
    if points.shape != (len(responses.persons),):
        raise ValueError(f"theta: {points.size} values for {len(responses.persons)} persons")
    if not np.isfinite(points).all():
        raise ValueError("theta: expected finite abilities, such as EAP")
    return points


def mean_squares(items: Curves, responses: Responses, theta: Floats) -> dict[str, Floats]:
    """Infit and outfit with their z, by the formulas of Wright & Masters (1982)."""
    size = len(responses.items)
    n, outfit, residuals, variances, spread_out, spread_in = (np.zeros(size) for _ in range(6))
    for part, rows in responses.blocks():
        given = rows >= 0
        p = probability(items, theta[part]).T
        exact = p * (1.0 - p)
        variance = np.maximum(exact, LEAST_VARIANCE)
        square = np.where(given, (rows - p) ** 2, 0.0)
        fourth = np.maximum(exact * (1.0 - 3.0 * exact), LEAST_VARIANCE**2)
        n += given.sum(axis=0)
        outfit += (square / variance).sum(axis=0)
        residuals += square.sum(axis=0)
        variances += np.where(given, variance, 0.0).sum(axis=0)
        spread_out += np.where(given, fourth / variance**2, 0.0).sum(axis=0)
        spread_in += np.where(given, fourth - variance**2, 0.0).sum(axis=0)
    m, v = np.maximum(n, 1.0), np.maximum(variances, 1e-12)
    out, inside = np.where(n > 0, outfit / m, 1.0), np.where(n > 0, residuals / v, 1.0)
    sd_out = np.sqrt(np.maximum(spread_out / m**2 - 1.0 / m, 0.0))
    sd_in = np.sqrt(np.maximum(spread_in, 0.0)) / v
    return {
        "infit": inside,
        "z_infit": _cube_root_normal(inside, sd_in),
        "outfit": out,
        "z_outfit": _cube_root_normal(out, sd_out),
    }


def _cube_root_normal(square: Floats, sd: Floats) -> Floats:
    """Wilson and Hilferty's cube root; 0 where the mean square cannot vary."""
    q = np.clip(sd, 1e-9, WIDEST)
    value: Floats = np.where(sd > 1e-9, (np.cbrt(square) - 1.0) * 3.0 / q + q / 3.0, 0.0)
    return value
