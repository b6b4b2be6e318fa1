"""The keys of the wellbeing families, recomputed from what the candidate reads."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from datetime import datetime
from fractions import Fraction
from typing import Any

import numpy as np

from pixsim.families import family_fields
from pixsim.families.wellbeing import household
from pixsim.families.wellbeing.scenarios import legible_zoom
from pixsim.making.make import make
from tests.families import opened
from tests.families.draws import each_seed
from tests.families.opened import drawn, rows_of

pytestmark = each_seed


def draw(family: str, seed: int) -> dict[str, Any]:
    return dict(family_fields(family, np.random.default_rng(seed)))


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def number(text: object) -> Fraction:
    return Fraction(str(text).replace(",", "."))


def test_screen_distance(seed: int) -> None:
    f = draw("wellbeing.workstation.screen_distance", seed)
    for k in "123":
        distance = f[f"distance{k}"]
        verdict = (
            "trop près" if distance < 40 else "trop loin" if distance > 100 else "bonne distance"
        )
        assert f[f"verdict{k}"] == verdict


def test_screen_time(seed: int) -> None:
    f = draw("wellbeing.workstation.screen_time", seed)
    rows = table(f["files"]["ecran.csv"])
    spent = []
    for row in rows:
        hours, minutes = re.fullmatch(r"(?:(\d+)(?::| h ))?(\d+)(?: min)?", row["durée"]).groups()  # type: ignore[union-attr]
        spent.append(60 * int(hours or 0) + int(minutes))
    assert len({row["jour"] for row in rows}) == 14
    assert min(spent) > 0
    assert 60 * int(f["hours"]) + int(f["minutes"]) == Fraction(sum(spent), 14)
    assert f["decimal"] != f["minutes"]


def test_violence_kinds(seed: int) -> None:
    f = draw("wellbeing.workstation.violence_kinds", seed)
    marks = {"conflit": r"Deux (élèves|voisins|joueurs)", "harcèlement": "se sont donné le mot|Depuis un mois|dix fois par jour",
             "divulgation de données personnelles": "l'adresse|horaires|planning",
             "usurpation d'identité": r"en son nom|au nom d'un|le nom et la photo de",
             "rien d'illicite": "homonyme|un avis|« parodie »"}  # fmt: skip
    for k in "123":
        assert [kind for kind, sign in marks.items() if re.search(sign, f[f"story{k}"])] == [
            f[f"kind{k}"]
        ]


def test_the_gesture_that_saves_most(seed: int) -> None:
    f = opened.drawn(household.best_gesture, seed)
    made = {name: (kilos, used) for name, kilos, used in opened.rows_of(f, 1)}
    ((_what, per_kwh),) = opened.rows_of(f, 2)
    saved = {}
    for code, what, device, count, now, then in opened.rows_of(f):
        kilos, used = made[device]
        longer = what == "garder plus longtemps"
        assert longer or now == used
        saved[code] = count * (kilos / now - kilos / then if longer else (now - then) * per_kwh)
    best = max(saved, key=saved.__getitem__)
    assert best == f["best"]
    assert abs(saved[best] - float(f["saved"].replace(",", "."))) <= 0.0501
    assert best not in f["not_best"]
    assert f["saved"] not in f["not_saved"]


def test_greediest_device(seed: int) -> None:
    f = draw("wellbeing.energy.greediest_device", seed)
    files = {name: make(name, held) for name, held in f["files"].items()}
    day = "%d/%m/%Y"
    given = sorted(
        (datetime.strptime(row["a_partir_du"], day), row["prise"], row["appareil"])
        for row in table(files["prises.csv"])
    )
    used, by_plug = defaultdict[str, float](float), defaultdict[str, float](float)
    for row in table(files["mesures.csv"]):
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


def test_page_weight(seed: int) -> None:
    f = draw("wellbeing.energy.page_weight", seed)
    sums: dict[str, float] = defaultdict(float)
    whole: dict[str, float] = defaultdict(float)
    entries = json.loads(f["files"]["reseau.har"])["log"]["entries"]
    assert len(entries) > 100
    signs = {"image": "image", "video": "vidéo", "javascript": "script", "woff": "police", "css": "style"}  # fmt: skip
    for answer in (entry["response"] for entry in entries):
        (kind,) = {name for sign, name in signs.items() if sign in answer["content"]["mimeType"]}
        whole[kind] += answer["content"]["size"] / 1000
        sums[kind] += answer["bodySize"] / 1000
    assert max(sums, key=sums.__getitem__) == f["kind"]
    assert max(whole, key=whole.__getitem__) == f["largest"] != f["kind"]
    left = sum(sums.values()) - sums[f["kind"]]
    assert abs(left - float(f["left"].replace(",", "."))) < 0.051


def test_link_for_a_need(seed: int) -> None:
    f = draw("wellbeing.sensors.link_for_a_need", seed)
    rows = [re.split(r"\s{2,}", line.strip()) for line in f["table"].splitlines()[1:]]
    reach = {"cm": 0.01, "m": 1, "km": 1000}

    def enough(row: list[str], need: str) -> bool:
        """Whether a link of the table reaches so far, so fast, on that power."""
        far, fast, power = row[1:4]
        asked = re.search(r"(\d+) (km|m)(?= au plus| de la)", need)
        metres = (
            0.02
            if "posé dessus" in need or "touche" in need
            else float(asked[1]) * reach[asked[2]]
            if asked
            else 900.0
        )
        there = re.match(r"(\d+) (cm|km|m)", far)
        if there:
            reaches = metres <= float(there[1]) * reach[there[2]] and "toute antenne" not in need
            reaches = reaches and ("box" not in far or "de la box" in need)
        else:
            reaches = far == "partout" or not re.search("océan|toute antenne", need)
        rate = re.search(r"([\d,]+) Mbit", need)
        wanted = float(rate[1].replace(",", ".")) if rate else 0.0001
        on_cell = "doit tenir" in need
        cells = {"une pile par an": 1.0, "une pile en dix ans": 10.0, "presque rien": 99.0}
        years = {"huit ans": 8, "cinq ans": 5}
        lasts = next((n for said, n in years.items() if said in need), 0.5)
        powered = not on_cell or cells.get(power, 0) >= lasts
        if "sans pile" in need or "jamais" in need:  # by touch alone
            return far.endswith(" cm")
        return reaches and float(fast.split()[0].replace(",", ".")) >= wanted and powered

    links = [f[f"link{n}"] for n in range(1, 5)]
    assert len(set(links)) == 4
    for n, link in enumerate(links, 1):
        fit = {row[0]: int(row[4].split()[0]) for row in rows if enough(row, f[f"need{n}"])}
        cheapest = [name for name, price in fit.items() if price == min(fit.values())]
        assert cheapest == [link], f[f"need{n}"]


def test_sensor_anomaly(seed: int) -> None:
    f = draw("wellbeing.sensors.sensor_anomaly", seed)
    rows = [list(row.values()) for row in table(f["files"]["capteur.csv"])]
    read = [float(number(value)) if value else None for _day, _hour, value in rows]
    jumps: list[tuple[float, int]] = []
    for i in range(1, len(read) - 1):
        before, value, after = read[i - 1 : i + 2]
        if before is not None and value is not None and after is not None:
            same_side = (value - before) * (value - after) > 0
            jumps.append((min(abs(value - before), abs(value - after)) if same_side else 0.0, i))
    (first, place), (second, _i) = sorted(jumps)[-1], sorted(jumps)[-2]
    assert rows[place][:2] == [f["day"], f["hour"]]
    assert first > 3 * second
    told = [value for value in read if value is not None]
    assert min(told) < float(number(f["odd"])) < max(told)


def test_legible_zoom(seed: int) -> None:
    f = drawn(legible_zoom, seed)
    steps = [100, 110, 125, 150, 175, 200, 250, 300]
    widths = {model: width for model, _native, width in rows_of(f, 1)}
    in_mm = {"cm": 10, "mm": 1, "m": 1000}
    smallest = {}
    needed = {}
    for person, model, far, used, _scale, zoom, tall in rows_of(f):
        value, unit = far.split()
        wanted = number(value) * in_mm[unit] / 200
        seen = tall * Fraction(widths[model], int(used.split()[0]))  # mm, as things are set
        needed[person] = wanted / seen * zoom
        smallest[person] = next((s for s in steps if seen * s / zoom >= wanted), None)
    most = max(needed, key=lambda one: needed[one])
    assert most == f["person"] not in f["not_person"]
    assert str(smallest[most]) == f["zoom"] not in f["not_zoom"]
    assert len(needed) == 12
