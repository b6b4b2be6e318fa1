"""Rows as CSV: the one place that writes it. Tables of pandas write themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Row = Sequence[object]


def csv_text(rows: Iterable[Row], *, separator: str = ",", newline: str = "\n") -> str:
    """Rows as the text of a CSV file; cells are quoted where they must be."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=newline).writerows(rows)
    return text.getvalue()


def spreadsheet_csv(header: Row, rows: Iterable[Row], *, newline: str = "\r\n") -> bytes:
    """A CSV file that a French spreadsheet opens as it is: semicolons, marked as UTF-8."""
    return csv_text([header, *rows], separator=";", newline=newline).encode("utf-8-sig")
