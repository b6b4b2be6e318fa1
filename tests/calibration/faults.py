"""Simulated answers with planted faults, for the detection rates of the item analysis."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pixsim.foundation.arrays import Floats
from pixsim.irt.logistic import logistic

ITEMS = 30
NAMES = [f"q{item + 1}" for item in range(ITEMS)]
LETTERS = np.array(list("ABCD"))


class Truth(NamedTuple):
    """Parameters of a bank."""

    a: Floats
    b: Floats


def bank(rng: np.random.Generator) -> Truth:
    """Log-normal slopes, normal difficulties."""
    return Truth(np.exp(rng.normal(0, 0.3, ITEMS)), rng.normal(0, 1, ITEMS))


def drawn(rng: np.random.Generator, chance: Floats) -> NDArray[np.int8]:
    """Answers of these chances."""
    return (rng.random(chance.shape) < chance).astype(np.int8)


def answers(rng: np.random.Generator, truth: Truth, theta: Floats) -> pd.DataFrame:
    """2PL answers, one column per item."""
    chance = logistic(truth.a * (theta[:, None] - truth.b))
    return pd.DataFrame(drawn(rng, chance), columns=NAMES)


class Planted(NamedTuple):
    """A bank with faults: what a review is given, and the fault of the first items."""

    options: pd.DataFrame
    key: dict[str, str]
    focal: NDArray[np.bool_]
    present: pd.DataFrame
    faults: tuple[str, ...]


FAULTS = (
    "wrong key", "wrong key", "flat", "too easy", "group 0.8", "drift 0.6", "able ones misled",
)  # fmt: skip
WANTED = {
    "wrong key": "review key", "flat": "does not discriminate", "too easy": "too easy",
    "group 0.8": "favours a group", "drift 0.6": "drifted", "able ones misled": "does not fit",
}  # fmt: skip


def planted(rng: np.random.Generator, persons: int) -> Planted:
    """Options of four chosen by persons of two groups of equal ability, with `FAULTS`."""
    focal = np.arange(persons) % 2 == 0
    theta, truth = rng.normal(0, 1, persons), bank(rng)
    present = pd.DataFrame({"item": NAMES, "a": truth.a, "b": truth.b, "se_b": 0.05})
    truth.b[5] -= 0.6
    chance = logistic(truth.a * (theta[:, None] - truth.b))
    chance[:, 2] = 0.5
    chance[:, 3] = logistic(theta + 4.2)
    chance[:, 4] = logistic(theta - 0.4 + 0.8 * focal)
    chance[:, 6] = logistic(1.5 * theta) * (1.0 - 0.6 * logistic(3.0 * (theta - 0.8)))
    right = drawn(rng, chance) == 1
    wrong = rng.choice([1, 2, 3], size=right.shape, p=[0.5, 0.3, 0.2])
    options = pd.DataFrame(LETTERS[np.where(right, 0, wrong)], columns=NAMES)
    key = dict.fromkeys(NAMES, "A") | {NAMES[0]: "B", NAMES[1]: "C"}
    old = [fault == "drift 0.6" for fault in FAULTS] + [True] * (ITEMS - len(FAULTS))
    return Planted(options, key, focal, present[old], FAULTS)
