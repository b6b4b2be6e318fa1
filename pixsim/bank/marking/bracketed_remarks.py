"""What is said between brackets after an answer: the measure that it was found by, or what it is."""

from __future__ import annotations

import re

from pixsim.bank.marking.cleaning import fold_accents, strip_quotes

_ASIDE = re.compile(r"([^()]*[^()\s])\s*\(([^()]{1,60})\)")
_MEASURE = re.compile(r"(?<![\w.-])(?:\d+[.,]\d+|\d[\d\s.,]*\s*[^\W\d_]+|\d[\d\s.,]*\s*[%€°])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OTHER = re.compile(
    r"\b(?:et|puis|aussi|autres?|plus|moins|avant|apres|copies?|copy|bis|anciens?|anciennes?|nouvelles?|nouveaux?|"
    r"versions?|brouillon|original|finale?|doubles?|sans|jamais|presque|plutot|faux|fausses?)\b"
)
HEDGING = re.compile(r"\b(?:ou|ni|pas|non|sinon|sauf|or|not)\b|[?≠/]|peut.?etre", re.IGNORECASE)
"""What makes an answer none: « A ou B », « pas A »."""


def without_reason(text: str) -> str:
    """An answer without the measure that follows it, « D (805 €) »; empty where none does.

    A bare number is no measure: « photo (2) » is another photo. Nothing that hedges is dropped.

    Parameters
    ----------
    text : str
    """
    found = _ASIDE.fullmatch(strip_quotes(text))
    if found is None or not _MEASURE.search(found[2]) or HEDGING.search(fold_accents(found[2])):
        return ""
    return found[1]


def without_comment(text: str, accepted: str) -> str:
    """An answer without the words that say what it is, « U+0430 (from Cyrillic) »; empty where they may be another.

    Words cannot be another answer where the accepted one has figures, or is one letter; figures after a word,
    « Théo (ligne 2) », cannot where it has none. Nothing that hedges is dropped, nor what would name another file.

    Parameters
    ----------
    text : str
    accepted : str
        One of the answers accepted.
    """
    found = _ASIDE.fullmatch(strip_quotes(text))
    if found is None:
        return ""
    said = fold_accents(found[2]).lower()
    if not _WORD.search(said) or HEDGING.search(said) or _OTHER.search(said):
        return ""
    numbered, bare = (any(map(str.isdigit, part)) for part in (said, accepted))
    another = numbered if bare or len(accepted) == 1 else not numbered or "." in accepted
    return "" if another else found[1]
