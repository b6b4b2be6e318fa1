"""What the table of threats asks beside the tests of each front: who listens where, no path, no upgrade."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.room.wording import is_overheard
from pixsim.store.failure_log import LOG, told_failure
from pixsim.store.home import data_folder
from pixsim.store.sittings.journal import Journal
from pixsim.web.room.check import Check
from pixsim.web.serving.guard import Guard
from pixsim.web.serving.network import local_addresses
from pixsim.web.serving.server import LOCAL, listening_socket
from tests.conftest import ManualClock
from tests.tools.web_browser import WebBrowser, running
from tests.tools.web_room import ADDRESS, ServedRoom, served


@pytest.fixture
def room(journal: Journal, bank: Bank, sample: Profile, clock: ManualClock) -> Iterator[ServedRoom]:
    with served(journal, bank, sample, clock) as found:
        yield found


def routes(app: Guard) -> list[Route]:
    """All that a server answers."""
    inner = app._app
    assert isinstance(inner, Starlette)
    return [route for route in inner.routes if isinstance(route, Route)]


def test_nothing_listens_to_the_network_unless_told() -> None:
    with closing(listening_socket(LOCAL, 0)) as found:
        port = found.getsockname()[1]
        for address in local_addresses():
            with pytest.raises((ConnectionRefusedError, TimeoutError)):
                socket.create_connection((address, port), 2)


def test_no_address_of_a_room_takes_a_path(room: ServedRoom) -> None:
    found = routes(room.server.app())
    assert len(found) > 30
    named = [route.path for route in found if "{" in route.path]
    assert len(named) >= 3
    for path in named:
        assert re.fullmatch(r"/[a-z/]+(/?\{[a-z]+\})+(/read|/image)?", path), (
            path
        )  # parts, never « :path »
    browser = room.begun(1)
    watching = room.invigilator()
    for path in named:
        stem = path.partition("{")[0]
        for odd in ("..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "1/../../x", "-1", "1e0"):
            for who in (browser, watching):
                answer = who.request("GET", stem + odd)
                assert answer.status_code in (403, 404), (stem + odd, answer.status_code)


def test_nobody_is_let_into_another_protocol(room: ServedRoom) -> None:
    wanted = {"connection": "Upgrade", "upgrade": "websocket", "sec-websocket-version": "13",
              "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ=="}  # fmt: skip
    for path in ("/", "/api/room/events", "/news"):
        answer = room.browser().request("GET", path, headers=wanted)
        assert answer.status_code in (200, 403), answer.status_code
        assert "upgrade" not in answer.headers


def test_only_those_with_a_secret_learn_anything_of_the_room(room: ServedRoom) -> None:
    """Every address, asked by a stranger: the pages of the door, and nothing else."""
    stranger, names = room.browser("192.168.7.99"), [p.last_name for p in room.room.people.values()]
    for route in routes(room.server.app()):
        path = re.sub(r"\{[a-z]+\}", "1", route.path)
        for method in sorted(route.methods or ()):
            answer = stranger.request(method, path)
            assert answer.status_code in (200, 400, 403, 404, 405), (method, path)
            shown = answer.text
            assert room.room.code not in shown, path
            assert not any(name in shown for name in names), path
            if answer.status_code == 200:
                assert path in ("/", "/api/link") or path.startswith(("/static", "/help")), path


# ---- before the session: does a telephone arrive?


def test_the_check_waits_for_another_device_and_is_not_taken_in_by_its_own() -> None:
    closed: list[bool] = []
    hosts = frozenset({"192.168.7.1:8480", "127.0.0.1:8480"})
    waiting = Check(hosts, 60.0, lambda: closed.append(True))
    with running(waiting.app()) as loop:
        for own in ("127.0.0.1", "192.168.7.1"):
            here = WebBrowser(waiting.app(), "http://192.168.7.1:8480", loop, own)
            assert "ouvrez-la depuis un autre appareil" in here.get("/").text
            here.close()
        assert waiting.seen == []
        phone = WebBrowser(waiting.app(), "http://192.168.7.1:8480", loop, "192.168.7.30")
        assert "Cet appareil atteint l'ordinateur" in phone.get("/").text
        phone.close()
        assert waiting.seen == ["192.168.7.30"]


def test_the_check_gives_up_after_its_patience() -> None:
    closed = asyncio.Event()
    waiting = Check(frozenset({"127.0.0.1:1"}), 0.05, closed.set)
    with running(waiting.app()) as loop:
        loop.run_until_complete(asyncio.wait_for(closed.wait(), 60))
    assert waiting.seen == []


# ---- what is left behind: the log of a room names nobody


def test_a_log_names_nobody_even_where_every_page_fails(
    room: ServedRoom, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    people = room.room.people.values()
    secrets = {p.last_name for p in people} | {p.first_name for p in people}
    secrets |= {"2000-03-03", "03/03/2000", "192.168.7.2", room.room.code, room.room.password}
    browser, watching = room.begun(1), room.invigilator()
    room.answer(browser, 1)

    def fails(*_given: object, **_named: object) -> None:
        raise RuntimeError("a fault of the test")

    for name in (
        "candidates.render_page",
        "invigilators.render_page",
        "candidate_terminals.join_room",
        "candidates.join_room",
    ):
        monkeypatch.setattr(f"pixsim.web.room.{name}", fails)
    monkeypatch.setattr("pixsim.running.room.desk.carry_out", fails)
    monkeypatch.setattr("pixsim.web.sitting.pages.render_page", fails)
    stranger = room.browser("192.168.7.29")
    header = {"origin": ADDRESS}
    bearer = header | {"authorization": f"Bearer {'t' * 43}"}
    typed = {"first": "Léa", "last": "Petit", "birth": "03/03/2000"}
    order = {"do": "confirm_presence", "seat": 2, "version": room.line(2)["version"]}
    for who, method, path, more in (
        (browser, "GET", "/", {}),
        (watching, "GET", "/invigilator", {}),
        (watching, "POST", "/api/room/do", {"json": order, "headers": header}),
        (stranger, "POST", "/api/link/join", {"json": typed, "headers": bearer}),
    ):
        answer = who.request(method, path, **more)
        assert answer.status_code == 500, (path, answer.status_code)
        assert not any(secret in answer.text for secret in secrets - {room.room.code}), path
    said = capfd.readouterr()
    log = (data_folder() / LOG).read_text(encoding="utf-8")
    assert log.count("a fault of the test") >= 4
    for secret in secrets:
        for text in (log, said.out, said.err):
            assert secret not in text, secret


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["room", "enrol", "1", "--profile", "lea", "--first-name", "Léa"], "room enrol --profile --first-name"),
        (["room", "enrol", "1", "--last-name=Petit"], "room enrol --last-name"),
        (["exam", "lea-petit", "--rules", "v3"], "exam --rules"),
        ([], ""),
    ],
)  # fmt: skip
def test_a_log_keeps_a_command_without_what_was_given_to_it(
    typed: list[str], kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["pixsim", *typed])
    told_failure(ValueError("a fault of the test"))
    head, *_rest = (data_folder() / LOG).read_text(encoding="utf-8").split("\n")
    assert head.endswith(f"· {kept}")


@pytest.mark.parametrize(
    ("address", "is_so"),
    [
        ("http://192.168.1.12:8480/", True),
        ("http://salle.local:8480/", True),
        ("https://192.168.1.12:8480/", False),
        ("http://127.0.0.1:8480/", False),
        ("", False),
    ],
)
def test_what_crosses_a_network_in_clear_is_known(address: str, is_so: bool) -> None:
    assert is_overheard(address) is is_so
