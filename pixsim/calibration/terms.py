"""Missing information of any design, as a sum of terms.

Scores are smooth in ability: they are developed on the polynomials orthonormal under each person's
posterior, and a term is one symmetric product of a matrix (person, parameter). In large data the
first few are taken whole, and what the others hold within single items is added exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations_with_replacement
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.curves import Floats
from pixsim.calibration.design import Block
from pixsim.calibration.expectation import Tables, log_likelihood, posterior
from pixsim.calibration.fit import Fit, Plan
from pixsim.calibration.scores import Scores
from pixsim.calibration.threads import in_sum

Rows = NDArray[np.int64]

MOST_TERMS = 40
SMALL_CELLS = 200_000  # persons × items up to which terms are added until rounding
NEGLIGIBLE_SMALL = 1e-9  # share of the first term that a term left out may hold
# the same times the answers persons have in common, in larger data: moves errors by 1e-4 at most
NEGLIGIBLE = 4e-3
FLAT = 1e-7  # norm below which no polynomial of that degree is left on the person's points
LATENT_DEGREE = 2  # of the scores of the ability distribution


def by_terms(
    plan: Plan, fit: Fit, table: Tables, scores: Scores, index: Rows
) -> tuple[Floats, list[Rows]]:
    """Missing information of the parameters of the items, and their rows."""
    cells = len(plan.design.responses.persons) * fit.at.items.a.size
    kind = np.float64 if cells <= SMALL_CELLS else np.float32
    gather = [_gatherer(index[:, k]) for k in scores.kinds]
    rows = [np.unique(index[:, k][index[:, k] >= 0]) for k in scores.kinds]
    size = sum(row.size for row in rows) + scores.latent.shape[1]
    terms = _terms(plan, fit, table, scores, kind)
    shape = (len(scores.kinds), len(scores.kinds), fit.at.items.a.size)
    pairs = list(combinations_with_replacement(range(len(scores.kinds)), 2))

    def work(blocks: Callable[[], Iterable[Block]]) -> list[Floats]:
        value, within = np.zeros((size, size)), np.zeros(shape)
        right = np.zeros((shape[-1], fit.theta.size))
        for block in blocks():
            weight, _ = posterior(log_likelihood(block, table, fit.theta), fit.grid)
            right += block.to_right(weight * block.counts)
            answers, root = _Answers(block, kind), np.sqrt(block.counts)
            for degree, moments in enumerate(_polynomial_moments(weight, fit.grid.z, terms + 1)):
                scaled = moments * root
                parts = answers.scores(scaled, scores, degree)
                for one, other in pairs:
                    within[one, other] += np.einsum("ij,ij->j", parts[one], parts[other])
                if degree:
                    columns = [take(part) for take, part in zip(gather, parts, strict=True)]
                    whole = np.hstack([*columns, (scaled @ scores.latent).astype(kind)])
                    value += whole.T @ whole
        return [value, within, right]

    value, within, right = in_sum(work, plan.design.chunks())
    _add_rest(value, rows, _expected_products(fit, scores, right, pairs) - within, index, scores)
    return value, rows


def within_items(plan: Plan, fit: Fit, table: Tables, scores: Scores) -> Floats:
    """Missing information of single items, by pairs of kinds; (kind, kind, item), half filled."""
    kinds = len(scores.kinds)
    pairs = list(combinations_with_replacement(range(kinds), 2))

    def work(blocks: Callable[[], Iterable[Block]]) -> list[Floats]:
        within = np.zeros((kinds, kinds, fit.at.items.a.size))
        right = np.zeros((fit.at.items.a.size, fit.theta.size))
        for block in blocks():
            weight, _ = posterior(log_likelihood(block, table, fit.theta), fit.grid)
            right += block.to_right(weight * block.counts)
            parts = _Answers(block, np.float64).scores(weight * np.sqrt(block.counts), scores, 0)
            for one, other in pairs:
                within[one, other] += np.einsum("ij,ij->j", parts[one], parts[other])
        return [within, right]

    within, right = in_sum(work, plan.design.chunks())
    return _expected_products(fit, scores, right, pairs) - within


def _expected_products(
    fit: Fit, scores: Scores, right: Floats, pairs: list[tuple[int, int]]
) -> Floats:
    """Posterior means of the products of two scores of an item, summed over persons."""
    kinds, items = len(scores.kinds), fit.at.items.a.size
    value = np.zeros((kinds, kinds, items))
    for one, other in pairs:
        rise, wrong = scores.rise[one], scores.wrong[one]
        more = rise * (scores.rise[other] + scores.wrong[other]) + wrong * scores.rise[other]
        base = fit.expected.count * (wrong * scores.wrong[other]).T
        value[one, other] = (right * more.T).sum(axis=1) + base.sum(axis=1)
    return value


def _add_rest(value: Floats, rows: list[Rows], rest: Floats, index: Rows, scores: Scores) -> None:
    """Add what the terms left out hold within single items."""
    first = np.cumsum([0, *(row.size for row in rows)])
    places = []
    for number, kind in enumerate(scores.kinds):
        own = index[:, kind]
        places.append(np.where(own >= 0, first[number] + np.searchsorted(rows[number], own), -1))
    for one, other in combinations_with_replacement(range(len(places)), 2):
        used = (places[one] >= 0) & (places[other] >= 0)
        left, right = places[one][used], places[other][used]
        np.add.at(value, (left, right), rest[one, other][used])
        if one != other:
            np.add.at(value, (right, left), rest[one, other][used])


def _terms(plan: Plan, fit: Fit, table: Tables, scores: Scores, kind: type) -> int:
    """Terms to be taken whole, by their share in the first block: much the same in every block."""
    block = next(iter(plan.design))
    responses = plan.design.responses
    answered = responses.total / len(responses.persons)
    small = kind is np.float64
    # an item's own part is exact, that of what is common to all grows with the answers in common
    common = 1.0 if small else answered * answered / len(responses.items)
    limit = NEGLIGIBLE_SMALL if small else NEGLIGIBLE
    weight, _ = posterior(log_likelihood(block, table, fit.theta), fit.grid)
    answers, root = _Answers(block, kind), np.sqrt(block.counts)
    sizes: list[float] = []
    for degree, moments in enumerate(_polynomial_moments(weight, fit.grid.z, MOST_TERMS)):
        parts = answers.scores(moments * root, scores, degree)
        if degree:
            sizes.append(sum(float(np.vdot(part, part)) for part in parts))
            if degree > LATENT_DEGREE and common * sizes[-1] < limit * sizes[0]:
                return degree - 1
    return MOST_TERMS


def _polynomial_moments(weight: Floats, z: Floats, terms: int) -> Iterator[Floats]:
    """Posterior weights times orthonormal polynomials of degree 0, 1 …; (person, point) each.

    Three-term recurrence of Stieltjes, with each person's own coefficients.
    """
    before, now = np.zeros_like(weight), np.ones_like(weight)
    norm = np.ones((weight.shape[0], 1))
    for _ in range(terms):
        held = weight * now
        yield held
        centre = (held * now) @ z
        raised = (z - centre[:, None]) * now - norm * before
        norm = np.sqrt((weight * raised**2).sum(axis=1, keepdims=True))
        before, now = now, np.where(norm > FLAT, raised / np.maximum(norm, FLAT), 0.0)


class _Answers:
    """Answers of a block as arrays of one precision."""

    def __init__(self, block: Block, kind: type) -> None:
        self.kind = kind
        self.right = _dense(block.right, kind)
        self.given = None if block.given is None else _dense(block.given, kind)

    def scores(self, moments: Floats, scores: Scores, degree: int) -> list[Floats]:
        """Coefficients of the scores on one polynomial, by kind; (person, item) each."""
        moments, parts = moments.astype(self.kind), []
        for kind, wrong, rise in zip(scores.kinds, scores.wrong, scores.rise, strict=True):
            part = moments @ wrong.astype(self.kind)
            if self.given is not None:
                part *= self.given
            if not scores.linear or degree <= 1 - kind:  # θ and 1 have no higher degrees
                part += self.right * (moments @ rise.astype(self.kind))
            parts.append(part)
        return parts


def _dense(matrix: Any, kind: type) -> Floats:
    array: Floats = matrix if isinstance(matrix, np.ndarray) else matrix.toarray()
    return array.astype(kind, copy=False)


def _gatherer(rows: Rows) -> Callable[[Floats], Floats]:
    """Sums of the columns (person, item) that share a row, fixed ones left out."""
    used = np.flatnonzero(rows >= 0)
    if used.size == rows.size and np.unique(rows).size == rows.size:
        return lambda part: part
    order = used[np.argsort(rows[used], kind="stable")]
    if not order.size:
        return lambda part: part[:, :0]
    starts = np.flatnonzero(np.diff(rows[order], prepend=-1))
    return lambda part: np.add.reduceat(part[:, order], starts, axis=1)
