"""Families of competence 5.1: finding a cause, versions, slowness, messages."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES

_ONE_CHANGE = {
    "son écran reste noir": (
        "un autre câble d'écran",
        "une autre prise de courant",
        "un autre écran",
        "une autre sortie vidéo de l'ordinateur",
        "la luminosité de l'écran réglée au maximum",
    ),
    "son imprimante ne répond plus": (
        "un autre câble USB",
        "un autre port de l'ordinateur",
        "un autre document à imprimer",
        "l'imprimante reliée à un autre ordinateur",
        "la file d'attente vidée",
    ),
    "une page du site de la mairie reste blanche": (
        "un autre navigateur",
        "un autre réseau, celui du téléphone",
        "le cache du navigateur vidé",
        "une fenêtre de navigation privée",
        "l'extension qui bloque la publicité coupée",
    ),
    "son casque grésille": (
        "une autre prise audio",
        "un autre casque",
        "un autre morceau de musique",
        "un autre logiciel de lecture",
        "le casque branché à un téléphone",
    ),
}


def one_change(rng: np.random.Generator) -> dict[str, Any]:
    """A notebook of tests, one of which changes two things at once."""
    trouble = pick(rng, tuple(_ONE_CHANGE))
    changes = sample(rng, _ONE_CHANGE[trouble], 5)
    double = integer(rng, 1, 4)
    lines = []
    for number in range(1, 5):
        text = changes[number - 1]
        if number == double:
            text += f" et {changes[4]}"
        lines.append(f"- Essai {number} : {text}")
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "panne": trouble,
        "essais": "\n".join(lines),
        "numero": str(double),
        "faux": str(double % 4 + 1),
    }


# a test, and the minutes it may last
_FREE_TESTS = (
    ("regarder si la prise de courant fonctionne", (1, 2, 3)),
    ("redémarrer l'ordinateur", (2, 3, 5)),
    ("débrancher tous les périphériques", (3, 5, 8)),
    ("essayer un câble prêté par un voisin", (2, 5, 10)),
    ("lancer l'outil de diagnostic du fabricant", (10, 15, 20, 30)),
    ("faire une recherche de virus complète", (25, 30, 45, 60)),
)
# a test, the minutes it may last, and its possible prices in euros
_PAID_TESTS = (
    ("remplacer la pile de la carte mère", (10, 15, 20), (6, 8, 10)),
    ("essayer une barrette de mémoire neuve", (10, 15, 20), (39, 52, 65)),
    ("essayer un chargeur neuf", (1, 4, 6), (29, 42, 55)),
    ("faire examiner l'ordinateur par un réparateur", (40, 50, 90), (25, 48, 60)),
)
_TROUBLES = (
    "s'éteint sans prévenir",
    "ne démarre qu'une fois sur deux",
    "se fige plusieurs fois par jour",
    "affiche un écran bleu au démarrage",
)


def check_order(rng: np.random.Generator) -> dict[str, Any]:
    """Tests to order: the free ones by duration, then the paid ones by price."""
    while True:
        rows = [(name, pick(rng, spans), 0) for name, spans in sample(rng, _FREE_TESTS, 3)]
        rows += [
            (name, pick(rng, spans), pick(rng, prices))
            for name, spans, prices in sample(rng, _PAID_TESTS, 2)
        ]
        minutes = [row[1] for row in rows]
        if len(set(minutes)) == 5 and max(minutes[:3]) > min(minutes[3:]):
            break
    rows = shuffled(rng, rows)
    lettered = list(zip("ABCDE", rows, strict=True))
    table = [
        f"    {letter}  {name:<45}{time:>4} min   {f'{price} €' if price else 'gratuit':>7}"
        for letter, (name, time, price) in lettered
    ]

    def order(ranking: Any) -> str:
        ranked = sorted(lettered, key=lambda entry: ranking(entry[1]))
        return "".join(letter for letter, _ in ranked)

    right = order(lambda row: (row[2], 0 if row[2] else row[1]))
    return {
        "panne": pick(rng, _TROUBLES),
        "tests": "\n".join(table),
        "ordre": right,
        "faux_duree": order(lambda row: row[1]),
        "inverse": right[::-1],
    }


_USB_DEVICES = {
    "un disque externe": (500, 900),
    "une webcam": (200, 350),
    "une tablette graphique": (150, 300),
    "un lecteur de DVD": (500, 900),
    "un micro de table": (100, 250),
    "une lampe USB": (80, 250),
    "un lecteur de cartes": (50, 150),
}


def usb_power(rng: np.random.Generator) -> dict[str, Any]:
    """How much current misses on a hub without its own supply."""
    limit, hub = pick(rng, (500, 900)), 10 * integer(rng, 3, 10)
    while True:
        names = sample(rng, tuple(_USB_DEVICES), integer(rng, 3, 4))
        needs = [
            10 * integer(rng, low // 10, high // 10)
            for low, high in (_USB_DEVICES[name] for name in names)
        ]
        if sum(needs) > limit:
            break
    total = hub + sum(needs)
    rows = zip(names, needs, strict=True)
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "limite": str(limit),
        "hub": str(hub),
        "appareils": "\n".join(f"- {name} : {need} mA" for name, need in rows),
        "total": str(total),
        "manque": str(total - limit),
        "sans_hub": str(total - hub - limit),
    }
