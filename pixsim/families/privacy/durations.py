"""Competence 4.2, level 4: files that are kept longer than what they are for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample

_KINDS = (
    ("Le CV d'un candidat non retenu, dernier échange le {}", 730, "un CV, deux ans après le dernier contact"),
    ("Les coordonnées d'un prospect, sans réponse de sa part depuis le {}", 1095, "un prospect, trois ans"),
    ("Les images de la caméra de l'entrée, filmées le {}, sans incident", 30, "des images de caméra, un mois"),
    ("Une facture de fournisseur de l'exercice clos le {}", 3652, "une facture, dix ans après la clôture de l'exercice"),
    ("Le double d'un bulletin de paie du {}", 1826, "un bulletin de paie, cinq ans pour l'employeur"),
    ("Les inscriptions à un repas qui a eu lieu le {}, avec les allergies", 20, "des inscriptions, jusqu'à la fin de l'événement"),
)  # fmt: skip


def kept_too_long(rng: np.random.Generator) -> dict[str, Any]:
    """Of five files of an association, the two that should be gone on a day."""
    day = date(2026, integer(rng, 3, 11), integer(rng, 1, 28))
    kinds = sample(rng, _KINDS, 5)
    options = []
    for place, (text, limit, _why) in enumerate(kinds):
        share = pick(rng, (1.25, 1.4, 1.6)) if place < 2 else pick(rng, (0.45, 0.6, 0.8))
        event = "repas" in text
        past = limit * (3 if event else share) if place < 2 else (-12 if event else limit * share)
        then = day - timedelta(days=round(past))
        said = text.replace("a eu lieu le", "aura lieu le") if then > day else text
        options.append(said.format(f"{then:%d/%m/%Y}"))
    return {
        "day": f"{day:%d/%m/%Y}",
        "options": options,
        "why": " ; ".join(why for _text, _limit, why in kinds[:2]),
    }
