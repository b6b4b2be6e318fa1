"""What every kind of typed answer is freed from first. All of it takes time linear in the text."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = re.compile("(?<=[^\\W\\d_])[\u0300-\u036f]+")  # of letters: ≠ is no =
_PAIRS = {
    "«": "»",
    "“": "”",
    "„": "“",
    "\u2039": "\u203a",
    "\u2018": "\u2019",
    '"': '"',
    "'": "'",
    "`": "`",
}
_DASHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2011": "-", "\u2010": "-"})


def plain_spaces(text: str) -> str:
    """NFC, any white space as one space, none around."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def strip_quotes(text: str) -> str:
    """The text without one pair of quotes round the whole and without one final full stop."""
    text = plain_spaces(text)
    stopped = _without_stop(text)
    inner = _without_quotes(stopped)
    return _without_stop(inner) if inner != stopped and stopped == text else inner


def fold_accents(text: str) -> str:
    """The text without accents, apostrophes and hyphens straight; case stays."""
    if text.isascii():
        return text
    straight = text.translate(_DASHES)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", straight)))


def _without_stop(text: str) -> str:
    if len(text) > 1 and text.endswith(".") and not text.endswith(".."):
        return text[:-1].rstrip()
    return text


def _without_quotes(text: str) -> str:
    closing = _PAIRS.get(text[:1])
    if closing is None or len(text) < 3 or text[-1] != closing:
        return text
    inner = text[1:-1]
    return text if text[0] in inner or closing in inner else inner.strip()
