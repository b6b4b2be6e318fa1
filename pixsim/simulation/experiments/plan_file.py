"""Plans of experiments written in TOML.

.. code-block:: toml

    seed = 1
    candidates = 20000
    replications = 5           # default; with 1, differences have no standard errors
    baseline = "honest"        # differences are from this arm

    [base]                     # settings of all arms
    rules = "v2"
    "cohort.positioning" = true

    [arms.honest]
    [arms.helped]
    "cohort.sincerity.help" = 1.0

Instead of ``[arms]``, a full factorial:

.. code-block:: toml

    [factors]
    rules = ["v2", "v3"]
    "cohort.sincerity" = ["honest", "inflated"]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from pixsim.foundation.file_reading import read_whole
from pixsim.foundation.problems import DataError, Problem
from pixsim.simulation.experiments.design import FactorLevel, SettingError, factorial
from pixsim.simulation.people.assumptions import (
    SINCERITY,
    UNHURRIED,
    Circumstances,
    QuestionTimes,
    SimulatedPositioning,
    whole_number,
)
from pixsim.simulation.rule_sets import SIMULATED
from pixsim.simulation.run import MOST_CANDIDATES

REPLICATIONS = 5
"""Of a plan that says nothing: differences then have standard errors."""
KEYS = ("seed", "candidates", "replications", "baseline", "title", "base", "arms", "factors")
NOT_FROM_TOML = ("bank", "parameters", "cohort.given", "cohort", "cohort.abilities")

NAMED: dict[str, dict[object, Callable[[], object]]] = {
    "rules": {name: each.settings for name, each in SIMULATED.items()},
    "cohort.sincerity": {name: lambda s=s: s for name, s in SINCERITY.items()},  # type: ignore[misc]
    "cohort.positioning": {True: SimulatedPositioning, False: lambda: None},
    "cohort.circumstances": {"usual": Circumstances, "unhurried": lambda: UNHURRIED},
    "cohort.circumstances.times": {True: QuestionTimes, False: lambda: None},
}
"""Settings whose values a plan names."""


@dataclass(frozen=True)
class PlanFile:
    """What a plan asks for.

    Attributes
    ----------
    arms : dict of dict
        Settings by arm, as `experiment` takes them.
    seed, replications : int
    candidates : int
    baseline : str
        Empty: no differences.
    title : str
    """

    arms: dict[str, dict[str, object]]
    seed: int
    candidates: int
    replications: int
    baseline: str
    title: str


def read_plan(path: Path) -> PlanFile:
    """Read a plan.

    Raises
    ------
    DataError
        It cannot be read, or every fault of it at once. What arms set is checked by `experiment`.
    """
    try:
        document = tomli.loads(read_whole(path).decode("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        problem = Problem.of(path.name, "", "", "plan_toml", error=error)
        raise DataError([problem]) from error
    problems = list(_faults(document))
    arms: dict[str, dict[str, object]] = {}
    if not problems:
        base, found = _settings("base", document.get("base", {}))
        problems += found
        if "arms" in document:
            for name, given in document["arms"].items():
                settings, found = _settings(f"arms.{name}", given)
                arms[name] = base | settings
                problems += found
        else:
            factors, found = _factors(document["factors"])
            problems += found
            if not problems:
                arms = {name: base | dict(one) for name, one in factorial(factors).items()}
    if arms and not problems and document.get("baseline") not in (None, *arms):
        value, known = repr(document["baseline"]), ", ".join(arms)
        problems.append(Problem.of("", "baseline", "", "unknown_arm", value=value, known=known))
    if problems:
        raise DataError(
            [Problem(path.name, p.where, p.field, p.kind, p.message, p.context) for p in problems]
        )
    return PlanFile(
        arms=arms, seed=document["seed"], candidates=document["candidates"],
        replications=document.get("replications", REPLICATIONS), baseline=document.get("baseline", ""),
        title=document.get("title", path.stem),
    )  # fmt: skip


def _faults(document: Mapping[str, Any]) -> Iterator[Problem]:
    """What is impossible outside of the settings."""
    for name in document:
        if name not in KEYS:
            yield Problem.of("", name, "", "plan_part", known=", ".join(KEYS))
    yield from whole_number("seed", document.get("seed"), 0)
    yield from whole_number("candidates", document.get("candidates"), 1, MOST_CANDIDATES)
    yield from whole_number("replications", document.get("replications", REPLICATIONS), 1)
    for name in ("baseline", "title"):
        if not isinstance(document.get(name, ""), str):
            yield Problem.of("", name, "", "plan_text")
    if ("arms" in document) == ("factors" in document):
        yield Problem.of("", "arms", "", "plan_arms")
    for name in ("base", "arms", "factors"):
        given = document.get(name, {"": {}})
        if not isinstance(given, dict) or not (given or name == "base"):
            yield Problem.of("", name, "", "plan_table")
        elif name == "arms" and not all(isinstance(each, dict) for each in given.values()):
            yield Problem.of("", name, "", "plan_arm")


def _settings(
    where: str, given: Mapping[str, Any], place: str = ""
) -> tuple[dict[str, object], list[Problem]]:
    """Settings by dotted name: ``"a.b" = 1`` and ``a.b = 1`` are the same."""
    found: dict[str, object] = {}
    problems: list[Problem] = []
    for key, value in given.items():
        name = f"{place}{key}"
        if isinstance(value, dict):
            inner, faults = _settings(where, value, f"{name}.")
            found |= inner
            problems += faults
            continue
        try:
            found[name] = _value(name, value)
        except SettingError as error:
            problems.append(error.problem(where, name))
    return found, problems


def _factors(given: Mapping[str, Any]) -> tuple[dict[str, object], list[Problem]]:
    """Levels by setting, labelled as they are written."""
    found: dict[str, object] = {}
    problems: list[Problem] = []
    flat = dict(_flat(given))
    for name, levels in flat.items():
        if not isinstance(levels, list):
            problems.append(Problem.of("", "factors", name, "plan_levels"))
            continue
        try:
            found[name] = [FactorLevel(str(level), _value(name, level)) for level in levels]
        except SettingError as error:
            problems.append(error.problem("factors", name))
    return found, problems


def _flat(given: Mapping[str, Any], place: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in given.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{place}{key}.")
        else:
            yield f"{place}{key}", value


def _value(name: str, value: object) -> object:
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
        return tuple(_value("", each) for each in value)
    return value
