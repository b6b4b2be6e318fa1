"""The sheets of a session as a page and as a PDF file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from pixsim.documents.html_page import render_page
from pixsim.documents.pdf import midnight_timestamp, pdf_bytes
from pixsim.documents.session_sheets import SheetWords
from pixsim.foundation.i18n import LANGUAGE


def sheets_page(sheets: Iterable[SheetWords]) -> str:
    """Sheets as one HTML document, each on a page of its own when printed."""
    sheets = tuple(sheets)
    return render_page("sheets.html.j2", words=sheets[0], sheets=sheets)


def sheets_pdf(sheets: Iterable[SheetWords], made: date) -> bytes:
    """Sheets as one PDF file.

    Raises
    ------
    NoPdfError
    """
    sheets = tuple(sheets)
    data = {
        "banner": sheets[0].banner,
        "title": " · ".join(sheet.title for sheet in sheets),
        "sheets": [asdict(sheet) for sheet in sheets],
        "date": made.isoformat(),
        "language": LANGUAGE,
        "mark": "",
        "keywords": [],
    }
    return pdf_bytes("sheets.typ", data, midnight_timestamp(made))
