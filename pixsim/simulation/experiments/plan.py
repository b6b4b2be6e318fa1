"""From a grid to the runs of an experiment; everything that is wrong is reported before any is run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from inspect import signature
from typing import Any

import numpy as np

from pixsim.bank.reading.load import load_bank
from pixsim.foundation.problems import IN_ARMS, DataError, Problem
from pixsim.foundation.streams import Stream, seed_sequence
from pixsim.rules.v2 import V2
from pixsim.simulation.experiments.description import describe_value
from pixsim.simulation.experiments.design import SETTINGS, Arm, Grid, arms_of, resolve
from pixsim.simulation.experiments.figures import unknown_figures
from pixsim.simulation.experiments.store import ExperimentStore, Run, Summary, summary_of
from pixsim.simulation.people.assumptions import fault, whole_number
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.run import MOST_CANDIDATES, simulate

Values = dict[str, dict[str, Any]]
"""Arguments of `simulate`, by arm."""


@dataclass(frozen=True)
class Request:
    """An experiment as it was asked for; attributes are the arguments of `experiment`."""

    grid: Grid
    candidates: int | None
    seed: int
    replications: int
    common: bool
    figures: Sequence[str] | None
    base: Mapping[str, object]


@dataclass(frozen=True)
class Plan:
    """An experiment whose settings are possible.

    Attributes
    ----------
    settings : dict
        As given, by arm.
    values : dict
        Arguments of `simulate`, by arm.
    runs : list of Run
        Arm by arm.
    finished : dict
        Summaries that were stored, by key.
    """

    settings: Mapping[str, Arm]
    values: Values
    runs: list[Run]
    finished: dict[str, Summary]


def plan_of(request: Request, store: ExperimentStore | None) -> Plan:
    """Check an experiment and list its runs.

    Each arm without a stored result is tried on one candidate, so that what cannot be is known
    before the first long run.

    Raises
    ------
    DataError
        Every fault, at once.
    """
    arms = arms_of(request.grid)
    values, misplaced = _resolve_arms(arms.settings, request.base)
    sizes = {arm: _cohort_size(request, given["cohort"]) for arm, given in values.items()}
    problems = [
        *_argument_faults(request, sizes),
        *(store.faults() if store is not None else ()),
        *arms.problems,
    ]
    runs, finished = [], {}
    if not problems and not misplaced:
        runs = list(_list_runs(request, values, sizes))
        finished = {} if store is None else store.read(runs)
    known = {run.arm: finished[run.key] for run in runs if run.key in finished}
    for arm, given in values.items():
        if arm not in known:
            summary, found = _try_settings(given)
            misplaced += [(arm, problem) for problem in found]
            known |= {} if summary is None else {arm: summary}
    problems += _told_once(misplaced, len(values))
    if known and _is_list(request.figures):
        problems += [
            Problem.of("", "figures", name, "unknown_figure")
            for name in unknown_figures(request.figures or (), known.values())
        ]
    if problems:
        raise DataError(problems)
    return Plan(arms.settings, values, runs, finished)


def arm_faults(arms: Mapping[str, Arm], base: Mapping[str, object]) -> list[Problem]:
    """What is wrong with the settings of arms, each tried on one candidate; nothing is raised.

    Parameters
    ----------
    arms : Mapping[str, Arm]
    base : Mapping[str, object]
        Settings of the arms that do not say otherwise.
    """
    values, misplaced = _resolve_arms(arms, base)
    for arm, given in values.items():
        misplaced += [(arm, problem) for problem in _try_settings(given)[1]]
    return list(_told_once(misplaced, len(values)))


def _resolve_arms(
    arms: Mapping[str, Arm], base: Mapping[str, object]
) -> tuple[Values, list[tuple[str, Problem]]]:
    """Arguments by arm, and the faults by arm; what is impossible is left as it was."""
    parameters = signature(simulate).parameters
    defaults = {name: parameters[name].default for name in SETTINGS}
    defaults |= {"cohort": Cohort(), "rules": V2()}
    given = {name: value for name, value in base.items() if value is not None}
    common, faults = resolve(given, defaults)
    misplaced = [(arm, problem) for arm in arms for problem in faults]
    if common["bank"] is None:
        common["bank"] = load_bank()
    values: Values = {}
    for arm, settings in arms.items():
        values[arm], problems = resolve(settings, common)
        misplaced += [(arm, problem) for problem in problems]
    return values, misplaced


def _list_runs(request: Request, values: Values, sizes: Mapping[str, Any]) -> Iterator[Run]:
    """All runs, arm by arm."""
    known: dict[int, Any] = {}  # a bank takes long to describe, and most arms share it
    for arm, given in values.items():
        for value in given.values():
            if id(value) not in known:
                known[id(value)] = describe_value(value)
        settings = {name: known[id(value)] for name, value in given.items()}
        for replication in range(request.replications):
            seed = seed_of(int(request.seed), replication, None if request.common else arm)
            yield Run(arm, replication, int(sizes[arm]), seed, settings)


def seed_of(seed: int, replication: int, arm: str | None) -> int:
    """Seed of a run; that of the experiment itself in the first replication of common numbers.

    Parameters
    ----------
    seed : int
        Of the experiment.
    replication : int
    arm : str or None
        None: the same for all arms.
    """
    if arm is None and replication == 0:
        return seed
    words = () if arm is None else np.frombuffer(hashlib.sha256(arm.encode()).digest(), "<u4")
    key = seed_sequence(Stream.REPLICATION, seed, replication, *words)
    (drawn,) = key.generate_state(1, np.uint64)
    return int(drawn) >> 1  # fits a signed column


def _try_settings(values: Mapping[str, Any]) -> tuple[Summary | None, list[Problem]]:
    """Summary of one candidate, or what is wrong with the settings."""
    try:
        return summary_of(simulate(**values, candidates=1, seed=0, table=False)), []
    except DataError as error:
        return None, list(error.problems)
    except (ValueError, ArithmeticError) as error:  # beyond what the arrays of a kernel hold
        return None, [Problem.of("", "", "", "impossible_arm", error=str(error))]


def _told_once(misplaced: Sequence[tuple[str, Problem]], arms: int) -> Iterator[Problem]:
    """A fault that several arms share is reported once."""
    found: dict[tuple[str, str, str], tuple[Problem, dict[str, None]]] = {}
    for arm, problem in misplaced:
        place = ": ".join(part for part in (problem.file, problem.where, problem.field) if part)
        key = place, problem.kind, problem.message
        found.setdefault(key, (problem, {}))[1][arm] = None
    for (place, _kind, message), (problem, names) in found.items():
        if len(names) == arms > 1:
            yield replace(problem, file="", where=place, field="")
        else:
            share = f" ({len(names)} of {arms} arms)" if len(names) > 1 else ""
            first = f"arm {next(iter(names))!r}"
            yield replace(
                problem, file="", where=first, field=place, message=message + share,
                context={**problem.context, IN_ARMS: (len(names), arms)} if share else problem.context,
            )  # fmt: skip


def _argument_faults(request: Request, sizes: Mapping[str, object]) -> Iterator[Problem]:
    """What is impossible in the arguments themselves."""
    given = 1 if request.candidates is None else request.candidates
    for size in dict.fromkeys(sizes.values()) if sizes else (given,):
        yield from whole_number("candidates", size, 1, MOST_CANDIDATES)
    yield from whole_number("seed", request.seed, 0)
    yield from whole_number("replications", request.replications, 1)
    if not isinstance(request.common, bool):
        yield fault("common", f"must be True or False, not {request.common!r}")
    if request.figures is not None and not _is_list(request.figures):
        yield fault("figures", f"must be a list of names, not {request.figures!r}")


def _cohort_size(request: Request, cohort: Cohort) -> object:
    """Candidates of an arm."""
    if request.candidates is None and cohort.given is not None:
        return cohort.given.size
    return request.candidates


def _is_list(names: object) -> bool:
    return isinstance(names, list | tuple) and all(isinstance(name, str) for name in names)
