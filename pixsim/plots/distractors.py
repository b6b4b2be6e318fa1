"""Which options are chosen, by ability."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np

from pixsim.calibration import Calibration
from pixsim.plots.groups import answers_to, group_of
from pixsim.plots.items import ABILITY
from pixsim.plots.style import INK, axes_or_new, series_look, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@with_style
def distractor_curves(
    calibration: Calibration,
    item: str,
    chosen: Sequence[str | None],
    key: str | Collection[str],
    *,
    groups: int = 5,
    ax: Axes | None = None,
) -> Axes:
    """Share of each option of an item by group of ability; the key is drawn thick and marked.

    The share of the key should rise and those of the others fall. An option that rises instead of
    the key is a sign of a wrong key; one that nobody takes does no work.

    Parameters
    ----------
    calibration : Calibration
    item : str
    chosen : sequence of str or None, shape (person,)
        Option of each person, in the order of the responses; None where there is no answer.
    key : str or collection of str
        The right option, or all options that count as right.
    groups : int
        Groups of ability, of about one size, at most.
    ax : Axes, optional

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        The item was not calibrated, nobody chose anything, or `chosen` has another length than the
        responses.
    """
    theta, _ = answers_to(calibration, item)
    option = np.array(["" if c is None or c != c else str(c) for c in chosen])
    if option.shape != theta.shape:
        raise ValueError(f"chosen: {option.size} options for {theta.size} persons")
    given = option != ""
    if not given.any():
        raise ValueError(f"chosen: nobody answered {item!r}")
    keys = {key} if isinstance(key, str) else set(key)
    place, at = group_of(theta[given], groups), theta[given]
    n = np.maximum(np.bincount(place), 1)
    middle = np.bincount(place, weights=at) / n
    met = np.bincount(place) > 0
    ax = axes_or_new(ax)
    others = 0
    for name in sorted(set(option[given]) | keys, key=lambda name: (name not in keys, name)):
        share = (np.bincount(place, weights=option[given] == name, minlength=n.size) / n)[met]
        if name in keys:
            ax.plot(middle[met], share, "-o", color=INK, linewidth=2.6, label=f"{name} (key)")
        else:
            others += 1
            style = series_look(others)
            ax.plot(
                middle[met], share, color=style.colour, linestyle=style.line, linewidth=1.3,
                marker=style.marker, markerfacecolor="white", label=name,
            )  # fmt: skip
    ax.set(ylim=(-0.02, 1.02), xlabel=f"{ABILITY}, group means", ylabel="share choosing the option")
    ax.set_title(item)
    ax.set_title(f"n = {given.sum()}", loc="right", fontsize=8, fontweight="normal")
    ax.legend(loc="best", title="option")
    return ax
