"""The settings of a plan's arms: from what TOML can hold to what `simulate` takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pixsim.foundation.problems import Problem
from pixsim.simulation.experiments.design import Arms, FactorLevel, SettingError, cross_factors
from pixsim.simulation.people.assumptions import (
    SINCERITY,
    UNHURRIED,
    Circumstances,
    QuestionTimes,
    SimulatedPositioning,
)
from pixsim.simulation.rule_sets import SIMULATED

NOT_FROM_TOML = ("bank", "parameters", "cohort.given", "cohort", "cohort.abilities")

NAMED: dict[str, dict[object, Callable[[], object]]] = {
    "rules": {name: each.settings for name, each in SIMULATED.items()},
    "cohort.sincerity": {name: lambda s=s: s for name, s in SINCERITY.items()},  # type: ignore[misc]
    "cohort.positioning": {True: SimulatedPositioning, False: lambda: None},
    "cohort.circumstances": {"usual": Circumstances, "unhurried": lambda: UNHURRIED},
    "cohort.circumstances.times": {True: QuestionTimes, False: lambda: None},
}
"""Settings whose values a plan names."""


@dataclass
class PlanArms:
    """Arms as far as a plan can be read, and what is wrong with them.

    Attributes
    ----------
    arms : dict of dict
        Settings by arm.
    problems : list of Problem
    named : bool
        All arms are there: factors, of which one cannot be read, give them other names.
    """

    arms: dict[str, dict[str, object]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    named: bool = True


@dataclass
class _Settings:
    """Settings by dotted name, faults, and the names of those that could not be read."""

    values: dict[str, object] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def arms_of_plan(document: Mapping[str, Any]) -> PlanArms:
    """The arms of a plan, from ``[arms]`` or ``[factors]``, with what ``[base]`` sets for all."""
    base = _read_settings("base", _plan_table(document, "base"))
    found = PlanArms(problems=base.problems)
    if "arms" in document:
        for name, given in _plan_table(document, "arms").items():
            own = _read_settings(f"arms.{name}", given if isinstance(given, dict) else {})
            found.problems += own.problems
            found.arms[name] = _drop_unread(base.values | own.values, base.unread + own.unread)
    elif "factors" in document:
        factors = _read_factors(_plan_table(document, "factors"))
        found.problems += factors.problems
        found.named = not factors.problems
        made = _cross_valid_factors(factors.values)
        found.problems += [replace(p, where="factors", field=p.where) for p in made.problems]
        found.named &= not made.problems
        unread = base.unread + factors.unread
        for name, one in made.settings.items():
            found.arms[name] = _drop_unread(base.values | dict(one), unread)
    found.named &= bool(found.arms)
    return found


def _cross_valid_factors(factors: Mapping[str, object]) -> Arms:
    """`cross_factors`, of the factors that can be where some cannot: the others may have faults too."""
    found = cross_factors(factors) if factors else Arms()
    if found.problems:
        bad = {problem.where for problem in found.problems}
        left = {name: levels for name, levels in factors.items() if name not in bad}
        found.settings = cross_factors(left).settings if left else {}
    return found


def _plan_table(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A table of the plan; empty where there is none, or something else."""
    given = document.get(name)
    return given if isinstance(given, dict) else {}


def _drop_unread(settings: dict[str, object], unread: list[str]) -> dict[str, object]:
    """An arm without the parts of what could not be read: nothing can be said of them."""
    inside = tuple(f"{name}." for name in unread)
    return {name: value for name, value in settings.items() if not name.startswith(inside)}


def _read_settings(where: str, given: Mapping[str, Any]) -> _Settings:
    """Settings by dotted name: ``"a.b" = 1`` and ``a.b = 1`` are the same."""
    found = _Settings()
    for name, value in _flatten_settings(given):
        try:
            found.values[name] = _setting_value(name, value)
        except SettingError as error:
            found.problems.append(error.problem(where, name))
            found.unread.append(name)
    return found


def _read_factors(given: Mapping[str, Any]) -> _Settings:
    """Levels by setting, labelled as they are written."""
    found = _Settings()
    for name, levels in _flatten_settings(given):
        try:
            if not isinstance(levels, list):
                raise SettingError.of("plan_levels")
            found.values[name] = [
                FactorLevel(str(level), _setting_value(name, level)) for level in levels
            ]
        except SettingError as error:
            found.problems.append(error.problem("factors", name))
            found.unread.append(name)
    return found


def _flatten_settings(given: Mapping[str, Any], place: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in given.items():
        if isinstance(value, dict):
            yield from _flatten_settings(value, f"{place}{key}.")
        else:
            yield f"{place}{key}", value


def _setting_value(name: str, value: object) -> object:
    """A value as `simulate` takes it: names looked up, lists as tuples."""
    if name in NOT_FROM_TOML:
        raise SettingError.of("plan_whole")
    known = NAMED.get(name)
    if known is not None:
        try:
            return known[value]()
        except (KeyError, TypeError):
            expected = ", ".join(str(each).lower() for each in known)
            raise SettingError.of("plan_choice", expected=expected, value=repr(value)) from None
    if isinstance(value, list):
        return tuple(_setting_value("", each) for each in value)
    return value
