"""Profiles of a whole class from a CSV file: a name and 16 levels a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from pixsim.framework import Framework
from pixsim.problems import DataError, Problem
from pixsim.profile import Profile
from pixsim.store.profiles import free_id

NAME_COLUMNS = ("name", "nom")
EXTRA_TIME_COLUMNS = ("extra_time_percent", "temps_majore")
MOST_EXTRA_TIME = 200


def read_class(path: Path, framework: Framework, taken: Iterable[str]) -> list[Profile]:
    """Read a class list; nothing is written.

    Parameters
    ----------
    path : Path
        UTF-8 (with or without mark) or Windows-1252; comma, semicolon or tab. Columns: ``name`` (or
        ``nom``), the competence codes ``1.1`` … ``5.2``, and optionally ``extra_time_percent`` (or
        ``temps_majore``). A blank level means not positioned.
    framework : Framework
    taken : iterable of str
        Ids already in use.

    Raises
    ------
    DataError
        Every fault, by line and column.
    """
    rows, columns = _table(path)
    problems = list(_column_faults(path, columns, framework))
    if problems:
        raise DataError(problems)
    used, profiles = set(taken), []
    for line, row in rows:
        found = list(_row_faults(path, line, row, framework))
        problems += found
        if not found:
            profile = _profile(row, framework, used)
            used.add(profile.id)
            profiles.append(profile)
    if not rows:
        problems.append(_fault(path, 1, "", "no_row"))
    if problems:
        raise DataError(problems)
    return profiles


def _table(path: Path) -> tuple[list[tuple[int, dict[str, str]]], list[str]]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        context = {"error": error.strerror}
        message = f"cannot be read: {error.strerror}"
        raise DataError([Problem(str(path), "", "", "unreadable", message, context)]) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")  # what spreadsheets on Windows still write
    head = text.splitlines()[0] if text.strip() else ""
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=separator)  # any line end
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        rows = [
            (reader.line_num, dict(zip(columns, (cell.strip() for cell in row), strict=False)))
            for row in reader
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        where, message = f"line {reader.line_num}", f"cannot be read: {error}"
        fault = Problem(str(path), where, "", "unreadable", message, {"error": error})
        raise DataError([fault]) from error
    return rows, columns


def _column_faults(path: Path, columns: list[str], framework: Framework) -> Iterable[Problem]:
    known = {*NAME_COLUMNS, *EXTRA_TIME_COLUMNS, *framework.competence}
    if not set(columns) & set(NAME_COLUMNS):
        yield _fault(path, 1, "name", "no_column", name="name")
    for name in columns:
        if name not in known:
            yield _fault(path, 1, name, "foreign_column", name=name)
        elif columns.count(name) > 1:
            yield _fault(path, 1, name, "twice_column", name=name)
    if not set(columns) & set(framework.competence):
        yield _fault(path, 1, "1.1", "no_column", name="1.1 … 5.2")


def _row_faults(
    path: Path, line: int, row: Mapping[str, str], framework: Framework
) -> Iterable[Problem]:
    name = _first(row, NAME_COLUMNS)
    if not name or not name.isprintable():
        yield _fault(path, line, "name", "no_name")
    for code in framework.competence:
        if (cell := row.get(code, "")) and cell not in set("012345678"):
            yield _fault(path, line, code, "no_level", value=cell)
    extra = _first(row, EXTRA_TIME_COLUMNS)
    if extra and not (extra.isascii() and extra.isdigit() and int(extra) <= MOST_EXTRA_TIME):
        yield _fault(path, line, "extra_time_percent", "no_percent", value=extra)


def _profile(row: Mapping[str, str], framework: Framework, used: Iterable[str]) -> Profile:
    name = _first(row, NAME_COLUMNS)
    levels = {code: int(row[code]) for code in framework.competence if row.get(code)}
    extra = int(_first(row, EXTRA_TIME_COLUMNS) or 0)
    return Profile(id=free_id(name, used), name=name, levels=levels, extra_time_percent=extra)


def _first(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _fault(path: Path, line: int, column: str, kind: str, **context: object) -> Problem:
    return Problem.of(str(path), f"line {line}", column, kind, **context)
