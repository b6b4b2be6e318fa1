"""Confidence band of an item curve, from the standard errors of its parameters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pixsim.calibration import Calibration
from pixsim.foundation.arrays import Floats
from pixsim.irt.logistic import logistic
from pixsim.simulation.summary import Z95


@dataclass(frozen=True, slots=True)
class Curve:
    """Chance of a right answer and its 95 % band; float64 arrays of shape (point,).

    The band is NaN where the data leave a parameter open.
    """

    p: Floats
    low: Floats
    high: Floats


def curve_with_band(calibration: Calibration, item: str, theta: Floats) -> Curve:
    """Curve of an item at some abilities, with its band.

    The delta method on the log odds keeps the band between 0 and 1. The covariance of slope and
    intercept is taken back out of the standard error of the difficulty. That of the lower
    asymptote with the others is not kept by a calibration: it is left out, which widens the band
    of a 3PL at low abilities.

    Parameters
    ----------
    calibration : Calibration
    item : str
    theta : float64 array, shape (point,)
    """
    both = calibration.items.merge(calibration.intercepts, on="item")
    row = both[both["item"] == item]
    a, c, d, se_a, se_b, se_c, se_d = (
        row[name].to_numpy(dtype=np.float64).item()
        for name in ("a", "c", "d", "se_a", "se_b", "se_c", "se_d")
    )
    rise = logistic(a * theta + d)
    p = c + (1 - c) * rise
    of_eta = _log_odds_variance(se_a, se_d, se_b, a, d, theta)
    bell = (1 - c) * rise * (1 - rise)
    of_p = bell**2 * of_eta + (1 - rise) ** 2 * se_c**2
    inside = np.clip(p, 1e-12, 1 - 1e-12)
    half = Z95 * np.sqrt(of_p) / (inside * (1 - inside))
    odds = np.log(inside / (1 - inside))
    half = np.where(np.isfinite(half), half, np.nan)
    return Curve(p, logistic(odds - half), logistic(odds + half))


def _log_odds_variance(
    se_a: float, se_d: float, se_b: float, a: float, d: float, theta: Floats
) -> Floats:
    """Variance of the log odds ``a theta + d``, from ``se_b² a² = b² se_a² + 2 b cov + se_d²``."""
    if not np.isfinite([se_a, se_d, se_b]).all():
        return np.full_like(theta, np.nan)
    b = -d / a
    covariance = 0.0
    if abs(b) > 1e-6:  # at 0 the standard error of b says nothing of it
        covariance = (se_b**2 * a**2 - b**2 * se_a**2 - se_d**2) / (2 * b)
        covariance = float(np.clip(covariance, -se_a * se_d, se_a * se_d))
    value: Floats = theta**2 * se_a**2 + 2 * theta * covariance + se_d**2
    return np.maximum(value, 0.0)
