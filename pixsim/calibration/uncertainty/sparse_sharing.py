"""What items that few persons met share through them, held as one entry for each answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.design import Block
from pixsim.calibration.estimation.expectation import Tables, log_likelihood, posterior, tables
from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.estimation.threads import in_order
from pixsim.calibration.uncertainty.missing_information_terms import (
    expected_products,
    pairs_of_kinds,
    polynomial_moments,
    terms_needed,
)
from pixsim.calibration.uncertainty.sampled_persons import Rows, sample_rows
from pixsim.calibration.uncertainty.scores import Scores
from pixsim.foundation.arrays import Floats

ENOUGH = 10_000  # persons from whom what items share is known well enough
ENOUGH_HIGHER = 4_000  # the same for all but the first term
SINGLE = np.float32
VISIBLE = 1e-6  # singular value, of the largest


@dataclass(frozen=True, slots=True)
class Shared:
    """Coefficients of the scores of some persons, on the polynomials of their posteriors.

    Attributes
    ----------
    parts : list of matrices (person and degree, item), by kind
    within : float64 array, shape (item, kind, kind)
        Their products within items.
    share : float
        Of all persons, those of whom the first term is.
    """

    parts: list[Any]
    within: Floats
    share: float

    def product(self, turn: Floats, varies: NDArray[np.bool_]) -> Callable[[Floats], Floats]:
        """Products with S; (kind, item, vector) to the same."""
        across, back = [part.T.tocsr() for part in self.parts], turn.astype(SINGLE)
        within = self.within.astype(SINGLE)
        free = varies.T[:, :, None]

        def times(vectors: Floats) -> Floats:
            raw = np.einsum("jkl,kjr->ljr", back, np.where(free, vectors, 0.0).astype(SINGLE))
            persons = sum(part @ raw[kind] for kind, part in enumerate(self.parts))
            found = np.stack([part @ persons for part in across])
            found -= np.einsum("jkl,ljr->kjr", within, raw)
            value: Floats = np.einsum("jkl,ljr->kjr", back, found).astype(np.float64)
            return np.where(free, value, 0.0)

        return times


@dataclass(slots=True)
class _Sums:
    """What is gathered of a run of blocks."""

    right: Floats
    constant: Floats
    pieces: list[tuple[int, Rows, Rows, list[Floats]]]
    persons: float = 0.0
    sampled: float = 0.0


def gather_information(plan: Plan, fit: Fit, scores: Scores) -> tuple[Floats, Shared]:
    """Missing information of single items (item, kind, kind), of all persons, and what items share."""
    items, points, kinds = fit.at.items.a.size, fit.theta.size, len(scores.kinds)
    table = tables(fit.at.items, fit.theta)
    pairs = pairs_of_kinds(kinds)
    terms = terms_needed(plan, fit, table, scores, SINGLE)
    persons = len(plan.design.responses.persons)
    every = max(1, persons // ENOUGH)
    sparser = max(1, persons // every // ENOUGH_HIGHER)
    basis = _Basis.of(scores)

    def work(blocks: Callable[[], Iterable[Block]]) -> _Sums:
        sums = _Sums(np.zeros((items, points)), np.zeros((kinds, kinds, items)), [])
        for block in blocks():
            weight = _posterior_weights(block, fit, table)
            sums.right += block.to_right(weight)
            sums.persons += block.size
            places = Places.of(block, slice(None))
            mean = places.scores(weight, scores, basis, 0)
            for one, other in pairs:
                product = (mean[one] * mean[other]).astype(np.float64)
                sums.constant[one, other] += np.bincount(places.item, product, items)
            some = sample_rows(block, every)
            sums.sampled += some.size
            moments = polynomial_moments(weight[some], fit.grid.z, terms + 1)
            next(moments)
            for degree, moment in enumerate(moments, 1):
                step = sparser if degree > 1 else 1
                few = Places.of(block, some[::step])
                parts = few.scores(moment[::step], scores, basis, degree)
                sums.pieces.append((degree, few.item, few.edges, parts))
        return sums

    runs = in_order(work, plan.design.chunks())
    right, constant = sum(run.right for run in runs), sum(run.constant for run in runs)
    total = sum(run.persons for run in runs)
    share = sum(run.sampled for run in runs) / total
    pieces = [piece for run in runs for piece in run.pieces]
    known = {degree: sum(len(p[2]) - 1 for p in pieces if p[0] == degree) for degree in (1, 2)}
    factors = {degree: np.sqrt(total / count) for degree, count in known.items() if count}
    expected = expected_products(fit, scores, np.asarray(right), pairs)
    whole = _mirror_blocks(expected - np.asarray(constant))
    return whole, _join_pieces(pieces, factors, items, kinds, share)


def _posterior_weights(block: Block, fit: Fit, table: Tables) -> Floats:
    weight, _ = posterior(log_likelihood(block, table, fit.theta), fit.prior.log_weight(block))
    return weight


@dataclass(frozen=True, slots=True)
class Places:
    """Where some persons of a block answered.

    Attributes
    ----------
    item : int64 array, shape (answer,)
    edges : int64 array, shape (person + 1,)
        Where each person's answers begin.
    flat, person : int64 arrays, shape (answer,)
        Place in the array (person, item), and its row.
    right : float32 array, shape (answer,)
        1 for a right answer.
    """

    item: Rows
    edges: Rows
    flat: Rows
    person: Rows
    right: Floats

    @classmethod
    def of(cls, block: Block, some: Rows | slice) -> Places:
        """Answers of some rows of a block."""
        given, right = block.given, block.right
        if isinstance(some, np.ndarray):
            given, right = given[some], right[some]
        rows, items = given.shape
        person = np.repeat(np.arange(rows), np.diff(given.indptr))
        flat = person * items + given.indices
        mark = np.zeros(rows * items, SINGLE)
        mark[np.repeat(np.arange(rows), np.diff(right.indptr)) * items + right.indices] = 1.0
        return cls(given.indices, given.indptr, flat, person, mark[flat])

    def scores(self, moments: Floats, scores: Scores, basis: _Basis, degree: int) -> list[Floats]:
        """Coefficients of the scores of each answer on one polynomial, by kind."""
        told, found = (moments @ basis.points).astype(SINGLE), []
        for place, kind in enumerate(scores.kinds):
            value = (told @ basis.wrong[place]).ravel()[self.flat]
            if not scores.linear:
                value += self.right * (told @ basis.rise[place]).ravel()[self.flat]
            elif degree <= 1 - kind:  # θ and 1 have no higher degrees
                more = (moments @ scores.rise[place]).astype(SINGLE)
                value += self.right * more[self.person, 0]
            found.append(value)
        return found


@dataclass(frozen=True, slots=True)
class _Basis:
    """Scores of all items as multiples of a few functions of ability: they are smooth, and much alike.

    Attributes
    ----------
    points : float64 array, shape (point, function)
    wrong, rise : lists of float32 arrays, shape (function, item), by kind
        See `Scores`; no `rise` where it is the same for all items.
    """

    points: Floats
    wrong: list[Floats]
    rise: list[Floats]

    @classmethod
    def of(cls, scores: Scores) -> _Basis:
        """As many functions as single precision shows."""
        own = [*scores.wrong, *([] if scores.linear else scores.rise)]
        left, size, _ = np.linalg.svd(np.hstack(own), full_matrices=False)
        points = left[:, size > VISIBLE * size[0]]
        parts = [(points.T @ part).astype(SINGLE) for part in own]
        kinds = len(scores.kinds)
        return cls(points, parts[:kinds], parts[kinds:])


def _join_pieces(
    pieces: list[tuple[int, Rows, Rows, list[Floats]]],
    factors: dict[int, float],
    items: int,
    kinds: int,
    share: float,
) -> Shared:
    """All persons and degrees below one another, each so that products stand for all persons."""
    from scipy.sparse import csr_array  # type: ignore[import-untyped]

    counts = np.concatenate([np.diff(piece[2]) for piece in pieces])
    edges = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    item = np.concatenate([piece[1] for piece in pieces]).astype(np.int32)
    data = [
        np.concatenate([piece[3][kind] * SINGLE(factors[min(piece[0], 2)]) for piece in pieces])
        for kind in range(kinds)
    ]
    within = np.zeros((kinds, kinds, items))
    for one, other in pairs_of_kinds(kinds):
        within[one, other] = np.bincount(item, data[one].astype(np.float64) * data[other], items)
    parts = [csr_array((each, item, edges), shape=(counts.size, items)) for each in data]
    return Shared(parts, _mirror_blocks(within), share)


def _mirror_blocks(half: Floats) -> Floats:
    """Symmetric blocks (item, kind, kind) from half of them (kind, kind, item)."""
    upper = half.transpose(2, 0, 1)
    value: Floats = upper + np.triu(upper, 1).transpose(0, 2, 1)
    return value
