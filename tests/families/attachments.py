"""Reads the files that families hand out, with libraries that had no part in making them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import numpy as np
import odfdo
import openpyxl
import pypdf

from pixsim.making.make import make

Family = Callable[[np.random.Generator], dict[str, Any]]


def drawn(family: Family, seed: int) -> dict[str, Any]:
    """Values of a family, its files made."""
    values = family(np.random.default_rng(seed))
    values["files"] = {name: make(name, held) for name, held in values["files"].items()}
    return values


def content(values: dict[str, Any], suffix: str) -> bytes:
    """The only file of a format."""
    (found,) = (held for name, held in values["files"].items() if name.endswith(f".{suffix}"))
    assert isinstance(found, bytes)
    return found


def word(values: dict[str, Any]) -> Any:
    return docx.Document(io.BytesIO(content(values, "docx")))


def workbook(values: dict[str, Any], *, formulas: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content(values, "xlsx")), data_only=not formulas)


def open_document(values: dict[str, Any], suffix: str) -> Any:
    return odfdo.Document(io.BytesIO(content(values, suffix)))


def pdf(values: dict[str, Any]) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content(values, "pdf")), strict=True)


def rows_of(values: dict[str, Any], sheet: int = 0) -> list[tuple[Any, ...]]:
    """The lines of a worksheet, below the names of its columns."""
    rows: Any = workbook(values).worksheets[sheet].iter_rows(min_row=2, values_only=True)
    return list(rows)
