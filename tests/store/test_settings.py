"""Settings: remembered, readable by older and newer pixsims."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pixsim.store.settings import (
    Settings,
    read_settings,
    remember_candidate,
    write_settings,
)


def write(home: Path, text: str) -> None:
    home.mkdir(exist_ok=True)
    (home / "settings.json").write_text(text, encoding="utf-8")


def test_what_is_written_is_read() -> None:
    assert read_settings() == Settings()
    told = Settings("contraste", "lea").with_rules("lea", "v3").with_rules("tom", "v2")
    write_settings(told)
    assert read_settings() == told
    assert [read_settings().rules_of(name) for name in ("lea", "tom", "zoe")] == ["v3", "v2", "v2"]


def test_who_was_here_last_is_remembered_beside_the_rest(home: Path) -> None:
    write_settings(Settings("contraste", "lea").with_rules("lea", "v3"))
    before = (home / "settings.json").stat().st_ino
    remember_candidate("lea")
    assert (home / "settings.json").stat().st_ino == before  # the same person: nothing is written
    remember_candidate("tom")
    assert read_settings() == Settings("contraste", "tom").with_rules("lea", "v3")


@pytest.mark.parametrize(
    ("kept", "theme"), [("textual-dark", "sombre"), ("rose-pine-dawn", "clair"), ("nord", "nord")]
)
def test_a_theme_of_before_becomes_its_like(home: Path, kept: str, theme: str) -> None:
    write(home, json.dumps({"theme": kept}))
    assert read_settings() == Settings(theme)


def test_what_a_newer_pixsim_keeps_stays(home: Path) -> None:
    write(home, '{"theme": "clair", "sound": {"bell": true}, "rules": {"lea": "v9", "tom": "v3"}}')
    write_settings(replace(read_settings(), last_candidate="tom"))
    document = json.loads((home / "settings.json").read_bytes())
    assert document["sound"] == {"bell": True}
    assert read_settings().rules == {"tom": "v3"}
    assert read_settings().last_candidate == "tom"


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"theme": 3}', '{"theme": ["a"], "rules": [], "last_candidate": {}}',
     '{"rules": {"lea": ["v2"]}}'],
)  # fmt: skip
def test_senseless_settings_are_the_defaults(home: Path, text: str) -> None:
    write(home, text)
    found = read_settings()
    assert (found.theme, found.last_candidate, dict(found.rules)) == ("", "", {})


def test_a_person_is_forgotten_whole() -> None:
    told = Settings(last_candidate="lea").with_rules("lea", "v3").with_rules("tom", "v3")
    assert told.without("lea") == Settings().with_rules("tom", "v3")
    assert told.without("tom").last_candidate == "lea"
