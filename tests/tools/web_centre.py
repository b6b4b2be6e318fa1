"""A centre served to browsers of the tests: its people with their codes, its trainer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from starlette.types import ASGIApp

from pixsim.bank.reading.load import Bank
from pixsim.foundation.clock import Clock
from pixsim.journeys.context import Context
from pixsim.journeys.home import stay_at_home
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.store.people.personal_codes import draw_code, draw_trainer_code, keep_codes
from pixsim.store.people.profiles import create_profile
from pixsim.store.sittings.journal import Journal
from pixsim.web.centre.rooms import Serve
from pixsim.web.centre.server import CentreServer
from pixsim.web.serving.guard import Guard, Limits
from pixsim.web.steps.follow_journey import Follower
from tests.tools.web_browser import Page, WebBrowser, running
from tests.tools.web_exam import FAST

ADDRESS = "http://192.168.7.1:8490"
HOSTS = frozenset({"192.168.7.1:8490", "127.0.0.1:8490"})


def enrolled(
    bank: Bank, names: Sequence[str], *, certifiable: Sequence[str] = ()
) -> dict[str, tuple[Profile, str]]:
    """People with a profile and a code, by name; some are certifiable by levels alone."""
    levels = dict.fromkeys(tuple(bank.framework.competence)[:5], 1)
    people = {}
    for name in names:
        wanted = Profile(id="x", name=name).model_copy(update={"id": name.lower()})
        if name in certifiable:
            wanted = wanted.model_copy(update={"levels": levels})
        people[name] = create_profile(wanted, set())[0], draw_code()
    keep_codes(people.values())
    return people


class Centre:
    """A centre and all its browsers, in the thread of the test."""

    def __init__(
        self, server: CentreServer, app: Guard, loop: Any, people: dict[str, tuple[Profile, str]]
    ) -> None:
        self.server, self.app, self._loop = server, app, loop
        self.reached: ASGIApp = app  # by the browsers made from now on
        self.people = people
        self.trainer_code = draw_trainer_code()
        self._browsers: list[WebBrowser] = []

    def code(self, name: str) -> str:
        """What is on the slip of somebody."""
        return self.people[name][1]

    def browser(self, come_from: str = "192.168.7.20") -> WebBrowser:
        """A browser that nobody knows."""
        found = WebBrowser(self.reached, ADDRESS, self._loop, come_from)
        self._browsers.append(found)
        return found

    def entered(self, name: str, come_from: str = "192.168.7.20") -> WebBrowser:
        """A browser of somebody who has typed their code."""
        browser = self.browser(come_from)
        browser.get("/")
        browser.press("Entrer", code=self.code(name))
        return browser

    def trainer(self) -> WebBrowser:
        """The browser of the trainer."""
        browser = self.browser("192.168.7.10")
        browser.get("/trainer")
        browser.press("Entrer", code=self.trainer_code)
        return browser

    def following(self, name: str) -> Follower:
        """The journey of somebody who is here."""
        found = self.server.people.following_of(self.people[name][0].id)
        assert found is not None
        return found

    def close(self) -> None:
        """Close all browsers."""
        for browser in self._browsers:
            browser.close()


@contextmanager
def centre(
    journal: Journal,
    bank: Bank,
    clock: Clock,
    people: dict[str, tuple[Profile, str]],
    *,
    limits: Limits = FAST,
    serve: Serve | None = None,
    now: Callable[[], float] = time.monotonic,
) -> Iterator[Centre]:
    """Serve these people; every draw the same; paces by `now`, in seconds."""
    context = Context(journal, bank.framework, clock, lambda _digest: bank)

    def begin(own: Context) -> Journey[None]:
        return stay_at_home(own, person=own.only, seed=3)

    server = CentreServer(
        context, hosts=HOSTS, address=ADDRESS, limits=limits, begin=begin, serve=serve, now=now
    )
    app = server.app()
    with running(app) as loop:
        found = Centre(server, app, loop, people)
        try:
            yield found
        finally:
            found.close()


def choose(browser: WebBrowser, name: str, value: str) -> Page:
    """Press the button that has this name and value, whatever it says."""
    for form in browser.page.forms:
        for control in form.controls:
            if control.tag == "button" and (control.name, control.value) == (name, value):
                return browser.post(control.action or form.action, form.data(control, {}))
    raise AssertionError(f"no button {name}={value} in: {browser.page.text}")


def go_through(browser: WebBrowser, most: int = 60) -> int:
    """Whatever is asked, one does not know, to the end of the training; answers given."""
    given = 0
    for _ in range(3 * most):
        page = browser.page
        for label in ("Continuer", "Commencer", "Question suivante", "Voir le bilan"):
            if page.has_button(label):
                browser.press(label)
                break
        else:
            if given == most or not page.has_button("Je ne sais pas"):
                return given
            browser.press("Je ne sais pas")
            given += 1
    return given
