"""A computer is kept awake by what its system has for it, and it is said when that cannot be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pixsim.cli.room.sleep_prevention import awake_sentence, keep_awake

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Linux")


def helper(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What this system has is replaced by a script."""
    program = folder / "systemd-inhibit"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")


def test_it_is_held_for_as_long_as_the_room_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = tmp_path / "noted"
    helper(tmp_path, f'echo "$@" > {noted}\nshift 3\n"$@"\necho over >> {noted}', monkeypatch)
    with keep_awake() as kept:
        assert kept
        assert "--what=idle:sleep" in noted.read_text()
        assert "over" not in noted.read_text()
    assert "ne se mettra pas en veille" in awake_sentence(kept)


@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_helper_that_gives_up_is_no_promise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    helper(tmp_path, script, monkeypatch)
    with keep_awake() as kept:
        assert not kept
    assert "réglez-le" in awake_sentence(kept)


def test_nothing_there_is_said_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with keep_awake() as kept:
        assert not kept
