"""Families of competence 4.3: waves, sensors and health online."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.dates import short_clock
from pixsim.families.draws.numbers import decimal
from pixsim.text.csv_text import spreadsheet_csv

_RANGES = (
    ("paiement sans contact (NFC)", "quelques centimètres"),
    ("écouteurs Bluetooth", "une dizaine de mètres"),
    ("Wi-Fi de la maison", "quelques dizaines de mètres"),
    ("antenne 4G", "quelques kilomètres"),
    ("satellites du GPS", "environ 20 000 kilomètres"),
)


def range_order(rng: np.random.Generator) -> dict[str, Any]:
    """Four wireless links from the shortest range to the longest."""
    kept = sorted(sample(rng, range(5), 4))
    order = shuffled(rng, kept)
    lines = [f"- {x} : {_RANGES[p][0]}" for x, p in zip("ABCD", order, strict=True)]
    key = "".join("ABCD"[order.index(place)] for place in kept)
    return {
        "links": "\n".join(lines), "key": key, "wrong": [key[::-1]],
        "ranges": " ; ".join(f"{_RANGES[p][0]}, {_RANGES[p][1]}" for p in kept),
    }  # fmt: skip


_HEALTH = ("frequence_cardiaque", "glycemie", "tension_arterielle", "saturation_oxygene",
           "rythme_cardiaque_irregulier")  # fmt: skip
_PLAIN = ("version_logiciel", "niveau_batterie", "langue", "couleur_cadran", "fuseau_horaire",
          "modele_montre", "espace_libre")  # fmt: skip
_PARTNERS = ("sync.montre.example", "pub.alpha.example", "stats.beta.example", "cadeaux.test",
             "meteo.gamma.example", "maj.montre.example", "jeux.delta.test")  # fmt: skip


def health_partner(rng: np.random.Generator) -> dict[str, Any]:
    """The address to which a watch sends health data without consent, in a JSON file."""
    hosts = sample(rng, _PARTNERS, 6)
    sent: list[dict[str, Any]] = []
    for place, host in enumerate(hosts):
        data = sample(rng, _PLAIN, integer(rng, 2, 3))
        if place in (0, 1, 2):
            data = shuffled(rng, [*data, pick(rng, _HEALTH)])
        sent.append({"destinataire": host, "donnees": data, "consentement": place in (1, 2, 4)})
    secret = next(name for name in sent[0]["donnees"] if name in _HEALTH)
    text = json.dumps({"appareil": "montre connectée", "envois": shuffled(rng, sent)}, indent=2,
                      ensure_ascii=False)  # fmt: skip
    return {
        "files": {"montre.json": text.encode()}, "key": hosts[0], "wrong": hosts[1:4],
        "data": secret,
    }  # fmt: skip


_PROBES = (
    ("température d'une chambre, en °C", "temperature_C", 190, 0.6),
    ("taux de CO₂ d'une salle de classe, en ppm", "co2_ppm", 6500, 90.0),
    ("humidité d'une salle de bains, en %", "humidite_pct", 550, 2.5),
    ("niveau de bruit d'un bureau, en dB", "bruit_dB", 420, 2.0),
    ("fréquence cardiaque au repos, en battements par minute", "battements_min", 640, 2.5),
)


def sensor_anomaly(rng: np.random.Generator) -> dict[str, Any]:
    """The time of the only impossible jump in a file of measurements."""
    what, column, base, spread = pick(rng, _PROBES)
    level = base / 10 + integer(rng, 0, 20) / 10
    slots = [60 * hour + minute for hour in range(24) for minute in range(0, 60, 10)]
    odd = integer(rng, 20, len(slots) - 10)
    waves = spread * (np.sin(np.array(slots) / 229) + 0.2 * rng.random(len(slots)))
    values = [round(level + float(wave), 1) for wave in waves]
    values[odd] = round(level * pick(rng, (0.55, 1.6)), 1)
    clock = [short_clock(slot) for slot in slots]
    rows = zip(clock, [decimal(value, 1) for value in values], strict=True)
    return {
        "files": {"capteur.csv": spreadsheet_csv(("heure", column), rows)}, "what": what,
        "before": decimal(values[odd - 1], 1), "odd": decimal(values[odd], 1),
        "key": clock[odd],
        "wrong": [clock[odd - 1]],
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
