"""Drift: have items become easier or harder since their present parameters were found?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.ability import item_curves
from pixsim.calibration.linking.link import FEWEST_COMMON, Link, mean_sigma, stocking_lord
from pixsim.calibration.multiplicity import benjamini_hochberg
from pixsim.calibration.result import Calibration
from pixsim.foundation.arrays import Floats
from pixsim.text.messages import list_some

if TYPE_CHECKING:
    import pandas as pd

LinkMethod = Literal["mean_sigma", "stocking_lord", "mean"]
LINKS = ("mean_sigma", "stocking_lord", "mean")
SIZE = 0.3  # logits, the screening criterion studied by Miller, Rotou & Twing (2004)
PRECISE = 3.0  # times the median standard error: less certain items do not carry the link
MOST_ROUNDS = 20


class _Common(NamedTuple):
    """The common items: tables in one order, standard errors of b, what may carry the link."""

    new: pd.DataFrame
    present: pd.DataFrame
    se_new: Floats
    se_present: Floats
    usable: NDArray[np.bool_]


def drift(
    new: Calibration | pd.DataFrame,
    present: pd.DataFrame,
    *,
    link: LinkMethod | None = "mean_sigma",
    size: float = SIZE,
    alpha: float = 0.05,
) -> pd.DataFrame:
    """Compare fresh estimates with the present parameters of the same items.

    Parameters
    ----------
    new : Calibration or DataFrame
        Fresh estimates with standard errors: ``item``, ``a``, ``b``, ``se_b`` and perhaps
        ``se_a``. They must not rest on priors centred on the present values, which hide drift.
    present : DataFrame
        ``item``, ``a``, ``b`` and perhaps ``se_a``, ``se_b``. Without a column ``se_b`` the values
        count as exact; a single NaN in it makes that item untestable. For guesses give the
        standard deviation of the guess.
    link : {"mean_sigma", "stocking_lord", "mean"} or None
        How the new scale is brought onto the present one, see `purified_link`; "mean" keeps the
        unit (Rasch). None: both are on one scale already (an anchored calibration, whose anchors
        themselves cannot be tested).
    size : float
        Smallest shift of b worth an action, in logits; 0.3 after Miller, Rotou & Twing (2004), 0.5
        with Wright & Douglas (1976).
    alpha : float
        False discovery rate.

    Returns
    -------
    DataFrame
        One row per item of both, in the order of `new`: ``item``, ``a``, ``b`` (linked),
        ``present_a``, ``present_b``, ``shift_a``, ``shift_b`` (new less present; b negative: easier
        now), ``se_b`` (of the shift), ``z``, ``p``, ``p_adjusted`` (Benjamini-Hochberg),
        ``drifted`` (significant and at least `size`), ``in_link`` (carried the link).
        Items that cannot be tested (no, zero or infinite standard error) have z 0 and p 1, and do
        not count in the adjustment.

    Raises
    ------
    ValueError
        Missing columns or standard errors, parameters that are not finite, items named twice, too
        few common or steady items; all faults of the tables together.
    """
    import pandas as pd

    common = _common_items(new, present)
    found, carried = _choose_link(common, link, size, alpha)
    linked = found.items(common.new)
    shift, se = _difficulty_shifts(common, found)
    tested = np.isfinite(se) & (se > 0)
    z = np.where(tested, shift / np.where(tested, se, 1.0), 0.0)
    p, adjusted = _p_values(z, tested)
    target = common.present
    return pd.DataFrame(
        {
            "item": common.new["item"], "a": linked["a"], "b": linked["b"],
            "present_a": target["a"], "present_b": target["b"],
            "shift_a": linked["a"] - target["a"], "shift_b": shift, "se_b": se,
            "z": z, "p": p, "p_adjusted": adjusted,
            "drifted": (adjusted < alpha) & (np.abs(shift) >= size), "in_link": carried,
        }
    )  # fmt: skip


def purified_link(
    new: Calibration | pd.DataFrame,
    present: pd.DataFrame,
    *,
    link: LinkMethod = "mean_sigma",
    size: float = SIZE,
    alpha: float = 0.05,
) -> Link:
    """Link carried by the items that have not drifted.

    Starts from medians (of the ratios of the slopes, then of the differences of the difficulties),
    which half of the items may pull without moving them; then items that shifted by `size` and
    more than chance leave, the link is found from the others, and so on until the same items
    remain. Items of negative slope, or far less certain than most, never carry it.

    Parameters
    ----------
    new, present, link, size, alpha
        See `drift`.

    Returns
    -------
    Link
        From the scale of `new` to that of `present`.

    Raises
    ------
    ValueError
        As for `drift`.
    """
    return _choose_link(_common_items(new, present), link, size, alpha)[0]


def _common_items(new: Any, present: Any) -> _Common:
    fresh = new.items if isinstance(new, Calibration) else new
    faults = _table_faults("new", fresh, True) + _table_faults("present", present, False)
    if faults:
        raise ValueError("drift: " + "; ".join(faults))
    old = {str(name): row for row, name in enumerate(present["item"])}
    rows = [row for row, name in enumerate(fresh["item"]) if str(name) in old]
    if not rows:
        raise ValueError("drift: no item is in both tables")
    here = fresh.iloc[rows].reset_index(drop=True)
    there = present.iloc[[old[str(name)] for name in here["item"]]].reset_index(drop=True)
    se_new, se_present = (_se_column(table, "se_b") for table in (here, there))
    for se in (se_new, se_present):
        se[np.isnan(se)] = np.inf  # an unknown error is as good as an infinite one
    spread = np.sqrt(se_new**2 + se_present**2)
    usable = np.isfinite(spread) & (here["a"].to_numpy() > 0) & (there["a"].to_numpy() > 0)
    if usable.any():
        usable &= spread <= PRECISE * np.median(spread[usable])
    return _Common(here, there, se_new, se_present, usable)


def _table_faults(name: str, table: Any, needs_se: bool) -> list[str]:
    """What is wrong with a table of parameters."""
    if not hasattr(table, "columns"):
        return [f"{name}: expected a DataFrame of items"]
    wanted = ["item", "a", "b", *(["se_b"] if needs_se else [])]
    lacking = [column for column in wanted if column not in table.columns]
    if lacking:
        return [f"{name}: no column {', '.join(lacking)}"]
    faults = []
    names = table["item"].astype(str)
    if names.duplicated().any():
        faults.append(f"{name}: items named twice: {list_some(names[names.duplicated()].unique())}")
    se = _se_column(table, "se_b")
    if (se < 0).any():
        faults.append(f"{name}: negative standard errors: {list_some(names[se < 0])}")
    if needs_se and se.size and np.isnan(se).all():
        faults.append(f"{name}: no standard errors; calibrate with standard_errors=True")
    try:
        item_curves(table)
    except ValueError as error:
        faults.append(f"{name}: {error}")
    return faults


def _se_column(table: pd.DataFrame, column: str) -> Floats:
    if column not in table.columns:
        return np.zeros(len(table))
    return table[column].to_numpy(dtype=np.float64, copy=True)


def _difficulty_shifts(common: _Common, link: Link) -> tuple[Floats, Floats]:
    """Shift of each b on the present scale, and its standard error."""
    linked = link.slope * common.new["b"].to_numpy(dtype=np.float64) + link.shift
    shift: Floats = linked - common.present["b"].to_numpy(dtype=np.float64)
    se: Floats = np.sqrt((link.slope * common.se_new) ** 2 + common.se_present**2)
    return shift, se


def _p_values(z: Floats, tested: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Two-sided p, and adjusted among those tested; 1 for the others."""
    from scipy.special import ndtr  # type: ignore[import-untyped]

    p = np.where(tested, 2.0 * ndtr(-np.abs(z)), 1.0)
    adjusted = np.nan_to_num(benjamini_hochberg(np.where(tested, p, np.nan)), nan=1.0)
    return p, adjusted


def _choose_link(
    common: _Common, method: str | None, size: float, alpha: float
) -> tuple[Link, NDArray[np.bool_]]:
    """The link and the items that carry it."""
    if method is None:
        return Link(1.0, 0.0, 0), np.zeros(len(common.new), dtype=bool)
    if method not in LINKS:
        raise ValueError(f"link: {method!r} is not None or one of {', '.join(LINKS)}")
    _check_enough(common, common.usable, "precise and of positive slope")
    found, seen = _median_link(common, method), set[bytes]()
    steady = common.usable
    for _ in range(MOST_ROUNDS):
        shift, se = _difficulty_shifts(common, found)
        far = np.abs(shift) > -_normal_quantile(alpha / 2.0) * se
        steady = common.usable & ~(far & (np.abs(shift) >= size))
        _check_enough(common, steady, "steady")
        if steady.tobytes() in seen:
            break
        seen.add(steady.tobytes())
        found = _fit_link(common, steady, method)
    return found, steady


def _check_enough(common: _Common, carry: NDArray[np.bool_], what: str) -> None:
    if carry.sum() < FEWEST_COMMON:
        raise ValueError(
            f"drift: of {len(common.new)} common items {int(carry.sum())} are {what}, a link needs "
            f"{FEWEST_COMMON}"
        )


def _normal_quantile(p: float) -> float:
    from scipy.special import ndtri

    return float(ndtri(p))


def _median_link(common: _Common, method: str) -> Link:
    """Link by medians."""
    use = common.usable
    new, present = common.new[use], common.present[use]
    ratio = np.log(new["a"].to_numpy() / present["a"].to_numpy())
    slope = 1.0 if method == "mean" else float(np.exp(np.median(ratio)))
    gap = present["b"].to_numpy() - slope * new["b"].to_numpy()
    return Link(slope, float(np.median(gap)), int(use.sum()))


def _fit_link(common: _Common, carry: NDArray[np.bool_], method: str) -> Link:
    new, present = common.new[carry], common.present[carry]
    if method == "stocking_lord":
        return stocking_lord(new, present)
    if method == "mean_sigma":
        return mean_sigma(new, present)
    return Link(1.0, float(present["b"].mean() - new["b"].mean()), int(carry.sum()))
