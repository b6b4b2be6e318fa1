"""One file of responses as columns, whatever its format: any CSV, workbook, JSON lines, Parquet."""

from __future__ import annotations

import csv
import io
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.export import NoParquetError
from pixsim.answers.raw_tables import WORDS
from pixsim.foundation.file_reading import FileTooLargeError, LineTooLongError, read_bytes
from pixsim.foundation.problems import DataError, Problem
from pixsim.foundation.workbook import MARKS, is_workbook, workbook_csv
from pixsim.text.csv_text import restore_cell
from pixsim.text.json_text import JsonError, read_json

if TYPE_CHECKING:
    import pandas as pd

PARQUET = b"PAR1"
MOST_BYTES = 1 << 30  # of a file
LONGEST_LINE = 2 << 20  # bytes of a row
MOST_COLUMNS = 10_000  # a question each: no bank has as many
PART = 1 << 20  # characters decoded at a time
MOST_ROWS = 5_000_000  # of text; Parquet takes more
MOST_KNOWN = 100_000  # texts of which one copy is kept
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
        raw = read_bytes(path, MOST_BYTES, LONGEST_LINE, (*MARKS, PARQUET))
    except OSError as error:
        raise DataError([Problem.of(file, "", "", "unreadable", error=error.strerror)]) from error
    except FileTooLargeError as error:
        problem = Problem.of(file, "", "", "many_bytes", n=error.n, most=MOST_BYTES)
        raise DataError([problem]) from error
    except LineTooLongError as error:
        where, n = f"line {error.line}", error.n
        problem = Problem.of(file, where, "", "many_bytes", n=n, most=LONGEST_LINE)
        raise DataError([problem]) from error
    if is_workbook(raw):
        return _read_csv(file, workbook_csv(file, raw).encode(), "utf-8")
    if raw.startswith(PARQUET):
        return _read_parquet(file, raw)
    encoding = _detect_encoding(file, raw)
    begin = _text_beginning(raw, encoding)
    if not begin:
        raise DataError([Problem.of(file, "", "", "no_response")])
    return (_read_jsonl if begin.startswith("{") else _read_csv)(file, raw, encoding)


def read_table(file: str, table: pd.DataFrame) -> RawTable:
    """A table in memory; its rows are numbered from 1."""
    twice = table.columns[table.columns.duplicated()].unique()
    if len(twice):
        raise DataError(
            [Problem.of(file, "", str(name), "twice_column", name=name) for name in twice]
        )
    columns = {str(name): table[name].reset_index(drop=True) for name in table}
    return RawTable(file, columns, np.arange(1, len(table) + 1))


def cap_problems(file: str, problems: list[Problem]) -> list[Problem]:
    """The first faults of one kind, then how many more."""
    field = problems[0].field if problems else ""
    return [*problems[:MOST], *more_faults_problem(file, field, len(problems))]


def more_faults_problem(file: str, field: str, n: int) -> list[Problem]:
    """How many of `n` faults of one kind follow the first ones; nothing where none does."""
    return [Problem.of(file, "", field, "more_faults", n=n - MOST)] if n > MOST else []


def _detect_encoding(file: str, raw: bytes) -> str:
    """The encoding of a text, part by part: the whole of it is never decoded at once."""
    if b"\0" in raw and not raw.startswith(UTF16):
        raise DataError([Problem.of(file, "", "", "not_text")])  # a picture, an archive
    # cp1252 is what spreadsheets on Windows still write
    for encoding in ("utf-16",) if raw.startswith(UTF16) else ("utf-8-sig", "cp1252"):
        try:
            for _part in iter(partial(_text_stream(raw, encoding).read, PART), ""):
                pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise DataError([Problem.of(file, "", "", "not_text")])


def _text_stream(raw: bytes, encoding: str, newline: str = "") -> io.TextIOWrapper:
    """The text of a file, decoded as it is read."""
    return io.TextIOWrapper(io.BytesIO(raw), encoding, newline=newline)


def _text_beginning(raw: bytes, encoding: str) -> str:
    """What a text begins with, blanks aside; empty where there is nothing else."""
    stream = _text_stream(raw, encoding)
    begin = ""
    while not begin and (part := stream.read(2 * LONGEST_LINE)):
        begin = part.lstrip()
    return begin


def _read_csv(file: str, raw: bytes, encoding: str) -> RawTable:
    """Columns of text; blank lines are left out, rows of another length than the first are reported."""
    head = next(iter(_text_beginning(raw, encoding).splitlines()))
    separator = max(",;\t", key=head.count)
    reader = csv.reader(_text_stream(raw, encoding), delimiter=separator, strict=True)
    rows = _filled_rows(file, reader)
    start, header = next(rows, (0, []))
    if not header:
        raise DataError([Problem.of(file, "", "", "no_response")])
    names = _column_names(file, f"line {start}", header)
    cells: list[list[str]] = [[] for _ in names]
    problems: list[Problem] = []
    lines, uneven = array("q"), 0
    known: dict[str, str] = {}  # a text once, however many cells have it
    above = [""] * len(names)  # rows of a sitting follow each other: most of a row is as above
    for line, row in rows:
        if len(row) != len(names):
            uneven += 1
            if uneven <= MOST:
                told = {"n": len(row), "expected": len(names)}
                problems.append(Problem.of(file, f"line {line}", "", "row_length", **told))
            continue
        lines.append(line)
        if len(lines) > MOST_ROWS:
            raise DataError([_warn_of_size(file, len(lines))])
        for place, cell in enumerate(row):
            text = restore_cell(cell)
            if text != above[place]:
                above[place] = known.get(text, text)
                if len(known) < MOST_KNOWN:
                    known.setdefault(text, text)
            cells[place].append(above[place])
    problems += [
        *more_faults_problem(file, "", uneven),
        *_duplicate_name_problems(file, f"line {start}", names),
    ]
    if not lines and not uneven:
        problems.append(Problem.of(file, "", "", "no_response"))
    if problems:
        raise DataError(problems)
    return _build_table(file, f"line {start}", names, cells, lines)


def _warn_of_size(file: str, n: int) -> Problem:
    return Problem.of(file, "", "", "many_rows", n=n, most=MOST_ROWS)


def _filled_rows(file: str, reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold something, and the line where each begins."""
    start = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield start, row
            start = reader.line_num + 1
    except csv.Error as error:
        where = f"line {reader.line_num}"
        raise DataError([Problem.of(file, where, "", "unreadable", error=error)]) from error


def _column_names(file: str, where: str, header: list[str]) -> list[str]:
    """Names of the columns."""
    if len(header) > MOST_COLUMNS:
        n = len(header)
        raise DataError([Problem.of(file, where, "", "many_columns", n=n, most=MOST_COLUMNS)])
    names = [restore_cell(name).strip() for name in header]
    if all(name.lower() in WORDS for name in names):
        raise DataError([Problem.of(file, where, "", "no_header")])
    return names


def _duplicate_name_problems(file: str, where: str, names: list[str]) -> list[Problem]:
    """Names that several columns have."""
    counts = Counter(name for name in names if name)
    return [
        Problem.of(file, where, name, "twice_column", name=name)
        for name, count in counts.items()
        if count > 1
    ]


def _build_table(
    file: str, where: str, names: list[str], cells: list[list[str]], lines: array[int]
) -> RawTable:
    import pandas as pd

    columns: dict[str, pd.Series] = {}
    for place, name in enumerate(names):
        column, cells[place] = cells[place], []  # each is let go of once it is a series
        if name or not place:
            columns[name] = pd.Series(column, dtype=object)
        elif any(cell.strip() for cell in column):  # an empty column is what spreadsheets leave
            raise DataError([Problem.of(file, where, "", "no_header")])
    return RawTable(file, columns, np.array(lines, dtype=np.int64))


def _read_jsonl(file: str, raw: bytes, encoding: str) -> RawTable:
    columns: dict[str, list[str]] = {}
    known: dict[str, str] = {}
    problems: list[Problem] = []
    lines, faults = array("q"), 0
    for line, content in enumerate(_text_stream(raw, encoding, "\n"), 1):
        if not content.strip():
            continue
        row, found = _json_row(file, line, content)
        if found:
            faults += len(found)
            problems += found[: max(MOST - len(problems), 0)]
        if len(lines) == MOST_ROWS:
            raise DataError([_warn_of_size(file, len(lines) + 1)])
        for name, cell in row.items():
            column = columns.setdefault(name, [])
            column.extend([""] * (len(lines) - len(column)))
            value = _as_text(cell)
            column.append(known.get(value, value))
            if len(known) < MOST_KNOWN:
                known.setdefault(value, value)
        if len(columns) > MOST_COLUMNS:
            told = {"n": len(columns), "most": MOST_COLUMNS}
            raise DataError([Problem.of(file, f"line {line}", "", "many_columns", **told)])
        lines.append(line)
    if problems:
        raise DataError([*problems, *more_faults_problem(file, problems[0].field, faults)])
    import pandas as pd

    for column in columns.values():
        column.extend([""] * (len(lines) - len(column)))
    series = {name: pd.Series(column, dtype=object) for name, column in columns.items()}
    return RawTable(file, series, np.array(lines, dtype=np.int64))


def _json_row(file: str, line: int, content: str) -> tuple[dict[str, Any], list[Problem]]:
    """An object of plain values, and what is wrong with it."""
    where = f"line {line}"
    try:
        row = read_json(content)
    except JsonError as error:
        return {}, [Problem.of(file, where, "", error.kind, **error.context)]
    if not isinstance(row, dict):
        return {}, [Problem.of(file, where, "", "no_object")]
    nested = [name for name, cell in row.items() if isinstance(cell, list | dict)]
    return row, [Problem.of(file, where, name, "nested_value") for name in nested]


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
    return read_table(file, table)
