"""A room under load: twenty browsers, each with its news open, an answer every ten seconds.

Run ``python -m tests.benchmarks.room --seconds 60``. The gate: 95 % of the pages after an answer
within 250 ms, less than 150 MiB, less than 15 % of a core.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import httpx

from tests.campaign import journals
from tests.tools.web_browser import Page
from tests.tools.web_room_process import room_server

PEOPLE, PAUSE = 20, 10.0
GATE_MS, GATE_MIB, GATE_CORE = 250, 150, 0.15
FORM = "application/x-www-form-urlencoded"


class Person:
    """One browser, from an address of its own."""

    def __init__(self, number: int, host: str) -> None:
        self._origin = f"http://{host}"
        transport = httpx.AsyncHTTPTransport(local_address=f"127.0.0.{number + 10}")
        self.http = httpx.AsyncClient(
            base_url=self._origin, transport=transport, timeout=120, follow_redirects=True
        )
        self.page: Page
        self.times: list[float] = []

    async def get(self) -> None:
        """The present page."""
        self.page = Page(await self.http.get("/"))

    async def press(self, label: str, **given: str) -> None:
        """Fill and press; the page that follows."""
        form, button = self.page.button(label)
        data = form.data(button, dict(given))
        headers = {"origin": self._origin, "content-type": FORM}
        action = button.action or form.action
        self.page = Page(await self.http.post(action, content=urlencode(data), headers=headers))

    async def listen(self) -> None:
        """Keep the news open."""
        with suppress(httpx.HTTPError, asyncio.CancelledError):
            async with self.http.stream("GET", "/news", timeout=None) as news:
                async for _line in news.aiter_lines():
                    pass

    async def sit(self, until: float, chance: random.Random) -> None:
        """Pass a question every ten seconds or so, timing the page that follows."""
        await asyncio.sleep(chance.uniform(0, PAUSE))
        while time.monotonic() < until and self.page.title.startswith("Question"):
            if self.page.has_button("Commencer"):
                await self.press("Commencer")
            before = time.perf_counter()
            if self.page.has_button("Passer, et ne plus demander"):
                await self.press("Passer, et ne plus demander")
            else:
                await self.press("Je passe")
            self.times.append(time.perf_counter() - before)
            await asyncio.sleep(chance.uniform(0.6, 1.4) * PAUSE)


async def crowd(host: str, token: str, code: str, seconds: float) -> list[Person]:
    """Twenty people come in and sit."""
    people = [Person(n, host) for n in range(PEOPLE)]
    for number, person in enumerate(people):
        await person.get()
        letter = chr(65 + number)
        await person.press("Continuer", first=f"Prénom{letter}", last=f"Nom{letter}", birth="2000-03-03")  # fmt: skip
        await person.press("Continuer", accept="1")
    async with httpx.AsyncClient(base_url=f"http://{host}", timeout=120) as trainer:
        bearer = {"authorization": f"Bearer {token}", "origin": f"http://{host}"}
        version = (await trainer.get("/api/room", headers=bearer)).json()["version"]
        told = {"do": "confirm_all", "version": version}
        assert (await trainer.post("/api/room/do", json=told, headers=bearer)).status_code == 200
    before = time.perf_counter()

    async def begin(person: Person) -> None:
        await person.get()
        await person.press("Commencer l'épreuve", code=code)

    await asyncio.gather(*(begin(person) for person in people))
    print(f"all {PEOPLE} begin together: {time.perf_counter() - before:.2f} s")
    listening_to = [asyncio.create_task(person.listen()) for person in people]
    chance, until = random.Random(1), time.monotonic() + seconds
    await asyncio.gather(*(person.sit(until, chance) for person in people))
    for task in listening_to:
        task.cancel()
    return people


def of_process(child: int) -> tuple[float, float]:
    """CPU seconds so far, and resident MiB."""
    fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    pages = int(Path(f"/proc/{child}/statm").read_text().split()[1])
    return ticks / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Measure, and say whether the gate holds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PIXSIM_HOME"] = str(Path(folder) / "home")
        bank = journals.the_bank()
        names = [(f"Prénom{chr(65 + n)}", f"Nom{chr(65 + n)}") for n in range(PEOPLE)]
        path = Path(folder) / "pixsim.db"
        with room_server(path, bank, journals.sample(bank), names) as served:
            began, cpu = time.monotonic(), of_process(served.child)[0]
            people = asyncio.run(crowd(served.host, served.token, served.code, given.seconds))
            spent, (after, mib) = time.monotonic() - began, of_process(served.child)
    times = sorted(1000 * each for person in people for each in person.times)
    p95 = times[int(0.95 * len(times))]
    core = (after - cpu) / spent
    print(f"{len(times)} answers: median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms")
    print(f"server: {mib:.0f} MiB, {100 * core:.1f} % of a core")
    print("gate", "holds" if p95 < GATE_MS and mib < GATE_MIB and core < GATE_CORE else "FAILS")


if __name__ == "__main__":
    main()
