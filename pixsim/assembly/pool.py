"""The calibrated items of a bank as V3 takes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.form import OPERATIVE
from pixsim.assembly.standing import skill_places
from pixsim.bank.load import Bank
from pixsim.rules.v3 import ItemPool

OFFERED = ("validated",)  # statuses of items that V3 asks (rules/README.md, Eligible items)


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


def planned_pool(bank: Bank) -> PlannedPool:
    """The operative items of a bank, with their parameters; priors where never calibrated."""
    framework = bank.framework
    places = skill_places(framework)
    tubes = {tube.name: place for place, tube in enumerate(framework.tubes)}
    items = sorted(
        (item for item in bank.items.values() if item.status in OPERATIVE), key=lambda i: i.id
    )
    skills = [framework.skill[item.skill] for item in items]
    curves = np.array([bank.curve(item) for item in items], dtype=np.float64).reshape(-1, 2)
    return PlannedPool(
        items=tuple(item.id for item in items),
        pool=ItemPool(
            a=curves[:, 0],
            b=curves[:, 1],
            competence=np.array([framework.competence_index[s.competence] for s in skills]),
            tube=np.array([tubes[s.tube] for s in skills]),
            skill=np.array([places[item.skill] for item in items]),
        ),
        offered=np.array([item.status in OFFERED for item in items]),
        calibrated=np.array([item.id in bank.parameters for item in items]),
    )
