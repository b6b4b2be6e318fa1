"""Rooms elsewhere and rooms served from here: what is kept of them, by whom it can be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pixsim.store.rooms.links import FILE, KeptLink, keep_link, links_waiting, read_link
from pixsim.store.rooms.server_record import ServedRoom, forget_served, keep_served, read_served
from pixsim.store.rooms.unread_link import room_waiting

ADDRESS = "http://192.168.1.12:8480"


def test_home_says_how_to_go_on_then_where_the_result_will_be_then_nothing() -> None:
    keep_link(ADDRESS, KeptLink("t"))
    assert room_waiting() == ""  # nobody has begun
    keep_link(ADDRESS, KeptLink("t", 3, "sitting", "under_way"))
    assert "épreuve en cours" in room_waiting()
    keep_link(ADDRESS, KeptLink("t", 3, "sitting", "ended"))
    assert "Salle 3, épreuve terminée" in room_waiting()
    assert room_waiting().endswith("pixsim exam --room 192.168.1.12")
    keep_link(ADDRESS, KeptLink("t", 3, "sitting", "read"))
    assert room_waiting() == ""


def test_the_newest_room_is_told_first() -> None:
    keep_link("http://a:1", KeptLink("t", 1, "s", "ended"))
    keep_link("http://b:1", KeptLink("t", 2, "s", "under_way"))
    assert [link.number for _address, link in links_waiting()] == [2, 1]


def test_a_file_of_before_and_one_that_makes_no_sense(home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    told = {
        ADDRESS: {"token": "t", "number": 1, "sitting": "s"},
        "http://b:1": {"token": "t", "number": 1, "sitting": "s", "state": ["ended"]},
        "http://c:1": {"token": 3},
        "http://d:1": "ended",
    }
    (home / FILE).write_text(json.dumps(told), encoding="utf-8")
    assert read_link(ADDRESS) == KeptLink("t", 1, "s", "under_way")
    kept = read_link("http://b:1")
    assert kept is not None
    assert kept.state == "door"
    assert [address for address, _link in links_waiting()] == [ADDRESS]


def test_how_a_served_room_is_reached_is_for_its_owner_and_goes_with_the_server(home: Path) -> None:
    served = ServedRoom("http://127.0.0.1:8480/invigilator#token", ("http://a:8480",))
    keep_served(4, served)
    assert read_served(4) == served
    (path,) = home.glob("room-4.*")
    assert path.stat().st_mode & 0o077 == 0
    forget_served(4)
    forget_served(4)
    assert read_served(4) is None


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"entry": 1, "addresses": [], "certificate": ""}']
)
def test_a_file_of_a_server_that_makes_no_sense_is_none(home: Path, text: str) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "room-1.served.json").write_text(text, encoding="utf-8")
    assert read_served(1) is None
