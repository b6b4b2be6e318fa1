"""Texts as the terminal may show them: no markup, no control character, no more cells than there are."""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len, chop_cells, set_cell_size
from textual.content import Content

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> Content:
    """A text shown as it is; what would drive the terminal is replaced by a mark."""
    return Content(printable(text))


def printable(text: str) -> str:
    """A text without control characters, but for ends of lines; tabs become spaces."""
    if text.isprintable():
        return text if text.isascii() or not _DIRECTION & set(text) else _cleaned(text)
    return _cleaned(text)


def _cleaned(text: str) -> str:
    return "".join(map(_shown, text.replace("\r\n", "\n")))


def _shown(character: str) -> str:
    if character == "\n":
        return character
    if character in "\t\u2028\u2029":
        return " "
    if character in _DIRECTION or unicodedata.category(character) in ("Cc", "Cs"):
        return UNKNOWN
    return character


def one_line(text: str) -> str:
    """What is typed or pasted in a box: spaces for ends of lines, no control character at all."""
    spaced = "".join(" " if character in "\r\n\t\v\f\x85\u2028\u2029" else character
                     for character in text.replace("\r\n", "\n"))  # fmt: skip
    return "".join(
        character for character in spaced
        if character not in _DIRECTION and unicodedata.category(character) not in ("Cc", "Cs")
    )  # fmt: skip


def fit(text: str, cells: int) -> str:
    """A text on exactly so many cells, wide and combining characters counted as shown."""
    text = printable(text).replace("\n", " ")
    if cell_len(text) < cells:
        return set_cell_size(text, cells)
    return set_cell_size(chop_cells(text, cells - 2)[0] + "…", cells)
