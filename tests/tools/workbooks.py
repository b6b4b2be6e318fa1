"""Workbooks made for tests."""

from __future__ import annotations

import io
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
