"""Complete-data scores: slopes of the log-likelihood of a person whose ability is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.uncertainty.population_information import LatentScores
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import LEAST_CHANCE, slopes


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of the items and of the ability distribution at the points.

    Attributes
    ----------
    kinds : tuple of int
        Kinds of parameters that vary: 0 slope, 1 intercept, 2 logit c.
    wrong : list of arrays, shape (point, item)
        Score of a wrong answer, by kind.
    rise : list of arrays, shape (point, item or 1)
        Score of a right answer less that of a wrong one; one column where it is the same for all.
    latent : LatentScores
    linear : bool
        Without guessing: a right answer adds θ to the score of the slope and 1 to that of the
        intercept.
    """

    kinds: tuple[int, ...]
    wrong: list[Floats]
    rise: list[Floats]
    latent: LatentScores
    linear: bool


def scores_at(plan: Plan, fit: Fit, latent: list[int]) -> Scores:
    """Scores of what varies, `latent` of the ability distribution."""
    theta, shape, items = fit.theta, plan.shape, fit.at.items
    linear = not items.guessed
    sides = {kind: np.zeros((2, items.a.size, theta.size)) for kind in range(2 + shape.guessing)}
    for weight, curves, shift in items.nodes():
        curve = slopes(curves, theta)
        q = np.maximum(1.0 - curve.p, LEAST_CHANCE)
        pq = np.maximum(curve.p * q, LEAST_CHANCE)
        score = np.stack([-curve.eta / q, curve.eta / pq])
        sides[0] += weight * score * (theta + shift[:, None])
        sides[1] += weight * score
        if shape.guessing:
            sides[2] += weight * np.stack([-curve.gamma / q, curve.gamma / pq])
    if linear:
        sides[0][1, 0], sides[1][1, 0] = theta, 1.0
    kinds = tuple(kind for kind in sides if kind or shape.slope != "fixed")
    return Scores(
        kinds,
        [np.ascontiguousarray(sides[kind][0].T) for kind in kinds],
        [np.ascontiguousarray(sides[kind][1, : 1 if linear else None].T) for kind in kinds],
        LatentScores(latent, fit.grid.z, plan.population, fit.at.latent),
        linear,
    )
