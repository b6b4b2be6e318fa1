"""Families of competence 1.3: formats of values, dates, percentages, texts to cut and clean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick


def days_between(rng: np.random.Generator) -> dict[str, Any]:
    """The days between two dates across the end of a month, once in three a 29 February."""
    if rng.integers(3) == 0:
        start = date(2028, 2, integer(rng, 5, 27))
        span = 29 - start.day + integer(rng, 2, 25)
    else:
        start = date(integer(rng, 2025, 2027), integer(rng, 1, 12), integer(rng, 15, 28))
        span = integer(rng, 20, 95)
    end = start + timedelta(days=span)
    same = 30 * (end.month - start.month + 12 * (end.year - start.year)) + end.day - start.day
    return {
        "debut": f"{start:%d/%m/%Y}",
        "fin": f"{end:%d/%m/%Y}",
        "jours": span,
        "faux": sorted({str(span + 1), str(span - 1), str(same)} - {str(span)}),
    }


def cleaned_text(rng: np.random.Generator) -> dict[str, Any]:
    """What nested text functions make of a name typed carelessly; a dot shows a space."""
    first = pick(rng, ("marie", "Paul", "NADIA", "Omar", "lucie", "KARIM", "hugo"))
    last = pick(rng, ("MARTIN", "dupont", "Morel", "garcia", "PETIT", "Roux", "benali"))
    before, between, after = integer(rng, 0, 2), integer(rng, 2, 4), integer(rng, 1, 2)
    raw = f"{' ' * before}{first}{' ' * between}{last}{' ' * after}"
    squeezed = " ".join(raw.split())
    trimmed = (
        "SUPPRESPACE retire les espaces du début et de la fin et n'en laisse qu'une entre les mots."
    )
    formula, right, why = pick(
        rng,
        (
            (
                "=SUPPRESPACE(MAJUSCULE(A2))",
                squeezed.upper(),
                f"MAJUSCULE met toutes les lettres en capitales, puis {trimmed}",
            ),
            (
                "=SUPPRESPACE(MINUSCULE(A2))",
                squeezed.lower(),
                f"MINUSCULE met toutes les lettres en minuscules, puis {trimmed}",
            ),
            (
                "=NOMPROPRE(SUPPRESPACE(A2))",
                squeezed.title(),
                f"{trimmed} NOMPROPRE met ensuite une capitale au début de chaque mot, et le reste en "
                "minuscules.",
            ),
            (
                '=MAJUSCULE(SUBSTITUE(A2;" ";""))',
                squeezed.replace(" ", "").upper(),
                "SUBSTITUE remplace chaque espace par un texte vide, même celle qui sépare les deux "
                "mots. MAJUSCULE met ensuite toutes les lettres en capitales.",
            ),
        ),
    )
    wrong = {raw.strip().upper(), raw.strip().lower(), raw.strip(), squeezed} - {right}
    return {
        "saisie": raw.replace(" ", "·"),
        "formule": formula,
        "resultat": right,
        "pourquoi": why,
        "faux": sorted(wrong),
    }
