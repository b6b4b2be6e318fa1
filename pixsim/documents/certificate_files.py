"""A certificate as a page and as a PDF file."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pixsim.documents.certificate import Certificate
from pixsim.documents.certificate_words import CertificateWords
from pixsim.documents.html_page import render_page, to_markup
from pixsim.documents.pdf import pdf_bytes
from pixsim.foundation.i18n import gettext as _

MILLIMETRES = 0.55  # a side of the smallest square of a QR code on paper
SMALLEST_QR = 34.0  # millimetres


def certificate_page(words: CertificateWords) -> str:
    """A certificate as one HTML document."""
    return render_page("certificate.html.j2", words=words, qr=to_markup(qr_svg(words.payload)))


def certificate_pdf(certificate: Certificate, words: CertificateWords) -> bytes:
    """A certificate as a PDF file.

    Raises
    ------
    NoPdfError
    """
    svg = qr_svg(words.payload)
    delivered = datetime.combine(certificate.delivered, datetime.min.time(), UTC)
    data: dict[str, Any] = asdict(words) | {
        "rules": certificate.rules,
        "second_page": certificate.has_second_page(words.language),
        "mark": _("NON OFFICIEL"),
        "keywords": [words.payload],
        "heads": [_("Compétence"), _("Niveau"), _("Ce que cela veut dire")],
        "qr": svg,
        "qr_mm": max(SMALLEST_QR, MILLIMETRES * _svg_modules(svg)),
    }
    return pdf_bytes("certificate.typ", data, int(delivered.timestamp()))


def _svg_modules(svg: str) -> int:
    """Squares of a side, the quiet zone included, as its view box has them."""
    return int(svg.partition('viewBox="0 0 ')[2].partition(" ")[0])


def qr_svg(text: str) -> str:
    """A QR code as an SVG picture that scales, error correction M."""
    import segno

    out = BytesIO()
    code = segno.make(text, error="m", micro=False, boost_error=False)
    code.save(out, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True, nl=False)
    return out.getvalue().decode()
