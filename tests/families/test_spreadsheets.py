"""Families of competence 1.3: every key is found again from what the candidate reads."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import statistics
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from pixsim.families.spreadsheets import files, groups, imported, stats, tables, values
from pixsim.text.french_dates import MONTHS
from tests.families.draws import each_seed

Family = Callable[[np.random.Generator], dict[str, Any]]


def drawn(family: Family, seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def rows_of(fields: dict[str, Any], name: str | None = None) -> list[dict[str, str]]:
    content = fields["files"][name] if name else next(iter(fields["files"].values()))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def number(text: object) -> float:
    return float(str(text).replace(",", ".").replace(" ", "").replace("−", "-"))


@each_seed
def test_sorted_first(seed: int) -> None:
    fields = drawn(tables.sorted_first, seed)
    rows = rows_of(fields)
    end = min if fields["ordre"].startswith("du plus petit") else max
    best = end(int(row[fields["colonne"]]) for row in rows)
    names = [row["Prénom"] for row in rows if int(row[fields["colonne"]]) == best]
    assert names == [fields["nom"]]


@each_seed
def test_filtered_count(seed: int) -> None:
    fields = drawn(tables.filtered_count, seed)
    word = fields["critere"].split()[-1]
    rows, age = rows_of(fields), re.search(r"ont (\d+) ans", fields["critere"])
    kept = (
        [row for row in rows if int(row["Âge"]) >= int(age[1])]
        if age
        else [row for row in rows if word in (row["Commune"], row["Atelier"])]
    )
    assert fields["nombre"] == len(kept)


@each_seed
def test_sorted_twice(seed: int) -> None:
    fields = drawn(tables.sorted_twice, seed)
    rows = sorted(rows_of(fields), key=lambda row: int(row["Score"]), reverse=True)
    rows.sort(key=lambda row: row["Commune"])
    found = rows[fields["place"] - 1]
    assert f"{found['Prénom']} {found['Nom']}" == fields["reponse"]


@each_seed
def test_impossible_value(seed: int) -> None:
    fields = drawn(tables.impossible_value, seed)
    rows = rows_of(fields)
    odd = [f"{r['Prénom']} {r['Nom']}" for r in rows if not 0 <= int(r["Âge"]) <= 125]
    assert odd == [fields["personne"]]
    assert fields["vides"] == sum(not row["Commune"] for row in rows)


@each_seed
def test_days_between(seed: int) -> None:
    fields = drawn(values.days_between, seed)

    def day(text: str) -> datetime:
        for number, month in enumerate(MONTHS, 1):
            text = text.replace(f" {month} ", f"/{number}/")
        return datetime.strptime(text, "%Y-%m-%d" if "-" in text else "%d/%m/%Y")

    spans = {
        row["emprunt"]: (day(row["rendu le"]) - day(row["sorti le"])).days
        for row in rows_of(fields)
    }
    assert (
        fields["key"] == sum(span > fields["limit"] for span in spans.values()) != fields["not_key"]
    )
    assert max(spans, key=spans.__getitem__) == fields["longest"]
    assert spans[fields["longest"]] == fields["days"]


@each_seed
def test_bars_in_text(seed: int) -> None:
    fields = drawn(stats.bars_in_text, seed)
    bars = {line.split()[0].lower(): line.count("■") for line in fields["barres"].splitlines()}
    days = [day for day in re.findall(r"\w+", fields["question"]) if day in bars]
    one, other = (bars[day] * fields["valeur"] for day in days)
    assert fields["reponse"] == (one - other if "de plus" in fields["question"] else one + other)


@each_seed
def test_median_and_range(seed: int) -> None:
    fields = drawn(stats.median_and_range, seed)
    series = [int(row["Durée (min)"]) for row in rows_of(fields)]
    assert number(fields["mediane"]) == statistics.median(series)
    assert fields["etendue"] == float(np.ptp(series))


@each_seed
def test_simpson(seed: int) -> None:
    fields = drawn(stats.simpson, seed)
    kinds = {row["demande"]: row["type"] for row in rows_of(fields, "types.csv")}
    listed = rows_of(fields, "demandes.csv")
    once = {
        row["demande"]: (row["antenne"], row["resolue"].strip().lower()[0] == "o") for row in listed
    }
    assert len(listed) > len(once) == len(kinds)
    for name, some in (
        ("global", "simple complexe"),
        ("simple", "simple"),
        ("complexe", "complexe"),
    ):
        rates = {
            who: statistics.fmean(
                done
                for one, (where, done) in once.items()
                if where == who and kinds[one] in some.split()
            )
            for who in ("Nord", "Sud")
        }
        other = "Sud" if fields[name] == "Nord" else "Nord"
        assert rates[fields[name]] > rates[other] + 0.01
    assert fields["rate"] == str(round(100 * rates[fields["asked"]]))


@each_seed
def test_busiest_cell(seed: int) -> None:
    fields = drawn(groups.busiest_cell, seed)
    totals: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows_of(fields):
        month = MONTHS[datetime.strptime(row["Date"], "%d/%m/%Y").month - 1]
        totals[row["Rayon"].strip().capitalize(), month] += int(row["Montant"].split(" ")[0])
    top = max(totals.values())
    assert [key for key, total in totals.items() if total == top] == [
        (fields["rayon"], fields["mois"])
    ]


@each_seed
def test_row_share(seed: int) -> None:
    fields = drawn(groups.row_share, seed)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows_of(fields):
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
    fields = drawn(groups.quarter_growth, seed)
    growth: dict[str, float] = defaultdict(float)
    for row in rows_of(fields, "recettes-2024.csv"):
        month = datetime.strptime(row["Date"], "%d/%m/%Y").month
        growth[f"T{math.ceil(month / 3)}"] -= number(row["Montant"].removesuffix(" €"))
    written = rows_of(fields, "recettes-2025.csv")
    tickets = {row["ticket"]: row for row in written}
    for row in tickets.values():
        month = int(row["jour"].split("-")[1])
        growth[f"T{math.ceil(month / 3)}"] += int(row["montant_centimes"]) / 100
    assert max(growth, key=growth.__getitem__) == fields["trimestre"]
    assert growth[fields["trimestre"]] == pytest.approx(number(fields["hausse"]))
    assert len(written) == len(tickets) + fields["doubles"]


@each_seed
def test_data_dictionary(seed: int) -> None:
    fields = drawn(files.data_dictionary, seed)
    legend = fields["files"]["dictionnaire.txt"].decode()
    codes = re.findall(rf"(\d) = {re.escape(fields['situation'])}\n", legend)
    metres = [
        100.0 * int(row["DIST"])
        for row in rows_of(fields, "enquete-2024.csv")
        if row["SIT"] == codes[0] and row["DIST"] != "999"
    ]
    metres += [
        1000 * number(row["KM"])
        for row in rows_of(fields, "enquete-2025.csv")
        if row["SITB"] == codes[1] and row["KM"] not in ("", "-1")
    ]
    assert number(fields["moyenne"]) == pytest.approx(statistics.fmean(metres) / 1000, abs=0.0501)
    assert "," in fields["moyenne"]
    assert fields["moyenne"] not in fields["faux"]
    assert len(set(codes)) == 2


@each_seed
def test_group_total(seed: int) -> None:
    fields = drawn(tables.group_total, seed)
    rows = [row for row in rows_of(fields) if row["État"] == "payée"]
    amounts = [int(row["Montant"]) for row in rows if row["Rayon"].strip() == fields["rayon"]]
    assert fields["total"] == sum(amounts)
    assert str(fields["total"]) not in fields["faux"]
    assert any(row["Rayon"].startswith(f"{fields['rayon']} ") for row in rows)


@each_seed
def test_three_exports(seed: int) -> None:
    fields = drawn(imported.three_exports, seed)
    total, odd = Fraction(0), []
    for name, held in fields["files"].items():
        try:
            text = held.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = held.decode("cp1252")
            odd.append(name)
        (separator,) = {sign for sign in ";,\t|" if text.splitlines()[0].count(sign) == 2}
        for row in csv.DictReader(io.StringIO(text), delimiter=separator):
            if row["Lieu"] == fields["asked"]:
                total += Fraction(row["Recette"].replace(",", "."))
    assert odd == [fields["odd"]]
    assert total == Fraction(fields["total"].replace(",", ".").replace("\u202f", "").replace("\xa0", "").replace(" ", ""))  # fmt: skip
    assert fields["total"] not in fields["not_total"]


@each_seed
def test_pages_of_an_api(seed: int) -> None:
    fields = drawn(imported.pages_of_an_api, seed)
    pages = [json.loads(held) for held in fields["files"].values()]
    every = [room for page in pages for room in page["resultats"]]
    rooms = {room["id"]: room for room in every}
    assert len(every) == len(rooms) + 1 == pages[0]["total"] + 1
    found = {}
    for name, room in rooms.items():
        flat = re.findall(r'"nom": "([^"]+)", "etat": "en service"', json.dumps(room, ensure_ascii=False))  # fmt: skip
        if fields["thing"] in flat and room["lieu"]["adresse"] == {"commune": fields["town"]}:
            found[name] = room["capacite"]["assis"]
    assert str(len(found)) == fields["count"]
    assert max(found, key=found.__getitem__) == fields["best"]
    assert fields["best"] not in fields["not_best"]
    assert fields["count"] not in fields["not_count"]
