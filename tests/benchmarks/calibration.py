"""Calibration of small to large banks, and abilities.

Run ``python -m tests.benchmarks.calibration [S M L X]``. Each cell is a median of `REPEATS` fits,
with and without standard errors, as a ratio to plain EM with dense tables in the same run (S and M,
where it fits in memory), with the error of recovery and the peak memory of the process. Where the
package mirt of PyPI is installed (the fastest peer known; pixsim does not need it), it fits the same
answers in the same run.
"""

from __future__ import annotations

import platform
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration import ability, calibrate
from pixsim.irt.logistic import logistic
from tests.benchmarks.memory import peak_mib

REPEATS = 5
PEER_REPEATS = {"S": 5, "M": 5, "X": 1}  # a fit of L takes minutes
PEER_POINTS = 61  # its default of 21 biases long tests


class Cell(NamedTuple):
    persons: int
    items: int
    answered: float


CELLS = {
    "S": Cell(1_000, 50, 1.0),
    "M": Cell(10_000, 100, 1.0),
    "L": Cell(50_000, 500, 1.0),
    "X": Cell(20_000, 800, 0.05),
}


class Data(NamedTuple):
    answers: NDArray[Any]
    a: NDArray[np.float64]
    b: NDArray[np.float64]


def simulated(cell: Cell, rng: np.random.Generator) -> Data:
    """2PL answers, abilities N(0, 1); NaN where there is no answer."""
    a, b = np.exp(rng.normal(0, 0.3, cell.items)), rng.normal(0, 1, cell.items)
    answers = np.empty((cell.persons, cell.items), np.int8 if cell.answered == 1 else np.float32)
    for start in range(0, cell.persons, 1000):
        part = answers[start : start + 1000]
        theta = rng.normal(0, 1, (len(part), 1))
        part[:] = rng.random(part.shape) < logistic(a * (theta - b))
        if cell.answered < 1:
            part[rng.random(part.shape) >= cell.answered] = np.nan
    return Data(answers, a, b)


def median_of(action: Callable[[], object], repeats: int = REPEATS, *, warm: bool = True) -> float:
    """Median seconds of an action, once warmed up."""
    if warm:
        action()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def plain_em(answers: NDArray[Any], points: int = 61, tolerance: float = 1e-4) -> None:
    """Textbook EM (Bock & Aitkin) with tables (item, point), to a change of 1e-4."""
    right = answers.astype(np.float64)
    theta = np.linspace(-6, 6, points)
    weight = np.exp(-(theta**2) / 2)
    weight /= weight.sum()
    a, d = np.ones(right.shape[1]), np.zeros(right.shape[1])
    for _step in range(500):
        p = logistic(a[:, None] * theta + d[:, None])
        posterior = right @ np.log(p) + (1 - right) @ np.log1p(-p) + np.log(weight)
        posterior = np.exp(posterior - posterior.max(axis=1, keepdims=True))
        posterior /= posterior.sum(axis=1, keepdims=True)
        met, count = right.T @ posterior, posterior.sum(axis=0)
        before = np.concatenate([a, d])
        for _ in range(2):
            p = logistic(a[:, None] * theta + d[:, None])
            w, miss = count * p * (1 - p), met - count * p
            aa, ad, dd = w @ theta**2, w @ theta, w.sum(axis=1)
            ga, gd, det = miss @ theta, miss.sum(axis=1), aa * dd - ad**2
            a, d = a + (dd * ga - ad * gd) / det, d + (aa * gd - ad * ga) / det
        if np.abs(np.concatenate([a, d]) - before).max() < tolerance:
            return


def peer(name: str, data: Data, full: float) -> None:
    """Print what the peer takes, with standard errors, and how well it recovers."""
    if find_spec("mirt") is None or name not in PEER_REPEATS:
        return
    given = np.where(np.isnan(data.answers), -1, data.answers).astype(np.int64)
    fit = partial(
        import_module("mirt").fit_mirt, given, "2PL", n_quadpts=PEER_POINTS, accelerate="squarem"
    )
    seconds = median_of(fit, PEER_REPEATS[name], warm=PEER_REPEATS[name] > 1)
    found = fit()
    b = np.asarray(found.model.parameters["difficulty"])
    rmse = float(np.sqrt(np.mean((b - data.b) ** 2)))
    print(
        f"  mirt of PyPI {seconds:.3f} s, {seconds / full:.0f} times; "
        f"converged {found.converged}; RMSE b {rmse:.4f}"
    )


def calibration(name: str) -> None:
    """Print one line for a cell."""
    cell = CELLS[name]
    data = simulated(cell, np.random.default_rng(2026))
    without = median_of(lambda: calibrate(data.answers, standard_errors=False))
    full = median_of(lambda: calibrate(data.answers))
    found = calibrate(data.answers)
    rmse_a = float(np.sqrt(np.mean((found.items["a"] - data.a) ** 2)))
    rmse_b = float(np.sqrt(np.mean((found.items["b"] - data.b) ** 2)))
    covered = float((np.abs(found.items["b"] - data.b) < 1.96 * found.items["se_b"]).mean())
    peak = peak_mib()  # before plain EM, whose tables are larger
    ratio = ""
    if name in ("S", "M"):
        ratio = f"; plain EM takes {median_of(lambda: plain_em(data.answers)) / without:.0f} times"
    print(
        f"{name} {cell.persons:>6} × {cell.items:<4} {without:7.3f} s, with errors {full:7.3f} s; "
        f"{found.iterations} steps, {found.points} points, converged {found.converged}; "
        f"RMSE a {rmse_a:.4f} b {rmse_b:.4f}, 95 % intervals cover {covered:.1%}; "
        f"peak {peak:.0f} MiB{ratio}"
    )
    peer(name, data, full)


def abilities(persons: int = 100_000, items: int = 48) -> None:
    """Print persons a second for each method."""
    import pandas as pd

    data = simulated(Cell(persons, items, 1.0), np.random.default_rng(1))
    table = pd.DataFrame(
        {"item": [f"item_{j + 1}" for j in range(items)], "a": data.a, "b": data.b}
    )
    for method in ("EAP", "MAP", "MLE", "WLE"):
        seconds = median_of(partial(ability, table, data.answers, method=method))
        print(f"{method} {persons / seconds:12,.0f} persons/s ({items} items)")


def main() -> None:
    """Print what was measured."""
    print(f"{platform.machine()}, Python {platform.python_version()}, numpy {np.__version__}")
    for name in sys.argv[1:] or CELLS:
        calibration(name)
    abilities()


if __name__ == "__main__":
    main()
