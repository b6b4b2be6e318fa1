"""Persons whose answers do not follow the model: l_z* of Snijders (2001)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from pixsim.calibration.ability import estimate_abilities, item_curves, match_curves
from pixsim.calibration.items.fit_inputs import complete_fit_inputs
from pixsim.calibration.result import Calibration
from pixsim.calibration.score_equation import BOUND
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves, log_odds, slopes

if TYPE_CHECKING:
    import pandas as pd

FEWEST = 8  # answers below which the statistic is far from normal
TOLD = 0.05  # chance below which a person is named by default


def person_fit(
    items: pd.DataFrame | Calibration, responses: Any = None, *, alpha: float = TOLD
) -> pd.DataFrame:
    """How well each person's answers follow the model: ``person_fit(fit)``.

    Parameters
    ----------
    items : Calibration or DataFrame
        A table has the columns ``item``, ``a``, ``b`` and perhaps ``c``.
    responses : array, DataFrame, dict of columns or Responses
        By default those of the fit.
    alpha : float
        Share of honest persons that is named by mistake.

    Returns
    -------
    DataFrame
        In the order of the responses: ``candidate``, ``n`` (answers), ``theta`` (WLE), ``lz``
        (standardised log-likelihood, low where answers are unlikely), ``p`` (of one as low),
        ``easy`` and ``hard`` (right answers less those expected, per answer, on the easier and the
        harder half of the questions), ``named`` (p below alpha) and ``reason``: what it looks like
        and what to do. p is NaN below `FEWEST` answers.

    Raises
    ------
    ValueError
        An alpha outside ]0, 1[, items without parameters only.

    Notes
    -----
    With W = Σ (y - P) w, w = log(P / Q), ability estimated makes W vary less than its formula. The
    WLE solves Σ (y - P) r + r0 = 0 with r = P' / (P Q), so that W + c r0, c = Σ P' w / Σ P' r, is to
    first order Σ (y - P) (w - c r), of mean 0 and variance Σ (w - c r)² P Q.
    """
    import pandas as pd
    from scipy.special import ndtr  # type: ignore[import-untyped]

    if not 0 < alpha < 1:
        raise ValueError(f"alpha: {alpha} is not between 0 and 1")
    given = complete_fit_inputs(items, responses, 0.0, None, None, None)
    names, curves = item_curves(given.items)
    read, curves = match_curves(given.responses, names, curves)
    found = estimate_abilities(curves, read, "WLE", 0.0, 1.0)
    theta = np.clip(found.theta, -BOUND, BOUND)
    lz, easy, hard = (np.full(theta.size, np.nan) for _ in range(3))
    for part, rows in read.blocks():
        lz[part], easy[part], hard[part] = _person_statistics(curves, rows, theta[part])
    enough = read.answered >= FEWEST
    p = np.where(enough, ndtr(lz), np.nan)
    named = enough & (p < alpha)
    reasons = [
        _misfit_reason(low, high) if tell else ""
        for tell, low, high in zip(named, easy.tolist(), hard.tolist(), strict=True)
    ]
    return pd.DataFrame(
        {
            "candidate": list(read.persons), "n": read.answered, "theta": theta, "lz": lz, "p": p,
            "easy": easy, "hard": hard, "named": named, "reason": reasons,
        }
    )  # fmt: skip


def _person_statistics(items: Curves, rows: Any, theta: Floats) -> tuple[Floats, Floats, Floats]:
    """l_z*, and right answers beyond those expected on easier and harder questions; (person,)."""
    curve = slopes(items, theta)
    p = np.clip(curve.p.T, 1e-12, 1.0 - 1e-12)
    slope = curve.eta.T * items.a  # P' in θ
    given = rows >= 0
    variance = np.where(given, p * (1.0 - p), 0.0)
    pull = slope / (p * (1.0 - p))
    information = np.maximum((variance * pull**2).sum(axis=1), 1e-300)
    bend = curve.eta_eta.T * items.a**2  # P''
    r0 = np.where(given, slope * bend / (p * (1.0 - p)), 0.0).sum(axis=1) / (2.0 * information)
    weight = np.log(p) - np.log1p(-p)
    c = (variance * pull * weight).sum(axis=1) / information
    residual = np.where(given, rows - p, 0.0)
    along = weight - c[:, None] * pull
    total = (residual * weight).sum(axis=1) + c * r0
    spread = np.sqrt((variance * along**2).sum(axis=1))
    lz = np.where(spread > 1e-9, total / np.maximum(spread, 1e-9), 0.0)
    count = given.sum(axis=1, keepdims=True)
    odds = np.where(given, log_odds(items, theta).T, -np.inf)
    rank = np.argsort(np.argsort(-odds, axis=1, kind="stable"), axis=1)
    easier = given & (rank < count / 2)
    sides = []
    for side in (easier, given & ~easier):
        n = np.maximum(side.sum(axis=1), 1)
        sides.append((residual * side).sum(axis=1) / n)
    return lz, sides[0], sides[1]


def _misfit_reason(easy: float, hard: float) -> str:
    """What unlikely answers look like, and what to do about them."""
    if easy < 0 < hard:
        return (
            f"{-100 * easy:.0f} points fewer right on easy questions and {100 * hard:.0f} more on "
            "hard ones than their ability explains: help, guessing or haste; look at the sitting, "
            "leave the answers out of a calibration"
        )
    return (
        "the pattern of right and wrong answers is unlikely at any one ability: look at the times "
        "and at the sitting, leave the answers out of a calibration"
    )
