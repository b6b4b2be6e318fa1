"""Workbooks as .ods."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from xml.sax.saxutils import escape, quoteattr

from pixsim.making.makers.open_document import meta_part, office_part, open_document_package
from pixsim.making.workbooks import Cell, CellStyle, Rule, Sheet, Workbook, cell_of

_TOKEN = re.compile(
    r"""(?P<text>"[^"]*")
    | (?:(?P<sheet>'[^']+'|[^\W\d]\w*)!)? (?P<first>\$?[A-Z]{1,3}\$?[0-9]{1,7})
      (?: : (?P<last>\$?[A-Z]{1,3}\$?[0-9]{1,7}))? (?![\w(])
    | (?P<comma>,)""",
    re.VERBOSE,
)
_DAY, _MONTH, _YEAR = (
    '<number:day number:style="long"/>',
    '<number:month number:style="long"/>',
    '<number:year number:style="long"/>',
)
_SLASH = "<number:text>/</number:text>"
_CLOCK = (
    '<number:hours number:style="long"/><number:text>:</number:text>'
    '<number:minutes number:style="long"/>'
)


def _number_style(decimals: int, *, grouped: bool = False) -> str:
    grouping = ' number:grouping="true"' if grouped else ""
    return (
        f'<number:number number:min-integer-digits="1" number:decimal-places="{decimals}" '
        f'number:min-decimal-places="{decimals}"{grouping}/>'
    )


_SHOWN = {
    "whole": ("number", _number_style(0)),
    "decimal": ("number", _number_style(2)),
    "decimal1": ("number", _number_style(1)),
    "percent": ("percentage", _number_style(0) + "<number:text>%</number:text>"),
    "percent1": ("percentage", _number_style(1) + "<number:text>%</number:text>"),
    "euros": (
        "currency",
        _number_style(2, grouped=True)
        + "<number:text> </number:text><number:currency-symbol>€</number:currency-symbol>",
    ),
    "date": ("date", _DAY + _SLASH + _MONTH + _SLASH + _YEAR),
    "month": ("date", _MONTH + _SLASH + _YEAR),
    "moment": (
        "date",
        _DAY + _SLASH + _MONTH + _SLASH + _YEAR + "<number:text> </number:text>" + _CLOCK,
    ),
    "time": ("time", _CLOCK),
    "text": ("text", "<number:text-content/>"),
}


def make_bytes(book: Workbook, _suffix: str) -> bytes:
    """The bytes of a workbook.

    Raises
    ------
    ValueError
        It has charts, which only .xlsx has here.
    """
    if any(sheet.charts for sheet in book.sheets):
        raise ValueError("charts are made in .xlsx only")
    return _Writer(book).content()


def open_formula(formula: str) -> str:
    """A formula as OpenFormula writes it: « of:=SUM([.B2:.B9]) »."""

    def turned(match: re.Match[str]) -> str:
        if match["text"]:
            return match["text"]
        if match["comma"]:
            return ";"
        sheet = f"${match['sheet']}" if match["sheet"] else ""
        last = f":.{match['last']}" if match["last"] else ""
        return f"[{sheet}.{match['first']}{last}]"

    return "of:" + _TOKEN.sub(turned, formula)


class _Writer:
    """Writes the parts; styles are gathered as cells need them."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.looks: dict[CellStyle, str] = {}
        self.widths: dict[float, str] = {}
        self.rules: list[tuple[str, Rule]] = []

    def content(self) -> bytes:
        tables = "".join(self._table(sheet) for sheet in self.book.sheets)
        return open_document_package(
            "spreadsheet",
            {
                "content.xml": office_part(
                    "document-content",
                    f"<office:automatic-styles>{self._styles()}</office:automatic-styles>"
                    f"<office:body><office:spreadsheet>{self._validations()}{tables}"
                    f"{self._names()}{self._filters()}</office:spreadsheet></office:body>",
                ),
                "styles.xml": office_part("document-styles", "<office:styles/>"),
                "settings.xml": self._settings(),
                "meta.xml": meta_part(self.book.properties),
            },
        )

    def _styles(self) -> str:
        shown = sorted({look.shown for look in self.looks if look.shown != "general"})
        written = [
            f'<number:{_SHOWN[name][0]}-style style:name="N-{name}">{_SHOWN[name][1]}'
            f"</number:{_SHOWN[name][0]}-style>"
            for name in shown
        ]
        written += [_cell_style(look, name) for look, name in self.looks.items()]
        written += [
            f'<style:style style:name="{name}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width * 0.2 + 0.15:.2f}cm"/>'
            "</style:style>"
            for width, name in self.widths.items()
        ]
        written += [
            f'<style:style style:name="{name}" style:family="table">'
            f'<style:table-properties table:display="{seen}"/></style:style>'
            for name, seen in (("ta0", "false"), ("ta1", "true"))
        ]
        return "".join(written)

    def _look(self, style: CellStyle, value: object) -> str:
        if style.shown == "general" and isinstance(value, date | time):
            shown = "moment" if isinstance(value, datetime) else "date"
            shown = "time" if isinstance(value, time) else shown
            style = CellStyle(shown, style.bold, style.italic, style.ink, style.fill, style.align)  # type: ignore[arg-type]
        return self.looks.setdefault(style, f"ce{len(self.looks)}")

    def _table(self, sheet: Sheet) -> str:
        self.rules += [(sheet.name, rule) for rule in sheet.rules]
        merged = {_top_left(cells): _cell_span(cells) for cells in sheet.merged}
        columns = max((len(row) for row in sheet.rows), default=1)
        head = "".join(self._column(sheet, place) for place in range(columns))
        rows = []
        for number, row in enumerate(sheet.rows):
            kept = "filter" if sheet.filtered else "collapse"
            unseen = f' table:visibility="{kept}"' if number in sheet.hidden_rows else ""
            cells = "".join(
                self._cell(sheet, number, place, cell_of(entry), merged)
                for place, entry in enumerate(row)
            )
            rows.append(
                f"<table:table-row{unseen}>{cells or '<table:table-cell/>'}</table:table-row>"
            )
        return (
            f"<table:table table:name={quoteattr(sheet.name)} "
            f'table:style-name="ta{0 if sheet.hidden else 1}">{head}{"".join(rows)}</table:table>'
        )

    def _column(self, sheet: Sheet, place: int) -> str:
        width = sheet.widths[place] if place < len(sheet.widths) else 11.0
        name = self.widths.setdefault(width, f"co{len(self.widths)}")
        unseen = ' table:visibility="collapse"' if place in sheet.hidden_columns else ""
        return f'<table:table-column table:style-name="{name}"{unseen}/>'

    def _cell(
        self,
        sheet: Sheet,
        row: int,
        column: int,
        cell: Cell,
        merged: dict[tuple[int, int], tuple[int, int]],
    ) -> str:
        if any(
            (row, column) != (top, left)
            and top <= row < top + height
            and left <= column < left + width
            for (top, left), (height, width) in merged.items()
        ):
            return "<table:covered-table-cell/>"
        attributes = [f'table:style-name="{self._look(cell.style, cell.value)}"']
        if (row, column) in merged:
            height, width = merged[row, column]
            attributes.append(
                f'table:number-columns-spanned="{width}" table:number-rows-spanned="{height}"'
            )
        if cell.formula:
            attributes.append(f"table:formula={quoteattr(open_formula(cell.formula))}")
        for place, rule in enumerate(self.rules):
            if rule[0] == sheet.name and _is_inside(rule[1].cells, row, column):
                attributes.append(f'table:content-validation-name="val{place}"')
        attributes.append(_value_attributes(cell))
        note = _note_xml(cell)
        shown = "" if cell.value is None else _paragraphs_xml(displayed_text(cell))
        return f"<table:table-cell {' '.join(filter(None, attributes))}>{note}{shown}</table:table-cell>"

    def _validations(self) -> str:
        if not self.rules:
            return ""
        rows = []
        for place, (sheet, rule) in enumerate(self.rules):
            if rule.between is None:
                listed = ";".join(f'"{choice}"' for choice in rule.listed)
                condition = f"of:cell-content-is-in-list({listed})"
            else:
                low, high = (f"{bound:g}" for bound in rule.between)
                kind = "whole-number" if rule.whole else "decimal-number"
                condition = f"of:cell-content-is-{kind}() and cell-content-is-between({low},{high})"
            corner = rule.cells.partition(":")[0]
            message = f"<text:p>{escape(rule.message)}</text:p>"
            rows.append(
                f'<table:content-validation table:name="val{place}" '
                f"table:condition={quoteattr(condition)} "
                f"table:base-cell-address={quoteattr(_cell_address(sheet, corner))}>"
                f'<table:error-message table:display="true">{message}</table:error-message>'
                "</table:content-validation>"
            )
        return f"<table:content-validations>{''.join(rows)}</table:content-validations>"

    def _names(self) -> str:
        if not self.book.names:
            return ""
        rows = []
        for name, place in self.book.names.items():
            sheet, _, cells = place.rpartition("!")
            first, _, last = cells.partition(":")
            written = f"${sheet}.{first}" + (f":.{last}" if last else "")
            rows.append(
                f"<table:named-range table:name={quoteattr(name)} "
                f"table:base-cell-address={quoteattr(f'${sheet}.$A$1')} "
                f"table:cell-range-address={quoteattr(written)}/>"
            )
        return f"<table:named-expressions>{''.join(rows)}</table:named-expressions>"

    def _filters(self) -> str:
        rows = [
            f'<table:database-range table:name="filtre{place}" table:target-range-address='
            f'{quoteattr(_range_address(sheet.name, sheet.filtered))} table:display-filter-buttons="true"/>'
            for place, sheet in enumerate(self.book.sheets)
            if sheet.filtered
        ]
        return f"<table:database-ranges>{''.join(rows)}</table:database-ranges>" if rows else ""

    def _settings(self) -> str:
        """Rows that stay in sight, sheet by sheet."""
        item = "config:config-item"
        sheets = "".join(
            f"<config:config-item-map-entry config:name={quoteattr(sheet.name)}>"
            f'<{item} config:name="VerticalSplitMode" config:type="short">2</{item}>'
            f'<{item} config:name="VerticalSplitPosition" config:type="int">{sheet.frozen}</{item}>'
            f'<{item} config:name="PositionBottom" config:type="int">{sheet.frozen}</{item}>'
            "</config:config-item-map-entry>"
            for sheet in self.book.sheets
            if sheet.frozen
        )
        return office_part(
            "document-settings",
            '<office:settings><config:config-item-set config:name="ooo:view-settings">'
            '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
            f'<{item} config:name="ViewId" config:type="string">view1</{item}>'
            f'<config:config-item-map-named config:name="Tables">{sheets}'
            "</config:config-item-map-named></config:config-item-map-entry>"
            "</config:config-item-map-indexed></config:config-item-set></office:settings>",
        )


def _cell_style(look: CellStyle, name: str) -> str:
    text = ' fo:font-weight="bold"' if look.bold else ""
    text += ' fo:font-style="italic"' if look.italic else ""
    text += f' fo:color="{look.ink}"' if look.ink else ""
    fill = f' fo:background-color="{look.fill}"' if look.fill else ""
    sides = {"left": "start", "right": "end", "center": "center"}
    align = f' fo:text-align="{sides[look.align]}"' if look.align else ""
    shown = f' style:data-style-name="N-{look.shown}"' if look.shown != "general" else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell"{shown}>'
        f"<style:table-cell-properties{fill}/><style:paragraph-properties{align}/>"
        f"<style:text-properties{text}/></style:style>"
    )


def _value_attributes(cell: Cell) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    if isinstance(value, str):
        return 'office:value-type="string"'
    if isinstance(value, datetime):
        return f'office:value-type="date" office:date-value="{value:%Y-%m-%dT%H:%M:%S}"'
    if isinstance(value, date):
        return f'office:value-type="date" office:date-value="{value:%Y-%m-%d}"'
    if isinstance(value, time):
        return f'office:value-type="time" office:time-value="{value:PT%HH%MM%SS}"'
    kinds = {"percent": "percentage", "percent1": "percentage", "euros": "currency"}
    kind = kinds.get(cell.style.shown, "float")
    money = ' office:currency="EUR"' if kind == "currency" else ""
    return f'office:value-type="{kind}"{money} office:value="{value!r}"'


_ERRORS = {"#VALUE!": "#VALEUR!", "#NAME?": "#NOM?", "#NUM!": "#NOMBRE!", "#NULL!": "#NUL!"}
"""Errors as a spreadsheet in French shows them; the others have the same name."""


def displayed_text(cell: Cell) -> str:
    """What a spreadsheet in French shows of a cell."""
    value, shown = cell.value, cell.style.shown
    if cell.error:
        return _ERRORS.get(str(value), str(value))
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, datetime | date):
        forms = {"month": "%m/%Y", "date": "%d/%m/%Y", "time": "%H:%M"}
        usual = "%d/%m/%Y %H:%M" if isinstance(value, datetime) else "%d/%m/%Y"
        return value.strftime(forms.get(shown, usual))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float):
        forms = {
            "whole": "{:.0f}", "decimal": "{:.2f}", "decimal1": "{:.1f}", "percent": "{:.0%}",
            "percent1": "{:.1%}", "euros": "{:,.2f} €",
        }  # fmt: skip
        text = forms.get(shown, "{:.10g}").format(value)
        return text.replace(",", "\u202f").replace(".", ",")
    return "" if value is None else str(value)


def _paragraphs_xml(text: str) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))


def _note_xml(cell: Cell) -> str:
    if not cell.note:
        return ""
    author = escape(cell.note_author or "Anonyme")
    return (
        f"<office:annotation><dc:creator>{author}</dc:creator>"
        f"<dc:date>2026-03-02T09:00:00</dc:date>{_paragraphs_xml(cell.note)}</office:annotation>"
    )


def _cell_place(cell: str) -> tuple[int, int]:
    letters = cell.replace("$", "").rstrip("0123456789")
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(cell.replace("$", "")[len(letters) :]) - 1, column - 1


def _top_left(cells: str) -> tuple[int, int]:
    return _cell_place(cells.partition(":")[0])


def _cell_span(cells: str) -> tuple[int, int]:
    (top, left), (bottom, right) = map(_cell_place, cells.split(":"))
    return bottom - top + 1, right - left + 1


def _is_inside(cells: str, row: int, column: int) -> bool:
    first, _, last = cells.partition(":")
    (top, left), (bottom, right) = _cell_place(first), _cell_place(last or first)
    return top <= row <= bottom and left <= column <= right


def _cell_address(sheet: str, cell: str) -> str:
    return f"'{sheet}'.{cell}"


def _range_address(sheet: str, cells: str) -> str:
    first, _, last = cells.partition(":")
    return f"'{sheet}'.{first}:'{sheet}'.{last}"
