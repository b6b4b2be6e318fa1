"""Competence 1.3: keys are found again in the files, as opened by other libraries."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import numpy as np
import pytest
from PIL import Image

from pixsim.families.spreadsheets import books, checked
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, open_document, workbook


def number(shown: object) -> float:
    return float(str(shown).replace(",", "."))


def test_both_formats_hold_the_same_cells() -> None:
    for family in (books.across_sheets, books.weighted_marks, checked.broken_rules):
        values = drawn(family, 4)
        in_xlsx = [list(sheet.values) for sheet in workbook(values)]
        for table, rows in zip(open_document(values, "ods").body.tables, in_xlsx, strict=True):
            for y, row in enumerate(rows):
                for x, value in enumerate(row):
                    found = table.get_cell((x, y)).value
                    if isinstance(value, int | float):
                        assert float(found) == pytest.approx(value)
                    else:
                        assert (found or None) == value


@each_seed
def test_a_line_is_summed_over_the_sheets(seed: int) -> None:
    values = drawn(books.across_sheets, seed)
    found = [
        row[1]
        for sheet in workbook(values)
        for row in sheet.values
        if row[0].strip().casefold() == values["asked"].casefold()
    ]
    assert len(workbook(values).sheetnames) == 12
    assert len(found) > 10
    assert number(values["key"]) == pytest.approx(sum(found))


@each_seed
def test_stored_totals_are_those_of_their_formulas(seed: int) -> None:
    values = drawn(books.across_sheets, seed)
    for name in workbook(values).sheetnames:
        *rows, total = list(workbook(values)[name].values)[1:]
        assert total[1] == pytest.approx(sum(row[1] for row in rows))
        assert workbook(values, formulas=True)[name].cell(len(rows) + 2, 2).value == (
            f"=SUM(B2:B{len(rows) + 1})"
        )


@each_seed
def test_the_loop_over_the_sheets_is_mended(seed: int) -> None:
    values = drawn(books.circular_budget, seed)
    book = workbook(values, formulas=True)
    needs: dict[str, set[str]] = {}
    for held in book:
        for row in held.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    needs[f"{held.title}!{cell.coordinate}"] = references(cell.value, held.title)
    looping = {cell for cell in needs if cell in reached_from(cell, needs)}
    assert set(values["cell"]) & looping
    fees, cover = (float(book["Règles"].cell(row, 2).value) for row in (2, 3))
    *posts, subtotal = list(book["Postes"].iter_rows(2, values_only=True))
    texts = [row for row, (_name, amount) in enumerate(posts, 2) if isinstance(amount, str)]
    assert [f"B{row}" for row in texts] == re.findall(r"B\d+", values["text"])
    assert len(texts) == 3
    assert len(posts) >= 60
    assert values["short"] in subtotal[1]
    assert values["range"] == f"B2:B{len(posts) + 1}" != values["short"]

    def amount_of(text: object) -> float:
        plain, _space, unit = str(text).replace("\u00a0", "").replace(",", ".").partition(" ")
        return float(plain.removesuffix("€")) * (1000 if unit == "k€" else 1)

    base = sum(amount_of(amount) for _name, amount in posts)
    assert number(values["total"]) == pytest.approx(base * (1 + fees) * (1 + cover))
    assert values["total"] not in values["not_total"]
    # What the rules say in the place of the formula that closes the loop: nothing loops any more
    right = {
        f"Postes!B{len(posts) + 2}": f"=SUM({values['range']})",
        "Charges!B2": f"=Postes!B{len(posts) + 2}*Règles!B2",
        "Charges!B3": f"=(Postes!B{len(posts) + 2}+B2)*Règles!B3",
    }
    mended = needs | {
        values["shown"]: references(right[values["shown"]], values["shown"].split("!")[0])
    }
    assert not any(cell in reached_from(cell, mended) for cell in mended)


def references(formula: str, here: str) -> set[str]:
    """Cells that a formula uses, ranges walked through."""
    found: set[str] = set()
    for place, first, last in re.findall(r"(?:(\w+)!)?B(\d+)(?::B(\d+))?", formula):
        found |= {f"{place or here}!B{row}" for row in range(int(first), int(last or first) + 1)}
    return found


def reached_from(cell: str, needs: dict[str, set[str]]) -> set[str]:
    """All that a cell depends on."""
    found: set[str] = set()
    todo = [cell]
    while todo:
        new = needs.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found


@each_seed
def test_marks_are_weighted_without_absences(seed: int) -> None:
    values = drawn(books.weighted_marks, seed)
    book = workbook(values)
    weights: dict[Any, Any] = dict(list(book["Coefficients"].values)[1:])
    rows = [row for row in list(book["Notes"].values)[1:] if row[2] is not None]
    marks = np.array([float(row[2]) for row in rows])
    mean = np.average(marks, weights=[weights[row[1]] for row in rows])
    assert number(values["key"]) == pytest.approx(mean, abs=0.00501)


@each_seed
def test_the_pivot_is_that_of_the_data(seed: int) -> None:
    values = drawn(books.read_pivot, seed)
    book = workbook(values)
    cells: dict[tuple[Any, Any], int] = {}
    for town, month, count in list(book["Données"].values)[1:]:
        cells[town, month] = cells.get((town, month), 0) + int(count)
    header, *rows, _last = list(book["Croisé"].values)
    for town, *counts in rows:
        assert counts[:-1] == [cells[town, month] for month in header[1:-1]]
        assert counts[-1] == sum(counts[:-1])
    assert cells[values["town"], values["month"].capitalize()] == values["value"]
    totals = {row[0]: row[-1] for row in rows}
    assert max(totals, key=lambda town: totals[town]) == values["best"]


@each_seed
def test_amounts_are_read_the_english_way(seed: int) -> None:
    values = drawn(checked.english_amounts, seed)
    rows = list(csv.reader(io.StringIO(content(values, "csv").decode())))
    assert {len(row) for row in rows} == {4}
    total = sum(float(row[3].replace(",", "")) for row in rows[1:])
    assert number(values["key"]) == pytest.approx(total)


@each_seed
def test_rows_that_break_a_rule(seed: int) -> None:
    values = drawn(checked.broken_rules, seed)
    bad = 0
    for _last, _first, age, code, mail in list(workbook(values)["Adhérents"].values)[1:]:
        good = isinstance(age, int) and 16 <= age <= 99
        good &= bool(re.fullmatch(r"\d{5}", str(code)))
        good &= bool(re.fullmatch(r"[^@]+@[^@]+\.[^@]+", str(mail)))
        bad += not good
    assert values["key"] == str(bad)


@each_seed
def test_bars_stand_on_the_cut_axis(seed: int) -> None:
    values = drawn(checked.cut_axis_chart, seed)
    image = np.asarray(Image.open(io.BytesIO(content(values, "png"))).convert("RGB")).astype(int)
    heights = []
    for colour in ((0x7F, 0xB3, 0xD5), (0x1F, 0x61, 0x8D)):
        rows = np.flatnonzero((image == colour).all(axis=2).sum(axis=1) > 50)
        heights.append(round((300 - rows[0]) / 36))
    step = (values["low"] - values["start"]) / heights[0]
    assert values["high"] == values["start"] + step * heights[1]
    change = 100 * (values["high"] - values["low"]) / values["low"]
    assert number(values["key"]) == pytest.approx(change)
