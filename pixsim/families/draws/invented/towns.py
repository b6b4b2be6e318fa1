"""Invented towns and their sites."""

from __future__ import annotations

import numpy as np

from pixsim.families.draws.simulators.webs import page, site
from pixsim.families.draws.values.choices import pick, sample
from pixsim.worlds.web.data import WebPage

TOWNS = ("Cambrelle", "Montclair", "Rivelac", "Valsonne", "Port-Genêt")
FOUR_TOWNS = ("Cambrelle", "Montclair", "Rivelac", "Valsonne")

TOWN_DOMAINS = (
    ("Cambrelle", "cambrelle"),
    ("Montclair", "montclair"),
    ("Rivelac", "rivelac"),
    ("Valsonne", "valsonne"),
    ("Port-Genêt", "portgenet"),
)

OPENING_HOURS = ("9 h", "9 h 30", "10 h", "10 h 30", "14 h", "14 h 30", "15 h", "16 h")
PLACES = ("piscine", "médiathèque", "déchèterie", "patinoire", "ludothèque")


def town_web(
    rng: np.random.Generator, town: str, host: str
) -> tuple[list[WebPage], dict[str, str]]:
    """The site of a town, pages about it elsewhere, and when each place opens on Sundays."""
    opens = dict(zip(PLACES, sample(rng, OPENING_HOURS, len(PLACES)), strict=True))
    articles = {
        "piscine": "La piscine",
        "médiathèque": "La médiathèque",
        "déchèterie": "La déchèterie",
        "patinoire": "La patinoire",
        "ludothèque": "La ludothèque",
    }
    pages = site(host, f"Mairie de {town}", {
        f"/{name.replace('é', 'e').replace('è', 'e')}": (
            f"{articles[name]} de {town}",
            [f"{articles[name]} ouvre le dimanche à {opens[name]}, et les autres jours à 8 h.", "Fermeture les jours fériés."],
        )
        for name in PLACES
    })  # fmt: skip
    others = [
        page(
            "https://forum-local.test/sorties",
            f"Que faire à {town} ?",
            f"J'ai entendu dire que la piscine de {town} ouvrait à midi le dimanche, à vérifier.",
        ),
        page(
            "https://voyages-pas-chers.test/",
            f"Séjours à {town}",
            "Hôtels et activités, avec piscine privée.",
            "Réservez vite.",
        ),
        page(
            "https://gazette.example/archives/2019",
            f"Archives 2019 : {town}",
            f"En 2019, la médiathèque de {town} fermait le dimanche.",
        ),
        page(
            "https://jardins.example/composter",
            "Bien composter",
            "Les épluchures, oui ; les agrumes, peu.",
        ),
        page(
            "https://velo.example/itineraires",
            "Itinéraires à vélo",
            f"Une boucle de 24 km autour de {town}, au départ de la piscine.",
        ),
    ]
    return [*pages, *others], opens


def some_town(rng: np.random.Generator) -> tuple[str, str]:
    """A town, and the domain of its site."""
    town, name = pick(rng, TOWN_DOMAINS)
    return town, f"www.mairie-{name}.example"
