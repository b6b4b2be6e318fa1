"""Keys found another way. Measuring the footprint of digital technology: manufacture, networks, data centres."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from datetime import datetime
from fractions import Fraction
from itertools import pairwise

import pandas as pd

from pixsim.families.wellbeing import impact
from tests.families.attachments import content, drawn, rows_of
from tests.families.frames import first_sheet
from tests.families.seeds import each_seed


@each_seed
def test_the_best_repair(seed: int) -> None:
    values = drawn(impact.best_repair, seed)
    shop = first_sheet(values).set_index("appareil")
    avoided = shop["fabrication (kg CO2e)"] / shop["durée prévue (ans)"] * shop["années gagnées"] - shop["pièces (kg CO2e)"]  # fmt: skip
    assert avoided.idxmax() == values["key_name"][0]
    assert avoided.max() == int(values["gain"])
    assert (avoided == avoided.max()).sum() == 1


@each_seed
def test_pue_of_the_year_in_one_unit(seed: int) -> None:
    values = drawn(impact.best_pue, seed)
    book = pd.read_excel(
        io.BytesIO(content(values, "xlsx")), sheet_name=None, keep_default_na=False
    )
    meters, servers = book["Compteurs généraux"], book["Serveurs"]
    whole: Counter[str] = Counter()
    for before, after in pairwise(meters.to_dict("records")):
        if before["centre"] == after["centre"] and after["remarque"] != "compteur neuf":
            whole[after["centre"]] += after["index (MWh)"] - before["index (MWh)"]
    last: dict[tuple[str, str], tuple[datetime, float]] = {}
    for row in servers.to_dict("records"):
        got = datetime.strptime(row["reçu le"], "%d/%m/%Y")
        place = (row["centre"], row["mois"])
        scale = 1 if row["unité"] == "MWh" else 1000
        if place not in last or last[place][0] < got:
            last[place] = (got, row["consommation"] / scale)
    assert len(last) == 36 < len(servers)
    served: dict[str, float] = defaultdict(float)
    for (centre, _month), (_got, used) in last.items():
        served[centre] += used
    pue = {centre: whole[centre] / served[centre] for centre in served}
    best = min(pue, key=lambda centre: pue[centre])
    assert (best, f"{pue[best]:.2f}".replace(".", ",")) == (values["best"], values["pue"])
    assert values["pue"] not in values["pue_wrong"]


@each_seed
def test_a_saving_taken_back(seed: int) -> None:
    values = drawn(impact.rebound_effect, seed)
    before = [
        (power, hours)
        for _id, kind, power, hours, state in rows_of(values)
        if (kind, state) == (values["kind"], "en service")
    ]
    after = [
        (power, hours)
        for _id, kind, power, hours, state in rows_of(values, 1)
        if (kind, state) == (values["kind"], "en service")
    ]
    mean = sum(power for power, _hours in after) / len(after)
    promised = sum((power - mean) * hours * 5 for power, hours in before)
    real = sum(power * hours * 5 for power, hours in before) - sum(
        power * hours for power, hours in after
    )
    assert values["key"] == str(round(100 * (1 - real / promised)))
    assert values["wrong"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_metal_of_a_telephone(seed: int) -> None:
    values = drawn(impact.metal_of_a_telephone, seed)
    held = {part: Fraction(str(mass)) for part, metal, mass, _again in rows_of(values) if metal.lower() == values["metal"]}  # fmt: skip
    assert Fraction(values["total"].replace(",", ".")) == sum(held.values())
    assert max(held, key=held.__getitem__) == values["part"] not in values["not_part"]
    assert values["total"] not in values["not_total"]
