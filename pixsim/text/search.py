"""Texts compared as people type them: without accents, case or ligatures."""

from __future__ import annotations

import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'"})


def folded(text: str) -> str:
    """A text without accents, case or ligatures."""
    split = unicodedata.normalize("NFKD", text.casefold().translate(LIGATURES))
    return "".join(c for c in split if not unicodedata.combining(c))


def found_in(wanted: str, text: str) -> bool:
    """Whether every word of a search is in a text, in any order."""
    within = folded(text)
    return all(word in within for word in folded(wanted).split())
