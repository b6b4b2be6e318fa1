"""How a whole block of candidates sits V3: adaptive questions, end of the test, result.

Questions, abilities and results come from the exam's own kernels. Every draw of a candidate hangs on
the seed, the candidate's number and the question alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.item_table import ItemTable
from pixsim.foundation.arrays import Bools, Bytes, Floats
from pixsim.rules.abort_and_reports import AbortReason
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import (
    V3,
    Assessments,
    Certificates,
    ItemPool,
    Streams,
    administer,
    certify,
    estimate_from_scratch,
    modelled_answers,
    simulate_assessments,
)
from pixsim.simulation.blocks import Block, v3_generator
from pixsim.simulation.clock import Clock
from pixsim.simulation.early_end import Endings, endings
from pixsim.simulation.people.cohort import Candidates, Drawn


@dataclass(frozen=True, slots=True)
class Sat:
    """What a block of candidates did; those not admitted are there too, as if they had sat.

    Attributes
    ----------
    certificates : Certificates
    admitted : bool array, shape (candidate,)
        Certifiable profiles; the others could not sit.
    items : int32 array, shape (candidate, question)
        Rows of the table of items; what follows the last answer was not asked.
    assessments : Assessments
        The whole tests, as if nothing had ended them.
    answered : int8 array, shape (candidate,)
        Answers given before the test ended.
    technical : bool array, shape (candidate,)
        A technical problem ended it.
    theta : float64 array, shape (candidate,)
        Ability after them.
    seconds : float32 array, shape (candidate,)
        Taken until the test ended.
    """

    certificates: Certificates
    admitted: Bools
    items: NDArray[np.int32]
    assessments: Assessments
    answered: Bytes
    technical: Bools
    theta: Floats
    seconds: NDArray[np.float32]

    @property
    def asked_items(self) -> NDArray[np.int32]:
        """Rows of the table of items, whole tests; shape (candidate, question)."""
        return self.items


@dataclass(frozen=True)
class Sittings:
    """How V3 is sat.

    Attributes
    ----------
    rules : V3
    items : ItemTable
    pool : ItemPool
        All operative items, in the order of their ids: degradation takes from them all.
    row : intp array, shape (item of the pool,)
        Row of each in the table of items.
    profiles : V2
        Says what profile may sit (five competences at level 1, as ever) and how profiles are capped.
    """

    rules: V3
    items: ItemTable
    pool: ItemPool
    row: NDArray[np.intp]
    profiles: V2

    @cached_property
    def offered(self) -> NDArray[np.intp]:
        """Places in the pool of the items that are asked."""
        return np.flatnonzero(self.items.offered[self.row])

    @cached_property
    def asked(self) -> ItemPool:
        """The items that are asked."""
        at = self.offered
        pool = self.pool
        return ItemPool(pool.a[at], pool.b[at], pool.competence[at], pool.tube[at], pool.skill[at])

    @cached_property
    def guessing(self) -> Floats:
        """Chance to be right without knowing, of the items that are asked."""
        return self.items.c[self.row[self.offered]]

    def sit(self, candidates: Candidates, block: Block) -> Sat:
        """Run the test of a block, cut it short where it ends early, and certify it."""
        (sat,) = self.sit_all([(candidates, block)])
        return sat

    def sit_all(self, drawn: Sequence[Drawn]) -> Iterator[Sat]:
        """The same for blocks that follow each other, asked and certified all at once.

        The cost of a question's calls is then shared by all of them. By the clock, each block is
        asked by itself.
        """
        if any(candidates.times is not None for candidates, _ in drawn):
            for candidates, block in drawn:
                found, end = self._time_tests(candidates, block)
                yield from self._certify([(candidates, block)], found, [end])
            return
        theta = np.concatenate([candidates.theta for candidates, _ in drawn])
        found = self.assess(theta, drawn[0][1].day, drawn[0][1].start)
        ends = [
            endings(candidates, np.full(block.size, self.rules.length, np.int8))
            for candidates, block in drawn
        ]
        yield from self._certify(drawn, found, ends)

    def _certify(
        self, drawn: Sequence[Drawn], found: Assessments, ends: Sequence[Endings]
    ) -> Iterator[Sat]:
        """What came of the tests of blocks that follow each other, given how they ended."""
        answered = np.concatenate([end.answered for end in ends])
        technical = np.concatenate([end.technical for end in ends])
        early = answered < self.rules.length
        reason = np.where(technical, AbortReason.TECHNICAL, AbortReason.CANDIDATE)
        after = found.theta_after[np.arange(answered.size), np.maximum(answered, 1) - 1]
        theta = np.where(answered > 0, after, self.rules.start_theta)
        items = self.offered.take(found.items)
        certificates = certify(
            self.rules,
            self.pool,
            items,
            found.correct,
            answered,
            abort=np.where(early, reason, AbortReason.NONE).astype(np.int8),
            theta=theta,
        )
        listed = self.row.astype(np.int32).take(items)
        start = drawn[0][1].start
        for (candidates, block), end in zip(drawn, ends, strict=True):
            rows = slice(block.start - start, block.start - start + block.size)
            held = (candidates.level >= self.profiles.certifiable_level).sum(axis=1, dtype=np.int8)
            yield Sat(
                certificates=certificates.rows(rows),
                admitted=held >= self.profiles.certifiable_competences,
                items=listed[rows],
                assessments=found.rows(rows),
                answered=end.answered,
                technical=end.technical,
                theta=theta[rows],
                seconds=end.seconds,
            )

    def _time_tests(self, candidates: Candidates, block: Block) -> tuple[Assessments, Endings]:
        """Whole tests by the clock, some answers in haste; what comes after the end is not counted."""
        questions = np.full(block.size, self.rules.length)
        clock = Clock(candidates, block, self.items, questions, self.rules.length)
        streams = Streams.of(v3_generator(block.day), block.start)
        ability = candidates.theta[:, : self.asked.competences].astype(np.float64)
        modelled = modelled_answers(self.asked, ability, streams, self.guessing)
        row = self.row[self.offered]

        def answers(rows: slice, question: int, items: NDArray[np.intp]) -> Bools:
            right = modelled(rows, question, items)
            return clock.answer(rows, question, row[items], right, np.ones(items.size, bool))

        found = administer(
            self.rules, self.asked, block.size, answers, streams.picks(self.rules),
            ties=streams.ties,
        )  # fmt: skip
        return found, clock.endings()

    def assess(self, theta: NDArray[np.floating], seed: int, first: int = 0) -> Assessments:
        """Whole tests, as if nothing ended them.

        Parameters
        ----------
        theta : float array, shape (candidate, competence)
            True abilities.
        seed : int
        first : int
            Number of the first candidate.
        """
        return simulate_assessments(
            self.rules,
            self.asked,
            theta[:, : self.asked.competences].astype(np.float64),
            v3_generator(seed),
            first=first,
            guessing=self.guessing,
        )

    def error(self, sat: Sat) -> Floats:
        """Error of the ability after the answers given, shape (candidate,)."""
        error = sat.assessments.error.copy()
        early = np.flatnonzero(sat.answered < self.rules.length)
        if early.size:
            items, correct = sat.items[early], sat.assessments.correct[early]
            a, b = self.items.a[items], self.items.b[items]
            error[early] = estimate_from_scratch(
                self.rules, a, b, correct, sat.answered[early]
            ).error
        return error
