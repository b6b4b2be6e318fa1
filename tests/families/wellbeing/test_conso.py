"""Keys found another way. Computing a consumption: W, kWh, cost."""

from __future__ import annotations

import io
from collections import defaultdict
from datetime import datetime

import numpy as np
import pandas as pd
import pytest

from pixsim.families.wellbeing import conso, impact
from pixsim.making.make import make
from pixsim.worlds.goals import reached
from pixsim.worlds.sheet import acts
from pixsim.worlds.sheet.world import Sheet
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_named
from tests.families.reading import number, records
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_sheets_follow_units_and_prices(seed: int) -> None:
    for family, told in (
        (conso.energy_of_devices, "W"),
        (conso.yearly_cost, "€"),
        (impact.yearly_footprint, "kg"),
    ):
        values, world = done(family, seed)
        assert isinstance(world, Sheet)
        numbers = {
            row: [float(world.cells[f"{column}{row}"]) for column in "BCD"]
            for row in range(2, values["last"] + 1)
        }
        price = float(world.cells.get("H1", "1").replace(",", "."))
        for row, (first, second, third) in numbers.items():
            right = (
                first / second + third if told == "kg" else first * second * third / 1000 * price
            )
            assert world.value(f"E{row}") == pytest.approx(right)


@each_seed
def test_other_right_formulas_pass(seed: int) -> None:
    values = conso.yearly_cost(np.random.default_rng(seed))
    last, world = values["last"], values["world"]
    half = acts.Put(cell="E2", text="=$H$1*(B2/1000)*C2*D2")
    for act in (half, acts.Copy(cell="E2", to=f"E2:E{last}"), values["solution"][-1]):
        world = world.step(act)
    assert reached(values["goal"], values["world"], world)


@each_seed
def test_what_a_setting_saves(seed: int) -> None:
    values = drawn(conso.saved_by_setting, seed)
    book = pd.read_excel(io.BytesIO(content(values, "xlsx")), sheet_name=None)
    park = book["Appareils"].merge(book["Modèles"], on="Modèle").merge(book["Salles"], on="Salle")
    assert len(park) == 140
    park = park[(park["État"] == "en service") & park["Puissance réglée (W)"].notna()]
    watts = park["Puissance (W)"] - park["Puissance réglée (W)"]
    kwh = (watts * park["Heures par jour"] * park["Jours d'ouverture"]).sum() / 1000
    assert int(values["key"][0]) == round(kwh)
    assert abs(float(values["key"][-1].replace(",", ".")) - kwh) < 0.001
    assert not set(values["key"]) & set(values["wrong"])


@each_seed
def test_greediest_device(seed: int) -> None:
    f = draw_named("wellbeing.conso.greediest_device", seed)
    files = {name: make(name, held) for name, held in f["files"].items()}
    day = "%d/%m/%Y"
    given = sorted(
        (datetime.strptime(row["a_partir_du"], day), row["prise"], row["appareil"])
        for row in records(files["prises.csv"])
    )
    used, by_plug = defaultdict[str, float](float), defaultdict[str, float](float)
    for row in records(files["mesures.csv"]):
        number, unit = row["puissance"].split()
        watts = float(number.replace(",", ".")) * {"W": 1, "kW": 1000}[unit]
        first, unit, *rest = row["duree"].split()
        hours = int(first) / 60 if unit == "min" else int(first) + int(rest[0]) / 60
        on = datetime.strptime(row["jour"], day)
        device = [name for since, plug, name in given if plug == row["prise"] and since <= on][-1]
        used[device] += watts * hours
        by_plug[row["prise"]] += watts * hours
    best = max(used, key=used.__getitem__)
    assert best == f["key"][0]
    assert not set(f["key"][1:]) & set(used)
    assert abs(float(f["kwh"].replace(",", ".")) - used[best] / 1000) <= 0.0501
    most = max(by_plug, key=by_plug.__getitem__)
    assert next(name for _since, plug, name in given if plug == most) != best
    assert len(used) == len(by_plug) == 6


@each_seed
def test_week_to_year(seed: int) -> None:
    values = drawn(conso.week_to_year, seed)
    sheets = pd.read_excel(io.BytesIO(content(values, "xlsx")), sheet_name=None, engine="openpyxl")
    week, calendar = sheets["Semaine"], sheets["Calendrier"]
    assert len(week) == 169
    assert len(calendar) == 365
    week.columns = ["at", "A", "B"]
    week["A"] /= 1000
    week["B"] = -week["B"].diff(-1)
    week = week.iloc[:-1]
    days = week.groupby(week["at"].dt.normalize())[["A", "B"]].sum()
    joined = days.join(calendar.set_index("Jour"))
    means = joined.groupby("Salles")[["A", "B"]].mean()
    year = means.mul(calendar["Salles"].value_counts(), axis=0).sum()
    assert year.idxmin() == values["best"]
    assert number(values["gap"]) == pytest.approx(abs(year["A"] - year["B"]), abs=0.51)
    assert all(abs(number(one) - number(values["gap"])) > 30 for one in values["wrong"])
    assert set(joined["Salles"]) == {"ouvert", "fermé"}
    assert sum(day.weekday() < 5 for day in joined.index[joined["Salles"] == "fermé"]) == 1
