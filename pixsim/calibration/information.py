"""Observed information (Louis 1982): expected complete information less what the data leave open.

The second part is the sum over persons of the posterior covariance of the complete-data scores.
Scores are smooth functions of ability, so each person's covariance is a sum over the polynomials
orthonormal under that person's posterior; a few terms give it to any precision, and a term is one
symmetric product of a matrix (person, parameter), with or without missing answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.curves import Curves, Floats, slopes
from pixsim.calibration.design import Block
from pixsim.calibration.expectation import log_likelihood, posterior, tables
from pixsim.calibration.fit import Fit, Plan
from pixsim.calibration.gauge import Gauge
from pixsim.calibration.maximisation import complete_curvature
from pixsim.calibration.threads import in_order

MOST_TERMS = 40
SMALL_CELLS = 200_000  # persons × items up to which terms are added until rounding
NEGLIGIBLE_SMALL = 1e-9  # share of the information a term may hold that is left out
NEGLIGIBLE = 1e-6  # the same in larger data
WITHIN_ITEMS = 5e-5  # share below which a term is kept within items only, in larger data
FLAT = 1e-7  # norm below which no polynomial of that degree is left on the person's points


@dataclass(frozen=True, slots=True)
class Information:
    """Observed information and what it covers.

    Attributes
    ----------
    matrix : float64 array, shape (parameter, parameter)
    index : int64 array, shape (item, 3)
        Row of each item's a, d and logit c; -1 where the parameter is fixed.
    extra : int
        Parameters of the ability distribution at the end (mean, log sd).
    """

    matrix: Floats
    index: NDArray[np.int64]
    extra: int


def observed_information(plan: Plan, fit: Fit) -> Information:
    """Observed information of all free parameters at a fit, priors included."""
    index = parameter_index(plan)
    latent = _latent_columns(plan)
    size = int(index.max()) + 1
    matrix = np.zeros((size + len(latent),) * 2)
    theta = fit.mean + fit.sd * fit.grid.z
    complete, total = (
        complete_curvature(fit.expected, fit.items, theta, newton=True),
        fit.expected.persons,
    )
    prior = plan.priors.curvature(fit.items)
    for first in range(3):
        for second in range(3):
            rows, columns = index[:, first], index[:, second]
            used = (rows >= 0) & (columns >= 0)
            value = (complete + prior)[used, first, second]
            np.add.at(matrix, (rows[used], columns[used]), value)
    for place, which in enumerate(latent):
        matrix[size + place, size + place] = total if which == 0 else 2.0 * total
    matrix -= missing_information(plan, fit, index, latent, float(np.trace(matrix)))
    return Information(matrix, index, len(latent))


def parameter_index(plan: Plan) -> NDArray[np.int64]:
    """Row of each item's a, d, logit c in the information; shared slopes share a row."""
    free, shape = plan.shape.free, plan.shape
    index = np.full((free.size, 3), -1, dtype=np.int64)
    used = 0
    for column, varies in enumerate((shape.slope != "fixed", True, shape.guessing)):
        if not varies:
            continue
        if column == 0 and shape.slope == "shared":
            index[free, 0] = 0
            used += 1
            continue
        index[free, column] = used + np.arange(int(free.sum()))
        used += int(free.sum())
    return index


def _latent_columns(plan: Plan) -> list[int]:
    """Free parameters of the ability distribution: 0 the mean, 1 the log sd."""
    if plan.gauge in (Gauge.ANCHORS, Gauge.PRIORS):
        return [0, 1]
    return [1] if plan.gauge is Gauge.PRIORS_UNIT else []


def missing_information(
    plan: Plan, fit: Fit, index: NDArray[np.int64], latent: list[int], scale: float
) -> Floats:
    """Sum over persons of the posterior covariance of their scores."""
    size = int(index.max()) + 1 + len(latent)
    cells = len(plan.design.responses.persons) * fit.items.a.size
    kind = np.float64 if cells <= SMALL_CELLS else np.float32
    theta = fit.mean + fit.sd * fit.grid.z
    table = tables(fit.items, theta)
    scores = _scores(plan, fit, theta, latent, kind)

    def terms_of(block: Block, most: int) -> Iterator[Floats]:
        weight, _ = posterior(log_likelihood(block, table, theta), fit.grid)
        for moments in _polynomial_moments(weight, fit.grid.z, most):
            columns = _score_columns(block, moments, scores)
            if block.weight is not None:
                columns *= np.sqrt(block.weight)[:, None].astype(kind)
            yield columns

    first = next(iter(plan.design))
    share = scale * first.persons / fit.expected.persons
    small = cells <= SMALL_CELLS
    negligible, limit = (NEGLIGIBLE_SMALL,) * 2 if small else (NEGLIGIBLE, WITHIN_ITEMS)
    shares = [1.0]  # of the terms of a block: much the same in every block, falling fast
    for columns in islice(terms_of(first, MOST_TERMS), 1, None):
        shares.append(float(np.square(columns).sum()) / share)
        if shares[-1] < negligible:
            break
    whole = sum(share >= limit for share in shares)

    def work(blocks: Callable[[], Iterable[Block]]) -> Floats:
        value = np.zeros((size, size))
        for block in blocks():
            for term, columns in enumerate(terms_of(block, len(shares))):
                if term < whole:
                    value += columns.T @ columns
                else:
                    _add_within_items(value, columns, scores)
        return value

    total, *others = in_order(work, plan.design.chunks())
    for other in others:
        total += other
    return total


def _add_within_items(value: Floats, columns: Floats, scores: _Scores) -> None:
    """Add products of the parameters of one item only: of late terms, what matters to a flat item."""
    size = int(scores.free.sum())
    first = 1 if scores.shared else 0
    for left in range(first, columns.shape[1] - size + 1 - scores.latent.shape[1], size):
        for right in range(first, columns.shape[1] - size + 1 - scores.latent.shape[1], size):
            product = columns[:, left : left + size] * columns[:, right : right + size]
            rows = np.arange(size)
            value[left + rows, right + rows] += product.sum(axis=0, dtype=np.float64)


def _polynomial_moments(weight: Floats, z: Floats, terms: int) -> Iterator[Floats]:
    """Posterior weights times orthonormal polynomials of degree 1, 2 …; (person, point) each.

    Three-term recurrence of Stieltjes, with each person's own coefficients.
    """
    before, now = np.zeros_like(weight), np.ones_like(weight)
    norm = np.ones((weight.shape[0], 1))
    for _ in range(terms):
        held = weight * now
        centre = (held * now) @ z
        raised = (z - centre[:, None]) * now - norm * before
        norm = np.sqrt((weight * raised**2).sum(axis=1, keepdims=True))
        before, now = now, np.where(norm > FLAT, raised / np.maximum(norm, FLAT), 0.0)
        yield weight * now


@dataclass(frozen=True, slots=True)
class _Scores:
    """Scores of the free parameters at the points.

    Attributes
    ----------
    wrong : array, shape (point, parameter)
        Score of a wrong answer.
    rise : list of arrays, shape (point, item or 1)
        Score of a right answer less that of a wrong one, by kind of parameter; one column where
        it is the same for all items.
    free : bool array, shape (item,)
    shared : bool
        The first kind is one parameter for all items.
    latent : array, shape (point, parameter)
        Scores of the distribution of ability.
    """

    wrong: Floats
    rise: list[Floats]
    free: NDArray[np.bool_]
    shared: bool
    latent: Floats


def _scores(plan: Plan, fit: Fit, theta: Floats, latent: list[int], kind: type) -> _Scores:
    curve = slopes(fit.items, theta)
    shape, free = plan.shape, plan.shape.free
    q = np.maximum(1.0 - curve.p, 1e-300)
    wrong, rise = -curve.eta / q, curve.eta / np.maximum(curve.p * q, 1e-300)
    pairs = [(wrong * theta, rise * theta)] if shape.slope != "fixed" else []
    pairs.append((wrong, rise))
    if shape.guessing:
        pairs.append((-curve.gamma / q, curve.gamma / np.maximum(curve.p * q, 1e-300)))
    one = not fit.items.guessed  # then a right answer adds θ or 1, whatever the item
    z = fit.grid.z
    return _Scores(
        wrong=np.hstack([low[free].T for low, _ in pairs]).astype(kind),
        rise=[(high[free][:1] if one else high[free]).T.astype(kind) for _, high in pairs],
        free=free,
        shared=shape.slope == "shared",
        latent=np.column_stack([z, z**2])[:, latent].astype(kind),
    )


def _score_columns(block: Block, moments: Floats, scores: _Scores) -> Floats:
    """Coefficients of the scores on one polynomial; shape (person, parameter)."""
    moments = moments.astype(scores.wrong.dtype)
    right = _dense(block.right, scores.free)
    given = None if block.given is None else _dense(block.given, scores.free)
    value = moments @ scores.wrong
    size = right.shape[1]
    for kind, rise in enumerate(scores.rise):
        part = value[:, kind * size : (kind + 1) * size]
        if given is not None:
            part *= given
        gain = moments @ rise
        if float(np.abs(gain).max(initial=0.0)) > 1e-6 * float(np.abs(part).max(initial=0.0)):
            part += right * gain  # of a constant or, past the first degree, of θ, nothing is left
    columns = (
        [value[:, :size].sum(axis=1, keepdims=True), value[:, size:]] if scores.shared else [value]
    )
    if scores.latent.shape[1]:
        columns.append(moments @ scores.latent)
    return np.hstack(columns) if len(columns) > 1 else value


def _dense(matrix: Any, free: NDArray[np.bool_]) -> Floats:
    array: Floats = matrix if isinstance(matrix, np.ndarray) else matrix.toarray()
    return array if free.all() else array[:, free]


def covariance(information: Information) -> tuple[Floats, bool]:
    """Inverse of the information, and whether it is positive definite.

    Variances that the data do not bound are infinite.
    """
    scale = np.sqrt(np.maximum(np.abs(np.diag(information.matrix)), 1e-300))
    scaled = information.matrix / np.outer(scale, scale)
    try:
        np.linalg.cholesky(scaled)  # the cheapest proof that it is positive definite
    except np.linalg.LinAlgError:
        value, vector = np.linalg.eigh(scaled)
        sound = value > 1e-8
        inverse = (vector[:, sound] / value[sound]) @ vector[:, sound].T
        lost = (vector[:, ~sound] ** 2).sum(axis=1) > 1e-4
        inverse[lost, lost] = np.inf
        return inverse / np.outer(scale, scale), False
    sound_inverse: Floats = np.linalg.inv(scaled) / np.outer(scale, scale)
    return sound_inverse, True


def item_covariances(curves: Curves, information: Information, inverse: Floats) -> Floats:
    """Covariance of a, d and logit c of each item; (item, 3, 3), zero where fixed."""
    index = information.index
    place = np.maximum(index, 0)
    value: Floats = inverse[place[:, :, None], place[:, None, :]]
    fixed = index < 0
    value[fixed[:, :, None] | fixed[:, None, :]] = 0.0
    assert value.shape == (curves.a.size, 3, 3)
    return value
