"""Ability and items that move together."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.answers.reading import read_responses
from pixsim.calibration.estimation.design import Design
from pixsim.calibration.estimation.expectation import Prior, expect
from pixsim.calibration.estimation.moves import transform_scale
from pixsim.calibration.estimation.quadrature import normal_grid
from pixsim.calibration.model.parameters import Parameters
from pixsim.irt.curves import Curves
from tests.calibration.simulate import simulate

NO_FAMILY = np.zeros(0, dtype=bool)


def test_answers_are_as_likely_where_ability_and_items_go_together() -> None:
    rng = np.random.default_rng(4)
    true = simulate(rng, 200, 12, mean=0.4, sd=1.3)
    design, grid = Design(read_responses(true.answers)), normal_grid(49)
    at = Parameters(Curves(true.a, -true.a * true.b, np.zeros(12)), np.zeros(0), 0.4, 1.3)
    then = transform_scale(at, np.ones(12, dtype=bool), NO_FAMILY, 1.25, -0.3)

    def loglik(at: Parameters) -> float:
        return expect(design, at.items, Prior(grid), at.mean, at.sd).loglik

    assert (then.mean, then.sd) == pytest.approx((1.25 * 0.4 - 0.3, 1.25 * 1.3))
    assert then.items.b == pytest.approx(1.25 * true.b - 0.3)
    assert loglik(then) == pytest.approx(loglik(at), rel=1e-12)


def test_items_that_do_not_follow_and_centres_that_do() -> None:
    follow = np.array([True, False, True])
    items = Curves(np.ones(3), np.array([1.0, 1.0, -2.0]), np.zeros(3), np.array([0.2, 0.2, 1e-9]))
    at = Parameters(items, np.array([0.5, 0.5]), 0.0, 1.0)
    then = transform_scale(at, follow, np.array([True, False]), 2.0, 1.0)
    assert then.items.a.tolist() == [0.5, 1.0, 0.5]
    assert then.items.b.tolist() == [-1.0, -1.0, 5.0]
    assert then.items.post_sd is not None
    assert then.items.post_sd.tolist() == [0.4, 0.2, 1e-9]  # what is known stays known
    assert then.centres.tolist() == [2.0, 0.5]
