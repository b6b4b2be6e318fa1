"""Missing information of any design, as a sum of terms.

Scores are smooth in ability: they are developed on the polynomials orthonormal under each person's
posterior, and a term is one symmetric product of a matrix (person, parameter). In large data the
first few are taken whole, and what the others hold within single items is added exactly. Of very
many persons the whole products are taken of a systematic sample: what items share through persons
is a small part of the information, and known to a hundredth of itself from so many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.design import Block
from pixsim.calibration.estimation.expectation import Tables, log_likelihood, posterior
from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.estimation.threads import in_sum
from pixsim.calibration.uncertainty.scores import Scores
from pixsim.irt.logistic import Floats

Rows = NDArray[np.int64]

MOST_TERMS = 40
SMALL_CELLS = 200_000  # persons × items up to which terms are added until rounding
NEGLIGIBLE_SMALL = 1e-9  # share of the first term that a term left out may hold
# the same times the answers persons have in common, in larger data: moves errors by 1e-4 at most
NEGLIGIBLE = 4e-3
ENOUGH = 40_000  # persons from whom what items share is known well enough
FLAT = 1e-7  # norm below which no polynomial of that degree is left on the person's points
LATENT_DEGREE = 2  # of the scores of the ability distribution


@dataclass(frozen=True, slots=True)
class Joint:
    """How the scores of one kind enter those of the parameters.

    Attributes
    ----------
    kind : int
        Place among the kinds of the scores.
    rows : int64 array, shape (item,)
        Row of the parameter; negative for none.
    weights : float64 array, shape (item,)
    """

    kind: int
    rows: Rows
    weights: Floats

    def gatherer(self) -> tuple[slice | Rows, Callable[[Floats], Floats]]:
        """Rows, and the weighted sums of the columns (person, item) that go there."""
        used = np.flatnonzero(self.rows >= 0)
        rows = np.unique(self.rows[used])
        where = slice(rows[0], rows[-1] + 1) if np.ptp(rows) + 1 == rows.size else rows
        plain = bool((self.weights[used] == 1.0).all())
        if plain and rows.size == self.rows.size:
            return where, lambda part: part
        order = used[np.argsort(self.rows[used], kind="stable")]
        starts = np.flatnonzero(np.diff(self.rows[order], prepend=-1))
        weights = self.weights[order]

        def sums(part: Floats) -> Floats:
            chosen = part[:, order] if plain else part[:, order] * weights.astype(part.dtype)
            return np.add.reduceat(chosen, starts, axis=1)

        return where, sums


def joints_of(plan: Plan, fit: Fit, scores: Scores, index: Rows) -> list[Joint]:
    """Joints of the items' scores with the parameters of `index` (item, 4)."""
    turn = plan.families.turn(fit.at.items, fit.at.centres)
    joints = []
    for place, kind in enumerate(scores.kinds):
        for parameter in range(4):
            weights = turn[:, kind, parameter]
            rows = np.where(weights != 0, index[:, parameter], -1)
            if (rows >= 0).any():
                joints.append(Joint(place, rows, weights))
    return joints


def by_terms(
    plan: Plan, fit: Fit, table: Tables, scores: Scores, joints: list[Joint], size: int
) -> Floats:
    """Missing information of all parameters, those of the ability distribution last; (size, size)."""
    cells = len(plan.design.responses.persons) * fit.at.items.a.size
    kind = np.float64 if cells <= SMALL_CELLS else np.float32
    gatherers = _gatherers(joints)
    terms = _terms(plan, fit, table, scores, kind)
    shape = (len(scores.kinds), len(scores.kinds), fit.at.items.a.size)
    pairs = list(combinations_with_replacement(range(len(scores.kinds)), 2))
    latent = scores.latent.count

    every = max(1, len(plan.design.responses.persons) // ENOUGH)

    def work(blocks: Callable[[], Iterable[Block]]) -> list[Floats]:
        value, within, constant = np.zeros((size, size)), np.zeros(shape), np.zeros(shape)
        right, counted = np.zeros((shape[-1], fit.theta.size)), np.zeros(2)
        for block in blocks():
            weight, _ = posterior(
                log_likelihood(block, table, fit.theta), fit.prior.log_weight(block)
            )
            right += block.to_right(weight * block.counts)
            answers, root = _Answers(block, kind), np.sqrt(block.counts)
            sampled = plan.design.number(block) % every == 0
            counted += np.array([block.persons, block.persons if sampled else 0.0])
            whole = np.zeros((block.size if sampled else 0, size), dtype=kind)
            degrees = terms + 1 if sampled else 1
            for degree, moments in enumerate(_polynomial_moments(weight, fit.grid.z, degrees)):
                scaled = moments * root
                parts = answers.scores(scaled, scores, degree)
                sums = within if degree else constant
                for one, other in pairs:
                    sums[one, other] += np.einsum("ij,ij->j", parts[one], parts[other])
                if degree:
                    whole[:, size - latent :] = scores.latent.of(block, scaled)
                    for gather in gatherers:
                        gather(whole, parts)
                    value += whole.T @ whole
        return [value, within, constant, right, counted]

    value, within, constant, right, (all_, some) = in_sum(work, plan.design.chunks())
    value *= all_ / some
    within *= all_ / some
    _add_rest(value, joints, _expected_products(fit, scores, right, pairs) - within - constant)
    return value


def _gatherers(joints: list[Joint]) -> list[Callable[[Floats, list[Floats]], None]]:
    """What puts the scores of items (person, item), by kind, into those of the parameters."""
    met: set[int] = set()
    steps = []
    for joint in joints:
        where, sums = joint.gatherer()
        rows = set(joint.rows[joint.rows >= 0].tolist())
        steps.append(_writer(joint.kind, where, sums, fresh=not rows & met))
        met |= rows
    return steps


def _writer(
    kind: int, where: slice | Rows, sums: Callable[[Floats], Floats], *, fresh: bool
) -> Callable[[Floats, list[Floats]], None]:
    def write(whole: Floats, parts: list[Floats]) -> None:
        if fresh:
            whole[:, where] = sums(parts[kind])
        else:
            whole[:, where] += sums(parts[kind])

    return write


def within_items(plan: Plan, fit: Fit, table: Tables, scores: Scores) -> Floats:
    """Missing information of single items, by pairs of kinds; (kind, kind, item), half filled."""
    kinds = len(scores.kinds)
    pairs = list(combinations_with_replacement(range(kinds), 2))

    def work(blocks: Callable[[], Iterable[Block]]) -> list[Floats]:
        within = np.zeros((kinds, kinds, fit.at.items.a.size))
        right = np.zeros((fit.at.items.a.size, fit.theta.size))
        for block in blocks():
            weight, _ = posterior(
                log_likelihood(block, table, fit.theta), fit.prior.log_weight(block)
            )
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


def _add_rest(value: Floats, joints: list[Joint], rest: Floats) -> None:
    """Add what the terms left out hold within single items; `rest` (kind, kind, item)."""
    for one in joints:
        for other in joints:
            used = (one.rows >= 0) & (other.rows >= 0)
            part = rest[min(one.kind, other.kind), max(one.kind, other.kind)]
            part = (part * one.weights * other.weights)[used]
            np.add.at(value, (one.rows[used], other.rows[used]), part)


def _terms(plan: Plan, fit: Fit, table: Tables, scores: Scores, kind: type) -> int:
    """Terms to be taken whole, by their share in the first block: much the same in every block."""
    block = next(iter(plan.design))
    responses = plan.design.responses
    answered = responses.total / len(responses.persons)
    small = kind is np.float64
    # an item's own part is exact, that of what is common to all grows with the answers in common
    common = 1.0 if small else answered * answered / len(responses.items)
    limit = NEGLIGIBLE_SMALL if small else NEGLIGIBLE
    weight, _ = posterior(log_likelihood(block, table, fit.theta), fit.prior.log_weight(block))
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
        moment = weight * now
        yield moment
        centre = (moment * now) @ z
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
