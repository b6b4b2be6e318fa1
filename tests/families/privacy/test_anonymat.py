"""Keys found another way. Anonymising data: pseudonyms, k-anonymity, aggregates."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter, defaultdict
from datetime import date
from io import BytesIO
from typing import Any

from pixsim.families.privacy import anonymat
from pixsim.families.privacy.anonymat import reidentify
from tests.families.attachments import content, drawn, rows_of
from tests.families.dates import age_on, date_of
from tests.families.drawing import draw_sound_values
from tests.families.frames import first_sheet
from tests.families.seeds import each_seed


@each_seed
def test_versions_are_what_they_are_said_to_be(seed: int) -> None:
    values = drawn(anonymat.anonymous_or_pseudonymous, seed)
    with zipfile.ZipFile(BytesIO(content(values, "zip"))) as archive:
        tables = {
            name: list(
                csv.DictReader(archive.read(name).decode("utf-8-sig").splitlines(), delimiter=";")
            )
            for name in archive.namelist()
        }
    key = {row["code"] for row in tables["secret/correspondance.csv"]}
    for n in (1, 2, 3):
        rows = tables[f"version-{n}.csv"]
        if "code" in rows[0]:
            assert {row["code"] for row in rows} == key
            assert values[f"k{n}"] == "pseudonymisation"
        elif len(rows) < len(key):
            assert sum(int(row["personnes"]) for row in rows) == len(key)
            assert min(int(row["personnes"]) for row in rows) >= 5
            assert values[f"k{n}"] == "anonymisation"
        else:
            assert len({(row["ne_le"], row["initiales"]) for row in rows}) > len(key) - 2
            assert values[f"k{n}"] == "ni l'une ni l'autre"


@each_seed
def test_one_column_tells_everybody_apart(seed: int) -> None:
    values = drawn(anonymat.naming_column, seed)
    survey = first_sheet(values)
    distinct = survey.nunique()
    assert list(distinct[distinct == len(survey)].index) == values["key"]
    assert distinct.nlargest(2).iloc[1] >= len(survey) - 4


@each_seed
def test_reidentify(seed: int) -> None:
    fields = draw_sound_values(reidentify, seed)
    rows, race, towns = (
        list(csv.DictReader(io.StringIO(content.decode()), delimiter=";"))
        for content in fields["files"].values()
    )
    (runner,) = [r for r in race if f"{r['prenom']} {r['nom']}".lower() == fields["who"].lower()]
    code = {row["commune"]: row["code_postal"] for row in towns}[runner["commune"]]
    age = str(2025 - int(runner["naissance"]))
    found = [row for row in rows if (row["age"], row["code_postal"]) == (age, code)]
    assert [row["numero"] for row in found] == fields["key"]
    assert [row["aide"] for row in found] == [fields["aid"]]


@each_seed
def test_the_smallest_group(seed: int) -> None:
    values = drawn(anonymat.smallest_group, seed)
    counts = Counter((str(age)[0], f"{code:05}"[:2]) for age, code, _aid in rows_of(values))
    assert min(counts.values()) == values["least"]
    assert sum(counts[key] for key in counts if counts[key] < 5) == int(values["small"])
    assert any(code < 10_000 for _age, code, _aid in rows_of(values))


@each_seed
def test_generalisations_are_grouped_again(seed: int) -> None:
    values = drawn(anonymat.protects_twice, seed)
    rows = [
        (age_on(date_of(born), date(2026, 1, 1)), f"{code:05}", aid)
        for born, code, aid in rows_of(values)
    ]
    assert any(code.startswith("0") for _age, code, _aid in rows)
    large, safe, told = [], [], {}
    for line in values["ways"].splitlines():
        letter, _, text = line.strip().partition(". ")
        width = int(found[1]) if (found := re.search(r"tranche de (\d+)", text)) else 1
        digits = 2 if "département" in text else 5 if "code postal" in text else 0
        aids: dict[Any, list[str]] = defaultdict(list)
        for years, code, aid in rows:
            aids[years - years % width, code[:digits]].append(aid)
        if min(map(len, aids.values())) >= 3:
            large.append(letter)
            told[letter] = [group[0] for group in aids.values() if len(set(group)) == 1]
            safe += [] if told[letter] else [letter]
    (leaky,) = set(large) - set(safe)
    assert [f"{letter}, {leaky}" for letter in safe] == [values["key"]]
    assert told[leaky] == [values["aid"]]
    assert values["key"] not in values["wrong"]
