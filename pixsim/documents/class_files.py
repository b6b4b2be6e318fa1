"""The report on a class, and the sheets of a session, as pages and PDF files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime

from pixsim.documents.class_words import ClassWords
from pixsim.documents.html_page import render_page
from pixsim.documents.pdf import pdf_bytes
from pixsim.documents.session_sheets import SheetWords
from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.i18n import gettext as _


def class_page(words: ClassWords) -> str:
    """The report on a class as one HTML document."""
    return render_page("class.html.j2", words=words, heads=class_heads())


def class_pdf(words: ClassWords, made: date) -> bytes:
    """The report on a class as a PDF file.

    Raises
    ------
    NoPdfError
    """
    data = asdict(words) | {"mark": "", "keywords": [], "heads": class_heads()}
    return pdf_bytes("class.typ", data, _to_timestamp(made))


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
    return pdf_bytes("sheets.typ", data, _to_timestamp(made))


def class_heads() -> dict[str, str]:
    """Titles of parts and columns of the report on a class."""
    return {
        "who": _("Qui en est où"),
        "person": _("Personne"),
        "state": _("État"),
        "pix": _("Pix"),
        "last": _("Dernière épreuve blanche"),
        "next": _("À faire, à travailler"),
        "levels": _("Niveaux des profils, compétence par compétence"),
        "domains": _("Les cinq domaines"),
        "domain": _("Domaine"),
        "mean": _("Niveau moyen"),
        "subjects": _("Sur quoi travailler, et avec qui"),
        "competence": _("Compétence"),
        "reached": _("Niveau 1 ou plus"),
        "count": _("À revoir"),
        "names": _("Personnes"),
        "notes": _("Bon à savoir"),
    }


def _to_timestamp(day: date) -> int:
    return int(datetime.combine(day, datetime.min.time(), UTC).timestamp())
