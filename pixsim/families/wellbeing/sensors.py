"""Families of competence 4.3: waves, sensors and health online."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal
from pixsim.text.csv_text import spreadsheet_csv

_LINKS = {
    "NFC": ("ouvrir une porte en posant un badge sur le lecteur, et pas autrement", "quelques centimètres"),
    "Bluetooth": ("que le téléphone, dans la poche, envoie la musique à un casque sur pile", "une dizaine de mètres, peu d'énergie"),
    "Wi-Fi": ("regarder un film sur la télévision du salon, la box étant dans l'entrée, sans forfait", "quelques dizaines de mètres, gros débit"),
    "LoRa": ("qu'un capteur sur pile, au fond d'un champ à 2 km, dise trois fois par jour l'humidité du sol, sans forfait", "plusieurs kilomètres, quelques octets à la fois"),
    "4G": ("suivre une réunion en vidéo depuis un car qui traverse la région", "quelques kilomètres autour de chaque antenne, gros débit"),
    "satellite": ("appeler des secours en pleine mer, loin de toute antenne", "partout sous le ciel"),
}  # fmt: skip
"""What each link alone does, and how far it reaches."""


def link_for_a_need(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the wireless link that each of four needs calls for: how far, how much, on what power."""
    drawn = sample(rng, tuple(_LINKS), 4)
    if "LoRa" not in drawn:
        drawn[integer(rng, 0, 3)] = "LoRa"
    needs = {f"need{n}": _LINKS[name][0] for n, name in enumerate(drawn, 1)}
    return {
        **{name: text[0].upper() + text[1:] for name, text in needs.items()},
        **{f"link{n}": name for n, name in enumerate(drawn, 1)},
        "links": list(_LINKS),
        "told": " ; ".join(f"{name}, {_LINKS[name][1]}" for name in drawn),
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
