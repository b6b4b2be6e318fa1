"""Families of competence 2.1: telephone numbers that many hands wrote."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.text import indented

_PEOPLE = (
    "Une mairie va prévenir par SMS les personnes inscrites à l'alerte inondation",
    "Une école enverra un SMS à chaque famille inscrite à la sortie",
    "Une médiathèque écrit par SMS à ses lecteurs en retard",
    "Un club annonce par SMS l'annulation d'un tournoi",
)


def distinct_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: how many telephone numbers a list holds, some of them several times and each in several ways."""
    who = pick(rng, _PEOPLE)
    count = integer(rng, 11, 20)
    numbers: list[str] = []
    while len(numbers) < count:
        number = f"63998{integer(rng, 0, 9999):04}"
        if number not in numbers:
            numbers.append(number)
    again = [numbers[integer(rng, 0, count - 1)] for _ in range(24 - count)]
    written = [_written(rng, number) for number in shuffled(rng, numbers + again)]
    texts = len(set(written))
    return {
        "who": who, "numbers": indented("   ".join(f"{text:<20}" for text in written[n : n + 3]).rstrip() for n in range(0, 24, 3)),
        "key": str(count), "texts": texts, "files": {"numeros.txt": text_file(written)}, "wrong": sorted({"24", str(texts), str(count + 1), str(count - 1)} - {str(count)}),
    }  # fmt: skip


def _written(rng: np.random.Generator, number: str) -> str:
    """A number of nine figures, its first 0 left out, as somebody writes it."""
    pairs = [number[place : place + 2] for place in range(1, 9, 2)]
    way = integer(rng, 0, 6)
    head = ("0", "+33", "0033", "+33 (0)", "0", "0", "33")[way] + number[0]
    sign = (" ", " ", "", " ", ".", "-", "")[way]
    return head + sign + sign.join(pairs)
