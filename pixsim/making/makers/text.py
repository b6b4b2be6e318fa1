"""Text files and tables as text."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

from pixsim.making.texts import DataTable, PlainText
from pixsim.making.workbooks import Value


def make_bytes(described: PlainText | DataTable, _suffix: str) -> bytes:
    """The bytes of a text."""
    if isinstance(described, PlainText):
        return described.text.replace("\n", described.newline).encode(described.encoding)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=described.separator, lineterminator=described.newline)
    writer.writerow(described.header)
    writer.writerows([_cell_text(described, value) for value in row] for row in described.rows)
    return stream.getvalue().encode(described.encoding)


def _cell_text(table: DataTable, value: Value) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}" if table.iso else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}" if table.iso else f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", table.decimal)
    return "" if value is None else str(value)
