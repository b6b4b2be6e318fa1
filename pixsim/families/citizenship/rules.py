"""Families of competence 2.4: internet, its authorities and its rules."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.citizenship.identity import labelled
from pixsim.families.draws.choices import integer, pick, shuffled

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
_AUTHORITIES = {
    "Arcep": (
        "Publier les cartes de couverture des réseaux mobiles",
        "Veiller à la neutralité d'internet en France",
        "Attribuer les numéros de téléphone aux opérateurs",
        "Suivre l'obligation de couverture mobile des opérateurs",
        "Mesurer la qualité des réseaux fixes et mobiles",
    ),
    "CNIL": (
        "Traiter une plainte sur un refus d'effacer des données",
        "Sanctionner un site qui dépose des traceurs sans accord",
        "Recevoir la notification d'une fuite de données",
        "Contrôler un fichier de clients mal protégé",
        "Conseiller sur les caméras filmant des salariés",
    ),
    "Arcom": (
        "Réguler les chaînes de télévision et les radios",
        "Coordonner en France le règlement sur les services numériques",
        "Faire bloquer des sites diffusant des matchs sans droits",
        "Veiller au temps de parole des partis à la télévision",
        "Agir contre le téléchargement illégal d'œuvres",
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
_MINORS = {"consent": "Peut consentir seul", "joint": "Accord d'un parent aussi requis"}


def network_or_web(rng: np.random.Generator) -> dict[str, Any]:
    """What belongs to the network of networks, and what to the web."""
    return labelled(rng, _NETWORK, 4)


def authorities(rng: np.random.Generator) -> dict[str, Any]:
    """Which French authority does what."""
    return labelled(rng, _AUTHORITIES, 3)


def naming(rng: np.random.Generator) -> dict[str, Any]:
    """Anonymity or pseudonymity."""
    return labelled(rng, _NAMING, 3)


def consent_age(rng: np.random.Generator) -> dict[str, Any]:
    """Young people on both sides of the age of consent, that age among them."""
    ages = shuffled(rng, [15, integer(rng, 11, 14), pick(rng, (12, 13, 14, 16, 17))])
    days = [integer(rng, 2, 300) for _ in ages]
    right = {
        f"rep{place}": _MINORS["consent" if age >= 15 else "joint"]
        for place, age in enumerate(ages, 1)
    }
    cases = {
        f"cas{place}": f"{age} ans et {day} jours"
        for place, (age, day) in enumerate(zip(ages, days, strict=True), 1)
    }
    return {**cases, **right}


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
