"""Tables of figures shaded by size: levels before and after, shares by group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pixsim.plots.style import axes_or_new, with_style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

DARK = 0.7  # of the greatest shade, from which figures are white


@with_style
def level_matrix(
    table: pd.DataFrame,
    before: str = "profile_level_",
    after: str = "level_",
    *,
    names: tuple[str, str] = ("level of the profile", "level certified"),
    title: str = "percent of each row",
    ax: Axes | None = None,
) -> Axes:
    """Where the levels of one column go in another: percent of each row, all competences together.

    Parameters
    ----------
    table : DataFrame
        Of a simulation (`pixsim.simulation.SimulationResult.table`).
    before, after : str
        Starts of the columns, a competence code following. Competences not tested are left out;
        level -1 is shown as lost.
    names : tuple of two str
        Of the rows and columns.
    title : str
    ax : Axes, optional

    Raises
    ------
    ValueError
        The table has not both columns for any competence.
    """
    import pandas as pd

    codes = [name.removeprefix(before) for name in table.columns if name.startswith(before)]
    codes = [code for code in codes if after + code in table.columns]
    if not codes:
        raise ValueError(f"table: no columns {before}* and {after}* of the same competence")
    rows, columns = (
        np.concatenate([table.loc[_tested_rows(table, c), start + c].to_numpy() for c in codes])
        for start in (before, after)
    )
    counts = pd.crosstab(pd.Series(rows), pd.Series(columns))
    percent = counts.div(counts.sum(axis=1), axis=0) * 100
    percent.index = [f"{_level_name(r)}  (n = {n:,})" for r, n in counts.sum(axis=1).items()]
    percent.columns = [_level_name(c) for c in counts.columns]
    return _draw_matrix(percent, names, "{:.0f}", title, ax)


def _tested_rows(table: pd.DataFrame, code: str) -> NDArray[np.bool_]:
    verdict = f"verdict_{code}"
    if verdict not in table.columns:
        return np.ones(len(table), dtype=bool)
    return (table[verdict] != "not_tested").to_numpy(dtype=bool)


def _level_name(level: object) -> str:
    return "lost" if level == -1 else str(level)


@with_style
def share_matrix(
    shares: pd.DataFrame,
    *,
    names: tuple[str, str] = ("", ""),
    title: str = "percent right",
    ax: Axes | None = None,
) -> Axes:
    """A table of shares as percentages, darker where lower; blank where there is none.

    Parameters
    ----------
    shares : DataFrame
        From 0 to 1 or NaN; for instance candidates by competences.
    names : tuple of two str
        Of the rows and columns.
    title : str
    ax : Axes, optional
    """
    return _draw_matrix(shares * 100, names, "{:.0f}", title, ax, low_is_dark=True)


def _draw_matrix(
    percent: pd.DataFrame, names: Sequence[str], form: str, title: str, ax: Axes | None,
    *, low_is_dark: bool = False,
) -> Axes:  # fmt: skip
    values = percent.to_numpy(dtype=np.float64)
    height = 1.1 + 0.25 * len(percent)
    ax = axes_or_new(ax, (max(4.0, 1.8 + 0.42 * values.shape[1]), height))
    shade = (100 - values if low_is_dark else values) / 100
    ax.imshow(np.ma.masked_invalid(shade), cmap="Greys", vmin=0, vmax=1.25, aspect="auto")
    for (row, column), value in np.ndenumerate(values):
        if np.isfinite(value) and (value or low_is_dark):
            ax.text(
                column, row, form.format(value), ha="center", va="center", fontsize=8,
                color="white" if shade[row, column] > DARK else "black",
            )  # fmt: skip
    ax.set_xticks(range(values.shape[1]), [str(name) for name in percent.columns])
    ax.set_yticks(range(values.shape[0]), [str(name) for name in percent.index])
    ax.set(xlabel=names[1], title=title)
    ax.set_ylabel(names[0], labelpad=8)
    ax.tick_params(length=0)
    ax.grid(visible=False)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return ax
