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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import tomli

from pixsim.bank.reading.load import Bank
from pixsim.foundation.file_reading import read_whole
from pixsim.foundation.problems import DataError, Problem
from pixsim.simulation.experiments.plan import arm_faults
from pixsim.simulation.experiments.plan_settings import PlanArms, arms_of_plan
from pixsim.simulation.people.assumptions import whole_number
from pixsim.simulation.run import MOST_CANDIDATES

REPLICATIONS = 5
"""Of a plan that says nothing: differences then have standard errors."""
KEYS = ("seed", "candidates", "replications", "baseline", "title", "base", "arms", "factors")


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


def read_plan(path: Path, bank: Bank | None = None) -> PlanFile:
    """Read a plan.

    Parameters
    ----------
    path : Path
    bank : Bank, optional
        That a plan with a fault is tried on, to tell all its faults; the bundled one by default.

    Raises
    ------
    DataError
        It cannot be read, or every fault of it at once, those that `experiment` would find among
        them. A plan without a fault of its own is left to `experiment`.
    """
    try:
        document = tomli.loads(read_whole(path).decode("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        problem = Problem.of(path.name, "", "", "plan_toml", error=error)
        raise DataError([problem]) from error
    found = arms_of_plan(document)
    problems = [*_document_faults(document), *found.problems, *_baseline_faults(document, found)]
    if problems:
        problems += arm_faults(found.arms, {} if bank is None else {"bank": bank})
        raise DataError([replace(problem, file=path.name) for problem in problems])
    return PlanFile(
        arms=found.arms, seed=document["seed"], candidates=document["candidates"],
        replications=document.get("replications", REPLICATIONS), baseline=document.get("baseline", ""),
        title=document.get("title", path.stem),
    )  # fmt: skip


def _document_faults(document: Mapping[str, Any]) -> Iterator[Problem]:
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


def _baseline_faults(document: Mapping[str, Any], found: PlanArms) -> Iterator[Problem]:
    """A baseline that is none of the arms; where these have no names yet, none can be told."""
    baseline = document.get("baseline")
    if found.named and isinstance(baseline, str) and baseline not in found.arms:
        value, known = repr(baseline), ", ".join(found.arms)
        yield Problem.of("", "baseline", "", "unknown_arm", value=value, known=known)
