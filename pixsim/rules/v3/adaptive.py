"""The adaptive test over a whole cohort, all candidates at the same question.

`Progress` holds a batch in lock step and is what a sitting uses too, as a batch of one.
`administer` runs complete tests in blocks of candidates, among whom the cost of calls is shared. Each
candidate's draws are a function of the key, the candidate's number and the question, so results
do not depend on blocks or chunks; several processors are for the caller, chunk by chunk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Floats, Indices
from pixsim.irt.logistic import information
from pixsim.rules.v3.ability import Ability
from pixsim.rules.v3.constants import V3
from pixsim.rules.v3.eligibility import Eligible, Trail, eligible_items
from pixsim.rules.v3.item_kinds import kinds_of
from pixsim.rules.v3.items import ItemPool, likelihood_table
from pixsim.rules.v3.selection import PoolExhaustedError, choose_item, pick_place
from pixsim.rules.v3.ties import Ties, preferred_sets

Rows = slice | Indices

Answers = Callable[[slice, int, Indices], Bools]
"""``answers(rows, question, items)``: whether candidates `rows` answer `items` right."""

Draws = Callable[[slice, int], Floats]
"""``draws(rows, question)``: uniforms of shape (row, list length - 1) for the picks."""

TieDraws = Callable[[slice, int], Floats]
"""``ties(rows, question)``: uniforms of shape (row,), each to draw among equally informative items."""

ALL_ROWS = slice(None)

BLOCK = 16_384  # candidates at a time: the cost of a call is shared among them


@dataclass(frozen=True, slots=True)
class Choice:
    """Items to ask next.

    Attributes
    ----------
    items : intp array, shape (candidate,)
    reward : float64 array, shape (candidate,)
        Their information at the estimate.
    possible, consumed : int64 arrays, shape (candidate,)
        Length of the list picked from, and draws used.
    """

    items: Indices
    reward: Floats
    possible: NDArray[np.int64]
    consumed: NDArray[np.int64]


class Progress:
    """A batch of candidates in the middle of the test, all after the same number of answers.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
    candidates : int
    start : float64 array, shape (candidate,), optional
        Ability before any answer, in place of ``rules.start_theta``.
    available : bool array, shape (candidate, item), optional
        Items that may be asked; all by default.
    late : integer array, shape (candidate, item), optional
        How late each item is asked among those of the same parameters, where one of these is drawn:
        the lowest number first. All alike by default.
    """

    def __init__(
        self,
        rules: V3,
        pool: ItemPool,
        candidates: int,
        *,
        start: Floats | None = None,
        available: Bools | None = None,
        late: NDArray[np.integer] | None = None,
    ) -> None:
        self._rules, self._pool, self._available = rules, pool, available
        kinds = kinds_of(pool, rules.one_per_tube)
        self._preferred = [] if late is None else preferred_sets(kinds, late)
        self._ability = Ability(rules, candidates, start)
        self._trail = Trail(rules, pool, candidates)
        self._table = likelihood_table(pool, rules.grid_low, rules.grid_high, rules.grid_step)
        self.answered = 0

    @property
    def theta(self) -> Floats:
        """Ability after the latest answer, (candidate,)."""
        return self._ability.theta

    def error(self) -> Floats:
        """Error of `theta`, (candidate,)."""
        return self._ability.error()

    def ask(self, uniforms: Floats, ties: Floats | None = None) -> Choice:
        """Choose the next items; nothing is recorded.

        Parameters
        ----------
        uniforms : float64 array, shape (candidate, list length - 1)
            Draws in [0, 1) for the pick.
        ties : float64 array, shape (candidate,), optional
            Draws in [0, 1) among items of the same parameters; these keep the order of the pool by
            default.

        Raises
        ------
        ValueError
            The test is over.
        PoolExhaustedError
            A candidate has no eligible item left.
        """
        open_ = self._open(ALL_ROWS)
        possible = np.minimum(open_.count, self._rules.list_length)
        place, consumed = pick_place(self._rules, possible, uniforms)
        items = self._choose(ALL_ROWS, open_, place, ties)
        reward = information(self.theta, self._pool.a[items], self._pool.b[items])
        return Choice(items, reward, possible, consumed)

    def ask_items(
        self, uniforms: Floats, rows: Rows = ALL_ROWS, ties: Floats | None = None
    ) -> Indices:
        """The items that `ask` chooses and nothing else, of some candidates if wished.

        Parameters
        ----------
        uniforms : float64 array, shape (row, list length - 1)
        rows : slice or intp array, shape (row,)
            Candidates.
        ties : float64 array, shape (row,), optional
        """
        open_ = self._open(rows)
        possible = np.minimum(open_.count, self._rules.list_length)
        place, _ = pick_place(self._rules, possible, uniforms)
        return self._choose(rows, open_, place, ties)

    def _choose(self, rows: Rows, open_: Eligible, place: Indices, ties: Floats | None) -> Indices:
        """Items at places of the ranking; equals are drawn or keep the order of the pool."""
        told = None if ties is None else Ties(ties, [some[rows] for some in self._preferred])
        return choose_item(self._rules, self._pool, self.theta[rows], open_, place, told)

    def _open(self, rows: Rows) -> Eligible:
        """What may be asked of candidates, of whom each has something."""
        if self.answered >= self._rules.length:
            raise ValueError(f"the test is over: {self.answered} answers of {self._rules.length}")
        open_ = eligible_items(self._rules, self._pool, self._trail, self._available).rows(rows)
        if not open_.count.all():
            without = np.arange(self.theta.size)[rows][open_.count == 0]
            raise PoolExhaustedError(without, len(self._pool))
        return open_

    def record(self, items: Indices, correct: Bools) -> None:
        """Take one answer a candidate, shapes (candidate,).

        Raises
        ------
        ValueError
            More answers than the length of the test.
        """
        if self.answered >= self._rules.length:
            raise ValueError(f"more than {self._rules.length} answers")
        self._trail.record(items)
        self._ability.update(self._table, 2 * self._pool.kind.take(items) + correct)
        self.answered += 1


@dataclass(frozen=True, slots=True)
class Assessments:
    """Complete tests.

    Attributes
    ----------
    items : int32 array, shape (candidate, question)
        Places in the pool.
    correct : bool array, shape (candidate, question)
    theta, error : float64 arrays, shape (candidate,)
        Final ability and its error.
    theta_after : float64 array, shape (candidate, question)
        Ability after each answer.
    """

    items: NDArray[np.int32]
    correct: Bools
    theta: Floats
    error: Floats
    theta_after: Floats

    def rows(self, rows: slice) -> Assessments:
        """The tests of some candidates."""
        return Assessments(
            self.items[rows], self.correct[rows], self.theta[rows], self.error[rows],
            self.theta_after[rows],
        )  # fmt: skip


def administer(
    rules: V3,
    pool: ItemPool,
    candidates: int,
    answers: Answers,
    draws: Draws,
    available: Bools | None = None,
    *,
    ties: TieDraws | None = None,
    late: NDArray[np.integer] | None = None,
) -> Assessments:
    """Run the whole test for a cohort.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
    candidates : int
    answers : callable
        See `Answers`; called with contiguous rows. Must depend on its arguments alone.
    draws : callable
        See `Draws`; likewise.
    available : bool array, shape (candidate, item), optional
        Items that each candidate may be asked; all by default.
    ties : callable, optional
        See `TieDraws`; likewise. Items of the same parameters keep the order of the pool by default.
    late : integer array, shape (candidate, item), optional
        As for `Progress`.

    Returns
    -------
    Assessments

    Raises
    ------
    ValueError
        No candidate.
    PoolExhaustedError
        The pool is too small for the rules.
    """
    if candidates < 1:
        raise ValueError(f"candidates is {candidates}, it must be at least 1")
    shape = (candidates, rules.length)
    out = Assessments(
        items=np.empty(shape, dtype=np.int32),
        correct=np.empty(shape, dtype=bool),
        theta=np.empty(candidates),
        error=np.empty(candidates),
        theta_after=np.empty(shape),
    )

    def run(first: int) -> None:
        rows = slice(first, min(first + BLOCK, candidates))
        own = None if available is None else available[rows]
        put_off = None if late is None else late[rows]
        progress = Progress(rules, pool, rows.stop - rows.start, available=own, late=put_off)
        asked, right, theta = (  # by question: written one after the other
            np.empty((rules.length, rows.stop - rows.start), dtype=kind)
            for kind in (np.int32, bool, np.float64)
        )
        for question in range(rules.length):
            try:
                drawn = None if ties is None else ties(rows, question)
                items = progress.ask_items(draws(rows, question), ties=drawn)
            except PoolExhaustedError as error:  # tell the row of the cohort, not of the block
                raise PoolExhaustedError(error.rows + first, len(pool)) from None
            correct = answers(rows, question, items)
            progress.record(items, correct)
            asked[question], right[question], theta[question] = items, correct, progress.theta
        out.items[rows], out.correct[rows], out.theta_after[rows] = asked.T, right.T, theta.T
        out.theta[rows], out.error[rows] = progress.theta, progress.error()

    for first in range(0, candidates, BLOCK):
        run(first)
    return out
