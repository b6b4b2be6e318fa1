"""One person's whole way in Chromium, with and without script: nothing sticks out, axe finds nothing."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.people.profiles import create_profile, own_profiles
from pixsim.store.sittings.journal import Journal
from pixsim.web.steps import follow_journey
from tests.tools.chromium import chromium, entered, needs_chromium
from tests.tools.web_kills import server
from tests.tools.web_way import KeyboardWay, Way, text_of_document

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.usefixtures("small_bank_in_place"), needs_chromium, pytest.mark.full]
GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def bank(small_bank: Bank) -> Bank:
    return small_bank


@pytest.mark.parametrize(
    ("script", "width", "scheme"),
    [(True, 1280, "light"), (True, 360, "dark"), (False, 360, "light")],
)
def test_from_a_name_to_the_end_and_gone(
    browser: Browser, journal: Journal, bank: Bank, script: bool, width: int, scheme: str
) -> None:
    with server(journal.path, bank, None) as (_child, entry):
        page = entered(
            browser,
            entry,
            viewport={"width": width, "height": 740},
            java_script_enabled=script,
            bypass_csp=True,
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        way = (
            Way(page, script=True, width=width) if script else Way(page, script=False, width=width)
        )
        way.look()
        page.fill("#name", "Zoé")
        way.press("button[value=create]")
        way.press("#offer")
        way.press("button[value=begin]")
        way.train()
        assert page.title().startswith("Positionnement terminé")
        way.press("button[value=home]")
        way.press("button[value=practise]")
        way.press("button[value='5']")
        way.train()
        way.press("button[value=home]")
        for what in ("past", "progress", "chances"):
            way.press(f"button[value={what}]")
            way.press("button[value=back]")
        way.press("button[value=coach]")
        page.fill("#words", f"{date.today() + timedelta(days=14):%d/%m/%Y}")
        way.press("button[value=give]")
        while page.locator(".card-button").count():
            way.press(".card-button")
        way.press("button[value=back]")
        way.press("button[name=code]")
        way.press("button[value=back]")
        way.press("button[value=edit]")
        way.press("button[value=keep]")
        way.press("button[value=change]")
        way.press("button[value=new]")
        page.fill("#name", "Ana")
        way.press("button[value=keep]")
        way.press("button[value=change]")
        way.press("button[value=class]")
        way.press("button[value=set]")  # no day: it says so
        assert page.get_by_text("n'est pas une date").count() == 1
        way.press("button[value=back]")
        way.press("button[value=back]")
        for _person in range(2):
            way.press("button[value=delete], button[name=delete]")
            way.press("button[value=yes]")
        assert page.title().startswith("Bienvenue")
        page.context.close()
        assert not way.faults, "\n".join(way.faults)
    assert list(own_profiles(bank.framework)) == []
    assert journal.summaries() == []


@pytest.mark.parametrize(
    ("kind", "script", "width"),
    [
        (Way, True, 360),
        (Way, False, 360),
        (Way, False, 1100),
        (KeyboardWay, True, 1100),
        (KeyboardWay, False, 640),
    ],
    ids=[
        "script",
        "no script",
        "no script, wide",
        "keyboard, wide",
        "keyboard, no script, at 200 %",
    ],
)
def test_from_a_name_to_a_certificate_and_gone(
    browser: Browser, journal: Journal, bank: Bank, kind: type[Way], script: bool, width: int
) -> None:
    """Five competences positioned, both exams sat, compared, a document kept, everything removed."""
    with server(journal.path, bank, None) as (_child, entry):
        page = entered(
            browser, entry, viewport={"width": width, "height": 512}, java_script_enabled=script,
            bypass_csp=True, color_scheme="dark", reduced_motion="reduce",
        )  # fmt: skip
        way = kind(page, script=script, width=width)
        way.fill("#name", "Zoé")
        way.press("button[value=create]")
        for _competence in range(5):
            way.press("#offer")
            way.press("button[value=begin]")
            assert way.answer_all(lambda: _asked_in_training(journal)) > 3
            assert page.title().startswith("Positionnement terminé")
            way.press("button[value=home]")
        assert page.locator(".standing strong.ok").count() == 1  # certifiable
        way.press("button[value=edit]")
        way.fill("#extra", "33")
        way.check("input[name=granted][value=larger_text]")
        way.press("button[value=keep]")
        documents = []
        for rules in ("v2", "v3"):
            way.press("#offer" if rules == "v2" else "button[value=exam]")
            way.check(f"input[name=rules][value={rules}]")
            way.press("button[value=choose]")
            way.press("button[value=start]")
            assert page.locator("html.larger").count() == 1
            asked = way.answer_all(lambda: _asked_in_exam(journal))
            assert asked == {"v2": asked, "v3": 32}[rules] >= 15
            assert page.title().startswith("Épreuve terminée")
            documents.append(_kept(page))
            way.press("a[href='/result/review']")
            assert page.locator("details.reply").count() == asked
            way.press("a.primary")
            if rules == "v2":
                way.press("button[value=compare]")  # nothing to compare with: it says so
                assert page.get_by_text("Il n'y a pas d'autre résultat à comparer.").count() == 1
                while not page.locator("#offer").count():
                    way.press("button[value=back]")
        way.press("button[value=compare]")
        assert page.locator(".compared thead th").count() == 2
        assert page.locator(".compared").evaluate("e => e.scrollWidth <= e.clientWidth")
        while not page.locator("#offer").count():
            way.press("button[value=back]")
        for what in ("past", "progress", "chances"):
            way.press(f"button[value={what}]")
            way.press("button[value=back]")
        way.press("button[value=delete]")
        way.press("button[value=yes]")
        assert page.title().startswith("Bienvenue")
        page.context.close()
        assert not way.faults, "\n".join(way.faults)
    assert all("Zoé" in text and "NON OFFICIEL" in text.upper() for text in documents)
    assert list(own_profiles(bank.framework)) == []
    assert journal.summaries() == []


def _asked_in_training(journal: Journal) -> Question | None:
    """What the newest positioning waits for."""
    (*_before, name) = journal.trainings("zoe", "positioning")
    return journal.load_training(name)[0].question


def _asked_in_exam(journal: Journal) -> Question | None:
    """What the exam under way waits for."""
    under_way = [row.id for row in journal.summaries("zoe") if row.result is None]
    return journal.load(under_way[0])[0].question if under_way else None


def _kept(page: Page) -> str:
    """What the document of a result says."""
    with page.expect_download() as kept:
        page.click("a[href='/result/document']")
    return text_of_document(kept.value.path().read_bytes())


def _never(_step: object) -> dict[str, object]:
    time.sleep(600)
    return {}


def test_nothing_reloads_under_who_types(
    browser: Browser, journal: Journal, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The class page looks again for what is worked out: not once something is typed."""
    for name in ("ana", "zoe"):
        create_profile(Profile(id=name, name=name.title()), set())
    monkeypatch.setattr(follow_journey, "_all_of", _never)
    with server(journal.path, bank, None) as (_child, entry):
        page = entered(browser, entry)
        way = Way(page, script=False, width=1280)
        way.press("button[value=change]")
        way.press("button[value=class]")
        way.fill("#day", f"{date.today() + timedelta(days=20):%Y-%m-%d}")
        way.press("button[value=set]")
        assert page.locator("[data-again]").count() == 1
        page.fill("#minutes", "25")
        loads: list[str] = []
        page.on("load", lambda shown: loads.append(shown.url))
        page.wait_for_timeout(3500)
        assert loads == []
        assert page.input_value("#minutes") == "25"
        page.context.close()


def test_the_accessibility_tree_of_home_and_pause(
    browser: Browser, journal: Journal, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pixsim.session.training.plan.any_seed", lambda: 7)
    create_profile(Profile(id="zoe", name="Zoé"), set())
    found = []
    with server(journal.path, bank, None) as (_child, entry):
        page = entered(browser, entry, viewport={"width": 1280, "height": 800})
        way = Way(page, script=False, width=1280)
        found.append(("home", page.locator("body").aria_snapshot()))
        way.press("#offer")
        way.press("button[value=begin]")
        while not page.locator("form[action='/read-on']").count():
            if page.locator("form[action='/begin']").count():
                way.press("form[action='/begin'] button")
            else:
                way.press("#answer button[value=pass]")
        found.append(("pause", page.locator("body").aria_snapshot()))
        page.context.close()
    tree = "\n".join(f"# {name}\n{text}\n" for name, text in found)
    tree = re.sub(r"\d+ min", "… min", tree)
    golden = GOLDEN / "home.yaml"
    if os.environ.get("PIXSIM_GOLDEN"):
        golden.write_text(tree, encoding="utf-8")
    assert tree == golden.read_text(encoding="utf-8")
