"""What a worksheet is made of, and what its cells show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pixsim.worlds.core import Frozen, World
from pixsim.worlds.recent_values import OfLast
from pixsim.worlds.sheet.names import cell_name
from pixsim.worlds.sheet.operators import criterion
from pixsim.worlds.sheet.recalculation import Computed
from pixsim.worlds.sheet.values import (
    CellError,
    Error,
    Value,
    day_of,
    plain_number,
    read_date,
    text_of,
)

STANDARD, TEXT = "standard", "texte"
FORMATS = (
    STANDARD,
    "nombre 0,00",
    "nombre sans décimale",
    "pourcentage",
    "monétaire €",
    "date",
    TEXT,
)
CHARTS = ("courbe", "histogramme", "secteurs", "nuage de points")
ALL = "(tout)"


class Chart(Frozen):
    """A chart: its form, the cells of its labels (or of its x), and of its values."""

    form: str
    labels: str
    values: str


class Saved(Frozen):
    """A sheet as it was before something was done."""

    cells: Mapping[str, str]
    formats: Mapping[str, str]
    filters: Mapping[str, str]
    charts: tuple[Chart, ...]


class Paper(World):
    """The state of a worksheet.

    Attributes
    ----------
    title : str
    columns, rows : int
        Size of the sheet.
    header : int
        Row of the names of columns; 0 when there is none. Sorting and filters are below it.
    cells : Mapping
        What was typed, by cell; empty ones are absent.
    formats : Mapping
        By cell; `STANDARD` where absent.
    filters : Mapping
        Value or condition by column letter.
    charts : tuple of Chart
    past : tuple of Saved
        What undoing brings back, the newest last.
    """

    machine: Literal["sheet"] = "sheet"
    title: str = "Feuille1"
    columns: int = 8
    rows: int = 30
    header: int = 1
    cells: Mapping[str, str] = {}
    formats: Mapping[str, str] = {}
    filters: Mapping[str, str] = {}
    charts: tuple[Chart, ...] = ()
    past: tuple[Saved, ...] = ()

    def form(self, cell: str) -> str:
        """The format of a cell."""
        return self.formats.get(cell, STANDARD)

    def is_text(self, cell: str) -> bool:
        """Whether what is typed into a cell is a text, whatever it is."""
        return self.formats.get(cell) == TEXT

    def value(self, cell: str) -> Value:
        """The value of a cell."""
        return computed(self).value(cell)

    def shown(self, cell: str) -> str:
        """What a cell shows."""
        value, form = self.value(cell), self.form(cell)
        if value is None:
            return ""
        if isinstance(value, Error):
            return value.value
        if isinstance(value, float) and form != TEXT:
            return _number(value, form, self.cells.get(cell, ""))
        return text_of(value)

    def last_row(self) -> int:
        """The last row of the table: the last one that holds something without a gap."""
        filled = {int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for cell in self.cells}
        row = self.header + 1
        while row in filled:
            row += 1
        return row - 1

    def hidden(self) -> frozenset[int]:
        """Rows that the filters hide."""
        tests = {letter: criterion(text) for letter, text in self.filters.items()}
        return frozenset(
            row
            for row in range(self.header + 1, self.last_row() + 1)
            if not all(
                test(self.value(f"{letter}{row}"))
                or self.shown(f"{letter}{row}") == self.filters[letter]
                for letter, test in tests.items()
            )
        )

    def column_values(self, letter: str) -> tuple[str, ...]:
        """What a column shows below its name, each once, in order."""
        texts = (
            self.shown(f"{letter}{row}") for row in range(self.header + 1, self.last_row() + 1)
        )
        return tuple(sorted({text for text in texts if text}))

    def letters(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(cell_name(column, 1)[0] for column in range(1, self.columns + 1))


def _values(paper: Paper) -> Computed:
    return Computed(paper.cells, paper.is_text, paper.hidden)


computed = OfLast(_values)
"""The values of a sheet."""


def _number(value: float, form: str, typed: str) -> str:
    if form == STANDARD and typed and not typed.startswith("="):
        if read_date(typed) is not None:
            form = "date"
        elif typed.rstrip().endswith("%"):
            return f"{plain_number(round(value * 100, 8))} %"
        elif typed.rstrip().endswith("€"):
            form = "monétaire €"
    if form == "date":
        try:
            return f"{day_of(value):%d/%m/%Y}"
        except CellError:
            return Error.NUMBER.value
    if form == "pourcentage":
        return f"{_fixed(value * 100, 0 if abs(value * 100 - round(value * 100)) < 1e-9 else 1)} %"
    if form == "monétaire €":
        return f"{_fixed(value, 2)} €"
    if form == "nombre 0,00":
        return _fixed(value, 2)
    if form == "nombre sans décimale":
        return _fixed(value, 0)
    return plain_number(value)


def _fixed(value: float, digits: int) -> str:
    nudged = value + (1e-9 if value >= 0 else -1e-9)  # a half goes up, as people expect
    return f"{nudged:.{digits}f}".replace(".", ",") if abs(value) < 1e15 else plain_number(value)
