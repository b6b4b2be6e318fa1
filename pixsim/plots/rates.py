"""Shares with their intervals, and distributions of pix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.plots.style import GREY, INK, axes_or_new, series_look, with_style
from pixsim.simulation.summary import Z95, Proportion, wilson

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


@with_style
def pass_rates(
    rates: Mapping[str, Proportion] | Mapping[str, Mapping[str, Proportion]],
    *,
    label: str = "candidates certified (%)",
    title: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Shares as bars, with their 95 % Wilson intervals.

    Parameters
    ----------
    rates : mapping of str to Proportion, or to mapping of str to Proportion
        By name of the bar; or by name of a group of bars, then of the bar in each group.
    label : str
        What the shares are of.
    title : str
    ax : Axes, optional

    Raises
    ------
    ValueError
        Nothing to show, or groups with other bars than the first.
    """
    groups = {
        name: {"": rate} if isinstance(rate, Proportion) else dict(rate)
        for name, rate in rates.items()
    }
    series = list(next(iter(groups.values()), {}))
    if not series or any(list(group) != series for group in groups.values()):
        raise ValueError("rates: expected groups with the same bars")
    ax = axes_or_new(ax, (6.4, 1.1 + len(groups) * (0.12 + 0.26 * len(series))))
    thick = 0.8 / len(series)
    for number, name in enumerate(series):
        places = np.arange(len(groups)) + (number - (len(series) - 1) / 2) * thick
        _draw_bars(ax, places, [group[name] for group in groups.values()], name, number, thick)
    ax.set_yticks(range(len(groups)), list(groups))
    ax.invert_yaxis()
    ax.set(xlim=(0, 112), xlabel=label, title=title)
    ax.set_xticks(range(0, 101, 20))
    ax.grid(visible=False, axis="y")
    if len(series) > 1:
        ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return ax


def arm_rates(
    table: pd.DataFrame, group: str, bar: str | None = None, *, figure: str = "passed"
) -> dict[str, dict[str, Proportion]]:
    """Shares of the arms of an experiment, for `pass_rates`; replications are added up.

    Parameters
    ----------
    table : DataFrame
        From `pixsim.simulation.experiments.experiment_runner.experiment`.
    group, bar : str
        Columns of settings: one group of bars per value of the first, one bar per value of the second.
    figure : str
        A proportion of the table: the columns ``passed.count`` and ``passed.out_of``.

    Raises
    ------
    ValueError
        The table lacks a column.
    """
    parts = [f"{figure}.count", f"{figure}.out_of"]
    lacking = {group, *parts, *([bar] if bar else [])} - set(table.columns)
    if lacking:
        raise ValueError(f"table: no column {', '.join(sorted(lacking))}")
    shares: dict[str, dict[str, Proportion]] = {}
    keys = [group] + ([bar] if bar else [])
    for key, sums in table.groupby(keys, sort=False, observed=True)[parts].sum().iterrows():
        name, inner = key if isinstance(key, tuple) else (key, "")
        count, out_of = (int(n) for n in sums)
        shares.setdefault(str(name), {})[str(inner)] = wilson(count, out_of)
    return shares


def shares(
    table: pd.DataFrame,
    by: str,
    right: str = "right",
    *,
    fewest: int = 1,
    cluster: str | None = None,
) -> dict[str, Proportion]:
    """Shares of right answers with their intervals, for `pass_rates`.

    Parameters
    ----------
    table : DataFrame
        One row per answer.
    by : str
        Column of the names, in whose order the shares are.
    right : str
        Column of true and false.
    fewest : int
        Answers below which a name is left out.
    cluster : str, optional
        Column of the persons: answers of one person hang together, and count for fewer than as many
        of others. Without it answers are taken as independent, and intervals are too short.

    Raises
    ------
    ValueError
        The table lacks a column.

    Notes
    -----
    With clusters, the Wilson interval of an effective number of answers (Korn and Graubard 1998): n
    over the design effect of the ratio estimate, times (z / t)² with one degree of freedom less than
    persons; never more than n. Where all answers are right or all wrong, the persons are counted.
    """
    lacking = {by, right, *([cluster] if cluster else [])} - set(table.columns)
    if lacking:
        raise ValueError(f"table: no column {', '.join(sorted(lacking))}")
    if cluster is not None:
        return {
            str(name): _clustered_share(rows[right].to_numpy(dtype=bool), rows[cluster].to_numpy())
            for name, rows in table.groupby(by, observed=True)
            if len(rows) >= fewest
        }
    found = table.groupby(by, observed=True)[right].agg(["sum", "count"])
    return {
        str(name): wilson(int(count), int(n))
        for name, count, n in found.itertuples()
        if n >= fewest
    }


def _clustered_share(right: NDArray[np.bool_], cluster: NDArray[Any]) -> Proportion:
    """A share whose answers come in clusters; any share is possible with one cluster."""
    _, number = np.unique(cluster.astype(str), return_inverse=True)
    size = np.bincount(number).astype(np.float64)
    persons, count, n = size.size, int(right.sum()), right.size
    p = count / n
    if persons < 2:
        return Proportion(count, n, p, 0.0, 1.0)
    effective = float(persons)
    if 0 < p < 1:
        away = np.bincount(number, weights=right) - p * size
        variance = persons / (persons - 1) * (away**2).sum() / n**2
        effective = n if variance == 0 else min(p * (1 - p) / variance, n)
    effective = min(effective * (Z95 / _t_quantile(persons - 1)) ** 2, n)
    z2 = Z95**2
    middle = (p + z2 / (2 * effective)) / (1 + z2 / effective)
    half = np.sqrt(p * (1 - p) / effective + z2 / (4 * effective**2)) * Z95 / (1 + z2 / effective)
    low, high = max(float(middle - half), 0.0), min(float(middle + half), 1.0)
    return Proportion(count, n, p, low if count else 0.0, high if count < n else 1.0)


def _t_quantile(freedom: int) -> float:
    """Quantile of 97.5 % of Student's t."""
    from scipy.special import stdtrit  # type: ignore[import-untyped]

    return float(stdtrit(freedom, 0.975))


def _draw_bars(
    ax: Axes, places: ArrayLike, rates: Sequence[Proportion], name: str, number: int, thick: float
) -> None:
    value, low, high = (
        100 * np.array([getattr(rate, field) for rate in rates])
        for field in ("value", "low", "high")
    )
    ax.barh(
        places, value, 0.88 * thick, color="white" if number else "#bdbdbd", edgecolor=INK,
        linewidth=0.8, hatch=series_look(number).hatch, label=name,
    )  # fmt: skip
    errors = np.maximum(np.stack([value - low, high - value]), 0)
    ax.errorbar(value, places, xerr=errors, fmt="none", ecolor=INK, elinewidth=1.3, capsize=2.5)
    for place, v, h in zip(np.asarray(places), value, high, strict=True):
        if np.isfinite(v):
            ax.text(h + 1.5, place, f"{v:.1f}", va="center", fontsize=8)


@with_style
def pix_distributions(
    pix: Mapping[str, ArrayLike], *, title: str = "", ax: Axes | None = None
) -> Axes:
    """Share of the candidates who reach each number of pix, one curve a group.

    Unlike bars, curves bear the many zeros of lost certifications: a curve starts at the share of
    those who have any pix, and crosses 50 % at its median.

    Parameters
    ----------
    pix : mapping of str to integer array
        By name of the group.
    title : str
    ax : Axes, optional

    Raises
    ------
    ValueError
        No group, or an empty one.
    """
    samples = {name: np.sort(np.asarray(values)) for name, values in pix.items()}
    if not samples or not all(sample.size for sample in samples.values()):
        raise ValueError("pix: expected groups with candidates")
    ax = axes_or_new(ax)
    at = np.arange(1, max(int(sample[-1]) for sample in samples.values()) + 2)
    for number, (name, sample) in enumerate(samples.items()):
        style = series_look(number)
        share = 100 * (1 - np.searchsorted(sample, at) / sample.size)
        ax.plot(
            at, share, color=style.colour, linestyle=style.line, marker=style.marker,
            markevery=(60 + 12 * number, 120), markerfacecolor="white", label=name,
        )  # fmt: skip
    ax.set(xlabel="pix", ylabel="candidates with at least so many pix (%)", title=title)
    ax.set(xlim=(0, at[-1]), ylim=(0, 102))
    ax.legend(loc="best")
    return ax


@with_style
def exact_against_simulated(
    exact: Sequence[float], simulated: Sequence[Proportion], *, ax: Axes | None = None
) -> Axes:
    """Chances computed without a draw, against shares of simulated candidates.

    Parameters
    ----------
    exact : sequence of float
        From 0 to 1.
    simulated : sequence of Proportion
        In the same order; bars are 95 % Wilson intervals.
    ax : Axes, optional
    """
    ax = axes_or_new(ax, (4.6, 4.4))
    value, low, high = (
        100 * np.array([getattr(share, field) for share in simulated])
        for field in ("value", "low", "high")
    )
    ax.plot([0, 100], [0, 100], color=GREY, linestyle=(0, (5, 3)), linewidth=1.0, label="equal")
    ax.errorbar(
        100 * np.asarray(exact), value, yerr=np.maximum(np.stack([value - low, high - value]), 0),
        fmt="o", color=INK, markerfacecolor="white", capsize=2.5, elinewidth=0.9,
        label="one candidate, simulated many times",
    )  # fmt: skip
    ax.set(xlim=(-2, 102), ylim=(-2, 102), aspect="equal")
    ax.set(xlabel="exact chance (%)", ylabel="share of simulated tests, 95 % interval (%)")
    ax.legend(loc="upper left")
    return ax
