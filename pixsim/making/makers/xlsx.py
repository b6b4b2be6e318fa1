"""Workbooks as .xlsx, with XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from pixsim.making.makers.office_xml import core_properties
from pixsim.making.packing import repack_zip
from pixsim.making.workbooks import Cell, CellStyle, Chart, Rule, Sheet, Workbook, cell_of

FORMATS = {
    "general": "General", "whole": "0", "decimal": "0.00", "decimal1": "0.0", "percent": "0%",
    "percent1": "0.0%", "euros": '#,##0.00" €"', "date": "dd/mm/yyyy", "month": "mm/yyyy",
    "moment": "dd/mm/yyyy hh:mm", "time": "hh:mm", "text": "@",
}  # fmt: skip
_EDGES = {"xlsxwriter": {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}}


def make_bytes(book: Workbook, _suffix: str) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    writer = xlsxwriter.Workbook(stream, _EDGES["xlsxwriter"])
    said = book.properties
    writer.set_properties({
        "title": said.title, "subject": said.subject, "author": said.author,
        "company": said.company, "keywords": said.keywords, "comments": said.comments,
        "created": said.created,
    })  # fmt: skip
    looks: dict[CellStyle, Any] = {}
    for described in book.sheets:
        _write_sheet(writer, described, looks)
    for name, place in book.names.items():
        writer.define_name(name, f"={place}")
    first = next(place for place, one in enumerate(book.sheets) if not one.hidden)
    writer.worksheets()[first].activate()
    writer.worksheets()[first].set_first_sheet()
    writer.close()
    # XlsxWriter knows neither who changed a workbook last nor when
    return repack_zip(stream.getvalue(), {"docProps/core.xml": core_properties(said)})


def _write_sheet(writer: Any, described: Sheet, looks: dict[CellStyle, Any]) -> None:
    sheet = writer.add_worksheet(described.name)
    for row, entries in enumerate(described.rows):
        for column, entry in enumerate(entries):
            _write_cell(writer, sheet, row, column, cell_of(entry), looks)
    for column, width in enumerate(described.widths):
        sheet.set_column(column, column, width)
    for column in described.hidden_columns:
        sheet.set_column(column, column, None, None, {"hidden": True})
    for row in described.hidden_rows:
        sheet.set_row(row, None, None, {"hidden": True})
    for merged in described.merged:
        sheet.merge_range(merged, "")
        row, column = _top_left(merged)
        _write_cell(writer, sheet, row, column, cell_of(described.rows[row][column]), looks)
    if described.filtered:
        sheet.autofilter(described.filtered)
    if described.frozen:
        sheet.freeze_panes(described.frozen, 0)
    for chart in described.charts:
        sheet.insert_chart(chart.at, _make_chart(writer, described.name, chart))
    for rule in described.rules:
        sheet.data_validation(rule.cells, _validation_rule(rule))
    if described.hidden:
        sheet.hide()


def _top_left(cells: str) -> tuple[int, int]:
    from xlsxwriter.utility import xl_cell_to_rowcol

    row, column = xl_cell_to_rowcol(cells.partition(":")[0])
    return int(row), int(column)


def _cell_format(writer: Any, cell: Cell, looks: dict[CellStyle, Any]) -> Any:
    style = cell.style
    if style.shown == "general" and (shown := _natural_style(cell.value)) != "general":
        style = CellStyle(shown, style.bold, style.italic, style.ink, style.fill, style.align)  # type: ignore[arg-type]
    if style not in looks:
        settings: dict[str, Any] = {"num_format": FORMATS[style.shown]}
        settings |= {"bold": True} if style.bold else {}
        settings |= {"italic": True} if style.italic else {}
        settings |= {"font_color": style.ink} if style.ink else {}
        settings |= {"bg_color": style.fill} if style.fill else {}
        settings |= {"align": style.align} if style.align else {}
        looks[style] = writer.add_format(settings)
    return looks[style]


def _natural_style(value: object) -> str:
    """How a date or a time is shown without being told."""
    if isinstance(value, datetime):
        return "moment"
    if isinstance(value, date):
        return "date"
    return "time" if isinstance(value, time) else "general"


def _write_cell(
    writer: Any, sheet: Any, row: int, column: int, cell: Cell, looks: dict[CellStyle, Any]
) -> None:
    look, value = _cell_format(writer, cell, looks), cell.value
    if cell.formula:
        sheet.write_formula(row, column, cell.formula, look, "" if value is None else value)
    elif value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_datetime(row, column, value, look)
    if cell.note:
        sheet.write_comment(row, column, cell.note, {"author": cell.note_author or "Anonyme"})


def _make_chart(writer: Any, sheet: str, described: Chart) -> Any:
    chart = writer.add_chart({"type": described.kind})
    for name, cells in described.series.items():
        chart.add_series({
            "name": name,
            "categories": _range_formula(sheet, described.labels),
            "values": _range_formula(sheet, cells),
            "y2_axis": name in described.secondary,
        })  # fmt: skip
    chart.set_title({"name": described.title})
    axis: dict[str, Any] = {"name": described.y_title}
    axis |= {"log_base": 10} if described.logarithmic else {}
    axis |= {"min": described.least} if described.least is not None else {}
    chart.set_y_axis(axis)
    chart.set_x_axis({"name": described.x_title})
    return chart


def _range_formula(sheet: str, cells: str) -> str:
    first, _, last = cells.partition(":")
    return f"='{sheet}'!{_fixed_address(first)}:{_fixed_address(last or first)}"


def _fixed_address(cell: str) -> str:
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"


def _validation_rule(rule: Rule) -> Mapping[str, Any]:
    told: dict[str, Any] = {"error_message": rule.message} if rule.message else {}
    if rule.between is None:
        return told | {"validate": "list", "source": list(rule.listed)}
    low, high = rule.between
    kind = "integer" if rule.whole else "decimal"
    return told | {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}
