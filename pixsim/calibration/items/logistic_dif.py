"""Differential item functioning by logistic regression: uniform, and changing with ability."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.answers.reading import read_responses
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.items.dif import (
    ETS_DELTA,
    enough_pure,
    ets_class,
    focal_group,
    matching_score,
)
from pixsim.calibration.multiplicity import benjamini_hochberg
from pixsim.foundation.arrays import Bools, Floats

if TYPE_CHECKING:
    import pandas as pd

NAGELKERKE_B, NAGELKERKE_C = 0.035, 0.070  # Jodoin & Gierl (2001)
RIDGE = 1e-6  # keeps a perfectly separated regression finite
STEPS, HALVINGS = 50, 30
SETTLED = 1e-9  # gain of log-likelihood


def logistic_dif(
    responses: Any,
    focal: ArrayLike,
    matching: ArrayLike | None = None,
    *,
    purify: bool = True,
    alpha: float = 0.05,
) -> pd.DataFrame:
    """Logistic regression of each item on the matching score, group and their product.

    Parameters
    ----------
    responses : array, DataFrame, dict of columns or Responses
    focal : bool array, shape (person,)
    matching : float array, shape (person,), optional
        For instance abilities (EAP): needed where persons saw different items, and better where
        the groups differ in ability. Default: the proportion right.
    purify : bool
        With the default score: match a second time without the items significant after adjustment
        (the item itself always counts), unless they are most of the items.
    alpha : float
        False discovery rate of `flagged`.

    Returns
    -------
    DataFrame
        ``item``, ``chi2`` (2 degrees of freedom: group and product, Swaminathan & Rogers 1990),
        ``p``, ``p_adjusted``, ``chi2_uniform``, ``p_uniform``, ``p_uniform_adjusted``,
        ``chi2_nonuniform``, ``p_nonuniform``, ``p_nonuniform_adjusted`` (the product alone),
        ``delta`` (of the group without the product, on the ETS scale as in Monahan & others 2007;
        negative: harder for the focal group), ``se_delta``, ``r2`` (change of Nagelkerke's R²),
        ``effect`` (A, B, C: the larger of the class of ETS by delta and p_uniform, as in
        `mantel_haenszel`, and that of Jodoin & Gierl 2001 by r2 and p, which also sees curves that
        cross), ``flagged`` (significant after adjustment and not A). Items whose answers do not vary
        have chi2 0, p 1, delta 0, an infinite standard error, r2 0.

    Notes
    -----
    R² alone calls a shift of 0.6 logits negligible, which is 1.4 on the scale of ETS: the less an item's
    answers vary beside ability, the less of them a group can explain.

    Raises
    ------
    ValueError
        A group is empty, or an array has another length than the responses.
    """
    read = read_responses(responses)
    group = focal_group(focal, read)
    values = read.matrix()
    if matching is not None:
        score = matching_score(matching, read)
        return _lr_table(read.items, _lr_statistics(values, group, lambda _: score), alpha)
    everything = np.ones(len(read.items), dtype=bool)
    scores = _Share(values, everything)
    table = _lr_table(read.items, _lr_statistics(values, group, scores), alpha)
    pure = (table["p_adjusted"] >= alpha).to_numpy()  # classes by R² would let most through
    if not purify or pure.all() or not enough_pure(pure):
        return table
    return _lr_table(read.items, _lr_statistics(values, group, _Share(values, pure)), alpha)


class _Share:
    """Proportion right on the pure items and the item itself; 0 without an answer."""

    def __init__(self, values: NDArray[np.int8], pure: Bools) -> None:
        self.values, self.pure = values, pure
        self.given = (values[:, pure] >= 0).sum(axis=1)
        self.right = (values[:, pure] == 1).sum(axis=1)

    def __call__(self, item: int) -> Floats:
        own = self.values[:, item]
        extra = not self.pure[item]
        share: Floats = (self.right + extra * (own == 1)) / np.maximum(
            self.given + extra * (own >= 0), 1
        )
        return share


def _lr_statistics(
    values: NDArray[np.int8], group: Bools, scores: Callable[[int], Floats]
) -> Floats:
    """Chi-squares (both, group, product), delta, its error, change of R²; shape (6, item)."""
    found = np.zeros((6, values.shape[1]))
    with one_blas_thread():  # products of a few columns
        for item in range(values.shape[1]):
            who = values[:, item] >= 0
            found[:, item] = _lr_item(values[who, item] == 1, group[who], scores(item)[who])
    return found


def _lr_item(right: Bools, group: Bools, score: Floats) -> tuple[float, ...]:
    """Figures of one item; zeros where answers or groups do not vary."""
    if right.all() or not right.any() or group.all() or not group.any():
        return 0.0, 0.0, 0.0, 0.0, np.inf, 0.0
    x = (score - score.mean()) / max(float(score.std()), 1e-12)
    columns = np.column_stack([np.ones_like(x), x, group, x * group])
    beta, fits = np.zeros(1), []
    y = right.astype(np.float64)
    for k in (1, 2, 3, 4):
        value, beta = _fit_regression(columns[:, :k], y, np.append(beta, 0.0)[:k])
        fits.append((value, beta))
    empty, base, uniform, full = (value for value, _ in fits)
    r2 = _nagelkerke_r2(empty, full, y.size) - _nagelkerke_r2(empty, base, y.size)
    delta = -ETS_DELTA * float(fits[2][1][2])
    se = -ETS_DELTA * _error_of_group(columns[:, :3], fits[2][1])
    tests = (2.0 * (full - base), 2.0 * (uniform - base), 2.0 * (full - uniform))
    return *(max(test, 0.0) for test in tests), delta, se, max(r2, 0.0)


def _lr_table(items: tuple[str, ...], found: Floats, alpha: float) -> pd.DataFrame:
    import pandas as pd
    from scipy.special import chdtrc  # type: ignore[import-untyped]

    chi2, of_group, of_product, delta, se_delta, r2 = found
    p, uniform, product = chdtrc(2, chi2), chdtrc(1, of_group), chdtrc(1, of_product)
    effect = np.where(r2 < NAGELKERKE_B, "A", np.where(r2 < NAGELKERKE_C, "B", "C"))
    effect, shift = np.where(p < 0.05, effect, "A"), ets_class(delta, se_delta, uniform)
    effect = np.where(effect > shift, effect, shift)
    adjusted = benjamini_hochberg(p)
    return pd.DataFrame(
        {
            "item": items, "chi2": chi2, "p": p, "p_adjusted": adjusted,
            "chi2_uniform": of_group, "p_uniform": uniform,
            "p_uniform_adjusted": benjamini_hochberg(uniform),
            "chi2_nonuniform": of_product, "p_nonuniform": product,
            "p_nonuniform_adjusted": benjamini_hochberg(product),
            "delta": delta, "se_delta": se_delta, "r2": r2, "effect": effect,
            "flagged": (adjusted < alpha) & (effect != "A"),
        }
    )  # fmt: skip


def _fit_regression(columns: Floats, y: Floats, beta: Floats) -> tuple[float, Floats]:
    """Largest log-likelihood and coefficients, by Newton's method with halved steps."""
    value, p = _ridge_likelihood(columns, y, beta)
    for _ in range(STEPS):
        gradient = columns.T @ (y - p) - RIDGE * beta
        curvature = (columns.T * (p * (1.0 - p))) @ columns + RIDGE * np.eye(beta.size)
        step = np.linalg.solve(curvature, gradient)
        for _ in range(HALVINGS):
            reached, p = _ridge_likelihood(columns, y, beta + step)
            if reached >= value:
                break
            step = 0.5 * step
        gain, beta, value = reached - value, beta + step, reached
        if gain < SETTLED:
            break
    return value + 0.5 * RIDGE * float(beta @ beta), beta


def _error_of_group(columns: Floats, beta: Floats) -> float:
    """Standard error of the last coefficient, by the observed information."""
    _, p = _ridge_likelihood(columns, np.zeros(len(columns)), beta)
    curvature = (columns.T * (p * (1.0 - p))) @ columns + RIDGE * np.eye(beta.size)
    return float(np.sqrt(np.linalg.inv(curvature)[-1, -1]))


def _ridge_likelihood(columns: Floats, y: Floats, beta: Floats) -> tuple[float, Floats]:
    """Log-likelihood less the ridge, and the chances."""
    eta = columns @ beta
    small = np.exp(-np.abs(eta))
    p: Floats = np.where(eta >= 0, 1.0, small) / (1.0 + small)
    loss = float((np.maximum(eta, 0.0) + np.log1p(small)).sum())
    return float(y @ eta) - loss - 0.5 * RIDGE * float(beta @ beta), p


def _nagelkerke_r2(empty: float, fitted: float, n: int) -> float:
    """Nagelkerke's R² of log-likelihoods (1991)."""
    share = -math.expm1(2.0 * (empty - fitted) / n)
    return share / -math.expm1(2.0 * empty / n)
