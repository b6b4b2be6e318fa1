"""Cohorts: the factor model, given candidates, and every impossible setting told at once."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pixsim.assembly.item_table import item_table
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.priors import PRIOR_B
from pixsim.foundation.problems import DataError
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.simulation import (
    Abilities,
    Circumstances,
    Cohort,
    SimulatedPositioning,
    Sincerity,
    from_profiles,
    from_table,
    simulate,
)
from pixsim.simulation.blocks import BLOCK, Block
from pixsim.simulation.people.levels import LevelScale, level_scale

MINUTES = V2().duration_minutes
CODES = [f"{a}.{c}" for a, n in enumerate((3, 4, 4, 3, 2), 1) for c in range(1, n + 1)]


@pytest.fixture(scope="module")
def scale(bank: Bank) -> LevelScale:
    return level_scale(V2(), item_table(bank), 16)


def candidates_of(rows: int = 3, /, **more: Any) -> pd.DataFrame:
    table = pd.DataFrame({f"theta_{code}": np.linspace(-1, 2, rows) for code in CODES})
    return table.assign(**more)


def test_abilities_follow_the_factor_model(scale: LevelScale) -> None:
    model = Abilities(mean=tuple(np.linspace(0, 1.5, 16)), spread=1.3, correlation=0.6)
    blocks = [Cohort(model).draw(Block(5, k), scale, MINUTES).theta for k in range(20)]
    theta = np.concatenate(blocks).astype(float)
    n = len(theta)
    assert theta.mean(axis=0) == pytest.approx(np.linspace(0, 1.5, 16), abs=5 * 1.3 / math.sqrt(n))
    assert theta.std(axis=0) == pytest.approx(1.3, rel=0.02)
    between = np.corrcoef(theta.T)[np.triu_indices(16, 1)]
    assert between == pytest.approx(0.6, abs=0.02)


def test_help_and_luck_move_the_profile_not_the_ability(scale: LevelScale) -> None:
    drawn = {
        name: Cohort(sincerity=model).draw(Block(5, 0), scale, MINUTES)
        for name, model in {
            "exact": Sincerity(luck=0.0),
            "helped": Sincerity(help=1.0, luck=0.0),
            "some": Sincerity(help=1.0, share=0.25, luck=0.0),
            "lucky": Sincerity(luck=0.5),
        }.items()
    }
    exact = drawn["exact"]
    for each in drawn.values():
        assert (each.theta == exact.theta).all()
        assert (each.true_level == exact.level).all()
    assert (drawn["helped"].level >= exact.level).all()
    moved = (drawn["some"].pix > exact.pix).any(axis=1).mean()
    assert moved == pytest.approx(0.25, abs=0.03)
    lucky = drawn["lucky"].pix.astype(int) - exact.pix
    assert (lucky > 0).any()
    assert (lucky < 0).any()


def test_a_level_is_held_from_where_its_skills_are_mastered(bank: Bank) -> None:
    half = level_scale(V2(), item_table(bank), 16, mastery=0.5)  # where success is as likely as not
    levels = range(1, 8)
    cell = 1 / 64  # abilities are placed to the nearest
    just_at = np.array([[PRIOR_B[level] + cell for _ in CODES] for level in levels], np.float32)
    for level, at, below in zip(
        levels, half.pix_of(just_at), half.pix_of(just_at - 0.05), strict=True
    ):
        assert (at == 8 * level).all()
        assert (below < 8 * level).all()
        assert (below >= 8 * level - 3).all()


def test_mastery_is_two_thirds_unless_said_otherwise(scale: LevelScale, bank: Bank) -> None:
    items = item_table(bank)
    for place in range(16):
        for level in range(1, 8):
            at = (items.competence == place) & (items.level == level)
            a = items.a[at].mean()
            success = 1 / (1 + math.exp(-a * (scale.cutoffs[place, level - 1] - PRIOR_B[level])))
            assert success == pytest.approx(2 / 3)


def test_placing_rises_with_ability_and_finds_its_way_back(scale: LevelScale) -> None:
    theta = np.repeat(np.linspace(-12, 12, 400, dtype=np.float32)[:, None], 16, axis=1)
    pix = scale.pix_of(theta)
    assert (np.diff(pix.astype(int), axis=0) >= 0).all()
    assert (int(pix.min()), int(pix.max())) == (0, 56)
    assert (scale.pix_of(scale.ability_of(pix)) == pix).all()
    assert (scale.ability_of(np.full((1, 16), 64)) < 10).all()  # above what the bank can show


def test_a_higher_mastery_asks_more_for_a_level(bank: Bank) -> None:
    strict = level_scale(V2(), item_table(bank), 16, mastery=0.8)
    items = item_table(bank)
    first = (items.competence == 0) & (items.level == 1)
    assert strict.cutoffs[0][0] == pytest.approx(PRIOR_B[1] + math.log(4) / items.a[first].mean())


def test_a_table_gives_the_candidates(bank: Bank) -> None:
    levels: dict[str, Any] = {f"level_{code}": [1, 4, 8] for code in CODES}
    table = candidates_of(extra_time_percent=[0, 33, 0], **levels)
    given = from_table(table, bank.framework, V2())
    found = simulate(Cohort(given=given), seed=1, bank=bank).table
    assert len(found) == 3
    assert found["theta_4.2"].to_numpy() == pytest.approx([-1, 0.5, 2])
    assert found["profile_level_4.2"].tolist() == [1, 4, 7]  # capped
    more = simulate(Cohort(given=given), candidates=8, seed=1, bank=bank).table
    assert more["profile_level_1.1"].tolist() == [1, 4, 7, 1, 4, 7, 1, 4]


def test_a_table_gives_whole_pix_where_levels_lose_some(bank: Bank) -> None:
    pix: dict[str, Any] = {f"pix_{code}": [15, 39, 71] for code in CODES}
    found = simulate(
        Cohort(given=from_table(candidates_of(**pix), bank.framework)), seed=1, bank=bank
    ).table
    assert found["profile_pix"].tolist() == [16 * 15, 16 * 39, 16 * 56]
    assert found["profile_level_3.1"].tolist() == [1, 4, 7]
    both: dict[str, Any] = {**pix, "level_1.1": [1, 1, 1]}
    with pytest.raises(DataError) as caught:
        from_table(candidates_of(**both), bank.framework)
    assert "levels_and_pix" in {problem.kind for problem in caught.value.problems}
    pix["pix_1.1"] = [1.5, 72, 0]
    with pytest.raises(DataError, match=r"pix_1.1.*from 0 to 71"):
        from_table(candidates_of(**pix), bank.framework)


def test_a_table_without_levels_gets_them_from_the_sincerity_model(bank: Bank) -> None:
    given = from_table(candidates_of(), bank.framework, V2())
    exact = Cohort(sincerity=Sincerity(luck=0.0), given=given)
    found = simulate(exact, seed=1, bank=bank).table
    assert (found["profile_level_2.1"] == found["true_level_2.1"]).all()


def test_every_fault_of_a_table_is_told_at_once(bank: Bank) -> None:
    table = candidates_of(note="x", extra_time_percent=[0, 500, 0])
    table = table.drop(columns="theta_1.2")
    table.loc[1, "theta_3.1"] = np.nan
    table["theta_3.2"] = "much"
    table["level_1.1"] = [1, 2.5, 3]
    with pytest.raises(DataError) as caught:
        from_table(table, bank.framework, V2())
    kinds = [(problem.where, problem.kind) for problem in caught.value.problems]
    assert ("theta_1.2", "missing_column") in kinds
    assert ("level_5.2", "missing_column") in kinds
    assert ("note", "foreign_column") in kinds
    assert ("theta_3.1", "impossible_value") in kinds
    assert ("theta_3.2", "not_numbers") in kinds
    assert ("level_1.1", "impossible_level") in kinds
    assert ("extra_time_percent", "impossible_value") in kinds
    assert "row 1 holds NaN" in str(caught.value)
    with pytest.raises(DataError, match="no candidate"):
        from_table(candidates_of(0), bank.framework, V2())


def test_real_profiles_are_asked_only_what_they_answered(bank: Bank, sample: Profile) -> None:
    given = from_profiles([sample], bank.framework, V2())
    result = simulate(Cohort(given=given), candidates=500, seed=1, bank=bank)
    direct = {e.skill for e in sample.knowledge if e.source == "direct"}
    asked = {bank.items[item].skill for item, share in result.summary().exposure.items() if share}
    assert asked <= direct
    assert len(asked) > 16
    assert result.table["profile_pix"].nunique() == 1


def test_a_helped_profile_belongs_to_a_weaker_candidate(bank: Bank, plain: Profile) -> None:
    given = from_profiles([plain], bank.framework, V2())
    weak, fair = (
        simulate(Cohort(sincerity=model, given=given), candidates=50, seed=1, bank=bank).table
        for model in (Sincerity(help=1.5, luck=0.0), Sincerity(luck=0.0))
    )
    assert weak["theta_1.1"].to_numpy() == pytest.approx(fair["theta_1.1"].to_numpy() - 1.5)
    assert (weak["profile_pix"] == fair["profile_pix"]).all()


def test_profiles_cannot_be_none_at_all(bank: Bank) -> None:
    with pytest.raises(DataError, match="0 profiles"):
        from_profiles([], bank.framework, V2())


def test_all_impossible_settings_are_told_at_once(bank: Bank) -> None:
    cohort = Cohort(
        Abilities(mean=math.nan, spread=-1, correlation=1.5),
        Sincerity(help=math.inf, share=2),
        Circumstances(seconds_per_question=0, dropout=-0.1, technical=math.nan),
    )
    rules = replace(V2(), pix_per_level=16)
    wrong: dict[str, Any] = {"candidates": 0, "seed": 1.5, "chunk": 0, "forms": 100, "mastery": 1}
    with pytest.raises(DataError) as caught:
        simulate(cohort, rules=rules, bank=bank, **wrong)
    places = {problem.where for problem in caught.value.problems}
    assert places == {
        "candidates", "seed", "chunk", "forms", "mastery", "abilities.mean", "abilities.spread",
        "abilities.correlation", "sincerity.help", "sincerity.share",
        "circumstances.seconds_per_question", "circumstances.dropout", "circumstances.technical",
        "rules.pix_per_level",
    }  # fmt: skip


@pytest.mark.parametrize("seed", [-1, True, "7", None])
def test_a_seed_is_a_whole_number(bank: Bank, seed: Any) -> None:
    with pytest.raises(DataError, match="seed: must be a whole number"):
        simulate(candidates=1, seed=seed, bank=bank)


def test_numbers_of_numpy_are_numbers(bank: Bank) -> None:
    numbers: list[Any] = [1.0, np.int64(1)]
    one, other = (
        simulate(Cohort(sincerity=Sincerity(help=number)), candidates=50, seed=1, bank=bank)
        for number in numbers
    )
    pd.testing.assert_frame_equal(one.table, other.table)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"forms": 64.0}, "forms"),
        ({"forms": [64]}, "forms"),
        ({"cohort": "honest"}, "cohort: must be a Cohort"),
        ({"parameters": {"ITEM": (1.0,)}}, "makes no curve"),
        ({"parameters": {"ITEM": ("1", "0")}}, "makes no curve"),
    ],
)
def test_arguments_of_another_kind_are_told(bank: Bank, wrong: Any, told: str) -> None:
    if "parameters" in wrong:
        wrong = {"parameters": {next(iter(bank.items)): wrong["parameters"]["ITEM"]}}
    with pytest.raises(DataError, match=told):
        simulate(candidates=5, seed=1, bank=bank, **wrong)


def test_profiles_of_more_levels_than_there_are_are_refused(bank: Bank) -> None:
    levels = candidates_of(**{f"level_{c.code}": 8 for c in bank.framework.competences})
    table = Cohort(given=from_table(levels, bank.framework))
    few = V2(pix_per_level=4)  # the profiles have 8 a level
    for cohort in (table, Cohort(positioning=SimulatedPositioning())):
        with pytest.raises(DataError, match=r"pix_per_level: must be a number from [78] to 15"):
            simulate(cohort, rules=few, candidates=5, seed=1, bank=bank)
    simulate(table, rules=V2(pix_per_level=8), candidates=5, seed=1, bank=bank)


def test_the_prior_of_what_answers_show_is_that_of_the_cohort(bank: Bank, sample: Profile) -> None:
    given = from_profiles([sample], bank.framework)
    low, high = (
        simulate(Cohort(Abilities(mean=mean), given=given), candidates=200, seed=1, bank=bank)
        for mean in (-1.0, 2.0)
    )
    gap = high.table["theta_1.1"].mean() - low.table["theta_1.1"].mean()
    assert 0 < gap < 3
    assert low.provenance.priors["retention"] == given.retention


def test_how_many_candidates_must_be_said(bank: Bank) -> None:
    with pytest.raises(DataError, match="candidates: must be a whole number from 1, not None"):
        simulate(seed=1, bank=bank)


def test_sixteen_means_or_one() -> None:
    faults = list(Cohort(Abilities(mean=(1.0, 2.0))).faults())
    assert [fault.message for fault in faults] == ["2 values, there are 16 competences"]


def test_foreign_item_parameters_are_refused(bank: Bank) -> None:
    first = next(iter(bank.items))
    with pytest.raises(DataError, match=r"nothing9-x(.|\n)*no curve"):
        simulate(candidates=1, seed=1, bank=bank, parameters={"nothing9-x": (1, 0), first: (0, 1)})


def test_blocks_have_streams_of_their_own() -> None:
    from pixsim.foundation.streams import Draw

    firsts = {
        Block(s, n).generator(stream).random() for s in (0, 1) for n in (0, 1) for stream in Draw
    }
    assert len(firsts) == 4 * len(Draw)
    assert BLOCK == 4096  # figures of a seed depend on it
