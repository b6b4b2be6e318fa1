"""A browser without script for the tests: it reads pages, fills their forms and presses buttons."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import httpx
from starlette.types import ASGIApp

VOID = {"input", "meta", "link", "br", "hr", "img"}
Value = str | Sequence[str]


@dataclass
class Control:
    """A box, a list, a choice or a button of a form."""

    tag: str
    kind: str
    name: str
    value: str
    on: bool = False
    form: str = ""
    action: str = ""
    text: str = ""
    filled: bool = False


@dataclass
class PageForm:
    """A form of a page."""

    id: str
    action: str
    method: str
    controls: list[Control] = field(default_factory=list)

    def data(self, button: Control | None, given: Mapping[str, Value]) -> list[tuple[str, str]]:
        """What a browser sends when a button is pressed."""
        sent: list[tuple[str, str]] = []
        for control in self.controls:
            if control.tag == "button" or not control.name:
                continue
            if control.name in given:
                if control.kind in ("radio", "checkbox"):
                    wanted = given[control.name]
                    if control.value in ([wanted] if isinstance(wanted, str) else wanted):
                        sent.append((control.name, control.value))
                else:
                    value = given[control.name]
                    sent.append((control.name, value if isinstance(value, str) else value[0]))
            elif control.kind not in ("radio", "checkbox") or control.on:
                sent.append((control.name, control.value))
        if button is not None and button.name:
            sent.append((button.name, button.value))
        return sent


class Page(HTMLParser):
    """A page as text, title and forms."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(convert_charrefs=True)
        self.status, self.source, self.headers = (
            response.status_code,
            response.text,
            response.headers,
        )
        self.title, self.words, self.links = "", [], dict[str, str]()
        self.forms: list[PageForm] = []
        self.refresh = ""
        self._open: PageForm | None = None
        self._control: Control | None = None
        self._tags: list[str] = []
        self._link = ""
        self._loose: list[Control] = []
        self.feed(response.text)
        for control in self._loose:
            self.form(control.form).controls.append(control)

    words: list[str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._tags.append(tag)
        if tag == "form":
            self._open = PageForm(
                found.get("id", ""), found.get("action", ""), found.get("method", "")
            )
            self.forms.append(self._open)
        elif tag == "a":
            self._link = found.get("href", "")
        elif tag == "meta" and found.get("http-equiv") == "refresh":
            self.refresh = found["content"]
        elif tag in ("input", "select", "textarea", "button"):
            self._begin(tag, found)
        elif tag == "option" and self._control is not None:
            value = found.get("value")
            if "selected" in found or not self._control.filled:  # the first, until one is selected
                self._control.filled = True
                self._control.value = "\0" if value is None else value

    def _begin(self, tag: str, found: dict[str, str]) -> None:
        kind = found.get("type", "submit" if tag == "button" else "text")
        default = "on" if kind in ("radio", "checkbox") else ""
        control = Control(
            tag, kind, found.get("name", ""), found.get("value", default), "checked" in found,
            found.get("form", ""), found.get("formaction", ""),
        )  # fmt: skip
        if control.form:
            self._loose.append(control)
        elif self._open is not None:
            self._open.controls.append(control)
        if tag != "input":
            self._control = control

    def handle_endtag(self, tag: str) -> None:
        if self._tags and self._tags[-1] == tag:
            self._tags.pop()
        if tag == "form":
            self._open = None
        elif tag in ("select", "textarea", "button"):
            self._control = None
        elif tag == "a":
            self._link = ""

    def handle_data(self, data: str) -> None:
        inside = self._tags[-1] if self._tags else ""
        if inside == "title":
            self.title += data
        elif inside not in ("script", "style") and data.strip():
            self.words.append(" ".join(data.split()))
        if self._link and data.strip():
            self.links[" ".join(data.split())] = self._link
        if self._control is not None:
            if inside == "option" and self._control.value == "\0":
                self._control.value = data
            elif inside in ("button", "span"):
                self._control.text = " ".join(f"{self._control.text} {data}".split())

    @property
    def text(self) -> str:
        """All that is read, on one line."""
        return " ".join(self.words).replace("\xa0", " ")

    def form(self, name: str) -> PageForm:
        """A form by its id."""
        return next(form for form in self.forms if form.id == name)

    def button(self, text: str) -> tuple[PageForm, Control]:
        """The button that says this, and its form."""
        for form in self.forms:
            for control in form.controls:
                if control.tag == "button" and control.text.replace("\xa0", " ") == text:
                    return form, control
        raise AssertionError(f"no button {text!r} in: {self.text}")

    def has_button(self, text: str) -> bool:
        """Whether some button says this."""
        return any(
            c.tag == "button" and c.text.replace("\xa0", " ") == text
            for f in self.forms
            for c in f.controls
        )


class WebBrowser:
    """One browser: its cookies, the page it shows."""

    def __init__(
        self,
        app: ASGIApp,
        address: str,
        loop: asyncio.AbstractEventLoop,
        come_from: str = "127.0.0.1",
    ) -> None:
        self.loop, self.address = loop, address
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(
                app=app, raise_app_exceptions=False, client=(come_from, 50_000)
            ),
            base_url=address,
            follow_redirects=True,
        )

    page: Page

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Anything at all, as it is told."""
        return self.loop.run_until_complete(self.client.request(method, path, **more))

    def get(self, path: str = "/") -> Page:
        """Go to an address."""
        self.page = Page(self.request("GET", path))
        return self.page

    def post(self, path: str, data: list[tuple[str, str]], **headers: str) -> Page:
        """Send a form, as a page of this server does."""
        given = {"origin": self.address, "content-type": "application/x-www-form-urlencoded"}
        response = self.request("POST", path, content=urlencode(data), headers=given | headers)
        self.page = Page(response)
        return self.page

    def press(self, label: str, /, **given: Value) -> Page:
        """Fill the form of a button, and press it."""
        form, control = self.page.button(label)
        names = {name.replace("_", "-") if name.startswith("ask_") else name: value
                 for name, value in given.items()}  # fmt: skip
        return self.post(control.action or form.action, form.data(control, names))

    def follow(self, text: str) -> Page:
        """Follow a link."""
        return self.get(self.page.links[text])

    def close(self) -> None:
        """Close it."""
        self.loop.run_until_complete(self.client.aclose())


async def _run(app: ASGIApp, scope: Any, receive: Any, send: Any) -> None:
    await app(scope, receive, send)


@contextmanager
def running(app: ASGIApp) -> Iterator[asyncio.AbstractEventLoop]:
    """An application that has started, in the thread of the test."""
    loop = asyncio.new_event_loop()
    inbox: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    outbox: asyncio.Queue[Any] = asyncio.Queue()
    scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
    task: asyncio.Task[None] = loop.create_task(_run(app, scope, inbox.get, outbox.put))
    try:
        inbox.put_nowait({"type": "lifespan.startup"})
        assert loop.run_until_complete(outbox.get())["type"] == "lifespan.startup.complete"
        yield loop
        inbox.put_nowait({"type": "lifespan.shutdown"})
        assert loop.run_until_complete(outbox.get())["type"] == "lifespan.shutdown.complete"
    finally:
        task.cancel()
        loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
        loop.close()
