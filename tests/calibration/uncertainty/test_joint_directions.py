"""Errors of a fit whose scale the priors fix, where what items share is taken of a sample of persons."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.calibration import Priors, calibrate
from pixsim.calibration.uncertainty import missing_information_terms
from tests.calibration.simulate import answered, with_holes
from tests.tools.tiers import tiered, times


@pytest.mark.full
@pytest.mark.parametrize("persons", times(1_500, 4_000))
@pytest.mark.parametrize("groups", tiered([True, False], 1))
def test_a_sample_of_persons_leaves_the_errors_of_the_scale(
    monkeypatch: pytest.MonkeyPatch, groups: bool, persons: int
) -> None:
    rng = np.random.default_rng(1)
    centre = rng.normal(0, 1, 60)
    truth = np.exp(rng.normal(0, 0.3, 60)), centre + rng.normal(0, 1, 60)
    answers = with_holes(rng, answered(rng, rng.normal(0.5, 1.2, persons), truth), 0.3)
    prior = Priors(log_a=0.0, log_a_sd=0.3, b=centre, b_sd=1.0)
    told = np.repeat(["first", "second"], persons // 2) if groups else None

    def errors() -> np.ndarray:
        fit = calibrate(answers, priors=prior, groups=told)
        assert fit.converged
        rest = [fit.se_ability_mean, fit.se_ability_sd]
        return np.concatenate([fit.items["se_a"], fit.items["se_b"], rest])

    monkeypatch.setattr(missing_information_terms, "SMALL_CELLS", 10**9)  # nothing left out
    exact = errors()
    monkeypatch.setattr(missing_information_terms, "SMALL_CELLS", 1000)
    monkeypatch.setattr(missing_information_terms, "ENOUGH", persons // 3)
    sampled = errors()
    # without the exact products along shift and stretch: infinite, or several times too small
    np.testing.assert_allclose(sampled, exact, rtol=0.06)
    assert np.abs(sampled / exact - 1).mean() < 0.02
