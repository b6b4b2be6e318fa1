"""Competence 2.4: keys are found again in the files handed, by another way than the families."""

from __future__ import annotations

import io
import re
import zipfile

from pixsim.families.citizenship import handed
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, workbook


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
    rows = list(workbook(values).active.values)[1:]
    costs = {}
    for campaign in {row[1] for row in rows}:
        own = [row for row in rows if row[1] == campaign]
        costs[campaign] = sum(row[4] for row in own) / sum(int(row[3]) for row in own)
    assert any(isinstance(row[3], str) for row in rows)
    assert sorted(costs, key=lambda name: costs[name])[0] == values["campaign"]
    assert abs(float(values["cost"].replace(",", ".")) - costs[values["campaign"]]) < 0.005
    assert values["campaign"] not in values["wrong_campaign"]


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
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    texts = {name: text for name, text in held.items() if name.startswith("licences/")}
    (strict,) = [name for name, text in texts.items() if re.search("la présente licence|mêmes conditions que lui|cette même liberté", text)]  # fmt: skip
    licence = strict.removeprefix("licences/").removesuffix(".txt")
    assert licence == values["licence"]
    assert len(texts) == 5
    found = [name for name, text in held.items() if name.endswith(".py") and text.splitlines()[0].endswith(f"licence {licence}")]  # fmt: skip
    name, whole = values["key"], values["also"][0]
    assert found == [whole]
    assert whole.endswith(f"/{name}")
