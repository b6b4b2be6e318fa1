"""A real browser, by keyboard alone: whole exams, what its accessibility tree says, what axe finds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.manual.topics import TOPICS
from pixsim.profile import Profile
from pixsim.report.page import result_page
from pixsim.running.exam import Exam
from pixsim.store.sittings.journal import Journal
from tests.tools.chromium import Keyboard, axe_script, chromium, entered, needs_chromium
from tests.tools.web_kills import server
from tests.tools.web_samples import one_of_each, planned
from tests.tools.web_way import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [needs_chromium, pytest.mark.full, pytest.mark.xdist_group("chromium")]

GOLDEN = Path(__file__).parent / "golden"
RESUME = "Reprendre Léa Martin"
LENGTH = 32


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@contextmanager
def at_one_of_each(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile, **options: object
) -> Iterator[Page]:
    """The exam with a question of each kind, its first page open."""
    planned(one_of_each(bank, sample), journal, bank, sample)
    with server(journal.path, bank, sample) as (_child, entry):
        page = entered(browser, entry, **options)
        with page.expect_navigation():
            page.get_by_role("button", name=RESUME).click()
        yield page
        page.context.close()


# ---- a whole exam


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_whole_exam_by_keyboard(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile, script: bool
) -> None:
    with server(journal.path, bank, sample) as (_child, entry):
        page = entered(browser, entry, java_script_enabled=script)
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text))
        keys = Keyboard(page)
        keys.tab_to(text="Démarrer le chronomètre")
        keys.press("Enter")
        typed = 0
        for number in range(1, LENGTH + 1):
            assert page.title().startswith(f"Question {number} sur {LENGTH}")
            typed += _answer(page, keys)
        assert page.title().startswith("Épreuve terminée")
        keys.tab_to(tag="a", text="Le résultat, et chaque question expliquée")
        keys.press("Enter")
        assert page.locator("article").count() == LENGTH
        page.context.close()
        assert faults == []
    (row,) = journal.summaries()
    session, _count = journal.load(row.id)
    assert session.end_reason == "completed"
    given = [response for response in session.responses if response.answer]
    assert len(given) == typed > 0  # what was typed and chosen has arrived


def _answer(page: Page, keys: Keyboard) -> bool:
    """Whatever the question is, by Tab, Space, letters and Enter; whether it was not passed."""
    if page.locator("form[action='/begin']").count():
        keys.tab_to(text="Commencer")
        keys.press("Enter")
    kinds = page.locator("#answer input:not([type=hidden]), #answer select")
    kind = kinds.first.get_attribute("type") if kinds.count() else "none"
    if kind == "none":  # something to do in a simulator, or lists alone
        keys.tab_to(text="Je passe")
        keys.press("Enter")
        if page.title().startswith("Question") and page.url.endswith("/pass"):
            keys.tab_to(text="Passer, et ne plus demander")
            keys.press("Enter")
        return False
    if kind == "radio":
        keys.tab_to(form="answer", type="radio")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
    elif kind == "checkbox":
        keys.tab_to(form="answer", type="checkbox")
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
    else:
        for place in range(kinds.count()):
            name = kinds.nth(place).get_attribute("name") or ""
            keys.tab_to(form="answer", name=name)
            if keys.active["tag"] == "select":
                page.keyboard.press("ArrowDown")
            else:
                keys.type("réponse 42")
    keys.tab_to(text="Je valide")
    keys.press("Enter")
    return True


# ---- what a reader of screens is told


def test_the_accessibility_tree_of_each_page(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile
) -> None:
    found = []
    with at_one_of_each(browser, journal, bank, sample) as page:
        for step in ("choice", "pass", "report", "focus", "several", "stop", "text", "fields"):
            _to(page, step)
            found.append(f"# {step}: {page.title()}\n{page.locator('body').aria_snapshot()}\n")
    tree = re.sub(r"Reste .*", "Reste …", "\n".join(found))
    golden = GOLDEN / "pages.yaml"
    if os.environ.get("PIXSIM_GOLDEN"):
        golden.write_text(tree, encoding="utf-8")
    assert tree == golden.read_text(encoding="utf-8")


def _to(page: Page, step: str) -> None:
    """From one page to the next of the round."""
    press = {
        "pass": "Je passe", "report": "Signaler un problème", "focus": "Je valide",
        "several": "Commencer", "stop": "Arrêter l'épreuve", "text": "Je valide",
        "fields": "Je valide",
    }  # fmt: skip
    if step == "choice":
        return
    if step in ("report", "focus"):
        with page.expect_navigation():
            page.get_by_role("link", name="Rester" if step == "report" else "Annuler").click()
    if step == "text":
        with page.expect_navigation():
            page.get_by_role("link", name="Continuer").click()
        for box in page.get_by_role("checkbox").all()[:2]:
            box.check()
    if step == "focus":
        page.get_by_role("radio").first.check()
    if step == "fields":
        page.get_by_label("Votre réponse").fill("148104")
    with page.expect_navigation():
        page.get_by_role("button", name=press[step], exact=True).click()


@pytest.mark.skipif(axe_script() is None, reason="no axe-core on this machine (NODE_PATH)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile, scheme: str
) -> None:
    steps = ("choice", "pass", "report", "focus", "several", "stop", "text", "fields")
    with at_one_of_each(
        browser, journal, bank, sample, bypass_csp=True, color_scheme=scheme
    ) as page:
        for step in steps:
            _to(page, step)
            assert violations(page) == [], step
        page.goto(page.url.rsplit("/", 1)[0] + "/nowhere")
        assert violations(page) == []
    with server(journal.path, bank, sample) as (_child, entry):
        page = entered(browser, entry, bypass_csp=True, color_scheme=scheme)
        assert violations(page) == []  # the first page
        page.context.close()


@pytest.mark.skipif(axe_script() is None, reason="no axe-core on this machine (NODE_PATH)")
def test_axe_finds_nothing_in_a_review_whose_code_is_wider_than_the_page(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile
) -> None:
    code = "    " + "../dossier" * 20 + "\n    " + "un mot " * 40
    asked = one_of_each(bank, sample)[0].model_copy(
        update={"statement": f"Lisez :\n{code}\nQue lit-on ?", "explanation": f"Ceci :\n{code}"}
    )
    name = planned([asked], journal, bank, sample)
    with Exam(journal, name, bank=bank) as exam:
        exam.show()
        exam.answer(("2",))
        exam.end("candidate")
        written = result_page(exam.result(), exam.session, bank.framework)
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    page.set_content(written)
    assert page.locator("pre").filter(has_text="../dossier").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    context.close()


def test_a_room_in_three_browsers(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile
) -> None:
    """News reach everybody by themselves, without a reload; axe finds nothing on the way."""
    from tests.tools.web_room_process import room_server

    checked = violations if axe_script() is not None else (lambda _page: [])
    names = (("Léa", "Petit"), ("Mehdi", "Karim"))
    with room_server(journal.path, bank, sample, names) as served:
        watching = browser.new_context(bypass_csp=True).new_page()
        watching.goto(f"{served.address}/invigilator#{served.token}")
        watching.locator(".people").wait_for()
        assert "#" not in watching.url
        one = browser.new_context(
            bypass_csp=True, viewport={"width": 320, "height": 640}
        ).new_page()
        one.goto(served.address)
        assert checked(one) == []
        one.get_by_label("Prénom").fill("lea")
        one.get_by_label("Nom", exact=True).fill("PETIT")
        one.get_by_label("Date de naissance").fill("3/3/2000")
        _press(one, "Continuer")
        assert checked(one) == []
        one.get_by_role("checkbox").check()
        _press(one, "Continuer")
        assert checked(one) == []
        watching.get_by_text("attend", exact=True).wait_for()
        assert checked(watching) == []
        _press(watching, "Confirmer la présence")
        one.get_by_label("Code d'accès").wait_for()
        assert checked(one) == []
        one.get_by_label("Code d'accès").fill(served.code.lower())
        _press(one, "Commencer l'épreuve")
        if one.locator("form[action='/begin']").count():
            _press(one, "Commencer")
        before = one.locator("#left").inner_text()
        _press(one, "Signaler un problème")
        one.get_by_role("radio").first.check()
        _press(one, "Signaler")
        watching.get_by_role("alert").filter(has_text="signale un problème").wait_for()
        assert checked(watching) == []
        _press(watching, "Pas de problème")
        one.locator("#answer").wait_for()
        watching.locator("summary").first.click()
        watching.get_by_label("Minutes").fill("10")
        _press(watching, "Ajouter")
        one.locator("#news").filter(has_text="Le surveillant a changé le temps").wait_for(
            state="attached"
        )
        assert one.locator("#left").inner_text() != before
        assert one.evaluate("document.documentElement.scrollWidth") <= 320
        for page in (one, watching):  # the line is cut: told to those who cannot see it too
            page.evaluate("document.documentElement.classList.add('cut')")
            page.get_by_role("alert").filter(has_text="Le lien avec la salle est coupé").wait_for()
            assert checked(page) == []
        one.context.close()
        watching.context.close()


@pytest.mark.skipif(axe_script() is None, reason="no axe-core on this machine (NODE_PATH)")
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1100, "light")])
def test_axe_finds_nothing_in_a_room_to_its_end(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile, width: int, scheme: str
) -> None:
    """Pages that the walk of three browsers does not meet: a seat, the wall, what is asked twice, the end."""
    from tests.tools.web_room_process import room_server

    def opened(address: str) -> Page:
        context = browser.new_context(
            bypass_csp=True,
            viewport={"width": width, "height": 640},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page = context.new_page()
        page.goto(address)
        return page

    looked: list[str] = []

    def look(page: Page) -> None:
        page.wait_for_load_state()
        looked.append(page.title())
        assert violations(page) == [], page.title()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.title()

    with room_server(journal.path, bank, sample, (("Léa", "Petit"), ("Mehdi", "Karim"))) as served:
        watching = opened(f"{served.address}/invigilator#{served.token}")
        watching.locator(".people").wait_for()
        look(watching)  # nobody is there yet
        look(opened(f"{served.address}/invigilator"))  # the door of another invigilator
        one = opened(served.address)
        one.get_by_label("Prénom").fill("personne")
        one.get_by_label("Nom", exact=True).fill("INCONNU")
        one.get_by_label("Date de naissance").fill("3/3/2000")
        _press(one, "Continuer")
        look(one)  # refused
        one.get_by_label("Prénom").fill("lea")
        one.get_by_label("Nom", exact=True).fill("PETIT")
        _press(one, "Continuer")
        one.get_by_role("checkbox").check()
        _press(one, "Continuer")
        watching.get_by_text("attend", exact=True).wait_for()
        _press(watching, "Confirmer la présence")
        one.get_by_label("Code d'accès").wait_for()
        one.get_by_label("Code d'accès").fill("XXXXXX")
        _press(one, "Commencer l'épreuve")
        look(one)  # a wrong code
        one.get_by_label("Code d'accès").fill(served.code)
        _press(one, "Commencer l'épreuve")
        if one.locator("form[action='/begin']").count():
            _press(one, "Commencer")
        watching.get_by_text("répond", exact=True).wait_for()
        wall = watching.context.new_page()
        for path in ("wall", "seat/1", "seat/2"):
            wall.goto(f"{served.address}/invigilator/{path}")
            look(wall)
        watching.locator("summary").first.click()
        with watching.expect_navigation():
            watching.locator("button", has_text="Terminer son test").click()
        look(watching)  # asked whether it is sure
        watching.goto(f"{served.address}/invigilator/finalise")
        look(watching)
        watching.locator("select").first.select_option(index=1)
        with watching.expect_navigation():
            watching.click("#finalise")
        look(watching)
        one.get_by_role("heading", name="Test terminé").wait_for()
        look(one)
        _press(watching, "Publier les résultats")
        look(watching)
        one.get_by_role("link", name="Le résultat, et chaque question expliquée").wait_for()
        look(one)
        one.goto(f"{served.address}/result")
        look(one)
        for page in (one, watching):
            page.context.close()
    assert len(set(looked)) >= 9, looked


def test_without_script_on_a_phone_the_time_left_is_said_once(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile
) -> None:
    from tests.tools.web_room_process import room_server

    with room_server(journal.path, bank, sample, (("Léa", "Petit"),)) as served:
        watching = browser.new_context().new_page()
        watching.goto(f"{served.address}/invigilator#{served.token}")
        phone = browser.new_context(
            java_script_enabled=False, viewport={"width": 390, "height": 844}
        ).new_page()
        phone.goto(served.address)
        for label, text in (("Prénom", "lea"), ("Nom", "petit"), ("Date de naissance", "3/3/2000")):
            phone.get_by_label(label, exact=label == "Nom").fill(text)
        _press(phone, "Continuer")
        phone.get_by_role("checkbox").check()
        _press(phone, "Continuer")
        _press(watching, "Confirmer la présence")
        phone.reload()
        phone.get_by_label("Code d'accès").fill(served.code)
        _press(phone, "Commencer l'épreuve")
        if phone.locator("form[action='/begin']").count():
            _press(phone, "Commencer")
        phone.wait_for_load_state()
        # `get_by_text` passes over what stands in a noscript, where a second clock would
        seen = [frame.locator("body").inner_text().count("Reste ") for frame in phone.frames]
        assert sum(seen) == 1, seen
        phone.context.close()
        watching.context.close()


def _press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=name == "Signaler").click()


# ---- small and large, focus, time


def test_nothing_sticks_out_at_320_pixels_nor_at_200_percent(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile
) -> None:
    with at_one_of_each(
        browser, journal, bank, sample, viewport={"width": 320, "height": 640}, bypass_csp=True
    ) as page:
        for step in ("choice", "pass", "report", "focus", "several", "stop", "text", "fields"):
            _to(page, step)
            for size in ("100%", "200%"):
                page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
                width = page.evaluate("document.documentElement.scrollWidth")
                assert width <= 320, (step, size, width)
        while page.locator("button[value=pass]").count():  # to the end, and its result
            with page.expect_navigation():
                page.locator("button[value=stop]").click()
            with page.expect_navigation():
                page.locator("button[value=end]").click()
        with page.expect_navigation():
            page.locator("a[href='/result']").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        if axe_script() is not None:
            assert violations(page) == []


WIDE_LINES = """[...document.querySelectorAll('.world .rows, .world .aside')]
  .filter(e => e.scrollWidth > e.clientWidth).map(e => e.scrollWidth)"""


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (640, "dark"), (1280, "light")])
@pytest.mark.parametrize("kind", ["sim", "look"])
def test_machines_and_pictures_stay_within_the_page_and_axe_finds_nothing(
    browser: Browser,
    journal: Journal,
    bank: Bank,
    sample: Profile,
    kind: str,
    width: int,
    scheme: str,
) -> None:
    """Each machine, figures of each competence; 640 pixels are 1280 at 200 %. No line is moved to be read."""
    drawn: dict[str, Question] = {}
    for item in bank.items.values():
        if item.kind == kind:
            question = bank.question(f"{item.id}#1", np.random.default_rng(1))
            drawn[_sort_of(question)] = question
    assert len(drawn) > 4, drawn
    questions = [one.model_copy(update={"timer": None, "focus": False}) for one in drawn.values()]
    planned(questions, journal, bank, sample)
    with server(journal.path, bank, sample) as (_child, entry):
        page = entered(
            browser, entry, viewport={"width": width, "height": 512}, bypass_csp=True,
            color_scheme=scheme, reduced_motion="reduce",
        )  # fmt: skip
        with page.expect_navigation():
            page.get_by_role("button", name=RESUME).click()
        for sort in drawn:
            assert page.evaluate(WIDE_LINES) == [] or width > 320, sort
            assert page.evaluate("document.documentElement.scrollWidth") <= width, sort
            assert page.locator(".world" if kind == "sim" else "main svg").count(), sort
            if axe_script() is not None:
                assert violations(page) == [], sort
            with page.expect_navigation():
                page.locator("button[value=pass]").click()
            if page.url.endswith("/pass"):
                with page.expect_navigation():
                    page.locator("button[value=pass]").click()
        page.context.close()


def _sort_of(question: Question) -> str:
    """The machine of a question, or its competence and whether one points at its figure."""
    task, figure = question.task, question.figure
    if task is not None:
        return task.world.machine
    return f"{question.competence} {'pointed' if figure and figure.zones else 'read'}"


@pytest.mark.skipif(axe_script() is None, reason="no axe-core on this machine (NODE_PATH)")
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_in_the_manual(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile, width: int, scheme: str
) -> None:
    with server(journal.path, bank, sample) as (_child, entry):
        page = entered(
            browser, entry, viewport={"width": width, "height": 640}, bypass_csp=True,
            color_scheme=scheme,
        )  # fmt: skip
        origin = page.url.rstrip("/")
        for topic in ("", *TOPICS):
            page.goto(f"{origin}/help/{topic}".rstrip("/"))
            assert page.evaluate("document.documentElement.scrollWidth") <= width, topic
            assert violations(page) == [], topic
        page.context.close()


def test_the_script_tells_when_the_window_loses_the_focus_and_keeps_what_is_typed(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile
) -> None:
    with at_one_of_each(browser, journal, bank, sample) as page:
        page.get_by_role("radio").nth(1).check()
        page.reload()
        assert page.get_by_role("radio").nth(1).is_checked()  # typed, never sent
        page.get_by_role("button", name="Masquer l'heure").click()
        assert not page.locator("#left").is_visible()
        page.get_by_role("button", name="Montrer l'heure").click()
        assert page.locator("#left").is_visible()
        with page.expect_navigation():
            page.get_by_role("button", name="Je valide").click()
        with page.expect_navigation():
            page.get_by_role("button", name="Commencer").click()
        page.evaluate("document.hasFocus = () => false")
        page.get_by_text("Vous avez quitté la fenêtre").wait_for()
        page.evaluate("document.hasFocus = () => true")
        with page.expect_response(lambda r: r.url.endswith("/focus")):
            pass
        page.reload()
        assert page.get_by_role("alert").filter(has_text="Vous avez quitté").count() == 1
    name = journal.summaries()[0].id
    session, _count = journal.load(name)
    assert session.focus_lost


def test_the_clock_ticks_without_another_page(
    browser: Browser, journal: Journal, bank: Bank, sample: Profile
) -> None:
    with at_one_of_each(browser, journal, bank, sample) as page:
        page.clock.install()
        page.reload()
        assert "1\u00a0h" in page.locator("#left").inner_text()
        page.clock.fast_forward(95 * 60 * 1000)  # as where a machine slept
        page.clock.run_for(6 * 60 * 1000)
        assert "min" in page.locator("#left").inner_text()
        assert "s" in page.locator("#left").inner_text()
        assert page.locator("#news").inner_text() == "Plus que 5 minutes."
        assert "little" in (page.locator("#clock").get_attribute("class") or "")
