"""Competence 5.2, level 4: the one laptop of four sheets that is enough as it is sold."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.archives import Archive

_FAULTS = ("ram", "storage", "inches", "weight")


def laptop_that_is_enough(rng: np.random.Generator) -> dict[str, Any]:
    """Four models: one has all that is needed, each other lacks one thing that its sheet seems to have."""
    need = {"ram": pick(rng, (16, 32)), "storage": pick(rng, (500, 1000)), "inches": pick(rng, (15, 16)), "weight": pick(rng, (17, 19))}  # fmt: skip
    names = [f"{pick(rng, 'BCDFGKLMNPRSTVZ')}{n}" for n in sample(rng, range(100, 999), 4)]
    faults = shuffled(rng, ["", *sample(rng, _FAULTS, 3)])
    sheets = {f"modele-{name}.txt": _sheet(rng, name, need, fault).encode() for name, fault in zip(names, faults, strict=True)}  # fmt: skip
    right = names[faults.index("")]
    lacks = {
        "ram": "de la mémoire n'est qu'en option", "storage": "le reste du stockage est en ligne, pour un an",
        "inches": "l'écran est plus petit, une prise permet d'en brancher un grand", "weight": "le poids annoncé ne compte pas la batterie",
    }  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES),
        "ram": str(need["ram"]), "storage": {500: "500 Go", 1000: "1 To"}[need["storage"]], "inches": str(need["inches"]), "weight": decimal(need["weight"] / 10, 1),
        "names": sorted(names), "key": right,
        "why": " ; ".join(f"{name} : {lacks[fault]}" for name, fault in zip(names, faults, strict=True) if fault),
        "files": {"portables.zip": Archive(sheets)},
    }  # fmt: skip


def _sheet(rng: np.random.Generator, name: str, need: dict[str, int], fault: str) -> str:
    ram, inches = need["ram"], need["inches"] + pick(rng, (0.0, 0.6, 1.0))
    storage = need["storage"] if rng.integers(2) else 2 * need["storage"]
    grams = need["weight"] * 100 - integer(rng, 10, 250)
    cloud = pick(rng, (100, 200))
    parts = {
        "ram": f"Mémoire vive    : {ram} Go DDR5 (extensible à {4 * ram} Go)",
        "storage": f"Stockage        : SSD de {f'{storage // 1000} To' if storage >= 1000 else f'{storage} Go'} ; {cloud} Go en ligne offerts un an",
        "inches": f"Écran           : {decimal(inches, 1)} pouces ({decimal(inches * 2.54, 1)} cm de diagonale)",
        "weight": f"Poids           : {grams} g, batterie comprise",
    }  # fmt: skip
    small = need["inches"] - pick(rng, (1.0, 1.7, 2.0))
    wrong = {
        "ram": f"Mémoire vive    : {ram // 2} Go DDR5 (jusqu'à {ram} Go en option), {ram // 2} Go de mémoire vidéo",
        "storage": f"Stockage        : {need['storage']} Go, dont SSD de {need['storage'] // 2} Go et le reste en ligne pendant un an",
        "inches": f"Écran           : {decimal(small, 1)} pouces ({decimal(small * 2.54, 1)} cm de diagonale) ; prise pour un écran de {need['inches'] + 9} pouces",
        "weight": f"Poids           : {need['weight'] * 100 - 150} g sans la batterie ({integer(rng, 280, 420)} g)",
    }  # fmt: skip
    if fault:
        parts[fault] = wrong[fault]
    rows = shuffled(rng, [
        *parts.values(), f"Processeur      : {pick(rng, (4, 6, 8, 10))} cœurs, {pick(rng, (12, 16, 24))} Mo de mémoire cache",
        f"Batterie        : {integer(rng, 45, 80)} Wh, jusqu'à {integer(rng, 8, 16)} h", f"Connexions      : {integer(rng, 1, 3)} × USB-C, 1 × HDMI, Wi-Fi 6",
    ])  # fmt: skip
    title = f"Portable modèle {name}"
    return "\n".join([title, "=" * len(title), "", *rows, ""])
