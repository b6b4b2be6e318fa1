"""Experiments on a small bank, and how many simulations they really run."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.simulation import SINCERITY, simulate
from pixsim.simulation.experiments.experiment_runner import experiment

module = sys.modules["pixsim.simulation.experiments.experiment_runner"]
N = 300
GRID: dict[str, dict[str, object]] = {
    "today": {},
    "short": {"rules.duration_minutes": 50},
    "inflated": {"cohort.sincerity": SINCERITY["inflated"]},
}


@pytest.fixture(scope="session")
def lean(bank: Bank) -> Bank:
    """An item a level of a competence, three at level 1: faster than the whole bank."""
    seen: Counter[tuple[str, int]] = Counter()
    kept = set()
    for item in sorted(bank.items.values(), key=lambda item: item.family is not None):
        skill = bank.framework.skill[item.skill]
        place = skill.competence, skill.level
        if seen[place] < (3 if skill.level == 1 else 1):
            seen[place] += 1
            kept.add(item.id)
    return replace(bank, items={name: item for name, item in bank.items.items() if name in kept})


@pytest.fixture
def run(lean: Bank, monkeypatch: pytest.MonkeyPatch) -> Any:
    """`experiment` on the lean bank; ``run.seeds`` are those of the simulations really run."""

    class Run:
        def __init__(self) -> None:
            self.seeds: list[int] = []

        def __call__(self, grid: Any = GRID, **options: Any) -> pd.DataFrame:
            self.seeds.clear()
            given: dict[str, Any] = {"bank": lean, "candidates": N, "seed": 7} | options
            return experiment(grid, **given)

    run = Run()

    def counted(**values: Any) -> Any:
        result = simulate(**values)
        run.seeds.append(values["seed"])
        return result

    monkeypatch.setattr(module, "simulate", counted)
    return run
