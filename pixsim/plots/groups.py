"""What was observed: shares of answers by group of ability, with binomial bands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration import Calibration, ability
from pixsim.foundation.arrays import Bytes, Floats
from pixsim.simulation.summary import wilson

FEWEST = 12  # persons of a group, on average: fewer say next to nothing


@dataclass(frozen=True, slots=True)
class Points:
    """Shares by group of ability, lowest first; arrays of shape (group,).

    Attributes
    ----------
    theta : float64 array
        Mean ability of the group.
    share, low, high : float64 arrays
        Share observed and its 95 % Wilson interval.
    n : int64 array
        Persons.
    """

    theta: Floats
    share: Floats
    low: Floats
    high: Floats
    n: NDArray[np.int64]

    @property
    def errors(self) -> Floats:
        """Lengths below and above, as matplotlib's error bars take them; shape (2, group)."""
        return np.abs(np.stack([self.share - self.low, self.high - self.share]))


def group_of(theta: Floats, groups: int) -> NDArray[np.intp]:
    """Group of each person, from 0, groups of about one size; equal abilities stay together."""
    wanted = max(1, min(groups, theta.size // FEWEST))
    edges = np.unique(np.quantile(theta, np.arange(1, wanted) / wanted))
    return np.searchsorted(edges, theta, side="left")


def observed_shares(theta: Floats, chosen: NDArray[np.bool_], groups: int) -> Points:
    """Share of the persons who did something, by group of ability.

    Parameters
    ----------
    theta : float64 array, shape (person,)
    chosen : bool array, shape (person,)
    groups : int
        At most; fewer where there are few persons.
    """
    place = group_of(theta, groups)
    n = np.bincount(place)
    met = np.flatnonzero(n)
    count = np.bincount(place, weights=chosen)
    shares = [wilson(int(count[g]), int(n[g])) for g in met]
    return Points(
        theta=np.bincount(place, weights=theta)[met] / n[met],
        share=np.array([s.value for s in shares]),
        low=np.array([s.low for s in shares]),
        high=np.array([s.high for s in shares]),
        n=n[met],
    )


def answers_to(calibration: Calibration, item: str) -> tuple[Floats, Bytes]:
    """Ability of all persons from the other items (EAP), and their answers to one item.

    An item that takes part in the ability it is plotted against looks better than it is.

    Returns
    -------
    theta : float64 array, shape (person,)
    answer : int8 array, shape (person,)
        1 right, 0 wrong, -1 none.

    Raises
    ------
    ValueError
        The item was not calibrated, or is the only one.
    """
    table, read = calibration.items, calibration.responses
    if item not in set(table["item"]):
        raise ValueError(f"item: {item!r} was not calibrated")
    others = table[table["item"] != item]
    if others.empty:
        raise ValueError("item: abilities cannot be told from a single item")
    mean, sd = calibration.ability_mean, calibration.ability_sd
    theta = ability(others, read, mean=mean, sd=sd)["theta"].to_numpy(dtype=np.float64)
    answer = read.select(np.array([name == item for name in read.items])).matrix()[:, 0]
    return theta, answer


def ability_range(calibration: Calibration, points: Points | None = None) -> Floats:
    """Abilities to draw a curve at: three standard deviations around the mean, and the points."""
    mean, sd = calibration.ability_mean, max(calibration.ability_sd, 0.3)
    low, high = mean - 3 * sd, mean + 3 * sd
    if points is not None and points.theta.size:
        low, high = min(low, points.theta[0]), max(high, points.theta[-1])
    return np.linspace(low, high, 161)
