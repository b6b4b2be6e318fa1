"""Abilities as roots of an estimating equation: MAP, MLE, and Warm's WLE."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.design import Block
from pixsim.calibration.estimation.expectation import log_likelihood, tables
from pixsim.calibration.estimation.quadrature import REACH, Grid
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves
from pixsim.irt.logistic import logistic

BOUND = 40.0  # abilities beyond are taken for infinite
COARSE_POINTS = 33
NEAR, NEXT = 30.0, 1 / 128  # where the score equation is tabulated, and how closely
FEW = 0.5  # share of persons still moving below which the others are left alone
SETTLED = 1e-6  # last step; the next would be a hundredth of it, or its square
MOST_ODDS_AGAINST = -700.0  # whose exponential is finite
MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Estimates:
    """Abilities and their standard errors; float64 arrays of shape (person,)."""

    theta: Floats
    se: Floats


@dataclass(frozen=True, slots=True)
class Normals:
    """Normal priors; float64 arrays of shape (person,), and a centre and width that hold them all."""

    mean: Floats
    sd: Floats
    centre: float
    width: float
    reach: float
    alike: bool

    @classmethod
    def of(cls, mean: float | Floats, sd: float | Floats, persons: int) -> Normals:
        """One for all persons, or each their own."""
        alike = np.ndim(mean) == 0 and np.ndim(sd) == 0
        means, sds = (np.broadcast_to(np.asarray(x, dtype=np.float64), persons) for x in (mean, sd))
        if not (np.isfinite(means).all() and np.isfinite(sds).all() and (sds > 0).all()):
            raise ValueError("mean, sd: expected finite numbers, sd above 0")
        if alike or not persons:
            return cls(means, sds, float(np.max(mean)), float(np.max(sd)), REACH, alike)
        centre = 0.5 * float(means.min() + means.max())
        width = float(sds.max())
        reach = float(((np.abs(means - centre) + REACH * sds) / width).max())
        return cls(means, sds, centre, width, max(reach, REACH), alike)

    def log_weight(self, theta: Floats, grid: Grid, rows: slice) -> Floats:
        """Logarithms of the weights of the points, shape (point,) or (person, point)."""
        if self.alike:
            return grid.log_weight
        value: Floats = -0.5 * ((theta - self.mean[rows, None]) / self.sd[rows, None]) ** 2
        return value


def equation_solver(
    items: Curves, method: str, prior: Normals, *, complete: bool
) -> Callable[[Block], Estimates]:
    """Roots of the estimating equation.

    Parameters
    ----------
    items : Curves
    method : str
    prior : Normals
    complete : bool
        Everybody answered everything, which a table made once serves.
    """
    tabulated = complete and method != "MAP" and not items.guessed
    table = _Inverse(items, prior) if tabulated else None
    coarse = prior.centre + prior.width * np.linspace(-8.0, 8.0, COARSE_POINTS)
    likelihoods = tables(items, coarse)

    def work(block: Block) -> Estimates:
        if table is not None and block.given is None:
            return table.estimates(block, method)
        value = log_likelihood(block, likelihoods, coarse)
        if method == "MAP":
            value -= (
                0.5 * ((coarse - prior.mean[block.rows, None]) / prior.sd[block.rows, None]) ** 2
            )
        start = _find_peak(coarse, value)
        people = _flatten_people(items, block, method, prior)
        return _finish_estimates(people, _find_root(people, start), prior.mean[block.rows])

    return work


def _find_peak(theta: Floats, value: Floats) -> Floats:
    """Where each row is highest, by a parabola through the highest of some equally spaced points."""
    place = np.clip(np.argmax(value, axis=1), 1, theta.size - 2)
    rows = np.arange(len(value))
    low, middle, high = (value[rows, place + side] for side in (-1, 0, 1))
    bend = np.minimum(low - 2.0 * middle + high, -1e-12)
    share = np.clip(0.5 * (low - high) / bend, -1.0, 1.0)
    peak: Floats = theta[place] + share * (theta[1] - theta[0])
    return peak


class _Inverse:
    """Answers to all of some items that nobody guesses tell θ by their weighted sum s = Σ a y.

    MLE and WLE solve s = G(θ), G = Σ a P less, for WLE, Σ a³ P Q (1 - 2 P) / (2 Σ a² P Q); G and the
    information are tabulated once, so closely that cubics between the points are exact to 1e-10.
    """

    def __init__(self, items: Curves, prior: Normals) -> None:
        self.items = items
        self.theta = np.concatenate(
            [[-BOUND], np.arange(-NEAR, NEAR + 0.5 * NEXT, NEXT) + round(prior.centre), [BOUND]]
        )
        a, p = items.a, logistic(self.theta[:, None] * items.a + items.d)
        each = p * (1.0 - p)
        bend = each * (1.0 - 2.0 * p)
        fourth = each * (1.0 - 6.0 * each)
        self.expected, self.information = p @ a, each @ a**2
        lean, tilt = bend @ a**3, fourth @ a**4
        told = np.maximum(self.information, 1e-100)  # whose square is above 0
        self.bend = lean / told  # of the log of the information
        self.corrected = self.expected - lean / (2.0 * told)
        self.slope = self.information - (tilt * told - lean**2) / (2.0 * told**2)

    def estimates(self, block: Block, method: str) -> Estimates:
        """Abilities of persons who answered all."""
        a = self.items.a
        score = block.right_times(a[:, None])[:, 0].astype(np.float64)
        good = block.right_times(np.sign(a)[:, None])[:, 0] + (a < 0).sum()
        value = self.corrected if method == "WLE" else self.expected
        slope = self.slope if method == "WLE" else self.information
        inner = slice(1, -1)
        theta = _invert_increasing(self.theta[inner], value[inner], slope[inner], score)
        told = np.log(np.maximum(self.information[inner], 1e-100))
        se = np.exp(-0.5 * _interpolate(self.theta[inner], told, self.bend[inner], theta))
        if method == "MLE":
            endless = (good <= 0.5) | (good >= a.size - 0.5)
            theta = np.where(endless, np.where(good <= 0.5, -np.inf, np.inf), theta)
            se = np.where(endless, np.inf, se)
        return Estimates(theta, se)


def _cubic_coefficients(
    x: Floats, y: Floats, slope: Floats, place: NDArray[np.intp]
) -> tuple[Floats, ...]:
    """Coefficients of the cubics that have these values and slopes, from one point to the next."""
    step = x[place + 1] - x[place]
    rise, left, right = y[place + 1] - y[place], slope[place] * step, slope[place + 1] * step
    return y[place], left, 3.0 * rise - 2.0 * left - right, left + right - 2.0 * rise


def _interpolate(x: Floats, y: Floats, slope: Floats, at: Floats) -> Floats:
    """Values between points of a function known by values and slopes."""
    place = np.clip(np.searchsorted(x, at) - 1, 0, x.size - 2)
    share = (at - x[place]) / (x[place + 1] - x[place])
    zero, one, two, three = _cubic_coefficients(x, y, slope, place)
    value: Floats = zero + share * (one + share * (two + share * three))
    return value


def _invert_increasing(x: Floats, y: Floats, slope: Floats, wanted: Floats) -> Floats:
    """Where an increasing function, known by values and slopes, has some values."""
    place = np.clip(np.searchsorted(np.maximum.accumulate(y), wanted) - 1, 0, x.size - 2)
    zero, one, two, three = _cubic_coefficients(x, y, slope, place)
    share = np.clip((wanted - zero) / np.maximum(y[place + 1] - zero, 1e-300), 0.0, 1.0)
    for _ in range(3):
        value = zero + share * (one + share * (two + share * three)) - wanted
        rise = one + share * (2.0 * two + 3.0 * share * three)
        share = np.clip(share - value / np.where(rise > 0, rise, np.inf), 0.0, 1.0)
    theta: Floats = x[place] + share * (x[place + 1] - x[place])
    return theta


@dataclass(frozen=True, slots=True)
class _People:
    """Persons whose estimating equation is solved together, answer after answer.

    Attributes
    ----------
    edges : int64 array, shape (person + 1,)
        Where the answers of each begin.
    a, d, right : float64 arrays, shape (answer,)
    c : float64 array, shape (answer,), or None
        None where nobody guesses.
    method : str
    mean, sd : float64 arrays, shape (person,)
        Normal prior of MAP.
    """

    edges: NDArray[np.int64]
    a: Floats
    d: Floats
    c: Floats | None
    right: Floats
    method: str
    mean: Floats
    sd: Floats

    def equation(self, theta: Floats) -> tuple[Floats, Floats]:
        """Left side of the estimating equation, and the information, at one ability per person."""
        a, c = self.a, self.c
        odds = np.repeat(theta, np.diff(self.edges))
        odds *= a
        odds += self.d
        rise = np.exp(
            np.negative(np.maximum(odds, MOST_ODDS_AGAINST, out=odds), out=odds), out=odds
        )
        rise += 1.0
        rise = np.reciprocal(rise, out=rise)
        if c is not None:
            p = c + (1.0 - c) * rise
            share = np.where(c > 0, rise / np.maximum(p, 1e-300), 1.0)  # (P - c) / ((1 - c) P)
            value = self._sums(a * (self.right - p) * share)
            each = a * a * (1.0 - c) * rise * (1.0 - rise) * share
        else:
            value = self._sums(a * (self.right - rise))
            each = a * a
            each *= rise
            each *= 1.0 - rise
        information = self._sums(each)
        if self.method == "MAP":
            return value - (theta - self.mean) / self.sd**2, information + self.sd**-2.0
        if self.method == "WLE":
            lean = self._sums(each * a * (1.0 - 2.0 * rise))  # Σ P' P'' / (P Q)
            value = value + lean / np.maximum(2.0 * information, 1e-300)
        return value, information

    def _sums(self, answers: Floats) -> Floats:
        """Sums over the answers of each person."""
        return _solve_by_person(answers, self.edges)

    def some(self, which: NDArray[np.int64]) -> _People:
        """Some of the persons."""
        count = np.diff(self.edges)[which]
        edges = np.concatenate([[0], np.cumsum(count)])
        answer = np.arange(edges[-1]) + np.repeat(self.edges[which] - edges[:-1], count)
        a, d, right = (column[answer] for column in (self.a, self.d, self.right))
        c = None if self.c is None else self.c[answer]
        return _People(edges, a, d, c, right, self.method, self.mean[which], self.sd[which])


def _solve_by_person(answers: Floats, edges: NDArray[np.int64]) -> Floats:
    """Sums over runs of answers, some perhaps empty."""
    if (edges[1:] > edges[:-1]).all():
        whole: Floats = np.add.reduceat(answers, edges[:-1])
        return whole
    total = np.add.reduceat(np.append(answers, 0.0), edges[:-1])
    return np.where(np.diff(edges) > 0, total, 0.0)


def _flatten_people(items: Curves, block: Block, method: str, prior: Normals) -> _People:
    """The answers of a block, one after the other."""
    if block.given is None:
        person, item = np.divmod(np.arange(block.right.size), block.right.shape[1])
        right = np.asarray(block.right).ravel()
    elif isinstance(block.given, np.ndarray):
        person, item = np.nonzero(block.given)
        right = block.right[person, item]
    else:
        given = block.given.tocsr()
        item = given.indices
        person = np.repeat(np.arange(block.size), np.diff(given.indptr))
        right = np.zeros(item.size)
        place = block.right.tocsr()
        whose = np.repeat(np.arange(block.size), np.diff(place.indptr))
        width = given.shape[1]
        key = person * np.int64(width) + item
        right[np.searchsorted(key, whose * np.int64(width) + place.indices)] = 1.0
    edges = np.searchsorted(person, np.arange(block.size + 1))
    a, d = items.a[item], items.d[item]
    c = items.c[item] if items.guessed else None
    mean, sd = prior.mean[block.rows], prior.sd[block.rows]
    return _People(edges, a, d, c, right.astype(np.float64), method, mean, sd)


def _find_root(people: _People, theta: Floats) -> Floats:
    """Safeguarded scoring: steps by the information inside a shrinking bracket."""
    low, high = np.full_like(theta, -BOUND), np.full_like(theta, BOUND)
    active, part = np.arange(theta.size), people
    for _ in range(MOST_STEPS):
        value, information = part.equation(theta[active])
        low[active] = np.where(value > 0, theta[active], low[active])
        high[active] = np.where(value < 0, theta[active], high[active])
        step = np.clip(value / np.maximum(information, 1e-12), -2.0, 2.0)
        then = theta[active] + step
        outside = (then <= low[active]) | (then >= high[active])
        then = np.where(outside, 0.5 * (low[active] + high[active]), then)
        moved = np.abs(then - theta[active])
        theta[active] = then
        going = (moved > SETTLED) & (np.abs(then) < BOUND - 1.0)
        if not going.any():
            break
        if going.sum() < FEW * going.size:  # the rest no longer counts
            part, active = part.some(np.flatnonzero(going)), active[going]
    return theta


def _finish_estimates(people: _People, theta: Floats, mean: Floats) -> Estimates:
    """Standard errors; infinite estimates and persons without an answer."""
    _, information = people.equation(theta)
    se = 1.0 / np.sqrt(np.maximum(information, 1e-300))
    if people.method == "MAP":
        return Estimates(theta, se)
    answered = np.diff(people.edges)
    if people.method == "MLE":
        good = _solve_by_person(
            np.where(people.a > 0, people.right, 1.0 - people.right), people.edges
        )
        endless = (np.abs(theta) > 0.5 * BOUND) | (good == 0) | (good == answered)
        theta = np.where(endless, np.copysign(np.inf, theta), theta)
        se = np.where(endless, np.inf, se)
    empty = answered == 0
    return Estimates(np.where(empty, mean, theta), np.where(empty, np.inf, se))
