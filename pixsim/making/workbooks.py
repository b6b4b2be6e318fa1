"""Workbooks: sheets of cells, with what a spreadsheet keeps beside their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Literal

from pixsim.making.properties import NO_PROPERTIES, Properties

Value = str | int | float | bool | date | datetime | time | None

Format = Literal[
    "general", "whole", "decimal", "decimal1", "percent", "percent1", "euros", "date", "month",
    "moment", "time", "text",
]  # fmt: skip
"""How a number is shown; a date or a time is shown as such without saying so."""

ChartKind = Literal["line", "column", "bar", "scatter", "pie"]


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell looks. Colours are written « #C00000 »."""

    shown: Format = "general"
    bold: bool = False
    italic: bool = False
    ink: str = ""
    fill: str = ""
    align: Literal["", "left", "center", "right"] = ""


PLAIN = CellStyle()
HEADER = CellStyle(bold=True, fill="#D9E2F3")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. A bare value in a row is a cell without anything else.

    Attributes
    ----------
    value : Value
        A text stays a text, « 12 » included. With a formula: the value last computed.
    formula : str
        With English names, commas, and « Feuille!B2 » or « 'Deux mots'!B2 »; begins with « = ».
    note : str
        A comment on the cell.
    error : bool
        Whether `value` is an error such as « #DIV/0! ».
    """

    value: Value = None
    formula: str = ""
    style: CellStyle = PLAIN
    note: str = ""
    note_author: str = ""
    error: bool = False


Entry = Cell | Value


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart on a sheet, of one of its ranges (« B2:B13 »)."""

    kind: ChartKind
    title: str
    labels: str
    series: Mapping[str, str]
    at: str = "H2"
    secondary: frozenset[str] = frozenset()
    logarithmic: bool = False
    least: float | None = None
    x_title: str = ""
    y_title: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be typed in a range: one of `listed`, or a number between two bounds."""

    cells: str
    listed: tuple[str, ...] = ()
    between: tuple[float, float] | None = None
    whole: bool = True
    message: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes
    ----------
    widths : tuple of float
        Of the columns, in characters.
    hidden_rows, hidden_columns : frozenset of int
        From 0.
    merged : tuple of str
        Ranges such as « A1:C1 »: only the first cell has a value.
    filtered : str
        The range whose header has filter buttons; rows filtered out are in `hidden_rows`.
    frozen : int
        Rows that stay in sight at the top.
    """

    name: str
    rows: tuple[tuple[Entry, ...], ...]
    widths: tuple[float, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[str, ...] = ()
    filtered: str = ""
    frozen: int = 0
    charts: tuple[Chart, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook, for .xlsx and .ods.

    Attributes
    ----------
    names : Mapping
        Named ranges: « Taux » to « Réglages!$B$2 ».
    """

    sheets: tuple[Sheet, ...]
    properties: Properties = NO_PROPERTIES
    names: Mapping[str, str] = field(default_factory=dict)


def sheet(
    name: str,
    header: tuple[str, ...],
    rows: Sequence[Sequence[Entry]],
    **more: Any,
) -> Sheet:
    """A usual table: a bold header that stays in sight, columns wide enough."""
    widths = tuple(
        min(
            40.0,
            2.0 + max(len(_entry_text(row[place])) for row in (header, *rows) if place < len(row)),
        )
        for place in range(len(header))
    )
    head = tuple(Cell(title, style=HEADER) for title in header)
    given = {"widths": widths, "frozen": 1, **more}
    return Sheet(name, (head, *map(tuple, rows)), **given)


def _entry_text(entry: Entry) -> str:
    value = entry.value if isinstance(entry, Cell) else entry
    return "" if value is None else str(value)


def cell_of(entry: Entry) -> Cell:
    """An entry as a cell."""
    return entry if isinstance(entry, Cell) else Cell(entry)
