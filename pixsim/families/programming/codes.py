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
    """Level 4: of four lines of a picture, the one that its coding by runs makes longer, and by how much."""
    ink, ground = sample(rng, "BGNRVW", 2)
    gaining = [
        ink * (cut := integer(rng, 3, 9)) + ground * (16 - cut),
        ground * 4 + ink * integer(rng, 5, 7) + ground * 5,
        ground * integer(rng, 12, 16),
    ]
    pairs = integer(rng, 4, 6)
    losing = (ink + ground) * pairs + ink * integer(rng, 2, 9 - pairs + 1)
    lines = shuffled(rng, [*gaining, losing])
    coded = {line: "".join(f"{count}{letter}" for count, letter in _runs(line)) for line in lines}
    letters = dict(zip(lines, "ABCD", strict=True))
    by = len(coded[losing]) - len(losing)
    return {
        "lines": "\n".join(f"    {letters[line]}   {line}" for line in lines),
        "letter": letters[losing], "letters": list("ABCD"), "by": str(by), "code": coded[losing], "text": losing,
        "not_by": [str(n) for n in dict.fromkeys((len(coded[losing]), len(_runs(losing)), len(losing))) if n != by],
    }  # fmt: skip
