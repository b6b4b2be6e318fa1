"""What is said between brackets after an answer: the measure that it was found by."""

from __future__ import annotations

import re

from pixsim.bank.marking.cleaning import folded, unquoted

_ASIDE = re.compile(r"([^()]*[^()\s])\s*\(([^()]{1,60})\)")
_MEASURE = re.compile(r"\d+[.,]\d+|\d[\d\s.,]*\s*[^\W\d_]+|\d[\d\s.,]*\s*[%€°]")
_HEDGING = re.compile(r"\b(?:ou|ni|pas|non|sinon|sauf|or|not)\b|[?≠/]|peut.?etre", re.IGNORECASE)


def without_reason(text: str) -> str:
    """An answer without the measure that follows it, « D (805 €) »; empty where none does.

    A bare number is no measure: « photo (2) » is another photo. Nothing that hedges is dropped.

    Parameters
    ----------
    text : str
    """
    found = _ASIDE.fullmatch(unquoted(text))
    if found is None or not _MEASURE.search(found[2]) or _HEDGING.search(folded(found[2])):
        return ""
    return found[1]
