"""Family of competence 4.2: legal bases."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import matching

_BASES = {
    "consentement": (
        "Des cookies publicitaires déposés après un clic sur « Accepter »",
        "Une lettre d'information à qui a coché « Je la souhaite »",
        "La photo d'une adhérente majeure sur l'affiche, avec son accord",
    ),
    "contrat": (
        "L'adresse d'une cliente, pour livrer sa commande",
        "La consommation d'un abonné, pour établir sa facture",
        "Les dates du séjour, pour tenir une réservation d'hôtel",
    ),
    "obligation légale": (
        "Les salaires qu'un employeur déclare aux organismes sociaux",
        "Les factures gardées dix ans selon le code de commerce",
        "L'identité qu'une banque vérifie contre le blanchiment",
    ),
    "intérêt légitime": (
        "Les caméras d'un magasin, pour prévenir les vols",
        "Le journal d'un site, pour repérer des attaques",
    ),
    "intérêts vitaux": (
        "Le groupe sanguin d'un blessé inconscient, aux urgences",
        "La position d'une disparue en danger, pour les secours",
    ),
}


def legal_basis(rng: np.random.Generator) -> dict[str, Any]:
    """Three uses of data and the legal basis of each."""
    return matching(rng, _BASES)
