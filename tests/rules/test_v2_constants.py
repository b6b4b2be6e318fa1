from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from pixsim.rules.v2 import V2


def test_the_official_settings_are_accepted_and_others_near_them() -> None:
    assert replace(V2(), rate_to_be_certified=0, max_level=8).max_pix == 64


def test_every_impossible_setting_is_named_at_once() -> None:
    wrong: dict[str, Any] = {
        "rate_to_validate": 500, "trust_ratio": math.nan, "max_level": -3, "uncertified_level": -500,
        "questions_per_competence": 4, "duration_minutes": 0,
    }  # fmt: skip
    with pytest.raises(ValueError, match="V2: ") as caught:
        V2(**wrong)
    assert all(name in str(caught.value) for name in wrong)


def test_what_is_counted_is_a_whole_number() -> None:
    wrong: dict[str, Any] = {
        "questions_per_competence": 2.5,
        "max_level": 6.5,
        "pix_per_level": 1.5,
    }
    with pytest.raises(ValueError, match="V2: ") as caught:
        V2(**wrong)
    assert all(f"{name} is {value}" in str(caught.value) for name, value in wrong.items())
    assert V2(rate_to_validate=82.5).rate_to_validate == 82.5  # type: ignore[arg-type]


def test_rates_that_fall_are_refused() -> None:
    with pytest.raises(ValueError, match="must not fall"):
        V2(rate_to_downgrade=90)
