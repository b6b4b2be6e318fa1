"""Families of competence 4.2 on tables: identification, anonymity, retention."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import matching

_PROCESSES = {
    "anonymisation": (
        "Publier seulement le nombre de prêts de tout un département",
        "Ne garder que l'âge moyen des 4 000 votants d'un sondage",
        "Remplacer les fiches par le total des entrées de chaque mois",
        "Publier la part de satisfaits parmi 2 500 réponses, puis tout effacer",
    ),
    "pseudonymisation": (
        "Remplacer chaque nom par un numéro, la liste restant dans un coffre",
        "Remplacer chaque courriel par son empreinte SHA-256",
        "Remplacer le nom par les initiales et garder l'adresse",
        "Donner un surnom fixe à chaque patient dans le fichier de suivi",
        "Supprimer le nom et garder le numéro de sécurité sociale",
    ),
}


def two_processes(rng: np.random.Generator) -> dict[str, Any]:
    """Treatments that make data anonymous, or only pseudonymous."""
    return matching(rng, _PROCESSES)
