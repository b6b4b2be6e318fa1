"""Texts as questions show them."""

from __future__ import annotations

from collections.abc import Iterable

LETTERS = "ABCDEF"


def indented(lines: Iterable[str]) -> str:
    """Lines that the layout keeps as typed."""
    return "\n".join(f"    {line}" for line in lines)


def lettered(lines: Iterable[str]) -> str:
    """The same, with a letter before each line."""
    return indented(f"{LETTERS[n]}. {line}" for n, line in enumerate(lines))
