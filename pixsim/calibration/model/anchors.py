"""Items and families whose parameters are given, not estimated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.model.families import Families
from pixsim.foundation.arrays import Floats
from pixsim.text.messages import list_some

ALIKE = 1e-9  # largest difference of anchors that say the same


@dataclass(frozen=True, slots=True)
class Anchors:
    """a, b, c of what is fixed, NaN where it is free.

    Attributes
    ----------
    items : float64 array, shape (item, 3)
    families : float64 array, shape (family, 3)
        b is the mean difficulty.
    """

    items: Floats
    families: Floats

    @property
    def any(self) -> bool:
        """Something is fixed."""
        return not (np.isnan(self.items).all() and np.isnan(self.families).all())

    def select(self, keep: NDArray[np.bool_], families: Families) -> Anchors:
        """Anchors of some of the items, and of the families they leave."""
        left = families.any(keep)[: families.count]
        return Anchors(self.items[keep], self.families[left])

    def at(self, items: NDArray[np.int64]) -> Anchors:
        """Anchors of items by their places, and all families."""
        return Anchors(self.items[items], self.families)

    def by_group(self, families: Families) -> Floats:
        """Slope and lower asymptote of each group, NaN where they are free; shape (group, 2).

        Raises
        ------
        ValueError
            Anchors of one family that do not share them.
        """
        shared = self._all(families)
        value = np.full((families.groups, 2), np.nan)
        value[shared[:, 0].astype(int)] = shared[:, 1:]
        unlike = np.abs(value[shared[:, 0].astype(int)] - shared[:, 1:]).max(axis=1) > ALIKE
        if unlike.any():
            named = dict.fromkeys(families.names[int(k)] for k in shared[unlike, 0])
            raise ValueError(
                f"anchors: items of one family share a and c, not so in {list_some(named)}"
            )
        return value

    def _all(self, families: Families) -> Floats:
        """Group, a and c of each anchor."""
        item = np.flatnonzero(~np.isnan(self.items[:, 0]))
        family = np.flatnonzero(~np.isnan(self.families[:, 0]))
        groups = np.concatenate([families.group[item], family])
        values = np.vstack([self.items[item], self.families[family]])
        return np.column_stack([groups, values[:, [0, 2]]])


def read_anchors(anchors: Any, items: Sequence[str], families: Families, model: str) -> Anchors:
    """Anchors by the names of items, or of families.

    Parameters
    ----------
    anchors : mapping, DataFrame or None
        See `pixsim.calibration.calibrate.calibrate`.

    Raises
    ------
    ValueError
        Naming all that is wrong.
    """
    table = Anchors(np.full((len(items), 3), np.nan), np.full((families.count, 3), np.nan))
    places = {name: (table.families, row) for row, name in enumerate(families.names)}
    places |= {name: (table.items, row) for row, name in enumerate(items)}
    faults = []
    for name, values in _anchor_pairs(anchors):
        fault = _anchor_fault(values, model)
        if name not in places:
            known = "the items or families" if families.count else "the items"
            faults.append(f"{name} is not among {known}")
        elif fault:
            faults.append(f"{name}: {fault}")
        else:
            where, row = places[name]
            where[row] = [*values, 0.0][:3]
    if faults:
        raise ValueError("anchors: " + "; ".join(faults))
    return table


def _anchor_pairs(anchors: Any) -> Iterator[tuple[str, Sequence[float]]]:
    """Name and values of each anchor."""
    if anchors is None:
        return
    if hasattr(anchors, "columns"):
        lacking = {"item", "a", "b"} - set(anchors.columns)
        if lacking:
            raise ValueError(f"anchors: no column {', '.join(sorted(lacking))}")
        c = anchors["c"] if "c" in anchors.columns else np.zeros(len(anchors))
        rows = zip(anchors["a"], anchors["b"], c, strict=True)
        anchors = dict(zip(anchors["item"], rows, strict=True))
    for name, values in anchors.items():
        yield str(name), tuple(values)


def _anchor_fault(values: Sequence[float], model: str) -> str:
    """What is wrong with a, b and perhaps c; empty if nothing."""
    wrong = "expected finite a, b (and c in [0, 1)), a not 0"
    try:
        a, b, c = (float(value) for value in [*values, 0.0][:3])
    except (TypeError, ValueError):
        return wrong
    if len(values) not in (2, 3) or not np.isfinite([a, b]).all() or a == 0 or not 0 <= c < 1:
        return wrong
    if model == "rasch" and a != 1:
        return f"a Rasch anchor has a = 1, not {a:g}"
    if model in ("rasch", "1pl") and c != 0:
        return "the model has no lower asymptote"
    return ""
