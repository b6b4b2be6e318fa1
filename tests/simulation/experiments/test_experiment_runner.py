"""What the table of an experiment holds; common random numbers."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import (
    SINCERITY,
    Abilities,
    Cohort,
    SimulatedPositioning,
    Sincerity,
    from_table,
    simulate,
)
from pixsim.simulation.blocks import BLOCK
from pixsim.simulation.experiments.comparison import compare
from pixsim.simulation.experiments.design import factorial
from pixsim.simulation.people.levels import MASTERY
from tests.simulation.experiments.conftest import N


def test_a_row_holds_the_figures_of_its_arm_and_seed(run: Any, lean: Bank) -> None:
    table = run(replications=2)
    assert table["arm"].tolist() == ["today"] * 2 + ["short"] * 2 + ["inflated"] * 2
    assert table["replication"].tolist() == [0, 1] * 3
    row = table.iloc[3]
    direct = simulate(
        rules=V2(duration_minutes=50), candidates=N, seed=int(row["seed"]), bank=lean
    ).summary()
    assert row["passed.count"] == direct.passed.count
    assert row["passed.out_of"] == direct.passed.out_of == direct.admitted
    assert (row["passed.low"], row["passed.high"]) == (direct.passed.low, direct.passed.high)
    assert row["results.rejected"] == direct.results["rejected"]
    assert row["classification.kappa"] == direct.classification.kappa
    assert row["pix_quantiles.50%"] == direct.pix_quantiles["50%"]
    assert not any(name.startswith(("exposure", "competences", "levels")) for name in table)


def test_settings_are_columns_with_the_value_of_every_arm(run: Any) -> None:
    table = run()
    assert table["rules.duration_minutes"].tolist() == [105, 50, 105]
    assert table["cohort.sincerity"].tolist() == [
        "Sincerity()",
        "Sincerity()",
        "Sincerity(help=1.0)",
    ]
    assert table["rules.duration_minutes"].dtype == np.int64


def test_levels_are_crossed_and_labelled(run: Any) -> None:
    sincerity = {name: SINCERITY[name] for name in ("honest", "inflated")}
    table = run({"rules.duration_minutes": np.array([60, 105]), "cohort.sincerity": sincerity})
    assert table["rules.duration_minutes"].tolist() == [60, 60, 105, 105]
    assert table["cohort.sincerity"].tolist() == ["honest", "inflated"] * 2
    assert table["arm"][1] == "duration_minutes=60, sincerity=inflated"
    assert table["passed.value"][2] > table["passed.value"].drop(2).max()


def test_factors_whose_last_names_are_the_same_are_told_apart() -> None:
    arms = factorial(
        {"rules": [V2()], "cohort.sincerity.share": [0.1], "cohort.abilities.mean": [0]}
    )
    assert list(arms) == ["rules=V2(), share=0.1, mean=0"]
    twins = crossed_names("cohort.sincerity.help", "cohort.abilities.help")
    assert twins == ["cohort.sincerity.help=1, cohort.abilities.help=1"]


def crossed_names(*names: str) -> list[str]:
    return list(factorial({name: [1] for name in names}))


def test_designs_can_be_put_together_and_thinned_out(run: Any) -> None:
    crossed = factorial({"rules.max_level": [6, 7], "mastery": [MASTERY, 0.9]})
    kept = {name: arm for name, arm in crossed.items() if name != "max_level=6, mastery=0.9"}
    table = run({"today": {}} | kept)
    assert table["mastery"].tolist() == [MASTERY, MASTERY, MASTERY, 0.9]
    assert table["rules.max_level"].tolist() == [7, 6, 7, 7]
    assert table["passed.count"][0] == table["passed.count"][2]  # today's rules, said aloud


def test_a_whole_object_is_set_before_its_parts(run: Any) -> None:
    cohort = Cohort(abilities=Abilities(mean=2.0))
    arms = {
        "part first": {"cohort.sincerity.help": 1.0, "cohort": cohort},
        "whole first": {"cohort": cohort, "cohort.sincerity.help": 1.0},
        "by hand": {"cohort": replace(cohort, sincerity=Sincerity(help=1.0))},
    }
    table = run(arms)
    assert table["mean_pix"].nunique() == 1
    assert len(run.seeds) == 1  # the same settings under three names are run once


@pytest.mark.full
def test_cohort_rules_and_bank_are_those_of_arms_that_say_nothing(run: Any, bank: Bank) -> None:
    arms = {"as given": {}, "other bank": {"bank": bank}, "other rules": {"rules": V2()}}
    table = run(arms, rules=V2(duration_minutes=70), cohort=Cohort(Abilities(mean=0.0)))
    assert table["rules"][0] == "V2(duration_minutes=70)"
    assert table["bank"].nunique() == 2
    assert table["mean_pix"].nunique() == 3


def test_figures_can_be_chosen_to_the_last_item(run: Any, lean: Bank) -> None:
    names = ["mean_rate", "competences.1.1", "pix_histogram", "exposure"]
    table = run({"today": {}}, figures=names)
    summary = simulate(candidates=N, seed=7, bank=lean).summary().as_dict()
    assert table.columns[3] == "mean_rate"
    assert table["competences.1.1.kept"][0] == summary["competences"]["1.1"]["kept"]
    histogram = table[[name for name in table if name.startswith("pix_histogram.")]]
    assert tuple(histogram.iloc[0]) == tuple(summary["pix_histogram"])
    assert table[f"exposure.{next(iter(lean.items))}"][0] == next(
        iter(summary["exposure"].values())
    )


def test_where_nobody_is_admitted_figures_are_nan(run: Any) -> None:
    table = run({"today": {}}, cohort=Cohort(Abilities(mean=-9.0, spread=0.1)))
    assert table["admitted"][0] == 0
    assert table["passed.value"].dtype == np.float64
    assert table["passed.value"].isna().all()


def test_how_profiles_come_about_is_a_setting(run: Any) -> None:
    ways = {
        "levels": None,
        "asked": SimulatedPositioning(),
        "asked, steady": SimulatedPositioning(retention=1.0),
    }
    table = run({"cohort.positioning": ways})
    assert table["cohort.positioning"].tolist() == list(ways)
    assert table["mean_pix"].nunique() == 3


def test_a_table_of_candidates_says_how_many_there_are(run: Any, lean: Bank) -> None:
    codes = [competence.code for competence in lean.framework.competences]
    people = pd.DataFrame({f"theta_{code}": np.linspace(-1, 3, 40) for code in codes})
    given = from_table(people, lean.framework, V2())
    table = run({"given": {"cohort.given": given}}, candidates=None)
    assert table["candidates"].tolist() == [40]


@pytest.mark.full
def test_an_executor_changes_nothing(run: Any) -> None:
    with ProcessPoolExecutor(2) as pool:
        pooled = run(candidates=BLOCK + 50, executor=pool, chunk=1)
    pd.testing.assert_frame_equal(pooled, run(candidates=BLOCK + 50))


def test_progress_counts_the_candidates_of_all_runs(run: Any) -> None:
    seen: list[tuple[int, int]] = []
    run(
        {"a": {}, "b": {"mastery": 0.6}},
        candidates=BLOCK + 1,
        chunk=1,
        progress=lambda *at: seen.append(at),
    )
    assert [done for done, _ in seen] == [BLOCK, BLOCK + 1, 2 * BLOCK + 1, 2 * BLOCK + 2]
    assert {total for _, total in seen} == {2 * BLOCK + 2}


def test_v2_and_v3_stand_in_one_table(run: Any) -> None:
    rules = {"V2": V2(), "V3": V3(), "V3 of 24": replace(V3(), length=24)}
    table = run({"rules": rules})
    assert table["rules"].tolist() == list(rules)
    assert table["passed.value"].between(0, 1).all()
    mixed = run({"V2": {}, "V3": {"rules": V3(), "rules.length": 24}})
    assert mixed["rules.length"].isna().tolist() == [True, False]


def test_arms_share_their_random_numbers_unless_they_are_not_to(run: Any) -> None:
    table = run(replications=3)
    by_replication = table.groupby("replication")["seed"]
    assert (by_replication.nunique() == 1).all()
    assert table["seed"].nunique() == 3
    assert table["seed"][0] == 7  # the figures of ``simulate(seed=7)``
    apart = run({"one": {}, "other": {}}, replications=3, common=False)
    assert apart["seed"].nunique() == 6
    assert apart["mean_pix"].nunique() == 6
    more = run({"new": {}, "one": {}}, replications=4, common=False)
    old, new = apart[apart["arm"] == "one"], more[more["arm"] == "one"]
    assert old["seed"].tolist() == new["seed"].tolist()[:3]


@pytest.mark.full
def test_common_random_numbers_make_differences_more_precise(run: Any) -> None:
    grid = {"today": {}, "shorter": {"rules.duration_minutes": 100}}
    together, apart = (
        compare(run(grid, replications=6, common=common), "today", ["mean_pix"]).iloc[0]
        for common in (True, False)
    )
    assert together["standard_error"] < apart["standard_error"] / 4
    assert together["high"] < 0  # a shorter test costs pix
