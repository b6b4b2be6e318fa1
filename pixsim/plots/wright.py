"""Persons and items on one scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from pixsim.bank.reading.load import Bank
from pixsim.calibration import Calibration
from pixsim.foundation.arrays import Floats
from pixsim.plots.items import ABILITY
from pixsim.plots.style import GREY, INK, PALE, new_figure, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEIGHT = 5.0  # of the figure, inches
LINE, LETTER = 0.125, 0.085  # height of a line and width of a letter, inches
TEXT = 7.5  # points
PERSONS = 1.9  # width of the histogram, inches
WIDEST = 16.0


@with_style
def wright_map(
    calibration: Calibration,
    bank: Bank | None = None,
    *,
    labels: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    cuts: Mapping[str, float] | None = None,
) -> Figure:
    """Abilities of the persons and difficulties of the items, side by side.

    Parameters
    ----------
    calibration : Calibration
        Abilities are its EAP scores.
    bank : Bank, optional
        Items are labelled by their level, in columns by competence; without it by their names, in
        one column.
    labels, columns : mapping of item to str, optional
        Other labels and columns.
    cuts : mapping of name to float, optional
        Abilities to draw across both sides, such as the cut-offs of a standard setting.

    Raises
    ------
    KeyError
        The bank has no such item.

    Returns
    -------
    Figure
        Labels of a column are put side by side where they would overlap, and the figure is as wide
        as that takes.
    """
    names = [str(name) for name in calibration.items["item"]]
    b = calibration.items["b"].to_numpy(dtype=np.float64)
    theta = calibration.scores("EAP")["theta"].to_numpy(dtype=np.float64)
    if bank is not None:
        skills = [bank.framework.skill[bank.items[name].skill] for name in names]
        found = list(zip(names, skills, strict=True))
        labels = {name: str(skill.level) for name, skill in found} | dict(labels or {})
        columns = {name: skill.competence for name, skill in found} | dict(columns or {})
    text = [(labels or {}).get(name, name) for name in names]
    column = [(columns or {}).get(name, "items") for name in names]
    lines = dict(cuts or {})
    ends = [theta.min(), theta.max(), b.min(), b.max(), *lines.values()]
    low, high = min(ends) - 0.3, max(ends) + 0.3
    placed = _Places(b, text, column, step=LINE * (high - low) / (HEIGHT - 1.0))
    width = min(PERSONS + 0.9 + placed.width, WIDEST)
    ratios = [PERSONS, max(placed.width, 1.2)]
    figure = new_figure(1, 2, (width, HEIGHT), sharey=True, gridspec_kw={"width_ratios": ratios})
    persons, ax = figure.axes
    _draw_persons(persons, theta, low, high)
    placed.draw(ax, b, text)
    for name, cut in lines.items():
        for part in (persons, ax):
            part.axhline(cut, color=GREY, linestyle=(0, (2, 2)), linewidth=1.0)
        ax.annotate(  # beside both panels, where neither bars nor items are
            name, (1, cut), (3, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", fontsize=TEXT, va="center",
        )  # fmt: skip
    if bank is None:
        ax.set(title="Items at their difficulty")
    else:
        ax.set(title="Items (label: level) at their difficulty", xlabel="competence")
    return figure


def _draw_persons(ax: Axes, theta: Floats, low: float, high: float) -> None:
    edges = np.arange(np.floor(low * 4) / 4, high + 0.25, 0.25).tolist()
    ax.hist(theta, edges, orientation="horizontal", color=PALE, edgecolor=INK, linewidth=0.6)
    ax.axhline(theta.mean(), color=INK, linestyle=(0, (5, 2)), linewidth=1.0, label="mean")
    ax.invert_xaxis()
    ax.legend(loc="upper left")  # bars grow from the right, and few persons are at the ends
    ax.set(ylim=(low, high), xlabel=f"persons (n = {theta.size})", title="Persons")
    ax.set_ylabel(f"{ABILITY}, difficulty b")


class _Places:
    """Where each label goes: a column, and a slot in it so that none overlap."""

    def __init__(self, b: Floats, text: list[str], column: list[str], step: float) -> None:
        self.columns = sorted(set(column))
        self.slot = np.zeros(b.size, dtype=np.int64)
        self.slots = dict.fromkeys(self.columns, 1)
        letters = max(len(label) for label in text)
        self.cell = LETTER * max(letters, 1) + 0.06
        last: dict[tuple[str, int], float] = {}
        for place in np.argsort(b, kind="stable"):
            name, slot = column[place], 0
            while b[place] - last.get((name, slot), -np.inf) < step:
                slot += 1
            last[name, slot] = float(b[place])
            self.slot[place] = slot
            self.slots[name] = max(self.slots[name], slot + 1)
        gap = 0.12
        starts = np.cumsum([0.0] + [self.slots[c] * self.cell + gap for c in self.columns])
        self.start = dict(zip(self.columns, starts, strict=False))
        self.gap = gap
        self.width = float(starts[-1])
        self.x = np.array([self.start[c] for c in column]) + (self.slot + 0.5) * self.cell

    def draw(self, ax: Axes, b: Floats, text: list[str]) -> None:
        """Labels at their difficulties, columns named below."""
        for x, y, label in zip(self.x, b, text, strict=True):
            ax.text(x, y, label, ha="center", va="center", fontsize=TEXT)
        middles = [self.start[c] + self.slots[c] * self.cell / 2 for c in self.columns]
        for name in self.columns[1:]:
            ax.axvline(self.start[name] - self.gap / 2, color=PALE, linewidth=0.6)
        ax.set_xticks(middles, self.columns, fontsize=TEXT)
        ax.set_xlim(-self.gap / 2, self.width - self.gap / 2)
        ax.tick_params(axis="x", length=0)
        ax.grid(visible=False, axis="x")
