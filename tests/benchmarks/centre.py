"""A centre under load: forty people positioning at once in their browsers, an answer every eight seconds.

Run ``python -m tests.benchmarks.centre --seconds 60``. Aims: 95 % of the pages after an answer within
300 ms, less than 250 MiB. What else keeps the machine busy is said: it counts in the times.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

import httpx

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from tests.benchmarks.aims import Aims
from tests.benchmarks.room import FORM, of_process
from tests.campaign import journals
from tests.tools.web_browser import Page
from tests.tools.web_centre import enrolled
from tests.tools.web_centre_process import centre_server

PEOPLE, PAUSE = 40, 8.0
MOST_MS, MOST_MIB = 300.0, 250.0
ON_THE_WAY = (
    "Continuer",
    "Commencer",
    "Commencer le positionnement",
    "Reprendre le positionnement",
)


class Person:
    """One browser, from an address of its own."""

    def __init__(self, number: int, origin: str, code: str) -> None:
        self._origin, self._code = origin, code
        transport = httpx.AsyncHTTPTransport(local_address=f"127.0.0.{number + 10}")
        self.http = httpx.AsyncClient(
            base_url=origin, transport=transport, timeout=120, follow_redirects=True
        )
        self.page: Page
        self.times: list[float] = []

    async def enter(self) -> None:
        """From the door to the home."""
        self.page = Page(await self.http.get("/"))
        await self.press("Entrer", code=self._code)

    async def press(self, label: str, **given: str) -> None:
        """Fill and press; the page that follows."""
        form, button = self.page.button(label)
        await self._send(button.action or form.action, form.data(button, dict(given)))

    async def _send(self, action: str, data: list[tuple[str, str]]) -> None:
        headers = {"origin": self._origin, "content-type": FORM}
        self.page = Page(await self.http.post(action, content=urlencode(data), headers=headers))
        assert self.page.status == 200, (self.page.status, self.page.text)

    async def begin(self) -> None:
        """To a question of a positioning, the next one that the home proposes."""
        while not self.page.has_button("Je ne sais pas"):
            label = next((one for one in ON_THE_WAY if self.page.has_button(one)), "")
            if label:
                await self.press(label)
            elif self.page.has_button("Accueil"):
                await self.press("Accueil")
            else:
                form, button = next(
                    (form, control)
                    for form in self.page.forms
                    for control in form.controls
                    if control.tag == "button" and control.value == "position"
                )
                await self._send(form.action, form.data(button, {}))

    async def train(self, until: float, chance: random.Random) -> None:
        """An answer every eight seconds or so, timing the page that follows."""
        await asyncio.sleep(chance.uniform(0, PAUSE))
        while time.monotonic() < until:
            await self.begin()
            before = time.perf_counter()
            await self.press("Je ne sais pas")
            self.times.append(time.perf_counter() - before)
            await asyncio.sleep(chance.uniform(0.6, 1.4) * PAUSE)


async def crowd(
    origin: str, codes: list[str], seconds: float, child: int
) -> tuple[list[Person], float]:
    """Forty people come in together and are positioned; CPU seconds of the server while they are."""
    people = [Person(number, origin, code) for number, code in enumerate(codes)]
    before = time.perf_counter()
    await asyncio.gather(*(person.enter() for person in people))
    entered = time.perf_counter()
    await asyncio.gather(*(person.begin() for person in people))
    print(f"all {len(people)} enter together: {entered - before:.2f} s;"
          f" all at their first question: {time.perf_counter() - before:.2f} s", flush=True)  # fmt: skip
    chance, until = random.Random(1), time.monotonic() + seconds
    cpu = of_process(child)[0]
    await asyncio.gather(*(person.train(until, chance) for person in people))
    spent = of_process(child)[0] - cpu
    for person in people:
        await person.http.aclose()
    return people, spent


def run(folder: Path, bank: Bank, seconds: float, aims: Aims) -> None:
    """One crowd and what it cost."""
    made: dict[str, tuple[Profile, str]] = enrolled(bank, [f"Personne{n}" for n in range(PEOPLE)])
    with centre_server(folder / "home" / "pixsim.db", bank) as served:
        codes = [code for _profile, code in made.values()]
        people, spent = asyncio.run(crowd(served.origin, codes, seconds, served.child))
        mib = of_process(served.child)[1]
    times = sorted(1000 * each for person in people for each in person.times)
    p95 = times[int(0.95 * len(times))]
    print(f"{len(times)} answers: median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms, "
          f"worst {times[-1]:.0f} ms {aims.at_most('p95', p95, MOST_MS)}")  # fmt: skip
    print(f"server: {mib:.0f} MiB {aims.at_most('MiB', mib, MOST_MIB)}, "
          f"{1000 * spent / len(times):.0f} ms of CPU an answer, {100 * spent / seconds:.0f} % of a core")  # fmt: skip


def main() -> None:
    """Measure, and say whether the aims are met."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    aims = Aims()
    print(f"{os.cpu_count()} cores, load before {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PIXSIM_HOME"] = str(Path(folder) / "home")
        run(Path(folder), journals.the_bank(), given.seconds, aims)
    print(f"load after {os.getloadavg()[0]:.1f}, this program included")
    aims.end()


if __name__ == "__main__":
    main()
