"""A bar for what lasts: on a terminal alone, after a while, gone at the end."""

from __future__ import annotations

import io
import time

import pytest

from pixsim.cli.console import progress as module
from pixsim.cli.console.progress import Progress, progress_bar, progress_picture


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def drawn(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, patience: float = 0.0) -> str:
    monkeypatch.setattr(module, "PATIENCE", patience)
    monkeypatch.setattr(module, "EVERY", 0.001)
    with progress_bar("Banque", stream) as bar:
        for _part in bar.over(range(4), 4):
            seen = stream.getvalue()
            for _time in range(200 if patience == 0 and stream.isatty() else 0):
                if stream.getvalue() != seen:
                    break
                time.sleep(0.005)
    return stream.getvalue()


def test_what_lasts_is_drawn_and_then_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    said = drawn(Terminal(), monkeypatch)
    assert "Banque ━━━━━━──" in said
    assert "1/4" in said
    assert said.endswith("\r")
    assert not said.rstrip("\r").split("\r")[-1].strip()


def test_nothing_is_drawn_of_what_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(Terminal(), monkeypatch, patience=30) == ""


def test_nothing_is_drawn_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(io.StringIO(), monkeypatch) == ""


def test_where_nobody_knows_how_much_there_is_seconds_pass() -> None:
    assert progress_picture("Chances", Progress(), 12.7) == "Chances… 12 s"
