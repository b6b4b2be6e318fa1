"""The report on a class as a page and as a PDF file."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from pixsim.documents.class_words import ClassWords
from pixsim.documents.html_page import render_page
from pixsim.documents.pdf import midnight_timestamp, pdf_bytes
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
    return pdf_bytes("class.typ", data, midnight_timestamp(made))


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
