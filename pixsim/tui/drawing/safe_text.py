"""Texts as the terminal may show them: no markup, no control character, no more cells than there are."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells, set_cell_size
from textual.content import Content

from pixsim.text.french_spaces import french_spaces
from pixsim.text.terminal_text import UNSAFE

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
LINE_ENDS = str.maketrans(dict.fromkeys("\r\n\t\v\f\x85\u2028\u2029", " "))


def plain_content(text: str) -> Content:
    """A text shown as it is; what would drive the terminal is replaced by a mark."""
    return Content(screen_text(text))


def screen_text(text: str) -> str:
    """A text as the screens show it: without unsafe characters, lines ending where French lets them."""
    return french_spaces(printable_text(text))


def printable_text(text: str) -> str:
    """A text without unsafe characters, but for ends of lines; tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    spaced = text.replace("\r\n", "\n").translate({0x9: " ", 0x2028: " ", 0x2029: " "})
    return UNSAFE.sub(UNKNOWN, spaced)


def to_one_line(text: str) -> str:
    """What is typed or pasted in a box: spaces for ends of lines, no unsafe character at all."""
    return UNSAFE.sub("", text.replace("\r\n", "\n").translate(LINE_ENDS))


def fit_cells(text: str, cells: int) -> str:
    """A text on exactly so many cells, wide and combining characters counted as shown."""
    text = printable_text(text).replace("\n", " ")
    if cell_len(text) < cells:
        return set_cell_size(text, cells)
    return set_cell_size(chop_cells(text, cells - 2)[0] + "…", cells)
