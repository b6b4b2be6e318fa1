"""A headless Chromium for the tests, where this machine has one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
DRIVER = find_spec("playwright") is not None
needs_chromium = pytest.mark.skipif(
    not (PROGRAM and DRIVER),
    reason="no chromium on this machine" if DRIVER else "could not import 'playwright'",
)
ACTIVE = """() => { const e = document.activeElement; return {
  tag: e.tagName.toLowerCase(), type: e.type || "", name: e.name || "", id: e.id || "",
  text: (e.textContent || "").trim(), form: e.form ? e.form.id : "" }; }"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=PROGRAM, args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            yield browser
        finally:
            browser.close()


def entered(browser: Browser, entry: str, **options: Any) -> Page:
    """A page of a new context, let in."""
    context: BrowserContext = browser.new_context(**options)
    context.set_default_timeout(60_000)  # machines of tests are busy
    page = context.new_page()
    page.goto(entry, wait_until="commit")
    page.wait_for_url("/".join(entry.split("/")[:3]) + "/")  # as its page goes on by itself
    return page


def axe_script() -> Path | None:
    """axe-core, where it was installed beside the other modules of node."""
    for folder in os.environ.get("NODE_PATH", "").split(os.pathsep):
        found = Path(folder) / "axe-core" / "axe.min.js"
        if folder and found.is_file():
            return found
    return None


class Keyboard:
    """Somebody who has a keyboard and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def active(self) -> dict[str, str]:
        """What has the focus."""
        found: dict[str, str] = self.page.evaluate(ACTIVE)
        return found

    def tab_to(self, **wanted: str) -> None:
        """Tab until something of this kind has the focus."""
        for _ in range(80):
            if self._is(wanted):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no way by Tab to {wanted} from {self.active} on {self.page.title()}")

    def _is(self, wanted: dict[str, str]) -> bool:
        active = self.active
        return all(active[name] == value for name, value in wanted.items())

    def press(self, key: str) -> None:
        """A key that changes the page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Letters."""
        self.page.keyboard.type(text)
