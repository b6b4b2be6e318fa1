"""Mean certified pix of the arms of an experiment; plots as files."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pixsim.foundation.files import replace_file
from pixsim.plots.style import INK, axes_or_new, with_style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COLUMNS = ("arm", "mean_pix", "sd_pix", "pix_quantiles.5%", "pix_quantiles.95%")


@with_style
def arm_means(
    table: pd.DataFrame,
    *,
    label: str = "certified pix: mean, and 5 to 95 % of the candidates",
    title: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Mean pix of each arm, with the range of the middle nine tenths of the candidates.

    Parameters
    ----------
    table : DataFrame
        From `pixsim.simulation.experiment`; of replications, the mean.
    label : str
        Of the axis.
    title : str
    ax : Axes, optional

    Raises
    ------
    ValueError
        The table lacks a column.
    """
    if lacking := set(COLUMNS) - set(table.columns):
        raise ValueError(f"table: no column {', '.join(sorted(lacking))}")
    rows = table.groupby("arm", sort=False, observed=True)[list(COLUMNS[1:])].mean()
    ax = axes_or_new(ax, (6.4, 1.1 + 0.38 * len(rows)))
    places = np.arange(len(rows))
    low, high = rows["pix_quantiles.5%"].to_numpy(), rows["pix_quantiles.95%"].to_numpy()
    ax.hlines(places, low, high, color=INK, linewidth=1.2)
    ax.plot(rows["mean_pix"], places, "o", color=INK, markerfacecolor="white")
    for place, mean, end in zip(places, rows["mean_pix"], high, strict=True):
        ax.text(float(end) + 8, float(place), f"{mean:.0f}", va="center", fontsize=8)
    ax.set_yticks(places, [str(arm) for arm in rows.index])
    ax.invert_yaxis()
    ax.set(xlabel=label, title=title)
    ax.set_xlim(left=0)
    ax.grid(visible=False, axis="y")
    return ax


def save(ax: Axes, path: Path) -> None:
    """Write a plot as SVG, the same bytes each time, and close it.

    Raises
    ------
    OSError
    """
    from matplotlib import pyplot, rc_context
    from matplotlib.figure import Figure

    figure = ax.figure
    assert isinstance(figure, Figure)
    stream = io.BytesIO()
    with rc_context({"svg.hashsalt": "pixsim", "svg.fonttype": "none"}):
        figure.savefig(stream, format="svg", metadata={"Date": None})
    pyplot.close(figure)
    replace_file(path, stream.getvalue())
