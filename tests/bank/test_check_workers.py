"""A bank is checked the same by one process and by several, whole or item by item."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from pixsim.bank.check import check_bank
from pixsim.bank.load import load_bank
from pixsim.cli.bank import bank
from pixsim.workers import worker_pool
from tests.tools.small_bank import ITEMS, write_bank


def test_several_processes_find_what_one_finds(tmp_path: Path) -> None:
    faulty = load_bank(write_bank(tmp_path, ITEMS.replace("?", "")))
    alone = check_bank(faulty)
    with worker_pool(2) as pool:
        together = check_bank(faulty, executor=pool)
    assert alone.problems
    assert together == alone


def test_one_item_is_checked_alone(tmp_path: Path) -> None:
    loaded = load_bank(write_bank(tmp_path))
    name = next(iter(loaded.items))
    report = check_bank(loaded, frozenset({name}))
    assert report.questions == loaded.items[name].variant_count


def test_an_item_that_is_unknown_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(bank, ["check", str(write_bank(tmp_path)), "--item", "nulle_part"])
    assert done.exit_code != 0
    assert "nulle_part" in done.output
