"""A candidate's terminal reaches a room through a reverse proxy that encrypts, with a certificate of one's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest

from pixsim.cli.console.output import ExitCode
from tests.cli.test_cli import run
from tests.tools.free_port import free_port
from tests.web.test_tls import certificate

if sys.platform != "win32":
    from tests.tools.piped import Piped

PROXY = which("nginx") or which("nginx", path="/usr/sbin")
pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(not PROXY, reason="no nginx on this machine"),
]
CONFIG = """
pid {folder}/pid; error_log {folder}/errors.log; daemon off; worker_processes 1;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{public} ssl; server_name localhost;
    ssl_certificate {certificate}; ssl_certificate_key {key};
    location / {{
      proxy_pass http://127.0.0.1:{port};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
    }}
  }}
}}
"""


@contextmanager
def proxied(folder: Path, port: int) -> Iterator[tuple[str, Path]]:
    """The public address of what is served at a port, and the certificate that it answers with."""
    public, tls = free_port(), certificate(folder, "localhost")
    written = folder / "nginx.conf"
    written.write_text(
        CONFIG.format(
            folder=folder, public=public, port=port, certificate=tls.certificate, key=tls.key
        )
    )
    assert PROXY is not None
    with subprocess.Popen([PROXY, "-p", str(folder), "-c", str(written)]) as process:
        try:
            yield f"https://localhost:{public}", tls.certificate
        finally:
            process.terminate()


@contextmanager
def room_served(home: Path, port: int, address: str) -> Iterator[None]:
    """``pixsim room serve`` behind that address."""
    command = [sys.executable, "-m", "pixsim", "room", "serve", "1", "--port", str(port), "--proxy", address]  # fmt: skip
    env = os.environ | {"PIXSIM_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert any("/invigilator#" in line for line in process.stdout)
            yield
        finally:
            process.kill()


def test_a_terminal_sits_behind_a_proxy_or_is_told_what_to_do(home: Path, tmp_path: Path) -> None:
    made = run("room", "new", "--address", "Centre", "--room", "B12", "--examiner", "Mme Roy")
    assert made.exit_code == 0
    enrolled = ("--profile", "niveaux", "--first-name", "Léa", "--last-name", "Petit")
    assert run("room", "enrol", "1", *enrolled).exit_code == 0
    port = free_port()
    with proxied(tmp_path, port) as (address, trusted), room_served(home, port, address):
        desk = tmp_path / "candidate"
        arguments = ("exam", "--room", address)
        with Piped(*arguments, home=desk) as stranger:
            stranger.wait_for("SSL_CERT_FILE=certificat.pem")
            assert stranger.wait() == ExitCode.NEGATIVE
        known = {"SSL_CERT_FILE": str(trusted)}
        with Piped("exam", "--room", address.replace("https", "http"), home=desk) as mistaken:
            mistaken.wait_for("« https:// » compris")
        with Piped(*arguments, home=desk, **known) as candidate:
            candidate.wait_for("Prénom")
            candidate.send("Léa")
            candidate.wait_for("Nom")
            candidate.send("Petit")
            candidate.wait_for("une fois les consignes lues")
            candidate.send("")
            candidate.wait_for("En attente du surveillant")
