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
        "Une archive part par courriel ; son mot de passe est dicté au téléphone",
        "Un portable volé reste illisible sans le code tapé à chaque démarrage",
        "Tous les appareils de la maison connaissent la même clé du Wi-Fi",
        "Une sauvegarde se rouvre avec la phrase qui a servi à la fermer",
        "Deux amis écrivent en code et gardent chacun le même carnet secret",
    ),
    "asymétrique": (
        "Une journaliste publie une clé ; ce qu'on en ferme, elle seule peut l'ouvrir",
        "Chacun peut vérifier qui a signé un contrat, sans pouvoir signer à sa place",
        "Une mise à jour n'est installée que si elle porte la signature de l'éditeur",
        "Un site ne garde d'une clé d'accès que ce qu'il pourrait montrer à tous",
        "Un serveur laisse entrer quiconque prouve avoir l'autre moitié d'une clé",
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
