"""Somebody on their way through pages in a real browser, whose every page is looked at."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from pixsim.bank.question import Question
from pixsim.web.questions.views import kind_of
from tests.tools.chromium import axe_script

if TYPE_CHECKING:
    from playwright.sync_api import Page

HAS_FOCUS = "e => e === document.activeElement"
ANY_HAS_FOCUS = "all => all.includes(document.activeElement)"


def violations(page: Page) -> list[str]:
    """What axe finds wrong on a page."""
    page.add_script_tag(path=str(axe_script()))
    found = page.evaluate(
        """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a",
        "wcag21aa", "wcag22aa", "best-practice"]})).violations.map(
        v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 160)).join(" | "))"""
    )
    return list(found)


def text_of_document(document: bytes) -> str:
    """What a certificate says, as a PDF file or as a page."""
    if not document.startswith(b"%PDF"):
        return document.decode()
    pypdf = pytest.importorskip("pypdf")
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(document)).pages)


WIDEST = """() => [...document.querySelectorAll('main *')].filter(
  e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 80)).slice(0, 3)"""


class Way:
    """Somebody on their way, whose every page is looked at."""

    def __init__(self, page: Page, *, script: bool, width: int) -> None:
        self.page, self._script, self._width = page, script, width
        self.faults: list[str] = []

    def look(self) -> None:
        """Nothing sticks out, nothing is wrong for a reader of screens."""
        page = self.page
        if self._script:  # what is worked out meanwhile reloads the page by itself
            page.locator("[data-again]").wait_for(state="detached")
            page.wait_for_load_state()
        where = page.title()
        if page.evaluate("document.documentElement.scrollWidth") > self._width:
            wide = page.evaluate(WIDEST)
            self.faults.append(f"{where}: too wide for {self._width} px: {wide}")
        if self._script and axe_script() is not None:
            self.faults += [f"{where}: {found}" for found in violations(page)]

    def press(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.look()

    def train(self) -> None:
        """Whatever is asked, one does not know."""
        while True:
            if self.page.locator("form[action='/read-on']").count():
                self.press("button[value=go_on]")
            elif self.page.locator("form[action='/begin']").count():
                self.press("form[action='/begin'] button")
            elif self.page.locator("#answer").count():
                self.press("#answer button[value=pass]")
            else:
                return

    # ---- with a mouse, on a phone

    def fill(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.page.fill(selector, text)

    def check(self, selector: str) -> None:
        """Tick a box, choose an option."""
        self.page.check(selector)

    def answer(self, question: Question) -> None:
        """The present question, rightly."""
        kind = kind_of(question)
        if kind in ("one", "several"):
            for value in question.right_answer:
                self.check(f"input[name=choice][value='{value}']")
        elif kind == "fields":
            for place, text in enumerate(question.right_answer):
                self.fill(f"[name=f{place}]", text)
        else:
            self.fill("[name=text]", question.right_answer[0])
        self.press("#answer button[value=answer]")

    def answer_all(self, asked: Callable[[], Question | None]) -> int:
        """All questions of what is under way, rightly, whatever stands between them; how many."""
        count = 0
        while True:
            for between in (
                "form[action='/read-on'] [value=go_on]",
                "form[action='/begin'] button",
            ):
                if self.page.locator(between).count():
                    self.press(between)
            question = asked() if self.page.locator("#answer").count() else None
            if question is None:
                return count
            self.answer(question)
            count += 1


class KeyboardWay(Way):
    """The same by Tab, Space, arrows, letters and Enter alone."""

    def press(self, selector: str) -> None:
        self._to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def fill(self, selector: str, text: str) -> None:
        self._to(selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def check(self, selector: str) -> None:
        wanted = self.page.locator(selector).first
        if wanted.get_attribute("type") == "checkbox":
            self._to(selector)
        else:  # arrows go through the options of one question
            self._to(f"input[name='{wanted.get_attribute('name')}']", any_of=True)
            for _ in range(self.page.locator("input[type=radio]").count()):
                if wanted.evaluate(HAS_FOCUS):
                    break
                self.page.keyboard.press("ArrowDown")
        if not wanted.is_checked():
            self.page.keyboard.press("Space")
        assert wanted.is_checked(), selector

    def _to(self, selector: str, *, any_of: bool = False) -> None:
        """Tab until it has the focus."""
        found = self.page.locator(selector)
        for _ in range(150):
            if found.evaluate_all(ANY_HAS_FOCUS) if any_of else found.first.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no way by Tab to {selector} on {self.page.title()}")
