"""Linking two scales through common items: mean-sigma and Stocking-Lord."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pixsim.calibration.ability import item_curves
from pixsim.calibration.estimation.quadrature import normal_grid
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves, from_difficulty
from pixsim.irt.logistic import logistic
from pixsim.text.messages import list_some

if TYPE_CHECKING:
    import pandas as pd

FEWEST_COMMON = 2
STEPS = 50


@dataclass(frozen=True, slots=True)
class Link:
    """θ on the target scale = slope θ + shift.

    Attributes
    ----------
    slope, shift : float
    common : int
        Items the link rests on.
    """

    slope: float
    shift: float
    common: int

    def items(self, items: pd.DataFrame) -> pd.DataFrame:
        """Items on the target scale, standard errors included where there are."""
        linked = items.copy()
        linked["a"] = items["a"] / self.slope
        linked["b"] = items["b"] * self.slope + self.shift
        for column, factor in (("se_a", 1.0 / self.slope), ("se_b", self.slope)):
            if column in items.columns:
                linked[column] = items[column] * factor
        return linked

    def theta(self, theta: Floats) -> Floats:
        """Abilities on the target scale."""
        moved: Floats = self.slope * np.asarray(theta, dtype=np.float64) + self.shift
        return moved


def mean_sigma(items: pd.DataFrame, target: pd.DataFrame) -> Link:
    """Link by mean and standard deviation of the common difficulties (Marco 1977).

    Parameters
    ----------
    items, target : DataFrame
        Columns ``item``, ``a``, ``b`` and perhaps ``c``; common items by name.

    Raises
    ------
    ValueError
        Fewer than two common items, difficulties that do not vary, or common items that are named
        twice or whose slope is not positive in one of the tables.
    """
    from_, to = _common_curves(items, target)
    spread = float(from_.b.std())
    if spread < 1e-12 or float(to.b.std()) < 1e-12:
        raise ValueError("linking: the common items all have the same difficulty")
    slope = float(to.b.std()) / spread
    return Link(slope, float(to.b.mean()) - slope * float(from_.b.mean()), from_.b.size)


def stocking_lord(items: pd.DataFrame, target: pd.DataFrame) -> Link:
    """Link by the test characteristic curves of the common items (Stocking & Lord 1983).

    Minimises the squared difference of the expected scores of N(0, 1) abilities on the target
    scale, by damped Gauss-Newton from the mean-sigma link.

    Parameters
    ----------
    items, target : DataFrame
        As for `mean_sigma`.

    Raises
    ------
    ValueError
        As for `mean_sigma`.
    """
    start = mean_sigma(items, target)
    from_, to = _common_curves(items, target)
    grid = normal_grid(61)
    weight = np.exp(grid.log_weight)
    wanted, _ = _expected_score(to, 1.0, 0.0, grid.z)
    x = np.array([np.log(start.slope), start.shift])
    damping = 1e-6
    curve, turn = _expected_score(from_, np.exp(x[0]), x[1], grid.z)
    loss = float(weight @ (curve - wanted) ** 2)
    for _ in range(STEPS):
        curvature = (turn * weight[:, None]).T @ turn
        gradient = (turn * weight[:, None]).T @ (curve - wanted)
        step = np.linalg.solve(curvature + damping * np.eye(2), -gradient)
        then, then_turn = _expected_score(from_, np.exp(x[0] + step[0]), x[1] + step[1], grid.z)
        then_loss = float(weight @ (then - wanted) ** 2)
        if then_loss > loss:
            damping = max(10.0 * damping, 1e-6)
            continue
        x, curve, turn, loss = x + step, then, then_turn, then_loss
        damping = 0.1 * damping
        if float(np.abs(step).max()) < 1e-10:
            break
    return Link(float(np.exp(x[0])), float(x[1]), from_.b.size)


def _common_curves(items: pd.DataFrame, target: pd.DataFrame) -> tuple[Curves, Curves]:
    """Curves of the common items on both scales, in one order."""
    names, curves = item_curves(items)
    target_names, target_curves = item_curves(target)
    place = {name: row for row, name in enumerate(target_names)}
    pairs = [(row, place[name]) for row, name in enumerate(names) if name in place]
    if len(pairs) < FEWEST_COMMON:
        raise ValueError(f"linking: {len(pairs)} common items, at least {FEWEST_COMMON} are needed")
    here, there = (list(rows) for rows in zip(*pairs, strict=True))
    common = [names[row] for row in here]
    met = Counter(names), Counter(target_names)
    twice = {name for name in common if max(count[name] for count in met) > 1}
    flat = (curves.a[here] <= 0) | (target_curves.a[there] <= 0)  # they have no difficulty to link
    faults = [
        f"{what}: {list_some(found)}"
        for what, found in (
            ("items named twice", sorted(twice)),
            ("slopes not positive", [common[k] for k in np.flatnonzero(flat)]),
        )
        if found
    ]
    if faults:
        raise ValueError("linking: " + "; ".join(faults))
    return (
        Curves(curves.a[here], curves.d[here], curves.c[here]),
        Curves(target_curves.a[there], target_curves.d[there], target_curves.c[there]),
    )


def _expected_score(
    items: Curves, slope: float, shift: float, theta: Floats
) -> tuple[Floats, Floats]:
    """Expected score on the target scale, and its slopes in log slope and shift; (point, 2)."""
    moved = from_difficulty(items.a / slope, slope * items.b + shift, items.c)
    rise = logistic(moved.a[:, None] * theta + moved.d[:, None])
    c = items.c[:, None]
    bell = (1.0 - c) * rise * (1.0 - rise) * moved.a[:, None]
    score: Floats = (c + (1.0 - c) * rise).sum(axis=0)
    in_shift = -bell.sum(axis=0)
    in_log_slope = -(bell * (theta - shift)).sum(axis=0)
    return score, np.column_stack([in_log_slope, in_shift])
