"""A centre: people enter by their codes, each at their own place; the trainer sees who is where."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.store.people.personal_codes import codes_file, forget_code, read_codes
from pixsim.store.people.profiles import own_profiles
from pixsim.store.rooms.journal import Rooms
from pixsim.store.sittings.journal import Journal
from pixsim.web.centre.people import IDLE
from tests.conftest import ManualClock
from tests.tools.web_browser import Page, WebBrowser
from tests.tools.web_centre import ADDRESS, Centre, centre, choose, enrolled, go_through
from tests.tools.web_sound import markup_faults

pytestmark = pytest.mark.usefixtures("same_draws")

NAMES = ("Ana", "Bob", "Zoé")


@pytest.fixture(scope="session")
def bank(small_bank: Bank) -> Bank:
    return small_bank


@pytest.fixture
def people(journal: Journal, bank: Bank, clock: ManualClock) -> Iterator[Centre]:
    with centre(journal, bank, clock, enrolled(bank, NAMES, certifiable=("Ana", "Bob"))) as found:
        yield found


def sound(page: Page) -> Page:
    assert page.status == 200, page.text
    assert markup_faults(page.source) == []
    return page


# ---- the door


def test_a_code_opens_the_home_of_its_person_and_of_nobody_else(people: Centre) -> None:
    browser = people.browser()
    page = sound(browser.get("/"))
    assert "code personnel" in page.text
    assert not any(name in page.source for name in NAMES)
    page = sound(browser.press("Entrer", code=people.code("Ana")))
    assert page.title == "Ana · pixsim"
    assert not any(name in page.source for name in ("Bob", "Zoé"))
    for label in ("Changer de personne", "Nouvelle personne", "Fermer pixsim"):
        assert not page.has_button(label)


@pytest.mark.parametrize("typed", ["{0}", "{1}", " {2} ", "{3}"])
def test_a_code_is_read_as_people_type_it(people: Centre, typed: str) -> None:
    code = people.code("Ana")
    ways = (
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " "),
        code.replace("0", "o").replace("1", "l"),
    )
    browser = people.browser()
    browser.get("/")
    assert browser.press("Entrer", code=typed.format(*ways)).title == "Ana · pixsim"


def test_a_slip_that_is_scanned_asks_for_one_press_without_script(people: Centre) -> None:
    browser = people.browser()
    page = sound(browser.get(f"/in/{people.code('Bob')}"))
    assert "Bob" not in page.source  # nothing opens before the button is pressed
    assert browser.press("Entrer").title == "Bob · pixsim"


def test_who_leaves_is_at_the_door_again_and_the_place_is_kept(people: Centre) -> None:
    browser = people.entered("Zoé")
    choose(browser, "do", "position")
    browser.press("Commencer le positionnement")
    browser.press("Je ne sais pas")
    asked = browser.page.title
    other = people.entered("Zoé", "192.168.7.44")
    assert other.page.title == asked  # another device, at the same place
    other.press("Je ne sais pas")
    assert other.page.title != asked
    assert browser.get("/").title == other.page.title
    stale = browser.request("GET", "/")
    assert stale.status_code == 200
    # leaving from the home: only this browser is shown the door
    go_through(other)
    other.press("Accueil")
    page = other.press("Sortir")
    assert "code personnel" in page.text
    assert browser.get("/").title == "Zoé · pixsim"


def test_a_server_that_ends_lets_browsers_in_again_where_they_were(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    people = enrolled(bank, NAMES)
    with centre(journal, bank, clock, people) as first:
        browser = first.entered("Ana")
        choose(browser, "do", "position")
        browser.press("Commencer le positionnement")
        browser.press("Je ne sais pas")
        cookies = dict(browser.client.cookies)
    with centre(journal, bank, clock, people) as second:
        again = second.browser()
        again.client.cookies.update(cookies)
        page = sound(again.get("/"))
        assert page.title == "Ana · pixsim"
        assert "Reprendre" in page.text
        choose(again, "do", "position")
        if again.page.has_button("Reprendre le positionnement"):
            again.press("Reprendre le positionnement")
        assert len(second.following("Ana").training.run.training.replies) == 1  # type: ignore[union-attr]


def test_what_is_idle_is_let_go_of_for_another_front_but_no_exam(
    people: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained, sat = people.entered("Zoé"), people.entered("Ana")
    choose(trained, "do", "position")
    trained.press("Commencer le positionnement")
    begin_exam(sat)
    now = people.server.people._now
    monkeypatch.setattr(people.server.people, "_now", lambda: now() + IDLE + 1)
    people.server.people.tick()
    assert people.server.people.following_of(people.people["Zoé"][0].id) is None
    assert people.following("Ana").sitting is not None
    assert trained.get("/").title == "Zoé · pixsim"  # let in as before, and can take it up
    assert "Reprendre" in trained.page.text


def begin_exam(browser: WebBrowser) -> None:
    choose(browser, "do", "exam")
    for _ in range(6):
        if browser.page.has_button("Démarrer le chronomètre"):
            browser.press("Démarrer le chronomètre")
            return
        for form in browser.page.forms:
            button = next(
                (
                    c
                    for c in form.controls
                    if c.tag == "button" and c.value in ("v3", "start", "choose", "begin")
                ),
                None,
            )
            if button is not None:
                browser.post(button.action or form.action, form.data(button, {"do": button.value}))
                break
    raise AssertionError(browser.page.text)


# ---- each sees only what is theirs


def test_wishes_that_lead_to_others_are_not_heeded(people: Centre) -> None:
    browser = people.entered("Ana")
    for wish in ("change", "new", "open_file"):
        form = next(f for f in browser.page.forms if f.action == "/step")
        sent = [*[p for p in form.data(None, {}) if p[0] != "do"], ("do", wish)]
        page = browser.post("/step", sent)
        assert page.title == "Ana · pixsim"
        assert "Bob" not in page.source


def test_three_people_at_once_each_at_their_own_place(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with centre(journal, bank, clock, enrolled(bank, NAMES)) as found:
        at_once(found, bank)


def at_once(people: Centre, bank: Bank) -> None:
    browsers = {name: people.entered(name) for name in NAMES}
    for name, browser in browsers.items():
        sound(choose(browser, "do", "position"))
        assert browser.page.has_button("Commencer le positionnement"), name
        browser.press("Commencer le positionnement")
    given = dict.fromkeys(NAMES, 0)
    for _round in range(3):
        for name, browser in browsers.items():
            given[name] += go_through(browser, most=2)
    for name in NAMES:
        training = people.following(name).training
        if training is not None:
            assert len(training.run.training.replies) == given[name]
            assert training.run.training.plan.candidate == name
    found = {p.name for _path, p in own_profiles(bank.framework) if not isinstance(p, Exception)}
    assert found == set(NAMES)


def test_who_deletes_what_is_theirs_is_gone_and_the_code_opens_nothing(
    people: Centre, bank: Bank
) -> None:
    browser, other = people.entered("Ana"), people.entered("Bob")
    choose(browser, "do", "delete")
    page = sound(choose(browser, "do", "yes"))
    assert "plus rien de vous ici" in page.text
    assert "code personnel" in browser.get("/").text
    assert browser.press("Entrer", code=people.code("Ana")).status == 403
    assert other.get("/").title == "Bob · pixsim"
    assert people.people["Ana"][0].id not in read_codes().people
    assert people.people["Ana"][0].id not in codes_file().read_text()
    assert len(list(own_profiles(bank.framework))) == 2


# ---- the trainer


def test_the_trainer_sees_who_is_where_and_who_is_ready(people: Centre) -> None:
    browser = people.entered("Zoé")
    choose(browser, "do", "position")
    browser.press("Commencer le positionnement")
    page = sound(people.trainer().get("/trainer"))
    assert page.title == "La classe · pixsim"
    for name in NAMES:
        assert name in page.text
    assert re.search(
        r"se positionne : \d\.\d", page.text.replace("\u00a0", " ").replace("\u202f", " ")
    )
    assert "certifiable" in page.text
    assert "objectif à fixer ci-dessus" not in page.text  # nobody has sat yet: that comes first
    assert "passer une épreuve blanche" in page.text


def test_a_lost_code_is_replaced_and_what_it_opened_is_shut(people: Centre) -> None:
    thief = people.entered("Ana", "192.168.7.66")
    trainer = people.trainer()
    page = sound(choose(trainer, "who", people.people["Ana"][0].id))
    new = re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}", page.text)
    assert new is not None
    assert "<svg" in page.source
    assert "code personnel" in thief.get("/").text
    assert thief.press("Entrer", code=people.code("Ana")).status == 403
    browser = people.browser()
    browser.get("/")
    assert browser.press("Entrer", code=new[0]).title == "Ana · pixsim"


def test_slips_are_printed_for_those_without_a_code_and_only_once(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with centre(journal, bank, clock, enrolled(bank, ("Ana",))) as found:
        enrolled_later = enrolled(bank, ("Bob",))
        forget_code(enrolled_later["Bob"][0].id)
        trainer = found.trainer()
        trainer.get("/trainer")
        page = trainer.press("Imprimer les codes qui manquent (1)")
        assert "Bob" in page.text
        assert "Ana" not in page.text
        assert f"{ADDRESS}/" in page.text
        code = re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}", page.text)
        assert code is not None
        browser = found.browser()
        browser.get("/")
        assert browser.press("Entrer", code=code[0]).title == "Bob · pixsim"
        assert not trainer.get("/trainer").has_button("Imprimer les codes qui manquent (1)")


def test_papers_of_the_class_are_what_leaves(people: Centre) -> None:
    trainer = people.trainer()
    report = trainer.request("GET", "/trainer/report?goal=300")
    assert "Qui en est où" in report.text
    table = trainer.request("GET", "/trainer/results")
    assert "attachment" in table.headers["content-disposition"]
    assert table.content.decode("utf-8-sig").count("\n") >= len(NAMES)


def test_a_room_is_made_with_who_was_ticked_and_served(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    served: list[int] = []

    def serve(number: int) -> tuple[tuple[str, ...], str]:
        served.append(number)
        return ("http://192.168.7.1:8480/",), "http://127.0.0.1:8480/invigilator#secret"

    with centre(
        journal, bank, clock, enrolled(bank, NAMES, certifiable=("Ana", "Bob")), serve=serve
    ) as found:
        trainer = found.trainer()
        page = sound(trainer.get("/trainer/room"))
        assert "Zoé" not in page.text  # not certifiable
        told = {"address": "Centre", "room": "B12", "examiner": "Mme Roy", "rules": "v3"}
        page = sound(trainer.press("Ouvrir la salle", **told))
        assert "au moins une personne" in page.text
        page = sound(trainer.press("Ouvrir la salle", **told, who=("ana", "bob")))
        room = Rooms(journal).load(served[0]).room
        assert len(room.seats) == 2
        assert room.rules == "v3"
        assert room.access_code in page.text
        assert "http://192.168.7.1:8480/" in page.text
        assert f"Session {served[0]}" in trainer.get("/trainer").text


def test_where_no_room_can_be_served_the_command_is_said(people: Centre, journal: Journal) -> None:
    trainer = people.trainer()
    trainer.get("/trainer/room")
    told = {"address": "Centre", "room": "B12", "examiner": "Mme Roy", "rules": "v2"}
    page = sound(trainer.press("Ouvrir la salle", **told, who="ana"))
    (number,) = Rooms(journal).numbers()
    assert f"pixsim room open {number} --proxy URL" in page.text
    assert "--lan" not in page.text
    assert "autre que celle du centre" in page.text
