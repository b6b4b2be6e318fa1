"""``pixsim web``: what it is asked on the command line."""

from __future__ import annotations

import socket

import pytest

from tests.cli.test_people import run

pytest.importorskip("starlette")


def test_a_port_that_is_taken_is_said_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("web", "independant", "--rules", "v3", "--port", port, "--no-open")
    assert done.exit_code == 2
    assert f"le port {port} ne peut pas être pris" in done.stderr


def test_somebody_unknown_is_said() -> None:
    done = run("web", "nobody-here", "--no-open")
    assert done.exit_code != 0
    assert "nobody-here" in done.stderr
