"""Parameters before and after a calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pixsim.foundation.arrays import Floats
from pixsim.plots.style import GREY, INK, new_figure, with_style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PARAMETERS = (("b", "difficulty b (logits)"), ("a", "discrimination a"))

BESIDE = tuple((x, y) for x in (4, -11, 15, -22, 26, -33) for y in (3, -10))
"""Where a letter may begin, in points from its item; nearest first."""

WIDE, HIGH = 9.0, 11.0  # of a letter, points
SIDE = 245.0  # of a panel, points


@with_style
def before_after(
    before: pd.DataFrame,
    after: pd.DataFrame,
    *,
    named: int = 4,
    names: tuple[str, str] = ("before", "after"),
) -> Figure:
    """Difficulty and discrimination of each item before and after, with the line of no change.

    Parameters
    ----------
    before, after : DataFrame
        Columns ``item``, ``a``, ``b`` and, where they are known, ``se_a`` and ``se_b`` (drawn as
        bars of one standard error). Items of both are drawn.
    named : int
        Items named in each panel: those that moved furthest, in standard errors where all have
        one; at most 26.
    names : tuple of two str
        Of the axes, for instance ``("prior", "calibrated")``.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        The tables have no item in common.
    """
    both = before.merge(after, on="item", suffixes=("_0", "_1"))
    if both.empty:
        raise ValueError("before, after: no item in common")
    figure = new_figure(1, 2, (8.6, 4.3))
    for ax, (name, label) in zip(figure.axes, PARAMETERS, strict=True):
        bars = [_errors_in_order(table, both, f"se_{name}") for table in (before, after)]
        old, new = (both[f"{name}_{k}"].to_numpy(dtype=np.float64) for k in (0, 1))
        _draw_panel(ax, old, new, bars[0], bars[1])
        _name_furthest(ax, [str(item) for item in both["item"]], old, new, bars, named)
        ax.set(xlabel=names[0], ylabel=names[1], title=label)
    figure.axes[0].legend(loc="upper left")
    return figure


def _errors_in_order(table: pd.DataFrame, both: pd.DataFrame, column: str) -> Floats | None:
    """Standard errors in the order of the items drawn; None where there are none."""
    if column not in table.columns:
        return None
    values = table.set_index("item")[column].reindex(both["item"]).to_numpy(dtype=np.float64)
    return np.where(np.isfinite(values), values, 0.0)


def _draw_panel(ax: Axes, old: Floats, new: Floats, x: Floats | None, y: Floats | None) -> None:
    ax.errorbar(
        old, new, xerr=x, yerr=y, fmt="o", color=INK, ecolor=GREY, markersize=3.6,
        markerfacecolor="white", markeredgewidth=0.9, elinewidth=0.6, capsize=0,
        label="item ± standard error",
    )  # fmt: skip
    low, high = min(old.min(), new.min()), max(old.max(), new.max())
    pad = 0.06 * max(high - low, 0.5)
    ends = (low - pad, high + pad)
    ax.plot(ends, ends, color=GREY, linestyle=(0, (5, 3)), linewidth=1.0, label="no change")
    ax.set(xlim=ends, ylim=ends, aspect="equal")


def _name_furthest(
    ax: Axes, names: list[str], old: Floats, new: Floats, bars: list[Floats | None], named: int
) -> None:
    """Letters beside the points, and their names where the diagonal leaves room."""
    error = np.hypot(*(np.zeros_like(old) if bar is None else bar for bar in bars))
    moved = np.abs(new - old) / (error if (error > 0).all() else 1.0)
    furthest = np.argsort(-moved, kind="stable")[:named]
    pairs = list(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", furthest, strict=False))
    low, high = ax.get_xlim()
    scale = SIDE / (high - low)
    begins = _place_letters([(scale * old[place], scale * new[place]) for _, place in pairs])
    for (letter, place), begin in zip(pairs, begins, strict=True):
        at = (old[place], new[place])
        ax.plot(*at, "o", color=INK, markersize=4.2, zorder=4)
        ax.annotate(
            letter, at, xytext=begin, textcoords="offset points", fontsize=8, fontweight="bold"
        )
    key = "\n".join(f"{letter}  {names[place]}" for letter, place in pairs)
    ax.text(
        0.98, 0.02, key, transform=ax.transAxes, ha="right", va="bottom", fontsize=7.5,
        multialignment="left", bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8},
    )  # fmt: skip


def _place_letters(points: list[tuple[float, float]]) -> list[tuple[int, int]]:
    """Where the letter of each point begins, so that none lies on another or on a point."""
    taken: list[tuple[float, float]] = []  # where letters begin
    begins = []
    for x, y in points:

        def free(begin: tuple[int, int], x: float = x, y: float = y) -> bool:
            left, low = x + begin[0], y + begin[1]
            return all(
                abs(left - other) >= WIDE or abs(low - bottom) >= HIGH for other, bottom in taken
            ) and not any(left < px < left + WIDE and low < py < low + HIGH for px, py in points)

        begin = next(filter(free, BESIDE), BESIDE[0])
        taken.append((x + begin[0], y + begin[1]))
        begins.append(begin)
    return begins
