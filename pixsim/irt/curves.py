"""The item response function and its derivatives, in slope, intercept and lower asymptote.

P = c + (1 - c) / (1 + exp(-(a θ + d))), logistic metric without 1.7; difficulty b = -d / a.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from pixsim.foundation.arrays import Floats
from pixsim.irt.logistic import logistic

NODES = (0.0, 3.0**0.5, -(3.0**0.5))
NODE_WEIGHTS = (2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0)

LEAST_CHANCE = 1e-100  # that is divided by: squares of what comes out are finite


@dataclass(frozen=True, slots=True)
class Curves:
    """Parameters of items; float64 arrays of shape (item,).

    Attributes
    ----------
    a : slope (discrimination)
    d : intercept, -a b
    c : lower asymptote (chance of a right answer without knowing)
    post_sd : standard deviation of a difficulty that is not known, over which log-likelihoods are
        averaged; None where all are known
    """

    a: Floats
    d: Floats
    c: Floats
    post_sd: Floats | None = None

    @property
    def b(self) -> Floats:
        """Difficulty: the ability at which P is half-way between c and 1."""
        return -self.d / self.a

    def nodes(self) -> Iterator[tuple[float, Curves, Floats]]:
        """Weight, curves and shift of ability for each point of the average over a difficulty.

        A difficulty higher by x is an ability lower by x. Three points of Gauss and Hermite.
        """
        if self.post_sd is None:
            yield 1.0, self, np.zeros_like(self.a)
            return
        for weight, place in zip(NODE_WEIGHTS, NODES, strict=True):
            shift = place * self.post_sd
            yield weight, replace(self, d=self.d + self.a * shift, post_sd=None), shift

    @property
    def guessed(self) -> bool:
        """Some item has a lower asymptote above zero."""
        return bool((self.c > 0).any())


class Slopes(NamedTuple):
    """P and its first and second derivatives in eta = a θ + d and gamma = logit c."""

    p: Floats
    eta: Floats
    gamma: Floats
    eta_eta: Floats
    eta_gamma: Floats
    gamma_gamma: Floats


def from_difficulty(a: Floats, b: Floats, c: Floats) -> Curves:
    """Curves of discrimination, difficulty and lower asymptote."""
    return Curves(a, -a * b, c)


def log_odds(items: Curves, theta: Floats) -> Floats:
    """A θ + d at abilities of shape (point,); shape (item, point)."""
    odds: Floats = items.a[:, None] * theta + items.d[:, None]
    return odds


def probability(items: Curves, theta: Floats) -> Floats:
    """Chance of a right answer at abilities of shape (point,); shape (item, point)."""
    c = items.c[:, None]
    chance: Floats = c + (1.0 - c) * logistic(log_odds(items, theta))
    return chance


def slopes(items: Curves, theta: Floats) -> Slopes:
    """P and its derivatives at abilities of shape (point,); each of shape (item, point)."""
    c = items.c[:, None]
    rise = logistic(log_odds(items, theta))
    fall = 1.0 - rise
    bell = (1.0 - c) * rise * fall
    lift = c * (1.0 - c) * fall
    return Slopes(
        p=c + (1.0 - c) * rise,
        eta=bell,
        gamma=lift,
        eta_eta=bell * (1.0 - 2.0 * rise),
        eta_gamma=-c * bell,
        gamma_gamma=(1.0 - 2.0 * c) * lift,
    )


def item_information(items: Curves, theta: Floats) -> Floats:
    """Fisher information of each item at abilities of shape (point,); shape (item, point).

    Notes
    -----
    a² (P - c)² Q / ((1 - c)² P) (Birnbaum 1968); test information is its sum over items.
    """
    c = items.c[:, None]
    rise = logistic(log_odds(items, theta))
    fall = 1.0 - rise
    p = c + (1.0 - c) * rise
    information: Floats = items.a[:, None] ** 2 * (1.0 - c) * rise**2 * fall / np.maximum(p, 1e-300)
    return information
