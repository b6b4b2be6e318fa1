"""Frugal uses: video, storage, repair, electronic waste."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from math import ceil
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.brands import BRANDS
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal, rounded
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import MONTHS
from pixsim.worlds.goals import Goal


def home_network(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: at home, the Wi-Fi rather than mobile data, for one application that uses much."""
    app, other = sample(
        rng, ("Films", "Vidéos courtes", "Radio filmée", "Sauvegarde photos", "Cours vidéo"), 2
    )
    network = f"{pick(rng, ('Maison', 'Atelier', 'Le-Hameau'))}-{integer(rng, 1000, 9999)}"
    pages = {
        "Réseau": [
            ui.choice("Wi-Fi", "non"), ui.info("Réseau connu", network), ui.choice("Données mobiles", "oui"), ui.choice("Bluetooth", "oui"),
        ],
        "Données par application": [
            ui.choice(f"{name} par les données mobiles", "autorisé", ("autorisé", "interdit")) for name in sorted([app, other, "Messages"])
        ],
        "Affichage": [ui.choice("Thème", "clair", ("clair", "sombre"))],
    }  # fmt: skip
    world = ui.device_of_pages("Téléphone", "Réglages", pages)
    wanted = [("Wi-Fi", "oui"), (f"{app} par les données mobiles", "interdit")]
    return {
        "who": pick(rng, FIRST_NAMES),
        "app": app,
        "world": world,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set",)),
        "solution": ui.acts_of_changes(world, wanted),
        "near": [
            ui.acts_of_changes(world, wanted[:1]),
            ui.acts_of_changes(world, [("Wi-Fi", "oui"), ("Données mobiles", "non")]),
            ui.acts_of_changes(
                world, [("Wi-Fi", "oui"), (f"{other} par les données mobiles", "interdit")]
            ),
        ],
    }


_LINES = (360, 480, 720, 1080, 1440, 2160)


def definition_for_screen(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the lowest definition that fills a screen, and no video of its own accord."""
    lines = pick(rng, _LINES[1:5])
    device, width = pick(
        rng, (("Téléphone", 2), ("Tablette", 1.6), ("Téléviseur", 1.78), ("Ordinateur", 1.6))
    )
    others = sample(rng, _LINES, 2)
    pages = {
        "Écran": [ui.info("Définition de l'écran", f"{round(lines * width)} × {lines}"), ui.choice("Luminosité", "forte", ("faible", "moyenne", "forte"))],
        "Lecture": [
            ui.choice("Définition des vidéos", "2160p", [f"{n}p" for n in _LINES]),
            ui.choice("Enchaîner les vidéos", "oui"),
            ui.choice("Sous-titres", "non"),
        ],
        "Téléchargements": [
            ui.choice("Définition des vidéos gardées", f"{others[0]}p", [f"{n}p" for n in _LINES]),
            ui.choice("Garder les vidéos vues", "non"),
        ],
    }  # fmt: skip
    world = ui.device_of_pages(device, "Réglages vidéo", pages)
    place = _LINES.index(lines)
    wanted = [("Définition des vidéos", f"{lines}p"), ("Enchaîner les vidéos", "non")]
    return {
        "device": {"Téléphone": "ce téléphone", "Tablette": "cette tablette", "Téléviseur": "ce téléviseur", "Ordinateur": "cet ordinateur"}[device],
        "lines": lines,
        "world": world,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set",)),
        "solution": ui.acts_of_changes(world, wanted),
        "near": [
            ui.acts_of_changes(world, [("Définition des vidéos", f"{_LINES[place + 1]}p"), wanted[1]]),
            ui.acts_of_changes(world, [("Définition des vidéos", f"{_LINES[place - 1]}p"), wanted[1]]),
            ui.acts_of_changes(world, wanted[:1]),
        ],
    }  # fmt: skip


_REPAIRED_THINGS = (
    "un téléphone",
    "un portable",
    "un lave-linge",
    "un téléviseur",
    "un aspirateur",
)

_MARKS = (
    "documentation",
    "démontage",
    "pièces disponibles",
    "prix des pièces",
    "critère propre à ce type",
)


def most_repairable(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of models whose prices are on another sheet, the one sold at a price whose marks make the best index."""
    while True:
        names = [f"{brand} {number}" for brand in BRANDS for number in sample(rng, range(2, 60), 14)][:90]  # fmt: skip
        marks = {name: [integer(rng, 4, 20) for _ in _MARKS] for name in names}
        price = {name: integer(rng, 15, 90) * 10 for name in names}
        sold = set(sample(rng, names, len(names) * 3 // 5))
        budget = integer(rng, 40, 65) * 10
        index = {name: sum(given) / 10 for name, given in marks.items()}
        best = sorted(names, key=lambda name: -index[name])
        cheap = [name for name in best if name in sold and price[name] <= budget]
        unsold = [name for name in best if name not in sold and price[name] <= budget]
        if len(cheap) > 5 and index[best[0]] > index[unsold[0]] > index[cheap[0]] > index[cheap[1]]:
            break
    shown = decimal(index[cheap[0]], 1)
    rows: list[tuple[Any, ...]] = [(name, *marks[name]) for name in shuffled(rng, names)]
    prices = [(name, price[name], "en vente" if name in sold else pick(rng, ("épuisé", "arrêté"))) for name in shuffled(rng, names)]  # fmt: skip
    book = Workbook((sheet("Notes", ("modèle", *(f"{mark} (/20)" for mark in _MARKS)), rows), sheet("Prix", ("modèle", "prix (€)", "état"), prices)))  # fmt: skip
    return {
        "device": pick(rng, _REPAIRED_THINGS),
        "budget": budget,
        "key_name": [cheap[0]],
        "wrong_name": [best[0], unsold[0], cheap[1]],
        "index": shown,
        "index_wrong": [decimal(index[best[0]], 1)],
        "files": in_two_formats("modeles", book),
    }


# kilograms of CO2 to make one, kilowatt-hours a year: orders of magnitude
_DEVICES = {
    "téléphone": ((60, 90), (4, 8)),
    "ordinateur portable": ((160, 230), (25, 45)),
    "téléviseur": ((300, 420), (90, 160)),
    "box internet": ((50, 90), (80, 130)),
    "tablette": ((80, 130), (8, 14)),
    "écran": ((180, 260), (40, 70)),
    "console de jeux": ((80, 120), (30, 60)),
}

_PER_KWH = 0.06


@redraw_misfits
def best_gesture(rng: np.random.Generator) -> dict[str, Any] | None:
    """The gesture that saves most in a year, and what it saves: most are gestures on current, which save little.

    What is saved when a device is kept longer: its making, shared among more years, for each of those at home.
    """
    devices = {
        name: (integer(rng, 1, 3), 5 * integer(rng, *(n // 5 for n in made)), integer(rng, *used))
        for name, (made, used) in _DEVICES.items()
    }
    gestures: list[tuple[str, str, str, int, Any, Any]] = []
    saved: dict[str, float] = {}
    for number, name in enumerate(shuffled(rng, list(devices))):
        count, made, used = devices[name]
        if number < 4:
            now, then = pick(rng, ((2, 3), (3, 4), (3, 5), (4, 6), (5, 7)))
            code = f"G{number + 1}"
            gestures.append((code, "garder plus longtemps", name, count, now, then))
            saved[code] = count * made * (1 / now - 1 / then)
        code = f"G{number + 5}"
        less = integer(rng, max(2, used // 4), max(3, 3 * used // 4))
        gestures.append(
            (code, "consommer moins (kWh par an et par appareil)", name, count, used, used - less)
        )
        saved[code] = count * less * _PER_KWH
    best, second = sorted(saved, key=lambda code: saved[code], reverse=True)[:2]
    shown = max(gestures, key=lambda gesture: abs(gesture[4] - gesture[5]))[0]
    if (
        saved[best] - saved[second] < 2
        or abs(saved[best] * 10 % 1 - 0.5) < 0.1
        or rounded(saved[best], 1).endswith("0")
    ):
        return None
    total = sum(saved.values())
    book = Workbook((
        sheet("Gestes", ("Geste", "Ce qu'on fait", "Appareil", "Nombre", "Aujourd'hui", "Demain"), shuffled(rng, gestures)),
        sheet("Appareils", ("Appareil", "Fabrication (kg de CO2 pour un)", "Consommation (kWh par an pour un)"),
              [(name, made, used) for name, (_count, made, used) in sorted(devices.items())]),
        sheet("Repères", ("Repère", "Valeur"), [("kg de CO2 par kWh", _PER_KWH)]),
    ))  # fmt: skip
    name, count = next((g[2], g[3]) for g in gestures if g[0] == best)
    return {
        "best": best,
        "not_best": [shown, second],
        "saved": rounded(saved[best], 1),
        "not_saved": [rounded(saved[best] / count, 1)] if count > 1 else [rounded(total, 1)],
        "device": name,
        "files": in_two_formats("foyer", book),
    }  # fmt: skip


_RESOURCES = {
    "image": (
        44,
        (
            ("png", "image/png"),
            ("jpg", "image/jpeg"),
            ("webp", "image/webp"),
            ("svg", "image/svg+xml"),
        ),
    ),
    "vidéo": (4, (("mp4", "video/mp4"), ("webm", "video/webm"))),
    "script": (
        38,
        (
            ("js", "text/javascript"),
            ("js", "application/javascript"),
            ("js", "application/x-javascript"),
        ),
    ),
    "police": (9, (("woff2", "font/woff2"), ("woff2", "application/font-woff2"))),
    "style": (14, (("css", "text/css"),)),
}

_WEIGHTS = {
    "image": (40, 12000), "vidéo": (60000, 130000), "script": (60, 32000), "police": (2000, 9000),
    "style": (50, 6000),
}  # fmt: skip
"""By tens of octets."""


def page_weight(rng: np.random.Generator) -> dict[str, Any]:
    """The kind of resource of which most comes through the network, and what would come without it."""
    while True:
        rows = []
        for kind, (count, ends) in _RESOURCES.items():
            for number in range(1, count + 1):
                end, mime = pick(rng, ends)
                octets = 10 * integer(rng, *_WEIGHTS[kind])
                cached = rng.integers(4) == 0
                came = 0 if cached else octets if kind in ("image", "vidéo") else octets // 30 * 10
                rows.append(
                    (kind, f"{kind[:3].replace('é', 'e')}-{number:02}.{end}", mime, octets, came)
                )
        came_by = {kind: sum(r[4] for r in rows if r[0] == kind) for kind in _RESOURCES}
        size_by = {kind: sum(r[3] for r in rows if r[0] == kind) for kind in _RESOURCES}
        ranked = sorted(came_by, key=came_by.__getitem__, reverse=True)
        if (
            came_by[ranked[0]] > 1.05 * came_by[ranked[1]]
            and max(size_by, key=size_by.__getitem__) != ranked[0]
        ):
            break
    start = datetime(2026, integer(rng, 1, 12), integer(rng, 1, 28), 10, 0, 0)
    entries = [
        {
            "startedDateTime": f"{start + timedelta(milliseconds=35 * place):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z",
            "request": {"method": "GET", "url": f"https://centre.example/{name}", "bodySize": 0},
            "response": {"status": 200 if came else 304, "content": {"size": octets, "mimeType": mime}, "bodySize": came},
        }
        for place, (_kind, name, mime, octets, came) in enumerate(shuffled(rng, rows))
    ]  # fmt: skip
    record = {"log": {"version": "1.2", "creator": {"name": "Navigateur", "version": "140"}, "entries": entries}}  # fmt: skip
    left = sum(came_by.values()) - came_by[ranked[0]]
    return {
        "files": {"reseau.har": json.dumps(record, separators=(",", ":")).encode()}, "kinds": list(_RESOURCES),
        "kind": ranked[0], "sum": decimal(came_by[ranked[0]] / 1000), "left": decimal(left / 1000),
        "largest": max(size_by, key=size_by.__getitem__),
        "total": [decimal(sum(came_by.values()) / 1000), decimal((sum(size_by.values()) - size_by[ranked[0]]) / 1000)],
    }  # fmt: skip


_PLACES = ("une médiathèque", "un centre social", "un lycée", "une mairie", "un espace numérique")
_ROOMS = ("Accueil", "Atelier", "Bureau", "Réserve", "Salle A", "Salle B", "Salle C", "Studio")

_MONTHS = MONTHS  # fmt: skip

_COMPUTER_MODELS = (
    "Tour Granit",
    "Tour Ardoise",
    "Tour Basalte",
    "Portable Lin",
    "Portable Soie",
)


@redraw_misfits
def worth_replacing(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many machines pay their making back within their life, and what that saves; months weigh as they are open."""
    new_watts, making = integer(rng, 12, 20), 10 * integer(rng, 9, 14)
    life = integer(rng, 5, 7)
    watts = {
        name: integer(rng, 110, 240) if name.startswith("Tour") else integer(rng, 18, 32)
        for name in _COMPUTER_MODELS
    }
    months = [
        (name, 0 if name == "août" else integer(rng, 15, 25), (integer(rng, 55, 90) if n < 3 or n > 9 else integer(rng, 18, 45)))
        for n, name in enumerate(_MONTHS)
    ]  # fmt: skip
    weight = sum(days * grams for _name, days, grams in months)
    plain = sum(days for _name, days, _g in months) * sum(g for _n, _d, g in months) / 12
    machines = [
        (f"PC-{n}", pick(rng, _ROOMS), pick(rng, _COMPUTER_MODELS), integer(rng, 6, 22) / 2, "remplacé" if integer(rng, 1, 8) == 1 else "en service")
        for n in sample(rng, range(100, 999), integer(rng, 60, 80))
    ]  # fmt: skip

    def saved(machine: tuple[str, str, str, float, str], grams: float) -> float:
        """Kilograms a year."""
        return (watts[machine[2]] - new_watts) * machine[3] * grams / 1_000_000

    def worth(grams: float, among: tuple[str, ...]) -> list[float]:
        found = [saved(one, grams) for one in machines if one[4] in among]
        return [one for one in found if one * life > making]

    here = worth(weight, ("en service",))
    gains = [saved(one, weight) * life / making for one in machines]
    wrong = {
        len(worth(plain, ("en service",))),
        len(worth(weight, ("en service", "remplacé"))),
        sum(one[4] == "en service" and watts[one[2]] > new_watts for one in machines),
    } - {len(here)}
    total = sum(here)
    if len(here) < 4 or len(wrong) < 3 or min(abs(gain - 1) for gain in gains) < 0.002:
        return None
    if abs(total % 1 - 0.5) < 0.05:
        return None
    book = Workbook(
        (
            sheet("Parc", ("Poste", "Salle", "Modèle", "Heures par jour", "État"), machines),
            sheet("Modèles", ("Modèle", "Puissance (W)"), sorted(watts.items())),
            sheet("Électricité", ("Mois", "Jours d'ouverture", "g de CO₂ par kWh"), months),
        )
    )
    return {
        "place": pick(rng, _PLACES), "new_watts": new_watts, "making": making, "life": life, "days": sum(d for _n, d, _g in months),
        "count": len(here), "wrong_count": [str(n) for n in sorted(wrong)],
        "total": round(total), "wrong_total": [str(ceil(total) + 40), str(round(sum(saved(one, weight) for one in machines)))],
        "files": in_two_formats("parc", book),
    }  # fmt: skip


def year_when_the_new_one_saves(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: two lines of emissions, keeping or replacing: the year from which replacing is better."""
    key, gain, slow = integer(rng, 4, 8), integer(rng, 3, 6) * 10, integer(rng, 1, 3) * 10
    top = 100 * -(-10 * (slow + gain) // 100)
    return {
        **fig.break_even(
            key, (0, slow + gain), (gain * key, slow), max(top, gain * key + 10 * slow), "kg CO2e"
        ),
        "who": pick(rng, FIRST_NAMES),
        "thing": pick(rng, fig.BOUGHT),
    }
