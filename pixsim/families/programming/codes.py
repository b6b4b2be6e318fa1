"""Families of competence 3.4, programming: coding and compression of information."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample

_BITS = (
    "Un tableau de bord a {n} voyants, chacun allumé ou éteint.",
    "Un questionnaire a {n} questions auxquelles on répond par oui ou par non.",
    "Un code est fait de {n} chiffres binaires (0 ou 1).",
    "Un boîtier a {n} interrupteurs à deux positions.",
    "Une carte perforée a {n} emplacements, chacun percé ou non.",
    "Une ligne d'image a {n} pixels, chacun noir ou blanc.",
    "Une alarme a {n} capteurs qui envoient chacun 0 ou 1.",
    "Un formulaire a {n} cases, chacune cochée ou vide.",
)


def combinations(rng: np.random.Generator) -> dict[str, Any]:
    """How many different states a number of bits can take."""
    n = integer(rng, 2, 10)
    return {
        "scene": pick(rng, _BITS).format(n=n), "n": n, "product": " × ".join(["2"] * n),
        "result": 2**n, "key": str(2**n), "wrong": [str(2 * n)] if n > 2 else ["2"],
    }  # fmt: skip


def _runs(text: str) -> list[tuple[int, str]]:
    return [(len(list(group)), letter) for letter, group in groupby(text)]


def run_lengths(rng: np.random.Generator) -> dict[str, Any]:
    """A line coded by run lengths, or decoded."""
    letters = sample(rng, "ABNRVW", 2)
    counts = [integer(rng, 1, 6) for _ in range(4)]
    counts[integer(rng, 0, 3)] = 1
    text = "".join(letters[i % 2] * count for i, count in enumerate(counts))
    code = "".join(f"{count}{letter}" for count, letter in _runs(text))
    lumped = "".join(f"{text.count(letter)}{letter}" for letter in letters)
    encode = bool(rng.integers(2))
    return {
        "ask": f"Codez la ligne {text}." if encode else f"Décodez la ligne {code}.",
        "code": code, "text": text, "key": code if encode else text,
        "wrong": [lumped, code.replace("1", "")] if encode else [code],
    }  # fmt: skip
