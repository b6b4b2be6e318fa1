"""From abilities to levels and back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pixsim.assembly.item_table import item_table
from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.rules.v2 import V2
from pixsim.simulation import ability_of_level, level_cutoffs, level_of_ability
from pixsim.simulation.people.levels import level_scale


def test_levels_are_those_of_a_simulation(bank: Bank) -> None:
    theta = np.random.default_rng(1).normal(0.5, 2, (500, 16)).astype(np.float32)
    scale = level_scale(V2(), item_table(bank), 16)
    placed = scale.pix_of(theta) // 8
    found = level_of_ability(theta, bank)
    near = (abs(theta[:, :, None] - scale.cutoffs) < 1 / 64).any(
        axis=2
    )  # placed to the nearest 1/64
    assert (found == placed)[~near].all()
    assert near.mean() < 0.1


@pytest.mark.parametrize("mastery", [0.5, 2 / 3])
def test_a_level_goes_there_and_back(bank: Bank, mastery: float) -> None:
    for level in range(8):
        theta = ability_of_level(level, bank, mastery=mastery)
        assert level_of_ability(theta, bank, mastery=mastery).tolist() == [level] * 16
    assert np.isnan(ability_of_level(8, bank)).all()  # no item
    own = np.arange(16) % 8
    assert level_of_ability(ability_of_level(own, bank), bank).tolist() == own.tolist()


def test_cutoffs_are_a_table(bank: Bank) -> None:
    table = level_cutoffs(bank)
    assert table.columns.to_numpy().tolist() == list(range(1, 8))
    assert table.index[0] == "1.1"
    assert (np.diff(table.to_numpy(), axis=1) >= 0).all()
    assert (level_of_ability(table[3].to_numpy(), bank) == 3).all()
    assert (level_of_ability(table[3].to_numpy() - 1e-9, bank) == 2).all()


@pytest.mark.parametrize(
    "call",
    [
        lambda bank: level_of_ability([1.0, 2.0], bank),
        lambda bank: level_of_ability(float("nan"), bank),
        lambda bank: ability_of_level(1.5, bank),
        lambda bank: ability_of_level(-1, bank),
        lambda bank: level_cutoffs(bank, mastery=1.0),
    ],
)
def test_impossible_arguments_are_refused(bank: Bank, call: Any) -> None:
    with pytest.raises(DataError):
        call(bank)
