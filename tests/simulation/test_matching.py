"""Populations fitted to published scores: a known one is found again, and what does not fit is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import Abilities, Circumstances, Cohort, Published, match_cohort, simulate
from pixsim.simulation.people.published import figures_of
from tests.tools.tiers import tiered

ASKED = Published(mean=1, quantiles={25: 1, 50: 1, 75: 1}, share={512: 0.5})


def scores(bank: Bank, cohort: Cohort, rules: Any, candidates: int, seed: int) -> Published:
    """What would be published of a simulated population."""
    found = simulate(
        cohort, rules=rules, candidates=candidates, seed=seed, bank=bank, table=False
    ).summary()
    histogram = np.array(found.pix_histogram, dtype=float)
    histogram[0] = 0
    mean, *quantiles, share = figures_of(histogram, ASKED).tolist()
    by_percent = dict(zip((25.0, 50.0, 75.0), quantiles, strict=True))
    return Published(mean, by_percent, {512: share}, certified=int(histogram.sum()))


@pytest.mark.parametrize(
    ("rules", "candidates", "within"), tiered([(V2(), 65_536, 0.02), (V3(), 8192, 0.05)], 1)
)
@pytest.mark.full
def test_a_known_population_is_found_again(
    bank: Bank, rules: Any, candidates: int, within: float
) -> None:
    """Other people sat what is published: the seed of the fit is another.

    Errors are relative to the spread.
    """
    true = Abilities(mean=0.8, spread=1.0)
    told = scores(bank, Cohort(true), rules, candidates, seed=11)
    found = match_cohort(
        mean=told.mean, quantiles=told.quantiles, share=told.share, rules=rules, bank=bank,
        candidates=candidates, seed=12,
    )  # fmt: skip
    fitted = found.cohort.abilities
    assert isinstance(fitted.mean, float)
    assert isinstance(fitted.spread, float)
    assert fitted.mean == pytest.approx(true.mean, abs=within)
    assert fitted.spread == pytest.approx(true.spread, rel=within)
    assert found.fits[0].converged
    assert found.table["figure"].tolist() == ["mean", "25%", "50%", "75%", "≥ 512 pix"]
    assert f"mean {fitted.mean:.3f}" in repr(found)


def test_pass_rates_are_not_fitted_to(bank: Bank) -> None:
    """The same people, a third of whom leave early or not: the scores of the others fit alike."""
    usual = Cohort(Abilities(mean=0.8), circumstances=Circumstances(dropout=0.0))
    leaving = replace(usual, circumstances=Circumstances(dropout=0.3))
    told = scores(bank, usual, V2(), 8192, seed=3)
    means = [
        match_cohort(
            mean=told.mean, cohort=cohort, rules=V2(), bank=bank, candidates=4096, seed=3
        ).cohort.abilities.mean
        for cohort in (usual, replace(leaving, abilities=Abilities()))
    ]
    assert means[0] == pytest.approx(0.8, abs=0.06)
    assert means[1] != means[0]  # those who left late are certified for less: another prior
    with pytest.raises(DataError, match="share"):  # certified at all is no score
        match_cohort(share={1: 0.9}, bank=bank)


def test_what_cannot_be_fitted_is_told(bank: Bank) -> None:
    odd = match_cohort(  # no normal abilities make a lower half so wide and an upper so narrow
        quantiles={25: 100, 50: 400, 75: 410}, rules=V2(), bank=bank, candidates=4096
    )
    assert not odd.table["fits"].all()
    assert any("published 410" in remark for remark in odd.remarks)
    assert "published" in repr(odd)
    one = match_cohort(mean=300, rules=V2(), bank=bank, candidates=4096)
    assert one.cohort.abilities.spread == pytest.approx(1.2)
    assert one.remarks == ("one figure tells no spread: that of the prior is kept",)
    assert one.table["fitted"].tolist() == pytest.approx([300], abs=1)


def test_groups_are_fitted_each_by_itself(bank: Bank) -> None:
    groups = {
        "a": Published(mean=250, quantiles={25: 170, 75: 320}, certified=300),
        "b": Published(mean=400, quantiles={25: 330, 75: 470}, certified=100),
    }
    found = match_cohort(groups=groups, rules=V2(), bank=bank, candidates=4096, seed=4)
    assert [group.weight for group in found.cohort.abilities.groups] == [300, 100]
    again = simulate(found.cohort, candidates=8192, seed=9, bank=bank)
    table = again.table[again.table["result"] == "validated"]
    means = table.groupby("group", observed=True)["pix"].mean()
    assert means.to_numpy() == pytest.approx(np.array([250, 400]), abs=10)
    assert set(found.table["group"]) == {"a", "b"}


def test_every_impossible_figure_is_told(bank: Bank) -> None:
    with pytest.raises(DataError) as caught:
        match_cohort(
            mean=-1, quantiles={25: 400, 50: 300}, share={512: 2.0}, candidates=5, bank=bank
        )
    where = {problem.where for problem in caught.value.problems}
    assert where == {"mean", "quantiles", "share.512", "candidates"}
    with pytest.raises(DataError, match="no figure"):
        match_cohort(bank=bank)
