"""Runs a simulation, here or through an executor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.problems import DataError, Problem
from pixsim.framework import Framework
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import PoolExhaustedError
from pixsim.simulation.blocks import BLOCK, POOLS
from pixsim.simulation.columns import GROUP, WHO, Columns, frame, join_columns
from pixsim.simulation.groups import group_figures
from pixsim.simulation.people.assumptions import fault, in_range, whole_number
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.people.levels import MASTERY
from pixsim.simulation.prepared_simulation import PreparedSimulation, prepare_simulation
from pixsim.simulation.provenance import Provenance, provenance
from pixsim.simulation.rule_sets import AnyRules, named_rules, rule_faults
from pixsim.simulation.summary import Summary
from pixsim.simulation.tally import Tally
from pixsim.simulation.v2.forms import FORMS
from pixsim.simulation.workers import Workers, open_workers, pieces, worker_faults

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_CANDIDATES = 1_000_000_000  # up to here all sums are exact, whatever the cohort
MOST_KEPT = 50_000_000  # rows of a table in memory, about 150 bytes each

OnProgress = Callable[[int, int], None]
"""Called with the candidates done, and all of them."""

Rows = Callable[[Any], None]
"""Called with the next rows of a table, a DataFrame."""


@dataclass(frozen=True, repr=False)
class SimulationResult:
    """What a simulation found.

    Attributes
    ----------
    prepared : PreparedSimulation
        What was run.
    framework : Framework
    tally : Tally
        Its sums.
    columns : dict of arrays, or None
        One row per candidate, when a table was asked for.
    """

    prepared: PreparedSimulation
    framework: Framework
    tally: Tally
    columns: Columns | None

    def __repr__(self) -> str:
        """What was run, and its main figures."""
        return f"<SimulationResult: {self._title}; {self.summary().headline()}>"

    def _repr_html_(self) -> str:
        """The same as a table, in a notebook."""
        return self.summary().as_html(self._title)

    @property
    def _title(self) -> str:
        return f"{type(self.prepared.rules).__name__}, seed {self.prepared.seed}"

    @cached_property
    def table(self) -> DataFrame:
        """One row per candidate; `meaning` says what the columns are, its ``attrs`` what they rest on.

        Raises
        ------
        ValueError
            The simulation was run with ``table=False``.
        """
        if self.columns is None:
            raise ValueError("this simulation kept sums only: run it with table=True")
        codes = [competence.code for competence in self.framework.competences]
        table = frame(self.columns, codes, self.prepared.cohort.group_names)
        table.attrs["provenance"] = self.provenance.as_dict()
        return table

    def by_group(self) -> DataFrame:
        """Figures of each part of the population, from the table.

        Returns
        -------
        DataFrame
            One row per group, in order: ``candidates``, ``admitted``, ``mean_pix``, ``sd_pix``,
            ``q25``, ``median``, ``q75`` of the certified pix of the admitted, and ``passed`` with
            its 95 % interval ``passed_low`` to ``passed_high``.

        Raises
        ------
        ValueError
            There is no table, or the population has no parts.
        """
        if not self.prepared.cohort.group_names:
            raise ValueError("the candidates of this simulation are in no groups")
        forms = getattr(self.prepared.test, "forms", None)
        shared = forms is not None and forms.shared and self.prepared.candidates > POOLS * BLOCK
        return group_figures(self.table, shared_forms=shared)

    @property
    def meaning(self) -> Mapping[str, str]:
        """Columns of the table, with their type and meaning; ``*`` stands for a competence."""
        meaning = self.prepared.test.meaning
        return {**WHO, **GROUP, **meaning} if self.prepared.cohort.group_names else meaning

    @property
    def provenance(self) -> Provenance:
        """Where the numbers behind the figures come from: priors, calibration, the public seed."""
        return provenance(self.prepared)

    def summary(self) -> Summary:
        """Its figures: `V2Summary` for V2, `V3Summary` for V3.

        They are worth what is behind them: see `provenance`.
        """
        return self.prepared.test.summarise(self.tally, self.framework)


def simulate(
    cohort: Cohort | None = None,
    *,
    rules: AnyRules = None,
    candidates: int | None = None,
    seed: int,
    bank: Bank | None = None,
    table: bool = True,
    executor: Workers = None,
    chunk: int | None = None,
    forms: int = FORMS,
    mastery: float = MASTERY,
    parameters: Mapping[str, tuple[float, float]] | None = None,
    progress: OnProgress | None = None,
    rows: Rows | None = None,
    answers_seed: int | None = None,
    guessing: float = 1.0,
) -> SimulationResult:
    """Simulate the certification of a cohort.

    The same seed gives the same figures, bit for bit, whatever `chunk`, `executor` and the number
    of workers; and the first candidates of a larger cohort are those of a smaller one. V2 and V3
    with the same cohort and seed test the same people.

    Parameters
    ----------
    cohort : Cohort, optional
        Who sits; priors by default.
    rules : V2, V3, "v2" or "v3", optional
        A name is for the official rules. V2 by default.
    candidates : int, optional
        How many, at most a thousand million; by default as many as the cohort knows one by one.
    seed : int
        From 0.
    bank : Bank, optional
        The bundled one by default.
    table : bool
        Keep one row per candidate (about 150 bytes each, 50 million rows at most); else sums only,
        and memory does not grow.
    executor : concurrent.futures.Executor or int, optional
        Runs the chunks; a number is for as many processes of this machine, which take a second to
        begin. This process by default.
    chunk : int, optional
        Candidates in one piece of work, rounded up to whole blocks of 4,096. By default 65,536 at
        most, or four blocks where one takes a tenth of a second (V3), one with simulated
        positioning, and as many pieces for each worker, even but for a block; the last positioned
        blocks are halved for an executor.
    forms : int
        Of V2: forms drawn for each level and competence (or given profile) of a block of 4,096
        candidates, a power of two, at most 256.
    mastery : float
        Chance of success from which a skill counts as known (prior), strictly between 0 and 1.
        Makes the levels of profiles, and in any case the true levels.
    parameters : Mapping[str, tuple of (a, b)], optional
        Item parameters in place of the bank's, which are calibrated where its ``parameters.csv``
        has the item and else priors.
    progress : callable, optional
        Called with the candidates done, and all of them.
    rows : callable, optional
        Called with the table of each piece of work, in the order of the candidates, as soon as it
        is done. The result then keeps sums only, and memory does not grow.
    answers_seed : int, optional
        Of what happens on the day of the test (questions, answers, departures); `seed` by default.
        With another one, the same people with the same profiles sit again: see `reliability`.
    guessing : float
        Factor of every item's chance to be right without knowing, from 0 to 4 (prior): 0, nobody
        guesses.

    Raises
    ------
    DataError
        Every impossible setting, at once; a bank without enough items.

    Examples
    --------
    >>> import pixsim
    >>> result = pixsim.simulate(candidates=512, seed=1)
    >>> result.summary().candidates
    512
    >>> list(result.table.columns[:3])
    ['candidate', 'result', 'pix']
    """
    cohort = Cohort() if cohort is None else cohort
    rules = named_rules(rules, V2)
    if candidates is None and isinstance(cohort, Cohort) and cohort.given is not None:
        candidates = cohort.given.size
    problems = [
        *_argument_faults(candidates, seed, chunk, forms, mastery),
        *(whole_number("answers_seed", answers_seed, 0) if answers_seed is not None else ()),
        *_table_faults(candidates, table and rows is None),
        *in_range("guessing", guessing, 0, 4),
        *_cohort_faults(cohort),
        *rule_faults(rules),
        *worker_faults(executor),
    ]
    if problems:
        raise DataError(problems)
    assert candidates is not None
    bank = load_bank() if bank is None else bank
    prepared = prepare_simulation(
        cohort,
        rules,
        bank,
        candidates=int(candidates),
        seed=int(seed),
        forms=forms,
        mastery=mastery,
        parameters=dict(parameters or {}),
        answers_seed=None if answers_seed is None else int(answers_seed),
        guessing=float(guessing),
    )
    blocks = None if chunk is None else -(-int(chunk) // BLOCK)
    kept: list[Columns] = []
    codes = [competence.code for competence in bank.framework.competences]

    def each(columns: Columns) -> None:
        if rows is None:
            kept.append(columns)
        else:
            rows(frame(columns, codes, cohort.group_names))

    wanted = table or rows is not None
    try:
        with open_workers(executor) as pool:
            tally = _run_chunks(prepared, pool, blocks, each if wanted else None, progress)
    except PoolExhaustedError as error:
        raise DataError([_exhausted_problem(bank, rules, error)]) from error
    data = join_columns(kept) if table and rows is None else None
    return SimulationResult(prepared, bank.framework, tally, data)


def _run_chunks(
    prepared: PreparedSimulation,
    executor: Executor | None,
    blocks: int | None,
    each: Callable[[Columns], object] | None,
    progress: OnProgress | None,
) -> Tally:
    """The sums of all chunks; `each` takes their rows."""
    total: Tally | None = None
    done = 0
    for tally, columns in pieces(prepared, executor, blocks, each is not None):
        total = tally if total is None else total + tally
        if each is not None and columns is not None:
            each(columns)
        done += tally.candidates
        if progress is not None:
            progress(done, prepared.candidates)
    assert total is not None
    return total


def _exhausted_problem(bank: Bank, rules: Any, error: PoolExhaustedError) -> Problem:
    """The bank has too few subjects; only rules that choose questions, of a set length, say so."""
    context = {"length": rules.length}
    return Problem(bank.path.name, "", "", "pool_exhausted", str(error), context)


def _cohort_faults(cohort: object) -> Iterator[Problem]:
    """What is impossible in the cohort; a table or profiles must be put into one."""
    if isinstance(cohort, Cohort):
        yield from cohort.faults()
    else:
        message = f"must be a Cohort(…), not a {type(cohort).__name__}"
        yield fault("cohort", message, "unknown_cohort")


def _table_faults(candidates: object, kept: bool) -> Iterator[Problem]:
    """A table that no usual memory holds."""
    if kept and isinstance(candidates, int) and MOST_KEPT < candidates <= MOST_CANDIDATES:
        message = f"{candidates} rows are too many to keep, at most {MOST_KEPT}: take them by rows="
        yield fault("table", message, "table_memory", n=candidates, most=MOST_KEPT)


def _argument_faults(
    candidates: object, seed: object, chunk: object, forms: object, mastery: object
) -> Iterator[Problem]:
    """What is impossible in the arguments."""
    yield from whole_number("candidates", candidates, 1, MOST_CANDIDATES)
    yield from whole_number("seed", seed, 0)
    if chunk is not None:
        yield from whole_number("chunk", chunk, 1)
    whole = isinstance(forms, int | np.integer) and not isinstance(forms, bool)
    if not whole or forms not in {1 << k for k in range(9)}:
        message = f"must be a power of two from 1 to 256, not {forms!r}"
        yield fault("forms", message, "power_of_two", most=256, value=forms)
    yield from in_range("mastery", mastery, 0.001, 0.999)
