"""Who gains, and who loses, when the same candidates are tested in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.plots.style import INK, axes_or_new, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KINDS = (("fewer", "////", "white"), ("as many", "", "white"), ("more", "", "#9a9a9a"))


@with_style
def gains(
    first: ArrayLike,
    second: ArrayLike,
    by: ArrayLike,
    *,
    names: tuple[str, str] = ("V2", "V3"),
    label: str = "mean true ability",
    groups: int = 5,
    margin: float = 8.0,
    title: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Shares of candidates with more, as many and fewer pix in the second of two tests.

    Parameters
    ----------
    first, second : float arrays, shape (candidate,)
        Pix of the same candidates.
    by : float array, shape (candidate,)
        What they are grouped by, in groups of about one size; equal values stay together.
    names : tuple of two str
        Of the two tests.
    label : str
        Of what they are grouped by.
    groups : int
        At most.
    margin : float
        Difference up to which both count as equal; the pix of one level by default.
    title : str
    ax : Axes, optional

    Raises
    ------
    ValueError
        Arrays of different lengths, or fewer candidates than groups.
    """
    one, two, key = (np.asarray(values, dtype=np.float64) for values in (first, second, by))
    if not one.shape == two.shape == key.shape or key.ndim != 1 or key.size < groups:
        raise ValueError("first, second, by: expected one number per candidate, and enough of them")
    edges = np.quantile(key, np.arange(1, groups) / groups)
    # of few different values some groups are empty: they are not drawn
    _, group = np.unique(np.searchsorted(edges, key), return_inverse=True)
    groups = int(group.max()) + 1
    change = two - one
    kind = np.where(change > margin, 2, np.where(change < -margin, 0, 1))
    percent = _percent_by_group(group, kind, groups)
    ax = axes_or_new(ax, (6.4, 1.5 + 0.36 * groups))
    _stack_bars(ax, percent)
    means = [float(change[group == g].mean()) for g in range(groups)]
    for place, mean in enumerate(means):
        ax.text(102, place, f"{round(mean):+d}".replace("-", "−"), va="center")
    ax.text(102, -0.85, "mean", va="center", fontsize=8)
    middles = [f"{key[group == g].mean():.1f}".replace("-", "−") for g in range(groups)]
    ax.set_yticks(range(groups), middles)
    ax.invert_yaxis()
    ax.set(xlim=(0, 100), xlabel="candidates (%)", ylabel=f"{label} (group mean)")
    ax.set_title(title or f"Pix by {names[1]} instead of {names[0]}", pad=24)
    ax.grid(visible=False)
    ax.legend(loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=3, borderpad=0.1)
    return ax


def _percent_by_group(
    group: NDArray[np.intp], kind: NDArray[np.intp], groups: int
) -> NDArray[np.float64]:
    """Shares of each kind in each group, shape (group, kind)."""
    count = np.bincount(group * 3 + kind, minlength=3 * groups).reshape(groups, 3)
    share: NDArray[np.float64] = 100 * count / count.sum(axis=1, keepdims=True)
    return share


def _stack_bars(ax: Axes, percent: NDArray[np.float64]) -> None:
    left = np.zeros(len(percent))
    for column, (name, hatch, colour) in enumerate(KINDS):
        width = percent[:, column]
        ax.barh(
            range(len(percent)), width, 0.72, left=left, color=colour, edgecolor=INK,
            linewidth=0.8, hatch=hatch, label=name,
        )  # fmt: skip
        for place, (start, size) in enumerate(zip(left, width, strict=True)):
            if size >= 6:
                ax.text(
                    start + size / 2, place, f"{size:.0f}", ha="center", va="center", fontsize=8,
                    bbox={"facecolor": colour, "edgecolor": "none", "pad": 1.0},
                )  # fmt: skip
        left = left + width
