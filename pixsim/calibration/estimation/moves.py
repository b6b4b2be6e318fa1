"""Ability and items that move together: how far, and where anchors, priors and persons like them best."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from pixsim.calibration.estimation.complete_data import (
    complete_curvature,
    expected_loglik,
    expected_slopes,
)
from pixsim.calibration.estimation.expectation import Expected
from pixsim.calibration.estimation.maximisation import Shape
from pixsim.calibration.model.families import Families
from pixsim.calibration.model.item_priors import ItemPriors
from pixsim.calibration.model.parameters import LEAST_POST_SD, Parameters
from pixsim.foundation.arrays import Bools, Floats
from pixsim.irt.curves import Curves

LONGEST_STEP = 0.5  # of the scale and of its logarithm


def in_ability(expected: Expected, now: Parameters, z: Floats) -> tuple[Floats, Floats]:
    """Gradient (2,) and minus the curvature (2, 2) of the expected log-likelihood.

    With respect to a stretch of all abilities and to a shift.
    """
    gradient, curvature = np.zeros(2), np.zeros((2, 2))
    theta = now.mean + now.sd * z
    for weight, curves, _ in now.items.nodes():
        slope, bend = expected_slopes(expected, curves, now.mean, now.sd, theta)
        if curves.guessed:  # Fisher's is never negative
            bend = complete_curvature(expected, curves, theta, newton=False)
        gradient += weight * (curves.a @ slope[:, :2])
        curvature += weight * np.einsum("j,jkl->kl", curves.a**2, bend[:, :2, :2])
    return gradient, curvature


def transform_scale(
    at: Parameters, follow: Bools, follows: Bools, k: float, shift: float
) -> Parameters:
    """Ability at shift + k θ, and items with it: answers are as likely as they were.

    Parameters
    ----------
    at : Parameters
    follow : bool array, shape (item,)
        Items that go along; the others stay.
    follows : bool array, shape (family,)
    k, shift : float
    """
    items = at.items
    post_sd = items.post_sd
    if post_sd is not None:
        post_sd = np.where(_wide(items, follow), k, 1.0) * post_sd
    curves = Curves(
        np.where(follow, items.a / k, items.a),
        np.where(follow, items.d - items.a * shift / k, items.d),
        items.c,
        post_sd,
    )
    centres = np.where(follows, k * at.centres + shift, at.centres)
    return Parameters(curves, centres, k * at.mean + shift, k * at.sd, at.latent)


def _wide(items: Curves, follow: Bools) -> Bools:
    """Items among these whose difficulty is uncertain; shape (item,)."""
    wide: Bools = follow & (items.post_sd is not None and items.post_sd > LEAST_POST_SD)
    return wide


class Moves:
    """What a shift and a stretch of ability, and of all items that may follow, change.

    Items of fixed slope do not follow: their answers tell the scale. Those that follow stay as
    likely as they were, and tell by their priors. Arguments as those of `fold`.
    """

    def __init__(
        self,
        expected: Expected,
        now: Parameters,
        z: Floats,
        shape: Shape,
        priors: ItemPriors,
        families: Families,
        unit: bool,
    ) -> None:
        self.now, self.z = now, z
        self.priors, self.families, self.unit = priors, families, unit
        self.follow = shape.free_group[families.group]
        self.follows = shape.free_group[: families.count]
        fixed = ~self.follow
        count = expected.count if len(expected.count) == 1 else expected.count[fixed]
        self.fixed = fixed
        self.expected = replace(expected, count=count, right=expected.right[fixed])

    def best(self, at: Parameters) -> Parameters:
        """Parameters shifted and stretched to where anchors and priors like them best.

        Parameters
        ----------
        at : Parameters
            With the ability that the expectation step found.
        """
        fixed = self.fixed.any()
        pull, bend = np.zeros(2), np.zeros((2, 2))
        if fixed:
            pull, bend = in_ability(self.expected, self._fixed(self.now), self.z)
        place = np.zeros(2)
        for _ in range(3):
            gradient, curvature = self._liking(*place.tolist())
            gradient += pull - bend @ place
            curvature += bend + 1e-9 * np.eye(2)
            if self.unit:  # no stretch
                gradient[0], curvature[0, 1], curvature[1, 0] = 0.0, 0.0, 0.0
            place += np.clip(np.linalg.solve(curvature, gradient), -LONGEST_STEP, LONGEST_STEP)
        stretch, shift = place.tolist()
        if fixed and self._value(stretch, shift) < self._value(0.0, 0.0):
            return at
        return self._moved(at, stretch, shift)

    def back(self) -> tuple[float, Parameters]:
        """Items shifted and stretched so that persons come back to the ability that is held; the shift.

        The expectation step found them elsewhere: with the items as they are, ability would be
        N(centre, spread²). Carried to shift + k θ, persons have the log-density
        n (log k - (k² spread² + (k centre + shift - mean)²) / (2 sd²)), to which the priors of the
        items are added. All items follow, so that answers stay as likely as they were.
        """
        place = np.zeros(2)
        for _ in range(3):
            gradient, curvature = self._liking(*place.tolist())
            more, bend = self._of_persons(*place.tolist())
            gradient, curvature = gradient + more, curvature + bend
            if self.unit:  # no stretch
                gradient[0], curvature[0, 1], curvature[1, 0] = 0.0, 0.0, 0.0
            place += np.clip(np.linalg.solve(curvature, gradient), -LONGEST_STEP, LONGEST_STEP)
        stretch, shift = place.tolist()
        if self._value_back(stretch, shift) < self._value_back(0.0, 0.0):
            return 0.0, self.now
        moved = self._moved(self.now, stretch, shift)
        return shift, replace(moved, mean=self.now.mean, sd=self.now.sd)

    def _found(self, stretch: float, shift: float) -> tuple[float, float, float]:
        """Spread² of the persons carried along, distance of their mean from the one held, and it."""
        now, expected, k = self.now, self.expected, math.exp(stretch)
        spread2 = now.sd**2 * max(expected.square - expected.mean**2, 1e-12)
        centre = k * (now.mean + now.sd * expected.mean)
        return k**2 * spread2, centre + shift - now.mean, centre

    def _of_persons(self, stretch: float, shift: float) -> tuple[Floats, Floats]:
        """Gradient (2,) and minus the Gauss-Newton Hessian (2, 2) of the persons' log-density."""
        square, off, centre = self._found(stretch, shift)
        weight = self.expected.persons / self.now.sd**2
        gradient = np.array([self.now.sd**2 - square - off * centre, -off])
        bend = np.array([[2.0 * square + centre**2, centre], [centre, 1.0]])
        return weight * gradient, weight * bend

    def _value_back(self, stretch: float, shift: float) -> float:
        """Log-density of persons and items, up to a constant."""
        square, off, _ = self._found(stretch, shift)
        persons = stretch - (square + off**2) / (2.0 * self.now.sd**2)
        at = self._moved(self.now, stretch, shift)
        items = self.priors.log_density(at.items) + self.families.log_density(at.items, at.centres)
        return self.expected.persons * persons + items

    def _fixed(self, at: Parameters) -> Parameters:
        """With the items only that do not follow."""
        items, fixed = at.items, self.fixed
        post_sd = None if items.post_sd is None else items.post_sd[fixed]
        return replace(at, items=Curves(items.a[fixed], items.d[fixed], items.c[fixed], post_sd))

    def _moved(self, at: Parameters, stretch: float, shift: float) -> Parameters:
        return transform_scale(at, self.follow, self.follows, math.exp(stretch), shift)

    def _uncertain(self) -> Bools:
        """Items whose uncertainty follows a stretch; shape (item,)."""
        return _wide(self.now.items, self.follow)

    def _value(self, stretch: float, shift: float) -> float:
        """Expected log-likelihood and log prior density, up to a constant."""
        at = self._moved(self.now, stretch, shift)
        fixed, theta = self._fixed(at).items, at.mean + at.sd * self.z
        answers = float(expected_loglik(self.expected, fixed, at.mean, at.sd, theta).sum())
        prior = self.priors.log_density(at.items)
        return answers + prior + self.families.log_density(at.items, at.centres)

    def _liking(self, stretch: float, shift: float) -> tuple[Floats, Floats]:
        """Gradient (2,) and minus the curvature (2, 2) of the log prior density."""
        value, target, weight, moves = self._pulls()
        scaled = math.exp(stretch) * value
        miss = scaled + shift * moves - target
        gradient = -np.array([(weight * miss * scaled).sum(), (weight * moves) @ miss])
        corner = (weight * moves * scaled).sum()
        curvature = np.array(
            [[(weight * scaled**2).sum(), corner], [corner, (weight * moves).sum()]]
        )
        told = self.follow & np.isfinite(self.priors.log_a_sd)
        precision = self.priors.log_a_sd[told] ** -2.0
        miss = np.log(self.now.items.a[told]) - stretch - self.priors.log_a[told]
        gradient[0] += precision @ miss
        curvature[0, 0] += precision.sum()
        if self.now.items.post_sd is not None:
            post_sd = self.now.items.post_sd[self._uncertain()]
            wide = (math.exp(stretch) * post_sd / self.families.spread) ** 2
            gradient[0] += (1.0 - wide).sum()  # entropy of those difficulties, and their variance
            curvature[0, 0] += 2.0 * wide.sum()
        return gradient, curvature

    def _pulls(self) -> tuple[Floats, Floats, Floats, Floats]:
        """What has a normal prior: value, its centre, precision, and 1 where a shift moves it.

        The difficulties of single items, the means of families, and the distances from those.
        """
        now, priors, families = self.now, self.priors, self.families
        lone = self.follow & ~families.tied & np.isfinite(priors.b_sd)
        tied, met = self.follow & families.own, self.follows
        b, distance = now.items.b, families.distances(now.items, now.centres)
        parts: list[tuple[Floats, Floats | float, Floats | float, float]] = [
            (b[lone], priors.b[lone], priors.b_sd[lone] ** -2.0, 1.0),
            (now.centres[met], families.centre[met], families.centre_sd[met] ** -2.0, 1.0),
            (distance[tied], 0.0, families.spread**-2.0, 0.0),
        ]
        wide = [[np.broadcast_to(x, part[0].shape) for x in part] for part in parts]
        value, target, weight, moves = (np.concatenate(part) for part in zip(*wide, strict=True))
        return value, target, weight, moves
