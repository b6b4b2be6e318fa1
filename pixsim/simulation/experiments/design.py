"""Designs of experiments: arms by name, or a full factorial of settings.

A setting has the name of an argument of `simulate` (``rules``, ``cohort``, ``bank``, …), or of a
part of it, with dots: ``rules.duration_minutes``, ``cohort.sincerity.help``.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from itertools import product
from typing import Any, Self, get_type_hints

import numpy as np
from pydantic import ConfigDict, InstanceOf, TypeAdapter, ValidationError

from pixsim.foundation.problems import DataError, Problem
from pixsim.simulation.experiments.description import label
from pixsim.simulation.run import simulate

OF_A_RUN = {"candidates", "seed", "table", "executor", "chunk", "progress", "rows"}
SETTINGS = tuple(name for name in inspect.signature(simulate).parameters if name not in OF_A_RUN)
"""Arguments of `simulate` that an arm may set, whole or in part."""

Arm = Mapping[str, object]
"""Settings by name."""
Grid = Mapping[str, object]
"""Arms by name; or levels by setting, crossed: a list, or a mapping from labels."""


@dataclass(frozen=True, slots=True)
class FactorLevel:
    """A value of a setting, and what tables call it.

    Attributes
    ----------
    label : str
    value : object
    """

    label: str
    value: object


@dataclass
class Arms:
    """Arms that could be read from a grid, and what is wrong with it.

    Attributes
    ----------
    settings : dict of dict
        By name of the arm.
    problems : list of Problem
    """

    settings: dict[str, dict[str, object]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class SettingError(ValueError):
    """One setting that cannot be.

    Parameters
    ----------
    fault : Problem
        Without its place.
    """

    def __init__(self, fault: Problem) -> None:
        self._fault = fault
        super().__init__(fault.message)

    @classmethod
    def of(cls, kind: str, /, **context: object) -> Self:
        """A fault whose kind is in the catalogue."""
        return cls(Problem.of("", "", "", kind, **context))

    def problem(self, where: str, field: str = "") -> Problem:
        """The fault at its place."""
        return replace(self._fault, where=where, field=field)


def factorial(factors: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """Arms of a full factorial design, to be added to others or thinned out.

    Parameters
    ----------
    factors : Mapping[str, iterable]
        Levels by setting; a mapping gives each level a label.

    Returns
    -------
    dict of dict
        Settings by arm, named after their levels: ``"duration_minutes=60, sincerity=honest"``.

    Raises
    ------
    DataError
        Every fault, at once.

    Examples
    --------
    >>> from pixsim.simulation import factorial
    >>> sorted(factorial({"rules.duration_minutes": [60, 105]}))
    ['duration_minutes=105', 'duration_minutes=60']
    """
    found = cross_factors(factors)
    if found.problems:
        raise DataError(found.problems)
    return found.settings


def arms_of(grid: Grid) -> Arms:
    """The arms of a grid of either sort; nothing is raised."""
    if not isinstance(grid, Mapping):
        given = f"{grid!r:.60}"
        return Arms(problems=[Problem.of("", "grid", "", "impossible_grid", value=given)])
    if not grid:
        return Arms(problems=[Problem.of("", "grid", "", "empty_grid")])
    values = grid.values()
    has_arms = any(isinstance(settings, Mapping) for settings in values)
    if not has_arms or any(_root_name(name) in SETTINGS for name in grid):
        return cross_factors(grid)
    found = Arms()
    for name, settings in grid.items():
        if isinstance(settings, Mapping):
            found.settings[str(name)] = {str(key): value for key, value in settings.items()}
        else:
            found.problems.append(
                Problem.of("", f"arm {name!r}", "", "arm_settings", value=f"{settings!r:.60}")
            )
    return found


def cross_factors(factors: Mapping[str, object]) -> Arms:
    """All combinations of levels, the last factor fastest."""
    if not factors:
        return Arms(problems=[Problem.of("", "grid", "", "no_factor")])
    levels: dict[str, list[FactorLevel]] = {}
    found = Arms()
    for name, given in factors.items():
        try:
            levels[str(name)] = list(_factor_levels(str(name), given))
        except SettingError as error:
            found.problems.append(error.problem(str(name)))
    if not found.problems:
        short = _short_names(list(levels))
        for chosen in product(*levels.values()):
            pairs = dict(zip(levels, chosen, strict=True))
            name = ", ".join(f"{short[key]}={level.label}" for key, level in pairs.items())
            found.settings[name] = dict(pairs)
    return found


def resolve(settings: Arm, base: Mapping[str, object]) -> tuple[dict[str, Any], list[Problem]]:
    """Arguments of `simulate` for one arm.

    Parameters
    ----------
    settings : Mapping[str, object]
        A whole object is set before its parts, whatever the order.
    base : Mapping[str, object]
        Value of every argument where the arm says nothing.

    Returns
    -------
    dict
        Arguments by name.
    list of Problem
        With the setting's name in `where`.
    """
    values, problems = dict(base), []
    for name in sorted(settings, key=lambda name: name.count(".")):
        root, *path = name.split(".")
        try:
            if root not in SETTINGS:
                raise _no_such(root, SETTINGS)
            value = _replace_part(
                values[root], path, plain(settings[name]), _type_hint(simulate, root)
            )
            values[root] = base[root] if value is None else value
        except SettingError as error:
            problems.append(error.problem(name))
    return values, problems


def setting_cell(name: str, settings: Arm, values: Mapping[str, object]) -> Any:
    """What the table holds of a setting of an arm; None where its rules have no such constant."""
    if name in settings:
        given, value = settings[name], plain(settings[name])
        if isinstance(given, FactorLevel) and not isinstance(value, int | float | str):
            return given.label
        return label(value)
    root, *path = name.split(".")
    value = values[root]
    for part in path:
        value = getattr(value, part, None)
    return label(value)


def plain(value: object) -> object:
    """The value itself: without label, and a Python number for one of numpy."""
    if isinstance(value, FactorLevel):
        value = value.value
    return value.item() if isinstance(value, np.generic) else value


def _factor_levels(name: str, given: object) -> Iterator[FactorLevel]:
    """Levels of one factor, each with a label of its own."""
    if _root_name(name) not in SETTINGS:
        raise _no_such(name, SETTINGS)
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise SettingError.of("impossible_levels", value=f"{given!r:.60}")
    if isinstance(given, Mapping):
        found = [FactorLevel(str(key), plain(value)) for key, value in given.items()]
    else:
        found = [
            value
            if isinstance(value, FactorLevel)
            else FactorLevel(str(label(plain(value))), plain(value))
            for value in given
        ]
    if not found:
        raise SettingError.of("empty_factor")
    names = [level.label for level in found]
    twice = [text for text in dict.fromkeys(names) if names.count(text) > 1]
    if twice:
        raise SettingError.of("repeated_level", value=", ".join(twice))
    yield from found


def _replace_part(owner: Any, path: list[str], value: object, hint: Any) -> Any:
    """The owner with one part replaced; the owner is the part where the path ends."""
    if not path:
        try:
            _type_adapter(hint).validate_python(value)
        except ValidationError as error:
            raise SettingError(_of_another_kind(error, value)) from error
        return value
    first, *rest = path
    if owner is None:
        raise SettingError.of("unset", name=first)
    names = [f.name for f in fields(owner)] if is_dataclass(owner) else []
    if first not in names:
        raise _no_such(first, names, type(owner).__name__)
    part = _replace_part(getattr(owner, first), rest, value, _type_hint(type(owner), first))
    try:
        return replace(owner, **{first: part})
    except ValueError as error:
        raise SettingError.of("refused_value", error=str(error)) from error


def _of_another_kind(error: ValidationError, value: object) -> Problem:
    """The fault of a value of the wrong type; of several that it might have, its kind chooses one."""
    faults = error.errors(include_url=False)
    told = dict.fromkeys(fault["msg"].removeprefix("Input should be ") for fault in faults)
    message = f"must be {' or '.join(told)}, not {value!r:.60}"
    kind = faults[0]["type"] if len(told) == 1 else "no_such_value"
    context = {**faults[0].get("ctx", {}), "value": f"{value!r:.60}"}
    return Problem("", "", "", kind, message, context)


@cache
def _type_adapter(hint: Any) -> TypeAdapter[Any]:
    """Whether a value is of an annotated type; a whole number is a number, a truth value neither."""
    if is_dataclass(hint):  # which would look into its fields, and take no settings
        return TypeAdapter(InstanceOf[hint])
    config = ConfigDict(arbitrary_types_allowed=True, strict=True, allow_inf_nan=False)
    return TypeAdapter(hint, config=config)


def _type_hint(owner: Any, name: str) -> Any:
    """Type of a field of a dataclass, or of an argument of a function."""
    try:
        return get_type_hints(owner)[name]
    except NameError:  # known to type checkers alone: the trial of each arm judges the value
        return Any


def _root_name(name: object) -> str:
    return str(name).split(".")[0]


def _no_such(name: str, known: Iterable[str], owner: str = "") -> SettingError:
    names = ", ".join(known)
    if not names:
        return SettingError.of("no_parts", owner=owner)
    if owner:
        return SettingError.of("unknown_setting", owner=owner, known=names)
    return SettingError.of("no_setting" if name else "empty_setting", known=names)


def _short_names(names: list[str]) -> dict[str, str]:
    """The last part of each name, where it tells it from the others."""
    last = [name.rpartition(".")[2] for name in names]
    return {
        name: short if last.count(short) == 1 else name
        for name, short in zip(names, last, strict=True)
    }
