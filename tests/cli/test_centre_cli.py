"""``pixsim web --lan`` as it is typed: the trainer enters by the code it wrote, and opens a room that answers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.web.serving.server import LOCAL, listening_socket
from tests.tools.plain_sitting import write_bank
from tests.tools.web_browser import Page
from tests.tools.web_centre import enrolled

FORM = "application/x-www-form-urlencoded"
pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(sys.platform == "win32", reason="needs SIGINT"),
]


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """Small, without computed questions."""
    return write_bank(tmp_path_factory.mktemp("centre") / "bank")


@contextmanager
def centre(home: Path, bank: Bank) -> Iterator[tuple[str, str]]:
    """Served by the command; its address on this machine, and the trainer's code."""
    with listening_socket(LOCAL) as free:
        port = free.getsockname()[1]
    child = subprocess.Popen(
        [sys.executable, "-m", "pixsim", "--lang", "fr", "web", "--lan", "--port", str(port)],
        env=os.environ | {"PIXSIM_HOME": str(home), "PIXSIM_BANK": str(bank.path)},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert child.stdout is not None
        found = (re.search(r"cette seule fois : (\S+)", line) for line in child.stdout)
        code = next(match[1] for match in found if match)
        yield f"http://localhost:{port}", code
    finally:
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=60)


class Trainer:
    """A browser at the trainer's pages."""

    def __init__(self, origin: str, code: str) -> None:
        self._origin = origin
        self._http = httpx.Client(base_url=origin, timeout=120, follow_redirects=True)
        self.page = Page(self._http.get("/trainer"))
        self.press("Entrer", code=code)

    def press(self, label: str, **given: str) -> None:
        """Fill and press."""
        form, button = self.page.button(label)
        body = urlencode(form.data(button, dict(given)))
        headers = {"origin": self._origin, "content-type": FORM}
        self.page = Page(self._http.post(form.action, content=body, headers=headers))

    def get(self, path: str) -> None:
        """Another page."""
        self.page = Page(self._http.get(path))


def test_a_room_opened_from_the_trainer_s_page_answers_and_ends_with_the_centre(
    home: Path, bank: Bank
) -> None:
    enrolled(bank, ("Ana",), certifiable=("Ana",))
    with centre(home, bank) as (origin, code):
        trainer = Trainer(origin, code)
        assert trainer.page.title == "La classe · pixsim"
        trainer.get("/trainer/room")
        told = {"address": "Centre", "room": "B12", "examiner": "Mme Roy", "rules": "v3"}
        trainer.press("Ouvrir la salle", **told, who="ana")
        assert "La salle est ouverte" in trainer.page.text, trainer.page.text
        found = re.search(r"http://[\d.]+:(\d+)/", trainer.page.source)
        assert found is not None
        port = found[1]
        joined = Page(httpx.get(f"http://localhost:{port}/", timeout=60))
        assert joined.title == "Rejoindre la session · pixsim"
        trainer.get("/trainer")
        assert "Salles ouvertes d'ici" in trainer.page.text
    end = time.monotonic() + 60
    while time.monotonic() < end:  # nobody sits there: it ends with the centre
        try:
            httpx.get(f"http://localhost:{port}/", timeout=5)
        except httpx.HTTPError:
            return
        time.sleep(0.2)
    raise AssertionError("the room outlives its centre")
