"""Families of competence 4.1: passwords, second factors, phishing, programs."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, matching, pick
from pixsim.families.draws.numbers import decimal

_FACTORS = {
    "ce que je sais": (
        "le code PIN d'une carte", "un mot de passe", "la réponse à une question secrète",
        "le schéma tracé pour déverrouiller l'écran", "une phrase de passe",
    ),
    "ce que je possède": (
        "une clé de sécurité USB", "une carte à puce professionnelle",
        "le téléphone qui reçoit le code par SMS", "le téléphone où est l'application de codes",
        "un boîtier qui affiche des codes", "une carte de codes imprimée",
    ),
    "ce que je suis": (
        "l'empreinte d'un doigt", "la forme du visage", "le dessin de l'iris",
        "le timbre de la voix", "le réseau de veines de la main",
    ),
}  # fmt: skip


def factors(rng: np.random.Generator) -> dict[str, Any]:
    """Three means of proof and the kind of factor of each."""
    return matching(rng, _FACTORS)


_KEYBOARDS = (
    ("Le digicode d'un immeuble", "les dix chiffres", "chiffres", 10),
    ("Une télécommande", "les lettres minuscules, sans accent", "lettres", 26),
    ("Une machine de laboratoire", "les chiffres et les lettres de A à F", "signes", 16),
    ("Un vieux terminal de caisse", "les majuscules sans accent et les chiffres", "signes", 36),
    ("Un téléphone de secours", "les mots d'une liste de 7 776", "mots", 7776),
    ("Une serrure connectée", "les mots d'une liste de 2 048", "mots", 2048),
    ("Un boîtier d'alarme", "les touches 1 à 6", "touches", 6),
    ("Une borne d'accueil", "les mots d'une liste de 1 296", "mots", 1296),
)
_PRINTED = 94


def as_many_as(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: how many signs of a poor keyboard are worth as many as asked of a rich one."""
    return first_telling(rng, _as_many)


def _as_many(rng: np.random.Generator) -> dict[str, Any] | None:
    device, signs, unit, size = pick(rng, _KEYBOARDS)
    asked = integer(rng, 8, 20)
    exact = asked * math.log(_PRINTED) / math.log(size)
    key = math.ceil(exact)
    wrong = {key - 1, asked, math.ceil(asked * _PRINTED / size), key + 1} - {key}
    if not 0.1 < exact % 1 < 0.9 or len(wrong) < 3:
        return None
    return {
        "device": device, "signs": signs, "unit": unit, "size": size, "asked": asked, "exact": decimal(exact),
        "bits": decimal(asked * math.log2(_PRINTED), 1), "each": decimal(math.log2(size)), "key": str(key), "wrong": [str(n) for n in sorted(wrong)],
    }  # fmt: skip
