"""Competence 2.4: keys are found again in the files handed, by another way than the families."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from pixsim.families.citizenship import handed
from tests.families.opened import content, drawn, workbook

each_seed = pytest.mark.parametrize("seed", range(12))


@each_seed
def test_two_years_month_by_month(seed: int) -> None:
    values = drawn(handed.cheapest_over_two_years, seed)
    totals = {}
    rows = list(workbook(values).active.values)[1:]
    for name, fee, price in rows:
        totals[name] = fee + sum(price for _month in range(24))
    assert (
        min(rows, key=lambda row: (row[2], row[0]))[0] == values["wrong_offer"] != values["offer"]
    )
    assert sorted(totals, key=lambda name: totals[name])[0] == values["offer"]
    assert str(min(totals.values())) == values["total"]
    assert list(totals.values()).count(min(totals.values())) == 1


@each_seed
def test_click(seed: int) -> None:
    values = drawn(handed.cheapest_click, seed)
    costs = {row[0]: row[3] / row[2] for row in list(workbook(values).active.values)[1:]}
    assert min(costs, key=lambda name: costs[name]) == values["campaign"]
    assert float(values["cost"].replace(",", ".")) == round(costs[values["campaign"]], 2)


@each_seed
def test_profile(seed: int) -> None:
    values = drawn(handed.told_by_a_profile, seed)
    text = content(values, "html").decode()
    (shop,) = re.findall(r"juste en face : (.+?)\.<", text)
    assert re.findall(rf"{shop}, \d+ (.+?)\.<", text) == [values["street"]]
    assert re.findall(r"Tous les (\w+)s soir, [^<]*maison vide", text) == [values["day"]]


@each_seed
def test_licences(seed: int) -> None:
    values = drawn(handed.sharing_alike, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        found = [
            name
            for name in archive.namelist()
            if re.search(r"Identifier: (A?GPL|EUPL)", archive.read(name).decode())
        ]
    assert found == [values["whole"]]
    assert values["whole"].endswith(f"/{values['key']}")
