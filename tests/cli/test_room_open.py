"""``pixsim room open --browser``: one command, a screen and a server, each of which may end first."""

from __future__ import annotations

import json
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from pixsim.cli import pixsim
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.running.room.remote import FarRoom, read_entry
from pixsim.store.rooms.server_record import ServedRoom, keep_served, read_served
from tests.tools.free_port import free_port

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
if sys.platform != "win32":
    from tests.tools.terminal import Terminal

NEW = ("--address", "Site", "--room", "1", "--examiner", "Mme Roy", "--rules", "v3")


def run(*arguments: str) -> str:
    done = CliRunner().invoke(pixsim, ["room", *arguments], prog_name="pixsim")
    assert done.exit_code == 0, done.output + done.stderr
    return done.stdout


@pytest.fixture
def room() -> str:
    """The access code of a room, number 1."""
    return str(json.loads(run("new", *NEW, "--json"))["access_code"])


def answers(port: int) -> bool:
    """Whether somebody serves there."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
            return "Rejoindre la session" in page.read().decode()
    except urllib.error.URLError:
        return False


def opened(home: Path, port: int) -> Terminal:
    return Terminal("room", "open", "1", "--browser", "--port", str(port), home=home)


def gone(port: int, seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not answers(port) and read_served(1) is None:
            return True
        time.sleep(0.3)
    return False


@pytest.mark.terminal
@pytest.mark.full
def test_the_screen_and_the_pages_are_one_room_and_close_together(home: Path, room: str) -> None:
    port = free_port()
    with opened(home, port) as shown:
        shown.wait_for("Candidats :")
        shown.wait_for(room)
        assert answers(port)
        served = read_served(1)
        assert served is not None
        assert served.addresses == (f"http://127.0.0.1:{port}",)
        entry = read_entry(served.entry)
        assert entry is not None
        assert FarRoom(*entry).view()["access_code"] == room
        with Terminal("room", "open", "1", home=home) as second:  # another window
            second.wait_for("Candidats :")
            assert second.leave() == 0
        assert answers(port)  # the second one held nothing
        assert shown.leave() == 0
        assert "Salle fermée" in shown.text
    assert gone(port)


@pytest.mark.terminal
@pytest.mark.full
@pytest.mark.usefixtures("room")
def test_a_server_whose_screen_is_killed_ends_where_nobody_sits(home: Path) -> None:
    port = free_port()
    with opened(home, port) as shown:
        shown.wait_for("Candidats :")
        shown.kill(signal.SIGKILL)
    assert gone(port)
    assert run("show", "1")  # and the room is free again


@pytest.mark.terminal
@pytest.mark.usefixtures("room")
def test_a_port_that_is_taken_is_said_and_nothing_stays_behind(home: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = int(taken.getsockname()[1])
        with opened(home, port) as shown:
            shown.wait_for(f"le port {port} ne peut pas être pris")
            assert shown.wait() != 0
    assert read_served(1) is None


@pytest.mark.usefixtures("room")
def test_what_a_killed_server_left_is_not_believed() -> None:
    port = free_port()
    keep_served(1, ServedRoom(f"http://127.0.0.1:{port}/invigilator#{'t' * 43}", ("http://x",)))
    from pixsim.cli.room.opening import _find_running_server

    assert _find_running_server(1) is None
    with pytest.raises(OrderRefusedError, match="unreachable"):
        FarRoom(f"http://127.0.0.1:{port}", "t" * 43).view()


@pytest.mark.usefixtures("room")
def test_options_of_a_server_want_one() -> None:
    done = CliRunner().invoke(pixsim, ["room", "open", "1", "--name", "salle.local"])
    assert done.exit_code == 2
    assert "--lan" in done.stderr
