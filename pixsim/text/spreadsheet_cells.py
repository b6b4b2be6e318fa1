"""Cells of a CSV file that a spreadsheet would take for formulas.

A text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break may run as a formula when
the file is opened in a spreadsheet. An apostrophe before it makes it text there; reading takes
the apostrophe off again, so that what was written is what is read.
"""

from __future__ import annotations

import re

MARK = "'"
_STARTS = r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"  # the last four: full-width forms
_FORMULA = re.compile(rf"'*{_STARTS}")
_NEUTRAL = re.compile(rf"'+{_STARTS}")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?", re.ASCII)


def neutral(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return MARK + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def original(cell: str) -> str:
    """The text of which `neutral` made a cell."""
    return cell[len(MARK) :] if _NEUTRAL.match(cell) else cell
