"""The items of a bank as arrays, with their prior parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.bank.load import Bank
from pixsim.bank.priors import guessing
from pixsim.generation import OPERATIVE
from pixsim.placement import skill_places
from pixsim.problems import DataError, Problem

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ItemTable:
    """Items a certification may ask, arrays of shape (item,), sorted by skill.

    Attributes
    ----------
    id : tuple of str
    skill : int64 array
        Position along the skill axis of the framework.
    competence, level : int64 arrays
    a, b : float64 arrays
        Discrimination and difficulty, logistic metric: those given, else the bank's, which are
        *priors* for items that were never calibrated.
    c : float64 array
        Chance to be right without knowing, by item type (prior).
    dependent : bool array
        Of type QROCM-dep.
    variants : int64 array
        How many variants it has.
    """

    id: tuple[str, ...]
    skill: Ints
    competence: Ints
    level: Ints
    a: Floats
    b: Floats
    c: Floats
    dependent: NDArray[np.bool_]
    variants: Ints


def item_table(
    bank: Bank, parameters: Mapping[str, tuple[float, float]] | None = None
) -> ItemTable:
    """Items of a bank as arrays.

    Parameters
    ----------
    bank : Bank
    parameters : Mapping[str, tuple of (a, b)], optional
        In place of the bank's own.

    Raises
    ------
    DataError
        Parameters that no item has, that are not finite, or a discrimination that is not positive.
    """
    known = dict(parameters or {})
    _check(bank, known)
    places = skill_places(bank.framework)
    items = [item for item in bank.items.values() if item.status in OPERATIVE]
    items.sort(key=lambda item: places[item.skill])  # stable: file order within a skill
    rng = np.random.default_rng(0)  # shuffles options, which changes nothing here
    skills = [bank.framework.skill[item.skill] for item in items]
    index = bank.framework.competence_index
    values = [known.get(item.id) or bank.curve(item) for item in items]
    return ItemTable(
        id=tuple(item.id for item in items),
        skill=np.array([places[item.skill] for item in items], dtype=np.int64),
        competence=np.array([index[skill.competence] for skill in skills], dtype=np.int64),
        level=np.array([skill.level for skill in skills], dtype=np.int64),
        a=np.array([a for a, _ in values], dtype=np.float64),
        b=np.array([b for _, b in values], dtype=np.float64),
        c=np.array([guessing(bank.question(f"{item.id}#1", rng)) for item in items]),
        dependent=np.array([item.type == "QROCM-dep" for item in items], dtype=bool),
        variants=np.array([item.variant_count for item in items], dtype=np.int64),
    )


def _check(bank: Bank, parameters: Mapping[str, tuple[float, float]]) -> None:
    problems = [
        Problem("parameters", name, "", "unknown_item", "the bank has no such item")
        for name in parameters
        if name not in bank.items
    ]
    problems += [
        Problem("parameters", name, "", "bad_parameters", f"a = {a} and b = {b} make no curve")
        for name, (a, b) in parameters.items()
        if not (np.isfinite(a) and np.isfinite(b) and a > 0)
    ]
    if problems:
        raise DataError(problems)
