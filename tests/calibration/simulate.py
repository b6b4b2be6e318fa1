"""Simulated responses with known parameters."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray


class Simulated(NamedTuple):
    answers: NDArray[np.int8]
    a: NDArray[np.float64]
    b: NDArray[np.float64]
    theta: NDArray[np.float64]


def simulate(
    rng: np.random.Generator,
    persons: int,
    items: int,
    *,
    spread: float = 0.3,
    c: float | NDArray[np.float64] = 0.0,
    mean: float = 0.0,
    sd: float = 1.0,
    parameters: tuple[Any, Any] | None = None,
) -> Simulated:
    """Answers to items with log-normal slopes and normal difficulties."""
    if parameters is None:
        a, b = np.exp(rng.normal(0, spread, items)), rng.normal(0, 1, items)
    else:
        a, b = parameters
    theta = rng.normal(mean, sd, persons)
    return Simulated(answered(rng, theta, (a, b), c), a, b, theta)


def answered(
    rng: np.random.Generator,
    theta: NDArray[np.float64],
    items: tuple[NDArray[np.float64], NDArray[np.float64]],
    c: float | NDArray[np.float64] = 0.0,
) -> NDArray[np.int8]:
    """Answers of persons to all of some items."""
    a, b = items
    chance = c + (1 - c) / (1 + np.exp(-a * (theta[:, None] - b)))
    return (rng.random(chance.shape) < chance).astype(np.int8)


def with_holes(
    rng: np.random.Generator, answers: NDArray[np.int8], kept: float
) -> NDArray[np.float64]:
    """Answers with a share of the places kept, NaN elsewhere."""
    return np.where(rng.random(answers.shape) < kept, answers, np.nan)


def adaptive(
    rng: np.random.Generator,
    theta: NDArray[np.float64],
    true: tuple[NDArray[np.float64], NDArray[np.float64]],
    known: tuple[NDArray[np.float64], NDArray[np.float64]],
    length: int,
) -> NDArray[np.float32]:
    """Answers to adaptive tests: items chosen by what is known of them, answered as they are.

    Each next item is drawn among the five most informative at the posterior mean; NaN elsewhere.
    """
    a, b = known
    points = np.linspace(-5.0, 5.0, 41)
    chance = 1.0 / (1.0 + np.exp(-a[:, None] * (points - b[:, None])))
    right, wrong = np.log(chance), np.log1p(-chance)
    posterior = np.tile(-0.5 * (points / 1.5) ** 2, (theta.size, 1))
    answers = np.full((theta.size, a.size), np.nan, dtype=np.float32)
    everyone = np.arange(theta.size)
    for _ in range(length):
        weight = np.exp(posterior - posterior.max(axis=1, keepdims=True))
        mean = (weight @ points / weight.sum(axis=1))[:, None]
        rise = 1.0 / (1.0 + np.exp(-a * (mean - b)))
        told = np.where(np.isnan(answers), a**2 * rise * (1.0 - rise), -1.0)
        best = np.argpartition(-told, 5, axis=1)[:, :5]
        item = best[everyone, rng.integers(0, 5, theta.size)]
        odds = true[0][item] * (theta - true[1][item])
        good = rng.random(theta.size) < 1.0 / (1.0 + np.exp(-odds))
        answers[everyone, item] = good
        posterior += np.where(good[:, None], right[item], wrong[item])
    return answers


def long(answers: NDArray[np.floating[Any]]) -> pd.DataFrame:
    """Tidy table of a wide matrix with NaN."""
    person, item = np.nonzero(~np.isnan(answers))
    return pd.DataFrame(
        {
            "candidate": [f"p{i}" for i in person],
            "item": [f"q{j}" for j in item],
            "outcome": answers[person, item].astype(int),
        }
    )


class Families(NamedTuple):
    answers: NDArray[np.float64]
    family: NDArray[np.int64]
    a: NDArray[np.float64]
    b: NDArray[np.float64]
    difficulty: NDArray[np.float64]
    theta: NDArray[np.float64]
    spread: float


def simulate_families(
    rng: np.random.Generator,
    persons: int,
    families: int,
    variants: int,
    *,
    spread: float = 0.25,
    slopes: float = 0.3,
    c: float = 0.0,
    mean: float = 0.0,
    sd: float = 1.0,
) -> Families:
    """Answers of each person to one variant of each family, NaN elsewhere."""
    a, b = np.exp(rng.normal(0, slopes, families)), rng.normal(0, 1, families)
    family = np.repeat(np.arange(families), variants)
    difficulty = b[family] + rng.normal(0, spread, family.size)
    theta = rng.normal(mean, sd, persons)
    chance = c + (1 - c) / (1 + np.exp(-a[family] * (theta[:, None] - difficulty)))
    answers = (rng.random(chance.shape) < chance).astype(float)
    seen = rng.integers(0, variants, (persons, families))
    met = np.arange(variants) == seen[:, :, None]
    answers[~met.reshape(persons, -1)] = np.nan
    return Families(answers, family, a, b, difficulty, theta, spread)
