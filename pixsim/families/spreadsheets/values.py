"""Families of competence 1.3: formats of values, dates, percentages, texts to cut and clean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal
from pixsim.text.french_dates import long_date

_NUMBERS = ("125", "12,5", "-8", "3,14", "0", "48,90", "-0,75", "2040", "7", "1500")
_TEXTS = (
    "25 kg", "environ 30", "12 enfants", "dix", "lot 7", "3 pièces", "A12", "12 ou 13",
    "n° 5", "40 ans", "trop cher", "x8",
)  # fmt: skip
_QUANTITIES = (
    ("relevé de compteur", "kWh"),
    ("catalogue de câbles", "m"),
    ("compte de dons", "dollars"),
    ("fichier de livraison", "kg"),
    ("rapport de vol", "km"),
)


def seen_as_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """Typed values of which some are numbers and some are texts."""
    count = integer(rng, 2, 3)
    numbers, texts = sample(rng, _NUMBERS, count), sample(rng, _TEXTS, 5 - count)
    return {"options": [*numbers, *texts], "key": list(range(1, count + 1))}


def foreign_date(rng: np.random.Generator) -> dict[str, Any]:
    """A date in the ISO or American order, to write as in French."""
    day, month, year = integer(rng, 1, 12), integer(rng, 1, 12), integer(rng, 2024, 2027)
    if day == month:
        day = day % 12 + 1
    shown, order = pick(
        rng,
        (
            (f"{year}-{month:02d}-{day:02d}", "année-mois-jour"),
            (f"{month:02d}/{day:02d}/{year}", "mois/jour/année, à l'américaine"),
        ),
    )
    return {
        "date": shown,
        "ordre": order,
        "reponse": f"{day:02d}/{month:02d}/{year}",
        "courte": f"{day}/{month}/{year}",
        "faux": [f"{month:02d}/{day:02d}/{year}", f"{year}/{month:02d}/{day:02d}"],
        "explique": long_date(date(year, month, day)),
    }  # fmt: skip


def percentages(rng: np.random.Generator) -> dict[str, Any]:
    """A decimal shown as a percentage, and a percentage stored as a decimal."""
    shown = pick(rng, (integer(rng, 2, 98), integer(rng, 105, 180), integer(rng, 1, 19) / 2))
    stored = pick(rng, (integer(rng, 1, 9), integer(rng, 11, 95), integer(rng, 3, 19) / 2))
    return {
        "valeur": decimal(shown / 100, 4),
        "affiche": decimal(shown),
        "taux": decimal(stored),
        "contenu": decimal(stored / 100, 4),
    }


def english_number(rng: np.random.Generator) -> dict[str, Any]:
    """A number with English separators, to write as in French."""
    where, unit = pick(rng, _QUANTITIES)
    thousands, rest = integer(rng, 1, 48), integer(rng, 0, 999)
    cents = pick(rng, (0, integer(rng, 1, 9) * 10, integer(rng, 1, 99)))
    tail = f".{cents:02d}".rstrip("0") if cents else ""
    tail_fr = tail.replace(".", ",")
    return {
        "fichier": where,
        "unite": unit,
        "nombre": f"{thousands},{rest:03d}{tail}",
        "valeur": f"{thousands}{rest:03d}{tail_fr}",
        "lecture": f"{thousands} {rest:03d}{tail_fr}",
        "faux": [f"{thousands},{rest:03d}", f"{thousands}.{rest:03d}"],
    }


def cut_text(rng: np.random.Generator) -> dict[str, Any]:
    """What GAUCHE, DROITE or STXT takes from a code made of segments."""
    letters = "".join(sample(rng, "ABCDEFGHJKLMNPRSTUVWXYZ", 3))
    text = pick(
        rng,
        (
            f"FR-{integer(rng, 10, 95)}-{letters}",
            f"{integer(rng, 2019, 2027)}-{integer(rng, 1, 12):02d}-{integer(rng, 1, 28):02d}",
            f"{letters}{integer(rng, 1000, 9999)}/{integer(rng, 10, 99)}",
            f"LOT{integer(rng, 100, 999)}-{letters}",
        ),
    )
    function = pick(rng, ("GAUCHE", "DROITE", "STXT", "STXT", "STXT"))
    start, size = integer(rng, 2, len(text) - 4), integer(rng, 2, 4)
    if function == "GAUCHE":
        formula, right = f"=GAUCHE(A2;{size})", text[:size]
        wrong = {text[-size:], text[: size + 1]}
    elif function == "DROITE":
        formula, right = f"=DROITE(A2;{size})", text[-size:]
        wrong = {text[:size], text[-size - 1 :]}
    else:
        formula, right = f"=STXT(A2;{start};{size})", text[start - 1 : start - 1 + size]
        wrong = {text[start : start + size], text[start - 1 : max(size, start)]}
    return {
        "texte": text,
        "formule": formula,
        "resultat": right,
        "faux": sorted(wrong - {right, ""}),
    }


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
