"""Somebody on their way through pages in a real browser, whose every page is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tools.chromium import axe_script

if TYPE_CHECKING:
    from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """What axe finds wrong on a page."""
    page.add_script_tag(path=str(axe_script()))
    found = page.evaluate(
        """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a",
        "wcag21aa", "wcag22aa", "best-practice"]})).violations.map(
        v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 160)).join(" | "))"""
    )
    return list(found)


WIDEST = """() => [...document.querySelectorAll('main *')].filter(
  e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 80)).slice(0, 3)"""


class Way:
    """Somebody on their way, whose every page is looked at."""

    def __init__(self, page: Page, *, script: bool, width: int) -> None:
        self.page, self._script, self._width = page, script, width
        self.faults: list[str] = []

    def look(self) -> None:
        """Nothing sticks out, nothing is wrong for a reader of screens."""
        page, where = self.page, self.page.title()
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
