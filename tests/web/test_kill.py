"""A real server killed at any moment keeps every acknowledged answer, and the exam is taken up."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from tests.tools.plain_sitting import write_bank
from tests.tools.tiers import times
from tests.tools.web_centre_process import centre_kills
from tests.tools.web_kills import Client, kills, server
from tests.tools.web_room_kills import room_kills

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


@pytest.mark.parametrize("count", times(2, 6))
def test_every_acknowledged_answer_is_found_again(
    bank: Bank, sample: Profile, home: Path, count: int
) -> None:
    assert kills(home / "pixsim.db", bank, sample, count=count, seed=20261127) >= count // 2


@pytest.mark.parametrize("count", times(2, 4))
def test_a_room_killed_under_three_people_goes_on_for_all(
    bank: Bank, sample: Profile, home: Path, count: int
) -> None:
    assert room_kills(home / "pixsim.db", bank, sample, count=count, seed=7) >= count * 3 // 2


def test_a_real_server_answers_refuses_and_lets_go(bank: Bank, sample: Profile, home: Path) -> None:
    path = home / "pixsim.db"
    with server(path, bank, sample) as (_child, entry):
        client = Client(entry)
        assert "server" not in client.http.get("/").headers
        assert "Avant de commencer" in client.page().text
        client.press(client.page(), "Démarrer le chronomètre")
        forged = {"host": "evil.example", "x-forwarded-for": "1.2.3.4"}
        assert client.http.get("/", headers=forged).status_code == 421
        assert client.http.get("/", headers={"x": "a" * 20_000}).status_code == 431
        with suppress(httpx.HTTPError):  # cut off while it is still sending
            assert client.http.get("/", headers={"x": "a" * 200_000}).status_code == 400
        with httpx.Client(base_url=client.origin) as stranger:
            assert stranger.get("/").status_code == 403
            assert stranger.get(entry).status_code == 403
        assert client.page().title.startswith("Question 1")
        client.http.close()
    journal = Journal(path)
    (row,) = journal.summaries()
    assert row.started
    assert row.result is None
    journal.close()


@pytest.mark.full
@pytest.mark.parametrize("count", times(2, 10))
def test_a_centre_killed_under_three_people_goes_on_for_all(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    small = write_bank(tmp_path / "bank")
    monkeypatch.setenv("PIXSIM_BANK", str(small.path))
    assert centre_kills(home / "pixsim.db", small, count=count, seed=36) >= count
