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


def test_rates_that_fall_are_refused() -> None:
    with pytest.raises(ValueError, match="must not fall"):
        V2(rate_to_downgrade=90)
