"""Texts cut to a length."""

from __future__ import annotations


def shorten_text(text: str, most: int) -> str:
    """A text of so many signs at most, « … » in the place of what is cut."""
    return text if len(text) <= most else text[: most - 1] + "…"
