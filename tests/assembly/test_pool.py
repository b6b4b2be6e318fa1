"""The items of a bank as V3 takes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixsim.assembly.item_table import item_table
from pixsim.assembly.pool import planned_pool
from pixsim.bank.reading import traits
from pixsim.bank.reading.load import load_bank
from pixsim.bank.reading.traits import Trait, Traits


def test_a_test_waits_for_no_question_to_be_drawn(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A whole bank takes ten seconds, which the first V3 test on a machine would begin with."""
    drawn: list[str] = []

    def draw(_traits: Traits, name: str) -> Trait:
        drawn.append(name)
        return Trait(guess=0.25, acts=0)

    monkeypatch.setattr(Traits, "_draw", draw)
    # What is invented here is kept neither in memory nor in the cache that other tests read.
    monkeypatch.setattr(traits, "_in_memory", {})
    monkeypatch.setenv("PIXSIM_HOME", str(tmp_path))
    monkeypatch.delenv("PIXSIM_CACHE", raising=False)
    bank = load_bank()  # not the shared one, which may know them
    pool = planned_pool(bank)
    assert drawn == []
    table = item_table(bank)  # what a simulation takes, which does need them
    assert sorted(drawn) == sorted(table.id) == sorted(pool.items)
    assert set(table.c) == {0.25}
