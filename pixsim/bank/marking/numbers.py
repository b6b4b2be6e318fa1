"""Numbers as people write them: read exactly, in decimal, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pixsim.bank.marking.cleaning import folded, unquoted
from pixsim.bank.marking.leads import without_leads
from pixsim.bank.marking.number_words import MOST_WORDS, NUMBER_WORDS, RANK_WORDS
from pixsim.bank.marking.units import unit_form, unit_forms

_DIGITS = re.compile(
    r"(?P<sign>[+-] ?)?"
    r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[01]{1,4}(?: [01]{4})+(?![0-9])|[0-9]+)?"
    r"(?:[.,](?P<part>[0-9]+))?"
)
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_ENDINGS = (" au total", " en tout")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read.

    Attributes
    ----------
    value : Decimal
        Always finite.
    decimals : int
        How many were written.
    """

    value: Decimal
    decimals: int


def parse_number(
    text: str, units: tuple[str, ...] = (), lead: tuple[str, ...] = ()
) -> Number | None:
    """Read one number: decimal comma or point, spaces of thousands or of bits by four, words.

    Parameters
    ----------
    text : str
    units : tuple of str
        Units and nouns that may follow; others make the answer another one.
    lead : tuple of str
        Words that may announce it, beyond those of `pixsim.bank.marking.leads`.

    Returns
    -------
    Number or None
        None when the text is not exactly one number so written.
    """
    bare = folded(unquoted(text)).translate(_MINUS)
    bare = without_leads(bare, lead, number=True)
    for ending in _ENDINGS:
        bare = bare.removesuffix(ending)
    number, rest = _digits(bare) or _words(bare) or (None, "")
    if number is None or (rest and unit_form(rest) not in unit_forms(units)):
        return None
    return number


def same_number(given: Number, accepted: Number, tolerance: float, decimals: int | None) -> bool:
    """Whether a number is near enough, and written with the asked decimals, final zeros included."""
    if decimals is not None and given.decimals != decimals:
        return False
    return abs(given.value - accepted.value) <= Decimal(repr(tolerance))


def _digits(text: str) -> tuple[Number, str] | None:
    found = _DIGITS.match(text)
    if found is None or not (found["whole"] or found["part"]):
        return None
    sign = "-" if (found["sign"] or "").startswith("-") else ""
    whole, part = (found["whole"] or "0").replace(" ", ""), found["part"] or ""
    value = Decimal(f"{sign}{whole}.{part}" if part else f"{sign}{whole}")
    return Number(value, len(part)), text[found.end() :].strip()


def _words(text: str) -> tuple[Number, str] | None:
    words = text.replace("-", " ").split(" ")
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        said = " ".join(words[:count]).lower()
        value, rest = NUMBER_WORDS.get(said), words[count:]
        if value is None:
            value, rest = RANK_WORDS.get(said), ["e", *rest]  # right where « 6e » is
        if value is not None:
            return Number(Decimal(value), 0), " ".join(rest)
    return None
