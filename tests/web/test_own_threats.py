"""What somebody hostile tries at one person's own pages: strangers, replay, planted cookies, odd files."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.store.people.profiles import own_profiles
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.web_browser import Page
from tests.tools.web_exam import ADDRESS, Desk, at_home
from tests.tools.workbooks import bomb
from tests.web.test_threats import routes

pytestmark = pytest.mark.usefixtures("small_bank_in_place")

COOKIE = "pixsim-exam-8123"


@pytest.fixture(scope="session")
def bank(small_bank: Bank) -> Bank:
    return small_bank


@pytest.fixture
def desk(journal: Journal, bank: Bank, clock: ManualClock) -> Iterator[Desk]:
    with at_home(journal, bank, clock) as found:
        yield found


def test_a_stranger_learns_nothing_at_any_address(desk: Desk) -> None:
    desk.browser.press("Continuer", name="Zoé Secret")
    assert "Zoé Secret" in desk.page.text
    desk.browser.client.cookies.clear()
    addresses = routes(desk.alone.app())
    assert len(addresses) > 25
    for route in addresses:
        path = re.sub(r"\{[a-z]+\}", "1", route.path)
        for method in sorted(route.methods or ()):
            answer = desk.browser.request(method, path, headers={"origin": ADDRESS})
            assert "Secret" not in answer.text, path
            if not path.startswith(("/static", "/help")):
                assert answer.status_code in (403, 415), (method, path, answer.status_code)


def test_an_address_of_entry_is_replayed_in_vain_and_shuts_the_former_browser_out(
    desk: Desk,
) -> None:
    browser = desk.browser
    used, former = desk.addresses[-2], browser.client.cookies[COOKIE]
    browser.client.cookies.clear()
    assert browser.request("GET", used).status_code == 403
    desk.enter()
    assert browser.client.cookies[COOKIE] != former
    browser.client.cookies.clear()
    browser.client.cookies.set(COOKIE, former, domain="127.0.0.1", path="/")
    assert browser.request("GET", "/").status_code == 403


def test_a_planted_cookie_is_never_taken_over(desk: Desk) -> None:
    browser = desk.browser
    browser.client.cookies.clear()
    browser.client.cookies.set(COOKIE, "planted", domain="127.0.0.1", path="/")
    given = browser.request("GET", desk.addresses[-1]).headers["set-cookie"]
    assert "planted" not in given
    browser.client.cookies.clear()
    browser.client.cookies.set(COOKIE, "planted", domain="127.0.0.1", path="/")
    assert browser.request("GET", "/").status_code == 403


def test_a_form_is_replayed_in_vain(desk: Desk, bank: Bank) -> None:
    form, button = desk.page.button("Continuer")
    sent = form.data(button, {"name": "Zoé"})
    first = desk.browser.post("/step", sent)
    number = desk.alone.following.number
    assert desk.browser.post("/step", sent).title == first.title
    assert desk.alone.following.number == number
    assert len(list(own_profiles(bank.framework))) == 1


@pytest.mark.parametrize(
    ("content", "name", "status"),
    [
        (b"nom\n" + b"a" * 2_200_000, "classe.csv", 413),
        (bomb(), "classe.xlsx", 200),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "photo.csv", 200),
        (b"", "vide.csv", 200),
        (b"[" * 100_000, "x.json", 200),
        (b"PAR1" + b"\xff" * 400, "x.parquet", 200),
        (b"nom\nL\x07\xc3\xa9a\x1b[2J\n", "../../../etc/passwd", 200),
        (b"prenom\n", "\u202e\x00/é" * 200, 200),
    ],
    ids=["long", "bomb", "picture", "empty", "deep", "parquet", "bells", "name"],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(
    desk: Desk, bank: Bank, content: bytes, name: str, status: int
) -> None:
    for form in desk.page.forms:
        for control in form.controls:
            if control.value == "open_file":
                desk.browser.post(control.action or form.action, form.data(control, {}))
    answer = _sent(desk, content, name)
    assert answer.status_code == status, answer.text
    assert status == 413 or "Rien n'a été" in desk.page.text, desk.page.text
    assert "Traceback" not in answer.text
    assert not set(answer.text) & set("\x07\x1b\u202e\x00")
    assert list(own_profiles(bank.framework)) == []
    assert desk.browser.get("/").status == 200


def _sent(desk: Desk, content: bytes, name: str) -> httpx.Response:
    form = next(form for form in desk.page.forms if form.action == "/upload")
    fields = {name: value for name, value in form.data(None, {}) if name != "file"}
    answer = desk.browser.request(
        "POST", "/upload", data=fields, files={"file": (name, content)}, headers={"origin": ADDRESS}
    )
    desk.browser.page = Page(answer)
    return answer
