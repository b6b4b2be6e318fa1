"""Words looked for in lines: accents and case do not count, all words must be there."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def folded(text: str) -> str:
    """A text without case or accents."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def matching(words: str, folded_texts: Sequence[str]) -> tuple[int, ...]:
    """Places of the texts (already `folded`) that hold every word."""
    wanted = folded(words).split()
    return tuple(
        place for place, text in enumerate(folded_texts) if all(word in text for word in wanted)
    )
