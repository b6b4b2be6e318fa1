"""Differential item functioning by the Mantel-Haenszel method, with the classes of ETS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.answers.reading import read_responses
from pixsim.answers.response_matrix import Responses
from pixsim.calibration.multiplicity import benjamini_hochberg
from pixsim.foundation.arrays import Bools, Floats, Ints

if TYPE_CHECKING:
    import pandas as pd


ETS_DELTA = -2.35  # log odds ratio to the delta scale (Holland & Thayer 1988)
ETS_B, ETS_C = 1.0, 1.5  # |delta| from which an effect is moderate, large (Zieky 1993)
STRATA = 20  # groups of equal size by ability, where there is no common total score


def mantel_haenszel(
    responses: Any,
    focal: ArrayLike,
    matching: ArrayLike | None = None,
    *,
    purify: bool = True,
    alpha: float = 0.05,
) -> pd.DataFrame:
    """Mantel-Haenszel test of each item, persons matched on their total score.

    Parameters
    ----------
    responses : array, DataFrame, dict of columns or Responses
    focal : bool array, shape (person,)
        True for the focal group, False for the reference group.
    matching : float array, shape (person,), optional
        For instance abilities: persons are matched in 20 groups of equal size by it. Needed where
        persons saw different items. Default: on the number right of the same number answered.
    purify : bool
        Match on the total score a second time without the items of class B and C (the item itself
        always counts), unless they are most of the items.
    alpha : float
        False discovery rate of `flagged` (Benjamini & Hochberg 1995).

    Returns
    -------
    DataFrame
        ``item``, ``chi2`` (with continuity correction), ``p``, ``p_adjusted``, ``delta`` (ETS
        scale; negative: harder for the focal group), ``se_delta``, ``effect`` (A negligible, B
        moderate, C large, by the rules of ETS), ``flagged`` (significant and not A).
        Items that give no comparison have chi2 0, p 1, delta 0 and an infinite standard error.
        Where all matched pairs go one way, half a pair is added to both sides of the odds ratio,
        and the standard error is that of the test.

    Raises
    ------
    ValueError
        A group is empty, or an array has another length than the responses.
    """
    read = read_responses(responses)
    group = focal_group(focal, read)
    values = read.matrix()
    if matching is not None:
        stratum = _score_strata(matching_score(matching, read))
        strata = np.broadcast_to(stratum[:, None], values.shape)
        return _dif_table(read.items, values, group, strata, alpha)
    everything = np.ones(len(read.items), dtype=bool)
    table = _dif_table(read.items, values, group, _rest_totals(values, everything), alpha)
    pure = (table["effect"] == "A").to_numpy()
    if purify and not pure.all() and enough_pure(pure):
        table = _dif_table(read.items, values, group, _rest_totals(values, pure), alpha)
    return table


def ets_class(delta: Floats, se_delta: Floats, p: Floats) -> NDArray[np.str_]:
    """Class A, B or C of effects by their size, its standard error and their test (Zieky 1993)."""
    from scipy.special import ndtr  # type: ignore[import-untyped]

    beyond = ndtr((ETS_B - np.abs(delta)) / np.maximum(se_delta, 1e-12))  # |delta| is above 1
    large = (np.abs(delta) >= ETS_C) & (beyond < 0.05) & (p < 0.05)
    moderate = (np.abs(delta) >= ETS_B) & (p < 0.05)
    effect: NDArray[np.str_] = np.where(large, "C", np.where(moderate, "B", "A"))
    return effect


def enough_pure(pure: Bools) -> bool:
    """The items without an effect are at least half: fewer would match persons on next to nothing."""
    return 2 * int(pure.sum()) >= pure.size


def focal_group(focal: ArrayLike, read: Responses) -> Bools:
    """Membership of the focal group, checked.

    Raises
    ------
    ValueError
        Another length than the persons, values other than true and false, an empty group.
    """
    group = np.asarray(focal)
    if group.shape != (len(read.persons),):
        raise ValueError(f"focal: {group.size} values for {len(read.persons)} persons")
    if group.dtype.kind not in "bif" or not np.isin(group, (0, 1)).all():
        raise ValueError("focal: expected true for the focal and false for the reference group")
    group = group.astype(bool)
    if group.all() or not group.any():
        raise ValueError("focal: both groups need persons")
    return group


def matching_score(matching: ArrayLike, read: Responses) -> Floats:
    """Scores persons are matched on, checked.

    Raises
    ------
    ValueError
        Not one finite number per person.
    """
    score = np.asarray(matching, dtype=np.float64)
    if score.shape != (len(read.persons),) or not np.isfinite(score).all():
        raise ValueError("matching: expected one finite number per person")
    return score


def _score_strata(score: Floats) -> Ints:
    cuts = np.quantile(score, np.arange(1, STRATA) / STRATA)
    stratum: Ints = np.searchsorted(cuts, score, side="right").astype(np.int64)
    return stratum


def _rest_totals(values: NDArray[np.int8], pure: Bools) -> Ints:
    """Number right and number answered as one number, of the pure items and the item itself."""
    width = values.shape[1] + 1
    each = np.where(values >= 0, 1, 0) + width * (values == 1)
    base = each[:, pure].sum(axis=1, dtype=np.int64)
    total: Ints = base[:, None] + np.where(pure, 0, each)
    return total


def _dif_table(
    items: tuple[str, ...], values: NDArray[np.int8], group: Bools, strata: Ints, alpha: float
) -> pd.DataFrame:
    import pandas as pd
    from scipy.special import chdtrc

    rows = []
    for item in range(len(items)):
        who = values[:, item] >= 0
        rows.append(_two_by_two(values[who, item] == 1, group[who], strata[who, item]))
    chi2, log_odds, se = np.array(rows).T
    p = np.asarray(chdtrc(1, chi2))
    delta, se_delta = ETS_DELTA * log_odds, -ETS_DELTA * se
    effect = ets_class(delta, se_delta, p)
    adjusted = benjamini_hochberg(p)
    return pd.DataFrame(
        {
            "item": items, "chi2": chi2, "p": p, "p_adjusted": adjusted, "delta": delta,
            "se_delta": se_delta, "effect": effect, "flagged": (adjusted < alpha) & (effect != "A"),
        }
    )  # fmt: skip


def _two_by_two(right: Bools, focal: Bools, stratum: Ints) -> tuple[float, float, float]:
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
    if variance <= 0:
        return 0.0, 0.0, np.inf
    surplus = abs(float((a - reference * rights / n).sum()))
    chi2 = max(surplus - 0.5, 0.0) ** 2 / variance
    above, below = float((a * d / n).sum()), float((b * c / n).sum())
    if above <= 0 or below <= 0:
        odds = float(np.log((above + 0.5) / (below + 0.5)))
        return chi2, odds, abs(odds) / np.sqrt(chi2) if chi2 > 0 else np.inf
    p, q, r, s = (a + d) / n, (b + c) / n, a * d / n, b * c / n  # Robins, Breslow & Greenland 1986
    error = (
        (p * r).sum() / (2 * above**2)
        + (p * s + q * r).sum() / (2 * above * below)
        + (q * s).sum() / (2 * below**2)
    )
    return chi2, float(np.log(above / below)), float(np.sqrt(error))
