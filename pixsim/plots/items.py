"""The curve of an item beside what was observed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from pixsim.calibration import Calibration
from pixsim.foundation.arrays import Floats
from pixsim.plots.bands import Curve, curve_with_band
from pixsim.plots.groups import Points, ability_range, answers_to, observed_shares
from pixsim.plots.style import INK, PALE, Look, axes_or_new, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ABILITY = "ability θ (logits)"
CHANCE = "share right"


@with_style
def item_curve(
    calibration: Calibration, item: str, *, groups: int = 10, ax: Axes | None = None
) -> Axes:
    """Fitted curve of an item with its 95 % band, and the shares observed.

    Parameters
    ----------
    calibration : Calibration
    item : str
    groups : int
        Groups of ability, of about one size, at most. Abilities are those the other items tell
        (EAP); bars are 95 % Wilson intervals.
    ax : Axes, optional
        A new figure by default.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        The item was not calibrated, or nobody answered it.
    """
    theta, answer = answers_to(calibration, item)
    given = answer >= 0
    if not given.any():
        raise ValueError(f"item: nobody answered {item!r}")
    points = observed_shares(theta[given], answer[given] == 1, groups)
    at = ability_range(calibration, points)
    ax = axes_or_new(ax)
    curve = curve_with_band(calibration, item, at)
    if np.isfinite(curve.low).any():
        draw_band(ax, at, curve, label="95 % band of the curve")
    ax.plot(at, curve.p, color=INK, label=_model_name(calibration.model))
    draw_points(ax, points, "observed, 95 % interval")
    frame_axes(ax, at, item)
    ax.set_title(item, pad=18)
    row = calibration.items[calibration.items["item"] == item].to_dict("records")[0]
    lower = f"c = {row['c']:.2f}   " if row["c"] > 0 else ""
    figures = (
        f"{_parameter_text(row, 'a')}   {_parameter_text(row, 'b')}   {lower}n = {row['n']:.0f}"
    )
    figures = figures.replace("-", "−")
    ax.text(0, 1.02, figures, transform=ax.transAxes, fontsize=8)  # below the title: names are long
    ax.legend(loc="best")
    return ax


def draw_band(ax: Axes, at: Floats, curve: Curve, label: str | None = None) -> None:
    """The band of a curve, in pale grey."""
    ax.fill_between(at, curve.low, curve.high, color=PALE, linewidth=0, label=label)


def draw_points(ax: Axes, points: Points, label: str, style: Look | None = None) -> None:
    """Observed shares with their intervals."""
    colour, marker = (INK, "o") if style is None else (style.colour, style.marker)
    ax.errorbar(
        points.theta, points.share, yerr=points.errors, fmt=marker, color=colour, capsize=2.5,
        elinewidth=0.9, markerfacecolor="white", markeredgewidth=1.2, label=label,
    )  # fmt: skip


def frame_axes(ax: Axes, at: Floats, title: str) -> None:
    """Limits and names of the axes of a plot of shares by ability."""
    ax.set(xlim=(at[0], at[-1]), ylim=(-0.02, 1.02), xlabel=ABILITY, ylabel=CHANCE, title=title)


def _parameter_text(row: Mapping[Hashable, Any], name: str) -> str:
    """A parameter with its standard error where it has one."""
    error = row[f"se_{name}"]
    return f"{name} = {row[name]:.2f}" + (f" ± {error:.2f}" if np.isfinite(error) else "")


def _model_name(name: str) -> str:
    return "Rasch curve" if name == "rasch" else f"{name.upper()} curve"
