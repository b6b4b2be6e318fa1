"""Level 7: tables put right before counting, found again from the bytes by another way."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from pixsim.families.spreadsheets import nested, reconciled
from pixsim.families.systems import waterfall
from pixsim.families.wellbeing import payback
from tests.families.opened import content, drawn, rows_of

each_seed = pytest.mark.parametrize("seed", range(8))
FIRST = {"premier": 1, "deuxième": 4, "troisième": 7, "quatrième": 10}


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", ".").replace("€", "").replace(" ", ""))


@each_seed
def test_what_was_paid(seed: int) -> None:
    values = drawn(reconciled.paid_by_kind, seed)
    kinds = {str(name): kind for name, kind in rows_of(values, 1)}
    bills: dict[str, Fraction] = {}
    first = FIRST[values["quarter"].split()[1]]
    texts = 0
    for bill, told, supplier, amount, state in rows_of(values):
        texts += isinstance(told, str) + isinstance(amount, str)
        day = datetime.strptime(told, "%d/%m/%Y").date() if isinstance(told, str) else told.date()
        cents = number(amount) if isinstance(amount, str) else Fraction(str(amount))
        if (
            state == "payée"
            and kinds[supplier] == values["kind"]
            and first <= day.month <= first + 2
        ):
            assert bills.setdefault(bill, cents) == cents
        assert isinstance(day, date)
    assert texts > 30
    assert sum(bills.values()) == number(values["key"])
    assert all(number(one) != number(values["key"]) for one in values["wrong"])


@each_seed
def test_two_json_files(seed: int) -> None:
    values = drawn(nested.sessions_joined, seed)
    (names,) = (
        {one["code"], one["ancien_code"]}
        for one in json.loads(values["files"]["ateliers.json"])["ateliers"]
        if one["nom"] == values["atelier"]
    )
    kept: list[tuple[str, Any]] = []

    def take(found: dict[str, Any]) -> dict[str, Any]:
        if "atelier" in found and found["etat"] != "annulée":
            told = found["seances"]
            for one in told if isinstance(told, list) else [told]:
                kept.extend([(found["atelier"], one["heures"])] * one["suivie"])
        return found

    text = values["files"]["adherents.json"]
    json.loads(text, object_hook=take)
    assert len(kept) == values["lignes"]
    assert sum(number(str(held)) for code, held in kept if code in names) == number(values["heures"])  # fmt: skip
    assert str(values["lignes"]) not in values["faux_lignes"]
    assert values["heures"] not in values["faux_heures"]
    assert any(isinstance(held, str) for _code, held in kept)
    assert {code for code, _held in kept} > names
    assert len(text) < 64_000


@each_seed
def test_machines_worth_replacing(seed: int) -> None:
    values = drawn(payback.worth_replacing, seed)
    power = dict(rows_of(values, 1))
    grams = Fraction(0)
    count = 0
    total = Fraction(0)
    for _machine, _room, model, hours, state in rows_of(values):
        if state != "en service":
            continue
        grams = sum(
            (power[model] - values["new_watts"]) * Fraction(str(hours)) / 1000 * days * of_month
            for _month, days, of_month in rows_of(values, 2)
        )
        if grams / 1000 * values["life"] > values["making"]:
            count, total = count + 1, total + grams / 1000
    assert count == values["count"]
    assert abs(total - values["total"]) < Fraction(1, 2)


@each_seed
def test_a_chain_of_waits_becomes_the_longest(seed: int) -> None:
    values = drawn(waterfall.chained_page, seed)
    text = content(values, "csv").decode("utf-8-sig")
    rows = {row["ressource"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}

    def time(told: str) -> Fraction:
        count, unit = told.split()
        return number(count) * (1000 if unit == "s" else 1)

    def come(name: str, share: Fraction) -> Fraction:
        row = rows[name]
        own = time(row["attente"]) + time(row["transfert"]) * share
        before = come(row["appelee_par"], share) if row["appelee_par"] else Fraction(0)
        return before + (Fraction(0) if row["origine"] == "cache" else own)

    halved = {name: come(name, Fraction(1, 2)) for name in rows}
    assert max(halved.values()) == number(values["key"])
    assert max(halved, key=lambda name: halved[name]) == values["last"][0]
    assert (
        max(rows, key=lambda name: come(name, Fraction(1))) == values["first"] not in values["last"]
    )
