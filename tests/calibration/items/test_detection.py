"""False alarms keep their rate and planted faults are found, within binomial error.

The shares expected are those measured by ``python -m tests.benchmarks.detection``; the bounds are
what a binomial count of as many trials exceeds once in 10,000.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from scipy.stats import binom  # type: ignore[import-untyped]

from tests.benchmarks.detection import FAR, Tally, drifts, group_effects, misfits, reviews
from tests.tools.tiers import tiered, times

PERSONS = 1000
ONCE = 1e-4
QUICK, LONG = 3, 10  # simulated sets of each study


@cache
def tallies(study: str, sets: int) -> Tally:
    rng = np.random.default_rng(7)
    studies = {
        "fit": lambda: misfits(rng, PERSONS, sets),
        "fit, half missing": lambda: misfits(rng, PERSONS, sets, 0.5),
        "groups alike": lambda: group_effects(rng, PERSONS, sets, 0.0, 0.0),
        "groups apart": lambda: group_effects(rng, PERSONS, sets, 0.0, FAR),
        "groups, 0.6": lambda: group_effects(rng, PERSONS, sets, 0.6, 0.0),
        "no drift": lambda: drifts(rng, PERSONS, sets, 0.0),
        "drift, 0.6": lambda: drifts(rng, PERSONS, sets, 0.6),
        "review": lambda: reviews(rng, PERSONS, sets, with_options=True),
        "review, half missing": lambda: reviews(rng, PERSONS, sets, with_options=True, kept=0.5),
    }
    return studies[study]()


@pytest.mark.sampled(4)
@pytest.mark.parametrize("sets", times(QUICK, LONG))
@pytest.mark.parametrize(
    ("study", "name", "share"),
    [
        ("fit", "S-X²: sound", 0.05),
        ("fit", "by other answers: sound", 0.05),
        ("fit, half missing", "by other answers: sound", 0.05),
        ("groups alike", "MH: sound, p", 0.05),
        ("groups alike", "logistic: sound, p", 0.05),
        ("groups apart", "MH: sound, p", 0.05),
        ("groups apart", "MH on ability: sound, p", 0.05),
        ("groups apart", "logistic on ability: sound, p", 0.06),
        ("no drift", "sound, p", 0.03),
    ],
)
def test_tests_at_5_per_cent_keep_about_that_rate(
    study: str, name: str, share: float, sets: int
) -> None:
    rate = tallies(study, sets)[name]
    low, high = binom.ppf([ONCE, 1 - ONCE], rate.trials, share)
    assert low <= rate.hits <= high


@pytest.mark.sampled(2)
@pytest.mark.parametrize("sets", times(QUICK, LONG))
@pytest.mark.parametrize(
    ("study", "name", "share"),
    tiered(
        [
            ("groups alike", "MH: sound, flag", 0.003),
            ("groups apart", "MH: sound, flag", 0.003),
            ("groups apart", "logistic on ability: sound, flag", 0.003),
            ("groups, 0.6", "MH: sound, flag", 0.003),
            ("no drift", "sound, flag", 0.002),
            ("drift, 0.6", "sound, flag", 0.005),
            ("review", "sound → not keep", 0.015),
            ("review", "sound → review key", 0.001),
            ("review, half missing", "sound → not keep", 0.03),
        ],
        5,
    ),
)
def test_sound_items_are_hardly_ever_flagged(
    study: str, name: str, share: float, sets: int
) -> None:
    rate = tallies(study, sets)[name]
    assert rate.trials > 10 * sets
    assert rate.hits <= binom.ppf(1 - ONCE, rate.trials, share)


@pytest.mark.parametrize("sets", times(QUICK, LONG))
@pytest.mark.parametrize(
    ("study", "name", "share"),
    [
        ("fit", "S-X²: fold", 1.0),
        ("fit", "S-X²: able ones misled", 0.85),
        ("fit", "by other answers: able ones misled", 0.99),
        ("fit", "by other answers: guessing 25 % (3PL)", 0.55),
        ("fit, half missing", "by other answers: fold", 0.97),
        ("groups, 0.6", "MH: shifted, flag", 0.85),
        ("groups, 0.6", "MH on ability: shifted, flag", 0.8),
        ("groups, 0.6", "logistic: shifted, flag", 0.85),
        ("groups, 0.6", "logistic: crossing, flag", 0.8),
        ("groups, 0.6", "logistic on ability: shifted, p", 0.9),
        ("drift, 0.6", "moved, flag", 0.72),
        ("review", "wrong key → review key", 0.97),
        ("review", "flat → does not discriminate", 0.9),
        ("review", "too easy → too easy", 0.99),
        ("review", "group 0.8 → favours a group", 0.97),
        ("review", "drift 0.6 → drifted", 0.82),
        ("review", "able ones misled → does not fit", 0.9),
        pytest.param(
            "review, half missing", "wrong key → review key", 0.96, marks=pytest.mark.full
        ),
        pytest.param("review, half missing", "any fault → not keep", 0.79, marks=pytest.mark.full),
    ],
)
def test_planted_faults_are_found(study: str, name: str, share: float, sets: int) -> None:
    rate = tallies(study, sets)[name]
    assert rate.hits >= binom.ppf(ONCE, rate.trials, share)


@pytest.mark.parametrize("sets", times(QUICK, LONG))
def test_what_each_method_cannot_see_stays_unseen(sets: int) -> None:
    # equal abilities: a crossing effect cancels in the common odds ratio
    assert tallies("groups, 0.6", sets)["MH: crossing, flag"].hits <= 1
