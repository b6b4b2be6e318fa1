"""What somebody hostile tries at a centre: another's code, replay, fixation, enumeration, forged forms, floods."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.people.personal_codes import (
    LENGTH,
    SIGNS,
    TRAINER_LENGTH,
    codes_file,
    draw_code,
    draw_trainer_code,
    read_codes,
)
from pixsim.store.people.profiles import create_profile, own_path
from pixsim.store.people.removal import rename_candidate
from pixsim.store.people.web_sessions import read_sessions
from pixsim.store.rooms.journal import Rooms
from pixsim.store.sittings.journal import Journal
from pixsim.web.centre import code_attempts
from pixsim.web.serving.guard import Limits
from tests.conftest import ManualClock
from tests.tools.web_browser import WebBrowser
from tests.tools.web_centre import ADDRESS, Centre, centre, choose, enrolled
from tests.tools.web_fuzz import odd_centre_requests
from tests.web.test_threats import routes

pytestmark = pytest.mark.usefixtures("small_bank_in_place")

NAMES = ("Ana", "Bob", "Zoé")
FORM = "application/x-www-form-urlencoded"
OF_PERSON, OF_TRAINER = "pixsim-person-8490", "pixsim-trainer-8490"


@pytest.fixture(scope="session")
def bank(small_bank: Bank) -> Bank:
    return small_bank


@pytest.fixture
def people(journal: Journal, bank: Bank, clock: ManualClock) -> Iterator[Centre]:
    with centre(journal, bank, clock, enrolled(bank, NAMES)) as found:
        yield found


def secret_of(browser: WebBrowser, name: str = OF_PERSON) -> str:
    return str(browser.client.cookies.get(name, ""))


def step_form(browser: WebBrowser) -> list[tuple[str, str]]:
    """The hidden fields of a form of the page that is shown."""
    return browser.page.forms[0].data(None, {})


def code_form(trainer: WebBrowser) -> list[tuple[str, str]]:
    """The hidden fields of the form by which the trainer gives new codes."""
    return next(f for f in trainer.page.forms if f.action == "/trainer/code").data(None, {})


# ---- codes


def test_codes_have_the_bits_that_the_absence_of_a_lockout_asks_for() -> None:
    codes = {draw_code() for _ in range(2000)}
    assert len(codes) == 2000
    signs = [code.replace("-", "") for code in codes]
    assert {len(one) for one in signs} == {LENGTH}
    assert set("".join(signs)) == set(SIGNS)  # all of them are drawn
    assert len(SIGNS) ** LENGTH == 2**50
    assert len(SIGNS) ** TRAINER_LENGTH == 2**75


def test_no_code_and_no_cookie_is_kept_as_it_is(people: Centre) -> None:
    browser = people.entered("Ana")
    kept = codes_file().read_text() + (codes_file().parent / "web-sessions.json").read_text()
    for secret in (people.code("Ana"), people.code("Ana").replace("-", ""), people.trainer_code,
                   secret_of(browser)):  # fmt: skip
        assert secret
        assert secret not in kept
    assert codes_file().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "typed", ["", "-", "0" * 10, "A" * 10_000, "\x00", "é" * 10, "%s", "' or 1=1 --"]
)
def test_what_is_no_code_opens_nothing(people: Centre, typed: str) -> None:
    browser = people.browser()
    page = browser.post("/in", [("code", typed)])
    assert page.status == 403
    assert not secret_of(browser)
    assert browser.post("/trainer/enter", [("code", typed)]).status == 403
    assert not secret_of(browser, OF_TRAINER)


def test_another_s_code_shows_the_other_and_nothing_of_the_first(people: Centre) -> None:
    browser = people.entered("Ana")
    token = secret_of(browser)
    page = browser.post("/in", [("code", people.code("Bob"))])
    assert page.title == "Bob · pixsim"
    assert "Ana" not in page.source
    assert secret_of(browser) != token


def test_a_code_opens_no_trainer_page_and_the_trainer_s_no_person(people: Centre) -> None:
    browser = people.browser()
    assert browser.post("/trainer/enter", [("code", people.code("Ana"))]).status == 403
    assert browser.post("/in", [("code", people.trainer_code)]).status == 403
    person = people.entered("Ana")
    trainer = people.trainer()
    for who, cookie, other in ((person, OF_PERSON, OF_TRAINER), (trainer, OF_TRAINER, OF_PERSON)):
        thief = people.browser("192.168.7.60")
        thief.client.cookies.set(other, secret_of(who, cookie))
        assert "Ana" not in thief.get("/").text
        assert "Ana" not in thief.get("/trainer").text


def test_a_person_does_nothing_at_the_trainer_s_addresses(people: Centre) -> None:
    browser = people.entered("Ana")
    form = dict(step_form(browser))["form"]
    before = read_codes()
    for path in ("/trainer/report", "/trainer/results", "/trainer/room", "/trainer/import"):
        assert browser.request("GET", path).status_code == 403
    for path in ("/trainer/code", "/trainer/slips", "/trainer/room", "/trainer/out"):
        assert browser.post(path, [("form", form), ("who", "bob"), ("do", "x")]).status == 403
    assert read_codes() == before


def test_ids_of_others_are_in_no_address_and_do_nothing_in_a_form(people: Centre) -> None:
    found = routes(people.app)
    assert len(found) > 40
    named = {name for route in found for name in re.findall(r"\{(\w+)\}", route.path)}
    assert named == {"code", "question", "number", "place", "name", "topic"}
    browser = people.entered("Ana")
    bob = people.people["Bob"][0].id
    for given in (("choose", f"own/{bob}.json"), ("edit", bob), ("delete", f"own/{bob}.json"),
                  ("who", bob), ("person", bob), ("id", bob), ("key", f"own/{bob}.json")):  # fmt: skip
        page = browser.post("/step", [*step_form(browser), given])
        assert page.status in (200, 400), given
        assert "Bob" not in page.source, given
        browser.get("/")


def test_samples_of_this_machine_are_nobody_s(people: Centre) -> None:
    browser = people.entered("Ana")
    assert "exemple" not in browser.get("/").text


# ---- sessions


def test_a_planted_cookie_is_never_taken_over(people: Centre) -> None:
    """Fixation: an attacker plants a cookie, waits until its owner enters, and uses it."""
    planted = "attacker" * 5
    victim, attacker = people.browser(), people.browser("192.168.7.66")
    for browser in (victim, attacker):
        browser.client.cookies.set(OF_PERSON, planted, domain="192.168.7.1", path="/")
    victim.get("/")
    victim.press("Entrer", code=people.code("Ana"))
    assert "code personnel" in attacker.get("/").text
    # neither does the trainer's entry take it
    victim.client.cookies.set(OF_TRAINER, planted, domain="192.168.7.1", path="/")
    attacker.client.cookies.set(OF_TRAINER, planted, domain="192.168.7.1", path="/")
    victim.post("/trainer/enter", [("code", people.trainer_code)])
    assert "Code du formateur" in attacker.get("/trainer").text


def test_a_cookie_is_replayed_in_vain_once_its_owner_left(people: Centre) -> None:
    browser, thief = people.entered("Ana"), people.browser("192.168.7.66")
    thief.client.cookies.set(OF_PERSON, secret_of(browser), domain="192.168.7.1", path="/")
    assert browser.press("Sortir").has_button("Entrer")
    assert "code personnel" in thief.get("/").text
    assert thief.request("GET", "/result").status_code == 403


def test_a_form_is_replayed_in_vain(people: Centre) -> None:
    """Sent twice, or long after: the step it was made for is over."""
    browser = people.entered("Ana")
    sent = [*step_form(browser), ("do", "position")]
    first = browser.post("/step", sent)
    again = browser.post("/step", sent)
    assert again.title == first.title
    following = people.following("Ana")
    number = following.number
    browser.post("/step", sent)
    assert following.number == number


def test_the_form_of_a_room_opens_one_room(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    """Pressed twice it shows the same room; older than the last one, it asks again."""
    with centre(journal, bank, clock, enrolled(bank, NAMES, certifiable=("Ana",))) as found:
        trainer = found.trainer()
        form, button = trainer.get("/trainer/room").button("Ouvrir la salle")
        told = {
            "address": "Centre",
            "room": "B12",
            "examiner": "Mme Roy",
            "rules": "v3",
            "who": "ana",
        }
        sent = form.data(button, told)
        first = trainer.post("/trainer/room", sent)
        again = trainer.post("/trainer/room", sent)
        (number,) = Rooms(journal).numbers()
        assert Rooms(journal).load(number).room.access_code in first.text
        assert again.text == first.text  # the password too, which is shown nowhere else
        stale = trainer.post("/trainer/room", [pair for pair in sent if pair[0] != "step"])
        assert stale.status == 409
        assert Rooms(journal).numbers() == [number]
        form, button = stale.button("Ouvrir la salle")  # filled in as it was
        assert trainer.post("/trainer/room", form.data(button, {})).status == 200
        assert len(Rooms(journal).numbers()) == 2


def test_the_form_of_a_new_code_gives_one_code(people: Centre) -> None:
    """Pressed twice it shows the same code; once the class was looked at again, it changes nothing."""
    trainer = people.trainer()
    sent = [*code_form(trainer), ("who", "bob")]
    assert {name for name, _value in sent} >= {"form", "step"}
    first = trainer.post("/trainer/code", sent)
    kept = read_codes()
    assert trainer.post("/trainer/code", sent).text == first.text
    assert read_codes() == kept
    other = [("who", "ana") if pair[0] == "who" else pair for pair in sent]
    for stale in (other, sent):  # the class is shown after the first, and the code is no more told
        page = trainer.post("/trainer/code", stale)
        assert "Aucun code n'a changé" in page.text
        assert not re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}", page.text)
    assert read_codes() == kept
    assert people.entered("Ana").page.title == "Ana · pixsim"
    choose(trainer, "who", "bob")
    assert read_codes().people["bob"] != kept.people["bob"]


def test_the_form_of_slips_is_replayed_in_vain(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    """Codes are shown to who presses first; not again, and not to a browser that has left."""
    with centre(journal, bank, clock, enrolled(bank, NAMES)) as people:
        for name in ("new", "newer"):
            create_profile(Profile(id=name, name=name.title()), set())
        trainer = people.trainer()
        sent = dict(code_form(trainer))
        form = [("form", sent["form"])]
        slips = trainer.post("/trainer/slips", form)
        codes = re.findall(r"[0-9A-Z]{5}-[0-9A-Z]{5}", slips.source)
        assert len(set(codes)) == 2
        kept = read_codes()
        again = trainer.post("/trainer/slips", form)
        assert "Chacun a déjà son code" in again.text
        assert not any(code in again.source for code in codes)
        trainer.post("/trainer/out", form)
        create_profile(Profile(id="last", name="Last"), set())
        for path in ("/trainer/slips", "/trainer/code"):
            assert trainer.post(path, [*form, ("step", sent["step"]), ("who", "ana")]).status == 403
        assert read_codes() == kept


def test_a_session_ends_with_its_day(people: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = people.entered("Ana")
    sessions = people.server.sessions
    now = sessions._now
    monkeypatch.setattr(sessions, "_now", lambda: now() + 12 * 3600 - 10)
    assert browser.get("/").title == "Ana · pixsim"
    monkeypatch.setattr(sessions, "_now", lambda: now() + 12 * 3600 + 1)
    assert "code personnel" in browser.get("/").text


def test_few_browsers_of_one_person_are_known_at_once(people: Centre) -> None:
    first = people.entered("Ana")
    for _ in range(12):
        people.entered("Ana")
    assert len(read_sessions()) == 8
    assert "code personnel" in first.get("/").text


def test_cookies_are_for_this_site_alone_and_no_script(people: Centre) -> None:
    browser = people.browser()
    given = {"origin": ADDRESS, "content-type": FORM}
    for path, code in (("/in", people.code("Ana")), ("/trainer/enter", people.trainer_code)):
        answer = browser.request(
            "POST", path, content=f"code={code}", headers=given, follow_redirects=False
        )
        said = answer.headers["set-cookie"].lower()
        assert answer.status_code == 303
        assert "httponly" in said
        assert "samesite=strict" in said
        assert "max-age" not in said  # the browser forgets it when it is closed


def test_a_new_trainer_s_code_shuts_the_old_one_out(people: Centre) -> None:
    trainer = people.trainer()
    code = draw_trainer_code()
    assert "Code du formateur" in trainer.get("/trainer").text
    assert trainer.post("/trainer/enter", [("code", people.trainer_code)]).status == 403
    assert trainer.post("/trainer/enter", [("code", code)]).title == "La classe · pixsim"


def test_a_profile_of_the_same_id_is_not_entered_by_the_code_of_who_was_there(
    people: Centre,
) -> None:
    ana = people.people["Ana"][0]
    own_path(ana.id).unlink()
    other, _path = create_profile(ana.model_copy(update={"uid": None, "name": "Ana B"}), set())
    assert other.id == ana.id
    browser = people.browser()
    browser.get("/")
    assert browser.press("Entrer", code=people.code("Ana")).status == 403


# ---- guesses


def test_guessing_is_refused_for_a_while_and_nobody_else_is(
    people: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people.server.guesses._each, "_now", lambda: 0.0)
    guesser = people.browser()
    said = [guesser.post("/in", [("code", f"{n:010d}")]).status for n in range(30)]
    assert said == [403] * code_attempts.PER_MINUTE + [429] * (30 - code_attempts.PER_MINUTE)
    neighbour = people.browser()  # of the same address: a class behind one router
    neighbour.get("/")
    assert neighbour.press("Entrer", code=people.code("Ana")).title == "Ana · pixsim"
    assert people.trainer().page.title == "La classe · pixsim"


def test_the_trainer_is_told_of_many_guesses(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with centre(journal, bank, clock, enrolled(bank, NAMES), now=lambda: 0.0) as people:
        for number in range(code_attempts.ALL_PER_MINUTE + 2):
            people.browser(f"192.168.8.{number}").post("/in", [("code", "0000000000")])
        assert "essayé beaucoup de codes" in people.trainer().get("/trainer").text


def test_a_wrong_code_says_the_same_whoever_there_is(people: Centre) -> None:
    """Enumeration: nothing tells a code that was from one that never was, nor who is there."""
    wrong = [
        people.code("Ana")[:-1] + ("A" if people.code("Ana")[-1] != "A" else "B"),
        "ana",
        "zzz",
    ]
    pages = {people.browser().post("/in", [("code", one)]).source for one in wrong}
    assert len(pages) == 1
    scanned = {people.browser().get(f"/in/{one}").status for one in (*wrong, people.code("Ana"))}
    assert scanned == {200}
    right, other = (
        people.browser().get(f"/in/{one}").source.replace(one, "X")
        for one in (people.code("Ana"), "zzz")
    )
    assert right == other


def test_a_wrong_code_looks_nobody_up(people: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read for it, so that it takes as long whoever there is, near a code or far from any."""
    looked: list[str] = []
    monkeypatch.setattr(
        "pixsim.web.centre.people.stored_profile", lambda who, _framework: looked.append(who)
    )
    for typed in (people.code("Ana")[:-1], "ana", "0" * 12, "", people.trainer_code):
        assert people.browser().post("/in", [("code", typed)]).status == 403
    assert looked == []
    people.browser().post("/in", [("code", people.code("Ana"))])
    assert looked == ["ana"]


def test_a_stranger_learns_nothing_at_any_address(people: Centre) -> None:
    stranger = people.browser("192.168.7.99")
    for route in routes(people.app):
        path = re.sub(r"\{[a-z]+\}", "1", route.path)
        for method in sorted(route.methods or ()):
            answer = stranger.request(method, path)
            assert answer.status_code in (200, 400, 403, 404, 405, 415), (method, path)
            assert not any(name in answer.text for name in NAMES), path
            if answer.status_code == 200:
                assert path in ("/", "/in/1", "/trainer") or path.startswith(
                    ("/static", "/help")
                ), path


# ---- forged, too long, too fast


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ADDRESS + "0", None])
def test_forms_of_other_sites_are_refused(people: Centre, origin: str | None) -> None:
    browser, trainer = people.entered("Ana"), people.trainer()
    headers = {"content-type": FORM} | ({} if origin is None else {"origin": origin})
    form = dict(step_form(browser))
    for who, path in (
        (browser, "/step"), (browser, "/out"), (browser, "/answer"), (people.browser(), "/in"),
        (trainer, "/trainer/code"), (trainer, "/trainer/room"), (people.browser(), "/trainer/enter"),
    ):  # fmt: skip
        body = f"form={form['form']}&step={form['step']}&code={people.code('Ana')}&who=bob"
        answer = who.request("POST", path, content=body, headers=headers)
        assert answer.status_code == 403, (path, origin)


def test_forms_made_for_another_browser_are_refused(people: Centre) -> None:
    ana, bob, trainer = people.entered("Ana"), people.entered("Bob"), people.trainer()
    stolen = dict(step_form(ana))["form"]
    assert bob.post("/step", [("form", stolen), ("step", "1"), ("do", "delete")]).status == 403
    assert bob.post("/out", [("form", stolen)]).status == 403
    assert trainer.post("/trainer/code", [("form", stolen), ("who", "ana")]).status == 403
    again = people.entered("Ana")  # not even in another browser of the same person
    assert again.post("/step", [("form", stolen), ("step", "1"), ("do", "delete")]).status == 403


@pytest.mark.parametrize("host", ["evil.example:8490", "192.168.7.1", "", "192.168.7.1:8490.evil"])
def test_a_server_answers_to_its_own_names_alone(people: Centre, host: str) -> None:
    browser = people.entered("Ana")
    answer = browser.request("GET", "/", headers={"host": host})
    assert answer.status_code == 421
    assert "Ana" not in answer.text


def test_what_is_too_long_is_refused_before_it_is_read(people: Centre) -> None:
    browser = people.entered("Ana")
    origin = {"origin": ADDRESS}
    for path, kind in (("/in", FORM), ("/step", FORM), ("/trainer/code", FORM),
                       ("/trainer/enter", FORM), ("/trainer/room", FORM)):  # fmt: skip
        answer = browser.request(
            "POST", path, content=b"a" * 70_000, headers=origin | {"content-type": kind}
        )
        assert answer.status_code in (403, 413), path
    for path in ("/upload", "/trainer/import"):
        headers = origin | {"content-type": "multipart/form-data; boundary=x"}
        answer = browser.request("POST", path, content=b"a" * 2_200_000, headers=headers)
        assert answer.status_code == 413, path
    assert browser.request("GET", "/", headers={"x-long": "a" * 17_000}).status_code == 431
    many = "&".join(f"f{n}=1" for n in range(500))
    answer = browser.request("POST", "/in", content=many, headers=origin | {"content-type": FORM})
    assert answer.status_code == 400


def test_a_file_sent_to_a_centre_is_not_taken(people: Centre) -> None:
    """Nobody of a centre opens lists: the form that would is never shown, and does nothing."""
    browser = people.entered("Ana")
    form = dict(step_form(browser))
    body = (
        f'--x\r\ncontent-disposition: form-data; name="form"\r\n\r\n{form["form"]}\r\n'
        f'--x\r\ncontent-disposition: form-data; name="step"\r\n\r\n{form["step"]}\r\n'
        '--x\r\ncontent-disposition: form-data; name="file"; filename="../../liste.csv"\r\n\r\n'
        "nom\nIntrus\n\r\n--x--\r\n"
    )
    headers = {"origin": ADDRESS, "content-type": "multipart/form-data; boundary=x"}
    answer = browser.request("POST", "/upload", content=body, headers=headers)
    assert answer.status_code == 200  # the home again
    assert "Intrus" not in answer.text
    assert "Intrus" not in people.trainer().get("/trainer").text


def test_one_person_cannot_flood_and_others_go_on(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    slow = Limits(per_second=1, burst=12, address_per_second=1e6, address_burst=1e6)
    with centre(journal, bank, clock, enrolled(bank, NAMES), limits=slow, now=lambda: 0.0) as found:
        ana, again = found.entered("Ana"), found.entered("Ana", "192.168.7.77")
        said = [ana.request("GET", "/").status_code for _ in range(20)]
        assert said.count(429) >= 8
        assert again.request("GET", "/").status_code == 429  # another browser of the same person
        assert found.entered("Bob").page.title == "Bob · pixsim"


def test_every_answer_carries_the_headers_that_keep_scripts_out(people: Centre) -> None:
    browser, trainer = people.entered("Ana"), people.trainer()
    choose(trainer, "who", "bob")
    for who, path in ((browser, "/"), (trainer, "/trainer"), (trainer, "/trainer/room"),
                      (people.browser(), "/"), (people.browser(), "/in/X"), (browser, "/nowhere")):  # fmt: skip
        headers = who.request("GET", path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["cache-control"] == "no-store"


def test_names_and_codes_are_never_markup(journal: Journal, bank: Bank, clock: ManualClock) -> None:
    odd = "<script>alert(1)</script>{{7*7}}[/x]"
    people = enrolled(bank, ("Ana",))
    profile = people["Ana"][0]
    rename_candidate(profile.id, odd, bank.framework, journal)
    with centre(journal, bank, clock, people) as found:
        trainer, browser = found.trainer(), found.entered("Ana")
        pages = [browser.page.source, trainer.get("/trainer").source,
                 choose(trainer, "who", profile.id).source,
                 trainer.get("/trainer/room").source, trainer.request("GET", "/trainer/report").text,
                 found.browser().get("/in/%3Cscript%3Ealert(1)%3C%2Fscript%3E").source]  # fmt: skip
    for page in pages:
        assert "<script>alert" not in page
        assert "49[/x]" not in page


# ---- odd requests


def test_odd_requests_never_break_the_server(people: Centre) -> None:
    """A small share of ``python -m tests.campaign.centre_requests``."""
    browsers = [people.entered("Ana"), people.entered("Bob"), people.trainer(), people.browser()]
    browsers[-1].get("/")
    counts = odd_centre_requests(browsers, 250, seed=36, never=("delete",))
    assert len(counts) >= 5, counts
    assert people.entered("Zoé").page.title == "Zoé · pixsim"
