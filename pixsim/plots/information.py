"""How precisely items and the whole test measure, along ability."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from pixsim.calibration import Calibration, item_information
from pixsim.foundation.arrays import Floats
from pixsim.plots.items import ABILITY
from pixsim.plots.style import GREY, INK, new_figure, series_look, with_style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEAST = 1e-3  # test information below which the standard error is not drawn


@with_style
def information(
    items: Calibration | pd.DataFrame,
    *,
    theta: ArrayLike | None = None,
    named: int = 4,
    answered: float | None = None,
) -> Figure:
    """Information of each item, above; information of the test and standard error of θ, below.

    Parameters
    ----------
    items : Calibration or DataFrame
        Calibrated items, or a table with the columns ``item``, ``a``, ``b`` and perhaps ``c``.
    theta : float array, shape (point,), optional
        Abilities; from -4 to 4 by default.
    named : int
        Items drawn thick and named: those with the highest peaks.
    answered : float, optional
        Items that one person answers, for the information of the test: drawn at random, it is that
        share of the information of all. By default those answered on average in a calibration, all
        of a table.

    Returns
    -------
    Figure
    """
    table = items.items if isinstance(items, Calibration) else items
    at = np.asarray(np.linspace(-4, 4, 201) if theta is None else theta, dtype=np.float64)
    each, size = item_information(table, at), len(table)
    if answered is None:
        answered = float(size)
        if isinstance(items, Calibration) and items.n_persons:
            answered = float(table["n"].sum()) / items.n_persons
    figure = new_figure(2, 1, (6.4, 5.4), sharex=True)
    above, below = figure.axes
    _draw_items(above, [str(name) for name in table["item"]], each, at, named)
    _draw_test(below, each.sum(axis=0) * (answered / size), at, _test_title(answered, size))
    return figure


def _test_title(answered: float, size: int) -> str:
    if answered >= size - 0.05:
        return "Test"
    return f"Test of {answered:.0f} of the {size} questions"


def _draw_items(ax: Axes, names: list[str], each: Floats, at: Floats, named: int) -> None:
    order = np.argsort(-each.max(axis=1), kind="stable")
    for place in order[named:]:
        ax.plot(at, each[place], color="#b5b5b5", linewidth=0.7)
    for number, place in enumerate(order[:named]):
        style = series_look(number)
        ax.plot(at, each[place], color=style.colour, linestyle=style.line, label=names[place])
    if order.size > named:
        ax.plot([], [], color="#b5b5b5", linewidth=0.7, label=f"{order.size - named} others")
    ax.set(ylabel="information of an item", title="Items", ylim=(0, None))
    ax.legend(loc="best")


def _draw_test(ax: Axes, total: Floats, at: Floats, title: str) -> None:
    ax.plot(at, total, color=INK, label="information (left)")
    ax.set(xlabel=ABILITY, ylabel="information of the test", title=title, ylim=(0, None))
    ax.set_xlim(at[0], at[-1])
    other = ax.twinx()
    error = np.where(total > LEAST, 1 / np.sqrt(np.maximum(total, LEAST)), np.nan)
    other.plot(at, error, color=GREY, linestyle=(0, (5, 2)), label="standard error of θ (right)")
    other.set(ylabel="standard error of θ (logits)", ylim=(0, float(np.nanmax(error)) * 1.05))
    other.spines["right"].set_visible(True)
    other.grid(visible=False)
    lines = [*ax.get_lines(), *other.get_lines()]
    ax.legend(lines, [str(line.get_label()) for line in lines], loc="best")
