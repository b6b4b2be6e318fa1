"""``pixsim room resume`` comes back where the room was, unless it is said where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from pixsim.cli import pixsim
from pixsim.cli.room import serving
from pixsim.cli.room.server_address import hosts_of
from pixsim.store.rooms.server_record import Serving, forget_serving, keep_serving, read_serving


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What a server was asked for."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(serving.serve, "callback", lambda **told: found.append(told))
    return found


def run(*arguments: str) -> None:
    done = CliRunner().invoke(pixsim, ["room", "resume", *arguments], prog_name="pixsim")
    assert done.exit_code == 0, done.output


def test_it_serves_as_before(asked: list[dict[str, Any]], home: Path) -> None:
    home.mkdir(exist_ok=True)
    keep_serving(1, Serving(8990, True, True, "poste", ("/c.pem", "/k.pem")))
    run("1")
    (told,) = asked
    assert (told["port"], told["lan"], told["remote"], told["name"]) == (8990, True, True, "poste")
    assert told["tls"] == (Path("/c.pem"), Path("/k.pem"))


def test_what_is_said_wins(asked: list[dict[str, Any]], home: Path) -> None:
    home.mkdir(exist_ok=True)
    keep_serving(1, Serving(8990, True))
    run("1", "--port", "9000")
    assert (asked[0]["port"], asked[0]["lan"]) == (9000, False)


def test_a_deleted_room_is_forgotten(asked: list[dict[str, Any]], home: Path) -> None:
    home.mkdir(exist_ok=True)
    keep_serving(1, Serving(8990, True))
    forget_serving(1)
    assert read_serving(1) is None
    run("1")
    assert asked[0]["port"] == 8480


def test_localhost_is_this_machine() -> None:
    assert "localhost:8480" in hosts_of(["http://192.168.7.2:8480", "http://127.0.0.1:8480"])
    assert isinstance(serving.resume, click.Command)
