"""Missing information of any design, as a sum of terms.

Scores are smooth in ability: they are developed on the polynomials orthonormal under each person's
posterior, and a term is one symmetric product of a matrix (person, parameter). In large data the
first few are taken whole, and what the others hold within single items is added exactly. Of many
persons the whole products are taken of a systematic sample: what items share through persons is a
small part of the information. Where it is not small, see `joint_directions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from pixsim.answers.response_matrix import BLOCK
from pixsim.calibration.estimation.design import Block
from pixsim.calibration.estimation.expectation import Tables, log_likelihood, posterior
from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.estimation.threads import in_sum
from pixsim.calibration.uncertainty.sampled_persons import Answers, Held, Rows, Sample, sample_rows
from pixsim.calibration.uncertainty.scores import Scores
from pixsim.foundation.arrays import Floats

MOST_TERMS = 40
SMALL_CELLS = 200_000  # persons × items up to which terms are added until rounding
NEGLIGIBLE_SMALL = 1e-9  # share of the first term that a term left out may hold
# the same times the answers persons have in common, in larger data: moves errors by 1e-4 at most
NEGLIGIBLE = 4e-3
# Persons from whom what items share is known well enough. What chance puts between items adds about f² k / n
# to variances, f being the share of information that is missing, of k parameters, from n persons.
ENOUGH = 40_000
ASKED = 250  # of whom it is asked how many terms are needed
ENOUGH_HIGHER = 4_000  # the same for all but the first term, which holds almost all
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


def joint_parameters(plan: Plan, fit: Fit, scores: Scores, index: Rows) -> list[Joint]:
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


def information_by_terms(
    plan: Plan, fit: Fit, table: Tables, scores: Scores, joints: list[Joint], size: int
) -> Floats:
    """Missing information of all parameters, those of the ability distribution last; (size, size)."""
    kind = np.float64 if is_small(plan) else np.float32
    gatherers = _score_gatherers(joints)
    terms = terms_needed(plan, fit, table, scores, kind)
    shape = (len(scores.kinds), len(scores.kinds), fit.at.items.a.size)
    pairs = pairs_of_kinds(len(scores.kinds))
    latent = scores.latent.count
    persons = len(plan.design.responses.persons)
    every = max(1, persons // ENOUGH)
    sparser = max(1, persons // every // ENOUGH_HIGHER)

    def products(sample: Sample, sums: list[_Products]) -> None:
        whole = np.zeros((len(sample.weight), size), dtype=kind)
        moments = polynomial_moments(sample.weight, fit.grid.z, terms + 1)
        next(moments)  # the mean, which is no part of a covariance
        for degree, moment in enumerate(moments, 1):
            some = slice(None, None, sparser if degree > 1 else 1)
            scaled, into = moment[some] * sample.root[some], sums[degree > 1]
            parts = sample.answers.some(some).scores(scaled, scores, degree)
            _add_products(into.within, pairs, parts)
            part = whole[: len(scaled)]
            part[:, size - latent :] = scores.latent.of(sample.persons[some], scaled)
            for gather in gatherers:
                gather(part, parts)
            into.value += part.T @ part
        for into, step in zip(sums, (1, sparser), strict=True):
            into.persons += float((sample.root[::step] ** 2).sum())

    def work(blocks: Callable[[], Iterable[Block]]) -> list[Floats]:
        sums = [_Products(np.zeros((size, size)), np.zeros(shape)) for _ in range(2)]
        right, constant = np.zeros((shape[-1], fit.theta.size)), np.zeros(shape)
        held, total = Held(), 0.0
        for block in blocks():
            weight, _ = posterior(
                log_likelihood(block, table, fit.theta), fit.prior.log_weight(block)
            )
            right += block.to_right(weight * block.counts)
            answers, root = Answers.of(block, kind), np.sqrt(block.counts)
            _add_products(constant, pairs, answers.scores(weight * root, scores, 0))
            total += block.persons
            sample = sample_rows(block, every)
            held.add(weight[sample], root[sample], answers.some(sample), block.start + sample)
            if held.rows >= BLOCK:
                products(held.taken(), sums)
        if held.rows:
            products(held.taken(), sums)
        counted = np.array([total, *(each.persons for each in sums)])
        return [right, constant, counted, *(x for each in sums for x in (each.value, each.within))]

    right, constant, (total, *known), *sums = in_sum(work, plan.design.chunks())
    first, more = (total / persons for persons in known)
    value: Floats = first * sums[0] + more * sums[2]
    within = first * sums[1] + more * sums[3]
    _add_rest(value, joints, expected_products(fit, scores, right, pairs) - within - constant)
    return value


@dataclass(slots=True)
class _Products:
    """Sums of products of scores.

    Attributes
    ----------
    value : float64 array, shape (parameter, parameter)
    within : float64 array, shape (kind, kind, item)
        Of single items.
    persons : float
        Of whom they are.
    """

    value: Floats
    within: Floats
    persons: float = 0.0


def pairs_of_kinds(kinds: int) -> list[tuple[int, int]]:
    """Pairs of kinds, each once."""
    return list(combinations_with_replacement(range(kinds), 2))


def is_small(plan: Plan) -> bool:
    """Whether terms are added until rounding: nothing is left out."""
    responses = plan.design.responses
    return len(responses.persons) * len(responses.items) <= SMALL_CELLS


def _add_products(sums: Floats, pairs: list[tuple[int, int]], parts: list[Floats]) -> None:
    """Add products of the scores of each item (person, item), by pairs of kinds."""
    for one, other in pairs:
        sums[one, other] += np.einsum("ij,ij->j", parts[one], parts[other])


def _score_gatherers(joints: list[Joint]) -> list[Callable[[Floats, list[Floats]], None]]:
    """What puts the scores of items (person, item), by kind, into those of the parameters."""
    met: set[int] = set()
    steps = []
    for joint in joints:
        where, sums = joint.gatherer()
        rows = set(joint.rows[joint.rows >= 0].tolist())
        steps.append(_score_writer(joint.kind, where, sums, fresh=not rows & met))
        met |= rows
    return steps


def _score_writer(
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
    pairs = pairs_of_kinds(kinds)

    def work(blocks: Callable[[], Iterable[Block]]) -> list[Floats]:
        within = np.zeros((kinds, kinds, fit.at.items.a.size))
        right = np.zeros((fit.at.items.a.size, fit.theta.size))
        for block in blocks():
            weight, _ = posterior(
                log_likelihood(block, table, fit.theta), fit.prior.log_weight(block)
            )
            right += block.to_right(weight * block.counts)
            parts = Answers.of(block, np.float64).scores(weight * np.sqrt(block.counts), scores, 0)
            _add_products(within, pairs, parts)
        return [within, right]

    within, right = in_sum(work, plan.design.chunks())
    return expected_products(fit, scores, right, pairs) - within


def expected_products(
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


def terms_needed(plan: Plan, fit: Fit, table: Tables, scores: Scores, kind: type) -> int:
    """Terms to be taken whole, by their share among some of the first: much the same among all."""
    block = next(iter(plan.design))
    responses = plan.design.responses
    answered = responses.total / len(responses.persons)
    small = kind is np.float64
    # an item's own part is exact, that of what is common to all grows with the answers in common
    common = 1.0 if small else answered * answered / len(responses.items)
    limit = NEGLIGIBLE_SMALL if small else NEGLIGIBLE
    weight, _ = posterior(log_likelihood(block, table, fit.theta), fit.prior.log_weight(block))
    some = slice(None, None, max(1, block.size // ASKED))
    answers, root = Answers.of(block, kind).some(some), np.sqrt(block.counts[some])
    sizes: list[float] = []
    for degree, moments in enumerate(polynomial_moments(weight[some], fit.grid.z, MOST_TERMS)):
        parts = answers.scores(moments * root, scores, degree)
        if degree:
            sizes.append(sum(float(np.vdot(part, part)) for part in parts))
            if degree > LATENT_DEGREE and common * sizes[-1] < limit * sizes[0]:
                return degree - 1
    return MOST_TERMS


def polynomial_moments(weight: Floats, z: Floats, terms: int) -> Iterator[Floats]:
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
