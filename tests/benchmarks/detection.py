"""What the item analysis finds, and what it finds that is not there.

Run ``python -m tests.benchmarks.detection [fit groups drift review] [repeats]``. Every rate is a
share of items (or of planted faults) over simulated sets, with the half-width of its 95 % interval.
The fast version with bounds is tests/calibration/test_detection.py.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from pixsim.calibration import (
    Calibration,
    calibrate,
    drift,
    item_fit,
    logistic_dif,
    mantel_haenszel,
    rest_fit,
    review_items,
)
from pixsim.foundation.arrays import Floats
from pixsim.irt.logistic import logistic
from tests.calibration.faults import FAULTS, ITEMS, NAMES, WANTED, answers, bank, drawn, planted

PERSONS = (500, 1000, 2000)
REPEATS = 25
FAR = 1.0  # standard deviations between groups of unequal ability
SHIFTS = (0.4, 0.6, 0.8)


class Rate(NamedTuple):
    """Hits among trials."""

    hits: int
    trials: int

    def __str__(self) -> str:
        """Per cent, with the half-width of the 95 % interval."""
        share = self.hits / max(self.trials, 1)
        half = 1.96 * (share * (1 - share) / max(self.trials, 1)) ** 0.5
        return f"{100 * share:5.1f} ±{100 * half:4.1f}"


class Tally:
    """Hits and trials by name."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.trials: Counter[str] = Counter()

    def add(self, name: str, found: Iterable[Any]) -> None:
        """Count the truth values of some items."""
        flags = np.asarray(list(found), dtype=bool)
        self.hits[name] += int(flags.sum())
        self.trials[name] += flags.size

    def __getitem__(self, name: str) -> Rate:
        """Rate of a name."""
        return Rate(self.hits[name], self.trials[name])

    def names(self) -> list[str]:
        """Names in the order in which they came."""
        return list(self.trials)


def scored(found: Calibration) -> Floats:
    """Abilities (EAP)."""
    theta: Floats = found.scores()["theta"].to_numpy()
    return theta


def misfits(rng: np.random.Generator, persons: int, repeats: int, kept: float = 1.0) -> Tally:
    """S-X² and the fit by the other answers: p below 0.05."""
    tally = Tally()
    for _ in range(repeats):
        theta = rng.normal(0, 1, persons)
        table = answers(rng, bank(rng), theta)
        odd: dict[str, Floats] = {
            "guessing 25 % (3PL)": 0.25 + 0.75 * logistic(1.7 * (theta - 1.0)),
            "able ones misled": logistic(1.5 * theta) * (1.0 - 0.6 * logistic(3.0 * (theta - 0.8))),
            "fold": np.where(np.abs(theta) < 0.8, 0.85, 0.35),
        }
        for name, chance in zip(NAMES, odd.values(), strict=False):
            table[name] = drawn(rng, chance)
        if kept < 1.0:
            table = table.where(rng.random(table.shape) < kept)
        found = calibrate(table, standard_errors=False)
        fits = {"by other answers": rest_fit(found.items, table)["p"]}
        if kept == 1.0:
            fits["S-X²"] = item_fit(found.items, table, scored(found))["p"]
        for method, p in fits.items():
            tally.add(f"{method}: sound", p[len(odd) :] < 0.05)
            for place, name in enumerate(odd):
                tally.add(f"{method}: {name}", [p[place] < 0.05])
    return tally


def group_effects(
    rng: np.random.Generator, persons: int, repeats: int, shift: float, distance: float,
    kept: float = 1.0,
) -> Tally:  # fmt: skip
    """Three items harder for the focal group by `shift`, one whose slope differs if it is not 0."""
    tally = Tally()
    for _ in range(repeats):
        focal = np.arange(persons) % 2 == 0
        theta = rng.normal(0, 1, persons) - distance * focal
        truth = bank(rng)
        truth.a[:3], truth.b[:3] = 1.0, (-1.0, 0.0, 1.0)
        table = answers(rng, truth, theta)
        harder = truth.b[:3] + shift * focal[:, None]
        table[NAMES[:3]] = drawn(rng, logistic(theta[:, None] - harder))
        if shift:
            table[NAMES[3]] = drawn(rng, logistic(np.where(focal, 0.4, 1.8) * theta))
        if kept < 1.0:
            table = table.where(rng.random(table.shape) < kept)
        able = scored(calibrate(table, standard_errors=False))
        tables = {
            "MH on ability": mantel_haenszel(table, focal, able),
            "logistic on ability": logistic_dif(table, focal, able),
        }
        if kept == 1.0:
            tables = {
                "MH": mantel_haenszel(table, focal), "logistic": logistic_dif(table, focal)
            } | tables  # fmt: skip
        for method, found in tables.items():
            _count_effects(tally, method, found, planted=bool(shift))
    return tally


def _count_effects(tally: Tally, method: str, found: pd.DataFrame, *, planted: bool) -> None:
    first = 4 if planted else 0
    tally.add(f"{method}: sound, p", found["p"][first:] < 0.05)
    tally.add(f"{method}: sound, flag", found["flagged"][first:])
    if planted:
        tally.add(f"{method}: shifted, p", found["p"][:3] < 0.05)
        tally.add(f"{method}: shifted, flag", found["flagged"][:3])
        tally.add(f"{method}: crossing, flag", found["flagged"][3:4])


def drifts(
    rng: np.random.Generator, persons: int, repeats: int, shift: float, share: float = 0.2
) -> Tally:
    """A share of the items easier by `shift` in a second, abler and wider group."""
    tally, moved = Tally(), round(share * ITEMS)
    for _ in range(repeats):
        truth = bank(rng)
        before = calibrate(answers(rng, truth, rng.normal(0, 1, persons)))
        truth.b[:moved] -= shift
        after = calibrate(answers(rng, truth, rng.normal(0.5, 1.2, persons)))
        found = drift(after, before.items)
        sound = slice(moved if shift else 0, None)
        tally.add("sound, p", found["p"][sound] < 0.05)
        tally.add("sound, flag", found["drifted"][sound])
        if shift:
            tally.add("moved, flag", found["drifted"][:moved])
    return tally


def reviews(
    rng: np.random.Generator, persons: int, repeats: int, *, with_options: bool, kept: float = 1.0
) -> Tally:
    """Verdicts on planted faults, and on sound items."""
    tally = Tally()
    for _ in range(repeats):
        case = planted(rng, persons)
        asked = rng.random(case.options.shape) < kept
        keys = pd.Series(case.key)[NAMES].to_numpy()
        table = (case.options == keys).astype(float).where(asked)
        given: dict[str, Any] = {}
        if with_options:
            given = {"options": case.options.where(asked), "key": case.key}
        found = review_items(
            table, calibrate(table), group=case.focal, present=case.present, **given
        )
        verdicts = found["verdict"].tolist()
        for fault, verdict in zip(case.faults, verdicts, strict=False):
            tally.add(f"{fault} → {WANTED[fault]}", [verdict == WANTED[fault]])
        tally.add("any fault → not keep", [each != "keep" for each in verdicts[: len(FAULTS)]])
        sound = verdicts[len(FAULTS) :]
        tally.add("sound → not keep", [each != "keep" for each in sound])
        for wanted in dict.fromkeys(WANTED.values()):
            tally.add(f"sound → {wanted}", [each == wanted for each in sound])
    return tally


def printed(title: str, columns: Iterable[tuple[str, Tally]]) -> None:
    """A line for each column as it is measured, then the table: a row a rate."""
    print(f"\n{title}")
    rows, heads = defaultdict[str, list[str]](list), list[str]()
    start = time.perf_counter()
    for head, tally in columns:
        heads.append(head)
        print(f"  {head}: {time.perf_counter() - start:.1f} s")
        for name in tally.names():
            rows[name].append(str(tally[name]))
        start = time.perf_counter()
    print(f"  {'%':<38}" + "".join(f"{column:>14}" for column in heads))
    for name, cells in rows.items():
        print(f"  {name:<38}" + "".join(f"{cell:>14}" for cell in cells))


def over_persons(study: Callable[..., Tally]) -> Iterator[tuple[str, Tally]]:
    """A study at each number of persons."""
    return ((f"N = {persons}", study(persons=persons)) for persons in PERSONS)


def fit_tables(rng: np.random.Generator, repeats: int) -> None:
    """Print the rates of S-X² and of the fit by the other answers."""
    for kept in (1.0, 0.5):
        study = partial(misfits, rng, repeats=repeats, kept=kept)
        printed(f"Item fit, p < 0.05, three items planted{_missing(kept)}", over_persons(study))


def group_tables(rng: np.random.Generator, repeats: int) -> None:
    """Print the rates of Mantel-Haenszel and logistic regression."""
    for distance, kept in ((0.0, 1.0), (FAR, 1.0), (FAR, 0.5)):
        for shift in (0.0, *SHIFTS):
            study = partial(
                group_effects, rng, repeats=repeats, shift=shift, distance=distance, kept=kept
            )
            printed(
                f"Group effects of {shift} logits, groups {distance:g} sd apart{_missing(kept)} "
                "(p < 0.05; flag: adjusted, class B or C)",
                over_persons(study),
            )


def drift_tables(rng: np.random.Generator, repeats: int) -> None:
    """Print the rates of drift."""
    for shift in (0.0, *SHIFTS):
        printed(
            f"Drift: 6 of 30 items easier by {shift} logits (flag: adjusted, 0.3 logits or more)",
            over_persons(partial(drifts, rng, repeats=repeats, shift=shift)),
        )


def review_tables(rng: np.random.Generator, repeats: int) -> None:
    """Print the rates of the verdicts."""
    for options, kept in ((False, 1.0), (True, 1.0), (True, 0.5)):
        study = partial(reviews, rng, repeats=repeats, with_options=options, kept=kept)
        given = "with" if options else "without"
        printed(f"Review, {given} the options chosen{_missing(kept)}", over_persons(study))


def _missing(kept: float) -> str:
    return "" if kept == 1.0 else ", half missing"


PARTS = {"fit": fit_tables, "groups": group_tables, "drift": drift_tables, "review": review_tables}


def main() -> None:
    """Print all rates, or those of the parts named."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    parts = [word for word in sys.argv[1:] if not word.isdigit()] or list(PARTS)
    repeats, start = (numbers or [REPEATS])[0], time.perf_counter()
    print(f"{ITEMS} items, {repeats} simulated sets a cell, abilities N(0, 1), 2PL calibrated")
    for part in parts:
        PARTS[part](np.random.default_rng(2026), repeats)
    print(f"\n{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
