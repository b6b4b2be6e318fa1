"""Files handed out in competence 5.2: keys found again from their bytes."""

from __future__ import annotations

import csv
import io
import re
from ipaddress import IPv4Interface, ip_address
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
def test_two_machines_do_not_fit_in_the_plan(seed: int) -> None:
    values = drawn(handed.wrong_machines, seed)
    faults = []
    for row in table_of(values):
        network = IPv4Interface(row["adresse"]).network
        host, gateway = IPv4Interface(row["adresse"]).ip, ip_address(row["passerelle"])
        if gateway not in network or host in (network[0], network[-1]) or host == gateway:
            faults.append(row["machine"])
    assert set(faults) == {values["stray"], values["edge"]}
    assert len({row["adresse"] for row in table_of(values)}) == len(table_of(values))


@each_seed
def test_the_cheapest_printer_over_the_years(seed: int) -> None:
    values = drawn(handed.total_cost, seed)
    years, printed = int(values["years"]), int(values["years"]) * 12 * int(values["pages"])
    costs = {}
    for name, price, cartridge, held, care in rows_of(values):
        left, cost = printed, price + care * years
        while left > 0:
            left, cost = left - held, cost + cartridge
        costs[name] = cost
    best = min(costs.values())
    assert [name for name, cost in costs.items() if cost == best] == [values["key"]]
    assert str(best) == values["cost"]


@each_seed
def test_the_clause_about_taking_data_back(seed: int) -> None:
    values = drawn(handed.way_out, seed)
    text = " ".join(page.extract_text() for page in pdf(values).pages)
    clause = " ".join(text.split("Réversibilité")[1].split())
    assert re.search(r"dispose de (\d+) jours", clause)[1] == values["key"]  # type: ignore[index]
