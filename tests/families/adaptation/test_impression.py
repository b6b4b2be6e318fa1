"""Keys found another way. Preparing a print run: pages, two sides, booklets."""

from __future__ import annotations

from typing import Any

import pytest

from pixsim.families.adaptation import impression
from tests.families.attachments import drawn, workbook
from tests.families.seeds import each_seed


@each_seed
def test_the_cheapest_printer_with_all_it_asks(seed: int) -> None:
    values = drawn(impression.print_quotes, seed)
    book = workbook(values)
    inside = next(n for n in range(values["pages"], 99) if n % 4 == 0)
    sides = values["copies"] * inside
    bands = list(book["Prix à la page"].values)[1:]  # they go up: the last one counts
    prices: dict[Any, Any] = {name: price for name, least, price in bands if least <= sides}
    totals = {}
    for name, start, delivery, cover, tax in list(book["Frais"].values)[1:]:
        total = sides * prices[name] + start + delivery + cover * values["copies"]
        totals[name] = total * 1.2 if tax == "HT" else total
    best = min(totals, key=lambda name: totals[name])
    assert best == values["best"]
    assert float(values["cost"].replace(",", ".").replace("\xa0", "").replace("\u202f", "").replace(" ", "")) == pytest.approx(totals[best], abs=0.006)  # fmt: skip
    assert min(prices, key=lambda name: prices[name]) != best
    assert values["cost"] not in values["not_cost"]
