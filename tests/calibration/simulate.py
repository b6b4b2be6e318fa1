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
    chance = c + (1 - c) / (1 + np.exp(-a * (theta[:, None] - b)))
    return Simulated((rng.random((persons, items)) < chance).astype(np.int8), a, b, theta)


def with_holes(
    rng: np.random.Generator, answers: NDArray[np.int8], kept: float
) -> NDArray[np.float64]:
    """Answers with a share of the places kept, NaN elsewhere."""
    return np.where(rng.random(answers.shape) < kept, answers, np.nan)


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
