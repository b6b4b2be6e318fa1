"""One training or exam in a browser, a terminal and lines, each a process of its own, two open at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from pixsim.profile import Profile
from pixsim.store.people.profiles import create_profile
from pixsim.store.sittings.journal import Journal
from tests.tools.chromium import chromium, entered, needs_chromium
from tests.tools.plain_sitting import write_bank
from tests.tools.screens import person
from tests.tools.web_command import web_command

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

if sys.platform != "win32":
    from tests.tools.piped import Piped
    from tests.tools.terminal import Terminal

pytestmark = [
    needs_chromium,
    pytest.mark.full,
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]
NOT_ENOUGH = "fermer l'onglet ne suffit pas"
CHOICE = "(une lettre) :"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(autouse=True)
def small_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIXSIM_BANK", str(write_bank(tmp_path / "bank").path))


class Asked(NamedTuple):
    """What waits for an answer, and when its time ends."""

    number: int
    question: str
    deadline: datetime | None


@dataclass
class Walk:
    """One kind of thing that is begun here and gone on with there."""

    kind: str
    home: Path

    @property
    def is_exam(self) -> bool:
        """Whether its time goes on while it is closed."""
        return self.kind in ("v2", "v3")

    def asked(self) -> Asked:
        """What the journal says is asked now."""
        found = self.waiting()
        assert found is not None
        return found

    def waiting(self) -> Asked | None:
        """The same; None while what was right is read."""
        with closing(Journal(self.home / "pixsim.db")) as journal:
            if self.is_exam:
                session = journal.load(journal.summaries()[0].id)[0]
                question, number, deadline = session.question, session.number, session.deadline
                return None if question is None else Asked(number, question.id, deadline)
            (name,) = journal.trainings("eve", self.kind)
            training = journal.load_training(name)[0]
            if training.question is None:
                return None
            return Asked(training.number, training.question.id, None)

    # ---- in a browser

    def begin(self, page: Page) -> None:
        """From the home to the second question."""
        if self.kind == "positioning":
            press(page, "#offer", "button[value=begin]")
        elif self.kind == "practice":
            press(page, "button[value=practise]", "button[value='5']")
        else:
            press(page, "#offer")
            page.check(f"input[name=rules][value={self.kind}]")
            press(page, "button[value=choose]", "button[value=start]")
        self.skip(page)

    def skip(self, page: Page) -> None:
        """Pass the present question."""
        start(page)
        press(page, "#answer button[value=pass]")
        if page.url.endswith("/pass"):
            press(page, "form[action='/pass'] button")
        if page.locator("form[action='/read-on']").count():
            press(page, "button[value=go_on]")

    def leave(self, page: Page) -> None:
        """As the page says it can be gone on with elsewhere."""
        start(page)
        press(page, "#answer button[value=stop]")
        if self.kind == "practice":  # to stop it would end it
            press(page, "form[action='/close'] button")
            assert page.get_by_text("Rien n'est perdu").count() == 1
        else:
            press(page, "form[action='/leave'] button" if self.is_exam else "button[value=end]")

    def resume(self, page: Page) -> None:
        """From the home, whatever it asks before."""
        press(page, "button[value=practise]" if self.kind == "practice" else "#offer")
        if self.kind == "practice":
            press(page, "button[value=resume]")

    # ---- in a terminal and line by line

    def on_screen(self, terminal: Terminal, number: int, then: str) -> None:
        """From the home of the screens to what then is drawn."""
        terminal.wait_for("certifiable" if self.kind == "positioning" else "Certifiable")
        if self.kind == "practice":
            terminal.press_until(f"Le reprendre à la question {number}", "e")
        elif self.is_exam:
            terminal.wait_for(f"Reprendre à la question {number} ")
        else:
            terminal.wait_for("Reprendre le positionnement")
        terminal.press_until(then, "enter")

    def skip_on_screen(self, terminal: Terminal) -> None:
        """Pass the present question; what a first pass asks was answered in the browser."""
        before: Asked | None = self.asked()
        now = before
        unchanged = (before,) if self.kind == "practice" else (before, None)
        for _attempt in range(5):  # a loaded machine may lose the first keys
            terminal.read(0.5)
            terminal.press("f4")
            end = datetime.now(UTC) + timedelta(seconds=20)
            while (now := self.waiting()) in unchanged and datetime.now(UTC) < end:
                terminal.read(0.1)
            if now not in unchanged:
                break
        if self.kind == "practice":
            terminal.press_until("Question 3 sur", "enter")

    def in_lines(self, piped: Piped) -> None:
        """From the home of the lines."""
        if self.kind == "practice":
            piped.choose("S'entraîner", CHOICE)
            piped.choose("Le reprendre", CHOICE)
        else:
            piped.choose("Reprendre", CHOICE)


def press(page: Page, *selectors: str) -> None:
    """One button after another."""
    for selector in selectors:
        with page.expect_navigation():
            page.locator(selector).first.click()


def start(page: Page) -> None:
    """Past the page before a timed question."""
    while page.locator("form[action='/begin']").count():
        press(page, "form[action='/begin'] button")


@contextmanager
def in_browser(browser: Browser, home: Path) -> Iterator[Page]:
    """``pixsim web`` of Eve, and a browser that it let in."""
    with web_command("eve", home=home) as (_process, entry):
        page = entered(browser, entry, viewport={"width": 1100, "height": 800})
        yield page
        page.context.close()


def wait_until(holds: Callable[[], bool], front: Terminal | Piped) -> None:
    """What another process writes is there at last."""
    end = datetime.now(UTC) + timedelta(seconds=90)
    while not holds():
        assert datetime.now(UTC) < end, front.text[-800:]
        front.read(0.1)


@pytest.mark.parametrize("kind", ["positioning", "practice", "v2", "v3"])
def test_from_a_browser_to_a_terminal_to_lines_and_back(
    browser: Browser, home: Path, kind: str
) -> None:
    if kind == "positioning":
        create_profile(Profile(id="eve", name="Eve"), set())
    else:
        person("Eve", 3)
    walk = Walk(kind, home)
    with in_browser(browser, home) as page:
        walk.begin(page)
        second = walk.asked()
        assert second.number == 2
        with Piped(home=home) as piped:  # the browser has it: neither these may, nor a screen
            walk.in_lines(piped)
            assert NOT_ENOUGH in " ".join(piped.wait_for("choisissez").split())
        with Terminal(home=home) as terminal:
            walk.on_screen(terminal, 2, "dans une autre fenêtre")
            terminal.wait_for("onglet")
        assert walk.asked() == second
        walk.leave(page)
    with Terminal(home=home) as terminal:
        walk.on_screen(terminal, 2, "Question 2 sur")
        assert walk.asked() == second
        walk.skip_on_screen(terminal)
        third = walk.asked()
        assert third.number == 3
        with in_browser(browser, home) as page:  # the terminal has it
            walk.resume(page)
            assert page.get_by_text(NOT_ENOUGH).count() == 1
            assert walk.asked() == third
            terminal.hang_up()  # its window is closed; the browser asks again
            if walk.is_exam:
                press(page, "button[value=again]")
            else:
                walk.resume(page)
            start(page)
            assert page.title().startswith("Question 3 sur")
            assert walk.asked() == third
    with Piped(home=home) as piped:  # its browser was killed
        walk.in_lines(piped)
        piped.wait_for("Question 3 sur")
        assert walk.asked() == third
        piped.send("/passer")
        wait_until(lambda: (found := walk.waiting()) is not None and found.number == 4, piped)
    fourth = walk.asked()
    with in_browser(browser, home) as page:
        walk.resume(page)
        start(page)
        assert page.title().startswith("Question 4 sur")
        assert walk.asked() == fourth
        if walk.is_exam:
            assert second.deadline == third.deadline == fourth.deadline is not None
            left = page.evaluate("fetch('/clock').then(r => r.json()).then(j => j.left)")
            assert left == pytest.approx(
                (fourth.deadline - datetime.now(UTC)).total_seconds(), abs=3
            )
