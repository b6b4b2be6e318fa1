"""Keys found another way. Collecting and reusing data: forms, open data, APIs."""

from __future__ import annotations

import json
import re
import statistics
from datetime import datetime

import pytest

from pixsim.families.spreadsheets import collecte
from tests.families.attachments import drawn
from tests.families.drawing import draw_values
from tests.families.reading import number, records_of
from tests.families.seeds import each_seed


@each_seed
def test_pages_of_an_api(seed: int) -> None:
    fields = draw_values(collecte.pages_of_an_api, seed)
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


@each_seed
def test_data_dictionary(seed: int) -> None:
    fields = draw_values(collecte.data_dictionary, seed)
    legend = fields["files"]["dictionnaire.txt"].decode()
    codes = re.findall(rf"(\d) = {re.escape(fields['situation'])}\n", legend)
    metres = [
        100.0 * int(row["DIST"])
        for row in records_of(fields, "enquete-2024.csv")
        if row["SIT"] == codes[0] and row["DIST"] != "999"
    ]
    metres += [
        1000 * number(row["KM"])
        for row in records_of(fields, "enquete-2025.csv")
        if row["SITB"] == codes[1] and row["KM"] not in ("", "-1")
    ]
    assert number(fields["moyenne"]) == pytest.approx(statistics.fmean(metres) / 1000, abs=0.0501)
    assert "," in fields["moyenne"]
    assert fields["moyenne"] not in fields["faux"]
    assert len(set(codes)) == 2


def near(text: str, value: float, slack: float) -> bool:
    return abs(float(text.replace(",", ".").replace("\u2212", "-")) - value) <= slack


@each_seed
def test_weights(seed: int) -> None:
    values = drawn(collecte.weighted_survey, seed)
    kept: dict[str, tuple[datetime, dict[str, str]]] = {}
    for row in records_of(values, "reponses.csv"):
        when = datetime.strptime(row["date"], "%d/%m/%Y")
        if row["équipé"] and when >= kept.get(row["compte"], (when, row))[0]:
            kept[row["compte"]] = (when, row)
    said: dict[tuple[str, int], list[bool]] = {}
    for _when, row in kept.values():
        age = 2025 - int(row["naissance"][-4:]) + (row["naissance"][:5] == "01/01")
        if age >= 15:
            said.setdefault((row["quartier"], (age >= 40) + (age >= 65)), []).append(
                row["équipé"] == "oui"
            )
    people = {
        (row["quartier"], n): int(count)
        for row in records_of(values, "habitants.csv")
        for n, count in enumerate(list(row.values())[1:])
    }
    assert len(said) == len(people) == 6
    share = sum(people[cell] * sum(yes) / len(yes) for cell, yes in said.items()) / sum(
        people.values()
    )
    assert near(values["weighed"], 100 * share, 0.0501)
    assert values["weighed"] not in values["not_weighed"]
