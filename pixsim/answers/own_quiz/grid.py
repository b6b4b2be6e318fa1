"""A table as text, whatever it was kept in: CSV of any kind, a workbook, a table in memory."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pixsim.foundation.csv_fault import csv_fault
from pixsim.foundation.file_reading import read_whole
from pixsim.foundation.problems import DataError, Problem
from pixsim.foundation.workbook import is_workbook, read_workbook
from pixsim.text.csv_text import restore_cell
from pixsim.text.terminal_text import UNSAFE

if TYPE_CHECKING:
    import pandas as pd

SEPARATORS = (";", "\t", ",", "|")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
SAMPLE = 50  # lines by which the separator is recognised
MOST_CELLS = 4_000_000
MOST_ROWS = 200_000  # a line per answer of a thousand people
MOST_COLUMNS = 3_000  # each question is compared with each of the others
_SEP_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)  # how Excel notes the separator
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of a table, spaces tidied, rows of one length.

    Attributes
    ----------
    file : str
        As the person named it.
    rows : list of list of str
    lines : list of int
        Where each row is in the file, from 1.
    sheet, others : str, tuple of str
        The sheet that was read, and others that hold something.
    """

    file: str
    rows: list[list[str]]
    lines: list[int]
    sheet: str = ""
    others: tuple[str, ...] = ()


def read_grid(path: Path) -> Grid:
    """Read a file, recognised by its content.

    Raises
    ------
    DataError
        Not readable, too large, no table.
    """
    file, raw = str(path), read_whole(path)
    if is_workbook(raw):
        sheet = read_workbook(file, raw)
        lines = list(range(1, len(sheet.rows) + 1))
        return _tidy_grid(file, sheet.rows, lines, sheet.name, sheet.others)
    text = _decode_text(file, raw)
    separator = None
    if (noted := _SEP_LINE.match(text)) is not None:
        separator, text = noted[1], "\n" + text[noted.end() :]
    rows, lines = _parse_csv(file, text, separator or _guess_separator(text))
    return _tidy_grid(file, rows, lines)


def grid_from_table(table: pd.DataFrame, name: str = "table") -> Grid:
    """The same of a table in memory; row 1 holds the names of the columns."""
    header = [str(column) for column in table.columns]
    body = [
        ["" if cell is None or cell != cell else _cell_text(cell) for cell in row]
        for row in table.to_numpy(dtype=object)
    ]
    index = table.index
    if index.name is not None or index.dtype == object:  # candidates as row labels
        header = [str(index.name or "candidate"), *header]
        body = [[str(label), *row] for label, row in zip(index, body, strict=True)]
    return _tidy_grid(name, [header, *body], list(range(1, len(body) + 2)))


def _cell_text(cell: object) -> str:
    if isinstance(cell, bool):
        return str(int(cell))
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _decode_text(file: str, raw: bytes) -> str:
    try:
        if raw.startswith(UTF16_MARKS):
            text = raw.decode("utf-16")
        else:
            try:
                text = raw.decode("utf-8-sig")
            except UnicodeDecodeError:
                text = raw.decode("cp1252")  # what spreadsheets on Windows still write
    except UnicodeDecodeError as error:
        raise DataError([Problem.of(file, "", "", "no_table")]) from error
    if "\0" in text:
        raise DataError([Problem.of(file, "", "", "no_table")])
    return re.sub("\r\n?", "\n", text)


def _guess_separator(text: str) -> str:
    """The separator that parts most lines into the same number of cells, the most if several do."""
    sample = "\n".join(text.lstrip("\n").split("\n", SAMPLE)[:SAMPLE])

    def regularity(separator: str) -> tuple[int, int]:
        try:
            rows = list(csv.reader(io.StringIO(sample), delimiter=separator))
        except csv.Error:
            return 0, 0
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return count, width

    return max(SEPARATORS, key=regularity)


def _parse_csv(file: str, text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows, lines, start, cells = [], [], 1, 0
    try:
        for row in reader:
            if row:  # millions of blank lines are nothing to keep
                rows.append([restore_cell(cell) for cell in row])
                lines.append(start)
            start = reader.line_num + 1
            cells += len(row)
            if len(rows) > MOST_ROWS:
                n = len(rows)
                raise DataError([Problem.of(file, "", "", "many_rows", n=n, most=MOST_ROWS)])
            if cells > MOST_CELLS:
                raise DataError([Problem.of(file, "", "", "many_cells", n=cells, most=MOST_CELLS)])
    except csv.Error as error:
        raise DataError([csv_fault(file, text, reader.line_num, newline="")]) from error
    return rows, lines


def _tidy_grid(
    file: str,
    rows: list[list[str]],
    lines: list[int],
    sheet: str = "",
    others: tuple[str, ...] = (),
) -> Grid:
    """Without blank rows and columns at the end; spaces are single."""
    width = max((len(row) for row in rows), default=0)
    if width > MOST_COLUMNS:
        raise DataError([Problem.of(file, "", "", "many_columns", n=width, most=MOST_COLUMNS)])
    if width * len(rows) > MOST_CELLS:
        n = width * len(rows)
        raise DataError([Problem.of(file, "", "", "many_cells", n=n, most=MOST_CELLS)])
    tidy = [[_SPACES.sub(" ", UNSAFE.sub("", cell)).strip() for cell in row] for row in rows]
    kept = [(row, line) for row, line in zip(tidy, lines, strict=True) if any(row)]
    if not kept:
        raise DataError([Problem.of(file, "", "", "no_response")])
    used = 1 + max(place for row, _line in kept for place, cell in enumerate(row) if cell)
    padded = [[*row, *[""] * used][:used] for row, _line in kept]
    return Grid(file, padded, [line for _row, line in kept], sheet, others)
