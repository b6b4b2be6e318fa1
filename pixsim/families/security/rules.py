"""Families of competence 4.1: protections, encryption, networks, rights."""

from __future__ import annotations

import string
from textwrap import wrap
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, matching, pick
from pixsim.families.draws.text import indented

_CIPHERS = {
    "symétrique": (
        "La même clé sert à chiffrer et à déchiffrer",
        "Il faut d'abord se transmettre un secret commun",
        "Une archive s'ouvre avec le mot de passe qui l'a fermée",
        "L'algorithme AES, rapide sur de gros fichiers",
        "Le code de César, avec le même décalage des deux côtés",
    ),
    "asymétrique": (
        "La clé qui chiffre peut être publiée dans un annuaire",
        "Une signature se vérifie avec la clé publique du signataire",
        "L'algorithme RSA, avec ses deux clés liées",
        "Chacun garde une clé privée qu'il ne donne à personne",
        "Ce qui chiffre ne permet pas de déchiffrer",
    ),
}


def two_ciphers(rng: np.random.Generator) -> dict[str, Any]:
    """Features of symmetric and asymmetric encryption."""
    return matching(rng, _CIPHERS)


def _shift(text: str, places: int) -> str:
    letters = string.ascii_uppercase
    return "".join(letters[(letters.index(letter) + places) % 26] for letter in text)


_PLOTS = (
    ("LA CLE DU LOCAL EST CACHEE SOUS LE POT DE {x} PRES DE LA PORTE BLEUE", ("JASMIN", "BASILIC", "MENTHE", "LAVANDE", "PERSIL")),
    ("RENDEZ VOUS A MIDI DEVANT LA STATUE DE {x} SUR LA GRANDE PLACE", ("NEPTUNE", "DIANE", "MARIANNE", "MOLIERE", "VOLTAIRE")),
    ("LE TRESOR DU JEU EST ENTERRE AU PIED DU {x} A DIX PAS DU PUITS", ("TILLEUL", "CHENE", "NOYER", "SAPIN", "PLATANE")),
    ("POUR OUVRIR LE COFFRE IL FAUT DIRE LE MOT {x} TROIS FOIS DE SUITE", ("PIZZA", "ZEBRE", "YAOURT", "WAGON", "BONJOUR")),
    ("LA PROCHAINE ETAPE DU JEU SE TROUVE DERRIERE LE {x} DE LA COUR", ("PORTAIL", "LAVOIR", "HANGAR", "BANC", "MURET")),
)  # fmt: skip


def caesar_unknown(rng: np.random.Generator) -> dict[str, Any]:
    """A message shifted by a number of places that is not told; the word that matters is in it."""
    frame, words = pick(rng, _PLOTS)
    word, places = pick(rng, words), integer(rng, 3, 22)
    text = frame.format(x=word)
    secret = " ".join(_shift(part, places) for part in text.split())
    lines = wrap(secret, 60)
    return {
        "secret": indented(lines), "frame": text.replace(word, "…").capitalize(), "places": places, "places_back": 26 - places,
        "key": [word],
        "wrong": [_shift(word, places), text.split()[1]],
    }  # fmt: skip
