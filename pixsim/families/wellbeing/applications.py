"""Competence 4.3, level 5: the one application whose proofs and data hold, among many that say so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_HEADS = ("Somme", "Respi", "Calmi", "Marche", "Zeno", "Dodo", "Souffle", "Paspa", "Repo", "Sieste")
_ENDS = ("o", "vite", "lia", "ora", "fil", "nova")
_SOUND = (
    "étude publiée par une université",
    "essai publié par un hôpital",
    "étude publiée, payée par l'assurance maladie",
)
_BIASED = (
    "étude publiée, payée par l'éditeur", "étude interne de l'éditeur", "étude en cours", "témoignages d'utilisateurs", "aucune",
    "prix du public 2025", "étude annoncée par l'éditeur",
)  # fmt: skip
_KEPT = (
    "Aucune donnée n'est transmise à des tiers.",
    "Vos données ne sont ni vendues ni partagées.",
    "Seul votre médecin, si vous le demandez, reçoit vos relevés.",
)
_GIVEN = (
    "Nous partageons des données avec des partenaires publicitaires.", "Vos centres d'intérêt aident nos annonceurs à vous proposer des offres.",
    "Des données peuvent être cédées à des partenaires, pour leurs annonces.", "Vos données ne sont pas vendues ; des régies peuvent y accéder pour mesurer leurs annonces.",
)  # fmt: skip


def sound_application(rng: np.random.Generator) -> dict[str, Any]:
    """Of fifty applications, the only one proved by others than its maker, hosted as it must be, and discreet."""
    day = date(2026, integer(rng, 2, 6), integer(rng, 1, 28))
    names = sample(rng, [f"{head}{end}" for head in _HEADS for end in _ENDS], 52)
    kinds = [(1, 1, 1), *((0, 1, 1), (1, 0, 1), (1, 1, 0)) * 4]
    kinds += [
        (integer(rng, 0, 1), integer(rng, 0, 1), integer(rng, 0, 1))
        for _name in range(52 - len(kinds))
    ]
    kinds = [kinds[0], *((0, 1, 0) if kind == (1, 1, 1) else kind for kind in kinds[1:])]
    rows = []
    for name, (proved, hosted, discreet) in zip(names, kinds, strict=True):
        until = day + timedelta(days=integer(rng, 20, 900)) if hosted else day - timedelta(days=integer(rng, 15, 400))  # fmt: skip
        rows.append((
            name, float(integer(rng, 31, 49)) / 10, pick(rng, _SOUND if proved else _BIASED),
            until if hosted or rng.integers(2) else None, pick(rng, _KEPT if discreet else _GIVEN),
        ))  # fmt: skip
    book = Workbook((
        sheet("Applications", ("Application", "Note des utilisateurs", "Preuve annoncée", "Hébergeur certifié santé jusqu'au", "Politique de confidentialité"), shuffled(rng, rows)),
    ))  # fmt: skip
    best = max(rows[1:], key=lambda row: row[1])
    return {
        "day": f"{day:%d/%m/%Y}",
        "key": names[0],
        "wrong": sorted({best[0], *names[1:4]}),
        "note": decimal(rows[0][1], 1),
        "files": in_two_formats("applis", book),
    }
