"""Populations: groups, correlations, spreads, help, learning and positioning by competence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from pixsim.assembly.item_table import item_table
from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import (
    Abilities,
    Cohort,
    Group,
    SimulatedPositioning,
    Sincerity,
    from_table,
    simulate,
)
from pixsim.simulation.blocks import BLOCK, Block
from pixsim.simulation.people.cohort import Candidates
from pixsim.simulation.people.levels import LevelScale, level_scale

CODES = [f"{a}.{c}" for a, n in enumerate((3, 4, 4, 3, 2), 1) for c in range(1, n + 1)]
PAIR = (Group("lycée", 3, mean=0.0), Group("BTS", 1, mean=1.5, spread=0.5))


@pytest.fixture(scope="module")
def scale(bank: Bank) -> LevelScale:
    return level_scale(V2(), item_table(bank), 16)


def drawn(scale: LevelScale, cohort: Cohort, block: int = 0) -> Candidates:
    return cohort.draw(Block(5, block), scale, 105)


def test_a_matrix_of_equal_correlations_is_the_factor_model(scale: LevelScale) -> None:
    matrix = np.full((16, 16), 0.4)
    matrix[:8, :8] = 0.8
    np.fill_diagonal(matrix, 1)
    spread = tuple(np.linspace(0.5, 1.5, 16))
    model = Abilities(spread=spread, correlation=tuple(map(tuple, matrix.tolist())))
    theta = np.concatenate([drawn(scale, Cohort(model), k).theta for k in range(10)]).astype(float)
    assert np.corrcoef(theta.T) == pytest.approx(matrix, abs=0.02)
    assert theta.std(axis=0) == pytest.approx(spread, rel=0.02)
    factors = Abilities(spread=spread, correlation=0.7)
    again = np.concatenate([drawn(scale, Cohort(factors), k).theta for k in range(10)])
    assert again.std(axis=0) == pytest.approx(spread, rel=0.02)


@pytest.mark.parametrize(
    ("correlation", "told"),
    [
        (((1.0, 0.5), (0.5, 1.0)), "16 rows of 16"),
        (tuple(tuple(float(i == j or i < j) for j in range(16)) for i in range(16)), "symmetric"),
        (tuple(tuple(0.9 * (i != j) for j in range(16)) for i in range(16)), "diagonal"),
        (tuple(tuple(1.0 if i == j else -0.5 for j in range(16)) for i in range(16)), "eigenvalue"),
    ],
)
def test_what_is_no_matrix_of_correlations(bank: Bank, correlation: Any, told: str) -> None:
    with pytest.raises(DataError, match=told):
        simulate(Cohort(Abilities(correlation=correlation)), candidates=1, seed=1, bank=bank)


@pytest.mark.parametrize("rules", [V2(), V3()])
def test_groups_have_abilities_of_their_own_and_a_column(bank: Bank, rules: Any) -> None:
    found = simulate(
        Cohort(Abilities(groups=PAIR)), rules=rules, candidates=4096, seed=2, bank=bank
    )
    table = found.table
    assert list(table.columns[:3]) == ["candidate", "result", "group"]
    assert list(found.meaning)[:3] == ["candidate", "result", "group"]
    assert (table["group"] == "lycée").mean() == pytest.approx(0.75, abs=0.02)
    by_group = table.groupby("group", observed=True)["theta_2.1"].agg(["mean", "std"])
    assert by_group.to_numpy() == pytest.approx(np.array([[0, 1.2], [1.5, 0.5]]), abs=0.1)
    figures = found.by_group()
    pix = figures["mean_pix"].to_dict()
    assert pix["BTS"] > pix["lycée"] + 50
    assert figures["candidates"].sum() == 4096


def test_groups_of_a_table_are_kept(bank: Bank) -> None:
    table = pd.DataFrame({f"theta_{code}": [-1.0, 0.5, 2.0] for code in CODES})
    given = from_table(table.assign(group=["b", "a", "b"]), bank.framework)
    found = simulate(Cohort(given=given), candidates=5, seed=1, bank=bank).table
    assert found["group"].tolist() == ["b", "a", "b", "b", "a"]
    with pytest.raises(DataError, match="row 1 holds none"):
        from_table(table.assign(group=["b", np.nan, "b"]), bank.framework)
    twice = Abilities(groups=(Group("x"), Group("x")))
    with pytest.raises(DataError, match="two groups are called 'x'"):
        simulate(Cohort(twice), candidates=1, seed=1, bank=bank)


def test_help_by_competence_and_in_a_number_of_them(scale: LevelScale) -> None:
    help_of = (2.0, *[0.0] * 15)
    exact = drawn(scale, Cohort(sincerity=Sincerity(luck=0)))
    one = drawn(scale, Cohort(sincerity=Sincerity(help=help_of, luck=0)))
    assert (one.pix[:, 0] > exact.pix[:, 0]).mean() > 0.9
    assert (one.pix[:, 1:] == exact.pix[:, 1:]).all()
    three = drawn(scale, Cohort(sincerity=Sincerity(help=1.0, luck=0, competences=3)))
    assert ((three.help > 0).sum(axis=1) == 3).all()
    assert (three.help > 0).mean(axis=0) == pytest.approx(3 / 16, abs=0.03)
    five = drawn(scale, Cohort(sincerity=Sincerity(help=1.0, luck=0, competences=5)))
    assert ((five.help > 0) >= (three.help > 0)).all()  # whoever is helped in three is in five


def test_learning_is_between_the_profile_and_the_day(bank: Bank, scale: LevelScale) -> None:
    before = drawn(scale, Cohort(sincerity=Sincerity(luck=0)))
    after = drawn(scale, Cohort(sincerity=Sincerity(luck=0, learning=0.75)))
    assert after.theta == pytest.approx(before.theta + 0.75, abs=1e-6)
    same = after.pix == before.pix  # the ability shown is rounded to float32 on the way
    assert same.mean() > 0.999
    assert (after.true_level >= before.true_level).all()
    scores = {
        learnt: simulate(
            Cohort(sincerity=Sincerity(learning=learnt), positioning=positioning),
            candidates=BLOCK, seed=1, bank=bank, table=False,
        ).summary()
        for learnt, positioning in ((0.0, None), (1.0, None))
    }  # fmt: skip
    assert scores[1.0].fate.kept > scores[0.0].fate.kept + 0.05  # type: ignore[attr-defined]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("positioning", [None, SimulatedPositioning()])
def test_competences_never_positioned_are_not_tested(bank: Bank, positioning: Any) -> None:
    missing = (1.0, *[0.0] * 14, 0.5)
    cohort = Cohort(sincerity=Sincerity(missing=missing), positioning=positioning)
    table = simulate(cohort, candidates=1000, seed=1, bank=bank).table
    assert (table["profile_level_1.1"] == 0).all()
    assert (table["verdict_1.1"] == "not_tested").all()
    full = simulate(Cohort(positioning=positioning), candidates=1000, seed=1, bank=bank).table
    assert (table["profile_level_1.2"] == full["profile_level_1.2"]).all()
    lost = (table["profile_level_5.2"] == 0) & (full["profile_level_5.2"] > 0)
    assert lost.sum() / (full["profile_level_5.2"] > 0).sum() == pytest.approx(0.5, abs=0.06)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("rules", [V2(), V3()])
def test_guessing_is_a_setting(bank: Bank, rules: Any) -> None:
    none, usual, much = (
        simulate(
            rules=rules, candidates=2000, seed=1, bank=bank, table=False, guessing=factor
        ).summary().mean_pix
        for factor in (0.0, 1.0, 3.0)
    )  # fmt: skip
    assert none < usual < much
    with pytest.raises(DataError, match="guessing"):
        simulate(candidates=1, seed=1, bank=bank, guessing=-1)
