"""The V2 test of a whole block of candidates: form, answers, end of the test, score."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pixsim.rules.v2 import V2, AbortReason, Scores
from pixsim.rules.v2.scoring import score_counts
from pixsim.simulation.answers import count_test
from pixsim.simulation.blocks import BLOCK, Block, Stream
from pixsim.simulation.cohort import Candidates
from pixsim.simulation.forms import FormPool
from pixsim.simulation.items import ItemTable

Bools = NDArray[np.bool_]
Bytes = NDArray[np.int8]
Floats32 = NDArray[np.float32]

RANGE = 1 << 24  # draws are whole numbers below it, all that float32 holds exactly
NEVER = 4.0 * RANGE  # twice what any draw reaches when halved: no question in this place


@dataclass(frozen=True, slots=True)
class Sat:
    """What a block of candidates did.

    Attributes
    ----------
    scores : Scores
        Of everybody, admitted or not.
    admitted : bool array, shape (candidate,)
        Certifiable profiles; the others could not sit.
    questions, answered : int8 arrays, shape (candidate,)
        Questions of the test, and those seen before it ended.
    row : intp array, shape (competence, candidate)
        Form of each competence in the pool.
    """

    scores: Scores
    admitted: Bools
    questions: Bytes
    answered: Bytes
    row: NDArray[np.intp]


@dataclass(frozen=True)
class PersonalTest:
    """The V2 test as the simulator sits it.

    Attributes
    ----------
    rules : V2
    pool : FormPool
    items : ItemTable
    """

    rules: V2
    pool: FormPool
    items: ItemTable

    @cached_property
    def _curves(self) -> tuple[Floats32, Floats32, Floats32]:
        """Slope, slope times difficulty, and chance not to guess times `RANGE`, each (place, row)."""
        asked, item = self.pool.item >= 0, self.pool.item
        slope = np.where(asked, self.items.a[item], 0).astype(np.float32)
        offset = np.where(asked, (self.items.a * self.items.b)[item], 0).astype(np.float32)
        miss = np.where(asked, RANGE * (1 - self.items.c[item]), NEVER).astype(np.float32)
        return slope, offset, miss

    def sit(self, candidates: Candidates, block: Block) -> Sat:
        """Draw the forms and the answers of a block, and score them."""
        row = self._forms(candidates, block)
        right = self._answers(candidates.theta, row, block)
        asked = self.pool.asked.take(row, mode="wrap").T
        questions = asked.sum(axis=1, dtype=np.int8)
        answered = _answered(candidates, questions)
        technical = candidates.technical & (answered < questions)
        tested = candidates.level >= self.rules.certifiable_level
        counts = count_test(self.pool, row, right, asked, answered, technical, tested)
        scores = score_counts(
            self.rules,
            counts,
            level=candidates.level,
            pix=candidates.pix,
            abort=technical.astype(np.int8) * np.int8(AbortReason.TECHNICAL),
        )
        enough = tested.sum(axis=1, dtype=np.int8) >= self.rules.certifiable_competences
        return Sat(scores, enough, questions, answered, row)

    def _forms(self, candidates: Candidates, block: Block) -> NDArray[np.intp]:
        """Rows of the pool, shape (competence, candidate)."""
        situation = candidates.level if candidates.situation is None else candidates.situation
        size = len(situation)
        draws = block.generator(Stream.FORM).integers(
            0, 1 << 64, self.pool.competences * BLOCK // 8, dtype=np.uint64
        )
        form = draws.astype("<u8", copy=False).view(np.uint8).reshape(self.pool.competences, BLOCK)
        return self.pool.row(situation, (form[:, :size] & np.uint8(self.pool.forms - 1)).T)

    def _answers(self, theta: Floats32, row: NDArray[np.intp], block: Block) -> Bools:
        """Whether each question is answered right, shape (place, competence, candidate)."""
        rng = block.generator(Stream.ANSWERS)
        size = row.shape[1]
        draws = np.empty((row.shape[0], BLOCK), dtype=np.float32)
        right = np.empty((len(self.pool.item), *row.shape), dtype=bool)
        for place, (slope, offset, miss) in enumerate(zip(*self._curves, strict=True)):
            _fill(draws, rng)
            odds = slope.take(row, mode="wrap")  # rows are in range: the fastest mode
            odds *= theta.T
            odds -= offset.take(row, mode="wrap")
            np.exp(odds, out=odds)
            odds += np.float32(1)
            wrong = miss.take(row, mode="wrap")
            wrong /= odds  # (1 - c) P(does not know)
            np.greater_equal(draws[:, :size], wrong, out=right[place])
        return right


def _answered(candidates: Candidates, questions: Bytes) -> Bytes:
    """Questions seen before the time or the candidate's patience ends.

    The sum of n lognormal times is taken as lognormal (Fenton-Wilkinson).
    """
    squared = math.expm1(candidates.question_spread**2)
    by_number = np.log1p(squared / np.maximum(np.arange(questions.max(initial=0) + 1), 1))
    variance = by_number.astype(np.float32)[questions]
    pace = candidates.pace * np.float32(math.exp(candidates.question_spread**2 / 2))  # the mean
    pace *= np.exp(np.sqrt(variance) * candidates.noise - variance / 2)
    in_time = np.minimum(candidates.seconds / pace, questions)
    seen = np.where(candidates.stays < 1, candidates.stays * questions, questions)
    answered: Bytes = np.minimum(in_time, seen).astype(np.int8)
    return answered


def _fill(draws: Floats32, rng: np.random.Generator) -> None:
    """Uniform whole numbers below `RANGE`: what ``Generator.random`` would scale, for less."""
    words = rng.integers(0, 1 << 64, draws.size // 2, dtype=np.uint64).view(np.uint32)
    words >>= np.uint32(8)
    draws[:] = words.view(np.int32).reshape(draws.shape)
