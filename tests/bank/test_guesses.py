"""Chances to guess are drawn once for a bank and kept; what is kept wrongly is drawn again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pixsim.bank import guesses
from pixsim.bank.guesses import Guesses
from pixsim.bank.load import Bank
from pixsim.bank.priors import guessing

SOME = 12


@pytest.fixture(autouse=True)
def _nothing_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guesses, "_in_memory", {})


def kept(home: Path) -> list[Path]:
    return sorted((home / "cache").glob("*.json"))


def drawn(bank: Bank, names: list[str]) -> dict[str, float]:
    rng = np.random.default_rng(5)
    return {name: guessing(bank.question(f"{name}#1", rng)) for name in names}


@pytest.fixture
def names(bank: Bank) -> list[str]:
    by_type = sorted(bank.items.values(), key=lambda item: (item.type, item.id))
    return [item.id for item in by_type[:: len(by_type) // SOME]]


def test_they_are_those_of_the_questions_and_are_kept(
    bank: Bank, home: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = drawn(bank, names)
    assert max(wanted.values()) > 0
    assert Guesses(bank).of(names) == wanted
    assert len(kept(home)) == 1
    guesses._in_memory.clear()

    def never(_self: Guesses, name: str) -> float:
        raise AssertionError(name)

    monkeypatch.setattr(Guesses, "_draw", never)
    assert Guesses(bank).of(iter(names)) == wanted


@pytest.mark.parametrize("content", ["", "[]", '{"a": 2.0}', "{", "\udcff", '{"a": true}'])
def test_a_damaged_cache_is_drawn_again(
    bank: Bank, home: Path, names: list[str], content: str
) -> None:
    wanted = Guesses(bank).of(names)
    kept(home)[0].write_bytes(content.encode("utf-8", "surrogateescape"))
    guesses._in_memory.clear()
    assert Guesses(bank).of(names) == wanted
    assert len(json.loads(kept(home)[0].read_text())) == len(names)


def test_an_item_made_into_another_is_not_taken_for_it(bank: Bank) -> None:
    choice = next(item for item in bank.items.values() if item.type == "QCU" and not item.family)
    whole = Guesses(bank).of([choice.id])[choice.id]
    wrong = [option for number, option in enumerate(choice.options) if number not in choice.key]
    assert whole == 1 / len(choice.options)
    assert wrong
    fewer = choice.model_copy(update={"options": choice.options[:2], "key": choice.key})
    other = replace(bank, items={**bank.items, choice.id: fewer})
    assert Guesses(other)[choice.id] == Guesses(other).of([choice.id])[choice.id] == 1 / 2


def test_a_folder_that_cannot_be_written_is_done_without(
    bank: Bank, home: Path, names: list[str]
) -> None:
    home.mkdir()
    (home / "cache").write_text("not a folder")
    assert Guesses(bank).of(names) == drawn(bank, names)


def test_those_of_old_banks_go(bank: Bank, home: Path, names: list[str]) -> None:
    (home / "cache").mkdir(parents=True)
    for number in range(guesses.KEPT + 3):
        (home / "cache" / f"guessing-{number}.json").write_text("{}")
    Guesses(bank).of(names)
    assert len(kept(home)) == guesses.KEPT
    assert any(len(json.loads(file.read_text())) == len(names) for file in kept(home))


def test_all_items_have_one(bank: Bank) -> None:
    found = Guesses(bank)
    assert len(found) == len(bank.items)
    assert list(found) == list(bank.items)
    with pytest.raises(KeyError):
        found["no_such_item"]
