"""Families of competence 4.1: passwords, second factors, phishing, programs."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import matching

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
