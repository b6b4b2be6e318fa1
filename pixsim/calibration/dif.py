"""Differential item functioning: Mantel-Haenszel and logistic regression, with effect sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.calibration.curves import Floats, logistic
from pixsim.calibration.responses import Responses, read_responses

if TYPE_CHECKING:
    import pandas as pd

Bools = NDArray[np.bool_]

ETS_DELTA = -2.35  # log odds ratio to the delta scale (Holland & Thayer 1988)
ETS_B, ETS_C = 1.0, 1.5  # |delta| from which an effect is moderate, large
NAGELKERKE_B, NAGELKERKE_C = 0.035, 0.070  # Jodoin & Gierl (2001)
RIDGE = 1e-6  # keeps a perfectly separated regression finite
STEPS = 25


def mantel_haenszel(
    responses: Any, focal: ArrayLike, *, purify: bool = True, alpha: float = 0.05
) -> pd.DataFrame:
    """Mantel-Haenszel test of each item, persons matched on their total score.

    Parameters
    ----------
    responses : array, DataFrame, dict of columns or Responses
        Persons are matched on the number right of the same number answered.
    focal : bool array, shape (person,)
        True for the focal group, False for the reference group.
    purify : bool
        Match a second time without the items of class B and C (the item itself always counts).
    alpha : float
        False discovery rate of `flagged` (Benjamini & Hochberg 1995).

    Returns
    -------
    DataFrame
        ``item``, ``chi2`` (with continuity correction), ``p``, ``p_adjusted``, ``delta`` (ETS
        scale; negative: harder for the focal group), ``se_delta``, ``effect`` (A negligible, B
        moderate, C large, by the rules of ETS), ``flagged`` (significant and not A).
        Items that give no comparison have chi2 0, p 1, delta 0 and an infinite standard error.

    Raises
    ------
    ValueError
        A group is empty, or has another length than the responses.
    """
    read = read_responses(responses)
    group = _group(focal, read)
    values = read.matrix()
    table = _mantel_haenszel(read.items, values, group, np.ones(len(read.items), bool), alpha)
    if purify and (table["effect"] != "A").any():
        pure = (table["effect"] == "A").to_numpy()
        table = _mantel_haenszel(read.items, values, group, pure, alpha)
    return table


def logistic_dif(
    responses: Any, focal: ArrayLike, matching: ArrayLike | None = None, *, alpha: float = 0.05
) -> pd.DataFrame:
    """Logistic regression of each item on the matching score, group and their product.

    Parameters
    ----------
    responses : array, DataFrame, dict of columns or Responses
    focal : bool array, shape (person,)
    matching : float array, shape (person,), optional
        For instance abilities; default the proportion right.
    alpha : float
        False discovery rate of `flagged`.

    Returns
    -------
    DataFrame
        ``item``, ``chi2`` (2 degrees of freedom: group and product, Swaminathan & Rogers 1990),
        ``p``, ``p_adjusted``, ``chi2_uniform``, ``p_uniform``, ``chi2_nonuniform``,
        ``p_nonuniform``, ``r2`` (change of Nagelkerke's R²), ``effect`` (A, B, C by Jodoin & Gierl
        2001), ``flagged``.

    Raises
    ------
    ValueError
        A group is empty, or an array has another length than the responses.
    """
    import pandas as pd
    from scipy.special import chdtrc  # type: ignore[import-untyped]

    read = read_responses(responses)
    group = _group(focal, read)
    values = read.matrix()
    given, right = (values >= 0).astype(np.float64), (values == 1).astype(np.float64)
    if matching is None:
        score = right.sum(axis=1) / np.maximum(given.sum(axis=1), 1.0)
    else:
        score = np.asarray(matching, dtype=np.float64)
        if score.shape != group.shape or not np.isfinite(score).all():
            raise ValueError("matching: expected one finite number a person")
    score = (score - score.mean()) / max(float(score.std()), 1e-12)
    ones = np.ones_like(score)
    columns = np.column_stack([ones, score, group, score * group])
    fits = [_regressions(columns[:, :k], right, given) for k in (1, 2, 3, 4)]
    empty, base, uniform, full = fits
    chi2 = np.maximum(2.0 * (full - base), 0.0)
    of_group = np.maximum(2.0 * (uniform - base), 0.0)
    of_product = np.maximum(2.0 * (full - uniform), 0.0)
    n = np.maximum(given.sum(axis=0), 1.0)
    r2 = _nagelkerke(empty, full, n) - _nagelkerke(empty, base, n)
    p = np.asarray(chdtrc(2, chi2))
    effect = np.where(r2 < NAGELKERKE_B, "A", np.where(r2 < NAGELKERKE_C, "B", "C"))
    adjusted = benjamini_hochberg(p)
    effect = np.where(p < alpha, effect, "A")
    return pd.DataFrame(
        {
            "item": read.items, "chi2": chi2, "p": p, "p_adjusted": adjusted,
            "chi2_uniform": of_group, "p_uniform": chdtrc(1, of_group),
            "chi2_nonuniform": of_product, "p_nonuniform": chdtrc(1, of_product),
            "r2": r2, "effect": effect, "flagged": (adjusted < alpha) & (effect != "A"),
        }
    )  # fmt: skip


def benjamini_hochberg(p: Floats) -> Floats:
    """P values adjusted for the false discovery rate; shape (test,)."""
    order = np.argsort(p)[::-1]
    rank = np.arange(p.size, 0, -1)
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(np.minimum.accumulate(p[order] * p.size / rank), 1.0)
    return adjusted


def _group(focal: ArrayLike, read: Responses) -> Bools:
    group = np.asarray(focal)
    if group.shape != (len(read.persons),):
        raise ValueError(f"focal: {group.size} values for {len(read.persons)} persons")
    if group.dtype.kind not in "bif" or not np.isin(group, (0, 1)).all():
        raise ValueError("focal: expected true for the focal and false for the reference group")
    group = group.astype(bool)
    if group.all() or not group.any():
        raise ValueError("focal: both groups need persons")
    return group


def _mantel_haenszel(
    items: tuple[str, ...], values: NDArray[np.int8], group: Bools, pure: Bools, alpha: float
) -> pd.DataFrame:
    import pandas as pd
    from scipy.special import chdtrc, ndtr

    rows = []
    given, right = values >= 0, values == 1
    for item in range(len(items)):
        used = pure.copy()
        used[item] = True
        stratum = right[:, used].sum(axis=1) * (used.sum() + 1) + given[:, used].sum(axis=1)
        who = given[:, item]
        rows.append(_two_by_two(right[who, item], group[who], stratum[who]))
    chi2, log_odds, se = np.array(rows).T
    p = np.asarray(chdtrc(1, chi2))
    delta, se_delta = ETS_DELTA * log_odds, -ETS_DELTA * se
    beyond = ndtr((ETS_B - np.abs(delta)) / np.maximum(se_delta, 1e-12))  # |delta| is above 1
    large = (np.abs(delta) >= ETS_C) & (beyond < 0.05) & (p < 0.05)
    moderate = (np.abs(delta) >= ETS_B) & (p < 0.05)
    effect = np.where(large, "C", np.where(moderate, "B", "A"))
    adjusted = benjamini_hochberg(p)
    return pd.DataFrame(
        {
            "item": items, "chi2": chi2, "p": p, "p_adjusted": adjusted, "delta": delta,
            "se_delta": se_delta, "effect": effect, "flagged": (adjusted < alpha) & (effect != "A"),
        }
    )  # fmt: skip


def _two_by_two(right: Bools, focal: Bools, stratum: NDArray[np.int64]) -> tuple[float, ...]:
    """Chi-square, common log odds ratio (reference over focal) and its standard error."""
    _, place = np.unique(stratum, return_inverse=True)
    code = place * 4 + focal * 2 + right
    cells = np.bincount(code, minlength=4 * (int(place.max(initial=-1)) + 1)).reshape(-1, 4)
    c_wrong, c_right, f_wrong, f_right = cells.T.astype(np.float64)
    n, rights = cells.sum(axis=1).astype(np.float64), c_right + f_right
    reference, focals = c_wrong + c_right, f_wrong + f_right
    both = (n > 1) & (reference > 0) & (focals > 0)
    a, b, c, d, n = (x[both] for x in (c_right, c_wrong, f_right, f_wrong, n))
    rights, reference, focals = rights[both], reference[both], focals[both]
    variance = float((reference * focals * rights * (n - rights) / (n**2 * (n - 1.0))).sum())
    above, below = float((a * d / n).sum()), float((b * c / n).sum())
    if variance <= 0 or above <= 0 or below <= 0:
        return 0.0, 0.0, np.inf
    surplus = abs(float((a - reference * rights / n).sum()))
    chi2 = max(surplus - 0.5, 0.0) ** 2 / variance
    p, q, r, s = (a + d) / n, (b + c) / n, a * d / n, b * c / n  # Robins, Breslow & Greenland 1986
    error = (
        (p * r).sum() / (2 * above**2)
        + (p * s + q * r).sum() / (2 * above * below)
        + (q * s).sum() / (2 * below**2)
    )
    return chi2, float(np.log(above / below)), float(np.sqrt(error))


def _regressions(columns: Floats, right: Floats, given: Floats) -> Floats:
    """Largest log-likelihood of each item's logistic regression; all items at once."""
    size, k = right.shape[1], columns.shape[1]
    beta = np.zeros((size, k))
    products = (columns[:, :, None] * columns[:, None, :]).reshape(len(columns), k * k)
    ridge = RIDGE * np.eye(k)
    for _ in range(STEPS):
        p = logistic(columns @ beta.T)
        gradient = ((right - given * p).T @ columns) - RIDGE * beta
        curvature = ((given * p * (1.0 - p)).T @ products).reshape(size, k, k) + ridge
        step = np.linalg.solve(curvature, gradient[:, :, None])[:, :, 0]
        beta += np.clip(step, -3.0, 3.0)
        if np.abs(step).max(initial=0.0) < 1e-9:
            break
    eta = columns @ beta.T
    value: Floats = (right * eta - given * np.logaddexp(0.0, eta)).sum(axis=0)
    return value


def _nagelkerke(empty: Floats, fitted: Floats, n: Floats) -> Floats:
    """Nagelkerke's R² of log-likelihoods; 0 where answers do not vary."""
    most = -np.expm1(2.0 * empty / n)
    share = -np.expm1(2.0 * (empty - fitted) / n)
    value: Floats = np.where(most > 1e-12, share / np.maximum(most, 1e-12), 0.0)
    return value
