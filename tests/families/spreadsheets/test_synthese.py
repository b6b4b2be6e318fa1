"""Keys found another way. Summarising by group: subtotals, pivot tables."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import datetime
from typing import Any

import pytest

from pixsim.families.spreadsheets import synthese
from pixsim.text.french_dates import MONTHS
from tests.families.attachments import drawn, workbook
from tests.families.drawing import draw_values
from tests.families.reading import number, records_of
from tests.families.seeds import each_seed


@each_seed
def test_the_pivot_is_that_of_the_data(seed: int) -> None:
    values = drawn(synthese.read_pivot, seed)
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
def test_group_total(seed: int) -> None:
    fields = draw_values(synthese.group_total, seed)
    rows = [row for row in records_of(fields) if row["État"] == "payée"]
    amounts = [int(row["Montant"]) for row in rows if row["Rayon"].strip() == fields["rayon"]]
    assert fields["total"] == sum(amounts)
    assert str(fields["total"]) not in fields["faux"]
    assert any(row["Rayon"].startswith(f"{fields['rayon']} ") for row in rows)


@each_seed
def test_busiest_cell(seed: int) -> None:
    fields = draw_values(synthese.busiest_cell, seed)
    totals: dict[tuple[str, str], int] = defaultdict(int)
    for row in records_of(fields):
        month = MONTHS[datetime.strptime(row["Date"], "%d/%m/%Y").month - 1]
        totals[row["Rayon"].strip().capitalize(), month] += int(row["Montant"].split(" ")[0])
    top = max(totals.values())
    assert [key for key, total in totals.items() if total == top] == [
        (fields["rayon"], fields["mois"])
    ]


@each_seed
def test_row_share(seed: int) -> None:
    fields = draw_values(synthese.row_share, seed)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in records_of(fields):
        if row["État"] == "traitée":
            held = counts[row["Commune"].strip().capitalize()]
            held[0] += row["Canal"] == fields["canal"]
            held[1] += 1
    shares = {town: 100 * part / whole for town, (part, whole) in counts.items()}
    assert abs(fields["part"] - shares[fields["commune"]]) < 0.5
    assert max(shares, key=shares.__getitem__) == fields["premiere"]
    assert len(shares) == 5


@each_seed
def test_quarter_growth(seed: int) -> None:
    fields = draw_values(synthese.quarter_growth, seed)
    growth: dict[str, float] = defaultdict(float)
    for row in records_of(fields, "recettes-2024.csv"):
        month = datetime.strptime(row["Date"], "%d/%m/%Y").month
        growth[f"T{math.ceil(month / 3)}"] -= number(row["Montant"].removesuffix(" €"))
    written = records_of(fields, "recettes-2025.csv")
    tickets = {row["ticket"]: row for row in written}
    for row in tickets.values():
        month = int(row["jour"].split("-")[1])
        growth[f"T{math.ceil(month / 3)}"] += int(row["montant_centimes"]) / 100
    assert max(growth, key=growth.__getitem__) == fields["trimestre"]
    assert growth[fields["trimestre"]] == pytest.approx(number(fields["hausse"]))
    assert len(written) == len(tickets) + fields["doubles"]
