"""How far each prior moves a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pixsim.plots.style import INK, axes_or_new, series_look, with_style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

UNITS = {"passed": (100.0, "candidates certified (%)"), "pix": (1.0, "mean certified pix")}
"""Factor and name of the axis, by figure."""


@with_style
def tornado(
    table: pd.DataFrame,
    figure: str = "passed",
    *,
    most: int = 12,
    title: str = "",
    ax: Axes | None = None,
) -> Axes:
    """A figure with each prior at the low and at the high end of its range, largest swing on top.

    Parameters
    ----------
    table : DataFrame
        From `pixsim.simulation.sensitivity`.
    figure : str
        ``passed`` or ``pix``.
    most : int
        Priors shown.
    title : str
    ax : Axes, optional

    Raises
    ------
    ValueError
        Another figure, or a table without it or without a prior.
    """
    if figure not in UNITS:
        raise ValueError(f"figure: expected one of {', '.join(UNITS)}, not {figure!r}")
    wanted = {"prior", "low", "high", *(f"{figure}{end}" for end in ("", "_low", "_high"))}
    if lacking := wanted - set(table.columns):
        raise ValueError(f"table: no column {', '.join(sorted(lacking))}")
    if table.empty:
        raise ValueError("table: no prior")
    factor, label = UNITS[figure]
    rows = table.sort_values(f"{figure}_swing", ascending=False, kind="stable").head(most)
    ax = axes_or_new(ax, (6.4, 1.2 + 0.34 * len(rows)))
    base = factor * float(rows[figure].iloc[0])
    places = np.arange(len(rows))
    for number, end in enumerate(("low", "high")):
        values = factor * rows[f"{figure}_{end}"].to_numpy(dtype=float)
        ax.barh(
            places, values - base, 0.62, left=base, color="#bdbdbd" if number else "white",
            edgecolor=INK, linewidth=0.8, hatch=series_look(number).hatch, label=f"prior at its {end} end",
        )  # fmt: skip
    ax.axvline(base, color=INK, linewidth=1.0)
    names = [f"{row.prior} ({row.low:g} to {row.high:g})" for row in rows.itertuples(index=False)]
    ax.set_yticks(places, names)
    ax.invert_yaxis()
    ax.set(xlabel=f"{label}; line: {base:.1f} with all priors as they are", title=title)
    ax.grid(visible=False, axis="y")
    ax.legend(loc="best")
    return ax
