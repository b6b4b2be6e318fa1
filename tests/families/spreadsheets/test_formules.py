"""Keys found another way. Writing formulas: from SOMME to RECHERCHEV, conditions, nesting."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from fractions import Fraction

import pandas as pd

from pixsim.families.spreadsheets import formules
from tests.families.attachments import content, drawn, rows_of
from tests.families.reading import fraction
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_the_total_counts_the_lines_added_since(seed: int) -> None:
    values, world = done(formules.total_left_behind, seed)
    start = values["world"]
    amounts = [int(start.shown(f"B{row}")) for row in range(2, 12) if start.shown(f"B{row}")]
    assert int(world.shown("E2")) == sum(amounts)
    left_out = len(amounts) - int(re.findall(r"\d+", start.cells["E2"])[-1]) + 1
    names = [start.shown(f"A{row}") for row in range(2, len(amounts) + 2)]
    assert re.findall("« (.+?) »", values["missing"]) == names[-left_out:]
    assert int(start.shown("E2")) == sum(amounts[:-left_out])


@each_seed
def test_hours_done(seed: int) -> None:
    values = drawn(formules.hours_done, seed)
    rows = pd.read_excel(io.BytesIO(content(values, "xlsx")), engine="openpyxl")
    rows["n"] = rows["Heures"].astype(str).str.extract(r"(\d+)", expand=False).astype(int)
    rows["town"] = rows["Commune"].str.strip().str.capitalize()
    kept = rows[rows["État"] == "fait"]
    assert int(values["sum"]) == kept.loc[kept["town"] == values["town"], "n"].sum()
    totals = kept.groupby("Nom")["n"].sum()
    assert int(values["count"]) == (totals >= int(values["limit"])).sum()
    assert values["sum"] not in values["not_sum"]
    assert values["count"] not in values["not_count"]


FIRST = {"premier": 1, "deuxième": 4, "troisième": 7, "quatrième": 10}


@each_seed
def test_what_was_paid(seed: int) -> None:
    values = drawn(formules.paid_by_kind, seed)
    kinds = {str(name): kind for name, kind in rows_of(values, 1)}
    bills: dict[str, Fraction] = {}
    first = FIRST[values["quarter"].split()[1]]
    texts = 0
    for bill, told, supplier, amount, state in rows_of(values):
        texts += isinstance(told, str) + isinstance(amount, str)
        day = datetime.strptime(told, "%d/%m/%Y").date() if isinstance(told, str) else told.date()
        cents = fraction(amount) if isinstance(amount, str) else Fraction(str(amount))
        if (
            state == "payée"
            and kinds[supplier] == values["kind"]
            and first <= day.month <= first + 2
        ):
            assert bills.setdefault(bill, cents) == cents
        assert isinstance(day, date)
    assert texts > 30
    assert sum(bills.values()) == fraction(values["key"])
    assert all(fraction(one) != fraction(values["key"]) for one in values["wrong"])
