"""The items of a bank as V3 takes them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pixsim.assembly.item_table import item_table
from pixsim.assembly.pool import PlannedPool, planned_pool
from pixsim.bank.reading import drawn_traits
from pixsim.bank.reading.drawn_traits import Trait, Traits
from pixsim.bank.reading.load import load_bank
from pixsim.rules.v3.items import ItemPool


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
    monkeypatch.setattr(drawn_traits, "_in_memory", {})
    monkeypatch.setenv("PIXSIM_HOME", str(tmp_path))
    monkeypatch.delenv("PIXSIM_CACHE", raising=False)
    bank = load_bank()  # not the shared one, which may know them
    pool = planned_pool(bank)
    assert drawn == []
    table = item_table(bank)  # what a simulation takes, which does need them
    assert sorted(drawn) == sorted(table.id) == sorted(pool.items)
    assert set(table.c) == {0.25}


def test_what_is_not_offered_is_never_available() -> None:
    skill = np.array([0, 0, 1, 2])
    parameters = ItemPool(
        a=np.ones(4), b=np.zeros(4), competence=np.zeros(4, int), tube=skill, skill=skill
    )
    offered, calibrated = np.array([True, False, True, True]), np.ones(4, bool)
    pool = PlannedPool(("a", "b", "c", "d"), parameters, offered, calibrated)
    assert pool.available().tolist() == [True, False, True, True]
    assert pool.available([1]).tolist() == [True, False, False, True]
    assert pool.available([0, 2]).tolist() == [False, False, True, False]
