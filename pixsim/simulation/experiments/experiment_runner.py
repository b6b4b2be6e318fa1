"""Experiments: arms that differ in their settings, simulated into one tidy table."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixsim.bank.reading.load import Bank
from pixsim.rules.v2 import V2
from pixsim.simulation.experiments.design import Grid, setting_cell
from pixsim.simulation.experiments.figures import figures as figures_of
from pixsim.simulation.experiments.plan import Plan, Request, plan_of
from pixsim.simulation.experiments.store import ExperimentStore, StoreWarning, Summary, summary_of
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.people.positioning_cache import keep_positionings
from pixsim.simulation.rule_sets import AnyRules, named_rules
from pixsim.simulation.run import OnProgress, simulate
from pixsim.simulation.workers import Workers, open_workers

if TYPE_CHECKING:
    from pandas import DataFrame


def experiment(
    grid: Grid,
    *,
    candidates: int | None = None,
    seed: int,
    replications: int = 1,
    common: bool = True,
    cohort: Cohort | None = None,
    rules: AnyRules = None,
    bank: Bank | None = None,
    executor: Workers = None,
    chunk: int | None = None,
    store: str | os.PathLike[str] | None = None,
    figures: Sequence[str] | None = None,
    progress: OnProgress | None = None,
) -> DataFrame:
    """Simulate every arm of a design, in every replication, into one tidy table.

    By default all arms share their random numbers: within a replication they have the same seed,
    hence the same candidates, luck, pace, forms and answers wherever their settings do not change
    them. Differences between arms are then far more precise than the figures themselves; `compare`
    estimates them.

    Parameters
    ----------
    grid : Mapping
        Arms: settings by name of the arm, ``{"today": {}, "short": {"rules.duration_minutes":
        60}}``. Or a full factorial: levels by setting, ``{"rules.duration_minutes": [60, 105],
        "cohort.sincerity": SINCERITY}``, where a mapping gives each level a label. (So no arm may
        have the name of a setting.) Settings are
        those of `simulate` (``rules``, ``cohort``, ``bank``, ``forms``, ``mastery``,
        ``parameters``) and, with dots, their parts at any depth.
    candidates : int, optional
        In each arm; by default as many as its cohort knows one by one.
    seed : int
        From 0. The first replication has this very seed when random numbers are common.
    replications : int
        Independent repetitions of the whole design.
    common : bool
        Same random numbers in all arms (else independent ones, by name of the arm).
    cohort, rules, bank : optional
        Of the arms that do not say otherwise; those of `simulate` by default.
    executor : concurrent.futures.Executor, optional
        Runs the chunks of each arm; this process by default. It changes no figure.
    chunk : int, optional
        Candidates in one piece of work, as in `simulate`.
    store : path, optional
        Folder where each finished run is kept at once: an experiment that was interrupted goes on
        where it was, and one that grew runs its new arms alone. A run is recognised by all that
        its figures depend on: settings, seed, candidates, bank and version of pixsim; results
        made otherwise are left alone, with a warning where one bears the name of a run. (Code
        changed without a new version is not noticed.)
    figures : sequence of str, optional
        Columns wanted from the summary, by dotted name; a record stands for all it holds. By
        default all single figures and proportions, without what goes by area or competence.
    progress : callable, optional
        Called with the candidates done, and all of them, over all runs.

    Returns
    -------
    DataFrame
        One row per arm and replication, arms in order: ``arm`` (category), ``replication`` (from 0),
        ``seed`` (for `simulate`), a column for every setting that some arm sets (numbers and texts
        as they are, the rest by label), and the figures of the summary, flat: ``passed.value``
        beside ``passed.count``, ``passed.out_of`` and its Wilson interval ``passed.low`` to
        ``passed.high``. NaN where an arm has no such figure.

    Raises
    ------
    DataError
        Every fault of the grid, the arguments and the store, at once, before anything is run.

    Examples
    --------
    >>> import pixsim
    >>> arms = {"today": {}, "short": {"rules.duration_minutes": 60}}
    >>> table = pixsim.experiment(arms, candidates=256, seed=1)
    >>> table[["arm", "candidates"]]
         arm  candidates
    0  today         256
    1  short         256
    """
    base = {
        "cohort": cohort,
        "rules": None if rules is None else named_rules(rules, V2),
        "bank": bank,
    }
    request = Request(grid, candidates, seed, replications, common, figures, base)
    kept = None if store is None else ExperimentStore(Path(store))
    with keep_positionings(), open_workers(executor) as pool:
        return _run_plan(request, kept, pool, chunk, figures, progress)


def _run_plan(
    request: Request,
    kept: ExperimentStore | None,
    executor: Executor | None,
    chunk: int | None,
    figures: Sequence[str] | None,
    progress: OnProgress | None,
) -> DataFrame:
    """Check, run and tabulate."""
    plan = plan_of(request, kept)
    if kept is not None:
        for remark in kept.remarks:
            warnings.warn(StoreWarning(remark), stacklevel=3)
    summaries = _all_run(plan, kept, executor, chunk, progress)
    return _runs_table(plan, summaries, figures)


def _all_run(
    plan: Plan,
    kept: ExperimentStore | None,
    executor: Executor | None,
    chunk: int | None,
    progress: OnProgress | None,
) -> dict[str, Summary]:
    """Summaries by key: stored ones, and the others as soon as each is finished."""
    found = dict(plan.finished)
    total = sum(run.candidates for run in plan.runs)
    done = 0
    for run in sorted(plan.runs, key=lambda run: run.replication):  # whole designs come first
        if run.key not in found:
            result = simulate(
                **plan.values[run.arm],
                candidates=run.candidates,
                seed=run.seed,
                table=False,
                executor=executor,
                chunk=chunk,
                progress=_part_of_progress(progress, done, total),
            )
            summary = summary_of(result)
            if kept is not None:
                kept.write(run, summary)
            found[run.key] = summary
        done += run.candidates
        if progress is not None:
            progress(done, total)
    return found


def _part_of_progress(progress: OnProgress | None, before: int, total: int) -> OnProgress | None:
    """Progress of one run as that of all; its end is reported once it is stored."""
    if progress is None:
        return None

    def tell(done: int, every: int) -> None:
        if done < every:
            progress(before + done, total)

    return tell


def _runs_table(
    plan: Plan, summaries: dict[str, Summary], names: Sequence[str] | None
) -> DataFrame:
    """One row per run."""
    import pandas as pd

    settings = list(dict.fromkeys(name for arm in plan.settings.values() for name in arm))
    rows: list[dict[str, Any]] = [
        {"arm": run.arm, "replication": run.replication, "seed": run.seed}
        | {
            name: setting_cell(name, plan.settings[run.arm], plan.values[run.arm])
            for name in settings
        }
        | figures_of(summaries[run.key], names)
        for run in plan.runs
    ]
    table = pd.DataFrame(rows)
    table["arm"] = pd.Categorical(table["arm"], list(plan.settings))
    for name in table.columns:
        if table[name].isna().all():  # no number of any arm tells pandas the type
            table[name] = table[name].astype("float64")
    return table
