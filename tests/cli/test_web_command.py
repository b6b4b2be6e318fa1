"""``pixsim web``: what it is asked on the command line."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import IO

import httpx
import pytest

from pixsim.profile import Profile
from pixsim.store.people.personal_codes import draw_code, keep_codes
from pixsim.store.people.profiles import create_profile
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


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("independant", "--lan"), "pas de PROFIL"),
        (("--name", "pc-12"), "demandent --lan"),
        (("--new-trainer-code",), "demandent --lan"),
        (("--proxy", "https://pix.exemple.fr", "--lan"), "se passe de --lan"),
        (("--proxy", "pix.exemple.fr"), "sans chemin"),
        (("--proxy", "https://pix.exemple.fr/pix"), "sans chemin"),
        (("--lan", "--tls", __file__, __file__), "ne sont pas un certificat et sa clé"),
    ],
)
def test_options_that_do_not_go_together_are_refused(options: tuple[str, ...], said: str) -> None:
    done = run("web", *options)
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_centre_behind_a_proxy_trusts_it_alone(home: Path) -> None:
    """What the proxy says of who asks and of TLS counts; the cookie is then for TLS alone."""
    profile, _path = create_profile(Profile(id="ana", name="Ana"), set())
    code = draw_code()
    keep_codes([(profile, code)])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pixsim", "web", "--proxy", "https://pix.exemple.fr", "--port", str(port)]  # fmt: skip
    with subprocess.Popen(
        command, env=os.environ | {"PIXSIM_HOME": str(home)}, stdout=subprocess.PIPE, text=True
    ) as child:
        try:
            assert child.stdout is not None
            said = "".join(iter(partial(_line, child.stdout), ""))
            assert re.search(r"(?:[0-9A-Z]{5}-){2}[0-9A-Z]{5}", said)
            told = {"host": "pix.exemple.fr", "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9"}  # fmt: skip
            with httpx.Client(
                base_url=f"http://127.0.0.1:{port}", headers=told, timeout=60
            ) as http:
                assert "code personnel" in http.get("/").text
                origin = {"origin": "https://pix.exemple.fr"}
                entered = http.post("/in", data={"code": code}, headers=origin)
                assert entered.status_code == 303
                assert "secure" in entered.headers["set-cookie"].lower()
                plain = {"origin": "http://pix.exemple.fr"}
                assert http.post("/in", data={"code": code}, headers=plain).status_code == 403
                assert http.get("/", headers={"host": f"127.0.0.1:{port}"}).status_code == 421
        finally:
            child.terminate()
            child.wait(30)


def _line(out: IO[str]) -> str:
    """A line of what is said, up to the last one; then nothing."""
    line = out.readline()
    return "" if line.startswith("Ctrl+C") else line
