"""A bank is checked the same by one process and by several, whole or item by item."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pixsim.bank.checking.bank_check import check_bank
from pixsim.bank.reading.load import load_bank
from pixsim.cli.bank import bank
from pixsim.cli.console.output import ExitCode
from pixsim.foundation.workers import WorkerLostError, worker_pool
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


def test_an_unknown_item_is_told_as_json_too(tmp_path: Path) -> None:
    arguments = ["check", str(write_bank(tmp_path)), "--item", "nulle_part", "--json"]
    done = CliRunner().invoke(bank, arguments)
    assert done.exit_code != 0
    report = json.loads(done.stdout)
    assert not report["ok"]
    assert "nulle_part" in report["problems"][0]


def test_a_process_that_is_lost_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_args: object, **_kwargs: object) -> None:
        raise WorkerLostError

    monkeypatch.setattr("pixsim.bank.checking.bank_check.check_bank", lost)
    done = CliRunner().invoke(bank, ["check", str(write_bank(tmp_path))])
    assert done.exit_code == ExitCode.LOST
    assert done.stderr.startswith("un processus de calcul a été arrêté par le système")


def test_what_is_told_of_an_item_is_of_that_item(tmp_path: Path) -> None:
    folder = write_bank(tmp_path)
    name, item = next(iter(load_bank(folder).items.items()))
    done = CliRunner().invoke(bank, ["check", str(folder), "--item", name])
    assert done.stdout.splitlines() == [f"{item.variant_count} questions vérifiées."]
