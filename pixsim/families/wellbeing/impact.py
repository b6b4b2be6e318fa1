"""Measuring the footprint of digital technology: manufacture, networks, data centres."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import of
from pixsim.families.draws.simulators.sheets import BUILDINGS, fill_down, table
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import MONTHS
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts

_DEVICES = (
    ("Portable", 160, 300), ("Téléphone", 50, 90), ("Tablette", 70, 130), ("Téléviseur", 250, 420), ("Écran", 150, 320),
    ("Imprimante", 70, 140), ("Unité centrale", 150, 260), ("Vidéoprojecteur", 80, 150),
)  # fmt: skip


def yearly_footprint(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the yearly footprint of each device, making spread over its life, and the largest."""
    chosen = sample(rng, _DEVICES, integer(rng, 5, 8))
    rows = [(name, integer(rng, low, high), integer(rng, 3, 8), integer(rng, 2, 20)) for name, low, high in chosen]  # fmt: skip
    last = len(rows) + 1
    right = "=B2/C2+D2"
    most = acts.Put(cell=f"E{last + 1}", text=f"=MAX(E2:E{last})")
    return {
        "where": pick(rng, BUILDINGS),
        "last": last,
        "below": last + 1,
        "world": table([("Appareil", "Fabrication (kg)", "Durée de vie (ans)", "Usage par an (kg)", "Par an (kg)"), *rows]),
        "goal": Goal(
            want=(("behaves", f"E2:E{last}", right), ("behaves", f"E{last + 1}", f"=MAX(E2:E{last})")),
            keep=("text",),
            free=tuple(f"E{n}" for n in range(2, last + 2)),
        ),
        "solution": fill_down(right, last, most),
        "near": [fill_down("=(B2+D2)/C2", last, most), fill_down("=B2+D2", last, most), fill_down(right, last)],
    }  # fmt: skip


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


@redraw_misfits
def best_pue(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: the PUE over a year of three centres, by meters that were changed and reports that were corrected."""
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


_PLACES = ("d'un lycée", "d'une mairie", "d'une entreprise de transport", "d'un hôpital", "d'un réseau de médiathèques", "d'un théâtre")  # fmt: skip
_KINDS = {"écran": (40, 22), "serveur": (260, 150), "borne Wi-Fi": (14, 8), "projecteur": (240, 130), "unité centrale": (95, 55)}  # fmt: skip


@redraw_misfits
def rebound_effect(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: the part of a promised saving that more devices and longer hours took back.

    Hours are by day in one sheet and by week in the other; devices that are put aside use nothing.
    """
    kind = pick(rng, list(_KINDS))
    watts = dict(zip(("before", "after"), _KINDS[kind], strict=True))
    others = [one for one in _KINDS if one != kind]

    numbers = iter(sample(rng, range(1000, 10_000), 400))  # no device stands twice

    def device(name: str, power: int, hours: int) -> tuple[str, str, int, int, str]:
        state = "réserve" if integer(rng, 1, 9) == 1 else "en service"
        return (f"A-{next(numbers)}", name, power, hours, state)

    old = [
        device(kind, watts["before"] + integer(rng, -4, 4), integer(rng, 4, 8))
        for _n in range(integer(rng, 40, 60))
    ]
    grown = len(old) * integer(rng, 112, 135) // 100
    new = [
        device(kind, watts["after"] + integer(rng, -3, 3), integer(rng, 25, 45))
        for _n in range(grown)
    ]
    noise = [
        device(one, _KINDS[one][0], integer(rng, 2, 9))
        for one in (pick(rng, others) for _n in range(70))
    ]
    later = [
        device(one, _KINDS[one][1], integer(rng, 10, 50))
        for one in (pick(rng, others) for _n in range(70))
    ]

    def hours_of(
        rows: list[tuple[str, str, int, int, str]], *, of: str, state: bool = True
    ) -> list[tuple[int, int]]:
        return [
            (power, hours)
            for _id, name, power, hours, where in rows
            if name == of and (where == "en service" or not state)
        ]

    # watt-hours in a week of five days
    before = sum(power * hours * 5 for power, hours in hours_of(old, of=kind))
    after = sum(power * hours for power, hours in hours_of(new, of=kind))
    used = sum(hours * 5 for _power, hours in hours_of(old, of=kind))
    mean = sum(power for power, _hours in hours_of(new, of=kind)) / len(hours_of(new, of=kind))
    promised = before - used * mean
    share = 100 * (promised - (before - after)) / promised
    stored = sum(power * hours for power, hours in hours_of(new, of=kind, state=False))
    naive = 100 * (promised - (before - stored)) / promised
    if not 12 < share < 95 or abs(naive - share) < 3 or abs(share - round(share)) > 0.4:
        return None
    saved = 100 * (before - after) / before
    wrong = [
        str(round(one)) for one in (naive, saved, 100 - share) if abs(round(one) - round(share)) > 2
    ]
    if not wrong:
        return None
    book = Workbook(
        (
            sheet("Avant", ("Appareil", "Sorte", "Puissance (W)", "Heures par jour", "État"), shuffled(rng, old + noise)),
            sheet("Après", ("Appareil", "Sorte", "Puissance (W)", "Heures par semaine", "État"), shuffled(rng, new + later)),
        )
    )  # fmt: skip
    return {
        "place": pick(rng, _PLACES), "kind": kind, "many": {"borne Wi-Fi": "bornes Wi-Fi", "unité centrale": "unités centrales"}.get(kind, f"{kind}s"),
        "key": str(round(share)), "wrong": wrong,
        "promised": f"{promised / 1000:.0f}", "actual": f"{(before - after) / 1000:.0f}",
        "files": in_two_formats("appareils", book),
    }  # fmt: skip


_PARTS = ("Batterie", "Écran", "Carte mère", "Haut-parleur", "Vibreur", "Appareil photo", "Prise de charge", "Antenne", "Micro", "Coque")  # fmt: skip
_METALS = {
    "Lithium": ("Batterie",), "Cobalt": ("Batterie", "Carte mère"), "Néodyme": ("Haut-parleur", "Vibreur", "Appareil photo", "Micro"), "Tantale": ("Carte mère", "Appareil photo", "Écran"),
    "Or": ("Carte mère", "Prise de charge", "Écran", "Appareil photo"), "Indium": ("Écran",), "Cuivre": _PARTS[:9], "Aluminium": ("Coque", "Écran", "Appareil photo", "Batterie"),
    "Étain": ("Carte mère", "Écran", "Prise de charge", "Micro", "Antenne"),
}  # fmt: skip
"""Metals of a telephone, and the parts that hold some."""
_MASSES = {
    "Lithium": (8000, 15_000), "Cobalt": (2000, 9000), "Néodyme": (100, 900), "Tantale": (20, 400), "Or": (5, 150), "Indium": (10, 100), "Cuivre": (500, 9000), "Aluminium": (500, 9000),
    "Étain": (100, 3000),
}  # fmt: skip
"""The least and the most of a metal in a part that holds some, in tenths of a milligram (priors)."""
_TRACED = ("Néodyme", "Tantale", "Or", "Étain", "Cuivre", "Aluminium")


@redraw_misfits
def metal_of_a_telephone(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: in the sheet of a telephone, how much it holds of a metal, and the part that holds most of it."""
    rows = [
        (part, metal, integer(rng, *_MASSES[metal]) / 10, pick(rng, (0, 1, 5, 20, 60)))
        for metal, parts in _METALS.items()
        for part in parts
    ]  # fmt: skip
    metal = pick(rng, _TRACED)
    held = {part: mass for part, name, mass, _again in rows if name == metal}
    first, second = sorted(held, key=lambda part: -held[part])[:2]
    heaviest = max(rows, key=lambda row: row[2])[0]
    total = sum(held.values())
    if held[first] - held[second] < 2:
        return None
    book = Workbook((sheet("Composition", ("Pièce", "Métal", "Masse (mg)", "Recyclé (%)"), shuffled(rng, rows)),))  # fmt: skip
    return {
        "metal": metal.lower(), "of_metal": of(metal.lower()), "total": decimal(total, 1), "part": first, "share": decimal(100 * held[first] / total, 0),
        "not_total": [decimal(one, 1) for one in sorted({held[first], round(total + 10, 1), sum(row[2] for row in rows)} - {total})],
        "not_part": sorted({second, heaviest} - {first}),
        "files": in_two_formats("telephone", book),
    }  # fmt: skip
