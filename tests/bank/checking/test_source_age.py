"""Facts that age: what is listed when nobody has looked at a source for long."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from pixsim.bank.checking.source_age import days_since_checked, split_sources, stale_problems
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.cli import pixsim as main
from tests.tools.small_bank import ITEMS, write_bank

DAY = date(2026, 6, 1)


def dated(folder: Path, *days: str) -> Bank:
    text = ITEMS
    for day in days:
        text = text.replace(
            'kind = "know"\n', f'kind="know"\nsource = "loi"\nchecked = "{day}"\n', 1
        )
    return load_bank(write_bank(folder, text))


def test_the_oldest_come_first_and_the_others_are_not_told(tmp_path: Path) -> None:
    bank = dated(tmp_path, "2025-06-01", "2024-06-01")
    (old,) = stale_problems(bank, 400, DAY)
    assert old.kind == "stale"
    assert "2024-06-01" in str(old)
    assert "730" in str(old)
    assert ["2024" in str(one) for one in stale_problems(bank, 300, DAY)] == [True, False]
    assert stale_problems(bank, 800, DAY) == []
    assert stale_problems(bank, 300, DAY, frozenset({"5.2"})) == []
    names = {item.id for item in bank.items.values() if item.source}
    assert len(stale_problems(bank, 300, DAY, frozenset(names))) == len(names) == 2


def test_every_source_of_the_bank_has_its_day(bank: Bank) -> None:
    sourced = [item for item in bank.items.values() if item.source]
    assert len(sourced) > 40
    assert [item.id for item in sourced if days_since_checked(item, DAY) is None] == []
    assert {len(split_sources(item)) > 1 for item in sourced if item.kind == "web"} == {True}


def test_the_command_lists_them_and_says_so_by_its_code(tmp_path: Path) -> None:
    folder = str(dated(tmp_path, "2001-02-03").path)
    told = CliRunner().invoke(main, ["bank", "check", folder, "--stale", "365"])
    assert (told.exit_code, "2001-02-03" in told.output) == (1, True)
    assert "1 fait à relire" in told.output
    fresh = CliRunner().invoke(main, ["bank", "check", folder, "--stale", "99999"])
    assert (fresh.exit_code, fresh.output.count("\n")) == (0, 1)
    assert CliRunner().invoke(main, ["bank", "check", folder, "--stale", "-1"]).exit_code == 2
