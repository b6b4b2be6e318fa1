"""Documents in a real browser: what axe finds, and that nothing overflows at 320 px or is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.documents.certificate_files import certificate_page
from pixsim.documents.certificate_words import certificate_words
from pixsim.documents.class_facts import class_facts
from pixsim.documents.class_report_files import class_page
from pixsim.documents.class_words import class_words
from pixsim.documents.code_slips import slips_page, slips_words
from pixsim.documents.session_sheet_files import sheets_page
from pixsim.documents.session_sheets import SessionFacts, attendance_sheet, incident_sheet
from tests.documents.samples import certificate, signed
from tests.documents.test_class_documents import hostile, people
from tests.tools.chromium import axe_script, chromium, needs_chromium
from tests.tools.web_way import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [needs_chromium, pytest.mark.full, pytest.mark.xdist_group("chromium")]
KINDS = ("v2", "v3", "class", "sheets", "slips")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def pages(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses of a page of each kind."""
    frame, folder = bank.framework, tmp_path_factory.mktemp("pages")
    facts = class_facts("Lundi", date(2026, 11, 27), hostile(20), frame)
    slips = slips_words([(one.name, "K7M2X-9QTD4") for one in hostile(9)], "http://pc-12:8490")
    sheets = (attendance_sheet(SessionFacts(), people(12)), incident_sheet(SessionFacts()))
    made = {
        rules: certificate_page(certificate_words(c, frame, signed(c)))
        for rules in ("v2", "v3")
        for c in [certificate(rules, name="X" * 80, supervised=False)]
    } | {
        "class": class_page(class_words(facts, frame)),
        "sheets": sheets_page(sheets),
        "slips": slips_page(slips),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text)
    return {name: Path(folder / f"{name}.html").as_uri() for name in made}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_overflows_or_is_fetched(
    browser: Browser, pages: dict[str, str], kind: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(pages[kind])
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320
    assert asked == [pages[kind]]
    context.close()


@pytest.mark.skipif(axe_script() is None, reason="no axe-core on this machine (NODE_PATH)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    browser: Browser, pages: dict[str, str], kind: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(pages[kind])
    assert violations(page) == []
    context.close()
