"""Makes the pictures of browsers and of a room in the README: a centre, an exam, the invigilator, a certificate.

Run ``python -m tests.tools.room_pictures`` after a change of one of them; it needs chromium and, for
the certificate, `pdftoppm`. The room is invented, its clock obeys, its browsers ask an application in
this process; a test compares the words of the screen.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pixsim.bank.reading.load import load_bank
from pixsim.foundation.resources import bundled_folder
from pixsim.profile import read_profile
from pixsim.rules.abort_and_reports import Report
from pixsim.running.room.desk import Desk
from pixsim.store.certificates.file import document_file
from pixsim.store.sittings.journal import Journal
from pixsim.tui.room_app import RoomApp
from pixsim.web.pages import static_file
from tests.conftest import ManualClock
from tests.running.rooms import RoomOfTests, answer
from tests.tools.readme_pictures import FOLDER
from tests.tools.web_browser import WebBrowser
from tests.tools.web_centre import centre, choose, enrolled
from tests.tools.web_room import ADDRESS, ServedRoom, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

NAMES = (
    ("Léa", "Petit"), ("Mehdi", "Karim"), ("Zoé", "Roux"), ("Ana", "Martin"), ("Louis", "Faure"),
    ("Inès", "Benali"),
)  # fmt: skip
BEGUN = datetime(2026, 11, 25, 13, 0, tzinfo=UTC)
SCREEN = (80, 24)


@contextmanager
def a_room(folder: Path) -> Iterator[ServedRoom]:
    """Six people: three sit, of whom one reports a problem; one is seen, one waits, one is not there."""
    clock, bank = ManualClock(BEGUN), load_bank()
    sample = read_profile(bundled_folder("profiles") / "independant.json", bank.framework)
    with closing(Journal(folder / "pixsim.db")) as journal:
        made = RoomOfTests(journal, bank, sample, clock, names=NAMES, extra={4: 33})
        with served(journal, bank, sample, clock, room=made) as room:
            yield room


def sit(room: ServedRoom) -> WebBrowser:
    """What happened so far; the browser of the first, Léa."""
    clock = room.room.clock
    browsers = {seat: room.begun(seat) for seat in (1, 2, 4)}
    for seat, count in ((1, 11), (2, 14), (4, 9)):
        answer(room.desk.exam(seat), clock, count)
    clock.step(30)
    room.candidate(3)
    room.candidate(5)
    room.order("confirm_presence", 5)
    for seat in browsers:
        room.desk.sign(seat)
    exam = room.desk.exam(2)
    exam.show()
    exam.report(Report.WEBSITE_UNAVAILABLE, "page blanche")
    clock.step(70)
    for seat in browsers:
        room.desk.sign(seat)
    return browsers[1]


def exam_page(room: ServedRoom, browser: WebBrowser) -> str:
    """The page of a question with choices in focus mode: the first there is, which no two rooms share."""
    while not _is_plain(room, 1):
        answer(room.desk.exam(1), room.room.clock, 1)
    room.desk.sign(1)
    if browser.get("/").has_button("Commencer"):  # the page before a series in focus mode
        browser.press("Commencer")
    return browser.page.source


def _is_plain(room: ServedRoom, seat: int) -> bool:
    """Whether somebody has choices in focus mode before them."""
    question = room.desk.exam(seat).session.question
    assert question is not None
    return question.type == "QCU" and question.focus and question.task is None


def screen_picture(desk: Desk) -> str:
    """The invigilator's screen as SVG."""

    async def shoot() -> str:
        app = RoomApp(desk)
        async with app.run_test(size=SCREEN) as pilot:
            for _wait in range(40):
                await pilot.pause(0.1)
                if app.screen.query("#seats"):
                    break
            await pilot.pause(0.5)
            return app.export_screenshot(title="pixsim")

    return asyncio.run(shoot())


def page_picture(browser: Browser, source: str, name: str, size: tuple[int, int]) -> None:
    """One page as a PNG, its style given from here: the application has answered before."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=False
    )

    def fulfil(route: Route) -> None:
        file = PurePosixPath(urlsplit(route.request.url).path)
        if file.suffix == ".css":
            route.fulfill(body=static_file(file.name), content_type="text/css")
        elif file.name == "":
            route.fulfill(body=source, content_type="text/html; charset=utf-8")
        else:
            route.abort()

    page.route("**/*", fulfil)
    page.goto(ADDRESS + "/")
    page.screenshot(path=FOLDER / f"{name}.png")
    page.close()


def certificate_picture(room: ServedRoom, folder: Path) -> None:
    """The certificate of a room that was published, first page."""
    for seat in (1, 4):
        exam = room.desk.exam(seat)
        while not exam.session.is_over:
            answer(exam, room.room.clock, 1)
    room.order("finalise", aborts={2: "candidate"}, comment="")
    room.order("publish")
    sitting = room.desk.room.seat(1).sitting
    assert sitting is not None
    name, content = document_file(room.room.journal, sitting)
    assert name.endswith(".pdf"), "pip install 'pixsim[pdf]' first"
    (folder / name).write_bytes(content)
    target = FOLDER / "certificate"
    drawn = ["pdftoppm", "-png", "-r", "60", "-f", "1", "-l", "1", "-singlefile"]
    subprocess.run([*drawn, str(folder / name), str(target)], check=True)


def centre_pages(folder: Path) -> tuple[str, str]:
    """The home of one person of a centre, and the trainer's page: three others are at something."""
    clock, bank = ManualClock(BEGUN), load_bank()
    names = [f"{first} {last}" for first, last in NAMES[:4]]
    with closing(Journal(folder / "pixsim.db")) as journal:
        people = enrolled(bank, names, certifiable=names[:2])
        with centre(journal, bank, clock, people) as found:
            for name in names[2:]:
                browser = found.entered(name)
                choose(browser, "do", "position")
                browser.press("Commencer le positionnement")
                browser.press("Je ne sais pas")
            home = found.entered(names[0]).page.source
            return home, found.trainer().get("/trainer").source


def main() -> None:
    """Write the pictures."""
    from tests.tools.chromium import chromium

    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        os.environ["PIXSIM_HOME"] = folder
        with a_room(Path(folder)) as room:
            seen = sit(room)
            watched = room.invigilator().get("/invigilator").source
            svg = screen_picture(room.desk)
            exam = exam_page(room, seen)
            certificate_picture(room, Path(folder))
        (FOLDER / "invigilator-screen.svg").write_text(svg + "\n", encoding="utf-8")
        os.environ["PIXSIM_HOME"] = str(Path(folder) / "centre")
        home, trainer = centre_pages(Path(folder) / "centre")
        with chromium() as browser:
            page_picture(browser, home, "home-browser", (960, 600))
            page_picture(browser, trainer, "trainer", (1100, 690))
            page_picture(browser, exam, "exam-browser", (960, 600))
            page_picture(browser, watched, "invigilator", (1100, 690))


if __name__ == "__main__":
    main()
