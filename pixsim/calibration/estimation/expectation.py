"""The expectation step: where persons are, given their answers and the present parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pixsim.calibration.estimation.design import Block, Design
from pixsim.calibration.estimation.quadrature import Grid
from pixsim.calibration.estimation.threads import in_order
from pixsim.calibration.model.population import ALONE, Latent, Population
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves, log_odds, probability
from pixsim.irt.logistic import log_one_minus_logistic

# Weights below would be subnormal numbers, in single precision at least: products with them take
# twenty times as long.
LEAST_LOG = -70.0


class Tables(NamedTuple):
    """What the likelihood of a block multiplies.

    Without guessing the log odds are linear in ability, so that right answers count through two
    columns only; with it they need one column per point.
    """

    right: Floats  # (item, 2): a, d; or (item, point): log P - log Q
    wrong: Floats  # (item, point): log Q
    linear: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """Expected complete data.

    Attributes
    ----------
    loglik : float
        Marginal log-likelihood at the parameters that went in.
    count : float64 array, shape (item or 1, point)
        Answers to the item by persons at the point.
    right : float64 array, shape (item, 2) or (item, point)
        Right answers: their number and the sum of the standardised abilities of those who gave
        them (models without guessing), or their number by point.
    persons : float
    mean, square : float
        Mean and mean square of the standardised ability.
    by_person : float64 array, shape (person, 2), or None
        The same of each person, where they come from a population.
    """

    loglik: float
    count: Floats
    right: Floats
    persons: float
    mean: float
    square: float
    by_person: Floats | None = None


@dataclass(frozen=True, slots=True)
class Prior:
    """Where persons are before they answer.

    Attributes
    ----------
    grid : Grid
    population : Population or None
    latent : Latent
    """

    grid: Grid
    population: Population | None = None
    latent: Latent = ALONE

    def log_weight(self, block: Block) -> Floats:
        """Logarithms of the weights of the points, shape (point,) or (person, point)."""
        if self.population is None:
            return self.grid.log_weight
        centre = self.population.centres(self.latent, block.rows)[:, None]
        width = self.population.widths(self.latent, block.rows)[:, None]
        # the sum over equally spaced points of a normal density is 1 / step, but for its tails
        height = np.log(self.grid.step / np.sqrt(2.0 * np.pi)) - np.log(width)
        value: Floats = height - 0.5 * ((self.grid.z - centre) / width) ** 2
        return value


def tables(items: Curves, theta: Floats) -> Tables:
    """Tables of items at abilities of shape (point,), averaged over uncertain difficulties."""
    right, wrong = np.zeros((2, items.a.size, theta.size))
    for weight, curves, _ in items.nodes():
        missed = log_one_minus_logistic(log_odds(curves, theta))
        if items.guessed:
            missed += np.log1p(-curves.c)[:, None]
            p = np.clip(probability(curves, theta), 1e-300, None)
            right += weight * (np.log(p) - missed)
        wrong += weight * missed
    if items.guessed:
        return Tables(right, wrong, False)
    return Tables(np.column_stack([items.a, items.d]), wrong, True)


def log_likelihood(block: Block, table: Tables, theta: Floats) -> Floats:
    """Log-likelihood of each person at each point; shape (person, point)."""
    right = block.right_times(table.right)
    if table.linear:
        right = right[:, :1] * theta + right[:, 1:]
    right += block.given_times(table.wrong)
    return right


def posterior(loglik: Floats, log_weight: Floats) -> tuple[Floats, Floats]:
    """Posterior weights (person, point), and the log marginal likelihood (person,).

    `loglik` is overwritten.
    """
    loglik += log_weight
    peak = loglik.max(axis=1, keepdims=True)
    loglik -= peak
    np.maximum(loglik, LEAST_LOG, out=loglik)
    weight: Floats = np.exp(loglik, out=loglik)
    total = weight.sum(axis=1, keepdims=True)
    weight /= total
    return weight, (np.log(total) + peak)[:, 0]


def expect(design: Design, items: Curves, prior: Prior, mean: float, sd: float) -> Expected:
    """Expectation step over all persons, abilities mean + sd · z."""
    grid = prior.grid
    theta = mean + sd * grid.z
    table = tables(items, theta)
    moments = np.column_stack([np.ones_like(grid.z), grid.z])
    squares = np.column_stack([grid.z, grid.z**2])
    several = prior.population is not None

    def work(blocks: Callable[[], Iterable[Block]]) -> _Sums:
        sums = _Sums(items.a.size, 2 if table.linear else grid.z.size, grid.z.size)
        for block in blocks():
            loglik = log_likelihood(block, table, theta)
            weight, marginal = posterior(loglik, prior.log_weight(block))
            if several:
                sums.by_person.append(weight @ squares)
            sums.add(block, weight, marginal, moments if table.linear else None)
        return sums

    total, *others = in_order(work, design.chunks())
    for other in others:
        total.join(other)
    share = total.points / total.persons
    return Expected(
        total.loglik,
        total.count,
        total.right,
        total.persons,
        float(share @ grid.z),
        float(share @ grid.z**2),
        np.concatenate(total.by_person) if several else None,
    )


class _Sums:
    """Running sums over blocks."""

    def __init__(self, items: int, columns: int, points: int) -> None:
        self.loglik, self.persons = 0.0, 0.0
        self.points = np.zeros(points)
        self.count: Floats = np.zeros((1, 1))
        self.right: Floats = np.zeros((items, columns))
        self.by_person: list[Floats] = []

    def add(self, block: Block, weight: Floats, marginal: Floats, moments: Floats | None) -> None:
        if block.weight is not None:
            weight *= block.weight[:, None]
            marginal = marginal * block.weight
        self.loglik += float(marginal.sum())
        self.persons += block.persons
        given = block.to_given(weight)
        self.points += given[0] if block.given is None else weight.sum(axis=0)
        self.count = self.count + given
        self.right += block.to_right(weight if moments is None else weight @ moments)

    def join(self, other: _Sums) -> None:
        self.loglik += other.loglik
        self.persons += other.persons
        self.points += other.points
        self.count = self.count + other.count
        self.right += other.right
        self.by_person += other.by_person
