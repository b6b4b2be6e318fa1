"""Fits the partial credit models to part marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from pixsim.answers.part_marks import MISSING, categories_of
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.graded.likelihood import Marginal
from pixsim.foundation.arrays import Floats

if TYPE_CHECKING:
    import pandas as pd

GradedModel = Literal["pcm", "gpcm"]

NUDGE = 1e-4  # of a parameter, for differences of slopes
GOOD = 1e-4  # largest slope of the log-likelihood, per root of a person
MOST_STEPS = 2000


@dataclass(frozen=True, slots=True)
class GradedPriors:
    """Normal priors that keep a fit of few answers finite; infinite ones say nothing.

    Attributes
    ----------
    slope_sd : float
        Of each slope, around 1.
    step_sd : float
        Of the logarithm of the odds of each category to the one below at ability 0.
    """

    slope_sd: float = 0.5
    step_sd: float = 3.0


@dataclass(frozen=True, slots=True, repr=False)
class GradedCalibration:
    """A fit of part marks.

    Attributes
    ----------
    model : str
        ``"pcm"`` (slopes 1, ability N(0, sd²)) or ``"gpcm"`` (a slope per item, ability N(0, 1)).
    items : DataFrame
        One row per item: ``item``, ``n``, ``categories``, ``a``, ``b`` (mean of its steps), ``se_a``,
        ``se_b``. NaN where all answers have one mark.
    steps : DataFrame
        One row per step: ``item``, ``step`` (from 1), ``b`` (ability at which the category is as
        likely as the one below), ``se``, ``share`` (mean share of the points in it).
    persons : DataFrame
        ``candidate``, ``n``, ``theta`` (EAP), ``se``.
    ability_sd, se_ability_sd : float
    loglik : float
        Marginal log-likelihood, without priors.
    converged : bool
    iterations : int
    """

    model: str
    items: pd.DataFrame
    steps: pd.DataFrame
    persons: pd.DataFrame
    ability_sd: float
    se_ability_sd: float
    loglik: float
    converged: bool
    iterations: int

    def reliability(self) -> float:
        """Marginal reliability: variance of the abilities over that with their errors."""
        signal = float(self.persons["theta"].var(ddof=0))
        return signal / (signal + float((self.persons["se"] ** 2).mean()))

    def __repr__(self) -> str:
        """In one line."""
        state = "" if self.converged else ", not converged"
        return (
            f"<GradedCalibration: {self.model}, {len(self.items)} items, "
            f"{len(self.persons)} persons{state}>"
        )


@one_blas_thread()
def calibrate_graded(
    marks: Any,
    model: GradedModel = "gpcm",
    *,
    items: Sequence[str] | None = None,
    priors: GradedPriors | None = None,
    fewest: int = 1,
) -> GradedCalibration:
    """Calibrate questions with part marks by marginal maximum likelihood.

    Parameters
    ----------
    marks : DataFrame or array, shape (person, item)
        Share of the points, 0 to 1, NaN where there is no answer; right or wrong ones are two
        categories. A column ``candidate`` names the persons.
    model : {"gpcm", "pcm"}
        Generalised partial credit model (Muraki 1992), or partial credit model (Masters 1982).
    items : sequence of str, optional
        Names of the columns of an array.
    priors : GradedPriors, optional
        None by default.
    fewest : int
        Answers of a category; a rarer one joins its neighbour, see `categories_of`.

    Returns
    -------
    GradedCalibration

    Raises
    ------
    ValueError
        Unknown model, marks outside 0 to 1, fewer than two items whose marks vary.
    """
    table, persons, names = _read_marks(marks, items)
    if model not in ("gpcm", "pcm"):
        raise ValueError(f"model: {model!r} is neither 'gpcm' nor 'pcm'")
    found = categories_of(table, fewest)
    varied = found.values.max(axis=0, initial=0) > 0
    if varied.sum() < 2:
        raise ValueError("marks: fewer than two items whose marks vary")
    marginal = Marginal.of(found.values[:, varied], slopes=model == "gpcm")
    x, steps_taken, done = _climb_marginal(marginal, priors)
    covariance = _inverse_information(marginal, x, priors)
    shares = [share for share, own in zip(found.shares, varied, strict=True) if own]
    listed = [name for name, own in zip(names, varied, strict=True) if own]
    by_item, by_step = _parameter_tables(marginal, x, covariance, listed, shares)
    spread = marginal.parts(x)[1]
    import pandas as pd

    n = (found.values != MISSING).sum(axis=0)
    counts = pd.DataFrame({"item": names, "n": n, "categories": found.values.max(axis=0) + 1})
    theta, _chance, weight, loglik = marginal.posterior(x)
    mean = weight @ theta
    error = np.sqrt(np.maximum(weight @ theta**2 - mean**2, 0.0))
    answered = (found.values != MISSING).sum(axis=1)
    return GradedCalibration(
        model,
        counts.merge(by_item, on="item", how="left"),
        by_step,
        pd.DataFrame({"candidate": persons, "n": answered, "theta": mean, "se": error}),
        spread,
        0.0 if marginal.slopes else spread * float(np.sqrt(covariance[0, 0])),
        float(loglik.sum()),
        done,
        steps_taken,
    )


def _read_marks(marks: Any, items: Sequence[str] | None) -> tuple[Floats, list[str], list[str]]:
    if hasattr(marks, "columns"):
        named = marks["candidate"] if "candidate" in marks.columns else marks.index
        marks = marks.drop(columns="candidate", errors="ignore")
        names = [str(name) for name in marks.columns]
    else:
        named = range(len(marks))
        names = [str(name) for name in items or range(np.asarray(marks).shape[1])]
    table = np.asarray(marks, dtype=np.float64)
    if table.ndim != 2 or table.shape[1] != len(names):
        raise ValueError("marks: expected one row per person and one column per item")
    if ((table < 0) | (table > 1)).any():
        raise ValueError("marks: expected shares of the points, from 0 to 1")
    return table, [str(name) for name in named], names


def _objective(marginal: Marginal, x: Floats, priors: GradedPriors | None) -> tuple[float, Floats]:
    """What is maximised, and its slopes."""
    value, slope = marginal.value(x)
    if priors is None:
        return value, slope
    count = marginal.items if marginal.slopes else 1
    if marginal.slopes:
        away = (x[:count] - 1.0) / priors.slope_sd**2
        value -= 0.5 * float(away @ (x[:count] - 1.0))
        slope[:count] -= away
    free = marginal.free
    d = marginal.parts(x)[2]
    step = np.where(free, d - np.roll(d, 1), 0.0)
    value -= 0.5 * float((step**2).sum()) / priors.step_sd**2
    pull = step / priors.step_sd**2
    above = np.where(np.roll(free, -1), np.roll(pull, -1), 0.0)  # of the step to the next category
    slope[count:] -= (pull - above)[free]
    return value, slope


def _climb_marginal(marginal: Marginal, priors: GradedPriors | None) -> tuple[Floats, int, bool]:
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    def loss(x: Floats) -> tuple[float, Floats]:
        value, slope = _objective(marginal, x, priors)
        return -value, -slope

    best = minimize(
        loss, marginal.start, jac=True, method="L-BFGS-B",
        options={"maxiter": MOST_STEPS, "maxfun": 10 * MOST_STEPS, "ftol": 1e-13, "gtol": 1e-7},
    )  # fmt: skip
    limit = GOOD * np.sqrt(len(marginal.chosen))
    return best.x, int(best.nit), bool(np.abs(best.jac).max() < limit)


def _inverse_information(marginal: Marginal, x: Floats, priors: GradedPriors | None) -> Floats:
    """Inverse of the observed information, by differences of the slopes."""
    turn = np.empty((x.size, x.size))
    for place in range(x.size):
        step = np.zeros_like(x)
        step[place] = NUDGE
        up, down = (_objective(marginal, x + side * step, priors)[1] for side in (1, -1))
        turn[place] = (down - up) / (2 * NUDGE)
    return np.linalg.pinv((turn + turn.T) / 2).astype(np.float64)


def _parameter_tables(
    marginal: Marginal,
    x: Floats,
    covariance: Floats,
    names: Sequence[str],
    shares: Sequence[Floats],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Slopes, locations and steps with their errors, by the delta method."""
    import pandas as pd

    a, _spread, d = marginal.parts(x)
    count = marginal.items if marginal.slopes else 1
    place = np.full(d.size, -1)
    place[marginal.free] = count + np.arange(int(marginal.free.sum()))
    items, steps = [], []
    for item, name in enumerate(names):
        own = np.flatnonzero(marginal.item == item)
        turns = []
        for number, (low, high) in enumerate(pairwise(own), 1):
            b = -(d[high] - d[low]) / a[item]
            turn = np.zeros(x.size)
            turn[place[high]] -= 1 / a[item]
            if place[low] >= 0:
                turn[place[low]] += 1 / a[item]
            if marginal.slopes:
                turn[item] -= b / a[item]
            turns.append(turn)
            steps.append((name, number, b, _delta_error(turn, covariance), shares[item][number]))
        whole = np.mean(turns, axis=0)
        se_a = float(np.sqrt(max(covariance[item, item], 0.0))) if marginal.slopes else 0.0
        b = float(np.mean([step[2] for step in steps[-len(turns) :]]))
        items.append((name, float(a[item]), b, se_a, _delta_error(whole, covariance)))
    return (
        pd.DataFrame(items, columns=["item", "a", "b", "se_a", "se_b"]),
        pd.DataFrame(steps, columns=["item", "step", "b", "se", "share"]),
    )


def _delta_error(turn: Floats, covariance: Floats) -> float:
    return float(np.sqrt(max(float(turn @ covariance @ turn), 0.0)))
