"""A ``{{name}}`` that nothing fills is told in words, with the question it is in."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pixsim.bank.checking.item_check import check_item
from pixsim.bank.drawing.filling import Filler, UnfilledError
from pixsim.bank.reading.load import load_bank
from pixsim.exchange.new_bank import write_new_bank
from pixsim.report.faults.french import in_french


def test_it_is_told_with_its_place() -> None:
    with pytest.raises(UnfilledError) as error:
        Filler("item#1", {"a": 1}).text("{{a}} et {{b}}")
    (problem,) = pickle.loads(pickle.dumps(error.value)).problems
    assert in_french(problem) == "item#1 : rien ne remplit {{b}}"


def test_the_check_of_a_bank_says_so_without_a_word_of_python(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    write_new_bank(folder, "Essai")
    (path,) = folder.glob("1.1-*.toml")
    path.write_text(path.read_text().replace("{{b}}", "{{nothing}}"))
    bank = load_bank(folder)
    (item,) = bank.items.values()
    told = {in_french(problem) for problem in check_item(bank, item).problems}
    assert any(one.endswith("sujet1-exemple#1 : rien ne remplit {{nothing}}") for one in told)
    assert not any("Error" in one for one in told)
