"""Tables: CSV and the like, filtered, sorted, summed as a spreadsheet shows at a glance."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, localcontext
from functools import cached_property
from io import StringIO
from itertools import islice
from string import ascii_uppercase

from pixsim.foundation.i18n import gettext as _
from pixsim.viewing.filtering import fold_text, matching_places
from pixsim.viewing.limits import MOST_LINES, Unreadable, shown_line
from pixsim.viewing.numbers import ColumnKind, column_kind, date_key, decimal_mark, parse_number
from pixsim.viewing.sizes import ENOUGH_DIGITS

DELIMITERS = ";\t,|"  # in this order where several fit
MOST_COLUMNS = 200
MOST_CELLS = 100_000
MOST_FILE_LINES = 50_000  # a row may be many lines, between quotes
LONGEST_CELL = 1_000  # characters
_SAMPLE = 50  # rows looked at to find the delimiter


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes
    ----------
    name : str
    kind : {"number", "date", "text"}
    numbers : tuple of Decimal or None
        Of a column of numbers, one per row; empty for others.
    """

    name: str
    kind: ColumnKind
    numbers: tuple[Decimal | None, ...] = ()

    @property
    def decimals(self) -> int:
        """The most decimals one of its numbers has."""
        exponents = [int(value.as_tuple().exponent) for value in self.numbers if value is not None]
        return max((-exponent for exponent in exponents), default=0)


@dataclass(frozen=True)
class Figures:
    """Count, sum and mean of the numbers of a column."""

    count: int
    total: Decimal
    mean: Decimal


@dataclass(frozen=True)
class TableView:
    """A table whose cells are safe to show; every row has as many as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    cut: bool = False

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(fold_text(" ".join(row)) for row in self.rows)

    def select(
        self, words: str = "", by: int | None = None, *, descending: bool = False
    ) -> tuple[int, ...]:
        """Places of the rows that hold all words, sorted by a column or as in the file.

        Numbers and dates come before texts, or after them when descending; empty cells are last both
        ways, and equal cells keep the order of the file.
        """
        places = matching_places(words, self._folded)
        if by is None:
            return places
        keys = self._sort_keys(by)
        filled = [place for place in places if self.rows[place][by].strip()]
        empty = [place for place in places if not self.rows[place][by].strip()]
        return (*sorted(filled, key=keys.__getitem__, reverse=descending), *empty)

    def _sort_keys(self, by: int) -> list[tuple[int, Decimal | datetime | str]]:
        column = self.columns[by]
        values: Sequence[Decimal | datetime | None] = column.numbers
        if column.kind != "number":
            dated = column.kind == "date"
            values = [date_key(row[by]) if dated else None for row in self.rows]
        return [
            (1, fold_text(row[by])) if value is None else (0, value)
            for row, value in zip(self.rows, values, strict=True)
        ]

    def figures(self, column: int, places: Sequence[int]) -> Figures | None:
        """Sum and mean of the numbers of a column in some rows; None when there is none."""
        numbers = self.columns[column].numbers
        found = [value for place in places if numbers and (value := numbers[place]) is not None]
        if not found:
            return None
        with localcontext(prec=ENOUGH_DIGITS):
            total = sum(found, Decimal(0))
            return Figures(len(found), total, total / len(found))


def csv_view(name: str, text: str) -> TableView:
    """The table of a CSV or TSV text.

    Raises
    ------
    Unreadable
        It holds nothing, or a cell without an end.
    """
    lines = list(islice(StringIO(text, newline=""), MOST_FILE_LINES))
    delimiter = "\t" if name.lower().endswith(".tsv") else _guess_delimiter(lines)
    try:
        rows = list(islice(csv.reader(lines, delimiter=delimiter), MOST_LINES + 2))
    except csv.Error:
        raise Unreadable(_("Ce tableau est abîmé : un guillemet n'est jamais refermé.")) from None
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise Unreadable(_("Ce tableau est vide."))
    return make_table(rows, cut=len(lines) == MOST_FILE_LINES)


def make_table(rows: Sequence[Sequence[str]], *, cut: bool = False) -> TableView:
    """A table of cells, whose first row names the columns when it looks so."""
    width = min(max(len(row) for row in rows), MOST_COLUMNS)
    most = min(MOST_LINES, MOST_CELLS // width)
    cells = [
        tuple(
            shown_line(cell[:LONGEST_CELL].replace("\r\n", " ").replace("\n", " "))
            for cell in row[:width]
        )
        + ("",) * (width - len(row))
        for row in rows[: most + 1]
    ]
    names, body = (cells[0], cells[1:]) if _has_names(cells) else (_letter_names(width), cells)
    cut = cut or len(rows) - (body is not cells) > most
    body = body[:most]
    columns = tuple(
        _read_column(title, [row[place] for row in body]) for place, title in enumerate(names)
    )
    return TableView(columns, tuple(body), cut)


def _read_column(name: str, cells: Sequence[str]) -> Column:
    kind = column_kind(cells)
    if kind != "number":
        return Column(name, kind)
    mark = decimal_mark(cells)
    return Column(name, kind, tuple(parse_number(cell, mark) for cell in cells))


def _guess_delimiter(lines: Sequence[str]) -> str:
    """The mark that cuts the first rows into as many cells as their first."""
    scores = {mark: _cell_regularity(lines[:_SAMPLE], mark) for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: scores[mark])


def _cell_regularity(lines: Sequence[str], mark: str) -> tuple[float, int]:
    try:
        rows = [row for row in csv.reader(lines, delimiter=mark) if row]
    except csv.Error:
        return 0.0, 0
    widths = Counter(len(row) for row in rows)
    first = len(rows[0]) if rows else 0
    return (widths[first] / len(rows), first) if first > 1 else (0.0, 0)


def _has_names(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether the first row is none of the data: it has no number or date where others have."""
    if len(rows) == 1 or not any(rows[0]):
        return any(rows[0])
    for place, title in enumerate(rows[0]):
        kind = column_kind([row[place] for row in rows[1 : 1 + _SAMPLE]])
        if kind != "text" and title.strip():
            return column_kind([title]) != kind
    return all(column_kind([title]) == "text" for title in rows[0])


def _letter_names(width: int) -> tuple[str, ...]:
    """A, B … Z, AA … as a spreadsheet names its columns."""
    names = [*ascii_uppercase, *(a + b for a in ascii_uppercase for b in ascii_uppercase)]
    return tuple(names[:width])
