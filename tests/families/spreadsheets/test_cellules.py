"""Keys found another way. Finding one's way in a spreadsheet: references, ranges, filling down, errors."""

from __future__ import annotations

import re

import pytest

from pixsim.families.spreadsheets import cellules
from tests.families.attachments import drawn, workbook
from tests.families.reading import number
from tests.families.seeds import each_seed


@each_seed
def test_a_line_is_summed_over_the_sheets(seed: int) -> None:
    values = drawn(cellules.across_sheets, seed)
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
    values = drawn(cellules.across_sheets, seed)
    for name in workbook(values).sheetnames:
        *rows, total = list(workbook(values)[name].values)[1:]
        assert total[1] == pytest.approx(sum(row[1] for row in rows))
        assert workbook(values, formulas=True)[name].cell(len(rows) + 2, 2).value == (
            f"=SUM(B2:B{len(rows) + 1})"
        )


@each_seed
def test_errors_from_prices(seed: int) -> None:
    values = drawn(cellules.errors_from_prices, seed)
    book, formulas = workbook(values), workbook(values, formulas=True)
    prices = {row: (ref, price) for row, (ref, _name, price) in enumerate(list(book["Tarifs"].values)[1:], 2)}  # fmt: skip
    texts = [row for row, (_ref, price) in prices.items() if isinstance(price, str)]
    odd = [row for row, (ref, _price) in prices.items() if not re.fullmatch(r"R-\d{3}", ref)]
    assert ([f"C{row}" for row in texts], [f"A{row}" for row in odd]) == ([values["price_cell"]], [values["name_cell"]])  # fmt: skip
    right = {"R-" + re.findall(r"\d{3}", ref)[0]: number(str(price).replace("O", "0")) for ref, price in prices.values()}  # fmt: skip
    orders = list(book["Commandes"].values)[1:]
    total = sum(quantity * right[ref] for ref, quantity, *_rest in orders)
    assert number(values["total"]) == pytest.approx(total * 1.2)
    errors = {str(price if str(price).startswith("#") else sum_) for _r, _q, price, sum_ in orders if str(sum_).startswith("#")}  # fmt: skip
    assert errors == {"#VALUE!", "#N/A"}
    first = next(str(sum_) for *_rest, sum_ in orders if str(sum_).startswith("#"))
    assert {cell.value for cell in book["Bilan"]["B"]} == {first}
    assert formulas["Commandes"]["C2"].value == "=VLOOKUP(A2,Tarifs!A$2:C$41,3,FALSE)"


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
def test_the_loop_over_the_sheets_is_mended(seed: int) -> None:
    values = drawn(cellules.circular_budget, seed)
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
