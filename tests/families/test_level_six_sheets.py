"""Levels 6 and 7 of competence 1.3: keys found again in the workbooks and tables, by another way than the families."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from datetime import datetime
from typing import Any

import pytest

from pixsim.families.spreadsheets import cleaning, rents, trends
from pixsim.text.french_dates import MONTHS
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, workbook


def number(shown: object) -> float:
    return float(str(shown).replace(",", ".").replace("\u2212", "-"))


def bare(text: str) -> str:
    """Letters alone, without accents nor capitals."""
    letters = unicodedata.normalize("NFD", text.lower())
    return re.sub(r"[^a-z']", "", letters)


def month(value: Any) -> int:
    """Months since January 2022."""
    if isinstance(value, datetime):
        return (value.year - 2022) * 12 + value.month - 1
    name, year = str(value).split()
    return (int(year) - 2022) * 12 + MONTHS.index(name)


@each_seed
def test_ratio_that_slides(seed: int) -> None:
    values = drawn(trends.break_of_a_ratio, seed)
    book = workbook(values)
    seen = {month(when): count for when, count in list(book["Visiteurs"].values)[1:]}
    spent = {month(when): amount * (1000 if unit == "k€" else 1) for when, amount, unit in list(book["Dépense"].values)[1:]}  # fmt: skip
    assert set(seen) == set(spent) == set(range(48))
    slid = {p: sum(spent[p - k] for k in range(3)) / sum(seen[p - k] for k in range(3)) for p in range(2, 48)}  # fmt: skip
    first = max(p for p, value in slid.items() if value <= values["mark"]) + 1
    assert values["month"] == f"{MONTHS[first % 12]} {2022 + first // 12}"
    assert values["figures"][0] == f"{first % 12 + 1:02}/{2022 + first // 12}"
    assert values["month"] not in values["wrong"] != []
    assert number(values["top"]) == pytest.approx(max(slid.values()), abs=0.0051)
    assert values["top"] not in values["not_top"]
    texts = [when for when, *_rest in list(book["Visiteurs"].values)[1:] if isinstance(when, str)]
    assert len(texts) >= 2


@each_seed
def test_rent_that_follows(seed: int) -> None:
    values = drawn(rents.rent_that_follows, seed)
    old, new = (
        {quarter: number(str(index).strip()) for quarter, index, state in list(held.values)[1:] if state == "définitif"}
        for held in workbook(values)
    )  # fmt: skip
    assert set(old) & set(new) >= {values["join"]}
    link = old[values["join"]] / new[values["join"]]
    series = {**{quarter: index * link for quarter, index in new.items()}, **old}
    ratio = series[values["asked"]] / series[values["signed"]]
    assert values["asked"] not in old
    assert number(values["key"]) == pytest.approx(values["rent"] * ratio, abs=0.0051)
    assert number(values["change"]) == pytest.approx(100 * (ratio - 1), abs=0.0501)
    assert values["key"] not in values["wrong"]
    texts = sum(isinstance(index, str) for held in workbook(values) for _q, index, _s in list(held.values)[1:])  # fmt: skip
    assert texts == 4


@each_seed
def test_towns_of_many_hands(seed: int) -> None:
    values = drawn(cleaning.towns_of_many_hands, seed)
    text = content(values, "csv").decode("utf-8-sig")
    typed = [row["Commune"] for row in csv.DictReader(text.splitlines(), delimiter=";")]
    known = {bare(town): town for town in cleaning._COMMUNES}
    assert len(known) == len(cleaning._COMMUNES)
    counts = Counter(
        known[bare(re.sub(r"^\s*st(e?)\b", r"saint\1", town, flags=re.IGNORECASE))]
        for town in typed
    )
    assert len(counts) == values["nombre"]
    (first, most), (_second, less) = counts.most_common(2)
    assert (first, most) == (values["premiere"], values["fiches"])
    assert most > less
    as_typed = Counter(town.strip().upper() for town in typed).most_common(1)[0][0]
    assert as_typed != first.upper()
    assert all(bare(town) != bare(first) for town in [values["seconde"]])
    assert 200 < len(typed) <= 480


@each_seed
def test_errors_from_prices(seed: int) -> None:
    values = drawn(cleaning.errors_from_prices, seed)
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
