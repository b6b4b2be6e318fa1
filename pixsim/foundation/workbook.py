"""Workbooks of spreadsheets (.xlsx, .ods, .xls) as rows of text."""

from __future__ import annotations

import datetime
import io
import pickle
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from typing import cast

from pixsim.foundation.problems import DataError, Problem
from pixsim.text.csv_text import csv_text

MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods are archives; .xls
MOST_CELLS = 4_000_000
PER_CELL = 50  # bytes of an archive unpacked: one of a few kB can hold very many
LEAST_UNPACKED = 50_000_000  # pictures and styles


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes
    ----------
    name : str
    rows : list of list of str
        All rows from the first of the sheet, of one length: row 1 is the first.
    others : tuple of str
        Other sheets of the workbook that hold something.
    """

    name: str
    rows: list[list[str]]
    others: tuple[str, ...] = ()


def is_workbook(raw: bytes) -> bool:
    """Whether the bytes of a file begin like a workbook's."""
    return raw.startswith(MARKS)


def read_workbook(file: str, raw: bytes, most: int = MOST_CELLS) -> Sheet:
    """The first sheet that holds something.

    Parameters
    ----------
    most : int
        Cells, up to which a sheet is read; memory and the size unpacked are bounded by it.

    Raises
    ------
    DataError
        No workbook, one that a password protects, one far too large, or an empty one.
    """
    _check_size(file, raw, max(PER_CELL * most, LEAST_UNPACKED))
    filled = _read_sheets(file, raw, most)
    if not filled:
        raise DataError([Problem.of(file, "", "", "workbook_empty")])
    (name, rows), *others = filled
    cells = len(rows) * max(map(len, rows))
    if cells > most:
        raise DataError([Problem.of(file, "", "", "many_cells", n=cells, most=most)])
    return Sheet(
        name, [[_cell_text(cell) for cell in row] for row in rows], tuple(n for n, _ in others)
    )


def workbook_csv(file: str, raw: bytes, most: int = MOST_CELLS) -> str:
    """The same as the text of a CSV file with commas, one line per row; see `read_workbook`."""
    rows = read_workbook(file, raw, most).rows
    return csv_text([[" ".join(cell.split("\n")) for cell in row] for row in rows])


def _check_size(file: str, raw: bytes, most: int) -> None:
    if not raw.startswith(MARKS[0]):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise DataError([Problem.of(file, "", "", "workbook_unreadable")]) from error
    if size > most:
        raise DataError([Problem.of(file, "", "", "many_bytes", n=size, most=most)])


def _read_sheets(file: str, raw: bytes, most: int) -> list[tuple[str, list[list[object]]]]:
    """Sheets that hold something, read in a process that may be ended for want of memory."""
    command = [sys.executable, "-P", "-m", "pixsim.foundation.workbook_cells", str(most)]
    done = subprocess.run(command, input=raw, capture_output=True, check=False)
    if done.returncode != 0:  # no memory, or no end
        raise DataError([Problem.of(file, "", "", "workbook_too_much")])
    kind, found = pickle.loads(done.stdout)
    if kind == "many_cells":
        raise DataError([Problem.of(file, "", "", "many_cells", n=found, most=most)])
    if kind == "too_much":
        raise DataError([Problem.of(file, "", "", "workbook_too_much")])
    if kind == "unreadable":
        raise DataError([Problem.of(file, "", "", "workbook_unreadable")])
    return cast("list[tuple[str, list[list[object]]]]", found)


def _cell_text(cell: object) -> str:
    """The text of a cell, as it would be typed."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ", "seconds")
    return str(cell)
