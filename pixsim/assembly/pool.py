"""The calibrated items of a bank as V3 takes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.item_table import item_table
from pixsim.bank.reading.load import Bank
from pixsim.rules.v3 import ItemPool


@dataclass(frozen=True)
class PlannedPool:
    """Items in pool order, which is that of their ids.

    Attributes
    ----------
    items : tuple of str
        Ids.
    pool : ItemPool
        Their parameters, competences, tubes and skills, numbered as in the framework.
    offered : bool array, shape (item,)
        Items that may be asked; the others serve degradation alone (rules/README.md, Unfinished tests).
    calibrated : bool array, shape (item,)
        Parameters estimated from answers; the others are *priors*.
    """

    items: tuple[str, ...]
    pool: ItemPool
    offered: NDArray[np.bool_]
    calibrated: NDArray[np.bool_]

    @cached_property
    def place(self) -> dict[str, int]:
        """Place of each item in the pool."""
        return {name: place for place, name in enumerate(self.items)}

    def available(self, without_skills: Iterable[int] = ()) -> NDArray[np.bool_]:
        """Items that may be asked once some skills are out, as after a confirmed report."""
        out = np.isin(self.pool.skill, np.fromiter(without_skills, dtype=np.intp))
        return self.offered & ~out

    def at(self, places: NDArray[np.intp]) -> PlannedPool:
        """Some of the items, in this order."""
        pool = self.pool
        return PlannedPool(
            items=tuple(self.items[place] for place in places.tolist()),
            pool=ItemPool(
                a=pool.a[places],
                b=pool.b[places],
                competence=pool.competence[places],
                tube=pool.tube[places],
                skill=pool.skill[places],
            ),
            offered=self.offered[places],
            calibrated=self.calibrated[places],
        )


def planned_pool(bank: Bank) -> PlannedPool:
    """The operative items of a bank, with their parameters; priors where never calibrated.

    Raises
    ------
    DataError
        A bank without any item that a certification may ask.
    """
    table = item_table(bank, guesses=False)  # a test is not put off until the bank is drawn
    order = sorted(range(len(table.id)), key=table.id.__getitem__)
    return PlannedPool(
        items=tuple(table.id[place] for place in order),
        pool=ItemPool(
            a=table.a[order],
            b=table.b[order],
            competence=table.competence[order],
            tube=table.tube[order],
            skill=table.skill[order],
        ),
        offered=table.offered[order],
        calibrated=table.calibrated[order],
    )
