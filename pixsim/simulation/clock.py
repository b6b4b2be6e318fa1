"""The time each question takes, question by question; answers given in haste.

What a candidate's question takes depends on the person, the item and the answer: see `QuestionTimes`,
all of which is *prior*. Draws belong to the candidate and the number of the question.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.item_table import ItemTable
from pixsim.foundation.arrays import Bools
from pixsim.foundation.streams import Draw
from pixsim.simulation.blocks import BLOCK, Block
from pixsim.simulation.early_end import Endings
from pixsim.simulation.people.cohort import Candidates


class Clock:
    """The time of a block of candidates, who are asked their questions in order.

    Parameters
    ----------
    candidates : Candidates
        With `times`.
    block : Block
    items : ItemTable
    questions : int array, shape (candidate,)
        Of each test.
    places : int
        Most that are asked of anybody.
    """

    def __init__(
        self,
        candidates: Candidates,
        block: Block,
        items: ItemTable,
        questions: NDArray[np.integer],
        places: int,
    ) -> None:
        assert candidates.times is not None
        self._times, self._candidates = candidates.times, candidates
        size = len(candidates.pace)
        self._questions = np.asarray(questions, dtype=np.int64)
        self._guess = items.c
        self._load = self._times.difficulty * items.b + self._times.simulator * (items.acts > 0)
        self._acts = self._times.act * items.acts
        rng = block.generator(Draw.TIMES)
        noise = rng.standard_normal((places, BLOCK), np.float32)[:, block.rows]
        self._noise = noise * np.float32(candidates.question_spread)
        self._rapid, self._luck = rng.random((2, places, BLOCK), np.float32)[:, :, block.rows]
        ability = candidates.theta.mean(axis=1, dtype=np.float64)
        self._own = candidates.pace.astype(np.float64)
        self._pace = np.log(candidates.pace.astype(np.float64)) + self._times.ability * ability
        self._elapsed = np.zeros(size)
        self._number = np.zeros(size, dtype=np.int64)  # questions so far
        self._stays = np.where(candidates.stays < 1, candidates.stays * self._questions, math.inf)
        self._seen = np.zeros(size, dtype=np.int8)
        self._until = np.zeros(size)  # time of the last question seen
        self._late = np.zeros(size, dtype=bool)

    def answer(
        self, rows: slice, place: int, items: NDArray[np.integer], right: Bools, asked: Bools
    ) -> Bools:
        """Take the time of one question of some candidates.

        Parameters
        ----------
        rows : slice
        place : int
            Of the question in the test.
        items : integer array, shape (candidate,)
            Rows of the table of items.
        right : bool array, shape (candidate,)
            Answers of who reads the question.
        asked : bool array, shape (candidate,)
            False where there is no such question.

        Returns
        -------
        bool array, shape (candidate,)
            The answers given, some in haste.
        """
        times, number, before = self._times, self._number[rows], self._elapsed[rows]
        left = np.maximum(self._questions[rows] - number, 1)
        hurried = (self._candidates.seconds[rows] - before) / left < times.hurry
        haste = hurried | (self._rapid[place, rows] < times.rapid)
        given: Bools = np.where(haste, self._luck[place, rows] < self._guess[items], right)
        part = number / np.maximum(self._questions[rows] - 1, 1)
        log = self._pace[rows] + self._load[items] + self._noise[place, rows]
        log += times.fatigue * part + times.wrong * ~given
        read = np.exp(log) + self._own[rows] * self._acts[items]
        taken = np.where(haste, times.rapid_seconds, read) * asked
        after = before + taken
        stays = number + 1 <= self._stays[rows]
        in_time = after <= self._candidates.seconds[rows]
        seen = asked & stays & in_time
        self._late[rows] |= asked & stays & ~in_time
        self._seen[rows] += seen
        self._until[rows] = np.where(seen, after, self._until[rows])
        self._elapsed[rows] = after
        self._number[rows] = number + asked
        return given

    def endings(self) -> Endings:
        """How the tests ended; those who left are not late."""
        leaves = np.isfinite(self._stays) & ~self._late
        until = np.where(self._late, self._candidates.seconds, self._until)
        return Endings(
            answered=self._seen,
            technical=self._candidates.technical & leaves,
            late=self._late,
            seconds=until.astype(np.float32),
        )
