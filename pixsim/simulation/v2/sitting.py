"""How a whole block of candidates sits V2: form, answers, end of the test, score."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.item_table import ItemTable
from pixsim.foundation.arrays import Bools, Bytes
from pixsim.foundation.streams import Draw
from pixsim.rules.abort_and_reports import AbortReason
from pixsim.rules.v2 import V2, Scores, Status
from pixsim.rules.v2.scoring import score_counts
from pixsim.simulation.blocks import BLOCK, Block
from pixsim.simulation.clock import Clock
from pixsim.simulation.early_end import Endings, endings
from pixsim.simulation.people.cohort import Candidates
from pixsim.simulation.v2.answer_counts import count_test
from pixsim.simulation.v2.forms import FormPool
from pixsim.simulation.v2.question_papers import Forms, Papers

Floats32 = NDArray[np.float32]


class Failure(IntEnum):
    """Why a test of V2 certifies nothing."""

    NONE = 0  # it does
    RATE = 1  # too few right answers, also if every question had been seen
    TIME = 2  # the time was up; the questions not seen, answered likewise, would have been enough
    DROPOUT = 3  # the candidate left; likewise
    TECHNICAL = 4  # a technical problem; likewise


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
    technical : bool array, shape (candidate,)
        A technical problem ended it.
    pool : FormPool
    row : intp array, shape (competence, candidate)
        Form of each competence in the pool.
    failure : int8 array, shape (candidate,)
        Why each is not certified: `Failure`.
    seconds : float32 array, shape (candidate,)
        Taken until the test ended.
    """

    scores: Scores
    admitted: Bools
    questions: Bytes
    answered: Bytes
    technical: Bools
    pool: FormPool
    row: NDArray[np.intp]
    failure: Bytes
    seconds: Floats32

    @property
    def asked_items(self) -> NDArray[np.int32]:
        """Rows of the table of items, whole tests, -1 where none; shape (candidate, question)."""
        asked = self.pool.item[:, self.row]
        return asked.reshape(-1, asked.shape[-1]).T

    @property
    def has_result(self) -> Bools:
        """Validated or rejected: neither cancelled nor without result, shape (candidate,)."""
        result: Bools = self.scores.status <= np.int8(Status.REJECTED)
        return result


@dataclass(frozen=True)
class Sittings:
    """How V2 is sat.

    Attributes
    ----------
    rules : V2
    forms : Forms
        Where its questions come from.
    items : ItemTable
    """

    rules: V2
    forms: Forms
    items: ItemTable

    def sit(self, candidates: Candidates, block: Block) -> Sat:
        """Draw the forms and the answers of a block, and score them."""
        papers = self.forms.draw(candidates, block)
        right = self._answers(papers, block)
        asked = papers.pool.asked.take(papers.row, mode="wrap").T
        questions = asked.sum(axis=1, dtype=np.int8)
        if candidates.times is None:
            end = endings(candidates, questions)
        else:
            end = self._time_questions(candidates, block, papers, right, questions)
        tested = candidates.level >= self.rules.certifiable_level
        early = np.flatnonzero(end.answered < questions)
        whole = right[:, :, early]  # before what was not seen is set to wrong
        counts = count_test(
            papers.pool, papers.row, right, asked, end.answered, end.technical, tested
        )
        scores = score_counts(
            self.rules,
            counts,
            level=candidates.level,
            pix=candidates.pix,
            abort=end.technical.astype(np.int8) * np.int8(AbortReason.TECHNICAL),
        )
        enough = tested.sum(axis=1, dtype=np.int8) >= self.rules.certifiable_competences
        failed = (scores.status == Status.REJECTED) | (scores.status == Status.CANCELLED)
        failure = np.where(failed, Failure.RATE, Failure.NONE)
        if early.size:
            why = self._why(candidates, papers, whole, asked, tested, early, end)
            failure[early] = np.where(failed[early], why, Failure.NONE)
        return Sat(
            scores, enough, questions, end.answered, end.technical, papers.pool, papers.row,
            failure.astype(np.int8), end.seconds,
        )  # fmt: skip

    def _time_questions(
        self,
        candidates: Candidates,
        block: Block,
        papers: Papers,
        right: Bools,
        questions: Bytes,
    ) -> Endings:
        """Take the time of each question in turn; `right` then holds the answers given."""
        places, competences, size = right.shape
        clock = Clock(candidates, block, self.items, questions, places * competences)
        every = slice(0, size)
        for competence in range(competences):
            for place in range(places):
                item = papers.pool.item[place].take(papers.row[competence], mode="wrap")
                flags = right[place, competence]
                number = competence * places + place
                flags[:] = clock.answer(every, number, np.maximum(item, 0), flags, item >= 0)
        return clock.endings()

    def _why(
        self,
        candidates: Candidates,
        papers: Papers,
        whole: Bools,
        asked: Bytes,
        tested: Bools,
        early: NDArray[np.intp],
        end: Endings,
    ) -> NDArray[np.integer]:
        """Why those who did not finish fail, if so: what ended the test, or they would have anyway."""
        counts = count_test(
            papers.pool, papers.row[:, early], whole, asked[early],
            asked[early].sum(axis=1, dtype=np.int8), np.zeros(early.size, dtype=bool), tested[early],
        )  # fmt: skip
        finished = score_counts(
            self.rules, counts, level=candidates.level[early], pix=candidates.pix[early],
            abort=np.zeros(early.size, dtype=np.int8),
        ).status  # fmt: skip
        left = np.where(end.technical[early], Failure.TECHNICAL, Failure.DROPOUT)
        cause = np.where(end.late[early], Failure.TIME, left)
        return np.where(finished == Status.VALIDATED, cause, Failure.RATE)

    def _answers(self, papers: Papers, block: Block) -> Bools:
        """Whether each question is answered right, shape (place, competence, candidate)."""
        rng = block.generator(Draw.ANSWERS)
        competences, size = papers.row.shape
        draws = np.empty((competences, BLOCK), dtype=np.float32)
        right = np.empty((self.forms.places, competences, size), dtype=bool)
        for place, out in enumerate(right):
            _fill_uniform(draws, rng)
            np.greater_equal(draws[:, block.rows], papers.wrong(place), out=out)
        return right


def _fill_uniform(draws: Floats32, rng: np.random.Generator) -> None:
    """Uniform whole numbers below `RANGE`: what ``Generator.random`` would scale, for less."""
    words = rng.integers(0, 1 << 64, draws.size // 2, dtype=np.uint64).view(np.uint32)
    words >>= np.uint32(8)
    draws[:] = words.view(np.int32).reshape(draws.shape)
