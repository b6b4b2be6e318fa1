"""Families of competence 2.4: internet, its authorities and its rules."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.citizenship.identity import labelled
from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.files import windows_file

_NETWORK = {
    "Internet": (
        "Les câbles et routeurs qui relient les réseaux du monde",
        "Les adresses IP qui distinguent les machines",
        "Un réseau de réseaux, en service bien avant 1990",
        "Ce que donne l'abonnement à un fournisseur d'accès",
        "L'infrastructure qui porte aussi courriels et visioconférences",
        "Le transport des données par paquets (TCP/IP)",
    ),
    "Web": (
        "Des pages reliées entre elles par des liens",
        "Ce que l'on visite avec un navigateur",
        "Une invention de Tim Berners-Lee, vers 1990",
        "Des documents écrits en HTML",
        "L'ensemble des sites dont l'adresse commence par http ou https",
        "Un service d'échange de pages, parmi d'autres services",
    ),
}
_NAMING = {
    "Anonymat": (
        "Un tract déposé en ligne sans compte, ni signature, ni adresse gardée",
        "Un sondage qui ne garde ni nom, ni adresse, ni identifiant",
        "Une urne en ligne où nul ne peut relier un vote à une personne",
        "Des statistiques par commune, sans ligne par personne",
    ),
    "Pseudonymat": (
        "« Merle35 » publie toujours sous ce nom ; l'hébergeur connaît son courriel",
        "Un joueur choisit le nom « Orage » ; le site garde son adresse IP",
        "Un fichier remplace les noms par des numéros ; la table existe ailleurs",
        "Une blogueuse signe « Lison » ; la justice peut demander qui elle est",
    ),
}


def network_or_web(rng: np.random.Generator) -> dict[str, Any]:
    """What belongs to the network of networks, and what to the web."""
    return labelled(rng, _NETWORK, 4)


def naming(rng: np.random.Generator) -> dict[str, Any]:
    """Anonymity or pseudonymity."""
    return labelled(rng, _NAMING, 3)


def luhn_digit(rng: np.random.Generator) -> dict[str, Any]:
    """How many numbers of a list do not fit Luhn's rule, and the one given twice in two ways to write it."""
    numbers: dict[str, bool] = {}
    while len(numbers) < 70:
        digits = [integer(rng, 1, 9), *(integer(rng, 0, 9) for _ in range(7))]
        fits = rng.integers(6) > 0
        last = (_luhn(digits) + (0 if fits else integer(rng, 1, 9))) % 10
        numbers["".join(map(str, [*digits, last]))] = bool(fits)
    listed = list(numbers)
    twice = pick(rng, [number for number in listed[:40] if numbers[number]])
    rows = [
        (f"{number[:3]} {number[3:6]} {number[6:]}" if rng.integers(2) else number)
        for number in listed
    ]
    place = listed.index(twice)
    rows.append(twice if " " in rows[place] else f"{twice[:3]} {twice[3:6]} {twice[6:]}")
    lines = ["ligne;siren", *(f"{rank};{text}" for rank, text in enumerate(shuffled(rng, rows), 1))]
    false = [number for number, fits in numbers.items() if not fits]
    return {
        "count": len(false),
        "not_count": len(listed) - len(false),
        "twice": twice,
        "wrong": [false[0]],
        "files": {"fournisseurs.csv": windows_file(lines)},
    }


def _luhn(digits: list[int]) -> int:
    """The last digit that makes nine digits fit the rule."""
    doubled = [2 * digit if place % 2 else digit for place, digit in enumerate(digits)]
    return -sum(value - 9 if value > 9 else value for value in doubled) % 10
