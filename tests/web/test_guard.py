"""Who is let in, and how much of what is sent: the threats that pages answer for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from pixsim.web.serving.app import seat_pace
from pixsim.web.serving.guard import HEADERS, Limits, Pace
from pixsim.web.tokens import form_token, is_form_token, is_same_token, new_token, token_hash
from tests.conftest import ManualClock
from tests.tools.web_exam import ADDRESS, Desk, at_desk
from tests.tools.web_fuzz import odd_requests

FORM = "application/x-www-form-urlencoded"
LEADS_OUT = tuple(
    f"{name}={quote}{start}"
    for name in ("href", "src", "action", "srcset")
    for quote in "\"'"
    for start in ("http:", "https:", "//")
)  # addresses within a text, as the browser of a question shows them, lead nowhere


@pytest.fixture
def desk(journal: Journal, bank: Bank, sample: Profile, clock: ManualClock) -> Iterator[Desk]:
    with at_desk(journal, bank, sample, clock=clock) as found:
        found.begin()
        yield found


def posted(desk: Desk, path: str = "/answer", **headers: str) -> int:
    form, button = (
        desk.page.button("Je passe") if desk.page.has_button("Je passe") else (None, None)
    )
    body = "&".join(f"{name}={value}" for name, value in form.data(button, {})) if form else ""
    given = {"origin": ADDRESS, "content-type": FORM} | headers
    return desk.browser.request("POST", path, content=body, headers=given).status_code


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ADDRESS.replace("http", "https")}, 403),
        ({"origin": "http://127.0.0.1:9"}, 403),
        ({"origin": ""}, 403),
        ({"host": "evil.example"}, 421),
        ({"host": "127.0.0.1"}, 421),
        ({"host": "127.0.0.1:8123.evil.example"}, 421),
        ({"content-type": "application/json"}, 415),
        ({"content-type": "multipart/form-data; boundary=x"}, 415),
        ({"content-length": "999999999"}, 413),
        ({"content-length": "-1"}, 413),
        ({"content-length": "9" * 4000}, 413),
    ],
)
def test_a_foreign_page_or_name_is_refused(
    desk: Desk, headers: dict[str, str], status: int
) -> None:
    desk.begin_question()
    before = len(desk.sitting.session.responses)
    assert posted(desk, **headers) == status
    assert len(desk.sitting.session.responses) == before


def test_without_origin_cookie_or_the_token_of_the_form_nothing_is_written(desk: Desk) -> None:
    desk.begin_question()
    form, button = desk.page.button("Je passe")
    data = form.data(button, {})
    browser = desk.browser
    body = "&".join(f"{name}={value}" for name, value in data)
    bare = browser.request("POST", "/answer", content=body, headers={"content-type": FORM})
    assert bare.status_code == 403
    other = [(n, form_token("another") if n == "form" else v) for n, v in data]
    assert browser.post("/answer", other).status == 403
    assert browser.post("/answer", [(n, v) for n, v in data if n != "form"]).status == 403
    assert browser.post("/answer", [*data[1:], ("form", "é")]).status == 403
    browser.client.cookies.clear()
    assert browser.post("/answer", data).status == 403
    assert desk.sitting.session.responses == ()


def test_a_body_too_long_is_refused_whether_it_is_told_or_not(desk: Desk) -> None:
    long = "x=" + "a" * (1024 * 1024)
    headers = {"origin": ADDRESS, "content-type": FORM}
    assert desk.browser.request("POST", "/answer", content=long, headers=headers).status_code == 413

    async def pieces() -> Any:
        for _ in range(100):
            yield b"a" * 1024

    streamed = desk.browser.request("POST", "/answer", content=pieces(), headers=headers)
    assert streamed.status_code == 413
    many = "&".join(f"a{n}=1" for n in range(2000))
    assert desk.browser.request("POST", "/answer", content=many, headers=headers).status_code == 400


def test_every_answer_carries_the_headers_and_no_page_a_way_out(desk: Desk) -> None:
    desk.begin_question()
    for path in ("/", "/report", "/stop", "/pass", "/nowhere", "/file/1/1", "/static/pixsim.js"):
        response = desk.browser.request("GET", path)
        for name in HEADERS:
            if name != "cache-control":
                assert response.headers[name] == HEADERS[name], (path, name)
        for outside in (*LEADS_OUT, "style=", "onclick", "<style"):
            assert outside not in response.text, (path, outside)
    cookies = desk.browser.request("GET", desk.addresses[-1]).headers["set-cookie"]
    for word in ("HttpOnly", "SameSite=strict", "Path=/"):
        assert word in cookies


def test_methods_and_addresses_there_are_not(desk: Desk) -> None:
    browser, origin = desk.browser, {"origin": ADDRESS}
    assert browser.request("PUT", "/answer", headers=origin).status_code == 405
    assert browser.request("TRACE", "/").status_code == 405
    assert browser.request("GET", "/answer").status_code == 405
    assert browser.request("POST", "/", headers=origin).status_code == 405
    assert browser.request("GET", "/static/..%2f__init__.py").status_code == 404
    assert browser.request("GET", "/static/%2e%2e/pages.py").status_code == 404
    assert browser.request("HEAD", "/").status_code == 200


def test_too_many_requests_of_one_seat_are_slowed_down(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    limits = Limits(per_second=0.001, burst=10)
    with at_desk(journal, bank, sample, clock=clock, limits=limits) as desk:
        desk.enter()
        codes = [desk.browser.request("GET", "/").status_code for _ in range(15)]
        assert codes == [200] * 9 + [429] * 6
        slowed = desk.browser.request("GET", "/")
        assert slowed.headers["retry-after"] == "3"  # and its page leads back by itself
        assert '<meta http-equiv="refresh" content="3;url=/">' in slowed.text
        desk.browser.client.cookies.clear()
        assert desk.enter().status == 200  # another seat is not slowed down by it


def test_three_acts_a_second_for_ten_minutes_are_not_slowed_down() -> None:
    """Each is a form, the page it leads to and its news; questions are answered as fast as that."""
    now = [0.0]
    pace = seat_pace(Limits(), lambda: now[0])
    for _act in range(3 * 600):
        now[0] += 1 / 3
        assert all(pace.allows("seat") for _request in range(3))


def test_a_pace_fills_again_and_forgets_whom_it_has_not_seen() -> None:
    now = [0.0]
    pace = Pace(2, 3, lambda: now[0])
    assert [pace.allows("a") for _ in range(4)] == [True, True, True, False]
    assert pace.allows("b")
    now[0] = 0.5
    assert [pace.allows("a") for _ in range(2)] == [True, False]
    now[0] = 100
    assert [pace.allows("a") for _ in range(4)] == [True, True, True, False]
    for n in range(5000):
        pace.allows(str(n))
    assert len(pace._left) <= 4096


def test_tokens_are_long_hashed_and_compared_whole() -> None:
    token = new_token()
    assert len(token) >= 43
    assert token not in token_hash(token)
    assert is_same_token(token, token_hash(token))
    assert not is_same_token(token[:-1], token_hash(token))
    assert is_form_token(form_token(token), token)
    assert not is_form_token("", token)
    assert not is_form_token("é", token)


def test_odd_requests_never_break_the_server(desk: Desk) -> None:
    counts = odd_requests(desk, 400, seed=20261127)
    assert not {status for status in counts if status >= 500}, counts
    assert len(counts) > 5, counts
    assert not desk.sitting.session.is_over
    assert desk.browser.get().status == 200
