"""A room of three, from its opening to certificates that are verified, as its people would.

    python -m tests.campaign.room_of_three --pictures FOLDER

A trainer opens the room with one command, in a terminal; Ana sits at her own terminal, Bruno in a
browser with script, Chloé in one without. On the way: presence confirmed, a problem reported and
confirmed, time for all, a terminal that is killed and comes back, a page that is reloaded. At the
end the session is finalised and published on the trainer's screen, each takes what is theirs, and
every document is verified; one that is changed by a letter is refused.

Needs tmux and chromium, and playwright to drive it. The keys of right answers are read in the
journals, as somebody would know them by heart; simulators are passed.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixsim.bank.question import Question
from pixsim.foundation.resources import bundled
from pixsim.framework import read_framework
from pixsim.session.state import Session
from pixsim.store.sittings.journal import Journal
from pixsim.text.json_text import read_json
from pixsim.web.views import kind_of
from tests.tools.chromium import chromium
from tests.tools.tmux import Tmux

if TYPE_CHECKING:
    from playwright.sync_api import Page

PEOPLE = (("Martin", "Ana", "33"), ("Petit", "Bruno", "0"), ("Roux", "Chloé", "0"))
LENGTH = 32
PIXSIM = (sys.executable, "-m", "pixsim")
HERE = str(Path(__file__).parent.parent.parent)


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
        return self.folder / "ana"

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
        """Where something goes wrong, what each page shows is printed for whoever looks for the cause."""
        try:
            yield
        except BaseException:
            for page in pages:
                print(f"---- {page.url}\n{page.content()}", flush=True)
            raise

    def picture(self, page: Page, name: str, **how: Any) -> None:
        """A picture of a page, where any are wanted."""
        if self.shots is not None:
            page.screenshot(path=self.shots / f"{name}.png", **how)


def free_port() -> int:
    """A port that nobody has."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def prepared(folder: Path, shots: Path | None) -> Room:
    """The session, and its list of three."""
    room = Room(folder, free_port(), shots=shots)
    room.own.mkdir()
    codes = [c.code for c in read_framework(bundled("item_bank") / "framework.toml").competences]
    rows = [";".join(["nom", "prenom", "date_de_naissance", "temps_majore", *codes])]
    rows += [";".join([*p[:2], "03/05/2004", p[2], *["3"] * len(codes)]) for p in PEOPLE]
    (folder / "classe.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    told = room.done(
        "room", "new", "--address", "Maison du numérique", "--room", "Salle 2",
        "--examiner", "Mme Roy", "--rules", "v3", "--json",
    )  # fmt: skip
    room.code = str(read_json(told.encode())["access_code"])
    room.done("room", "enrol", "1", "--class", "classe.csv")
    room.done("profile", "accommodate", "chloe-roux", "--longer-timers")
    room.tell("the session exists, three are enrolled")
    return room


# ---- what people know


def loaded(home: Path, seat_name: str) -> Session:
    """The sitting of somebody, as a journal has it."""
    with closing(Journal(home / "pixsim.db")) as journal:
        row = next(s for s in journal.summaries() if seat_name in s.candidate)
        return journal.load(row.id)[0]


# ---- the trainer, at the screen of the room


def confirm_all(screen: Tmux, n: int) -> None:
    """Everybody who waits was seen."""
    screen.wait_for(f"{n} demande")
    screen.press("p")
    screen.wait_for("Présence confirmée")


def confirm_report(screen: Tmux, room: Room) -> None:
    """Go to the problem, look, and have the question replaced."""
    screen.wait_for("signale un problème à la question")
    screen.press("a")
    screen.wait_for("remplacer la question")
    screen.press("Down", "Enter")
    screen.wait_for("Quelle raison")
    screen.press("Enter")
    screen.wait_for("La question est remplacée")
    room.tell("a problem was confirmed, its question replaced")


def close_and_publish(screen: Tmux, room: Room) -> None:
    """Finalise, then publish."""
    screen.wait_for("3 ont fini")
    screen.press("f")
    screen.wait_for("Commentaire sur la session")
    screen.press("Enter")
    screen.wait_for("Toutes les épreuves seront corrigées")
    screen.press("Tab", "Enter")
    screen.wait_for("finalisée, à publier")
    screen.press("f")
    screen.wait_for("Publier les résultats")
    screen.press("Tab", "Enter")
    screen.wait_for("publiée")
    room.tell("finalised, then published")


# ---- somebody at their own terminal


def ana_enters(terminal: Tmux) -> None:
    """Who she is, and the instructions."""
    terminal.wait_for("Prénom")
    terminal.type("ana")
    terminal.press("Enter")
    terminal.type("MARTIN")
    terminal.press("Enter")
    terminal.wait_for("Date de naissance")
    terminal.type("03/05/2004")
    terminal.press("Enter")
    terminal.wait_for("consignes lues")
    terminal.press("Enter")
    terminal.wait_for("En attente du surveillant")


def ana_gives_the_code(terminal: Tmux, code: str) -> None:
    """In lower case, as one types."""
    terminal.wait_for("Code d'accès")
    terminal.type(code.lower())
    terminal.press("Enter")
    terminal.wait_for("Question ", "Commencer", seconds=120)


def ana_answers(terminal: Tmux, home: Path, most: int) -> None:
    """So many questions, or to the end."""
    wanted = min(LENGTH, len(loaded(home, "Ana").responses) + most)
    while len(loaded(home, "Ana").responses) < wanted:
        session = loaded(home, "Ana")
        if session.is_over:
            return
        if session.question is None:  # the next one is being chosen
            time.sleep(0.3)
            continue
        before = len(session.responses)
        for _try in range(8):
            _one_answer(terminal, session.question)
            end = time.monotonic() + 4
            while time.monotonic() < end and len(loaded(home, "Ana").responses) == before:
                time.sleep(0.2)
            if len(loaded(home, "Ana").responses) > before:
                break
        else:
            raise AssertionError(f"no answer is taken:\n{terminal.screen()}")


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


def joined(page: Page, room: Room, first: str, last: str) -> None:
    """Who they are, and the instructions."""
    page.goto(room.address)
    room.picture(page, f"join-{first}")
    page.get_by_label("Prénom").fill(first)
    page.get_by_label("Nom", exact=True).fill(last)
    page.get_by_label("Date de naissance").fill("3/5/2004")
    pressed(page, "Continuer")
    room.picture(page, f"read-{first}")
    page.get_by_role("checkbox").check()
    pressed(page, "Continuer")
    assert "En attente" in page.title()
    room.picture(page, f"wait-{first}")


def begun(page: Page, room: Room) -> None:
    """The code, once it is asked; without script the page is asked for anew."""
    end = time.monotonic() + 60
    while page.get_by_label("Code d'accès").count() == 0:
        assert time.monotonic() < end, page.content()
        page.wait_for_timeout(500)
        page.reload()
    page.get_by_label("Code d'accès").fill(room.code.lower())
    pressed(page, "Commencer l'épreuve")


def pressed(page: Page, name: str) -> None:
    """A button that leads to another page."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=name in ("Signaler", "Commencer")).first.click()


def answers(page: Page, room: Room, name: str, most: int = LENGTH) -> None:
    """So many questions, or to the end."""
    for _ in range(most):
        session = loaded(room.trainer, name)
        if session.is_over or session.question is None:
            return
        if page.locator("form[action='/begin']").count():
            pressed(page, "Commencer")
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
            pressed(page, "Passer, et ne plus demander")
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


def takes_the_document(page: Page, room: Room, name: str) -> Path:
    """The page says when it is published; the document is downloaded."""
    link = page.get_by_role("link", name="Le document (non officiel)")
    end = time.monotonic() + 60
    while link.count() == 0:
        assert time.monotonic() < end, page.content()
        page.wait_for_timeout(500)
        page.reload()
    room.picture(page, f"over-{name}")
    with page.expect_download() as waiting:
        link.click()
    path = room.folder / f"{name}-{waiting.value.suggested_filename}"
    waiting.value.save_as(path)
    return path


def verified(room: Room, path: Path) -> None:
    """A document is what was issued; with one byte changed it is nothing."""
    said = room.run("certificate", "verify", str(path))
    assert said.returncode == 0, (said.stdout, said.stderr)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    changed = path.with_name(f"changed-{path.name}")
    changed.write_bytes(content)
    refused = room.run("certificate", "verify", str(changed))
    assert refused.returncode != 0, refused.stdout
    code = path.stem.split("-", 1)[1] if path.stem.startswith(("bruno", "chloe")) else path.stem
    by_code = room.run("certificate", "verify", code)
    assert by_code.returncode == 0, (code, by_code.stdout, by_code.stderr)
    room.tell(f"{path.name} is verified, by file and by code; changed by one bit it is refused")


# ---- the whole


def campaign(room: Room, at_the_screen: Callable[[Tmux, str], None]) -> None:
    """From the opening to the certificates.

    Parameters
    ----------
    at_the_screen : callable
        Given the trainer's terminal and the name of a moment: to take pictures.
    """
    open_it = ("room", "open", "1", "--browser", "--port", str(room.port))
    sit = ("exam", "--room", f"127.0.0.1:{room.port}")
    screen = Tmux("trainer", [*PIXSIM, *open_it], room.env(room.trainer), folder=str(room.folder))
    with screen, chromium() as browser:
        screen.wait_for("Candidats : http", seconds=120)
        room.tell("the room is open")
        bruno = browser.new_context(accept_downloads=True).new_page()
        chloe = browser.new_context(accept_downloads=True, java_script_enabled=False).new_page()
        for page in (bruno, chloe):
            page.set_default_timeout(60_000)
        terminal = Tmux("ana", [*PIXSIM, *sit], room.env(room.own), folder=str(room.own))
        with terminal, room.pages_saved(bruno, chloe):
            ana_enters(terminal)
            joined(bruno, room, "Bruno", "petit")
            joined(chloe, room, "chloe", "Roux")
            at_the_screen(screen, "waiting")
            confirm_all(screen, 3)
            ana_gives_the_code(terminal, room.code)
            begun(bruno, room)
            begun(chloe, room)
            room.tell("all three have begun")
            ana_answers(terminal, room.own, 3)
            answers(bruno, room, "Bruno", 5)
            answers(chloe, room, "Chloé", 4)
            reports_a_problem(bruno)
            at_the_screen(screen, "report")
            _watched_on_a_page(room, browser)
            confirm_report(screen, room)
            screen.press("t")
            screen.wait_for("Donner du temps à tous")
            screen.press("Enter")
            screen.wait_for("minutes de plus")
            bruno.goto(room.address)  # somebody reloads
            at_the_screen(screen, "under-way")
        room.tell("the terminal of Ana is gone")
        terminal = Tmux("ana", [*PIXSIM, *sit], room.env(room.own), folder=str(room.own))
        with terminal, room.pages_saved(bruno, chloe):
            screen.wait_for("demande à reprendre")
            screen.press("r")
            screen.wait_for("Reprises autorisées")
            ana_gives_the_code(terminal, room.code)
            room.tell("Ana is back, with a permission")
            answers(bruno, room, "Bruno")
            room.tell("Bruno has finished")
            answers(chloe, room, "Chloé")
            room.tell("Chloé has finished")
            ana_answers(terminal, room.own, LENGTH)
            terminal.wait_for("Test terminé")
            terminal.press("Enter")
            terminal.wait_for("En attente du résultat")
            room.tell("Ana has finished")
            close_and_publish(screen, room)
            at_the_screen(screen, "published")
            terminal.wait_for("Le document, non officiel")
            room.tell("Ana's terminal shows her result by itself")
        found = [takes_the_document(bruno, room, "bruno"), takes_the_document(chloe, room, "chloe")]
        found += list(room.own.glob("N-*.*"))
        assert len(found) == 3, found
        for path in found:
            verified(room, path)
        screen.press("F10")
        screen.wait_for("Salle fermée")
        screen.wait_for("ended 0")
        room.tell("the room is closed")
    unpublished_is_withdrawn(room, found[0])


def _watched_on_a_page(room: Room, browser: Any) -> None:
    """A second invigilator, on the page."""
    entry = str(read_json((room.trainer / "room-1.served.json").read_bytes())["entry"])
    page = browser.new_context(viewport={"width": 1100, "height": 640}).new_page()
    page.goto(entry)
    page.get_by_role("alert").filter(has_text="signale un problème").wait_for()
    room.picture(page, "invigilator")
    page.context.close()


def unpublished_is_withdrawn(room: Room, path: Path) -> None:
    """Once the room hides its results again, its documents are worth nothing here."""
    room.done("room", "unpublish", "1")
    refused = room.run("certificate", "verify", str(path))
    assert refused.returncode != 0, refused.stdout
    room.done("room", "publish", "1")
    room.tell("an unpublished certificate is refused: " + refused.stdout.strip().splitlines()[0])


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of the pages")
    given = parser.parse_args()
    if given.pictures is not None:
        given.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        room = prepared(Path(folder), given.pictures)
        shots = given.pictures

        def at_the_screen(screen: Tmux, moment: str) -> None:
            time.sleep(1.5)
            if shots is not None:
                (shots / f"screen-{moment}.txt").write_text(screen.screen(), encoding="utf-8")

        campaign(room, at_the_screen)


if __name__ == "__main__":
    main()
