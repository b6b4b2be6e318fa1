"""What the two documents say, before any page is drawn: V2's attestation, V3's certificate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from pixsim.rules.v3 import GLOBAL_LEVELS
from pixsim.text.french_dates import MONTHS

PIX_PER_LEVEL = 128
PROFESSIONAL_SINCE = datetime(2022, 1, 1, tzinfo=UTC)
V3_MAXIMUM = 895
DOTTED = "*"


def date_in_words(day: date) -> str:
    """« 1 mars 2000 », as the attestation writes it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class AttestationText:
    """Words of a V2 attestation; see RULES of the session, 6.2.

    Attributes
    ----------
    levels : tuple of str or None
        One a competence; None where the line is blanked.
    professional : bool
        The sentence on professional certification is printed.
    """

    name: str
    birth: str
    centre: str
    delivered: str
    score: str
    maximum: str
    levels_out_of: str
    levels: tuple[str | None, ...]
    professional: bool


def attestation_text(
    *,
    first_name: str,
    last_name: str,
    birth_date: date,
    birth_place: str | None,
    delivered: datetime,
    centre: str,
    pix: int,
    levels: Sequence[int],
    max_level: int,
    french_domain: bool = True,
) -> AttestationText:
    """What a V2 attestation says; dates in universal time, the score never asked for."""
    delivered = delivered.astimezone(UTC)
    born = date_in_words(birth_date)
    return AttestationText(
        name=f"{first_name} {last_name}",
        birth=f"{born} à {birth_place}" if birth_place else born,
        centre=centre,
        delivered=date_in_words(delivered.date()),
        score=str(pix),
        maximum=f"{max_level * PIX_PER_LEVEL}{DOTTED}",
        levels_out_of=str(max_level),
        levels=tuple(str(level) if level > 0 else None for level in levels),
        professional=french_domain and delivered >= PROFESSIONAL_SINCE,
    )


@dataclass(frozen=True, slots=True)
class CertificateText:
    """What a V3 certificate has.

    Attributes
    ----------
    level : str or None
        Key of the global level; None below the lowest shown.
    table : bool
        The competences are shown on line.
    pages : int
    """

    level: str | None
    table: bool
    pages: int


def certificate_text(pix: int, locale: str = "fr") -> CertificateText:
    """What a V3 certificate has for a score; its second page exists in French alone."""
    found = next((g for g in GLOBAL_LEVELS if g.minimum <= pix <= g.maximum), None)
    level = found.key if found is not None and found.shown else None
    second = level is not None and locale == "fr"
    return CertificateText(level, level is not None, 2 if second else 1)


def competence_line(level: int) -> int | None:
    """The tag of a competence; None where it was not obtained."""
    return level if level > 0 else None
