"""What rules and TOML refuse is told in French, whatever they find."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import tomli

from pixsim.report.faults.system_causes import system_cause
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3


@pytest.mark.parametrize(
    ("rules", "settings"),
    [
        (V2(), {"max_level": 9, "rate_to_validate": 101}),
        (V2(), {"max_level": 6.5}),
        (V2(), {"rate_to_downgrade": 90}),
        (V3(), {"length": 0}),
        (V3(), {"minimum_answers": 40, "cap": -1.0}),
        (V3(), {"pick_percent": 101, "competence_gap": -1, "list_length": 0}),
        (V3(), {"grid_low": 9.0, "prior_variance": 0.0, "start_theta": float("inf")}),
        (V3(), {"bands": V3().bands * 2, "levels": V3().levels * 3}),
        (V3(), {"levels": ((),), "seeded": -1}),
        (V3(), {"seeded": 31}),
    ],
)
def test_what_rules_refuse_is_told_in_french(rules: Any, settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"V[23]: ") as refused:
        replace(rules, **settings)
    said = str(refused.value)
    told = system_cause(said)
    assert told != said
    assert len(told.split(" ; ")) == len(said.split("; "))
    assert not any(word in told for word in ("must", " is ", " are ", "there"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = \nb = 1", "valeur impossible (ligne 1, colonne 5)"),
        ("\na \nb = 1", "le signe = manque après un nom (ligne 2, colonne 3)"),
        ('a = "x', "un texte n'est pas refermé (à la fin)"),
        ("a = 1\na = 2", "un nom reçoit deux valeurs (à la fin)"),
    ],
)
def test_where_toml_is_wrong_is_told_in_french(text: str, told: str) -> None:
    with pytest.raises(tomli.TOMLDecodeError) as refused:
        tomli.loads(text)
    assert system_cause(refused.value) == told


def test_what_is_not_known_is_told_as_it_was_said() -> None:
    assert system_cause("V9: moon is full; length is 0, it must be at least 1") == (
        "V9: moon is full; length is 0, it must be at least 1"
    )
