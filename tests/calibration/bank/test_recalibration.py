"""Back to the bank: better parameters than the priors, and nothing written that should not be."""

from __future__ import annotations

import datetime
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixsim.assembly.item_table import item_table
from pixsim.assembly.pool import planned_pool
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.reading.parameters import FILE, Calibrated, read_parameters, write_parameters
from pixsim.bank.reading.priors import prior_parameters
from pixsim.calibration.bank import NotConvergedError, Recalibration, recalibrate
from pixsim.foundation.problems import DataError
from pixsim.foundation.resources import bundled_folder
from pixsim.simulation.pilot import PlantedFault, simulate_responses, true_parameters
from tests.tools.tiers import examples

DAY = datetime.date(2026, 11, 25)
ITEMS, PERSONS, LENGTH = 60, 200, 30


@pytest.fixture(scope="module")
def truth(bank: Bank) -> pd.DataFrame:
    every = true_parameters(bank, np.random.default_rng(1))
    return every.iloc[:: len(every) // ITEMS].head(ITEMS).reset_index(drop=True)


@pytest.fixture(scope="module")
def table(truth: pd.DataFrame) -> pd.DataFrame:
    rng = np.random.default_rng(2)
    return simulate_responses(truth, rng.normal(0.8, 1.3, PERSONS), rng, length=LENGTH)


@pytest.fixture(scope="module")
def found(table: pd.DataFrame, bank: Bank) -> Recalibration:
    return recalibrate(table, bank, date=DAY)


def errors(changes: pd.DataFrame, truth: pd.DataFrame, after: str) -> float:
    both = changes.merge(truth, on="item", suffixes=("", "_true"))
    return float(np.sqrt(((both[after] - both["b_true"]) ** 2).mean()))


def known(item: str, a: float = 1.0, b: float = 0.5, n: int = 100) -> Calibrated:
    return Calibrated(item=item, a=a, b=b, se_a=0.1, se_b=0.2, n=n, method="2pl MAP", date=DAY)


def with_parameters(bank: Bank, *parameters: Calibrated) -> Bank:
    return replace(bank, parameters={p.item: p for p in parameters})


def test_new_values_are_nearer_the_truth_than_the_priors(
    found: Recalibration, truth: pd.DataFrame
) -> None:
    assert found.converged
    assert len(found.new) == ITEMS
    assert errors(found.changes, truth, "b") < 0.6 * errors(found.changes, truth, "b_before")
    both = found.changes.merge(truth, on="item", suffixes=("", "_true"))
    inside = (both["b"] - both["b_true"]).abs() < 1.96 * both["se_b"]
    assert inside.mean() > 0.85


def test_the_table_of_changes_says_what_was_and_what_will_be(
    found: Recalibration, bank: Bank, table: pd.DataFrame
) -> None:
    changes = found.changes
    assert changes["n"].sum() == len(table)
    far = (changes["b"] - changes["b_before"]).abs()
    assert far.is_monotonic_decreasing
    for row in changes.itertuples():
        item = bank.items[str(row.item)]
        level = bank.framework.skill[item.skill].level
        assert (row.a_before, row.b_before) == prior_parameters(level)
        new = found.parameters[item.id]
        assert (new.a, new.b, new.se_a, new.se_b) == (row.a, row.b, row.se_a, row.se_b)
        assert (new.n, new.method, new.date) == (row.n, "2pl MAP", DAY)


@pytest.mark.full
def test_items_with_few_answers_keep_their_prior_or_their_line(
    table: pd.DataFrame, bank: Bank, truth: pd.DataFrame
) -> None:
    first, second, elsewhere = truth["item"][0], truth["item"][1], "somewhere-else"
    rare = table[~table["item"].isin([first, second])]
    rare = pd.concat([rare, *(table[table["item"] == name].head(7) for name in (first, second))])
    before = with_parameters(bank, known(first), known(elsewhere))
    made = recalibrate(rare, before, date=DAY, minimum=8)
    row = made.changes.set_index("item")
    assert row.loc[[first, second], "status"].tolist() == ["few_answers"] * 2
    assert made.parameters[first] == known(first)
    assert made.parameters[elsewhere] == known(elsewhere)
    assert second not in made.parameters
    assert tuple(row.loc[second, ["a", "b"]]) == tuple(row.loc[second, ["a_before", "b_before"]])
    assert np.isnan(row.loc[second, "se_b"])
    assert len(made.new) == ITEMS - 2
    assert first in recalibrate(rare, before, date=DAY, minimum=7).new


def test_v3_and_the_simulator_use_what_was_written(
    found: Recalibration, tmp_path: Path, bank: Bank
) -> None:
    root = Path(shutil.copytree(bundled_folder("item_bank"), tmp_path / "bank"))
    found.write(root / FILE, accept={"simulated"})
    after = load_bank(root)
    assert after.digest != bank.digest
    own = after.subset(items=found.parameters)  # the others would be drawn for nothing
    pool, items = planned_pool(own), item_table(own)
    assert pool.calibrated.sum() == ITEMS
    for name, value in found.parameters.items():
        rounded = (float(f"{value.a:.6g}"), float(f"{value.b:.6g}"))
        place = pool.place[name]
        assert (pool.pool.a[place], pool.pool.b[place]) == rounded
        row = items.id.index(name)
        assert (items.a[row], items.b[row]) == rounded


def test_a_fit_that_did_not_converge_is_not_written(found: Recalibration, tmp_path: Path) -> None:
    failed = replace(found, calibration=replace(found.calibration, converged=False))
    with pytest.raises(NotConvergedError):
        failed.write(tmp_path / FILE)
    assert not (tmp_path / FILE).exists()


def test_the_old_file_stays_when_the_new_cannot_be_written(
    found: Recalibration, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_parameters(tmp_path / FILE, [known("old")])
    before = (tmp_path / FILE).read_bytes()

    def refused(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pixsim.foundation.files.os.fsync", refused)
    with pytest.raises(OSError, match="No space"):
        found.write(tmp_path / FILE, accept={"simulated"})
    assert (tmp_path / FILE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
def test_a_written_table_can_be_read_by_all_and_keeps_its_mode(
    found: Recalibration, tmp_path: Path
) -> None:
    file = tmp_path / FILE
    found.write(file, accept={"simulated"})
    assert file.stat().st_mode & 0o777 == 0o644
    file.chmod(0o664)
    found.write(file, accept={"simulated"})
    assert file.stat().st_mode & 0o777 == 0o664
    assert read_parameters(file, set(found.parameters)).keys() == found.parameters.keys()


@pytest.mark.full
def test_the_same_answers_give_the_same_values_again(
    found: Recalibration, table: pd.DataFrame, bank: Bank
) -> None:
    after = replace(bank, parameters=found.parameters)
    again = recalibrate(table.sample(frac=1, random_state=3), after, date=DAY)
    for name, value in found.parameters.items():
        assert again.parameters[name].b == pytest.approx(value.b, abs=1e-4)
    assert set(again.changes["origin"]) == {"calibrated"}


def test_anchors_stay_and_the_others_land_on_their_scale(
    table: pd.DataFrame, bank: Bank, truth: pd.DataFrame
) -> None:
    moved = [
        known(item, a, b + 3.0, 500)
        for item, a, b in truth[["item", "a", "b"]].head(25).itertuples(index=False)
    ]
    made = recalibrate(
        table, with_parameters(bank, *moved), date=DAY, anchors="calibrated", b_sd=20.0
    )
    assert all(made.parameters[value.item] == value for value in moved)
    others = made.changes[made.changes["status"] == "calibrated"]
    both = others.merge(truth, on="item", suffixes=("", "_true"))
    assert len(both) == ITEMS - 25
    assert (both["b"] - both["b_true"]).median() == pytest.approx(3.0, abs=0.4)
    assert made.parameters[both["item"][0]].method == "2pl MAP, anchored"


@pytest.mark.sampled(1)
@pytest.mark.parametrize("model", ["rasch", "1pl"])
def test_one_parameter_models_give_one_slope(
    table: pd.DataFrame, bank: Bank, truth: pd.DataFrame, model: Any
) -> None:
    made = recalibrate(table, bank, date=DAY, model=model)
    slopes = {round(value.a, 9) for value in made.parameters.values()}
    assert len(slopes) == 1
    if model == "rasch":
        assert slopes == {1.0}
    assert errors(made.changes, truth, "b") < errors(made.changes, truth, "b_before")


def test_what_cannot_be_asked_for_is_named(table: pd.DataFrame, bank: Bank) -> None:
    with pytest.raises(ValueError, match=r"model: 'grm'.*; b_sd: 0 is not.*; minimum: 0 is below"):
        recalibrate(table, bank, date=DAY, model="grm", b_sd=0, minimum=0)  # type: ignore[arg-type]
    sloped = with_parameters(bank, known(table["item"][0], a=1.3))
    with pytest.raises(DataError, match=f"discrimination 1, unlike {table['item'][0]}"):
        recalibrate(table, sloped, date=DAY, model="rasch", anchors="calibrated")


def test_items_the_bank_does_not_have_are_refused_or_left_out(
    table: pd.DataFrame, bank: Bank
) -> None:
    mixed = pd.concat([table, table.head(40).assign(item="foreign", candidate=lambda t: t.index)])
    with pytest.raises(DataError, match="the bank has no item foreign"):
        recalibrate(mixed, bank, date=DAY)
    made = recalibrate(mixed, bank, date=DAY, unknown="leave_out")
    assert "foreign" not in set(made.changes["item"])
    assert "left out, the bank does not have them: foreign" in map(str, made.warnings)
    assert not any("blocks" in str(warning) for warning in made.warnings)
    with pytest.raises(DataError, match="foreign"):
        recalibrate(table.assign(item="foreign").head(1), bank, date=DAY, unknown="leave_out")


def test_doubtful_data_are_said(table: pd.DataFrame, bank: Bank) -> None:
    item = table["item"][0]
    made = recalibrate(table, with_parameters(bank, known(item, n=5000)), date=DAY)
    kinds = {warning.kind for warning in made.warnings}
    assert {"simulated", "fewer_answers"} <= kinds
    assert any(f"give all exports together): {item}" in str(warning) for warning in made.warnings)
    twice = pd.concat([table, table.head(3).assign(sitting="later", date=table["date"].max())])
    repeated = recalibrate(twice, bank, date=DAY)
    assert any("3 repeated answers left out" in str(warning) for warning in repeated.warnings)
    assert int(repeated.changes["n"].sum()) == len(table)


@pytest.mark.full
def test_planted_faults_are_what_changes_most(truth: pd.DataFrame, bank: Bank) -> None:
    shifted, wrong = truth["item"][(truth["b"] - 0.8).abs().argsort()[:2]]  # where answers tell
    faults = [PlantedFault(shifted, "shifted", 3.5), PlantedFault(wrong, "wrong_key")]
    rng = np.random.default_rng(8)
    table = simulate_responses(truth, rng.normal(0.8, 1.3, 400), rng, length=LENGTH, faults=faults)
    made = recalibrate(table, bank, date=DAY)
    assert {fault.item for fault in faults} <= set(made.changes["item"][:8])
    slopes = made.changes.set_index("item")["a"]
    assert slopes[wrong] < 0.65  # the top of "low" (Baker 2001)


@pytest.mark.parametrize(
    ("tables", "families", "persons"),
    [(6, 2, 120), pytest.param(20, 5, 300, marks=pytest.mark.full)],
)
@pytest.mark.full
def test_variants_as_families_give_the_item_its_mean(
    bank: Bank, tables: int, families: int, persons: int
) -> None:
    listed = [item for item in bank.items.values() if item.family is None][:tables]
    computed = [item for item in bank.items.values() if item.family is not None][:families]
    rng = np.random.default_rng(9)
    variants = pd.DataFrame(
        [
            (f"{item.id}#{k}", 1.0, prior_parameters(bank.framework.skill[item.skill].level)[1] + k)
            for item in (*listed, *computed)
            for k in range(1, min(item.variant_count, 12) + 1)
        ],
        columns=["item", "a", "b"],
    )
    table = simulate_responses(variants, rng.normal(2.0, 1.5, persons), rng, length=40)
    table["variant"] = table["item"]
    table["item"] = table["item"].str.partition("#")[0]
    made = recalibrate(table, bank, date=DAY, families=True, b_sd=3.0)
    assert made.calibration.families is not None
    assert set(made.changes["item"]) == {item.id for item in (*listed, *computed)}
    assert made.changes["n"].sum() == len(table)
    assert {value.method for value in made.parameters.values()} == {"2pl MAP, families"}
    mean = variants.groupby(variants["item"].str.partition("#")[0])["b"].mean()
    after = made.changes.set_index("item")["b"]
    assert np.corrcoef(after, mean[after.index])[0, 1] > 0.9
    with pytest.raises(DataError, match="responses: variant: the column variant is missing"):
        recalibrate(table.drop(columns="variant"), bank, date=DAY, families=True)


@settings(
    max_examples=examples(10),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_any_small_table_gives_finite_values_or_a_clear_error(
    bank: Bank, data: st.DataObject
) -> None:
    names = list(bank.items)[: data.draw(st.integers(1, 5))]
    rows = data.draw(
        st.dictionaries(
            st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(names)),
            st.sampled_from(["ok", "ko", "unanswered"]),
            min_size=1,
        )
    )
    small = pd.DataFrame([(*key, value) for key, value in rows.items()])
    small.columns = pd.Index(["candidate", "item", "outcome"])
    try:
        made = recalibrate(small, bank, date=DAY, minimum=1)
    except DataError as error:
        assert "no answer at all" in str(error)  # noqa: PT017
        return
    for value in made.parameters.values():
        assert np.isfinite([value.a, value.b, value.se_a, value.se_b]).all()
    assert made.changes[["a", "b"]].notna().all(axis=None)
