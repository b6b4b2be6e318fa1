"""Families: items that share a discrimination and whose difficulties lie around a common mean.

The variants of one question are alike, not equal: b of a variant is N(b of the family, spread²).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from pixsim.calibration.model.item_priors import ItemPriors
from pixsim.calibration.model.parameters import LEAST_POST_SD
from pixsim.foundation.arrays import Bools, Floats, Ints
from pixsim.irt.curves import Curves
from pixsim.text.messages import list_some

NORMAL_LOGISTIC = 2.89  # 1.7²: a logistic averaged over a normal is a flatter logistic, nearly


@dataclass(frozen=True, slots=True)
class Families:
    """Groups of items that share a slope and a lower asymptote; the first are the families.

    Attributes
    ----------
    names : tuple of str
        The families. An item of none is a group of its own, after them.
    group : int64 array, shape (item,)
        Group of each item.
    spread : float
        Standard deviation of the difficulties within a family.
    centre, centre_sd : float64 arrays, shape (family,)
        Normal prior of the mean difficulty; an infinite sd says nothing.
    average : bool array, shape (item,)
        Items that stand for the variants with few answers, as the average of their family.
    stretch : float64 array, shape (item,)
        Slope of each as a share of that of its family.
    """

    names: tuple[str, ...]
    group: Ints
    spread: float
    centre: Floats
    centre_sd: Floats
    average: Bools
    stretch: Floats

    @property
    def count(self) -> int:
        """Number of families."""
        return len(self.names)

    @property
    def groups(self) -> int:
        """Number of families and of items without one."""
        return int(self.group.max(initial=-1)) + 1

    @property
    def tied(self) -> Bools:
        """Items that belong to a family; shape (item,)."""
        member: Bools = self.group < self.count
        return member

    @property
    def own(self) -> Bools:
        """Items of a family that have a difficulty of their own; shape (item,)."""
        return self.tied & ~self.average

    def total(self, values: Floats) -> Floats:
        """Sums over the items of each group; (item, …) to (group, …)."""
        if not self.count:
            return values
        sums = np.zeros((self.groups, *values.shape[1:]))
        np.add.at(sums, self.group, values)
        return sums

    def any(self, values: Bools) -> Bools:
        """Whether some item of each group is true; (item,) to (group,)."""
        return np.bincount(self.group[values], minlength=self.groups) > 0

    def select(self, keep: Bools) -> Families:
        """Families of some of the items; those that lose all items are gone."""
        kept, group = np.unique(self.group[keep], return_inverse=True)
        left = kept[kept < self.count]
        names = tuple(self.names[k] for k in left)
        return replace(
            self,
            average=self.average[keep],
            stretch=self.stretch[keep],
            names=names,
            group=group.astype(np.int64),
            centre=self.centre[left],
            centre_sd=self.centre_sd[left],
        )

    def flattened(self, items: Curves) -> Floats:
        """Share of the family's slope that its average has, given the spread; shape (item,)."""
        slope = items.a / self.stretch
        flat: Floats = 1.0 / np.sqrt(1.0 + (self.spread * slope) ** 2 / NORMAL_LOGISTIC)
        return np.where(self.average, flat, 1.0)

    def joined(self, items: Curves, centres: Floats) -> Curves:
        """Items, the averages at the mean difficulty of their family."""
        if not self.average.any():
            return items
        mean = centres[np.minimum(self.group, self.count - 1)]
        return replace(items, d=np.where(self.average, -items.a * mean, items.d))

    def turn(self, items: Curves, centres: Floats) -> Floats:
        """Slopes of each item's a, d, logit c (and mean difficulty) in those of its group.

        Returns
        -------
        float64 array, shape (item, 4, 4)
            The identity, but for averages: their slope is a share of that of the group, and their
            intercept follows from slope and mean difficulty.
        """
        turn = np.tile(np.eye(4), (self.group.size, 1, 1))
        if self.average.any():
            at = self.average
            turn[at, 0, 0] = self.stretch[at]
            turn[at, 1, 0] = -self.stretch[at] * centres[self.group[at]]
            turn[at, 1, 1] = 0.0
            turn[at, 1, 3] = -items.a[at]
        return turn

    def with_priors(self, priors: ItemPriors) -> Families:
        """With the items' prior on b as that of the mean difficulty.

        Raises
        ------
        ValueError
            Priors that differ within a family.
        """
        members = np.flatnonzero(self.tied)
        group = self.group[members]
        first = np.zeros(self.count, dtype=np.int64)
        first[group[::-1]] = members[::-1]
        unlike = np.zeros(members.size, dtype=bool)
        for field in fields(ItemPriors):
            value = getattr(priors, field.name)
            unlike |= value[members] != value[first[group]]
        if unlike.any():
            named = dict.fromkeys(self.names[k] for k in group[unlike])
            raise ValueError(f"priors: they differ between items of one family: {list_some(named)}")
        return replace(self, centre=priors.b[first], centre_sd=priors.b_sd[first])

    def by_item(self, items: Curves, centres: Floats) -> Floats:
        """Log density of each difficulty within its family, up to a constant; shape (item,).

        With uncertain difficulties: its mean, and their entropy.
        """
        value: Floats = -0.5 * (self.distances(items, centres) / self.spread) ** 2
        if items.post_sd is not None:
            wide = np.where(items.post_sd > LEAST_POST_SD, items.post_sd / self.spread, 1.0)
            value += np.log(wide) - 0.5 * wide**2
        return value

    def by_family(self, centres: Floats) -> Floats:
        """Log prior density of the mean difficulties, up to a constant; shape (family,)."""
        value: Floats = -0.5 * ((centres - self.centre) / self.centre_sd) ** 2
        return value

    def log_density(self, items: Curves, centres: Floats) -> float:
        """Sum of both."""
        return float(self.by_item(items, centres).sum() + self.by_family(centres).sum())

    def slopes(self, items: Curves, centres: Floats, *, newton: bool) -> tuple[Floats, Floats]:
        """Gradient (item, 4) and minus the Hessian (item, 4, 4) in a, d, logit c and the mean.

        Parameters
        ----------
        newton : bool
            The Hessian itself; otherwise that of Gauss and Newton, which is never negative.
        """
        turn = np.zeros((items.a.size, 4))  # of b minus the mean
        a, d = np.where(self.tied, items.a, 1.0), items.d
        turn[:, 0], turn[:, 1], turn[:, 3] = d / a**2, -1.0 / a, -1.0
        precision = np.where(self.own, self.spread**-2.0, 0.0)
        pull = precision * self.distances(items, centres)
        curvature = precision[:, None, None] * turn[:, :, None] * turn[:, None, :]
        if newton:
            curvature[:, 0, 0] -= 2.0 * pull * d / a**3
            curvature[:, 0, 1] += pull / a**2
            curvature[:, 1, 0] += pull / a**2
        return -pull[:, None] * turn, curvature

    def distances(self, items: Curves, centres: Floats) -> Floats:
        """Difficulties less the mean of the family, 0 for others than `own`; shape (item,)."""
        if not self.count:
            return np.zeros_like(items.a)
        own = -items.d / np.where(self.tied, items.a, 1.0)
        mean = centres[np.minimum(self.group, self.count - 1)]
        miss: Floats = np.where(self.own, own - mean, 0.0)
        return miss


def single_item_families(items: int) -> Families:
    """No families: every item a group of its own."""
    none = np.zeros(0)
    return Families(
        (), np.arange(items), 1.0, none, none, np.zeros(items, dtype=bool), np.ones(items)
    )


def read_families(families: Any, items: tuple[str, ...], spread: float) -> Families:
    """Families of the items, in the order in which the items first name them, without priors.

    Parameters
    ----------
    families : mapping of item to family, or None
        Items of other responses may be among them.
    items : tuple of str
    spread : float
        To start from.

    Raises
    ------
    ValueError
        Not a mapping, an empty name, or no item of these in it.
    """
    if families is None:
        return single_item_families(len(items))
    if not isinstance(families, Mapping):
        if not hasattr(families, "to_dict"):
            raise ValueError("families: expected a mapping of item to family")
        families = families.to_dict()
    named = {str(item): "" if family is None else str(family) for item, family in families.items()}
    nameless = [item for item in items if named.get(item, "?") in ("", "nan")]
    if nameless:
        raise ValueError(f"families: no family named for {list_some(nameless)}")
    if not set(items) & named.keys():
        raise ValueError("families: none of the items is in it")
    names = tuple(dict.fromkeys(named[item] for item in items if item in named))
    place = {name: number for number, name in enumerate(names)}
    loners = iter(range(len(names), len(names) + len(items)))
    group = [place[named[item]] if item in named else next(loners) for item in items]
    return Families(
        names,
        np.array(group, dtype=np.int64),
        spread,
        np.zeros(len(names)),
        np.full(len(names), np.inf),
        np.zeros(len(items), dtype=bool),
        np.ones(len(items)),
    )
