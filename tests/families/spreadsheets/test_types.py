"""Keys found another way. Types of data in cells: numbers, texts, dates, percentages, encodings."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from pixsim.families.spreadsheets import types
from pixsim.text.french_dates import MONTHS, day_read
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import fraction, number, records_of
from tests.families.seeds import each_seed


@each_seed
def test_amounts_are_read_the_english_way(seed: int) -> None:
    values = drawn(types.english_amounts, seed)
    rows = list(csv.reader(io.StringIO(content(values, "csv").decode())))
    assert {len(row) for row in rows} == {4}
    total = sum(float(row[3].replace(",", "")) for row in rows[1:])
    assert number(values["key"]) == pytest.approx(total)


@each_seed
def test_three_exports(seed: int) -> None:
    fields = draw_values(types.three_exports, seed)
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
def test_days_between(seed: int) -> None:
    fields = draw_values(types.days_between, seed)

    def day(text: str) -> datetime:
        for rank, month in enumerate(MONTHS, 1):
            text = text.replace(f" {month} ", f"/{rank}/")
        return datetime.strptime(text, "%Y-%m-%d" if "-" in text else "%d/%m/%Y")

    spans = {
        row["emprunt"]: (day(row["rendu le"]) - day(row["sorti le"])).days
        for row in records_of(fields)
    }
    assert (
        fields["key"] == sum(span > fields["limit"] for span in spans.values()) != fields["not_key"]
    )
    assert max(spans, key=spans.__getitem__) == fields["longest"]
    assert spans[fields["longest"]] == fields["days"]


@each_seed
def test_last_working_day(seed: int) -> None:
    values = draw_values(types.last_working_day, seed)
    start = day_read(values["start"])
    first, last = day_read(values["from"]), day_read(values["to"])
    assert start is not None
    assert first is not None
    assert last is not None
    off = [datetime.strptime(day, "%d/%m/%Y").date() for day in values["holidays"].split()]
    off += [first + timedelta(days=step) for step in range((last - first).days + 1)]
    week = "".join("10"[int(sign)] for sign in values["mask"])
    names = ("lundis", "mardis", "mercredis", "jeudis", "vendredis", "samedis", "dimanches")
    assert [name for name, works in zip(names, week, strict=True) if works == "0"] == [
        values["free"],
        *names[5:],
    ]
    assert day_read(values["eve"]) == start - timedelta(days=1)
    extra = [day_read(day.removeprefix("le ")) for day in values["worked"].split(" et ")]
    count, day = 0, start - timedelta(days=1)
    while count < values["days"]:
        day += timedelta(days=1)
        count += day in extra or (week[day.weekday()] == "1" and day not in off)
    assert day_read(values["key"]) == day
    assert {one.weekday() for one in extra if one} == {5}
    assert any(day.weekday() > 4 for day in off)
    assert f"{day_read(values['key']):%d/%m/%Y}" not in values["wrong"]


@each_seed
def test_two_json_files(seed: int) -> None:
    values = drawn(types.sessions_joined, seed)
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
    assert sum(fraction(str(held)) for code, held in kept if code in names) == fraction(values["heures"])  # fmt: skip
    assert str(values["lignes"]) not in values["faux_lignes"]
    assert values["heures"] not in values["faux_heures"]
    assert any(isinstance(held, str) for _code, held in kept)
    assert {code for code, _held in kept} > names
    assert len(text) < 64_000
