"""People of a room in the campaigns: at a terminal of their own, or in a browser with or without script.

The keys of right answers are read in the journals, as somebody would know them by heart; simulators
are passed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixsim.bank.question import Question
from pixsim.session.state import Session
from pixsim.store.sittings.journal import Journal
from pixsim.web.questions.views import kind_of
from tests.tools.tmux import Tmux

if TYPE_CHECKING:
    from playwright.sync_api import Page

LENGTH = 32
PASS_ALWAYS = "Passer, et ne plus demander"
PIXSIM = (sys.executable, "-m", "pixsim")
HERE = str(Path(__file__).parent.parent.parent)


@dataclass(frozen=True)
class Person:
    """Somebody of the class: as the list has them, and as they type it at the door.

    Attributes
    ----------
    written : tuple of str
        Surname, first name, birth date and extra time, as a trainer writes them in the list.
    typed : tuple of str
        First name, surname and birth date, as the person types them.
    extra : int
        Extra time, in percent: what tells the tests of homonyms apart in a journal.
    """

    written: tuple[str, str, str, str]
    typed: tuple[str, str, str]
    extra: int


@dataclass
class Room:
    """The room of this campaign, on this machine."""

    folder: Path
    port: int
    code: str = ""
    shots: Path | None = None
    seen: list[str] = field(default_factory=list)

    @property
    def trainer(self) -> Path:
        """Data of the trainer."""
        return self.folder / "trainer"

    @property
    def own(self) -> Path:
        """Data of the one who sits at her own terminal."""
        return self.folder / "own"

    @property
    def address(self) -> str:
        """Where candidates enter."""
        return f"http://127.0.0.1:{self.port}"

    def env(self, home: Path) -> dict[str, str]:
        """Of a command with these data."""
        return {"PIXSIM_HOME": str(home), "PYTHONPATH": HERE, "LC_ALL": "C.UTF-8"}

    def run(self, *arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
        """One command, to its end."""
        env = {**os.environ, **self.env(home or self.trainer)}
        return subprocess.run(
            [*PIXSIM, *arguments], env=env, capture_output=True, text=True, cwd=self.folder
        )

    def done(self, *arguments: str) -> str:
        """One command of the trainer that must do what it says."""
        found = self.run(*arguments)
        assert found.returncode == 0, (arguments, found.stdout, found.stderr)
        return found.stdout

    def tell(self, text: str) -> None:
        """What happened, for whoever runs this."""
        self.seen.append(text)
        print(f"{time.strftime('%H:%M:%S')}  {text}", flush=True)

    @contextmanager
    def pages_saved(self, *pages: Page) -> Iterator[None]:
        """Where something goes wrong, what each page shows is kept for whoever looks for the cause."""
        try:
            yield
        except BaseException:
            for n, page in enumerate(pages):
                self.tell(f"page {n}: {page.url}, {page.title()}")
                if self.shots is not None:
                    (self.shots / f"failed-{n}.html").write_text(page.content(), encoding="utf-8")
            raise

    def picture(self, page: Page, name: str, **how: Any) -> None:
        """A picture of a page, where any are wanted."""
        if self.shots is not None:
            page.screenshot(path=self.shots / f"{name}.png", **how)


# ---- what people know


def loaded(home: Path, extra: int) -> Session:
    """The sitting of who has this extra time, as a journal has it."""
    with closing(Journal(home / "pixsim.db")) as journal:
        sessions = [journal.load(summary.id)[0] for summary in journal.summaries()]
    return next(one for one in sessions if one.sitting.extra_time_percent == extra)


# ---- somebody at their own terminal


def enters(terminal: Tmux, who: Person) -> None:
    """Who she is, and the instructions."""
    first, last, born = who.typed
    terminal.wait_for("Prénom")
    terminal.type(first)
    terminal.press("Enter")
    terminal.type(last)
    terminal.press("Enter")
    terminal.wait_for("Date de naissance")
    terminal.type(born)
    terminal.press("Enter")
    terminal.wait_for("consignes lues")
    terminal.press("Enter")
    terminal.wait_for("En attente du surveillant")


def gives_the_code(terminal: Tmux, code: str) -> None:
    """In lower case, as one types."""
    terminal.wait_for("Code d'accès")
    terminal.type(code.lower())
    terminal.press("Enter")
    terminal.wait_for("Question ", "Commencer", seconds=120)


def answers_by_keys(terminal: Tmux, home: Path, who: Person, most: int = LENGTH) -> None:
    """So many questions, or to the end."""
    answered = len(loaded(home, who.extra).responses)
    wanted = min(LENGTH, answered + most)
    while answered < wanted:
        session = loaded(home, who.extra)
        if session.is_over:
            return
        if session.question is None:  # the next one is being chosen
            time.sleep(0.3)
            continue
        for _try in range(8):
            _one_answer(terminal, session.question)
            end = time.monotonic() + 4
            while time.monotonic() < end and len(loaded(home, who.extra).responses) == answered:
                time.sleep(0.2)
            if len(loaded(home, who.extra).responses) > answered:
                break
        else:
            raise AssertionError(f"no answer is taken:\n{terminal.screen()}")
        answered = len(loaded(home, who.extra).responses)


def _one_answer(terminal: Tmux, question: Question) -> None:
    shown = terminal.screen()
    if "► Commencer" in shown:
        terminal.press("Enter", pause=0.5)
    kind, right = kind_of(question), question.right_answer
    if kind in ("one", "several"):
        terminal.press(*right, pause=0.2)
        terminal.press("C-s", pause=0.3)
    elif kind == "text" or (kind == "found" and question.type == "QROC"):
        terminal.press(*["Tab"] * (kind == "found"), "C-u")  # out of the simulator, into the box
        terminal.type(right[0])
        terminal.press("C-s", pause=0.3)
    elif kind == "fields" and not any(one.options for one in question.fields):
        for text in right:
            terminal.type(text)
            terminal.press("Tab")
        terminal.press("C-s", pause=0.3)
    else:
        terminal.press("F4", pause=0.6)
        if "Passer sans" in terminal.screen():
            terminal.press("Down", "Enter", pause=0.3)


# ---- somebody in a browser


def says_who(page: Page, who: Person) -> None:
    """At the door."""
    for label, text in zip(("Prénom", "Nom", "Date de naissance"), who.typed, strict=True):
        page.get_by_label(label, exact=label == "Nom").fill(text)
    pressed(page, "Continuer")


def joined(page: Page, room: Room, who: Person, name: str) -> None:
    """Who they are, and the instructions."""
    page.goto(room.address)
    room.picture(page, f"join-{name}")
    says_who(page, who)
    room.picture(page, f"read-{name}")
    page.get_by_role("checkbox").check()
    pressed(page, "Continuer")
    assert "En attente" in page.title()
    room.picture(page, f"wait-{name}")


def asked_anew(page: Page, shown: Callable[[], bool]) -> None:
    """Ask for the page again, as one does without script, until something is shown."""
    end = time.monotonic() + 60
    while not shown():
        assert time.monotonic() < end, page.content()
        page.wait_for_timeout(500)
        page.reload()


def begun(page: Page, room: Room, button: str = "Commencer l'épreuve") -> None:
    """The code, once it is asked."""
    asked_anew(page, lambda: page.get_by_label("Code d'accès").count() > 0)
    page.get_by_label("Code d'accès").fill(room.code.lower())
    pressed(page, button)


def pressed(page: Page, name: str) -> None:
    """A button that leads to another page."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=name in ("Signaler", "Commencer")).first.click()


def answers(page: Page, room: Room, who: Person, most: int = LENGTH) -> None:
    """So many questions, or to the end."""
    for _ in range(most):
        session = loaded(room.trainer, who.extra)
        if session.is_over or session.question is None:
            return
        if page.locator("form[action='/begin']").count():
            pressed(page, "Commencer")
        if page.get_by_role(
            "button", name=PASS_ALWAYS
        ).count():  # a page that came meanwhile hid it
            pressed(page, PASS_ALWAYS)
            continue
        if "mode focus" in page.content().lower() and "exam-focus" not in room.seen:
            room.picture(page, "exam-focus")
            room.seen.append("exam-focus")
        if kind_of(session.question) == "done" and "exam-world" not in room.seen:
            room.picture(page, "exam-world")
            room.seen.append("exam-world")
        _answered(page, session.question)


def _answered(page: Page, question: Question) -> None:
    kind, right = kind_of(question), question.right_answer
    if kind == "done":
        pressed(page, "Je passe")
        if "ne plus" in page.content() and page.locator("#answer").count() == 0:
            pressed(page, PASS_ALWAYS)
        return
    if kind in ("one", "several"):
        for value in right:
            page.locator(f"input[name=choice][value='{value}']").check()
    elif kind == "fields":
        for n, text in enumerate(right):
            box = page.locator(f"[name=f{n}]")
            if box.evaluate("e => e.tagName") == "SELECT":
                box.select_option(text)
            else:
                box.fill(text)
    else:
        page.locator("[name=text]").fill(right[0])
    pressed(page, "Je valide")


def reports_a_problem(page: Page) -> None:
    """The first reason there is."""
    if page.locator("form[action='/begin']").count():
        pressed(page, "Commencer")
    pressed(page, "Signaler un problème")
    page.get_by_role("radio").first.check()
    pressed(page, "Signaler")
