"""How well parameters are recovered: bias, error and coverage over simulated sets.

Run ``python -m tests.benchmarks.recovery [NAME …] [SETS]``; a few minutes for all. A row is an estimate of
one kind over all items of all sets of a scenario: mean error, root mean square error, mean standard
error, and the share of 95 % intervals that hold the truth. Abilities of a set are a sample, whose
mean and spread are not 0 and 1: all difficulties of the set share that error, so that coverage in
one set is far from 95 % more often than its many items suggest; over sets it is not.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar  # type: ignore[import-untyped]

from pixsim.calibration import Calibration, Priors, calibrate
from pixsim.foundation.arrays import Floats
from tests.calibration.simulate import (
    adaptive,
    answered,
    simulate,
    simulate_families,
    with_holes,
)  # fmt: skip


class Estimate(NamedTuple):
    """Errors of the estimates of a set, and their standard errors."""

    kind: str
    error: Floats
    se: Floats


Scenario = Callable[[np.random.Generator], Iterator[Estimate]]


def _of_items(
    found: Calibration, a: Floats, b: Floats, free: slice = slice(None)
) -> Iterator[Estimate]:
    items = found.items
    slopes = items["se_a"].to_numpy()[free]
    if (slopes > 0).any():
        yield Estimate("a", (items["a"].to_numpy() - a)[free], slopes)
    yield Estimate("b", (items["b"].to_numpy() - b)[free], items["se_b"].to_numpy()[free])


def rasch(rng: np.random.Generator) -> Iterator[Estimate]:
    """Rasch, 1,000 × 50, all answered."""
    true = simulate(rng, 1000, 50, spread=0.0)
    yield from _of_items(calibrate(true.answers, "rasch"), true.a, true.b)


def complete(rng: np.random.Generator) -> Iterator[Estimate]:
    """2PL, 1,000 × 50, all answered."""
    true = simulate(rng, 1000, 50)
    yield from _of_items(calibrate(true.answers), true.a, true.b)


def sparse(rng: np.random.Generator) -> Iterator[Estimate]:
    """2PL, 10,000 × 400, 95 % missing (20 answers a person)."""
    true = simulate(rng, 10_000, 400)
    yield from _of_items(calibrate(with_holes(rng, true.answers, 0.05)), true.a, true.b)


def anchored(rng: np.random.Generator) -> Iterator[Estimate]:
    """2PL, 2,000 × 40, half of the items anchored, ability N(0.7, 1.3²)."""
    true = simulate(rng, 2000, 40, mean=0.7, sd=1.3)
    anchors = {f"item_{j + 1}": (true.a[j], true.b[j]) for j in range(20)}
    found = calibrate(true.answers, anchors=anchors)
    yield from _of_items(found, true.a, true.b, slice(20, None))


def priors(rng: np.random.Generator) -> Iterator[Estimate]:
    """2PL, 300 × 200, 40 answers an item, the bank's priors right on average."""
    centre = rng.normal(0, 1.0, 200)
    truth = np.exp(rng.normal(0, 0.3, 200)), centre + rng.normal(0, 0.5, 200)
    true = simulate(rng, 300, 200, parameters=truth)
    prior = Priors(log_a=0.0, log_a_sd=0.3, b=centre, b_sd=0.5)
    found = calibrate(with_holes(rng, true.answers, 0.13), priors=prior)
    yield from _of_items(found, true.a, true.b)


def _at_large(
    rng: np.random.Generator,
    persons: int,
    items: int,
    answers: Callable[[Floats, tuple[Floats, Floats], tuple[Floats, Floats]], NDArray[Any]],
) -> Iterator[Estimate]:
    """Ability free, N(0.5, 1.2²), and priors as exact as those of a bank: b ± 1, log a ± 0.3.

    The scale is as far from the truth as one sample of persons and items makes it.
    """
    known = np.ones(items), rng.normal(0, 1, items)
    truth = known[0] * np.exp(rng.normal(0, 0.3, items)), known[1] + rng.normal(0, 1, items)
    theta = rng.normal(0.5, 1.2, persons)
    prior = Priors(log_a=np.log(known[0]), log_a_sd=0.3, b=known[1], b_sd=1.0)
    found = calibrate(answers(theta, truth, known), priors=prior)
    assert found.converged
    yield from _of_items(found, *truth)
    means = found.means()
    for name, true in zip("ab", truth, strict=True):
        error = means[name].to_numpy() - true
        yield Estimate(f"{name}, means", error, means[f"se_{name}"].to_numpy())
    yield Estimate("mean", np.array([found.ability_mean - 0.5]), np.array([np.nan]))
    nothing = np.array([np.nan])
    ratio, best = found.ability_sd / 1.2, stretch_at_best(truth, known)
    yield Estimate("sd ratio", np.array([ratio - 1.0]), nothing)
    drawn = theta.std() / 1.2
    yield Estimate("sd of the persons drawn", np.array([drawn - 1.0]), nothing)
    yield Estimate("sd ratio, items known", np.array([best - 1.0]), nothing)
    yield Estimate("sd ratio beside both", np.array([ratio / (drawn * best) - 1.0]), nothing)


def stretch_at_best(truth: tuple[Floats, Floats], known: tuple[Floats, Floats]) -> float:
    """How wide the mode of the scale is for one who knows of the items all but their scale.

    Items are then exactly alpha = a s and beta = (b - m) / s, and priors are all that tells s: their
    density of log alpha - log s and m + s beta, and the Jacobian J log s. No fit can know more, so
    that what the items of a set happen to say of the scale is told from what a fit makes of it.
    """
    log_a, b = np.log(truth[0]), truth[1]

    def against(log_s: float) -> float:
        s = np.exp(log_s)
        slopes = (log_a - log_s - np.log(known[0])) / 0.3
        places = s * b - known[1]
        places -= places.mean()
        return float(0.5 * (slopes**2).sum() + 0.5 * (places**2).sum() - b.size * log_s)

    return float(np.exp(minimize_scalar(against, bounds=(-3.0, 3.0), method="bounded").x))


def scale_complete(rng: np.random.Generator) -> Iterator[Estimate]:
    """Default scale, 2,000 × 100, all answered."""

    def all_of_them(theta: Floats, true: tuple[Floats, Floats], _: object) -> NDArray[Any]:
        return answered(rng, theta, true)

    yield from _at_large(rng, 2000, 100, all_of_them)


def scale_adaptive(rng: np.random.Generator) -> Iterator[Estimate]:
    """Default scale, 2,500 persons, adaptive tests of 32 items out of 250 (320 answers an item)."""

    def chosen(
        theta: Floats, true: tuple[Floats, Floats], known: tuple[Floats, Floats]
    ) -> NDArray[Any]:
        return adaptive(rng, theta, true, known, 32)

    yield from _at_large(rng, 2500, 250, chosen)


def scale_missing(rng: np.random.Generator) -> Iterator[Estimate]:
    """Default scale, 3,000 × 400, 95 % missing (20 answers a person, 150 an item)."""

    def few_of_them(theta: Floats, true: tuple[Floats, Floats], _: object) -> NDArray[Any]:
        return with_holes(rng, answered(rng, theta, true), 0.05)

    yield from _at_large(rng, 3000, 400, few_of_them)


def scale_small(rng: np.random.Generator) -> Iterator[Estimate]:
    """Default scale, a class of 60 × 300, 30 answers a person, 6 an item."""

    def few_of_them(theta: Floats, true: tuple[Floats, Floats], _: object) -> NDArray[Any]:
        return with_holes(rng, answered(rng, theta, true), 0.1)

    yield from _at_large(rng, 60, 300, few_of_them)


def two_groups(rng: np.random.Generator) -> Iterator[Estimate]:
    """2PL, two groups of 1,000 at N(-1, 1) and N(1, 0.8²), 25 items each, 10 in common."""
    a, b = np.exp(rng.normal(0, 0.3, 40)), rng.normal(0, 1, 40)
    group = np.repeat(["first", "second"], 1000)
    theta = np.where(group == "first", rng.normal(-1, 1, 2000), rng.normal(1, 0.8, 2000))
    answers = answered(rng, theta, (a, b)).astype(np.float64)
    answers[:1000, 25:] = answers[1000:, :15] = np.nan
    found = calibrate(answers, groups=group)
    assert found.groups is not None
    reference = -1.0 if found.groups["group"][0] == "first" else 1.0  # whose ability is N(0, 1)
    width = 1.0 if reference < 0 else 0.8
    yield from _of_items(found, a * width, (b - reference) / width)
    other = (-reference - reference) / width
    mean, error = found.groups[["mean", "se_mean"]].iloc[1]
    yield Estimate("mean of the other group", np.array([mean - other]), np.array([error]))


def profiles(rng: np.random.Generator) -> Iterator[Estimate]:
    """2PL with exact priors, 2,000 persons, the 20 of 80 items nearest to what a profile says."""
    known = rng.normal(0, 1, 80)
    a, b = np.exp(rng.normal(0, 0.3, 80)), known + rng.normal(0, 1, 80)
    theta = rng.normal(0.3, 1.2, 2000)
    profile = theta + rng.normal(0, 0.5, 2000)
    near = np.argsort(np.abs(profile[:, None] - known), axis=1)[:, :20]
    answers = np.full((2000, 80), np.nan)
    every = answered(rng, theta, (a, b))
    np.put_along_axis(answers, near, np.take_along_axis(every, near, axis=1), axis=1)
    prior = Priors(log_a_sd=0.3, b=known, b_sd=1.0)
    for name, told in (("", {"profile": profile}), (" unknown", None)):
        found = calibrate(answers, priors=prior, covariates=told)
        for kind, error, se in _of_items(found, a, b):
            yield Estimate(f"{kind}, profile{name or ' known'}", error, se)
        sd = found.ability_sd if found.groups is None else float(found.groups["sd"][0])
        ratio = np.array([sd / 1.2 - 1.0])
        yield Estimate(f"sd ratio, profile{name or ' known'}", ratio, np.array([np.nan]))


def guessing(rng: np.random.Generator) -> Iterator[Estimate]:
    """3PL with its prior, 3,000 × 40, c about 0.2, all answered."""
    c = rng.beta(5, 17, 40)
    truth = np.exp(rng.normal(0, 0.3, 40)), rng.normal(0, 1, 40)
    true = simulate(rng, 3000, 40, c=c, parameters=truth)
    found = calibrate(true.answers, "3pl")
    yield from _of_items(found, true.a, true.b)
    se_c = found.intercepts["se_c"].to_numpy()
    yield Estimate("c", found.items["c"].to_numpy() - c, se_c)


def families(rng: np.random.Generator) -> Iterator[Estimate]:
    """2PL, 1,500 persons, 40 families of 5 variants, one of each seen (300 answers a variant)."""
    yield from _of_families(rng, 1500, 40, 5, 0.25)


def few(rng: np.random.Generator) -> Iterator[Estimate]:
    """2PL, 1,500 persons, 40 families of 100 variants, one of each seen (15 answers a variant)."""
    yield from _of_families(rng, 1500, 40, 100, 0.25)


def _of_families(
    rng: np.random.Generator, persons: int, count: int, variants: int, spread: float
) -> Iterator[Estimate]:
    true = simulate_families(rng, persons, count, variants, spread=spread)
    names = {f"item_{j + 1}": f"{k:03d}" for j, k in enumerate(true.family)}
    found = calibrate(true.answers, families=names)
    assert found.families is not None
    assert found.spread is not None
    table = found.families.sort_values("family")
    item = found.items["item"].str.removeprefix("item_").astype(int).to_numpy() - 1
    difficulty = found.items["b"].to_numpy() - true.difficulty[item]
    yield Estimate("a family", table["a"].to_numpy() - true.a, table["se_a"].to_numpy())
    yield Estimate("b family", table["b"].to_numpy() - true.b, table["se_b"].to_numpy())
    yield Estimate("b variant", difficulty, found.items["se_b"].to_numpy())
    error = np.array([found.spread - true.spread])
    yield Estimate("spread", error, np.array([found.se_spread]))


SCENARIOS: dict[str, tuple[Scenario, int]] = {
    "rasch": (rasch, 60),
    "complete": (complete, 60),
    "sparse": (sparse, 15),
    "anchored": (anchored, 40),
    "priors": (priors, 40),
    "scale complete": (scale_complete, 40),
    "scale adaptive": (scale_adaptive, 40),
    "scale missing": (scale_missing, 40),
    "scale small": (scale_small, 100),
    "two groups": (two_groups, 20),
    "profiles": (profiles, 20),
    "3pl": (guessing, 15),
    "families": (families, 20),
    "few": (few, 12),
}


def table(name: str, most: int | None = None) -> pd.DataFrame:
    """One row for each kind of estimate of a scenario."""
    scenario, sets = SCENARIOS[name]
    sets = min(sets, most or sets)
    found: dict[str, list[Estimate]] = {}
    for number in range(sets):
        for estimate in scenario(np.random.default_rng([2026, number])):
            found.setdefault(estimate.kind, []).append(estimate)
    rows = []
    for kind, estimates in found.items():
        error = np.concatenate([estimate.error for estimate in estimates])
        se = np.concatenate([estimate.se for estimate in estimates])
        rows.append(
            {
                "estimate": kind,
                "sets": sets,
                "bias": error.mean(),
                "RMSE": np.sqrt(np.mean(error**2)),
                "mean SE": se.mean(),
                "coverage": np.mean(np.abs(error) < 1.96 * se),
            }
        )
    return pd.DataFrame(rows)


def main() -> None:
    """Print the tables."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    names = [word for word in sys.argv[1:] if not word.isdigit()] or list(SCENARIOS)
    for name in names:
        start = time.process_time()
        rows = table(name, *numbers[:1])
        print(f"{name}: {SCENARIOS[name][0].__doc__} [{time.process_time() - start:.0f} s of CPU]")
        print(rows.to_string(index=False, float_format="{:.3f}".format), flush=True)


if __name__ == "__main__":
    main()
