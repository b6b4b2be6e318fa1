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
from typing import Any, get_type_hints

import numpy as np
from pydantic import ConfigDict, InstanceOf, TypeAdapter, ValidationError

from pixsim.problems import DataError, Problem
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
    """One setting that cannot be."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(message)


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
    >>> sorted(factorial({"rules.duration_minutes": [60, 105]}))
    ['duration_minutes=105', 'duration_minutes=60']
    """
    found = crossed(factors)
    if found.problems:
        raise DataError(found.problems)
    return found.settings


def arms_of(grid: Grid) -> Arms:
    """The arms of a grid of either sort; nothing is raised."""
    if not isinstance(grid, Mapping):
        message = f"must map arms to settings, or settings to levels, not be {grid!r:.60}"
        return Arms(problems=[Problem("", "grid", "", "impossible_grid", message)])
    if not grid:
        return Arms(problems=[Problem("", "grid", "", "empty_grid", "has no arm")])
    values = grid.values()
    has_arms = any(isinstance(settings, Mapping) for settings in values)
    if not has_arms or any(_root(name) in SETTINGS for name in grid):
        return crossed(grid)
    found = Arms()
    for name, settings in grid.items():
        if isinstance(settings, Mapping):
            found.settings[str(name)] = {str(key): value for key, value in settings.items()}
        else:
            message = f"must map settings to values, not be {settings!r:.60}"
            found.problems.append(Problem("", f"arm {name!r}", "", "impossible_arm", message))
    return found


def crossed(factors: Mapping[str, object]) -> Arms:
    """All combinations of levels, the last factor fastest."""
    if not factors:
        return Arms(problems=[Problem("", "grid", "", "empty_grid", "has no factor")])
    levels: dict[str, list[FactorLevel]] = {}
    found = Arms()
    for name, given in factors.items():
        try:
            levels[str(name)] = list(_levels(str(name), given))
        except SettingError as error:
            found.problems.append(Problem("", str(name), "", error.kind, str(error)))
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
                raise SettingError("unknown_setting", _no_such(root, SETTINGS))
            value = _with(values[root], path, plain(settings[name]), _hint(simulate, root))
            values[root] = base[root] if value is None else value
        except SettingError as error:
            problems.append(Problem("", name, "", error.kind, str(error)))
    return values, problems


def shown(name: str, settings: Arm, values: Mapping[str, object]) -> Any:
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


def _levels(name: str, given: object) -> Iterator[FactorLevel]:
    """Levels of one factor, each with a label of its own."""
    if _root(name) not in SETTINGS:
        raise SettingError("unknown_setting", _no_such(name, SETTINGS))
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise SettingError("impossible_levels", f"levels must be a list, not {given!r:.60}")
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
        raise SettingError("empty_factor", "has no level")
    names = [level.label for level in found]
    twice = [text for text in dict.fromkeys(names) if names.count(text) > 1]
    if twice:
        message = f"two levels are called {', '.join(twice)}: give each a label, {{label: level}}"
        raise SettingError("repeated_level", message)
    yield from found


def _with(owner: Any, path: list[str], value: object, hint: Any) -> Any:
    """The owner with one part replaced; the owner is the part where the path ends."""
    if not path:
        try:
            _adapter(hint).validate_python(value)
        except ValidationError as error:
            kinds = (fault["msg"].removeprefix("Input should be ") for fault in error.errors())
            message = f"must be {' or '.join(dict.fromkeys(kinds))}, not {value!r:.60}"
            raise SettingError("impossible_value", message) from error
        return value
    first, *rest = path
    if owner is None:
        raise SettingError("unset", f"there is none to have a {first}: set the whole first")
    names = [f.name for f in fields(owner)] if is_dataclass(owner) else []
    if first not in names:
        raise SettingError("unknown_setting", _no_such(first, names, type(owner).__name__))
    part = _with(getattr(owner, first), rest, value, _hint(type(owner), first))
    try:
        return replace(owner, **{first: part})
    except ValueError as error:
        raise SettingError("impossible_value", str(error)) from error


@cache
def _adapter(hint: Any) -> TypeAdapter[Any]:
    """Whether a value is of an annotated type; a whole number is a number, a truth value neither."""
    if is_dataclass(hint):  # which would look into its fields, and take no settings
        return TypeAdapter(InstanceOf[hint])
    config = ConfigDict(arbitrary_types_allowed=True, strict=True, allow_inf_nan=False)
    return TypeAdapter(hint, config=config)


def _hint(owner: Any, name: str) -> Any:
    """Type of a field of a dataclass, or of an argument of a function."""
    try:
        return get_type_hints(owner)[name]
    except NameError:  # known to type checkers alone: the trial of each arm judges the value
        return Any


def _root(name: object) -> str:
    return str(name).split(".")[0]


def _no_such(name: str, known: Iterable[str], owner: str = "") -> str:
    names = ", ".join(known)
    if not names:
        return f"{owner} has no parts"
    whose = f"{owner} has" if owner else "a simulation has"
    return f"no such setting: {whose} {names}" if name else f"is empty: {whose} {names}"


def _short_names(names: list[str]) -> dict[str, str]:
    """The last part of each name, where it tells it from the others."""
    last = [name.rpartition(".")[2] for name in names]
    return {
        name: short if last.count(short) == 1 else name
        for name, short in zip(names, last, strict=True)
    }
