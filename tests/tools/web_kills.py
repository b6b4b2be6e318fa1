"""A real server of one person's exam, killed at any moment while answers are sent to it."""

from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode

import httpx

from pixsim.bank.reading.load import Bank
from pixsim.journeys.context import Context
from pixsim.journeys.exams import ExamWish, sit_exams
from pixsim.journeys.home import stay_at_home
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from pixsim.web.own_pages import Alone
from pixsim.web.serving.guard import Limits
from pixsim.web.serving.server import LOCAL, Serving, listening_socket
from tests.tools.web_browser import Control, Page, PageForm

FAST = Limits(per_second=1e6, burst=1e6, address_per_second=1e6, address_burst=1e6)


def _serve(path: Path, bank: Bank, profile: Profile | None, pipe: int) -> None:
    """The child: serves until it is killed; says the address it is entered by."""
    with closing(listening_socket()) as found, closing(Journal(path)) as journal:
        serving = Serving(found)
        address = f"http://{LOCAL}:{found.getsockname()[1]}"

        def tell(entry: str) -> None:
            with suppress(OSError):  # the parent listens once
                os.write(pipe, f"{entry}\n".encode())

        context = Context(journal, bank.framework, bank=lambda _digest: bank)

        def begin() -> Journey[None]:
            if profile is None:
                return stay_at_home(context, seed=3)
            return sit_exams(context, ExamWish(profile, "v3", 3))

        alone = Alone(context, begin, address=address, limits=FAST, tell=tell)
        serving.run(alone.app())


@contextmanager
def server(path: Path, bank: Bank, profile: Profile | None) -> Iterator[tuple[int, str]]:
    """A server in a process of its own: its number, and the address it is entered by.

    Without a profile it serves a home.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        try:
            os.close(reader)
            _serve(path, bank, profile, writer)
        finally:
            os._exit(0)
    os.close(writer)
    try:
        said = b""
        while not said.endswith(b"\n") and (chunk := os.read(reader, 4096)):
            said += chunk
        yield child, said.decode().splitlines()[0]
    finally:
        os.close(reader)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


class Client:
    """A browser on the other side of a socket."""

    def __init__(self, entry: str) -> None:
        self.origin = "/".join(entry.split("/")[:3])
        self.http = httpx.Client(base_url=self.origin, timeout=120)
        self.http.get(entry)

    def page(self) -> Page:
        """The page that shows what is now."""
        return Page(self.http.get("/"))

    def press(self, page: Page, label: str, **given: str) -> httpx.Response:
        """Fill the form of a button and press it; the answer is where it leads."""
        form, button = page.button(label)
        return self.send(form, button, dict(given))

    def send(self, form: PageForm, button: Control, given: dict[str, str]) -> httpx.Response:
        """Send a form."""
        data = form.data(button, dict(given))
        return self.http.post(
            button.action or form.action,
            content=urlencode(data),
            headers={"origin": self.origin, "content-type": "application/x-www-form-urlencoded"},
        )


def killed_run(path: Path, bank: Bank, profile: Profile, answers: int, delay: float) -> list[int]:
    """Serve, answer so many, kill `delay` seconds into what follows; numbers acknowledged."""
    acknowledged: list[int] = []
    with server(path, bank, profile) as (child, entry):
        client = Client(entry)
        page = _at_the_exam(client)
        killer = threading.Timer(delay, os.kill, (child, signal.SIGKILL))
        with suppress(httpx.HTTPError):
            while page.title.startswith("Question"):
                if len(acknowledged) >= answers and killer.ident is None:
                    killer.start()
                if page.has_button("Commencer"):
                    client.press(page, "Commencer")
                    page = client.page()
                number = int(page.title.split()[1])
                asks = "Passer, et ne plus demander"
                done = client.press(page, asks if page.has_button(asks) else "Je passe")
                assert done.status_code == 303
                if done.headers["location"] == "/":
                    acknowledged.append(number)
                page = client.page() if done.headers["location"] == "/" else _passing(client)
        killer.cancel()
        client.http.close()
    return acknowledged


def _passing(client: Client) -> Page:
    return Page(client.http.get("/pass"))


def _at_the_exam(client: Client) -> Page:
    page = client.page()
    for button in ("Reprendre Léa Martin", "Démarrer le chronomètre"):
        if page.has_button(button):
            client.press(page, button)
            page = client.page()
            break
    return page


def kills(path: Path, bank: Bank, profile: Profile, count: int, seed: int) -> int:
    """Kill so many servers; answers acknowledged in all.

    Raises
    ------
    AssertionError
        An acknowledged answer is lost.
    """
    chance, total = random.Random(seed), 0
    for _ in range(count):
        delay = chance.uniform(0.0, 0.03)
        said = killed_run(path, bank, profile, chance.randrange(4), delay)
        with closing(Journal(path)) as journal:
            row = next(r for r in journal.summaries() if not r.autopilot)
            session, _count = journal.load(row.id)
            assert len(session.responses) >= max(said, default=0), "an answer is lost"
            numbers = [response.number for response in session.responses]
            assert numbers == list(range(1, len(numbers) + 1))
            assert journal.integrity(row.id) == "intact"
        total += len(said)
    return total
