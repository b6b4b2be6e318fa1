"""Workbooks made for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Literal

import pandas as pd

Rows = Sequence[Sequence[object]]


def xlsx(sheets: Mapping[str, Rows]) -> bytes:
    """The bytes of an .xlsx file."""
    return _book(sheets, "openpyxl")


def ods(sheets: Mapping[str, Rows]) -> bytes:
    """The bytes of an .ods file."""
    return _book(sheets, "odf")


def _book(sheets: Mapping[str, Rows], engine: Literal["openpyxl", "odf"]) -> bytes:
    stream = io.BytesIO()
    with pd.ExcelWriter(stream, engine=engine) as writer:
        for name, rows in sheets.items():
            width = max(map(len, rows), default=0)
            table = pd.DataFrame([[*row, *[None] * width][:width] for row in rows], dtype=object)
            table.to_excel(writer, sheet_name=name, header=False, index=False)
    return stream.getvalue()


def bomb() -> bytes:
    """An .xlsx file of some 8 kB whose one sheet unfolds into 8 MiB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml"):
            archive.writestr(name, "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(8 << 20))
    return stream.getvalue()
