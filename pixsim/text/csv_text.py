"""Rows as CSV: the one place that writes it, and cells that no spreadsheet takes for formulas.

A text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break may run as a formula when
the file is opened in a spreadsheet. An apostrophe before it makes it text there; reading takes
the apostrophe off again, so that what was written is what is read.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence

Row = Sequence[object]
MARK = "'"
_STARTS = r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"  # the last four: full-width forms
_FORMULA = re.compile(rf"'*{_STARTS}")
_NEUTRAL = re.compile(rf"'+{_STARTS}")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?", re.ASCII)


def csv_text(rows: Iterable[Row], *, separator: str = ",", newline: str = "\n") -> str:
    """Rows as the text of a CSV file; cells are quoted where they must be, None is empty."""
    # Python before 3.13 quotes a line break only where it ends the rows: so all rows end in both
    line = csv.writer(_Line(), delimiter=separator, lineterminator="\r\n").writerow
    return "".join(line(row)[:-2] + newline for row in rows)


def spreadsheet_csv(header: Row, rows: Iterable[Row], *, newline: str = "\r\n") -> bytes:
    """A CSV file that a French spreadsheet opens as it is: semicolons, marked as UTF-8."""
    return csv_text([header, *rows], separator=";", newline=newline).encode("utf-8-sig")


class _Line:
    """A file whose `write` gives the text back."""

    def write(self, text: str) -> str:
        return text


def neutralise_formula(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return MARK + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def restore_cell(cell: str) -> str:
    """The text of which `neutralise_formula` made a cell."""
    return cell[len(MARK) :] if _NEUTRAL.match(cell) else cell
