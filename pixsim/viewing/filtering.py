"""Words looked for in lines: accents and case do not count, all words must be there."""

from __future__ import annotations

from collections.abc import Sequence

from pixsim.text.search import without_accents


def fold_text(text: str) -> str:
    """A text without case or accents."""
    return without_accents(text.casefold())


def matching_places(words: str, folded_texts: Sequence[str]) -> tuple[int, ...]:
    """Places of the texts (already `fold_text`) that hold every word."""
    wanted = fold_text(words).split()
    return tuple(
        place for place, text in enumerate(folded_texts) if all(word in text for word in wanted)
    )
