"""A centre in Chromium: three people at once from their slips to a certificate and gone; the trainer's pages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.people.personal_codes import draw_trainer_code
from pixsim.store.people.profiles import own_profiles
from pixsim.store.sittings.journal import Journal
from tests.tools.chromium import Keyboard, chromium, needs_chromium
from tests.tools.web_centre import enrolled
from tests.tools.web_centre_process import NAMES, centre_server
from tests.tools.web_way import Way, text_of_document

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.usefixtures("small_bank_in_place"),
    needs_chromium,
    pytest.mark.full,
    pytest.mark.xdist_group("chromium"),
]
GOLDEN = Path(__file__).with_name("golden") / "centre.yaml"
IN_VIEW = "e => e.scrollWidth <= e.clientWidth"  # what is typed is not cut
BROWSERS = (  # with script or without, width, colours: one of each person
    (True, 1280, "light"),
    (True, 360, "dark"),
    (False, 360, "light"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def bank(small_bank: Bank) -> Bank:
    return small_bank


def opened(browser: Browser, address: str, *, script: bool, width: int, scheme: str) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 740},
        java_script_enabled=script,
        bypass_csp=True,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(60_000)  # machines of tests are busy
    page = context.new_page()
    page.goto(address)
    return page


class Candidate(Way):
    """Somebody of the centre, with their code."""

    def __init__(
        self, page: Page, profile: Profile, code: str, journal: Path, *, script: bool, width: int
    ) -> None:
        super().__init__(page, script=script, width=width)
        self.profile, self.code, self.journal = profile, code, journal

    def enter(self) -> None:
        """From the door to the home."""
        self.look()
        self.page.fill("#code", self.code.lower())
        assert self.page.locator("#code").evaluate(IN_VIEW)
        self.press("button.primary")
        assert self.page.title() == f"{self.profile.name} · pixsim"

    def begin_exam(self) -> None:
        """The next step of who is certifiable."""
        self.press("#offer")
        self.press("button[value=choose]")
        self.press("button[value=start]")

    def answer_next(self) -> bool:
        """The present question of the exam, rightly; False: it is over."""
        if self.page.locator("form[action='/begin']").count():
            self.press("form[action='/begin'] button")
        if not self.page.locator("#answer").count():
            return False
        with closing(Journal(self.journal)) as journal:
            (row,) = journal.summaries(self.profile.id)
            question = journal.load(row.id)[0].question
        assert question is not None
        self.answer(question)
        return True

    def leave_for_good(self) -> None:
        """From the result home, and everything removed."""
        while self.page.locator("button[value=delete]").count() == 0:
            self.press("form[action='/step'] button[value=back]")
        self.press("button[value=delete]")
        self.press("button[value=yes]")
        assert self.page.title().startswith("Au revoir")


def test_three_people_at_once_from_their_codes_to_a_certificate_and_gone(
    browser: Browser, journal: Journal, bank: Bank
) -> None:
    people = enrolled(bank, NAMES, certifiable=NAMES)
    with centre_server(journal.path, bank) as served:
        ways = [
            Candidate(
                opened(browser, served.origin, script=script, width=width, scheme=scheme),
                *people[name], journal.path, script=script, width=width,
            )
            for name, (script, width, scheme) in zip(NAMES, BROWSERS, strict=True)
        ]  # fmt: skip
        for way in ways:
            way.enter()
        for way in ways:  # a little practice, left half way
            way.press("button[value=practise]")
            way.press("button[value='5']")
            way.press("#answer button[value=pass]")
            way.press("form[action='/read-on'] button[value=go_on]")
            way.press("button[value=stop]")
            way.press("button[value=end]")
            while not way.page.locator("#offer").count():
                way.press("button[value=home]")
        for way in ways:
            way.begin_exam()
        going_on = list(ways)
        while going_on:  # a question each, in turn
            going_on = [way for way in going_on if way.answer_next()]
        for way in ways:
            assert way.page.title().startswith("Épreuve terminée")
            with way.page.expect_download() as kept:
                way.page.click("a[href='/result/document']")
            document = text_of_document(kept.value.path().read_bytes())
            assert way.profile.name in document
            assert not any(other in document for other in NAMES if other != way.profile.name)
            way.leave_for_good()
            way.page.context.close()
            assert not way.faults, "\n".join(way.faults)
    assert list(own_profiles(bank.framework)) == []
    assert journal.summaries() == []


def test_the_trainer_s_pages_in_every_size_and_their_trees(
    browser: Browser, journal: Journal, bank: Bank
) -> None:
    people = enrolled(bank, NAMES, certifiable=("Ana",))
    code, found = draw_trainer_code(), []
    with centre_server(journal.path, bank) as served:
        for script, width, scheme in (*BROWSERS, (True, 320, "dark")):
            page = opened(
                browser, f"{served.origin}/trainer", script=script, width=width, scheme=scheme
            )
            way = Way(page, script=script, width=width)
            trees = [_tree("the trainer's door", page)]
            way.look()
            page.fill("#code", code)
            assert width < 360 or page.locator("#code").evaluate(IN_VIEW)
            way.press("button.primary")
            trees.append(_tree("the class", page))
            _larger(way)
            way.press("a[href='/trainer/room']")
            trees.append(_tree("a room", page))
            _larger(way)
            for field in ("#address", "#room", "#examiner"):
                way.fill(field, "Centre")
            way.check("input[name=who]")
            way.press("button.primary")
            assert page.title().startswith("Session ")
            _larger(way)
            page.goto(f"{served.origin}/trainer/report")
            way.look()
            page.goto(f"{served.origin}/trainer")
            way.press("a[href='/trainer/import']")
            trees.append(_tree("a class list", page))
            _larger(way)
            bad = journal.path.with_name("liste.csv")
            bad.write_text("nom;1.1\n;9\n", encoding="utf-8")
            page.set_input_files("#file", bad)
            way.press("button.primary")
            assert "2 défauts" in page.inner_text(".said").replace("\u202f", " ").replace(
                "\u00a0", " "
            )
            _larger(way)
            page.goto(f"{served.origin}/trainer")
            way.press("button[name=who] >> nth=2")
            trees.append(_tree("a new code", page))
            page.goto(f"{served.origin}/trainer")
            page.emulate_media(media="print")
            assert not page.locator(".bar").is_visible()
            assert page.locator("table").is_visible()
            page.emulate_media(media="screen")
            page.context.close()
            assert not way.faults, "\n".join(way.faults)
            found = trees
        door = opened(browser, served.origin, script=True, width=360, scheme="light")
        found.insert(0, _tree("the door", door))
        door.fill("#code", "no code at all")
        with door.expect_navigation():
            door.keyboard.press("Enter")
        found.insert(1, _tree("a wrong code", door))
        _larger(Way(door, script=True, width=360))
        door.context.close()
        assert people
        tree = re.sub(r"[0-9A-Z]{5}-[0-9A-Z]{5}", "XXXXX-XXXXX", "\n".join(found))
        tree = tree.replace(served.origin, "http://…")
    tree = re.sub(r"au \d.*?\d{4}", "au …", tree)
    if os.environ.get("PIXSIM_GOLDEN"):
        GOLDEN.write_text(tree, encoding="utf-8")
    assert tree == GOLDEN.read_text(encoding="utf-8")


def _tree(name: str, page: Page) -> str:
    return f"# {name}: {page.title()}\n{page.locator('body').aria_snapshot()}\n"


def _larger(way: Way) -> None:
    """At twice the size of letters nothing sticks out either."""
    way.page.evaluate("document.documentElement.style.fontSize = '200%'")
    way.look()
    way.page.evaluate("document.documentElement.style.fontSize = ''")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_by_keyboard_alone_from_the_slip_to_the_door_again(
    browser: Browser, journal: Journal, bank: Bank, script: bool
) -> None:
    people = enrolled(bank, NAMES)
    with centre_server(journal.path, bank) as served:
        page = opened(browser, served.origin, script=script, width=360, scheme="light")
        keys = Keyboard(page)
        keys.tab_to(id="code")
        keys.type(people["Zoé"][1])
        keys.press("Enter")
        assert page.title() == "Zoé · pixsim"
        keys.tab_to(id="offer")
        keys.press("Enter")
        keys.tab_to(text="Commencer le positionnement")
        keys.press("Enter")
        keys.tab_to(text="Je ne sais pas")
        keys.press("Enter")
        keys.tab_to(text="Arrêter là")
        keys.press("Enter")
        keys.tab_to(name="do", tag="button")
        keys.press("Enter")
        keys.tab_to(text="Sortir")
        keys.press("Enter")
        assert page.title() == "Entrer · pixsim"
        page.context.close()
