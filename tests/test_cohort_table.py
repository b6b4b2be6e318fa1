"""The simulation's README: its table of cohorts has the form that its command gives it."""

from __future__ import annotations

import re
import subprocess

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.simulation import Cohort
from tests.tools import cohort_table
from tests.tools.cohort_table import BLOCK, HEAD, README, row

ROW = re.compile(
    r"\| (?:(?:levels|positioned), (?:honest|inflated) )?\| V[23] \| \d+ ± \d+ \(\d+ to \d+\) \| 0\.\d\d \| "
    r"(?:\d+ %, \d+ %, \d+ % )?\| \d+\.\d % \|"
)


def test_the_table_in_readme_has_its_rows_its_day_and_its_commit() -> None:
    (found,) = BLOCK.findall(README.read_text("utf-8"))
    begin, *head, rows = found.split("\n", 3)
    assert re.search(r"tests\.tools\.cohort_table --write`, \d{4}-\d\d-\d\d, [0-9a-f]{8};", begin)
    assert "\n".join(head) == HEAD
    listed = rows.splitlines()[:-1]
    assert len(listed) == 8
    assert all(ROW.fullmatch(each) for each in listed)
    assert [each.split(" | ")[0] for each in listed[::2]] == [
        "| levels, honest", "| levels, inflated", "| positioned, honest", "| positioned, inflated",
    ]  # fmt: skip


@pytest.mark.parametrize("rules", ["v2", "v3"])
def test_a_row_is_what_a_simulation_says(bank: Bank, rules: str) -> None:
    made = row("levels, honest" if rules == "v2" else "", rules, Cohort(), bank, 500)
    assert ROW.fullmatch(made)
    assert ("%, " in made) == (rules == "v2")


def test_the_command_writes_between_the_comments(
    bank: Bank, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("readme")
    target = folder / "README.md"
    target.write_text("before\n<!-- cohorts: x -->\nold\n<!-- end of cohorts -->\nafter\n", "utf-8")
    commit = subprocess.CompletedProcess([], 0, "0123abcd\n")
    monkeypatch.setattr(subprocess, "run", lambda *_a, **_k: commit)
    monkeypatch.setattr(cohort_table, "README", target)
    monkeypatch.setattr(cohort_table, "load_bank", lambda: bank)
    monkeypatch.setattr(cohort_table, "rows", lambda *_a: ["| a row |"])
    cohort_table.main(["--write"])
    text = target.read_text("utf-8")
    assert text.startswith("before\n<!-- cohorts: `python")
    assert ", 0123abcd;" in text
    assert text.endswith("| a row |\n<!-- end of cohorts -->\nafter\n")
    target.write_text("nothing\n", "utf-8")
    with pytest.raises(SystemExit):
        cohort_table.main(["--write"])
