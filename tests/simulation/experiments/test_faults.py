"""Grids and arguments that cannot be are told, all at once, before anything is run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.report.faults.french import in_french
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import Cohort, Sincerity, experiment
from pixsim.simulation.experiments.design import FactorLevel, factorial


@pytest.mark.sampled(14)
@pytest.mark.parametrize(
    ("grid", "told"),
    [
        ({}, "grid: has no arm"),
        ([], "grid: must map"),
        ({"mastery": []}, "mastery: has no level"),
        ({"mastery": 0.5}, "mastery: levels must be a list, not 0.5"),
        ({"mastery": "0.5"}, "mastery: levels must be a list"),
        ({"mastery": [0.5, 0.5]}, "mastery: two levels are called 0.5"),
        ({"rule.max_level": [6, 7]}, "rule.max_level: no such setting: a simulation has cohort, ru"),
        ({"a": {}, "b": 5}, "arm 'b': must map settings to values, not be 5"),
        ({"a": {"": 5}}, "is empty"),
        ({"a": {"rules.length": 32}}, "arm 'a': rules.length: no such setting: V2 has pix_per_level"),
        ({"a": {"rules.max_level.x": 1}}, "rules.max_level.x: int has no parts"),
        ({"a": {"rules.max_level": 7.5}}, "rules.max_level: must be a valid integer, not 7.5"),
        ({"a": {"rules.max_level": True}}, "rules.max_level: must be a valid integer, not True"),
        ({"a": {"rules.max_level": -3}}, "arm 'a'"),
        ({"a": {"rules.trust_ratio": True}}, "rules.trust_ratio: must be a valid number, not True"),
        ({"a": {"rules.trust_ratio": float("nan")}}, "must be a finite number, not nan"),
        ({"a": {"rules.on_engine_fault": "x"}}, "must be 'fail' or 'mend', not 'x'"),
        ({"a": {"rules": "V2"}}, "rules: must be V2(…) or V3(…), not 'V2'"),
        ({"a": {"cohort": Sincerity()}}, "cohort: must be an instance of Cohort"),
        ({"a": {"cohort.abilities.mean": (1.0, "x")}}, "mean: must be a valid number"),
        ({"a": {"cohort.abilities.mean": (1.0,)}}, "1 values, there are 16"),
        ({"a": {"cohort.circumstances.dropout": 1.5}}, "dropout: must be a number from 0 to 1"),
        ({"a": {"rules.questions_per_competence": 4}}, "questions_per_competence is 4, it must be from 1 to 3"),
        ({"a": {"cohort.positioning.retention": 1.0}}, "there is none to have a retention"),
        ({"a": {"rules": V3(), "rules.length": 0}}, "length is 0, it must be at least 1"),
        ({"a": {"rules": V3(), "rules.max_level": 7}}, "no such setting: V3 has length"),
        ({"a": {"forms": 3}}, "forms: must be a power of two"),
        ({"a": {"parameters": {"none": (1.0, 0.0)}}}, "none: the bank has no such item"),
        ({"a": {"parameters": {"none": 1.0}}}, "parameters: must be a valid tuple"),
        ({"a": {"bank": "item_bank"}}, "bank: must be an instance of Bank"),
        ({"a": {"candidates": 10}}, "candidates: no such setting"),
    ],
)  # fmt: skip
def test_a_grid_that_cannot_be_is_told(run: Any, grid: Any, told: str) -> None:
    with pytest.raises(DataError) as refused:
        run(grid)
    assert len(refused.value.problems) == 1
    assert told in str(refused.value)
    assert refused.value.problems[0].message not in in_french(refused.value.problems[0])
    assert run.seeds == []


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"candidates": 0}, "candidates: must be a whole number from 1, not 0"),
        ({"candidates": None}, "candidates: must be a whole number from 1, not None"),
        ({"seed": 1.5}, "seed: must be a whole number from 0, not 1.5"),
        ({"seed": -1}, "seed: must be a whole number from 0, not -1"),
        ({"replications": 0}, "replications: must be a whole number from 1, not 0"),
        ({"replications": True}, "replications: must be a whole number"),
        ({"common": "yes"}, "common: must be True or False"),
        ({"figures": "passed"}, "figures: must be a list of names"),
        ({"figures": ["passed", "pased"]}, "figures: pased: no summary has this figure"),
        ({"cohort": V2()}, "cohort: must be an instance of Cohort"),
        ({"rules": Cohort()}, "rules: must be an instance of V2"),
    ],
)
def test_arguments_that_cannot_be_are_told_once(
    run: Any, options: dict[str, Any], told: str
) -> None:
    with pytest.raises(DataError) as refused:
        run(**options)
    assert len(refused.value.problems) == 1
    assert told in str(refused.value)


def test_all_that_is_wrong_is_told_at_once(run: Any, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    arms = {
        "good": {},
        "typo": {"rules.duration": 60, "mastery": 2.0},
        "far": {"cohort.sincerity.help": 99.0},
        "too far": {"cohort.sincerity.help": 99.0},
    }
    with pytest.raises(DataError) as refused:
        run(arms, seed="x", replications=0, figures=["zz"], store=tmp_path)
    told = [str(problem) for problem in refused.value.problems]
    expected = [
        "seed: must be", "replications: must be", "holds other files",
        "arm 'typo': rules.duration: no such", "arm 'typo': mastery: must be",
        "arm 'far': sincerity.help: must be a number from -10 to 10, not 99.0 (2 of 4 arms)",
        "figures: zz: no summary",
    ]  # fmt: skip
    assert len(told) == len(expected)
    assert all(part in line for part, line in zip(expected, told, strict=True))
    kinds = {problem.kind for problem in refused.value.problems}
    assert {"setting", "experiment_store", "unknown_setting", "unknown_figure"} <= kinds


def test_faults_of_levels_are_told_at_once() -> None:
    with pytest.raises(DataError) as refused:
        factorial({"mastery": [], "rule": [1], "forms": 5})
    assert [problem.where for problem in refused.value.problems] == ["mastery", "rule", "forms"]
    with pytest.raises(DataError, match="no factor"):
        factorial({})


def test_levels_may_carry_their_own_label() -> None:
    arms = factorial({"cohort.sincerity": [FactorLevel("help", Sincerity(help=2.0)), Sincerity()]})
    assert list(arms) == ["sincerity=help", "sincerity=Sincerity()"]


def test_numbers_of_numpy_are_levels(bank: Bank) -> None:
    """Inside a whole setting too, where they are neither described nor labelled by their type."""
    levels: list[Any] = [Sincerity(help=help_) for help_ in np.array([0, 1])]
    table = experiment({"cohort.sincerity": levels}, candidates=5, seed=1, bank=bank)
    assert table["cohort.sincerity"].tolist() == ["Sincerity()", "Sincerity(help=1)"]
