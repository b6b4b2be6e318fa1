"""Texts compared as people type them: without accents, case or ligatures."""

from __future__ import annotations

import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'"})


def without_accents(text: str, *, compatible: bool = False) -> str:
    """A text without its accents.

    Parameters
    ----------
    text : str
    compatible : bool
        Signs that stand for others become those too: ``ﬁ``, ``²``, no-break spaces.
    """
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD" if compatible else "NFD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def same_words(text: str) -> str:
    """A text without accents, case and more than one space between words."""
    return " ".join(without_accents(text.casefold(), compatible=True).split())


def fold_for_search(text: str) -> str:
    """A text without accents, case or ligatures."""
    return without_accents(text.casefold().translate(LIGATURES), compatible=True)


def found_in(wanted: str, text: str) -> bool:
    """Whether every word of a search is in a text, in any order."""
    within = fold_for_search(text)
    return all(word in within for word in fold_for_search(wanted).split())
