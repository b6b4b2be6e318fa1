"""Traits of items are drawn once for a bank and kept; what is kept wrongly is drawn again."""

from __future__ import annotations

import json
import os
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading import drawn_traits
from pixsim.bank.reading.drawn_traits import Trait, Traits
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.priors import guessing_chance
from tests.tools.tiers import tiered

SOME = 12


@pytest.fixture(autouse=True)
def _nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_traits, "_in_memory", {})
    monkeypatch.delenv("PIXSIM_CACHE")


def kept(home: Path) -> list[Path]:
    return sorted((home / "cache").glob("*.json"))


def drawn(bank: Bank, names: list[str]) -> dict[str, Trait]:
    found = {}
    for name in names:
        question = bank.question(f"{name}#1", np.random.default_rng(5))
        acts = len(question.task.solution) if question.task else 0
        found[name] = Trait(guessing_chance(question), acts)
    return found


@pytest.fixture
def names(bank: Bank) -> list[str]:
    by_type = sorted(bank.items.values(), key=lambda item: (item.type, item.id))
    return [item.id for item in by_type[:: len(by_type) // SOME]]


def test_they_are_those_of_the_questions_and_are_kept(
    bank: Bank, home: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = drawn(bank, names)
    assert max(trait.guess for trait in wanted.values()) > 0
    assert max(trait.acts for trait in wanted.values()) > 0
    assert min(trait.acts for trait in wanted.values()) == 0
    assert Traits(bank).of(names) == wanted
    assert len(kept(home)) == 1
    drawn_traits._in_memory.clear()

    def never(_self: Traits, name: str) -> Trait:
        raise AssertionError(name)

    monkeypatch.setattr(Traits, "_draw", never)
    assert Traits(bank).of(iter(names)) == wanted


@pytest.mark.parametrize(
    "content",
    tiered(
        [
            "",
            "[]",
            '{"a": [2.0, 0]}',
            "{",
            "\udcff",
            '{"a": true}',
            '{"a": [0.1, -1]}',
            '{"a": [0.1]}',
        ],
        4,
    ),
)
def test_a_damaged_cache_is_drawn_again(
    bank: Bank, home: Path, names: list[str], content: str
) -> None:
    wanted = Traits(bank).of(names)
    kept(home)[0].write_bytes(content.encode("utf-8", "surrogateescape"))
    drawn_traits._in_memory.clear()
    assert Traits(bank).of(names) == wanted
    assert len(json.loads(kept(home)[0].read_text())) == len(names)


def test_an_item_made_into_another_is_not_taken_for_it(bank: Bank) -> None:
    choice = next(item for item in bank.items.values() if item.type == "QCU" and not item.family)
    whole = Traits(bank).of([choice.id])[choice.id].guess
    assert whole == 1 / len(choice.options) < 1 / 2
    fewer = choice.model_copy(update={"options": choice.options[:2], "key": choice.key[:1]})
    other = replace(bank, items={**bank.items, choice.id: fewer})
    assert Traits(other)[choice.id].guess == 1 / 2
    assert Traits(other).of([choice.id])[choice.id].guess == 1 / 2


def test_a_folder_that_cannot_be_written_is_done_without(
    bank: Bank, home: Path, names: list[str]
) -> None:
    home.mkdir()
    (home / "cache").write_text("not a folder")
    assert Traits(bank).of(names) == drawn(bank, names)


def test_those_of_old_banks_go(bank: Bank, home: Path, names: list[str]) -> None:
    (home / "cache").mkdir(parents=True)
    for number in range(drawn_traits.KEPT + 3):
        (home / "cache" / f"items-{number}.json").write_text("{}")
    Traits(bank).of(names)
    assert len(kept(home)) == drawn_traits.KEPT
    assert any(len(json.loads(file.read_text())) == len(names) for file in kept(home))


def test_all_items_have_one(bank: Bank) -> None:
    found = Traits(bank)
    assert len(found) == len(bank.items)
    assert list(found) == list(bank.items)
    with pytest.raises(KeyError):
        found["no_such_item"]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interruption_waits_until_an_item_is_drawn(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    went_on = []
    real = Bank.question

    def interrupted(self: Bank, name: str, rng: np.random.Generator) -> Question:
        os.kill(os.getpid(), signal.SIGINT)
        question = real(self, name, rng)
        went_on.append(name)
        return question

    monkeypatch.setattr(Bank, "question", interrupted)
    name = next(iter(bank.items))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job of a shell has none
    try:
        with pytest.raises(KeyboardInterrupt):
            Traits(bank)[name]
    finally:
        signal.signal(signal.SIGINT, before)
    assert went_on == [f"{name}#1"]


def test_a_folder_named_for_the_cache_goes_before_the_data_folder(
    bank: Bank, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIXSIM_CACHE", str(tmp_path / "elsewhere"))
    Traits(bank).of(list(bank.items)[:2])
    assert len(list((tmp_path / "elsewhere").glob("items-*.json"))) == 1
    assert not kept(home)
