"""Requests no browser sends: odd methods, addresses, headers, forms. None may break the server."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pixsim.web.tokens import form_token
from tests.tools.web_browser import Page, WebBrowser
from tests.tools.web_exam import ADDRESS, Desk

PATHS = (
    "/", "/answer", "/begin", "/pass", "/report", "/decide", "/world", "/focus", "/clock",
    "/file/1/1", "/file/{}/{}", "/static/{}", "/enter/{}", "/step",
    "/result", "/result/file", "/{}", "/{}/{}",
)  # fmt: skip
METHODS = ("GET", "GET", "POST", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "X")
ODD = (
    "", "0", "1", "-1", "2", "9" * 5000, "é", "\x00", "%", "%2e%2e%2f", "../../etc/passwd",
    "<script>", "{{7*7}}", "'", '"', "\ud7ff", "a" * 3000, "🙂", "1e9", "NaN", " ", "\n", "None",
    "answer", "pass", "end", "confirm", "restart", "A1", "ZZ99", "=A1", "enter", "\u202e",
)  # fmt: skip
NAMES = (
    "form", "place", "acts", "do", "choice", "text", "f0", "f1", "problem", "words", "row", "cell",
    "offer", "enter", "given", "ask-text", "ask-value", "person", "rules", "plan", "sitting",
    "happened", "step", "lost", "", "é", "x" * 300,
)  # fmt: skip


ROOM_PATHS = (
    "/", "/join", "/read", "/enter", "/back", "/alive", "/result", "/answer", "/world", "/report",
    "/decide", "/focus", "/file/{}/{}", "/invigilator", "/invigilator/enter", "/invigilator/do",
    "/invigilator/finalise", "/invigilator/wall", "/invigilator/code.svg", "/api/room",
    "/api/room/do", "/api/room/look/{}", "/api/link", "/api/link/join", "/api/link/seat",
    "/api/link/read", "/api/link/back", "/api/link/enter", "/api/link/send", "/{}",
)  # fmt: skip
ROOM_NAMES = (*NAMES, "first", "last", "birth", "accept", "code", "number", "password", "name",
              "token", "seat", "version", "state", "minutes", "confirmed", "reason", "act")  # fmt: skip
ORDERS = ("confirm_presence", "decide", "give_time", "enter_issue", "jury", "comment", "take", "fly",
          "confirm_all", "resume_all", "give_time_all", "give_back", "authorise_move", "refuse_move", "withdraw_issue", "unpublish", "free")  # fmt: skip
JSON: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    1,
    2,
    10**30,
    1.5,
    "",
    "1",
    "é",
    "\x00",
    [],
    {},
    [[]],
    {"a": {}},
)


def odd_room_requests(
    browser: WebBrowser, tokens: Sequence[str], bearer: str, count: int, seed: int
) -> Counter[int]:
    """The same for a room: forms of candidates and invigilators, JSON of clients and terminals."""
    chance, found = random.Random(seed), Counter[int]()
    for _ in range(count):
        path = chance.choice(ROOM_PATHS)
        while "{}" in path:
            path = path.replace("{}", quote(chance.choice(ODD), safe=""), 1)
        headers = {"origin": browser.address}
        if path.startswith("/api") and chance.random() < 0.9:
            headers["authorization"] = f"Bearer {chance.choice((bearer, 't' * 43, ''))}"
        if path.startswith("/api"):
            headers["content-type"] = "application/json"
            names = ("do", "seat", "version", "events", "now", *ROOM_NAMES)
            told: dict[str, object] = {
                chance.choice(names): chance.choice(JSON) for _ in range(chance.randrange(7))
            }
            told |= {"do": chance.choice(ORDERS), "version": chance.randrange(30), "seat": 1}
            body = json.dumps(chance.choice((told, told, told, [], None, "x")))
        else:
            headers["content-type"] = "application/x-www-form-urlencoded"
            fields = [("form", form_token(chance.choice(tokens))), ("do", chance.choice(ORDERS))]
            fields += [
                (chance.choice(ROOM_NAMES), chance.choice(ODD)) for _ in range(chance.randrange(7))
            ]
            body = "&".join(f"{quote(n, safe='')}={quote(v, safe='')}" for n, v in fields)
        method = chance.choice(("GET", "POST", "POST", "POST", "PUT"))
        response = browser.request(method, path, content=body, headers=headers,
                                   follow_redirects=False)  # fmt: skip
        found[response.status_code] += 1
        if response.status_code >= 500:
            raise AssertionError(f"{response.status_code}: {method} {path} {body!r} {headers}")
    return found


def odd_requests(desk: Desk, count: int, seed: int) -> Counter[int]:
    """Send so many; how often each status was answered."""
    chance, found = random.Random(seed), Counter[int]()
    token = desk.browser.client.cookies.get("pixsim-exam-8123") or ""
    for _ in range(count):
        path, body, headers = _one(desk, chance, token)
        method = chance.choice(METHODS)
        response = desk.browser.request(method, path, content=body, headers=headers,
                                        follow_redirects=False)  # fmt: skip
        found[response.status_code] += 1
        if response.status_code >= 500:
            raise AssertionError(f"{response.status_code}: {method} {path} {body!r} {headers}")
    return found


def _one(desk: Desk, chance: random.Random, token: str) -> tuple[str, str, dict[str, str]]:
    path = chance.choice(PATHS)
    while "{}" in path:
        path = path.replace("{}", quote(chance.choice(ODD), safe=""), 1)
    if chance.random() < 0.1:
        path += "?" + quote(chance.choice(ODD))
    session = desk.sitting.session
    fields = [("form", form_token(token)), ("place", str(session.place)),
              ("acts", str(len(session.doing.acts)))]  # fmt: skip
    fields += [(chance.choice(NAMES), chance.choice(ODD)) for _ in range(chance.randrange(8))]
    # the exam must last as long as the requests: « end » belongs to a test of its own
    fields = [(n, v) for n, v in fields if not (n == "do" and v == "end")]
    body = "&".join(f"{quote(n, safe='')}={quote(v, safe='')}" for n, v in fields)
    if chance.random() < 0.1:
        body = chance.choice(("%", "&&&", "=", "\x00", "a" * 70_000, "{}", "form=%ff%fe"))
    headers = {"origin": ADDRESS, "content-type": "application/x-www-form-urlencoded"}
    if chance.random() < 0.15:
        headers[chance.choice(("origin", "host", "content-type", "cookie", "accept", "range"))] = (
            chance.choice(("x", "null", "bytes=0-99999999", "a=b; " * 50, ""))
        )
    return path, body, headers


CENTRE_PATHS = (
    "/", "/in", "/in/{}", "/out", "/step", "/leave", "/upload", "/result", "/result/{}/{}", "/result/{}/{}/read",
    "/result/review", "/answer", "/begin", "/read-on", "/pass", "/report", "/decide", "/world", "/focus",
    "/stop", "/clock", "/file/{}/{}", "/file/{}/{}/image", "/help/{}", "/static/{}", "/trainer",
    "/trainer?goal={}", "/trainer/enter", "/trainer/code", "/trainer/slips", "/trainer/room",
    "/trainer/report?goal={}", "/trainer/results", "/trainer/import", "/trainer/class-list-template", "/{}", "/{}/{}",
)  # fmt: skip
CENTRE_NAMES = (
    *NAMES,
    "code",
    "codes",
    "who",
    "address",
    "room",
    "examiner",
    "name",
    "extra",
    "granted",
    "confirmed",
    "existing",
    "file",
)
KINDS = ("application/x-www-form-urlencoded",) * 8 + ("multipart/form-data; boundary=x",) * 3 + (
    "multipart/form-data", "application/json", "", "text/plain; charset=é",
)  # fmt: skip


class Handled:
    """An application, and how often each of its routes was reached and answered, by address and status."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.counts = Counter[tuple[str, int]]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            route = scope.get("route")
            if message["type"] == "http.response.start" and route and message["status"] != 405:
                self.counts[route.path, message["status"]] += 1
            await send(message)

        await self._app(scope, receive, sending)

    @property
    def worked(self) -> int:
        """Requests that a route answered, and not because they came too often."""
        return sum(n for (_path, status), n in self.counts.items() if status != 429)

    def table(self) -> str:
        """A line for each route."""
        paths = sorted({path for path, _status in self.counts})
        lines = []
        for path in paths:
            found = {status: n for (at, status), n in sorted(self.counts.items()) if at == path}
            lines.append(f"{sum(found.values()):7}  {path:36} {found}")
        return "\n".join(lines)


def odd_centre_requests(
    browsers: Sequence[WebBrowser], count: int, seed: int, never: Sequence[str] = ()
) -> Counter[int]:
    """The same for a centre, by people, a trainer and a stranger: forms of pages filled oddly, and anything else.

    Parameters
    ----------
    browsers : sequence of WebBrowser
    never : sequence of str
        Values of buttons that nobody presses: what would end all.
    """
    chance, found = random.Random(seed), Counter[int]()
    for _ in range(count):
        browser = chance.choice(browsers)
        if chance.random() < 0.5:
            method, path, body, headers = _pressed(browser, chance, never)
        else:
            method, path, body, headers = _centre_one(browser, chance)
        response = browser.request(method, path, content=body, headers=headers)
        found[response.status_code] += 1
        if response.status_code >= 500:
            raise AssertionError(f"{response.status_code}: {method} {path} {body!r} {headers}")
        if "text/html" in response.headers.get("content-type", "") and response.status_code == 200:
            browser.page = Page(response)
        elif chance.random() < 0.2:
            browser.get("/")
    return found


def _pressed(
    browser: WebBrowser, chance: random.Random, never: Sequence[str]
) -> tuple[str, str, bytes, dict[str, str]]:
    """A button of the page that is shown, the form around it filled with what nobody types."""
    pressed = [
        (form, control)
        for form in browser.page.forms
        for control in form.controls
        if control.tag == "button" and control.value not in never
    ]
    if not pressed:
        return "GET", "/", b"", {}
    form, control = chance.choice(pressed)
    names = [
        c.name
        for c in form.controls
        if c.tag != "button" and c.name not in ("form", "step", "place")
    ]
    given: dict[str, str | list[str]] = {}
    for name in names:
        if chance.random() < 0.5:
            given[name] = chance.choice(ODD)
    fields = [(n, chance.choice(ODD) if n in given else v) for n, v in form.data(control, {})]
    path = control.action or form.action or "/"
    return "POST", path, _encoded(fields), {"origin": browser.address, "content-type": KINDS[0]}


def _centre_one(
    browser: WebBrowser, chance: random.Random
) -> tuple[str, str, bytes, dict[str, str]]:
    path = chance.choice(CENTRE_PATHS)
    while "{}" in path:
        path = path.replace("{}", quote(chance.choice(ODD), safe=""), 1)
    hidden = browser.page.forms[0].data(None, {}) if browser.page.forms else []
    fields = [
        *hidden,
        *((chance.choice(CENTRE_NAMES), chance.choice(ODD)) for _ in range(chance.randrange(8))),
    ]
    body, kind = _encoded(fields), chance.choice(KINDS)
    if kind == "multipart/form-data; boundary=x":
        body = _multipart(fields, chance)
    if chance.random() < 0.1:
        body = chance.choice(
            (b"%", b"&&&", b"\x00", b"a" * 70_000, b"{}", b"form=%ff%fe", b"--x\r\n\r\n")
        )
    headers = {"origin": browser.address, "content-type": kind}
    headers = {name: value for name, value in headers.items() if value.isascii()}
    if chance.random() < 0.1:
        name = chance.choice(("origin", "host", "cookie", "accept", "range", "x-forwarded-for"))
        headers[name] = chance.choice(("x", "null", "bytes=0-99999999", "a=b; " * 50, ""))
    return chance.choice(METHODS), path, body, headers


def _encoded(fields: Sequence[tuple[str, str]]) -> bytes:
    return "&".join(f"{quote(n, safe='')}={quote(v, safe='')}" for n, v in fields).encode()


def _multipart(fields: Sequence[tuple[str, str]], chance: random.Random) -> bytes:
    """The same with a file, its name and content odd too."""
    content = chance.choice(
        ("nom\nLéa\n", "nom\n", "nom;1.1\n=1;9\n", "\x00", "nom\n" + "a;b\n" * 999, *ODD)
    )
    parts = [f'form-data; name="{name}"\r\n\r\n{value}' for name, value in fields]
    parts.append(f'form-data; name="file"; filename="{chance.choice(ODD)}.csv"\r\n\r\n{content}')
    whole = "".join(f"--x\r\ncontent-disposition: {part}\r\n" for part in parts)
    return f"{whole}--x--\r\n".encode()
