"""A trainer's day: a room of three, from the list of the class to documents that are verified.

    python -m tests.campaign.room_of_three --pictures FOLDER

A trainer fills the template of a class, imports and enrols it, prints the attendance sheet and opens
the room with one command, in a terminal. Two candidates are homonyms: one Léa Martin sits in a
browser with script, the other, with half as much time again, in one without; María José Muñoz sits
at a terminal of her own. On the way: presence confirmed, a problem reported and confirmed, another
dismissed, orders that ask first, time for all, a terminal that is killed and comes back, the server
killed and resumed, its time given back once, a change of computer. At the end the session is
finalised and published, each takes what is theirs, and every document is verified; one that is
changed by a letter is refused.

Each step prints a line once what it says was seen. Needs tmux and chromium, and playwright to drive
it.
"""

from __future__ import annotations

import argparse
import csv
import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixsim.text.json_text import read_json
from tests.campaign.room_people import (
    PIXSIM,
    Person,
    Room,
    answers,
    answers_by_keys,
    asked_anew,
    begun,
    enters,
    gives_the_code,
    joined,
    loaded,
    reports_a_problem,
    says_who,
)
from tests.tools.chromium import chromium
from tests.tools.free_port import free_port
from tests.tools.tmux import Tmux

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LEA = Person(("Martin", "Léa", "03/05/2004", ""), ("Léa", "MARTIN", "3/5/2004"), 0)
OTHER_LEA = Person(("Martin", "Léa", "17-11-1999", "50 %"), ("lea", "martin", "17.11.1999"), 50)
MARIA = Person(
    ("Muñoz", "María José", "17 11 2001", "33"), ("Maria José", "MUNOZ", "17/11/2001"), 33
)
ZOE = Person(("Petit", "Zoé", "", ""), ("Zoé", "Petit", ""), 0)  # has no level, and does not come
AWAY = 20.0  # seconds that the server is away: after 15 the minute begun is given back


# ---- the day before


def prepared(folder: Path, shots: Path | None) -> Room:
    """The list, the session, the attendance sheet."""
    room = Room(folder, free_port(), shots=shots)
    room.own.mkdir()
    _fill_template(room, folder / "classe.csv")
    said = room.done("profile", "import", "classe.csv")
    assert "4 profils" in said, said
    room.tell("the template is filled, the class imported")
    told = room.done(
        "room", "new", "--address", "Maison du numérique", "--room", "Salle 2",
        "--examiner", "Mme Roy", "--rules", "v3", "--json",
    )  # fmt: skip
    room.code = str(read_json(told.encode())["access_code"])
    said = room.done("room", "enrol", "1", "--class", "classe.csv")
    assert "Zoé Petit" in said, said
    assert "niveau inconnu" in said, said
    profiles: Any = read_json(room.done("profile", "list", "--json").encode())
    assert sum(not one["sample"] for one in profiles["people"]) == 4, (
        profiles
    )  # nobody was made twice
    room.tell("four are enrolled as themselves; who has no level is named")
    room.done("room", "sheets", "1", "--html", "sheets.html")
    sheets = (folder / "sheets.html").read_text(encoding="utf-8")
    for seat in seats_of(room):
        assert seat["birth_date"] is None or _day(seat["birth_date"]) in sheets, seat
    room.tell("the attendance sheet has numbers and birth dates")
    return room


def _fill_template(room: Room, path: Path) -> None:
    room.done("profile", "template", "--out", str(path))
    with path.open(encoding="utf-8-sig", newline="") as file:
        (columns,) = csv.reader(file, delimiter=";")
    facts = ("nom", "prenom", "date_de_naissance", "temps_majore")
    rows = []
    for who, level in ((LEA, "3"), (OTHER_LEA, "2"), (MARIA, "4"), (ZOE, "")):
        known = dict(zip(facts, who.written, strict=True))
        rows.append([known.get(name, "" if name == "identifiant" else level) for name in columns])
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # as spreadsheets write it
        csv.writer(file, delimiter=";").writerows([columns, *rows])


def _day(date: str) -> str:
    return "/".join(reversed(date.split("-")))


def seats_of(room: Room) -> list[dict[str, Any]]:
    """The candidates, as the trainer's own command shows them."""
    shown: Any = read_json(room.done("room", "show", "1", "--json").encode())
    found: list[dict[str, Any]] = shown["seats"]
    return found


def number_of(room: Room, who: Person) -> int:
    """The place of one of them."""
    last, first, _born, _extra = who.written
    return next(int(seat["seat"]) for seat in seats_of(room) if seat["name"] == f"{first} {last}"
                and seat["extra_time_percent"] == who.extra)  # fmt: skip


def watched(page: Page, room: Room) -> dict[int, dict[str, Any]]:
    """The candidates under way, as those see them who watch, by place."""
    shown: Any = read_json(page.request.get(f"{room.address}/api/room").body())
    return {seat["seat"]: seat for seat in shown["seats"] if seat["started_at"]}


# ---- the trainer, at the screen of the room


def confirm_all(screen: Tmux, n: int) -> None:
    """Everybody who waits was seen."""
    screen.wait_for(f"{n} demande")
    screen.press("p")
    screen.wait_for("Présence confirmée")


def chosen(screen: Tmux, note: str) -> None:
    """One of the ways of a dialog, known by what it says of itself."""
    for _ in range(8):
        if note in screen.screen():
            screen.press("Enter")
            return
        screen.press("Down", pause=0.5)
    raise AssertionError(f"no way says {note}:\n{screen.screen()}")


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


def asks_before_freeing(screen: Tmux, page: Page, room: Room) -> None:
    """« Libérer la place » asks; nothing is freed."""
    before = {seat: shown["state"] for seat, shown in watched(page, room).items()}
    screen.press("Enter")
    screen.wait_for("Regarder sans déranger")
    chosen(screen, "La personne pourra entrer d'un autre poste")
    screen.wait_for("il faudra confirmer sa présence")
    screen.press("Escape")
    assert {seat: shown["state"] for seat, shown in watched(page, room).items()} == before
    room.tell("« Libérer la place » asks first")


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


# ---- the trainer, at the page of the room


def watching(room: Room, browser: Browser) -> Page:
    """A second invigilator, on the page."""
    entry = str(read_json((room.trainer / "room-1.served.json").read_bytes())["entry"])
    page = browser.new_context(viewport={"width": 1100, "height": 900}).new_page()
    page.set_default_timeout(60_000)
    page.goto(entry)
    page.get_by_role("alert").filter(has_text="signale un problème").wait_for()
    room.picture(page, "invigilator")
    return page


def dismiss_report(page: Page, room: Room, who: Person) -> None:
    """There is no problem: the question stays."""
    seat = number_of(room, who)
    page.locator(f"[id^='no-{seat}-']").wait_for()
    room.picture(page, "invigilator-report")
    with page.expect_navigation():
        page.locator(f"[id^='no-{seat}-']").click()
    room.tell("another problem was dismissed, on the page")


def asks_before_ending(page: Page, room: Room, who: Person) -> None:
    """« Terminer son test » asks; nothing is ended."""
    number = number_of(room, who)
    before = watched(page, room)[number]
    page.locator(f"#more-{number} summary").click()
    with page.expect_navigation():
        page.locator(f"#end_test-{number}").click()
    assert "On n'y revient pas" in page.content()
    assert _day(before["birth_date"]) in page.content()  # which of the two homonyms
    room.picture(page, "sure")
    with page.expect_navigation():
        page.get_by_role("link", name="Ne rien changer").click()
    assert watched(page, room)[number]["state"] == before["state"]
    room.tell("« Terminer son test » asks first, and says who it is")


# ---- the server is killed


def kill_server(room: Room) -> bool:
    """As by a cut of power: nothing is said, nothing is written. Whether there was one."""
    wanted = [b"room", b"serve", b"1", b"--port", str(room.port).encode()]
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if any(command[n : n + len(wanted)] == wanted for n in range(len(command))):
            os.kill(int(folder.name), signal.SIGKILL)
            return True
    return False


@contextmanager
def resumed(room: Room) -> Iterator[Tmux]:
    """The server of before, by the number of the room alone."""
    resume = [*PIXSIM, "room", "resume", "1"]
    with Tmux("resumed", resume, room.env(room.trainer), folder=str(room.folder)) as terminal:
        terminal.wait_for("Ctrl+C ferme la salle", seconds=120)
        assert f"127.0.0.1:{room.port}" in terminal.screen(), terminal.screen()
        room.tell("room resume 1: the same port and address")
        yield terminal


def give_time_back(page: Page, screen: Tmux, room: Room) -> None:
    """Once, to each; then nobody offers it any more."""
    screen.wait_for("T rend ce temps", seconds=30)
    page.locator("#give-back").wait_for()
    room.tell("page and screen go on by themselves; both offer the lost minute")
    before = watched(page, room)
    with page.expect_navigation():
        page.locator("#give-back").click()
    after = watched(page, room)
    given = {seat: after[seat]["minutes_added"] - before[seat]["minutes_added"] for seat in after}
    lost = {seat: int(not shown["own_terminal"]) for seat, shown in after.items()}
    assert given == lost, (given, lost)  # a linked terminal went on, and has lost nothing
    assert page.locator("#give-back").count() == 0
    end = time.monotonic() + 10
    while "T rend ce temps" in screen.screen():
        assert time.monotonic() < end, screen.screen()
        time.sleep(0.3)
    room.tell(
        "the minute is given back once, to each who lost it; the offer is gone from page and screen"
    )


# ---- another computer


def moves(old: Page, new: Page, screen: Tmux, watch: Page, room: Room) -> None:
    """A candidate comes from another computer in the middle: one step for the invigilator."""
    number = loaded(room.trainer, OTHER_LEA.extra).number
    new.goto(room.address)
    says_who(new, OTHER_LEA)
    assert "Changer de poste" in new.title(), new.content()
    room.picture(new, "move")
    watch.get_by_role("alert").filter(has_text="demande à entrer d'un autre poste").wait_for()
    screen.wait_for("demande à entrer d'un autre poste")
    room.picture(watch, "invigilator-move")
    room.tell("another computer asks: said on page and screen")
    screen.press("a")
    chosen(screen, "elle continue là-bas")
    screen.wait_for("peut continuer sur l'autre poste")
    begun(new, room, "Reprendre")
    session = loaded(room.trainer, OTHER_LEA.extra)
    assert session.number == number
    left = float(new.locator("#clock").get_attribute("data-left") or 0)
    shown = watched(watch, room)[number_of(room, OTHER_LEA)]["remaining_seconds"]
    assert abs(left - shown) < 15, (left, shown)
    room.picture(new, "moved")
    old.reload()
    assert old.locator("#clock").count() == 0, old.content()
    room.picture(old, "moved-from")
    room.tell(f"the other computer goes on at question {number}, the clock right; the first is out")


# ---- documents


def takes_the_document(page: Page, room: Room, name: str) -> Path:
    """The page says when it is published; the document is downloaded."""
    link = page.get_by_role("link", name="Le document (non officiel)")
    asked_anew(page, lambda: link.count() > 0)
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
    code = path.stem.split("-", 1)[1] if path.stem.startswith(("script", "plain")) else path.stem
    by_code = room.run("certificate", "verify", code)
    assert by_code.returncode == 0, (code, by_code.stdout, by_code.stderr)
    room.tell(f"{path.name} is verified, by file and by code; changed by one bit it is refused")


def unpublished_is_withdrawn(room: Room, path: Path) -> None:
    """Once the room hides its results again, its documents are worth nothing here."""
    room.done("room", "unpublish", "1")
    refused = room.run("certificate", "verify", str(path))
    assert refused.returncode != 0, refused.stdout
    room.done("room", "publish", "1")
    room.tell("an unpublished certificate is refused: " + refused.stdout.strip().splitlines()[0])


def papers_read(room: Room) -> None:
    """What the trainer takes home: results, documents, incidents, who is ready."""
    table = room.done("room", "results", "1")
    rows = list(csv.DictReader(table.lstrip("\ufeff").splitlines(), delimiter=";"))
    born = [
        next(v for v in row.values() if v and v.count("/") == 2)
        for row in rows
        if "Martin" in row.values()
    ]
    assert sorted(born) == ["03/05/2004", "17/11/1999"], table
    room.tell("the results have both Léa Martin, by their birth dates")
    room.done("room", "certificates", "1", "documents", "--html")
    assert len(list((room.folder / "documents").glob("*.html"))) == 3
    room.done("room", "sheets", "1", "--html", "after.html")
    sheets = (room.folder / "after.html").read_text(encoding="utf-8")
    for words in ("Salle arrêtée", "Temps rendu", "17/11/1999"):
        assert words in sheets, words
    room.tell("the incident sheet has the outage, and to whom its time was given back")
    said = room.done("room", "report", "1", "--goal", "1000")
    assert "peut y aller" not in said.replace("ne peut pas encore y aller", ""), said
    low = room.done("room", "report", "1", "--goal", "10")
    assert "peut y aller" in low, low
    room.tell("the report judges who is ready against the goal of the trainer")


# ---- the whole


def campaign(room: Room, at_the_screen: Callable[[Tmux, str], None]) -> None:
    """From the opening to the certificates.

    Parameters
    ----------
    at_the_screen : callable
        Given the trainer's terminal and the name of a moment: to take pictures.
    """
    open_it = ("room", "open", "1", "--browser", "--port", str(room.port))
    screen = Tmux("trainer", [*PIXSIM, *open_it], room.env(room.trainer), folder=str(room.folder))
    with screen, chromium() as browser:
        screen.wait_for("Candidats : http", seconds=120)
        room.tell("the room is open")
        script = browser.new_context(accept_downloads=True).new_page()
        plain, elsewhere = (
            browser.new_context(accept_downloads=True, java_script_enabled=False).new_page()
            for _ in range(2)
        )
        for page in (script, plain, elsewhere):
            page.set_default_timeout(60_000)
        with room.pages_saved(script, plain, elsewhere):
            watch = _begin(room, screen, browser, script, plain, at_the_screen)
            with resumed_terminal(room) as terminal:
                screen.wait_for("demande à reprendre")
                screen.press("r")
                screen.wait_for("Reprises autorisées")
                gives_the_code(terminal, room.code)
                room.tell("María José is back, with a permission")
                with _outage(room, screen, watch, script, plain, terminal) as server:
                    at_the_screen(screen, "resumed")
                    moves(plain, elsewhere, screen, watch, room)
                    at_the_screen(screen, "moved")
                    _finish(room, script, elsewhere, terminal)
                    close_and_publish(screen, room)
                    at_the_screen(screen, "published")
                    terminal.wait_for("Le document, non officiel")
                    room.tell("the terminal shows the result by itself")
                    found = [
                        takes_the_document(script, room, "script"),
                        takes_the_document(elsewhere, room, "plain"),
                        *room.own.glob("N-*.*"),
                    ]
                    screen.press("F10")
                    screen.wait_for("reste ouverte")
                    screen.wait_for("ended 0")
                    server.press("C-c")
                    server.wait_for("ended")
                    room.tell("the room is closed")
    assert len(found) == 3, found
    for path in found:
        verified(room, path)
    papers_read(room)
    unpublished_is_withdrawn(room, found[0])


def own_terminal(room: Room) -> Tmux:
    """A linked terminal, with data of its own."""
    sit = ("exam", "--room", f"127.0.0.1:{room.port}")
    return Tmux("own", [*PIXSIM, *sit], room.env(room.own), folder=str(room.own))


def resumed_terminal(room: Room) -> Tmux:
    """The same again, once it was killed."""
    room.tell("the terminal of María José is gone")
    return own_terminal(room)


def _begin(
    room: Room,
    screen: Tmux,
    browser: Browser,
    script: Page,
    plain: Page,
    at_the_screen: Callable[[Tmux, str], None],
) -> Page:
    """To the first questions, with two problems; the page that watches."""
    with own_terminal(room) as terminal:
        enters(terminal, MARIA)
        joined(script, room, LEA, "script")
        plain.goto(room.address)
        says_who(plain, Person(OTHER_LEA.written, ("Léa", "Martin", "18/11/1999"), 50))
        assert "ne correspondent à personne" in plain.content()
        assert plain.get_by_label("Date de naissance").input_value() == "18/11/1999"
        room.tell("a wrong birth date is refused, and what was typed is kept")
        joined(plain, room, OTHER_LEA, "plain")
        at_the_screen(screen, "waiting")
        confirm_all(screen, 3)
        gives_the_code(terminal, room.code)
        begun(script, room)
        begun(plain, room)
        room.tell("all three have begun")
        for who in (LEA, OTHER_LEA):  # each of the two has her own time
            allowed = loaded(room.trainer, who.extra).time_allowed
            assert allowed == timedelta(minutes=105) * (100 + who.extra) / 100, (who, allowed)
        answers_by_keys(terminal, room.own, MARIA, 3)
        answers(script, room, LEA, 5)
        answers(plain, room, OTHER_LEA, 4)
        reports_a_problem(script)
        at_the_screen(screen, "report")
        watch = watching(room, browser)
        confirm_report(screen, room)
        reports_a_problem(plain)
        place = loaded(room.trainer, OTHER_LEA.extra).place
        dismiss_report(watch, room, OTHER_LEA)
        with plain.expect_navigation():
            plain.get_by_role("link", name="Voir si le surveillant a répondu").click()
        assert "Pas de problème constaté" in plain.content()
        assert loaded(room.trainer, OTHER_LEA.extra).place == place
        room.tell("the candidate reads that the question stays")
        asks_before_ending(watch, room, OTHER_LEA)
        asks_before_freeing(screen, watch, room)
        screen.press("t")
        screen.wait_for("Donner du temps à tous")
        screen.press("Enter")
        screen.wait_for("minutes de plus")
        script.goto(room.address)  # somebody reloads
        at_the_screen(screen, "under-way")
    return watch


@contextmanager
def _outage(
    room: Room, screen: Tmux, watch: Page, script: Page, plain: Page, terminal: Tmux
) -> Iterator[Tmux]:
    """The server is killed under all; each goes on."""
    assert kill_server(room)
    script.locator("html.cut").wait_for(state="attached")
    screen.wait_for("La salle ne répond pas")
    room.tell("the server is killed: page of the candidate and screen say so")
    answers_by_keys(terminal, room.own, MARIA, 2)
    room.tell("the linked terminal goes on meanwhile")
    time.sleep(AWAY)
    with resumed(room) as server:
        give_time_back(watch, screen, room)
        script.locator("html:not(.cut)").wait_for(state="attached")
        answers(script, room, LEA, 2)
        answers(plain, room, OTHER_LEA, 2)
        room.tell("both browsers go on, without a permission")
        end = time.monotonic() + 60
        while len(loaded(room.trainer, MARIA.extra).responses) < 5:
            assert time.monotonic() < end, "what the terminal answered meanwhile never came"
            time.sleep(0.5)
        room.tell("what the terminal answered meanwhile has come")
        yield server


def _finish(room: Room, script: Page, plain: Page, terminal: Tmux) -> None:
    answers(script, room, LEA)
    room.tell("Léa Martin (2004) has finished")
    answers(plain, room, OTHER_LEA)
    room.tell("Léa Martin (1999) has finished")
    answers_by_keys(terminal, room.own, MARIA)
    terminal.wait_for("Test terminé")
    terminal.press("Enter")
    terminal.wait_for("En attente du résultat")
    room.tell("María José Muñoz has finished")


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

        try:
            campaign(room, at_the_screen)
        finally:
            kill_server(room)  # where something went wrong, it would go on as long as somebody sits


if __name__ == "__main__":
    main()
