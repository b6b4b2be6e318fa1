"""Slow requests by the dozen, at a centre and at one person's own pages: others are served, the slow are let go."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.web.serving import protocol
from tests.tools.plain_sitting import write_bank
from tests.tools.web_centre import enrolled
from tests.tools.web_centre_process import Person, centre_server
from tests.tools.web_kills import Client, server
from tests.tools.web_slow import asks, beside_the_slow

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
SLOW = 60  # at once, all from one address
GROWN = 20 * 1024 * 1024  # bytes
WAITED = 0.3  # seconds, nineteen times of twenty


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bank:
    """A bank that is read at once."""
    found = write_bank(tmp_path / "bank")
    monkeypatch.setenv("PIXSIM_BANK", str(found.path))
    return found


def at_a_centre(bank: Bank, home: Path, stack: ExitStack) -> tuple[str, int, httpx.Client]:
    """A centre, and somebody who has entered it."""
    ((profile, code),) = enrolled(bank, ["Ana"]).values()
    served = stack.enter_context(centre_server(home / "pixsim.db", bank))
    person = Person(profile, code, served.origin)
    person.get()
    return served.origin, served.child, person.http


def at_home(bank: Bank, home: Path, stack: ExitStack) -> tuple[str, int, httpx.Client]:
    """One person's own pages."""
    child, entry = stack.enter_context(server(home / "pixsim.db", bank, None))
    client = Client(entry)
    return client.origin, child, client.http


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("receipt", "every", "most"),
    [
        pytest.param(0.6, 0.1, 6, id="short"),
        pytest.param(
            protocol.RECEIPT, 1.0, protocol.RECEIPT + 3, id="long", marks=pytest.mark.full
        ),
    ],
)
@pytest.mark.parametrize(("begun", "path"), [(at_a_centre, "/in"), (at_home, "/step")])
def test_the_slow_are_let_go_and_others_served_meanwhile(
    begun: Callable[[Bank, Path, ExitStack], tuple[str, int, httpx.Client]],
    path: str,
    receipt: float,
    every: float,
    most: float,
    small: Bank,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(protocol, "RECEIPT", receipt)  # the server is a fork of this process
    with ExitStack() as stack:
        origin, child, http = begun(small, home, stack)
        stack.callback(http.close)
        ask = asks(http)
        ask()
        found = beside_the_slow(origin, child, ask, count=SLOW, path=path, every=every, most=most)
        print(
            f"{found.ended:.1f} s, p95 {found.p95 * 1e3:.0f} ms of {len(found.waits)}, {found.grown / 2**20:.1f} MiB"
        )
        assert found.ended >= receipt / 2  # they were there, and slow
        assert found.p95 < WAITED
        assert found.grown < GROWN
