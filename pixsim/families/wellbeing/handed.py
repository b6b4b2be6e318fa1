"""Families of competence 4.3 that hand over a workbook, a page or a track of subtitles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import MONTHS

_BRANDS = ("Alpa", "Boreal", "Cigale", "Dune", "Espoir", "Fario", "Gavotte", "Halo", "Iris", "Jade")


def least_exposing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of 30 telephones, the one whose SAR is the lowest for a use, under a price."""
    while True:
        names = [
            f"{brand} {number}" for brand in _BRANDS for number in sample(rng, range(2, 20), 3)
        ]
        rows: list[tuple[Any, ...]] = [
            (
                name,
                integer(rng, 9, 60) * 10,
                integer(rng, 25, 190) / 100,
                integer(rng, 25, 190) / 100,
                integer(rng, 120, 390) / 100,
            )
            for name in shuffled(rng, names)
        ]
        price = integer(rng, 25, 45) * 10
        column = pick(rng, (2, 3))
        cheap = [row for row in rows if row[1] <= price]
        best = min(cheap, key=lambda row: row[column])
        lowest = min(rows, key=lambda row: row[column])
        other = min(cheap, key=lambda row: row[5 - column])
        if best not in (lowest, other) and sum(row[column] == best[column] for row in cheap) == 1:
            break
    header = ("téléphone", "prix (€)", "DAS tête (W/kg)", "DAS tronc (W/kg)", "DAS membre (W/kg)")
    return {
        "use": "téléphone surtout l'appareil contre l'oreille" if column == 2
        else "porte surtout l'appareil dans la poche intérieure de sa veste",
        "price": price,
        "column": header[column],
        "value": decimal(best[column]),
        "key": [best[0]],
        "wrong": [lowest[0], other[0]],
        "files": in_two_formats("telephones", Workbook((sheet("Téléphones", header, rows),))),
    }  # fmt: skip


_PARK = (
    "Poste d'accueil",
    "Écran",
    "Serveur",
    "Imprimante",
    "Borne Wi-Fi",
    "Vidéoprojecteur",
    "Téléviseur",
    "Portable",
)
_ROOMS = ("accueil", "atelier", "salle 1", "salle 2", "bureau", "réserve")


def saved_by_setting(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: what a setting saves over a year: powers by model, days by room, and appliances put aside."""
    models = [f"{what} {letter}{integer(rng, 10, 99)}" for what in _PARK for letter in "AB"]
    powers: dict[str, tuple[int, int | None]] = {}
    for model in models:
        before = 10 * integer(rng, 5, 30)
        takes = rng.integers(3) > 0
        powers[model] = (before, before - 10 * integer(rng, 1, before // 10 - 1) if takes else None)
    days = dict(zip(_ROOMS, sample(rng, range(120, 310, 5), len(_ROOMS)), strict=True))
    rows = [
        (
            f"E{number:03}", pick(rng, models), pick(rng, _ROOMS), 2 * integer(rng, 1, 11),
            pick(rng, ("en service", "en service", "en service", "en réserve")),
        )
        for number in range(1, 141)
    ]  # fmt: skip

    def gain(chosen: list[tuple[str, str, str, int, str]], length: float = 0) -> float:
        saved = 0.0
        for _number, model, room, hours, _state in chosen:
            before, after = powers[model]
            saved += (
                (before - (before if after is None else after)) * hours * (length or days[room])
            )
        return saved / 1000

    used = [row for row in rows if row[4] == "en service"]
    right = gain(used)
    if round(right * 10) % 10 == 5:  # rounded up or down, one does not know
        return saved_by_setting(rng)
    lost = sum(
        powers[model][0] * hours * days[room]
        for _n, model, room, hours, _s in used
        if powers[model][1] is None
    )
    mistakes = (gain(rows), gain(used, sum(days.values()) / len(days)), right + lost / 1000)
    settings = [
        (model, before, after) for model, (before, after) in shuffled(rng, list(powers.items()))
    ]
    book = Workbook((
        sheet("Appareils", ("Numéro", "Modèle", "Salle", "Heures par jour", "État"), rows),
        sheet("Modèles", ("Modèle", "Puissance (W)", "Puissance réglée (W)"), settings),
        sheet("Salles", ("Salle", "Jours d'ouverture"), list(days.items())),
    ))  # fmt: skip
    return {
        "key": list(dict.fromkeys((str(round(right)), decimal(right, 1)))),
        "wrong": [str(round(kwh)) for kwh in mistakes],
        "files": in_two_formats("parc", book),
    }


_DEVICES = (
    ("Portable", 160, 300), ("Téléphone", 50, 90), ("Tablette", 70, 130), ("Téléviseur", 250, 420), ("Écran", 150, 320),
    ("Imprimante", 70, 140), ("Unité centrale", 150, 260), ("Vidéoprojecteur", 80, 150),
)  # fmt: skip


def best_repair(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of the devices brought to a workshop, the one whose repair avoids most."""
    while True:
        rows = []
        for number in range(1, 41):
            device, low, high = pick(rng, _DEVICES)
            life = integer(rng, 3, 8)
            rows.append(
                (
                    f"A{number:02}",
                    device,
                    life * integer(rng, low // life, high // life),
                    life,
                    integer(rng, 1, 4),
                    integer(rng, 2, 30),
                )
            )
        gains = {row[0]: row[2] / row[3] * row[4] - row[5] for row in rows}
        ranked = sorted(gains, key=lambda name: -gains[name])
        gross = max(rows, key=lambda row: row[2] / row[3] * row[4])[0]
        heaviest = max(rows, key=lambda row: row[2])[0]
        if gains[ranked[0]] - gains[ranked[1]] >= 1 and ranked[0] not in (gross, heaviest):
            break
    header = (
        "appareil",
        "sorte",
        "fabrication (kg CO2e)",
        "durée prévue (ans)",
        "années gagnées",
        "pièces (kg CO2e)",
    )
    return {
        "key_name": [ranked[0]],
        "sort": next(row[1] for row in rows if row[0] == ranked[0]),
        "wrong_name": [gross, heaviest],
        "gain": decimal(gains[ranked[0]], 0),
        "gain_wrong": [decimal(gains[gross], 0)],
        "files": in_two_formats("atelier", Workbook((sheet("Réparations", header, rows),))),
    }  # fmt: skip


_SPOKEN: tuple[Callable[[int], str], ...] = (
    lambda month: f"{MONTHS[month - 1]} 2025",
    lambda month: f"2025-{month:02}",
    lambda month: f"{month:02}/2025",
)


def _centres(rng: np.random.Generator) -> dict[str, Any] | None:
    names = sample(rng, ("Lagune", "Granit", "Beffroi", "Cimes", "Mistral"), 3)
    spoken = shuffled(rng, _SPOKEN)
    indexes: list[tuple[str, str, int, str]] = []
    reports: list[tuple[str, str, int, str, str]] = []
    pue, without = {}, {"changed": {}, "corrected": {}, "unit": {}, "mean": {}}  # type: dict[str, float], dict[str, dict[str, float]]
    for place, name in enumerate(names):
        level = integer(rng, 118, 160)
        served = [100 * integer(rng, 40, 90) for _month in range(12)]
        whole = [one * (level + (integer(rng, 5, 25) if month in (5, 6, 7) else integer(rng, 0, 6))) // 100 for month, one in enumerate(served)]  # fmt: skip
        index, new_at = integer(rng, 10_000, 90_000), integer(rng, 3, 8) if place != 2 else -1
        start, total_if_unaware = index, 0
        indexes.append((name, "01/01/2025", index, ""))
        for month, used in enumerate(whole, 1):
            index += used
            day = f"01/{month + 1:02}/2025" if month < 12 else "01/01/2026"
            if month == new_at:
                indexes.append((name, day, index, "compteur déposé"))
                index = integer(rng, 0, 30)
                indexes.append((name, day, index, "compteur neuf"))
                total_if_unaware = -index
            else:
                indexes.append((name, day, index, ""))
        wrong_months = sample(rng, range(12), 2)
        false = {month: served[month] * integer(rng, 130, 190) // 100 for month in wrong_months}
        kwh = sample(rng, range(12), 3)
        for month, one in enumerate(served):
            told = [(false[month], f"{integer(rng, 2, 9):02}")] if month in false else []
            for amount, day in (*told, (one, f"{integer(rng, 12, 28):02}")):
                after = f"{day}/{month + 2:02}/2025" if month < 11 else f"{day}/01/2026"
                size = (amount * 1000, "kWh") if month in kwh else (amount, "MWh")
                reports.append((name, spoken[place](month + 1), *size, after))
        total = sum(whole)
        pue[name] = total / sum(served)
        without["changed"][name] = (index + total_if_unaware if new_at > 0 else index - start) / sum(served)  # fmt: skip
        without["corrected"][name] = total / (sum(served) + sum(false.values()))
        without["unit"][name] = total / sum(one * (1000 if month in kwh else 1) for month, one in enumerate(served))  # fmt: skip
        without["mean"][name] = sum(w / s for w, s in zip(whole, served, strict=True)) / 12
    best = min(names, key=pue.__getitem__)
    shown = f"{pue[best]:.2f}"
    naive = {way: f"{found[best]:.2f}" for way, found in without.items()}
    apart = sorted(pue.values())[1] - pue[best] > 0.02 and abs(pue[best] * 100 % 1 - 0.5) > 0.05
    if not apart or shown in (naive["corrected"], naive["mean"], naive["unit"]) or best == names[2]:
        return None
    tables = (
        sheet("Compteurs généraux", ("centre", "relevé le", "index (MWh)", "remarque"), tuple(indexes)),
        sheet("Serveurs", ("centre", "mois", "consommation", "unité", "reçu le"), tuple(shuffled(rng, reports))),
    )  # fmt: skip
    return {
        "best": best,
        "best_wrong": [name for name in names if name != best],
        "pue": shown.replace(".", ","),
        "pue_wrong": sorted({said.replace(".", ",") for said in naive.values() if said != shown}),
        "files": in_two_formats("centres", Workbook(tables)),
    }


def best_pue(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the PUE over a year of three centres, by meters that were changed and reports that were corrected."""
    return first_telling(rng, _centres)


_MODELS = ("un téléphone", "un portable", "un lave-linge", "un téléviseur", "un aspirateur")
_MARKS = (
    "documentation",
    "démontage",
    "pièces disponibles",
    "prix des pièces",
    "critère propre à ce type",
)


def most_repairable(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of 25 models, the one whose marks out of 20 make the best index, under a price."""
    while True:
        names = [
            f"{brand} {number}" for brand in _BRANDS for number in sample(rng, range(2, 20), 3)
        ][:25]
        rows: list[tuple[Any, ...]] = [
            (name, integer(rng, 15, 90) * 10, *(integer(rng, 4, 20) for _ in _MARKS))
            for name in shuffled(rng, names)
        ]
        budget = integer(rng, 40, 65) * 10
        index = {row[0]: sum(row[2:]) / 10 for row in rows}
        cheap = sorted((row[0] for row in rows if row[1] <= budget), key=lambda name: -index[name])
        top = max(index, key=lambda name: index[name])
        if len(cheap) > 5 and index[top] > index[cheap[0]] > index[cheap[1]]:
            break
    shown = decimal(index[cheap[0]], 1)
    header = ("modèle", "prix (€)", *(f"{mark} (/20)" for mark in _MARKS))
    return {
        "device": pick(rng, _MODELS),
        "budget": budget,
        "key_name": [cheap[0]],
        "wrong_name": [top, cheap[1]],
        "index": shown,
        "index_wrong": [decimal(index[top], 1)],
        "files": in_two_formats("modeles", Workbook((sheet("Modèles", header, rows),))),
    }  # fmt: skip
