"""A bank as arrays: its items with their parameters, its skills. The only place that makes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from pixsim.assembly.standing import skill_places
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.parameters import LEAST_A, MOST_A, MOST_B, is_valid_curve
from pixsim.foundation.arrays import Bools, Floats, Ints
from pixsim.foundation.problems import DataError, Problem
from pixsim.framework import Framework
from pixsim.rules.v2 import SkillTable

OPERATIVE = ("validated", "archived")  # statuses of items that a certification may ask
OFFERED = ("validated",)  # statuses of items that V3 asks (rules/README.md, Eligible items)


@dataclass(frozen=True, slots=True)
class ItemTable:
    """Items a certification may ask, arrays of shape (item,), sorted by skill.

    Attributes
    ----------
    id : tuple of str
    skill : int64 array
        Position along the skill axis of the framework.
    tube, competence : int64 arrays
        Numbered as in the framework.
    level : int64 array
    a, b : float64 arrays
        Discrimination and difficulty, logistic metric: those given, else the bank's, which are
        *priors* for items that were never calibrated.
    c : float64 array
        Chance to be right without knowing, by item type (prior); 0 for the bank's calibrated items,
        whose curve is that of answers in which guesses are.
    calibrated : bool array
        `a` and `b` were given or estimated from answers: no priors.
    dependent : bool array
        Of type QROCM-dep.
    offered : bool array
        Validated: V3 and a positioning ask no others.
    timed : bool array
        Has a timer.
    variants : int64 array
        How many variants it has.
    acts : int64 array
        Of the solution in a simulator, where they were counted (`with_acts`); else 0.
    """

    id: tuple[str, ...]
    skill: Ints
    tube: Ints
    competence: Ints
    level: Ints
    a: Floats
    b: Floats
    c: Floats
    calibrated: Bools
    dependent: Bools
    offered: Bools
    timed: Bools
    variants: Ints
    acts: Ints


def item_table(
    bank: Bank,
    parameters: Mapping[str, tuple[float, float]] | None = None,
    *,
    guesses: bool = True,
) -> ItemTable:
    """Items of a bank as arrays.

    Parameters
    ----------
    bank : Bank
    parameters : Mapping[str, tuple of (a, b)], optional
        In place of the bank's own, which are calibrated where ``parameters.csv`` has the item.
    guesses : bool
        Whether `c` is wanted: questions are drawn for it, which takes seconds the first time. Zeros
        otherwise; the rules know of no guessing.

    Raises
    ------
    DataError
        Parameters that no item has, that are not finite, or a discrimination that is not positive;
        a bank without any item that a certification may ask.
    """
    known = dict(parameters or {})
    _check_parameters(bank, known)
    places, tubes = skill_places(bank.framework), _tube_places(bank.framework)
    items = [item for item in bank.items.values() if item.status in OPERATIVE]
    items.sort(key=lambda item: places[item.skill])  # stable: file order within a skill
    skills = [bank.framework.skill[item.skill] for item in items]
    index = bank.framework.competence_index
    prior = [item.id for item in items if guesses and item.id not in bank.parameters]
    traits = bank.traits.of(prior)
    values = [known.get(item.id) or bank.curve(item) for item in items]
    return ItemTable(
        id=tuple(item.id for item in items),
        skill=np.array([places[item.skill] for item in items], dtype=np.int64),
        tube=np.array([tubes[skill.tube] for skill in skills], dtype=np.int64),
        competence=np.array([index[skill.competence] for skill in skills], dtype=np.int64),
        level=np.array([skill.level for skill in skills], dtype=np.int64),
        a=np.array([a for a, _ in values], dtype=np.float64),
        b=np.array([b for _, b in values], dtype=np.float64),
        c=np.array([traits[i.id].guess if i.id in traits else 0.0 for i in items]),
        calibrated=np.array([i.id in known or i.id in bank.parameters for i in items], dtype=bool),
        dependent=np.array([item.type == "QROCM-dep" for item in items], dtype=bool),
        offered=np.array([item.status in OFFERED for item in items], dtype=bool),
        timed=np.array([item.timer is not None for item in items], dtype=bool),
        variants=np.array([item.variant_count for item in items], dtype=np.int64),
        acts=np.zeros(len(items), dtype=np.int64),
    )


def with_acts(table: ItemTable, bank: Bank) -> ItemTable:
    """The same with the acts that simulators take; questions are drawn to count them."""
    traits = bank.traits.of(table.id)
    acts = np.array([traits[name].acts for name in table.id], dtype=np.int64)
    return replace(table, acts=acts)


def _check_parameters(bank: Bank, parameters: Mapping[str, tuple[float, float]]) -> None:
    problems = [
        Problem("parameters", name, "", "unknown_item", "the bank has no such item", {"name": name})
        for name in parameters
        if name not in bank.items
    ]
    problems += [
        Problem(
            "parameters",
            name,
            "",
            "bad_parameters",
            f"{value} makes no curve: (a, b) must be numbers, "
            f"a from {LEAST_A} to {MOST_A}, b from {-MOST_B} to {MOST_B}",
            {
                **dict(zip("ab", value if _is_pair(value) else (value, None), strict=True)),
                "least_a": LEAST_A,
                "most_a": MOST_A,
                "most_b": MOST_B,
            },
        )
        for name, value in parameters.items()
        if not (_is_pair(value) and is_valid_curve(*value))
    ]
    if not any(item.status in OPERATIVE for item in bank.items.values()):
        message = "no item that a certification may ask"
        problems.append(Problem(bank.path.name, "", "", "no_operative_item", message))
    if problems:
        raise DataError(problems)


def _is_pair(value: object) -> bool:
    """Two numbers."""
    if not isinstance(value, tuple | list) or len(value) != 2:
        return False
    return all(isinstance(x, int | float | np.number) for x in value)


def variant_at(items: ItemTable, skill: Ints, index: Ints) -> tuple[Ints, Ints]:
    """Item of the nth offered variant of a skill, and the place of that variant among all.

    Parameters
    ----------
    items : ItemTable
    skill, index : int64 arrays, of one shape
        `index` from 0, less than the number of offered variants of the skill.
    """
    first = np.searchsorted(items.skill, skill)
    offered = np.concatenate([[0], np.cumsum(items.variants * items.offered)])
    every = np.concatenate([[0], np.cumsum(items.variants)])
    wanted = offered[first] + index
    item = np.searchsorted(offered, wanted, side="right") - 1
    place = every[item] - every[first] + wanted - offered[item]
    return item, place


def no_item_faults(bank: Bank, items: ItemTable) -> Iterator[Problem]:
    """A bank without any item to ask."""
    if not items.offered.any():
        yield Problem(bank.path.name, "", "", "no_offered_item", "no validated item to ask")


def skill_table(bank: Bank) -> SkillTable:
    """The skills of the framework as the selection kernel takes them; made once for a bank."""
    table: SkillTable | None = bank.tables.get("skills")
    if table is None:
        table = bank.tables["skills"] = _skill_table(bank)
    return table


def _skill_table(bank: Bank) -> SkillTable:
    framework = bank.framework
    skills = framework.skills
    alphabetical = {name: rank for rank, name in enumerate(sorted(s.name for s in skills))}
    tubes = _tube_places(framework)
    return SkillTable(
        competence=np.array([framework.competence_index[s.competence] for s in skills]),
        level=np.array([s.level for s in skills]),
        tube=np.array([tubes[s.tube] for s in skills]),
        name=np.array([alphabetical[s.name] for s in skills]),
        version=np.ones(len(skills), dtype=np.int64),  # our skills have no versions
        available=np.array(
            [any(i.status in OPERATIVE for i in bank.items_of.get(s.name, ())) for s in skills]
        ),
    )


def _tube_places(framework: Framework) -> Mapping[str, int]:
    return {tube.name: place for place, tube in enumerate(framework.tubes)}
