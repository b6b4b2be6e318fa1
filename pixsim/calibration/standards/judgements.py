"""The file of a standard setting: who said what of which item, checked."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pixsim.foundation.file_reading import refuse_special
from pixsim.foundation.problems import DataError, Problem

if TYPE_CHECKING:
    import pandas as pd

Method = Literal["bookmark", "angoff"]
COLUMNS = {"bookmark": ("judge", "level", "item"), "angoff": ("judge", "level", "item", "chance")}
LEVELS = range(1, 9)
MOST_ROWS = 100_000

Row = tuple[int, dict[str, str]]


def read_judgements(file: Path, items: Collection[str], method: Method) -> pd.DataFrame:
    """What judges said, from a CSV file with commas or semicolons.

    Parameters
    ----------
    file : Path
        Columns ``judge`` (any name), ``level`` (1 to 8), ``item``; for Angoff also ``chance``, from 0
        to 1 or as percentages, that somebody who just has the level answers right. Others are
        ignored. For a bookmark, ``item`` is the first of the booklet that this person would not
        master; one row a judge and level.
    items : collection of str
        Items that have parameters.
    method : {"bookmark", "angoff"}

    Returns
    -------
    DataFrame
        ``judge``, ``level`` (int), ``item``, and for Angoff ``chance`` (float, from 0 to 1).

    Raises
    ------
    DataError
        Every fault, by line: not readable, no such column, no such item, no level, no chance, the
        same thing judged twice.
    """
    import pandas as pd

    rows = list(_judgement_rows(file, COLUMNS[method]))
    problems = list(_judgement_faults(file, rows, items, method))
    if problems:
        raise DataError(problems)
    table = pd.DataFrame(
        {
            "judge": [row["judge"] for _line, row in rows],
            "level": [int(row["level"]) for _line, row in rows],
            "item": [row["item"] for _line, row in rows],
        }
    )
    if method == "angoff":
        chances = [_parse_number(row["chance"]) for _line, row in rows]
        percent = any(value is not None and value > 1 for value in chances)
        table["chance"] = [
            (value or 0.0) / (100 if percent or "%" in row["chance"] else 1)
            for value, (_line, row) in zip(chances, rows, strict=True)
        ]
    return table


def _judgement_rows(file: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Rows that hold something, with their line."""
    try:
        refuse_special(file)
        text = file.read_text(encoding="utf-8-sig")
        first = text.partition("\n")[0]
        separator = ";" if first.count(";") > first.count(",") else ","
        rows = list(csv.reader(io.StringIO(text), delimiter=separator, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError([Problem.of(file.name, "", "", "unreadable", error=error)]) from error
    if len(rows) > MOST_ROWS:
        raise DataError([Problem.of(file.name, "", "", "many_rows", n=len(rows), most=MOST_ROWS)])
    header = [name.strip().lower() for name in rows[0]] if rows else []
    lacking = [name for name in columns if name not in header]
    if lacking:
        raise DataError(Problem.of(file.name, "", name, "no_column", name=name) for name in lacking)
    filled = [(line, row) for line, row in enumerate(rows[1:], 2) if any(map(str.strip, row))]
    if not filled:
        raise DataError([Problem.of(file.name, "", "", "no_judgement")])
    for line, row in filled:
        padded = [*row, *[""] * len(header)]
        yield line, {name: padded[header.index(name)].strip() for name in columns}


def _judgement_faults(
    file: Path, rows: list[Row], items: Collection[str], method: Method
) -> Iterator[Problem]:
    known, seen = set(items), dict[tuple[str, ...], int]()
    percent = any((_parse_number(row.get("chance", "")) or 0) > 1 for _line, row in rows)
    for line, row in rows:
        where = f"line {line}"
        empty = [name for name, text in row.items() if not text]
        for name in empty:
            yield Problem.of(file.name, where, name, "no_value")
        if row["item"] and row["item"] not in known:
            yield Problem.of(file.name, where, "item", "unknown_item", name=row["item"])
        if row["level"] and row["level"] not in map(str, LEVELS):
            yield Problem.of(file.name, where, "level", "no_such_level", value=row["level"])
        if method == "angoff" and row["chance"] and not _is_chance(row["chance"], percent):
            yield Problem.of(file.name, where, "chance", "no_chance", value=row["chance"])
        key = row["judge"], row["level"], *([row["item"]] if method == "angoff" else [])
        if not empty and key in seen:
            yield Problem.of(
                file.name, where, "", "judged_twice", judge=row["judge"], line=seen[key]
            )
        seen.setdefault(key, line)


def _parse_number(text: str) -> float | None:
    try:
        return float(text.replace(",", ".").removesuffix("%").strip())
    except ValueError:
        return None


def _is_chance(text: str, percent: bool) -> bool:
    value = _parse_number(text)
    return value is not None and 0 <= value <= (100 if percent or "%" in text else 1)
