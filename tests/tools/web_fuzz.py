"""Requests no browser sends: odd methods, addresses, headers, forms. None may break the server."""

from __future__ import annotations

import random
from collections import Counter
from urllib.parse import quote

from pixsim.web.tokens import form_token
from tests.tools.web_exam import ADDRESS, Desk

PATHS = (
    "/", "/answer", "/begin", "/pass", "/report", "/decide", "/world", "/focus", "/clock",
    "/file/1/1", "/file/{}/{}", "/static/{}", "/enter/{}", "/choose", "/resume", "/start",
    "/reopen", "/again", "/result", "/result/file", "/{}", "/{}/{}",
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
    "happened", "lost", "", "é", "x" * 300,
)  # fmt: skip


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
