"""A centre served by a process of its own, for tests with real sockets and real browsers; killed at any moment."""

from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx

from pixsim.bank.reading.load import Bank
from pixsim.journeys.context import Context
from pixsim.journeys.home import stay_at_home
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from pixsim.web.centre.server import CentreServer
from pixsim.web.serving.guard import Limits
from pixsim.web.serving.server import LOCAL, Serving, listening_socket
from tests.tools.web_browser import Page
from tests.tools.web_centre import enrolled
from tests.tools.web_exam import FAST

FORM = "application/x-www-form-urlencoded"
ON_THE_WAY = (
    "Continuer",
    "Commencer",
    "Commencer le positionnement",
    "Reprendre le positionnement",
    "Question suivante",
    "Voir le bilan",
    "Accueil",
)
NAMES = ("Ana", "Bob", "Zoé")
TO_BEGIN = ("resume", "no", "position", "practise", "10")
"""What the home and lists call it: the first that there is, and of two of a name the first."""


@dataclass(frozen=True)
class Served:
    """A centre in another process."""

    child: int
    origin: str


def _serve(path: Path, bank: Bank, port: int, limits: Limits, proxy: str, pipe: int) -> None:
    with closing(listening_socket(LOCAL, port)) as found, closing(Journal(path)) as journal:
        host = f"{LOCAL}:{found.getsockname()[1]}"
        public = proxy or f"http://{host}"
        context = Context(journal, bank.framework, bank=lambda _digest: bank)

        def begin(own: Context) -> Journey[None]:
            return stay_at_home(own, person=own.only, seed=3)

        server = CentreServer(
            context,
            hosts=frozenset({public.partition("://")[2]}),
            address=public,
            limits=limits,
            begin=begin,
        )
        os.write(pipe, f"http://{host}\n".encode())
        Serving(found, behind_proxy=bool(proxy)).run(server.app())


@contextmanager
def centre_server(
    path: Path, bank: Bank, port: int = 0, limits: Limits = FAST, proxy: str = ""
) -> Iterator[Served]:
    """Serve the people of this machine until the block ends; `proxy`: the address they type."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            _serve(path, bank, port, limits, proxy, writer)
        finally:
            os._exit(0)
    os.close(writer)
    try:
        said = b""
        while not said.endswith(b"\n") and (chunk := os.read(reader, 400)):
            said += chunk
        yield Served(child, said.decode().strip())
    finally:
        os.close(reader)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


class Person:
    """Somebody's browser: its cookies outlive the server, its counts too."""

    def __init__(self, profile: Profile, code: str, origin: str) -> None:
        self.profile, self._code, self.origin = profile, code, origin
        self.http = httpx.Client(base_url=origin, timeout=120)
        self.acknowledged = 0
        self.times_in = 0
        self._is_positioned = False

    def get(self) -> Page:
        """The present page; enters by the code where the server asks for it."""
        page = Page(self.http.get("/"))
        if page.has_button("Entrer"):
            self.press(page, "Entrer", code=self._code)
            self.times_in += 1
            page = Page(self.http.get("/"))
        return page

    def press(self, page: Page, label: str, **given: str) -> httpx.Response:
        """Fill and press; the answer says where it leads."""
        form, button = page.button(label)
        body = urlencode(form.data(button, dict(given)))
        found = self.http.post(
            button.action or form.action,
            content=body,
            headers={"origin": self.origin, "content-type": FORM},
        )
        assert found.status_code == 303, (found.status_code, label)
        return found

    def answer(self) -> None:
        """One answer of a positioning, or of a practice once all is positioned; begun or taken up."""
        for _step in range(12):
            page = self.get()
            if page.has_button("Je ne sais pas"):
                self.press(page, "Je ne sais pas")
                self.acknowledged += 1
                return
            label = next((one for one in ON_THE_WAY if page.has_button(one)), "")
            if label:
                self.press(page, label)
            else:
                self._choose(page)
        raise AssertionError(page.text)

    def _choose(self, page: Page) -> None:
        """What goes on with what is under way, else what the home or a list leads to."""
        found = [
            (form, control) for form in page.forms for control in form.controls
            if control.tag == "button" and (control.value in TO_BEGIN)
        ]  # fmt: skip
        assert found, (page.status, page.text)
        self._is_positioned |= any(control.value == "no" for _form, control in found)
        if self._is_positioned:  # everywhere: again only after days
            found = [(form, control) for form, control in found if control.value != "position"]
        form, button = min(found, key=lambda pair: TO_BEGIN.index(pair[1].value))
        self.http.post(
            form.action,
            content=urlencode(form.data(button, {})),
            headers={"origin": self.origin, "content-type": FORM},
        )


def centre_kills(path: Path, bank: Bank, count: int, seed: int) -> int:
    """Kill so many servers of one centre, one after the other, under three people who answer.

    Returns
    -------
    int
        Answers acknowledged in all.

    Raises
    ------
    AssertionError
        An acknowledged answer is lost, a browser is not let in again, something was altered.
    """
    chance, people = random.Random(seed), enrolled(bank, NAMES)
    with closing(listening_socket(LOCAL, 0)) as found:
        port = found.getsockname()[1]
    browsers = [Person(p, code, f"http://{LOCAL}:{port}") for p, code in people.values()]
    for _ in range(count):
        with centre_server(path, bank, port) as served:
            killer = threading.Timer(
                chance.uniform(0, 0.05), os.kill, (served.child, signal.SIGKILL)
            )
            _answer_until(browsers, killer, after=chance.randrange(1, 7))
        for browser in browsers:
            kept = answers_kept(path, browser.profile)
            assert kept >= browser.acknowledged, "an answer is lost"
            browser.acknowledged = (
                kept  # the last one may be kept, and its answer have been cut off
            )
    assert all(browser.times_in <= 1 for browser in browsers), "a browser was not let in again"
    for browser in browsers:
        browser.http.close()
    return sum(browser.acknowledged for browser in browsers)


def _answer_until(browsers: Sequence[Person], killer: threading.Timer, after: int) -> None:
    """Answer in turn; after so many answers the killer waits for its moment, and they go on."""
    given = 0
    with suppress(httpx.HTTPError):
        while True:
            for browser in browsers:
                browser.answer()
                given += 1
                if given >= after and killer.ident is None:
                    killer.start()


def answers_kept(path: Path, profile: Profile) -> int:
    """Answers of all positionings and practices of somebody, as the journal has them, unaltered."""
    with closing(Journal(path)) as journal:
        names = [
            name
            for kind in ("positioning", "practice")
            for name in journal.trainings(profile.id, kind)
        ]
        assert all(journal.integrity(name) == "intact" for name in names)
        return sum(len(journal.load_training(name)[0].replies) for name in names)
