"""Families of competence 4.3: waves, sensors and health online."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal
from pixsim.text.csv_text import spreadsheet_csv

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


DECEPTIVE = (
    "« Guérit le diabète en dix jours, sans médicament »",
    "« 100 % efficace et sans aucun effet indésirable »",
    "« Le secret que les médecins vous cachent »",
    "« Témoignages bouleversants : plus que trois boîtes à ce prix ! »",
    "« Une seule plante soigne 47 maladies »",
    "« Arrêtez votre traitement dès la première cure »",
    "« Un médecin à la retraite révèle la méthode que l'on a voulu faire taire »",
    "« Naturel, donc sans risque, même avec vos autres médicaments »",
    "« Prouvé par la science : 9 clientes sur 10 le recommandent »",
    "« Rajeunit vos cellules dès la première nuit »",
)
CAREFUL = (
    "« Soulage certaines douleurs ; demandez conseil à votre pharmacien »",
    "« Étude menée sur 1 200 patients, résultats publiés et liens fournis »",
    "« Ce vaccin protège la plupart des personnes ; effets possibles : fièvre »",
    "« L'efficacité de cette plante n'est pas démontrée à ce jour »",
    "« Cet article ne remplace pas une consultation »",
    "« Lisez la notice : ce médicament peut causer une somnolence »",
    "« Naturelle, cette plante peut pourtant gêner un traitement : parlez-en à votre médecin »",
    "« Neuf patients sur dix vont mieux en un mois, avec ou sans ce sirop »",
    "« Prouvé chez l'adulte seulement : l'essai, publié, ne comptait aucun enfant »",
    "« Ce témoignage est celui d'une seule personne et n'a pas valeur de preuve »",
)
