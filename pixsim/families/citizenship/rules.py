"""Families of competence 2.4: internet, its authorities and its rules."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.citizenship.identity import labelled
from pixsim.families.draws.choices import integer

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
        "Un tract en ligne sans compte, sans signature ni trace d'auteur",
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
    """The last digit that makes a number of nine digits fit Luhn's rule."""
    digits = [integer(rng, 1, 9), *(integer(rng, 0, 9) for _ in range(7))]
    doubled = [2 * digit if place % 2 else digit for place, digit in enumerate(digits)]
    swapped = [2 * digit if not place % 2 else digit for place, digit in enumerate(digits)]
    sums = [sum(value - 9 if value > 9 else value for value in row) for row in (doubled, swapped)]
    key, other = (-sums[0] % 10, -sums[1] % 10)
    return {
        "numero": " ".join(map(str, digits)) + " ?",
        "somme": sums[0],
        "cle": key,
        "faux": sorted({str(other), str(sums[0] % 10), str(-sum(digits) % 10)} - {str(key)}),
    }


def control_key(rng: np.random.Generator) -> dict[str, Any]:
    """A key equal to 97 minus the remainder of a division by 97."""
    number = integer(rng, 10**8, 10**9 - 1)
    rest = number % 97
    shown = f"{number:,}".replace(",", " ")
    return {
        "nombre": shown,
        "reste": rest,
        "cle": f"{97 - rest:02d}",
        "faux": sorted(
            {f"{rest:02d}", str(number // 97 % 100)} - {f"{97 - rest:02d}", str(97 - rest)}
        ),
    }
