"""Agreement with the truth, on cases worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import stdtrit  # type: ignore[import-untyped]

from pixsim.rules.v2 import V2, Verdict
from pixsim.simulation.agreement import agreement, profile_agreement
from pixsim.simulation.people.levels import LEVELS
from pixsim.simulation.summary import Z95, design_effect, quantile, wilson
from pixsim.simulation.v2.summary import certified_counts


def counts(*cases: tuple[int, int, int, int]) -> np.ndarray:
    """Counts from (true level, profile level, certified level or -1, how many)."""
    table = np.zeros((LEVELS, LEVELS, LEVELS + 1), dtype=np.int64)
    for true, profile, certified, n in cases:
        table[true, profile, certified + 1] += n
    return table


def test_agreement_by_hand() -> None:
    """Ten competences: six right, two one too high, one one too low, one lost three below."""
    found = agreement(counts((2, 2, 2, 6), (2, 3, 3, 2), (3, 3, 2, 1), (3, 3, -1, 1)), 7)
    assert found.compared == 10
    assert found.exact == 0.6
    assert found.adjacent == 0.9
    assert found.above == 0.2
    assert found.below == 0.2
    assert found.bias == pytest.approx((2 * 1 - 1 - 3) / 10)
    # true: 8 at level 2, 2 at 3; certified: 1 at 0, 7 at 2, 2 at 3
    by_chance = (8 * 7 + 2 * 2) / 100
    assert found.kappa == pytest.approx((0.6 - by_chance) / (1 - by_chance))
    observed = (2 * 1 + 1 + 9) / 10
    expected = (8 * (1 * 4 + 2 * 1) + 2 * (1 * 9 + 7 * 1)) / 100
    assert found.weighted_kappa == pytest.approx(1 - observed / expected)


def test_inflated_and_just_profiles_are_told_apart() -> None:
    found = profile_agreement(
        counts((2, 4, 4, 3), (2, 4, 2, 1), (3, 3, 3, 5), (3, 3, -1, 1), (4, 3, 2, 2)), 7
    )
    assert found.false_certification == 3 / 4  # of the four profiles above the truth
    assert found.unjust_loss == 3 / 8  # one lost, two lowered, of the eight that were not
    assert found.above == 3 / 12
    assert found.below == 3 / 12


def test_levels_above_the_highest_are_the_highest() -> None:
    found = agreement(counts((8, 8, 7, 4), (7, 7, 7, 1)), 7)
    assert found.exact == 1
    assert math.isnan(found.kappa)  # all agree by chance
    certified = profile_agreement(counts((7, 8, 8, 4), (7, 7, 7, 1)), 7)
    assert (certified.exact, certified.bias, certified.above) == (1, 0, 0)
    assert certified.unjust_loss == 0  # nor is a profile of 8 above a truth of 7
    assert math.isnan(certified.false_certification)


def test_nothing_to_compare_gives_no_figure() -> None:
    found = profile_agreement(counts(), 7)
    assert found.compared == 0
    assert math.isnan(found.exact)
    assert math.isnan(found.unjust_loss)


def test_verdicts_become_levels() -> None:
    joint = np.zeros((LEVELS, LEVELS, len(Verdict)), dtype=np.int64)
    joint[3, 3] = [9, 4, 3, 2]  # not tested, kept, lowered, lost
    joint[1, 8] = [0, 1, 1, 0]  # capped: lowered from 8 is still 7
    found = certified_counts(joint, V2())
    assert found.sum() == 11
    assert found[3, 3, 4] == 4
    assert found[3, 3, 3] == 3
    assert found[3, 3, 0] == 2
    assert found[1, 8, 8] == 2


def test_wilson_is_the_interval_of_the_textbook() -> None:
    found = wilson(8, 10)  # e.g. Brown, Cai and DasGupta 2001, formula (4)
    assert found.low == pytest.approx(0.4902, abs=5e-5)
    assert found.high == pytest.approx(0.9433, abs=5e-5)
    assert wilson(0, 7).low == 0
    assert wilson(7, 7).high == 1
    assert math.isnan(wilson(0, 0).value)


def test_quantiles_are_values_that_occur() -> None:
    histogram = np.array([0, 3, 0, 5, 2])
    assert [quantile(histogram, q) for q in (5, 30, 31, 80, 81, 100)] == [1, 1, 3, 3, 4, 4]


def test_clusters_that_differ_no_more_than_people_widen_an_interval_by_students_quantile_alone() -> (
    None
):
    rng = np.random.default_rng(1)
    sizes = np.full(20, 600)
    quantile = (2.093024 / Z95) ** 2  # 19 degrees of freedom
    effects = [design_effect(rng.binomial(sizes, 0.3), sizes, 0.21) for _ in range(2_000)]
    assert np.mean(effects) == pytest.approx(quantile, abs=0.03)


def test_what_people_of_a_cluster_share_widens_the_interval() -> None:
    rng = np.random.default_rng(2)
    sizes = np.full(20, 500)
    spread = 0.05  # of the clusters' own shares: a variance of 0.0025 beside 0.25 / 500
    effects = [
        design_effect(rng.binomial(sizes, rng.normal(0.5, spread, 20)), sizes, 0.25)
        for _ in range(1_000)
    ]
    assert np.mean(effects) == pytest.approx(
        (1 + 0.0025 * 500 / 0.25) * (2.093024 / Z95) ** 2, rel=0.05
    )
    wide, narrow = wilson(5_000, 10_000, float(np.mean(effects))), wilson(5_000, 10_000)
    assert wide.high - wide.low > 2.4 * (narrow.high - narrow.low)


def test_clusters_of_unequal_sizes_are_judged_as_widely_as_they_spread() -> None:
    """The pools of 25 blocks: five have two. Without allowance the variance was 2 % too small."""
    rng = np.random.default_rng(3)
    sizes = np.array([8192] * 5 + [4096] * 15)
    total, part = sizes.sum(), sizes / sizes.sum()
    truth = 0.0025 * (part**2).sum() + 0.25 / total
    freedom = (part**2).sum() ** 2 / (part**4).sum() - 1
    assert 11 < freedom < 13
    effects = [
        design_effect(rng.binomial(sizes, rng.normal(0.5, 0.05, 20)), sizes, 0.25)
        for _ in range(4_000)
    ]
    quantile = float(stdtrit(freedom, 0.975)) / Z95
    assert np.mean(effects) * 0.25 / total / quantile**2 == pytest.approx(truth, rel=0.02)


def test_clusters_say_nothing_where_nobody_differs_or_there_is_but_one() -> None:
    assert design_effect(np.array([5, 7]), np.array([5, 7]), 0.0) == 1
    assert design_effect(np.array([5, 0]), np.array([9, 0]), 0.2) == 1
