"""The server of a room killed at any moment, under people who answer; they all go on."""

from __future__ import annotations

import os
import random
import signal
import threading
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlencode

import httpx

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.rooms.journal import Rooms
from pixsim.store.sittings.journal import Journal
from pixsim.web.serving.server import LOCAL, listening_socket
from tests.tools.web_browser import Page
from tests.tools.web_exam import FAST
from tests.tools.web_room_process import Served, room_server

FORM = "application/x-www-form-urlencoded"
NAMES = (("Léa", "Petit"), ("Mehdi", "Karim"), ("Zoé", "Roux"))


class Person:
    """One browser: its cookies outlive the server."""

    def __init__(self, seat: int, origin: str) -> None:
        self.seat, self._origin, self.acknowledged = seat, origin, 0
        self.http = httpx.Client(base_url=origin, timeout=120)

    def get(self) -> Page:
        """The present page."""
        return Page(self.http.get("/"))

    def press(self, page: Page, label: str, **given: str) -> httpx.Response:
        """Fill and press; the answer says where it leads."""
        form, button = page.button(label)
        headers = {"origin": self._origin, "content-type": FORM}
        body = urlencode(form.data(button, dict(given)))
        found = self.http.post(button.action or form.action, content=body, headers=headers)
        assert found.status_code == 303, (found.status_code, label)
        return found

    def come_in(self, served: Served) -> None:
        """From the door to the first question."""
        first, last = NAMES[self.seat - 1]
        self.press(self.get(), "Continuer", first=first, last=last, birth="2000-03-03")
        self.press(self.get(), "Continuer", accept="1")
        bearer = {"authorization": f"Bearer {served.token}", "origin": served.address}
        view = httpx.get(f"{served.address}/api/room", headers=bearer).json()
        line = next(s for s in view["seats"] if s["seat"] == self.seat)
        told = {"do": "confirm_presence", "seat": self.seat, "version": line["version"]}
        done = httpx.post(f"{served.address}/api/room/do", json=told, headers=bearer)
        assert done.status_code == 200
        self.press(self.get(), "Commencer l'épreuve", code=served.code)

    def answer(self) -> bool:
        """Pass one question; whether there was one."""
        page = self.get()
        if page.has_button("Commencer"):
            self.press(page, "Commencer")
            page = self.get()
        if not page.title.startswith("Question"):
            return False
        number = int(page.title.split()[1])
        assert number >= self.acknowledged + 1, "an answer is lost"
        leads = self.press(page, "Je passe").headers["location"]
        if leads != "/":
            asked = Page(self.http.get(leads))
            self.press(asked, "Passer, et ne plus demander")
        self.acknowledged = number
        return True


def room_kills(path: Path, bank: Bank, profile: Profile, count: int, seed: int) -> int:
    """Kill so many servers of one room after the other; answers acknowledged in all.

    Raises
    ------
    AssertionError
        An acknowledged answer is lost, or somebody cannot go on.
    """
    chance = random.Random(seed)
    with closing(listening_socket()) as free:
        port = free.getsockname()[1]
    people = [Person(seat, f"http://{LOCAL}:{port}") for seat in (1, 2, 3)]
    for _ in range(count):
        with room_server(path, bank, profile, NAMES, port, FAST) as served:
            for person in people:
                if person.get().title.startswith("Rejoindre"):
                    person.come_in(served)
                assert person.get().title.startswith(("Question", "Test terminé"))
            killer = threading.Timer(
                chance.uniform(0.0, 0.06), os.kill, (served.child, signal.SIGKILL)
            )
            answers = chance.randrange(1, 7)
            with suppress(httpx.HTTPError):
                for _again in range(40):
                    for person in people:
                        if person.answer():
                            answers -= 1
                        if answers <= 0 and killer.ident is None:
                            killer.start()
            killer.cancel()
    for person in people:
        person.http.close()
    _check(path, people)
    return sum(person.acknowledged for person in people)


def _check(path: Path, people: list[Person]) -> None:
    with closing(Journal(path)) as journal:
        rooms = Rooms(journal)
        number = rooms.numbers()[0]
        assert rooms.integrity(number) == "intact"
        for person in people:
            sitting = rooms.load(number).room.seat(person.seat).sitting
            assert sitting is not None
            session, _count = journal.load(sitting)
            assert len(session.responses) >= person.acknowledged, "an answer is lost"
            assert journal.integrity(sitting) == "intact"
