"""The sheets of workbooks (ODS, XLSX): the values their cells hold, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from pixsim.foundation.i18n import gettext as _
from pixsim.viewing.archives import open_zip
from pixsim.viewing.documents import office_part
from pixsim.viewing.limits import MOST_LINES, Unreadable, shown_line
from pixsim.viewing.tables import LONGEST_CELL, MOST_COLUMNS, make_table
from pixsim.viewing.views import WorkbookView
from pixsim.viewing.xml_events import read_xml

MOST_SHEETS = 20
_EPOCH = datetime(1899, 12, 30)  # day 0 of spreadsheets
_DAY_FORMATS = {*range(14, 23), *range(45, 48)}  # ECMA-376, 18.8.30
_LAST_DAY = 2_958_465  # 31/12/9999

Rows = list[list[str]]


def workbook_view(content: bytes) -> WorkbookView:
    """The sheets of a workbook that hold something."""
    with_names = _read_ods(content) if _has_member(content, "content.xml") else _read_xlsx(content)
    sheets = tuple(
        (shown_line(name), make_table(rows))
        for name, rows in with_names
        if any(any(row) for row in rows)
    )
    if not sheets:
        raise Unreadable(_("Ce classeur est vide, au moins dans ses premières lignes et colonnes."))
    return WorkbookView(sheets)


def _has_member(content: bytes, name: str) -> bool:
    office_part(content, name, "xl/workbook.xml")
    with open_zip(content) as archive:
        return name in archive.namelist()


def _trim_rows(rows: Rows) -> Rows:
    """Rows without the empty cells and rows that end them."""
    for row in rows:
        while row and not row[-1]:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _repeat_count(attributes: Mapping[str, str], name: str) -> int:
    written = attributes.get(name, "1")
    return int(written) if written.isdecimal() and len(written) < 9 else 1


def _read_ods(content: bytes) -> list[tuple[str, Rows]]:
    reader = _OdsCells()
    read_xml(office_part(content, "content.xml"), reader.start, reader.end, reader.text)
    return [(name, _trim_rows(rows)) for name, rows in reader.sheets]


class _OdsCells:
    """Gathers cells as they are displayed."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, Rows]] = []
        self._row: list[str] = []
        self._cell = ""
        self._repeats = self._row_repeats = 1
        self._in_text = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open a sheet, a row, a cell, a text."""
        if tag == "table" and len(self.sheets) < MOST_SHEETS:
            self.sheets.append((attributes.get("name", ""), []))
        elif tag == "table-row":
            self._row, self._row_repeats = [], _repeat_count(attributes, "number-rows-repeated")
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell, self._repeats = "", _repeat_count(attributes, "number-columns-repeated")
        elif tag == "p":
            self._in_text = True
            self._cell += " " if self._cell else ""

    def end(self, tag: str) -> None:
        """Close what was opened; what is repeated is written as often, within the limits."""
        if tag == "p":
            self._in_text = False
        elif tag in ("table-cell", "covered-table-cell"):
            room = MOST_COLUMNS - len(self._row)
            self._row += [self._cell] * min(self._repeats, room)
        elif tag == "table-row" and self.sheets:
            rows = self.sheets[-1][1]
            room = MOST_LINES + 2 - len(rows)
            rows += [list(self._row) for _copy in range(min(self._row_repeats, room))]

    def text(self, data: str) -> None:
        """What a cell displays."""
        if self._in_text and len(self._cell) < LONGEST_CELL:
            self._cell += data


def _read_xlsx(content: bytes) -> list[tuple[str, Rows]]:
    """Sheets in their order; a formula gives the value that was saved with it."""
    names: list[str] = []

    def sheet(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet":
            names.append(attributes.get("name", ""))

    read_xml(office_part(content, "xl/workbook.xml"), sheet, _ignore_event, _ignore_event)
    texts = _shared_texts(content)
    days = _day_styles(content)
    sheets = []
    for place, name in enumerate(names[:MOST_SHEETS], 1):
        part = f"xl/worksheets/sheet{place}.xml"
        if _holds_part(content, part):
            reader = _XlsxCells(texts, days)
            read_xml(office_part(content, part), reader.start, reader.end, reader.text)
            sheets.append((name, _trim_rows(reader.rows)))
    return sheets


def _ignore_event(_said: str) -> None:
    """Tags and texts of no use."""


def _holds_part(content: bytes, part: str) -> bool:
    with open_zip(content) as archive:
        return part in archive.namelist()


def _shared_texts(content: bytes) -> list[str]:
    part = "xl/sharedStrings.xml"
    texts: list[str] = []
    if not _holds_part(content, part):
        return texts
    inside = [False]

    def start(tag: str, _attributes: Mapping[str, str]) -> None:
        inside[0] = tag == "t"
        if tag == "si":
            texts.append("")

    def end(_tag: str) -> None:
        inside[0] = False

    def text(data: str) -> None:
        if inside[0] and texts and len(texts[-1]) < LONGEST_CELL:
            texts[-1] += data

    read_xml(office_part(content, part), start, end, text)
    return texts


def _day_styles(content: bytes) -> set[int]:
    """Places of the styles that show a number as a day."""
    part = "xl/styles.xml"
    if not _holds_part(content, part):
        return set()
    own: set[int] = set()
    formats: list[int] = []
    inside = [False]

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        written = attributes.get("numFmtId", "0")
        number = int(written) if written.isdecimal() and len(written) < 9 else 0
        if tag == "numFmt" and {"d", "y"} <= set(attributes.get("formatCode", "").lower()):
            own.add(number)
        elif tag == "cellXfs":
            inside[0] = True
        elif tag == "xf" and inside[0]:
            formats.append(number)

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside[0] = False

    read_xml(office_part(content, part), start, end, _ignore_event)
    return {place for place, number in enumerate(formats) if number in _DAY_FORMATS | own}


class _XlsxCells:
    """Gathers the cells of one sheet."""

    def __init__(self, texts: list[str], days: set[int]) -> None:
        self.rows: Rows = []
        self._texts, self._days = texts, days
        self._row, self._column = 0, 0
        self._type, self._style, self._value = "", 0, ""
        self._in_value = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open a cell, at its place."""
        if tag == "c":
            self._column, self._row = _cell_place(attributes.get("r", ""))
            self._type, self._value = attributes.get("t", "n"), ""
            self._style = _repeat_count(attributes, "s") if "s" in attributes else 0
        elif tag in ("v", "t"):
            self._in_value = True

    def end(self, tag: str) -> None:
        """Write a cell where it belongs."""
        if tag in ("v", "t"):
            self._in_value = False
        elif (
            tag == "c"
            and self._value
            and self._row < MOST_LINES + 2
            and self._column < MOST_COLUMNS
        ):
            while len(self.rows) <= self._row:
                self.rows.append([])
            row = self.rows[self._row]
            row += [""] * (self._column + 1 - len(row))
            row[self._column] = self._text()

    def text(self, data: str) -> None:
        """The value of a cell."""
        if self._in_value and len(self._value) < LONGEST_CELL:
            self._value += data

    def _text(self) -> str:
        if self._type == "s":
            place = int(self._value) if self._value.isdecimal() else len(self._texts)
            return self._texts[place] if place < len(self._texts) else ""
        if self._type == "b":
            return _("VRAI") if self._value == "1" else _("FAUX")
        if self._type == "e":
            return _ERRORS.get(self._value, self._value)
        if self._type != "n":
            return self._value
        if self._style in self._days:
            return _day_text(self._value)
        return _number_text(self._value)


_ERRORS = {"#VALUE!": "#VALEUR!", "#NAME?": "#NOM?", "#NUM!": "#NOMBRE!", "#NULL!": "#NUL!"}
"""Errors as a spreadsheet in French shows them; the others have the same name."""


def _cell_place(reference: str) -> tuple[int, int]:
    """Column and row of « C12 », from 0; far away where it is no such name."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if (
        not letters.isascii()
        or not letters.isalpha()
        or len(letters) > 3
        or not 0 < len(digits) < 8
    ):
        return MOST_COLUMNS, 0
    column = 0
    for letter in letters.upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    return column - 1, int(digits) - 1


def _day_text(value: str) -> str:
    try:
        days = float(value)
    except ValueError:
        return value
    if not 0 <= days <= _LAST_DAY:
        return value
    moment = _EPOCH + timedelta(days=days)
    return f"{moment:%d/%m/%Y}" if days == int(days) else f"{moment:%d/%m/%Y %H:%M}"


def _number_text(value: str) -> str:
    """A number with at most fifteen digits, as spreadsheets show it, and a decimal comma."""
    try:
        return f"{float(value):.15g}".replace(".", ",")
    except ValueError:
        return value
