"""Competence 4.2: three versions of a file, told apart by what can be found again in each."""

from __future__ import annotations

import csv
import zipfile
from io import BytesIO

from pixsim.families.privacy import asked
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


@each_seed
def test_versions_are_what_they_are_said_to_be(seed: int) -> None:
    values = drawn(asked.told_apart, seed)
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
