"""Families of competence 3.4, programming: coding and compression of information."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled

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


def growing_lines(rng: np.random.Generator) -> dict[str, Any]:
    """Which lines grow when coded by run lengths (several right options)."""
    growing: list[str] = []
    shrinking: list[str] = []
    while len(growing) < 3 or len(shrinking) < 3:
        letters = sample(rng, "ABNRVW", 3)
        runs = [integer(rng, 1, pick(rng, (1, 2, 6))) for _ in range(integer(rng, 3, 9))]
        text = "".join(letters[i % 3] * n for i, n in enumerate(runs))
        if not 8 <= len(text) <= 14 or max(runs) > 9 or len(text) == 2 * len(runs):
            continue
        side = growing if 2 * len(runs) > len(text) else shrinking
        if text not in side:
            side.append(text)
    count = integer(rng, 2, 3)
    options = growing[:count] + shrinking[: 5 - count]
    return {"options": shuffled(rng, options[:count]) + options[count:],
            "key": list(range(1, count + 1))}  # fmt: skip
