"""Calibrated item parameters: ``item_bank/parameters.csv``, written by calibration alone."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pixsim.foundation.files import READABLE, replace_file
from pixsim.foundation.problems import DataError, Problem, schema_problems
from pixsim.text.csv_text import csv_text

FILE = "parameters.csv"
COLUMNS = ("item", "a", "b", "se_a", "se_b", "n", "method", "date")
WITH_C = ("item", "a", "b", "c", "se_a", "se_b", "n", "method", "date")
"""Where an item has a lower asymptote; files without one stay as they were."""

LEAST_A, MOST_A = 1e-4, 25.0  # slopes a calibration may find; steeper ones have no maximum
MOST_B = 50.0  # either side of 0; abilities are within a few units
MOST_SE = 1e6
MOST_C = 0.9

_Error = Annotated[float, Field(allow_inf_nan=False, ge=0, le=MOST_SE)]


class Calibrated(BaseModel):
    """Parameters of one item, estimated from answers (logistic metric without 1.7).

    Attributes
    ----------
    item : str
    a, b : float
        Discrimination, from `LEAST_A` to `MOST_A`, and difficulty, from `-MOST_B` to `MOST_B`.
    se_a, se_b : float
        Standard errors; 0 for what the model fixes.
    c : float
        Lower asymptote, from 0 to `MOST_C`; 0 for all models but the 3PL.
    n : int
        Answers behind the estimate.
    method : str
        Model and estimator, e.g. ``2pl MAP``.
    date : datetime.date
        Of the calibration.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    item: str = Field(min_length=1)
    a: float = Field(allow_inf_nan=False, ge=LEAST_A, le=MOST_A)
    b: float = Field(allow_inf_nan=False, ge=-MOST_B, le=MOST_B)
    se_a: _Error
    se_b: _Error
    n: int = Field(ge=1)
    method: str = Field(min_length=1)
    date: datetime.date
    c: float = Field(default=0.0, allow_inf_nan=False, ge=0, le=MOST_C)


def is_valid_curve(a: float, b: float) -> bool:
    """Whether these are parameters that an item may have; NaN is not."""
    return LEAST_A <= a <= MOST_A and abs(b) <= MOST_B


def read_parameters(file: Path, items: Container[str]) -> dict[str, Calibrated]:
    """Read a table of parameters.

    Parameters
    ----------
    file : Path
    items : container of str
        Ids of the bank's items.

    Returns
    -------
    dict of str to Calibrated

    Raises
    ------
    DataError
        Every fault, by line and item: not readable, wrong columns, values that are no numbers or
        beyond what an item may have, items unknown or met twice.
    """
    try:
        text = file.read_text(encoding="utf-8")
        rows = list(csv.reader(io.StringIO(text), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError([Problem.of(file.name, "", "", "unreadable", error=error)]) from error
    problems = list(_header_faults(file, rows[0] if rows else []))
    known: dict[str, Calibrated] = {}
    for line, row in enumerate(rows[1:] if not problems else [], 2):
        read = _parse_row(file, line, row, rows[0])
        if isinstance(read, Calibrated):
            read = _misplaced_row_problems(file, line, read, items, known) or read
        if isinstance(read, Calibrated):
            known[read.item] = read
        else:
            problems += read
    if problems:
        raise DataError(problems)
    return known


def write_parameters(file: Path, parameters: Iterable[Calibrated]) -> None:
    """Replace a table of parameters whole, sorted by item: a reader sees the old or the new.

    Raises
    ------
    OSError
        The file cannot be written; the old one is untouched.
    """
    known = sorted(parameters, key=lambda p: p.item)
    columns = WITH_C if any(p.c for p in known) else COLUMNS
    rows: list[Sequence[object]] = [columns]
    for p in known:
        cells = {name: getattr(p, name) for name in columns} | {"date": p.date.isoformat()}
        rows.append([f"{cell:.6g}" if isinstance(cell, float) else cell for cell in cells.values()])
    content = csv_text(rows).encode()
    replace_file(file, content, READABLE)  # a bank is for all who use the machine


def _header_faults(file: Path, header: list[str]) -> Iterator[Problem]:
    columns = WITH_C if "c" in header else COLUMNS
    for name in columns:
        if name not in header:
            yield Problem.of(file.name, "", name, "no_column", name=name)
    for name in sorted(set(header) - set(columns)):
        yield Problem.of(file.name, "", name, "foreign_column", name=name)
    if not set(columns) ^ set(header) and tuple(header) != columns:
        yield Problem.of(file.name, "", "", "column_order", order=", ".join(columns))


def _parse_row(
    file: Path, line: int, row: list[str], columns: Sequence[str]
) -> Calibrated | list[Problem]:
    where = f"line {line}"
    if len(row) != len(columns):
        return [Problem.of(file.name, where, "", "row_length", n=len(row), expected=len(columns))]
    try:
        return Calibrated.model_validate(dict(zip(columns, row, strict=True)))
    except ValidationError as error:
        return schema_problems(file.name, f"{where}, {row[0]}" if row[0] else where, error)


def _misplaced_row_problems(
    file: Path,
    line: int,
    read: Calibrated,
    items: Container[str],
    known: Mapping[str, Calibrated],
) -> list[Problem]:
    where = f"line {line}"
    if read.item not in items:
        return [Problem.of(file.name, where, "item", "unknown_item", name=read.item)]
    if read.item in known:
        return [Problem.of(file.name, where, "item", "twice_item", name=read.item)]
    return []
