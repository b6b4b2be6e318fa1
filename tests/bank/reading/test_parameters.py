from __future__ import annotations

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixsim.assembly.pool import planned_pool
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.reading.parameters import (
    MOST_A,
    MOST_B,
    Calibrated,
    read_parameters,
    write_parameters,
)
from pixsim.bank.reading.priors import prior_parameters
from pixsim.foundation.problems import DataError
from pixsim.foundation.resources import bundled_folder
from pixsim.report.faults.french import in_french
from pixsim.running.autopilot import find_policy

HEADER = "item,a,b,se_a,se_b,n,method,date\n"
DAY = datetime.date(2026, 11, 25)
finite = st.floats(-20, 20).map(lambda x: round(x, 3))


def one(item: str, a: float = 1.2, b: float = 0.4, n: int = 50) -> Calibrated:
    return Calibrated(item=item, a=a, b=b, se_a=0.1, se_b=0.2, n=n, method="2pl MAP", date=DAY)


@given(st.floats(0.01, 8).map(lambda x: float(f"{x:.6g}")), finite, st.integers(1, 10**6))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, a: float, b: float, n: int
) -> None:
    file = tmp_path_factory.mktemp("p") / "parameters.csv"
    write_parameters(file, [one("b"), one("a", a, b, n)])
    read = read_parameters(file, {"a", "b"})
    assert list(read) == ["a", "b"]
    assert (read["a"].a, read["a"].n) == (a, n)
    assert read["a"].b == pytest.approx(b, rel=1e-5)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "parameters.csv"
    file.write_text(
        HEADER
        + "x,1,0,0.1,0.1,10,m,2026-11-25\n"
        + "a,-1,nan,0.1,0.1,0,m,yesterday\n"
        + "a,1,0,0.1,0.1,10,m,2026-11-25\n"
        + "a,1,0,0.1,0.1,10,m,2026-11-25\n"
        + "a,1\n"
    )
    with pytest.raises(DataError) as caught:
        read_parameters(file, {"a"})
    told = {(p.where, p.field) for p in caught.value.problems}
    expected = {("line 2", "item"), ("line 5", "item"), ("line 6", "")}
    assert told == expected | {("line 3, a", field) for field in ("a", "b", "n", "date")}


@pytest.mark.parametrize(
    ("column", "value"),
    [("a", "1e308"), ("a", "0"), ("a", "26"), ("b", "-51"), ("b", "1e308"), ("b", "inf"),
     ("se_a", "1e300"), ("se_b", "-1")],
)  # fmt: skip
def test_values_no_item_has_are_refused_naming_file_item_and_column(
    tmp_path: Path, column: str, value: str
) -> None:
    row = {"item": "a", "a": "1", "b": "0", "se_a": "0", "se_b": "0", "n": "9", "method": "m"}
    row |= {"date": "2026-11-25", column: value}
    file = tmp_path / "parameters.csv"
    file.write_text(HEADER + ",".join(row.values()) + "\n")
    with pytest.raises(DataError) as caught:
        read_parameters(file, {"a"})
    (problem,) = caught.value.problems
    assert (problem.file, problem.where, problem.field) == ("parameters.csv", "line 2, a", column)
    assert problem.message not in in_french(problem)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("theta", [0.0, -1000.0, 1e300])
def test_the_steepest_item_is_answered_by_any_ability(theta: float, bank: Bank) -> None:
    steepest = find_policy(theta, lambda _question: (MOST_A, MOST_B))
    item = next(item for item in bank.items.values() if item.kind == "paper")
    question = bank.question(f"{item.id}#1", np.random.default_rng(1))
    assert steepest(question, np.random.default_rng(1)) is not None


@pytest.mark.parametrize("header", ["", "item,a,b\n", HEADER.replace("item,a", "a,item")])
def test_wrong_columns_are_refused(tmp_path: Path, header: str) -> None:
    file = tmp_path / "parameters.csv"
    file.write_text(header)
    with pytest.raises(DataError):
        read_parameters(file, {"a"})


def test_bank_and_pool_take_calibrated_values_and_priors_elsewhere(tmp_path: Path) -> None:
    root = tmp_path / "bank"
    shutil.copytree(bundled_folder("item_bank"), root)
    plain = load_bank(root)
    first, second = list(plain.items.values())[:2]
    write_parameters(root / "parameters.csv", [one(first.id, 1.7, 0.3)])
    bank = load_bank(root)
    level = bank.framework.skill[second.skill].level
    assert bank.curve(bank.items[first.id]) == (1.7, 0.3)
    assert bank.curve(second) == prior_parameters(level)
    assert bank.digest != plain.digest
    pool = planned_pool(bank)
    place = pool.place[first.id]
    assert (pool.pool.a[place], pool.pool.b[place]) == (1.7, 0.3)
    assert pool.calibrated[place]
    assert pool.calibrated.sum() == 1


def test_pool_is_sorted_and_leaves_out_drafts_and_reported_skills(bank: Bank) -> None:
    first, second = sorted(bank.items)[:2]
    changed = {first: "draft", second: "archived"}
    items = {
        name: item.model_copy(update={"status": changed.get(name, item.status)})
        for name, item in bank.items.items()
    }
    pool = planned_pool(replace(bank, items=items))
    assert list(pool.items) == sorted(pool.items)
    assert first not in pool.items
    assert not pool.offered[pool.place[second]]
    skill = int(pool.pool.skill[5])
    assert not pool.available([skill])[pool.pool.skill == skill].any()
    assert np.array_equal(pool.available([skill]), pool.offered & (pool.pool.skill != skill))
