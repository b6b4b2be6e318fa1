"""Families of competence 2.1, interacting: addresses, recipients, attachments, inbox, chat."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, plain

DOMAINS = (
    "poste.example", "mairie-aubrac.example", "asso-velo.example", "ecole-pins.example",
    "lycee-nord.test", "france-courriel.example", "maison-quartier.example", "mutuelle-sud.test",
)  # fmt: skip
TOPICS = (
    "cinema", "velo", "banque", "jardin", "emploi", "cantine", "colis", "musique", "loyer",
    "chorale", "sante", "voyage",
)  # fmt: skip


def local_part(rng: np.random.Generator, first_name: str = "") -> str:
    """The part of an address before the @."""
    first, last = plain(first_name or pick(rng, FIRST_NAMES)), plain(pick(rng, LAST_NAMES))
    forms = (f"{first}.{last}", f"{first}-{last}", f"{first[0]}.{last}", f"{last}{first[0]}")
    return f"{pick(rng, forms)}{pick(rng, ('', '', str(integer(rng, 2, 98))))}"


def base64_size(rng: np.random.Generator) -> dict[str, Any]:
    """Size of an attachment once encoded in base64."""
    thirds = integer(rng, 2, 60)
    size = decimal(thirds * 3 / 10, 1)
    return {
        "what": pick(rng, ("une photo", "un dossier en PDF", "un enregistrement", "un diaporama")),
        "size": size,
        "answer": decimal(thirds * 4 / 10, 1),
        "wrong": [size, decimal(thirds * 9 / 40, 3), decimal(thirds * 3 / 5, 1)],
    }
