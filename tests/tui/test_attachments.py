"""A file that the system cannot open: what failed is told, and where the file is."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from pixsim.tui.files import attachments
from pixsim.tui.files.attachments import can_open_with_system, open_with_system

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts stand for openers")
OPENER = "open" if sys.platform == "darwin" else "xdg-open"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    file = tmp_path / "relevé.csv"
    file.write_text("a;b", encoding="utf-8")
    return file


def opener(path: Path, script: str) -> None:
    program = path.parent / OPENER
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def test_an_opener_that_fails_is_told_with_its_last_words(path: Path) -> None:
    opener(path, "echo début >&2; echo 'aucun programme pour text/csv' >&2; exit 3")
    why = asyncio.run(open_with_system(path))
    assert why == f"{OPENER} n'a pas pu ouvrir le fichier : aucun programme pour text/csv."


def test_an_opener_that_fails_without_a_word_is_told_by_its_code(path: Path) -> None:
    opener(path, "exit 4")
    assert "code 4" in (asyncio.run(open_with_system(path)) or "")


def test_an_opener_that_cannot_start_is_told(path: Path) -> None:
    opener(path, "")
    (path.parent / OPENER).write_text("#!/no/such/interpreter\n", encoding="utf-8")
    assert "ne démarre pas" in (asyncio.run(open_with_system(path)) or "")


def test_no_opener_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(path.parent))
    assert f"{OPENER} manque" in (asyncio.run(open_with_system(path)) or "")


def test_an_opener_that_works_or_lasts_is_no_fault(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener(path, 'cat "$1" > "$1.opened"')
    assert asyncio.run(open_with_system(path)) is None
    assert (path.parent / "relevé.csv.opened").exists()
    monkeypatch.setattr(attachments, "PATIENCE", 0.2)
    opener(path, "sleep 2")
    assert asyncio.run(open_with_system(path)) is None


def test_windows_without_a_program_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def startfile(_path: Path) -> None:
        raise OSError(1155, "Aucune application n'est associée")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", startfile, raising=False)
    why = asyncio.run(open_with_system(path))
    monkeypatch.undo()
    assert why == "Windows n'a pas pu ouvrir le fichier : Aucune application n'est associée."


def test_an_opener_is_offered_only_where_there_is_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(path.parent))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not can_open_with_system()
    opener(path, "")
    assert can_open_with_system()
    monkeypatch.delenv("DISPLAY")
    assert can_open_with_system() is (sys.platform == "darwin")
    monkeypatch.setattr(sys, "platform", "win32")
    assert can_open_with_system()
