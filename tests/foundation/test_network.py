"""Whether there is a network: asked of the system, nothing sent; a variable says otherwise."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from pixsim.foundation import network


@pytest.mark.parametrize(
    ("said", "there"), [("no", False), ("Non", False), ("yes", True), (" 1 ", True)]
)
def test_the_variable_is_heeded(monkeypatch: pytest.MonkeyPatch, said: str, there: bool) -> None:
    monkeypatch.setenv(network.VARIABLE, said)
    assert network.has_network() is there


@pytest.mark.parametrize(
    ("families", "there"), [((), False), ((socket.AF_INET,), True), ((socket.AF_INET6,), True)]
)
def test_a_way_by_either_protocol_is_enough_and_nothing_is_sent(
    monkeypatch: pytest.MonkeyPatch, families: tuple[int, ...], there: bool
) -> None:
    class Probe:
        """A socket that may choose a way, and can do nothing else."""

        def __init__(self, family: int, kind: int) -> None:
            assert kind == socket.SOCK_DGRAM
            self.family = family

        def __enter__(self) -> Probe:
            return self

        def __exit__(self, *_error: Any) -> None:
            pass

        def connect(self, _address: Any) -> None:
            if self.family not in families:
                raise OSError(101, "Network is unreachable")

    monkeypatch.delenv(network.VARIABLE)
    monkeypatch.setattr(socket, "socket", Probe)
    assert network.has_network() is there
