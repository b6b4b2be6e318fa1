"""Waves and sensors: SAR, Bluetooth, NFC, connected objects."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.invented.brands import BRANDS
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable, PlainText
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.goals import Goal

_SENSORS = (
    ("La luminosité de l'écran change toute seule quand on entre dans une pièce sombre", "Lumière ambiante"),
    ("L'image pivote dès que l'on penche le téléphone", "Accéléromètre (mouvement)"),
    ("Une application compte les pas de qui porte le téléphone", "Accéléromètre (mouvement)"),
    ("Une application retient tous les lieux où passe le téléphone", "Récepteur GPS"),
    ("Une application pourrait écouter ce qui se dit dans la pièce", "Microphone"),
    ("Une application pourrait filmer la pièce", "Appareil photo"),
    ("La carte tourne pour montrer toujours le nord", "Boussole (magnétomètre)"),
    ("L'écran s'éteint pendant les appels quand on l'approche de la joue", "Proximité"),
    ("Le téléphone se déverrouille au contact d'un doigt", "Lecteur d'empreinte"),
)  # fmt: skip


def sensor_off(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the sensor of a telephone that makes something possible, turned off."""
    what, sensor = pick(rng, _SENSORS)
    names = shuffled(rng, sorted({name for _what, name in _SENSORS}))
    pages = {
        "Capteurs": [ui.choice(name, "actif", ("actif", "coupé")) for name in names],
        "Son": [ui.choice("Volume", "60 %", ("0 %", "30 %", "60 %"))],
        "Affichage": [ui.choice("Thème", "clair", ("clair", "sombre"))],
        "Réseau": [ui.choice("Wi-Fi", "oui"), ui.choice("Bluetooth", "non")],
        "Batterie": [ui.info("Charge", f"{integer(rng, 20, 90)} %"), ui.choice("Économie d'énergie", "non")],
    }  # fmt: skip
    world = ui.device_of_pages("Téléphone", "Réglages", pages)
    wrong = next(name for name in names if name != sensor)
    return {
        "what": what,
        "sensor": sensor,
        "world": world,
        "goal": Goal(want=(("set", sensor, "coupé"),), keep=("set",)),
        "solution": ui.acts_of_changes(world, [(sensor, "coupé")]),
        "near": [
            ui.acts_of_changes(world, [(wrong, "coupé")]),
            ui.acts_of_changes(world, [(wrong, "coupé"), (sensor, "coupé")]),
        ],
    }


def least_exposing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of 30 telephones, the one whose SAR is the lowest for a use, under a price."""
    while True:
        names = [f"{brand} {number}" for brand in BRANDS for number in sample(rng, range(2, 20), 3)]
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


_LINKS = {
    "NFC": ("4 cm", "0,4 Mbit/s", "presque rien", "0 €"),
    "Bluetooth": ("10 m", "1 Mbit/s", "une pile par an", "0 €"),
    "Wi-Fi": ("50 m de la box", "300 Mbit/s", "prise de courant", "0 €"),
    "LoRa": ("10 km", "0,005 Mbit/s", "une pile en dix ans", "0 €"),
    "4G": ("pays couvert", "50 Mbit/s", "prise ou batterie", "10 €"),
    "satellite": ("partout", "100 Mbit/s", "prise ou batterie", "45 €"),
}  # fmt: skip
"""How far each link reaches, how fast, on what power, for how much a month."""

_NEEDS = {
    "NFC": ("Un casier qui ne s'ouvre qu'au badge posé dessus, et jamais à qui passe à un mètre", "Une carte sans pile ni batterie, qui donne 2 ko au lecteur qu'elle touche"),
    "Bluetooth": ("Un bracelet, à 3 m au plus du téléphone, 0,2 Mbit/s ; la pile doit tenir six mois", "Un casque, à 5 m au plus du téléphone, 0,6 Mbit/s ; la pile doit tenir deux mois"),
    "Wi-Fi": ("Une caméra branchée à une prise, à 30 m de la box, 4 Mbit/s", "Un téléviseur, à 15 m de la box, 25 Mbit/s", "Un ordinateur branché à une prise, à 40 m de la box, 8 Mbit/s"),
    "LoRa": ("Un compteur d'eau, à 6 km de la mairie, 40 octets par jour ; la pile doit tenir huit ans", "Un collier de vache, à 3 km de la ferme, 20 octets par heure ; la pile doit tenir cinq ans"),
    "4G": ("Une ambulance dans les rues de la ville, 5 Mbit/s, à envoyer en roulant", "Un écran de chantier dans un bourg couvert, sans box à moins de 900 m, 2 Mbit/s"),
    "satellite": ("Un refuge à 30 km de toute antenne, avec des batteries, 8 Mbit/s", "Un voilier au milieu de l'océan, avec des batteries, 3 Mbit/s"),
}  # fmt: skip


def link_for_a_need(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the cheapest link that is enough for each of four needs told by figures, from a table of six links."""
    drawn = sample(rng, tuple(_LINKS), 4)
    head = ("liaison", "portée", "débit", "énergie", "par mois")
    lines = [head, *((name, *said) for name, said in _LINKS.items())]
    widths = [max(len(row[place]) for row in lines) for place in range(5)]
    return {
        **{f"need{n}": pick(rng, _NEEDS[name]) for n, name in enumerate(drawn, 1)},
        **{f"link{n}": name for n, name in enumerate(drawn, 1)},
        "links": list(_LINKS),
        "table": "\n".join("    " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in lines),
        "told": " ; ".join(f"{name}, {_LINKS[name][0]}, {_LINKS[name][1]}, {_LINKS[name][2]}" for name in drawn),
    }  # fmt: skip


_HEALTH = ("fréquence cardiaque", "glycémie", "tension artérielle", "saturation en oxygène", "phases du sommeil")  # fmt: skip
_PLAIN = ("version du logiciel", "niveau de batterie", "langue", "couleur du cadran", "fuseau horaire", "modèle de la montre", "espace libre")  # fmt: skip

_HOSTS = (
    "sync.montre.example", "pub.alpha.example", "stats.beta.example", "cadeaux.test", "meteo.gamma.example", "jeux.delta.test", "coach.epsilon.example",
)  # fmt: skip


def _at(rng: np.random.Generator, day: datetime) -> datetime:
    return day + timedelta(minutes=integer(rng, 400, 1400))


@redraw_misfits
def sent_after_refusal(rng: np.random.Generator) -> dict[str, Any] | None:
    """The recipient that went on getting a health measure after the agreement was taken back, and the first day of it."""
    hosts = sample(rng, _HOSTS, 6)
    names = [*sample(rng, _HEALTH, 4), *_PLAIN]
    sensors = dict(zip(sample(rng, range(10, 99), 11), names, strict=True))
    health = [code for code, name in sensors.items() if name in _HEALTH]
    plain = [code for code in sensors if code not in health]
    ids = {host: f"d{n}" for host, n in zip(hosts, sample(rng, range(10, 99), 6), strict=True)}
    begin = datetime(2026, integer(rng, 1, 9), integer(rng, 1, 5))
    day = {n: begin + timedelta(days=n) for n in range(61)}
    guilty, stopped, back, never, clean, always = hosts
    turn = integer(rng, 20, 34)
    agreed: list[tuple[int, str, str]] = [
        (0, guilty, "oui"), (turn, guilty, "non"), (0, stopped, "oui"), (integer(rng, 20, 40), stopped, "non"),
        (0, back, "oui"), (15, back, "non"), (25, back, "oui"), (0, never, "non"), (0, clean, "oui"), (0, always, "oui"),
    ]  # fmt: skip
    end = next(n for n, host, said in agreed if host == stopped and said == "non")
    spans = {guilty: [range(1, 60)], stopped: [range(1, end - 1)], back: [range(1, 14), range(27, 60)], never: [], clean: [], always: [range(1, 60)]}  # fmt: skip
    sent: list[tuple[datetime, str, int]] = []
    for host in hosts:
        for span in spans[host]:
            sent += [(_at(rng, day[n]), host, pick(rng, health)) for n in sample(rng, span, min(14, len(span)))]  # fmt: skip
        sent += [(_at(rng, day[integer(rng, 1, 60)]), host, pick(rng, plain)) for _ in range(40)]
    late = [moment for moment, host, code in sent if host == guilty and code in health and moment >= day[turn + 1]]  # fmt: skip
    sent = [one for one in sent if not (one[1] == guilty and one[2] in health and day[turn] <= one[0] < day[turn + 1])]  # fmt: skip
    if len(late) < 3:
        return None
    first = min(late)
    described = {
        "appareil": "montre connectée",
        "capteurs": [{"code": code, "mesure": name} for code, name in sensors.items()],
        "destinataires": [{"id": ids[host], "adresse": host} for host in shuffled(rng, hosts)],
    }
    rows = [(f"{moment:%Y-%m-%d %H:%M}", ids[host], code) for moment, host, code in shuffled(rng, sent)]  # fmt: skip
    history = [(day[n].date(), host, said) for n, host, said in shuffled(rng, agreed)]
    after_any = [moment for moment, host, _code in sent if host == guilty and moment >= day[turn + 1]]  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES),
        "key": guilty,
        "wrong": [stopped, back, never, always],
        "day": f"{first:%d/%m/%Y}",
        "short_day": f"{first:%d/%m}",
        "turn": f"{day[turn]:%d/%m/%Y}",
        "not_day": sorted({f"{day[turn]:%d/%m/%Y}", f"{min(after_any):%d/%m/%Y}"} - {f"{first:%d/%m/%Y}"}),
        "files": {
            "montre.json": PlainText(json.dumps(described, indent=2, ensure_ascii=False)),
            "envois.csv": DataTable(("moment", "destinataire", "capteur"), tuple(rows)),
            "accords.csv": DataTable(("jour", "adresse", "donnees_de_sante"), tuple(history)),
        },
    }  # fmt: skip


_PROBES = (
    ("la température d'une chambre, en °C", "temperature_C", 190, 2.0),
    ("le taux de CO₂ d'une salle de classe, en ppm", "co2_ppm", 6500, 90.0),
    ("l'humidité d'une salle de bains, en %", "humidite_pct", 550, 2.5),
    ("le niveau de bruit d'un bureau, en dB", "bruit_dB", 420, 2.0),
    ("la pression dans un tuyau, en hPa", "pression_hPa", 12400, 25.0),
)


def sensor_anomaly(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the one measure that its neighbours belie, within the range of the others."""
    what, column, base, spread = pick(rng, _PROBES)
    level = base / 10 + integer(rng, 0, 20) / 10
    days, begin = 20, datetime(2026, integer(rng, 1, 10), integer(rng, 1, 8))
    hours = np.arange(24 * days)
    wave = np.cos(2 * np.pi * (hours - 15) / 24)
    values = level + spread * (wave + 0.0015 * hours + 0.1 * rng.random(len(hours)))
    odd, opened, silent = (
        24 * day + hour
        for day, hour in zip(
            sample(rng, range(2, days - 2), 3), (integer(rng, 1, 5), integer(rng, 9, 12), integer(rng, 5, 8)), strict=True
        )
    )  # fmt: skip
    values[odd] += 1.3 * spread  # at night, still below the values of the day
    values[opened : opened + 5] -= 1.9 * spread  # a change that lasts
    shown = [decimal(round(float(value), 1), 1) for value in values]
    shown[silent : silent + 6] = [""] * 6
    moments = [begin + timedelta(hours=int(hour)) for hour in hours]
    rows = [(f"{one:%d/%m/%Y}", f"{one:%H:%M}", value) for one, value in zip(moments, shown, strict=True)]  # fmt: skip
    highest = int(values.argmax())
    return {
        "files": {"capteur.csv": spreadsheet_csv(("jour", "heure", column), rows)}, "what": what,
        "before": shown[odd - 1], "odd": shown[odd], "after": shown[odd + 1],
        "day": rows[odd][0], "hour": rows[odd][1],
        "not_day": sorted({rows[n][0] for n in (highest, opened, silent + 6)} - {rows[odd][0]}),
    }  # fmt: skip
