"""A room served to browsers of the tests: candidates and invigilators in front of their pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.room.desk import Desk
from pixsim.store.sittings.journal import Journal
from pixsim.web.room.server import RoomServer
from pixsim.web.serving.guard import Limits
from pixsim.web.sitting.sitting import Sitting
from tests.conftest import ManualClock
from tests.running.rooms import NAMES, RoomOfTests, seat_of
from tests.tools.web_browser import Page, WebBrowser, running
from tests.tools.web_exam import FAST, give

ADDRESS = "http://192.168.7.1:8480"
HOSTS = frozenset({"192.168.7.1:8480", "127.0.0.1:8480"})


class ServedRoom:
    """A room and all its browsers, in the thread of the test."""

    def __init__(
        self, room: RoomOfTests, server: RoomServer, desk: Desk, loop: Any, app: Any
    ) -> None:
        self.room, self.server, self.desk = room, server, desk
        self._loop, self._app = loop, app
        self._browsers: list[WebBrowser] = []

    def browser(self, come_from: str = "192.168.7.20") -> WebBrowser:
        """Another browser."""
        found = WebBrowser(self._app, ADDRESS, self._loop, come_from)
        self._browsers.append(found)
        return found

    def candidate(self, seat: int) -> WebBrowser:
        """Somebody who has said who they are and read the instructions."""
        browser = self.browser(f"192.168.7.{20 + seat}")
        person = self.room.people[seat]
        browser.get("/")
        birth = {"birth": person.birth_date} if person.birth_date else {}
        browser.press("Continuer", first=person.first_name, last=person.last_name, **birth)
        browser.press("Continuer", accept="1")
        return browser

    def begun(self, seat: int) -> WebBrowser:
        """Somebody whose exam has begun."""
        browser = self.candidate(seat)
        self.order("confirm_presence", seat)
        browser.get("/")
        browser.press("Commencer l'épreuve", code=self.room.code)
        return browser

    def sitting(self, seat: int) -> Sitting:
        """The exam of a seat, with what its pages remember."""
        return self.server.seats.sitting(self.desk.room.seat(seat))

    def answer(self, browser: WebBrowser, seat: int) -> Page:
        """Answer the present question rightly, through its page."""
        if browser.page.has_button("Commencer"):
            browser.press("Commencer")
        sitting = self.sitting(seat)
        question = sitting.session.question
        assert question is not None
        return give(browser, question, sitting, question.right_answer)

    # ---- invigilators

    def view(self) -> dict[str, Any]:
        """The room as it is now."""
        return self.desk.view()

    def line(self, seat: int) -> dict[str, Any]:
        """The line of a candidate."""
        return seat_of(self.desk, seat)

    def order(self, do: str, seat: int | None = None, **told: Any) -> dict[str, Any]:
        """An order on the present view, straight to the desk."""
        version = self.view()["version"] if seat is None else self.line(seat)["version"]
        where = {} if seat is None else {"seat": seat}
        return self.desk.do({"do": do, "version": version, **where, **told}, "Mme Durand")

    def invigilator(self, come_from: str = "127.0.0.1") -> WebBrowser:
        """Somebody let in with the number and the password."""
        browser = self.browser(come_from)
        browser.get("/invigilator")
        browser.press("Entrer", password=self.room.password, name="Ana")
        return browser

    def api(self, browser: WebBrowser, order: dict[str, Any], **headers: str) -> httpx.Response:
        """An order through the JSON."""
        return browser.request(
            "POST", "/api/room/do", json=order, headers={"origin": ADDRESS} | headers
        )

    def close(self) -> None:
        """Close every browser."""
        for browser in self._browsers:
            browser.close()


@contextmanager
def served(
    journal: Journal,
    bank: Bank,
    profile: Profile,
    clock: ManualClock,
    *,
    rules: str = "v3",
    remote: bool = False,
    limits: Limits = FAST,
    room: RoomOfTests | None = None,
    names: Any = NAMES,
    now: Any = None,
) -> Iterator[ServedRoom]:
    """A room of the tests, served; `room` takes up one of before."""
    found = room or RoomOfTests(journal, bank, profile, clock, rules=rules, names=names)
    more = {} if now is None else {"now": now}
    with found.desk() as desk:
        server = RoomServer(
            desk, hosts=HOSTS, address=ADDRESS, limits=limits, remote=remote, **more
        )
        app = server.app()
        with running(app) as loop:
            there = ServedRoom(found, server, desk, loop, app)
            try:
                yield there
            finally:
                there.close()
