"""One file of responses as columns, whatever its format: any CSV, workbook, JSON lines, Parquet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.export import NoParquetError
from pixsim.answers.raw import WORDS
from pixsim.foundation.file_reading import FileTooLargeError, read_bytes
from pixsim.foundation.problems import DataError, Problem
from pixsim.foundation.workbook import is_workbook, workbook_csv
from pixsim.text.json_text import JsonError, read_json
from pixsim.text.spreadsheet_cells import original

if TYPE_CHECKING:
    import pandas as pd

PARQUET = b"PAR1"
MOST_BYTES = 1 << 30  # of a file
MOST_COLUMNS = 10_000  # a question each: no bank has as many
MOST = 20  # faults of a kind named in one column of one file
UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class RawTable:
    """Columns of one file, unchecked.

    Attributes
    ----------
    file : str
        As the person named it.
    columns : dict of str to Series
        Text, or typed values as Parquet and tables hold them.
    line : int array, shape (row,)
        Where each row is in the file, from 1.
    """

    file: str
    columns: dict[str, pd.Series]
    line: NDArray[np.int64]


def read_file(path: Path) -> RawTable:
    """Read a file; its format is recognised by its content, not its name.

    Parameters
    ----------
    path : Path
        Text in UTF-8 (with or without mark), UTF-16 or Windows-1252; comma, semicolon or tab.

    Raises
    ------
    DataError
        Not readable, or rows of the wrong shape; every one is named.
    """
    file = str(path)
    try:
        raw = read_bytes(path, MOST_BYTES)
    except OSError as error:
        raise DataError([Problem.of(file, "", "", "unreadable", error=error.strerror)]) from error
    except FileTooLargeError as error:
        problem = Problem.of(file, "", "", "many_bytes", n=error.n, most=MOST_BYTES)
        raise DataError([problem]) from error
    if is_workbook(raw):
        return _read_csv(file, workbook_csv(file, raw))
    if raw.startswith(PARQUET):
        return _read_parquet(file, raw)
    text = _decoded(file, raw)
    if not text.strip():
        raise DataError([Problem.of(file, "", "", "no_response")])
    return _read_jsonl(file, text) if text.lstrip().startswith("{") else _read_csv(file, text)


def from_table(file: str, table: pd.DataFrame) -> RawTable:
    """A table in memory; its rows are numbered from 1."""
    twice = table.columns[table.columns.duplicated()].unique()
    if len(twice):
        raise DataError(
            [Problem.of(file, "", str(name), "twice_column", name=name) for name in twice]
        )
    columns = {str(name): table[name].reset_index(drop=True) for name in table}
    return RawTable(file, columns, np.arange(1, len(table) + 1))


def capped(file: str, problems: list[Problem]) -> list[Problem]:
    """The first faults of one kind, then how many more."""
    more = len(problems) - MOST
    if more <= 0:
        return problems
    return [*problems[:MOST], Problem.of(file, "", problems[0].field, "more_faults", n=more)]


def _decoded(file: str, raw: bytes) -> str:
    if b"\0" in raw and not raw.startswith(UTF16):
        raise DataError([Problem.of(file, "", "", "not_text")])  # a picture, an archive
    try:
        if raw.startswith(UTF16):
            return raw.decode("utf-16")
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            return raw.decode("cp1252")  # what spreadsheets on Windows still write
    except UnicodeDecodeError as error:
        raise DataError([Problem.of(file, "", "", "not_text")]) from error


def _read_csv(file: str, text: str) -> RawTable:
    """Rows of text; blank lines are left out."""
    head = text.lstrip().splitlines()[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    start = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append([original(cell) for cell in row])
                lines.append(start)
            start = reader.line_num + 1
    except csv.Error as error:
        where = f"line {reader.line_num}"
        raise DataError([Problem.of(file, where, "", "unreadable", error=error)]) from error
    return _from_rows(file, rows, lines)


def _from_rows(file: str, rows: list[list[str]], lines: list[int]) -> RawTable:
    if not rows:
        raise DataError([Problem.of(file, "", "", "no_response")])
    header, *body = rows
    if len(header) > MOST_COLUMNS:
        where, n = f"line {lines[0]}", len(header)
        raise DataError([Problem.of(file, where, "", "many_columns", n=n, most=MOST_COLUMNS)])
    header = [name.strip() for name in header]
    if all(name.lower() in WORDS for name in header):
        raise DataError([Problem.of(file, f"line {lines[0]}", "", "no_header")])
    problems = [
        Problem.of(file, f"line {line}", "", "row_length", n=len(row), expected=len(header))
        for line, row in zip(lines[1:], body, strict=True)
        if len(row) != len(header)
    ]
    problems = capped(file, problems)
    counts = Counter(name for name in header if name)
    problems += [
        Problem.of(file, f"line {lines[0]}", name, "twice_column", name=name)
        for name, count in counts.items()
        if count > 1
    ]
    if not body:
        problems.append(Problem.of(file, "", "", "no_response"))
    if problems:
        raise DataError(problems)
    import pandas as pd

    columns: dict[str, pd.Series] = {}
    for place, (name, cells) in enumerate(zip(header, zip(*body, strict=True), strict=True)):
        if name or not place:
            columns[name] = pd.Series(cells, dtype=object)
        elif any(cell.strip() for cell in cells):  # an empty column is what spreadsheets leave
            problems.append(Problem.of(file, f"line {lines[0]}", "", "no_header"))
    if problems:
        raise DataError(problems)
    return RawTable(file, columns, np.array(lines[1:]))


def _read_jsonl(file: str, text: str) -> RawTable:
    rows: list[dict[str, Any]] = []
    lines: list[int] = []
    problems: list[Problem] = []
    for line, content in enumerate(text.split("\n"), 1):
        if not content.strip():
            continue
        try:
            row = read_json(content)
        except JsonError as error:
            problems.append(Problem.of(file, f"line {line}", "", error.kind, **error.context))
            continue
        if not isinstance(row, dict):
            problems.append(Problem.of(file, f"line {line}", "", "no_object"))
            continue
        problems += [
            Problem.of(file, f"line {line}", name, "nested_value")
            for name, cell in row.items()
            if isinstance(cell, list | dict)
        ]
        rows.append(row)
        lines.append(line)
    if problems:
        raise DataError(capped(file, problems))
    import pandas as pd

    table = pd.DataFrame(rows, dtype=object)
    columns = {str(name): table[name].map(_as_text) for name in table}
    return RawTable(file, columns, np.array(lines))


def _as_text(cell: object) -> str:
    if cell is None or cell != cell:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _read_parquet(file: str, raw: bytes) -> RawTable:
    from pixsim.answers.parquet import NestedColumnError, TooLargeError, read_parquet

    try:
        table = read_parquet(raw)
    except NoParquetError as error:
        raise DataError([Problem.of(file, "", "", "no_pyarrow")]) from error
    except TooLargeError as error:
        problem = Problem.of(file, "", error.column, error.kind, n=error.n, most=error.most)
        raise DataError([problem]) from error
    except NestedColumnError as error:
        raise DataError([Problem.of(file, "", error.column, "nested_column")]) from error
    except (OSError, ValueError, NotImplementedError) as error:
        raise DataError([Problem.of(file, "", "", "unreadable", error=error)]) from error
    if table.empty:
        raise DataError([Problem.of(file, "", "", "no_response")])
    return from_table(file, table)
