"""The options of ``pixsim room``: who acted, what is kept, how a room is served."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.cli.fronts import terminal
from pixsim.cli.room import checking, opening, serving
from pixsim.profile import Profile
from pixsim.running.room import remote
from pixsim.store.people.profiles import create_profile
from pixsim.store.rooms.journal import Rooms
from pixsim.store.sittings.journal import Journal
from pixsim.web.serving import server as web_server
from tests.cli.test_room_cli import NEW, answered
from tests.tools.web_browser import WebBrowser
from tests.web.test_tls import certificate

PORT = "18480"


def run(*arguments: str, code: int = 0, typed: bytes = b"") -> Result:
    done = CliRunner().invoke(pixsim, ["room", *arguments], prog_name="pixsim", input=typed)
    assert done.exit_code == code, done.output + done.stderr
    return done


def view(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments, "--json").stdout)
    return found


def authors(number: int = 1) -> dict[str, str]:
    """Who did each kind of thing last."""
    journal = Journal()
    found: dict[str, str] = {event.kind: event.by for event in Rooms(journal).history(number)}
    journal.close()
    return found


@pytest.fixture
def profile(sample: Profile) -> str:
    """A profile of this machine."""
    made, _path = create_profile(sample.model_copy(update={"id": "lea", "name": "Léa Petit"}))
    return made.id


@pytest.fixture
def room(profile: str) -> dict[str, Any]:
    """Room 1, with Léa enrolled."""
    made = view("new", *NEW, "--rules", "v3", "--description", "Deuxième groupe")
    run("enrol", "1", "--profile", profile, "--external-id", "E12", "--by", "Paul")
    return made


def test_who_acts_stands_in_the_history_of_each_act(room: dict[str, Any], bank: Bank) -> None:
    answered(room["number"], bank, 1, 2)
    run("password", "1", "--by", "Qi")
    said = "Panne de réseau"
    finalised = view("finalise", "1", "--abort", "1=candidate", "--comment", said, "--by", "Rose")
    assert (finalised["comment"], finalised["to_publish"]) == (said, False)
    run("unfinalise", "1", "--by", "Sam")
    run("finalise", "1", "--abort", "1=candidate", "--by", "Tom")
    run("comment", "1", "1", "Vu ensemble.", "--internal", "--by", "Uma")
    line = view("publish", "1", "--by", "Val")["seats"][0]
    assert (line["internal_comment"], line["jury_comment"]) == ("Vu ensemble.", "")
    run("unpublish", "1", "--by", "Will")
    assert view("cancel", "1", "1", "--by", "Xia")["seats"][0]["cancelled"]
    assert authors()["jury_decided"] == "Xia"
    assert view("reject", "1", "1", "--by", "Yan")["seats"][0]["fraud"]
    run("delete", "1", "--names", "--yes", "--by", "Zoé")
    assert authors() | {"presence_confirmed": "", "joined": "", "test_started": ""} == {
        "room_created": "Mme Durand",
        "enrolled": "Paul",
        "joined": "",
        "presence_confirmed": "",
        "test_started": "",
        "password_changed": "Qi",
        "finalised": "Tom",
        "result_settled": "",
        "unfinalised": "Sam",
        "jury_commented": "Uma",
        "published": "Val",
        "unpublished": "Will",
        "jury_decided": "Yan",
        "people_erased": "Zoé",
    }


@pytest.mark.usefixtures("room")
def test_a_list_takes_the_place_of_those_enrolled_and_tells_what_a_school_calls_them(
    tmp_path: Path,
) -> None:
    kept = json.loads(run("show", "1", "--json").stdout)
    assert kept["description"] == "Deuxième groupe"
    assert kept["seats"][0]["external_id"] == "E12"
    path = tmp_path / "classe.csv"
    path.write_text("nom,1.1\nNina Roux,3\nOmar Ba,2\n")
    replaced = view("enrol", "1", "--class", str(path), "--replace")
    assert [seat["name"] for seat in replaced["seats"]] == ["Omar Ba", "Nina Roux"]


@pytest.mark.parametrize("kept", [True, False])
def test_published_results_outlive_their_room_where_that_is_asked(
    room: dict[str, Any], bank: Bank, kept: bool
) -> None:
    name = answered(room["number"], bank, 1, 1)
    run("finalise", "1", "--abort", "1=candidate")
    run("publish", "1")
    run("delete", "1", "--yes", *(["--keep-published"] if kept else []))
    journal = Journal()
    assert (name in {sitting.id for sitting in journal.summaries()}) == kept
    journal.close()


# ---- served


class Recorded:
    """A server that answers one question, from elsewhere, in place of the network."""

    last: Recorded

    def __init__(self, _socket: Any, tls: Any = None, *, behind_proxy: bool = False) -> None:
        self.behind_proxy = behind_proxy
        self.tls, self.stopped = tls, threading.Event()
        self.status = 0
        Recorded.last = self

    def run(self, app: Any) -> None:
        address = f"{'https' if self.tls else 'http'}://127.0.0.1:{PORT}"
        with closing(asyncio.new_event_loop()) as loop:
            browser = WebBrowser(app, address, loop, come_from="192.168.7.9")
            self.status = browser.request("GET", "/invigilator").status_code
        if Recorded.waits:
            assert self.stopped.wait(10)

    def stop(self) -> None:
        self.stopped.set()

    waits = False


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> type[Recorded]:
    monkeypatch.setattr(web_server, "Serving", Recorded)
    for module in (serving, checking):
        monkeypatch.setattr(module, "socket_at", lambda *_where: _Closed())
    monkeypatch.setattr(Recorded, "waits", False)
    return Recorded


class _Closed:
    def close(self) -> None:
        """Nothing was opened."""


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("command", ["serve", "resume"])
def test_a_room_is_served_encrypted_and_watched_from_elsewhere_where_that_is_asked(
    recorded: type[Recorded], tmp_path: Path, command: str
) -> None:
    plain = view(command, "1", "--port", PORT)
    assert plain["entry"].startswith(f"http://127.0.0.1:{PORT}/invigilator#")
    assert (recorded.last.tls, recorded.last.status) == (None, 403)
    files = certificate(tmp_path, "salle.lan")
    told = view(
        command, "1", "--port", PORT, "--lan", "--name", "salle.lan", "--remote-invigilator",
        "--tls", str(files.certificate), str(files.key),
    )  # fmt: skip
    assert told["addresses"][0] == f"https://salle.lan:{PORT}/"
    assert told["entry"].startswith(f"https://salle.lan:{PORT}/invigilator#")
    assert recorded.last.tls.certificate == files.certificate
    assert recorded.last.status == 200
    wrong = ("--tls", str(files.key), str(files.key))
    assert "ne sont pas un certificat" in run(command, "1", *wrong, code=2).stderr


@pytest.mark.usefixtures("room")
def test_behind_a_proxy_a_room_gives_the_public_address_and_trusts_what_it_says(
    recorded: type[Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    view("serve", "1", "--port", PORT)
    assert not recorded.last.behind_proxy  # nobody is believed unless it is said
    asked: list[tuple[Any, ...]] = []

    def opened(*where: Any) -> _Closed:
        asked.append(where)
        return _Closed()

    monkeypatch.setattr(serving, "socket_at", opened)
    proxy = ("--proxy", "https://Salle.exemple.fr/")
    said = run("serve", "1", "--port", PORT, *proxy).stdout
    assert "  https://salle.exemple.fr/\n" in said
    assert "▀" in said  # its QR code
    assert f"s'adresse à http://127.0.0.1:{PORT}" in said
    assert f"http://127.0.0.1:{PORT}/invigilator#" in said
    assert recorded.last.behind_proxy
    again = view("resume", "1")  # as it was served last
    assert again["addresses"][0] == "https://salle.exemple.fr/"
    assert recorded.last.behind_proxy
    assert {where for where, _port in asked} == {web_server.LOCAL}
    for wrong in (("--proxy", "salle.exemple.fr"), (*proxy, "--lan")):
        assert "proxy" in run("serve", "1", *wrong, code=2).stderr
        assert "proxy" in run("open", "1", *wrong, code=2).stderr


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("command", ["serve", "resume"])
def test_a_server_that_is_watched_ends_when_its_window_says_so(
    recorded: type[Recorded], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(Recorded, "waits", True)
    run(command, "1", "--port", PORT, "--watched", typed=serving.CLOSE)
    assert recorded.last.stopped.is_set()


@pytest.mark.usefixtures("room")
def test_a_room_that_is_opened_hands_its_options_to_its_server(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[list[str]] = []

    @contextmanager
    def server(_number: int, options: list[str]) -> Iterator[dict[str, Any]]:
        asked.append(options)
        raise SystemExit(0)
        yield {}

    monkeypatch.setattr(opening, "_room_server", server)
    monkeypatch.setattr(terminal, "has_terminal", lambda: True)
    files = certificate(tmp_path, "salle.lan")
    paths = [str(files.certificate), str(files.key)]
    run("open", "1", "--lan", "--port", PORT, "--remote-invigilator", "--tls", *paths)
    assert asked == [["--lan", "--port", PORT, "--remote-invigilator", "--tls", *paths]]
    run("open", "1", "--port", PORT, "--proxy", "https://salle.exemple.fr")
    assert asked[1:] == [["--port", PORT, "--proxy", "https://salle.exemple.fr"]]


def test_a_check_waits_as_long_as_it_is_told_behind_its_certificate(
    recorded: type[Recorded], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = certificate(tmp_path, "salle.lan")
    waits: list[float] = []
    from pixsim.web.room import check as checked

    real: Callable[..., checked.Check] = checked.Check

    def waiting(hosts: frozenset[str], wait: float, stop: Callable[[], None]) -> checked.Check:
        waits.append(wait)
        return real(hosts, wait, stop)

    monkeypatch.setattr(checked, "Check", waiting)
    local = [f"https://{name}:{PORT}" for name in ("salle.lan", "127.0.0.1")]
    monkeypatch.setattr(checking, "addresses_of", lambda **_asked: local)
    done = run(
        "check", "--port", PORT, "--wait", "7", "--tls", str(files.certificate), str(files.key),
        code=1,
    )  # fmt: skip
    assert waits == [7]
    assert recorded.last.tls.key == files.key
    assert "https://salle.lan" in done.stdout
    assert "au bout de 7 s ; Ctrl+C l'arrête avant" in done.stdout.replace("\xa0", " ")
    assert "Personne n'est arrivé" in done.stderr


def test_who_watches_says_their_name_to_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[str] = []

    class Far:
        def __init__(self, _address: str, _token: str, by: str) -> None:
            named.append(by)

        def view(self) -> dict[str, Any]:
            return {}

    monkeypatch.setattr(remote, "FarRoom", Far)
    entry = f"http://127.0.0.1:{PORT}/invigilator#{'t' * 43}"
    assert "s'ouvre dans un terminal" in run("watch", entry, "--by", "Ana", code=2).stderr
    assert named == ["Ana"]
