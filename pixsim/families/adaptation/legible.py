"""Families of competence 3.3: texts that can be read on their ground, measured."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, shuffled
from pixsim.families.draws.text import LETTERS, lettered
from pixsim.families.media.colours import code, luminance, ratio

_LEAST = 4.5
_PAGES = (
    ("du site d'une mairie", "des textes courants"), ("de l'intranet d'un hôpital", "des consignes"), ("d'une lettre d'information", "des paragraphes"),
    ("du programme d'un musée", "des légendes"), ("de l'application d'une médiathèque", "des étiquettes"),
)  # fmt: skip


def legible_pairs(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of five pairs of near contrasts, those whose text is legible."""
    return first_telling(rng, _pairs)


def _pairs(rng: np.random.Generator) -> dict[str, Any] | None:
    where, what = pick(rng, _PAGES)
    right = integer(rng, 2, 3)
    wanted = shuffled(rng, [True] * right + [False] * (5 - right))
    pairs = [_pair(rng, legible=legible) for legible in wanted]
    passing = [LETTERS[n] for n, legible in enumerate(wanted) if legible]
    bright = [abs(luminance(text) - luminance(ground)) for text, ground in pairs]
    seeming = sorted(range(5), key=lambda n: -bright[n])[:right]  # what the eye would take
    if {LETTERS[n] for n in seeming} == set(passing):
        return None
    measured = [f"{LETTERS[n]} : {ratio(*pair):.2f}".replace(".", ",") for n, pair in enumerate(pairs)]  # fmt: skip
    return {
        "where": where, "what": what, "pairs": lettered(f"texte {code(text)} sur fond {code(ground)}" for text, ground in pairs),
        "key": ", ".join(passing), "measured": " ; ".join(measured),
        "wrong": [", ".join(LETTERS[n] for n in range(5) if not wanted[n]), ", ".join(sorted(LETTERS[n] for n in seeming)), "A, B, C, D, E"],
    }  # fmt: skip


def _pair(rng: np.random.Generator, *, legible: bool) -> tuple[tuple[int, int, int], tuple[int, int, int]]:  # fmt: skip
    low, high = (_LEAST + 0.12, 5.0) if legible else (4.0, _LEAST - 0.12)
    least, most = pick(rng, ((205, 255), (0, 90)))
    while True:
        text = (integer(rng, 0, 255), integer(rng, 0, 255), integer(rng, 0, 255))
        ground = (integer(rng, least, most), integer(rng, least, most), integer(rng, least, most))
        if low <= ratio(text, ground) <= high:
            return text, ground
