"""Whatever a fit warns of is told in French by the command line."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pixsim.calibration import Priors, calibrate
from pixsim.calibration.uncertainty import covariance
from pixsim.report.faults.french import in_french
from tests.calibration.simulate import simulate

ANSWERS = simulate(np.random.default_rng(4), 60, 12).answers
CONSTANT = np.column_stack([np.ones((60, 10)), ANSWERS])
PAIRS = {f"item_{j + 1}": f"family_{j // 2}" for j in range(12)}


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("answers", "settings", "english", "french"),
    [
        (CONSTANT, {}, "left out", "laissés de côté, sans a priori ils n'ont pas d'estimation : item_1"),
        (CONSTANT, {}, "and 2 more", "item_8 et 2 de plus"),
        (
            np.where(np.arange(60)[:, None] < 4, ANSWERS, np.nan), {"families": PAIRS},
            "no variant", "aucune variante n'a",
        ),
        (ANSWERS, {"model": "rasch"}, "more parameters", "trop de paramètres pour une seule matrice"),
    ],
)  # fmt: skip
def test_warnings_of_a_fit_have_their_french(
    monkeypatch: pytest.MonkeyPatch, answers: Any, settings: Any, english: str, french: str
) -> None:
    if english == "more parameters":
        monkeypatch.setattr(covariance, "MOST_PARAMETERS", 5)
    told = [
        w
        for w in calibrate(answers, **settings).warnings
        if english in str(w) and "every" not in str(w)
    ]
    assert len(told) == 1
    assert french in in_french(told[0])
    assert " the " not in in_french(told[0])


def test_numbers_have_a_decimal_comma() -> None:
    answers = np.tile([1, 0], (3, 10))  # persons all alike
    settings: Any = {"priors": Priors(b=np.linspace(-1, 1, 20), b_sd=1.0)}
    told = [w for w in calibrate(answers, **settings).warnings if w.kind == "ability_alike"]
    assert "0.05" in str(told[0])
    assert "0,05" in in_french(told[0])
