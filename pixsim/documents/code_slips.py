"""Slips with personal codes, to print and to cut out: one a person, with a QR code that opens their page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from pixsim.documents.certificate_files import qr_svg
from pixsim.documents.html_page import render_page, to_markup
from pixsim.documents.pdf import midnight_timestamp, pdf_bytes
from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.i18n import gettext as _
from pixsim.text.french_spaces import french_spaces
from pixsim.text.terminal_text import plain_line


@dataclass(frozen=True, slots=True)
class Slip:
    """One person's slip.

    Attributes
    ----------
    code : str
    scanned : str
        The address that the QR code holds, code included.
    qr : str
        The QR code as an SVG picture.
    """

    name: str
    code: str
    scanned: str
    qr: str


@dataclass(frozen=True, slots=True)
class SlipsWords:
    """All slips of one printing, and what each says.

    Attributes
    ----------
    steps : tuple of str
        What a person does, in order; the last one leads to the code.
    note : str
        Why it is not passed on.
    """

    banner: str
    title: str
    steps: tuple[str, ...]
    scan: str
    note: str
    slips: tuple[Slip, ...]


def slips_words(people: Iterable[tuple[str, str]], address: str) -> SlipsWords:
    """The words of slips.

    Parameters
    ----------
    people : iterable of (str, str)
        Names and codes.
    address : str
        Of the centre's pages, such as ``"http://192.168.1.20:8490"``.
    """
    door = address.rstrip("/")
    return SlipsWords(
        banner=french_spaces(_("NON OFFICIEL : entraînement. pixsim n'est pas affilié à Pix.")),
        title=_("Codes personnels"),
        steps=(
            french_spaces(_("Dans un navigateur, ouvrez {address}").format(address=f"{door}/")),
            french_spaces(_("Tapez ce code :")),
        ),
        scan=french_spaces(_("Ou visez ce carré avec l'appareil photo d'un téléphone.")),
        note=french_spaces(
            _(
                "Ce code est à vous seul : gardez-le, il sert toute l'année. Perdu ? Demandez-en un autre."
            )
        ),
        slips=tuple(_make_slip(name, code, door) for name, code in people),
    )


def _make_slip(name: str, code: str, door: str) -> Slip:
    scanned = f"{door}/in/{code}"
    return Slip(plain_line(name), code, scanned, qr_svg(scanned))


def slips_page(words: SlipsWords) -> str:
    """The slips as one HTML document."""
    return render_page(
        "slips.html.j2", words=words, pictures=[to_markup(slip.qr) for slip in words.slips]
    )


def slips_pdf(words: SlipsWords, made: date) -> bytes:
    """The slips as a PDF file.

    Raises
    ------
    NoPdfError
    """
    data = asdict(words) | {
        "date": made.isoformat(),
        "language": LANGUAGE,
        "mark": "",
        "keywords": [],
    }
    return pdf_bytes("slips.typ", data, midnight_timestamp(made))
