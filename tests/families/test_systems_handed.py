"""Files handed out in competence 5.2: keys found again from their bytes."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from pixsim.families.systems import handed
from tests.families.opened import content, drawn, pdf, rows_of

each_seed = pytest.mark.parametrize("seed", range(8))


def table_of(values: dict[str, Any]) -> list[dict[str, str]]:
    text = content(values, "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def text_of(values: dict[str, Any]) -> str:
    return content(values, "txt").decode()


@each_seed
def test_the_cheapest_printer_over_the_years(seed: int) -> None:
    values = drawn(handed.total_cost, seed)
    years, printed = int(values["years"]), int(values["years"]) * 12 * int(values["pages"])
    sold = {ref: (each, held) for ref, each, held in rows_of(values, 1)}
    costs = {}
    for name, price, given, ref, care in rows_of(values):
        left, cost = printed - given, price + care * years
        while left > 0:
            left, cost = left - sold[ref][1], cost + sold[ref][0]
        costs[name] = cost
    best = min(costs.values())
    assert len(costs) == 12
    assert [name for name, cost in costs.items() if cost == best] == [values["key"]]
    assert str(best) == values["cost"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_the_last_day_to_take_data_back(seed: int) -> None:
    values = drawn(handed.way_out, seed)
    reader = pdf(values)
    assert len(reader.pages) >= 3
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    months = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip

    def day(told: str) -> datetime:
        number, month, year = told.split()
        return datetime(int(year), months.index(month) + 1, int(number.removesuffix("er")))

    end = day(values["end"])
    (plan,) = re.findall(r"choisit la formule (\w+)\.", text)
    for since, other in re.findall(r"compter du (\d+(?:er)? \w+ \d{4}), la formule (\w+)", text):
        plan = other if day(since) <= end else plan
    assert plan == values["plan"]
    count, form = re.findall(rf"{plan} \d+ € \d+ (\d+) jours (\w+)", text)[0]
    assert form == values["format"]
    assert f"{end + timedelta(days=int(count)):%d/%m/%Y}" == values["last"]
    assert values["last"] not in values["not_last"]
