"""Errors of many items of which each person met few: item by item, and what they share, where it adds up.

The information is that of single items less what two items share through the persons who met both. In
units of the former the latter is a matrix S without anything within items, and the covariances are
those of single items around (1 - S)⁻¹ = 1 + S + S² + … What two items share is little, but along a
few directions, a shift and a stretch of all items above all, it adds up: there S has a few large
eigenvalues, which are taken whole. Of the rest R the first that leaves a mark within items is R²,
which is taken on average, from products with random signs. S itself, as large as the square of the
items, is never formed: its products with some vectors go through the persons, each of whom has a few
entries.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.uncertainty.information import item_curvature
from pixsim.calibration.uncertainty.missing_information_terms import is_small
from pixsim.calibration.uncertainty.population_information import latent_columns
from pixsim.calibration.uncertainty.sampled_persons import Rows
from pixsim.calibration.uncertainty.scores import scores_at
from pixsim.calibration.uncertainty.sparse_sharing import gather_information
from pixsim.foundation.arrays import Bools, Floats

FEWEST_PARAMETERS = 400  # fewer make a matrix that costs nothing
FEW, MOST = 4, 64  # directions taken whole
LITTLE = 0.35  # eigenvalue whose cube may be left out
SETTLED = 0.01  # of what an eigenvalue leaves of the information, by which it may still change
CALM = 0.03  # the same of smaller ones
FEWEST_ROUNDS, MOST_ROUNDS = 4, 8  # what starts by chance grows from round to round
SIGNS = 16  # random vectors that tell of the rest


@dataclass(frozen=True, slots=True)
class Leading:
    """Covariances of the parameters of single items; see `pixsim.calibration.uncertainty.covariance`.

    Attributes
    ----------
    blocks : float64 array, shape (item, 3, 3)
    """

    blocks: Floats

    @property
    def whole(self) -> bool:
        """What items share through persons is counted."""
        return True

    def items(self) -> Floats:
        """Covariance of a, d and logit c of each item, zero where fixed."""
        return self.blocks.copy()

    def centres(self) -> Floats:
        """Of families, which there are none."""
        return np.zeros(0)

    def latent(self) -> Floats:
        """Of the ability distribution, which is given."""
        return np.zeros((0, 0))

    def of_distances(self, turn: Floats, away: Floats) -> tuple[float, float, float]:
        """Of items of a family, which there are none."""
        del turn, away
        return 0.0, 0.0, 0.0


def is_scattered(plan: Plan, fit: Fit, index: Rows) -> bool:
    """Whether `leading_covariances` may be asked: many items of their own, few answers each, a given scale."""
    alone = plan.shape.slope == "own" and not plan.families.count and not latent_columns(plan, fit)
    many = int(index.max(initial=-1)) >= FEWEST_PARAMETERS
    return alone and many and plan.design.sparse and not is_small(plan)


def leading_covariances(plan: Plan, fit: Fit, index: Rows) -> Leading | None:
    """Covariances of items that few persons met; None where they do not show like this.

    That is where the data leave a direction open, or where more than `MOST` directions hold much.

    Parameters
    ----------
    plan : Plan
    fit : Fit
    index : int64 array, shape (item, 4)
        See `pixsim.calibration.uncertainty.information.parameter_index`.
    """
    scores = scores_at(plan, fit, [])
    kinds = list(scores.kinds)
    varies = index[:, kinds] >= 0
    within, shared = gather_information(plan, fit, scores)
    own = item_curvature(plan, fit)[:, kinds][:, :, kinds] - within
    own = np.where(varies[:, :, None] & varies[:, None, :], own, np.eye(len(kinds)))
    try:
        turn = np.linalg.inv(np.linalg.cholesky(own))
    except np.linalg.LinAlgError:
        return None
    product = shared.product(turn, varies)
    found = _leading_directions(product, _starting_vectors(fit, kinds, turn, varies))
    if found is None:
        return None
    value, vector = found
    inner = np.einsum("kjr,ljr,r->jkl", vector, vector, value**2 / (1.0 - value))
    inner += _remainder_blocks(product, value, vector, varies) * shared.share
    inner += np.eye(len(kinds))
    inner *= varies[:, :, None] & varies[:, None, :]
    blocks = np.zeros((len(varies), 3, 3))
    blocks[np.ix_(range(len(varies)), kinds, kinds)] = turn.transpose(0, 2, 1) @ inner @ turn
    return Leading(blocks)


def _starting_vectors(fit: Fit, kinds: list[int], turn: Floats, varies: Bools) -> Floats:
    """A shift and a stretch of all items first, then chance; (kind, item, vector)."""
    a, items = fit.at.items.a, len(varies)
    raw = np.zeros((items, 3, 2))
    raw[:, 1, 0], raw[:, 0, 1] = -a, -a
    lower = np.linalg.inv(turn)
    ways = np.einsum("jkl,jkr->ljr", lower, raw[:, kinds])
    chance = np.random.default_rng(items).normal(size=(len(kinds), items, MOST - 2))
    value: Floats = np.concatenate([ways, chance], axis=2)
    return value * varies.T[:, :, None]


def _leading_directions(
    product: Callable[[Floats], Floats], start: Floats
) -> tuple[Floats, Floats] | None:
    """Largest eigenvalues of S and their vectors (kind, item, vector), by iteration of a subspace.

    None where there are too many, they do not settle, or one leaves nothing of the information.
    """
    shape, flat = start.shape[:2], start.reshape(-1, MOST)
    vectors, before, rounds = flat[:, :FEW], np.full(FEW, np.inf), 0
    while True:
        rounds += 1
        base, _ = np.linalg.qr(vectors)
        moved = product(base.reshape(*shape, -1)).reshape(len(flat), -1)
        value, mix = np.linalg.eigh(base.T @ moved)
        order = np.argsort(-np.abs(value))
        value, mix = value[order], mix[:, order]
        large, changed = value > LITTLE, np.abs(value - before)
        if value[large].max(initial=0.0) >= 1.0:
            return None
        vectors, before = moved @ mix, value
        if rounds < FEWEST_ROUNDS:
            continue
        calm = changed <= np.where(large, SETTLED * (1.0 - value), CALM)
        if calm.all() and not large.all():
            return value, (base @ mix).reshape(*shape, -1)
        if large.all() or rounds == MOST_ROUNDS:  # there are more
            width = value.size
            if 2 * width > min(MOST, len(flat) // 4):
                return None
            vectors = np.hstack([vectors, flat[:, width : 2 * width]])
            before, rounds = np.full(2 * width, np.inf), 0


def _remainder_blocks(
    product: Callable[[Floats], Floats],
    value: Floats,
    vector: Floats,
    varies: Bools,
) -> Floats:
    """Blocks (item, kind, kind) of R², from products with random signs."""
    chance = np.random.default_rng(len(varies))
    signs = chance.choice((-1.0, 1.0), size=(*vector.shape[:2], SIGNS)) * varies.T[:, :, None]
    along = np.einsum("kjr,kjs->rs", vector, signs) * value[:, None]
    rest = product(signs) - np.einsum("kjr,rs->kjs", vector, along)
    blocks: Floats = np.einsum("kjs,ljs->jkl", rest, rest) / SIGNS
    return blocks
