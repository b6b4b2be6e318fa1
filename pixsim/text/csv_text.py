"""Rows as CSV: the one place that writes it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

Row = Sequence[object]


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
