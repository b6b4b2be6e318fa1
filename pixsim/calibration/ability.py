"""Ability of persons, given items: EAP, MAP, MLE and WLE with standard errors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.matrix import Responses
from pixsim.answers.reading import read_responses
from pixsim.calibration.estimation.design import Block, Design
from pixsim.calibration.estimation.expectation import log_likelihood, posterior, tables
from pixsim.calibration.estimation.quadrature import normal_grid, points_needed
from pixsim.calibration.estimation.threads import in_order, one_blas_thread
from pixsim.irt.curves import Curves, from_difficulty
from pixsim.irt.logistic import Floats, logistic
from pixsim.text.messages import some

if TYPE_CHECKING:
    import pandas as pd

METHODS = ("EAP", "MAP", "MLE", "WLE")
BOUND = 40.0  # abilities beyond are taken for infinite
COARSE_POINTS = 81
SETTLED = 1e-9
MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Estimates:
    """Abilities and their standard errors; float64 arrays of shape (person,)."""

    theta: Floats
    se: Floats


def ability(
    items: pd.DataFrame, responses: Any, *, method: str = "EAP", mean: float = 0.0, sd: float = 1.0
) -> pd.DataFrame:
    """Ability of each person from calibrated items.

    Parameters
    ----------
    items : DataFrame
        Columns ``item``, ``a``, ``b`` and perhaps ``c``.
    responses : array, DataFrame, dict of columns or Responses
        See `pixsim.answers.matrix.read_responses`; columns of an array are in the order of
        the items. Items without parameters are not used.
    method : {"EAP", "MAP", "MLE", "WLE"}
        Posterior mean, posterior mode, maximum likelihood, Warm's (1989) weighted likelihood.
    mean, sd : float
        Normal prior of EAP and MAP.

    Returns
    -------
    DataFrame
        ``candidate``, ``theta``, ``se``, ``n`` (answers used), rows in the order of the responses.
        The MLE of all right or all wrong is infinite, with an infinite standard error. Without an
        answer, EAP and MAP are the prior; MLE and WLE its mean with an infinite standard error.

    Raises
    ------
    ValueError
        Unknown method, missing columns or parameters that are not finite.
    """
    import pandas as pd

    if method not in METHODS:
        raise ValueError(f"method: {method!r} is not one of {', '.join(METHODS)}")
    names, curves = item_curves(items)
    labelled = isinstance(responses, Responses | dict) or hasattr(responses, "columns")
    read = read_responses(responses, items=None if labelled else names)
    used, curves = matched(read, names, curves)
    found = estimate(curves, used, method, mean, sd)
    return pd.DataFrame(
        {"candidate": list(read.persons), "theta": found.theta, "se": found.se, "n": used.answered}
    )


def item_curves(items: pd.DataFrame) -> tuple[list[str], Curves]:
    """Names and curves of a table of items, checked."""
    lacking = {"item", "a", "b"} - set(items.columns)
    if lacking:
        raise ValueError(f"items: no column {', '.join(sorted(lacking))}")
    names = [str(name) for name in items["item"]]
    a, b = (items[name].to_numpy(dtype=np.float64) for name in ("a", "b"))
    c = items["c"].to_numpy(dtype=np.float64) if "c" in items.columns else np.zeros_like(a)
    wrong = ~(np.isfinite(a) & np.isfinite(b) & (c >= 0) & (c < 1))
    if wrong.any():
        listed = some(names[j] for j in np.flatnonzero(wrong))
        raise ValueError(f"items: a, b not finite or c not in [0, 1): {listed}")
    return names, from_difficulty(a, b, c)


def matched(read: Responses, names: list[str], curves: Curves) -> tuple[Responses, Curves]:
    """Responses to the items that have parameters, and those parameters in their order."""
    place = {name: row for row, name in enumerate(names)}
    keep = np.array([name in place for name in read.items], dtype=bool)
    if not keep.any():
        raise ValueError("responses: none of the items has parameters")
    order = [place[name] for name in read.items if name in place]
    return read.select(keep), Curves(curves.a[order], curves.d[order], curves.c[order])


def estimate(items: Curves, responses: Responses, method: str, mean: float, sd: float) -> Estimates:
    """Abilities of all persons; see `ability`."""
    design = Design(responses, merged=False)
    eap = method == "EAP"
    work = _eap(items, responses, mean, sd) if eap else _solver(items, method, mean, sd)

    def run(blocks: Callable[[], Any]) -> list[Estimates]:
        return [work(block) for block in blocks()]

    with one_blas_thread():
        parts = [part for chunk in in_order(run, design.chunks()) for part in chunk]
    theta = np.concatenate([part.theta for part in parts])
    se = np.concatenate([part.se for part in parts])
    return Estimates(theta, se)


def _eap(
    items: Curves, responses: Responses, mean: float, sd: float
) -> Callable[[Block], Estimates]:
    grid = normal_grid(points_needed(items, int(responses.answered.max()), sd))
    theta = mean + sd * grid.z
    table = tables(items, theta)
    moments = np.column_stack([theta, theta**2])

    def work(block: Block) -> Estimates:
        weight, _ = posterior(log_likelihood(block, table, theta), grid)
        first, second = (weight @ moments).T
        return Estimates(first, np.sqrt(np.maximum(second - first**2, 0.0)))

    return work


def _solver(items: Curves, method: str, mean: float, sd: float) -> Callable[[Block], Estimates]:
    """Roots of the estimating equation, from the best point of a coarse grid."""
    coarse = mean + sd * np.linspace(-8.0, 8.0, COARSE_POINTS)
    table = tables(items, coarse)

    def work(block: Block) -> Estimates:
        answers = block.right if isinstance(block.right, np.ndarray) else block.right.toarray()
        given = block.given
        if given is not None and not isinstance(given, np.ndarray):
            given = given.toarray()
        people = _People(items, answers, given, method, mean, sd)
        value = log_likelihood(block, table, coarse)
        if method == "MAP":
            value -= 0.5 * ((coarse - mean) / sd) ** 2
        start = coarse[np.argmax(value, axis=1)]
        theta = _root(people, start)
        return _finish(people, theta, mean)

    return work


@dataclass(frozen=True, slots=True)
class _People:
    """Persons whose estimating equation is solved together."""

    items: Curves
    right: NDArray[Any]
    given: NDArray[Any] | None
    method: str
    mean: float
    sd: float

    def equation(self, theta: Floats) -> tuple[Floats, Floats]:
        """Left side of the estimating equation, and the information, at one ability per person."""
        a, c = self.items.a, self.items.c
        rise = logistic(theta[:, None] * a + self.items.d)
        if self.items.guessed:
            p = c + (1.0 - c) * rise
            share = np.where(c > 0, rise / np.maximum(p, 1e-300), 1.0)  # (P - c) / ((1 - c) P)
            residual = (
                self.right - p if self.given is None else self.right - self.given * p
            ) * share
            each = (1.0 - c) * rise * (1.0 - rise) * share
        else:
            residual = self.right - (rise if self.given is None else self.given * rise)
            each = rise * (1.0 - rise)
        if self.given is not None:
            each = each * self.given
        value, information = residual @ a, each @ a**2
        if self.method == "MAP":
            return value - (theta - self.mean) / self.sd**2, information + self.sd**-2.0
        if self.method == "WLE":
            lean = (each * (1.0 - 2.0 * rise)) @ a**3  # Σ P' P'' / (P Q)
            value = value + lean / np.maximum(2.0 * information, 1e-300)
        return value, information


def _root(people: _People, theta: Floats) -> Floats:
    """Safeguarded scoring: steps by the information inside a shrinking bracket."""
    low, high = np.full_like(theta, -BOUND), np.full_like(theta, BOUND)
    active = np.arange(theta.size)
    for _ in range(MOST_STEPS):
        part = _rows(people, active)
        value, information = part.equation(theta[active])
        low[active] = np.where(value > 0, theta[active], low[active])
        high[active] = np.where(value < 0, theta[active], high[active])
        step = np.clip(value / np.maximum(information, 1e-12), -2.0, 2.0)
        then = theta[active] + step
        outside = (then <= low[active]) | (then >= high[active])
        then = np.where(outside, 0.5 * (low[active] + high[active]), then)
        moved = np.abs(then - theta[active])
        theta[active] = then
        active = active[(moved > SETTLED) & (np.abs(then) < BOUND - 1.0)]
        if not active.size:
            break
    return theta


def _rows(people: _People, which: NDArray[np.integer]) -> _People:
    if which.size == people.right.shape[0]:
        return people
    given = None if people.given is None else people.given[which]
    return _People(people.items, people.right[which], given, people.method, people.mean, people.sd)


def _finish(people: _People, theta: Floats, mean: float) -> Estimates:
    """Standard errors; infinite estimates and persons without an answer."""
    _, information = people.equation(theta)
    se = 1.0 / np.sqrt(np.maximum(information, 1e-300))
    if people.method == "MAP":
        return Estimates(theta, se)
    if people.method == "MLE":
        endless = np.abs(theta) > 0.5 * BOUND
        a = people.items.a
        good = np.where(a > 0, people.right, 1 - people.right)
        if people.given is not None:
            good = np.where(people.given > 0, good, np.nan)
        with np.errstate(invalid="ignore"):
            endless |= np.all((good == 1) | np.isnan(good), axis=1)
            endless |= np.all((good == 0) | np.isnan(good), axis=1)
        theta = np.where(endless, np.copysign(np.inf, theta), theta)
        se = np.where(endless, np.inf, se)
    if people.given is not None:
        empty = ~(people.given > 0).any(axis=1)
        theta, se = np.where(empty, mean, theta), np.where(empty, np.inf, se)
    return Estimates(theta, se)
