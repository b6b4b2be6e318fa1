"""Families of competence 2.1: telephone numbers that many hands wrote."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file

_PEOPLE = (
    "Une mairie va prévenir par SMS les personnes inscrites à l'alerte inondation",
    "Une école enverra un SMS à chaque famille inscrite à la sortie",
    "Une médiathèque écrit par SMS à ses lecteurs en retard",
    "Un club annonce par SMS l'annulation d'un tournoi",
)


_FIXED = ("19900", "26191", "35301", "46571", "53649")  # blocks that no subscriber has
_MOBILE, _ABROAD = "63998", "7700900"
_LABELS = (" (portable)", " (maman)", " (le soir)", " - bureau", " (à partir de 18 h)")


def distinct_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: how many mobile telephones a long list holds, each in several ways, among fixed lines and numbers cut short."""
    who = pick(rng, _PEOPLE)
    french = [f"{_MOBILE}{n:04}" for n in rng.choice(10000, integer(rng, 105, 150), replace=False)]
    abroad = [f"{_ABROAD}{n:03}" for n in rng.choice(1000, integer(rng, 4, 8), replace=False)]
    fixed = [f"{pick(rng, _FIXED)}{n:04}" for n in rng.choice(10000, integer(rng, 22, 32), replace=False)]  # fmt: skip
    cut = [f"{_MOBILE}{n:03}" for n in rng.choice(1000, integer(rng, 4, 7), replace=False)]
    paired = sample(rng, french, integer(rng, 7, 11))
    written = [_written(rng, number) for number in french if number not in paired]
    written += [_abroad(rng, number) for number in abroad]
    for number in paired:  # a fixed line and a mobile, told together
        both = shuffled(rng, [_written(rng, number), _written(rng, pick(rng, fixed))])
        written.append(pick(rng, (" ou ", " ; ", " puis ")).join(both))
    again = sample(rng, french, integer(rng, 40, 60))
    written += [_written(rng, number) for number in again]
    written += [_abroad(rng, number) for number in sample(rng, abroad, 2)]
    written += [_written(rng, number) for number in (*fixed, *sample(rng, fixed, 5), *cut)]
    lines = [text + (pick(rng, _LABELS) if rng.random() < 0.08 else "") for text in shuffled(rng, written)]  # fmt: skip
    key, texts = len(french) + len(abroad), len(set(lines))
    ends = len({_figures(text)[-9:] for text in lines})
    slips = {len(lines), texts, ends, key + len(cut), key + len(fixed), key + len(fixed) + len(cut), len(french), key - 1}  # fmt: skip
    return {
        "who": who, "key": str(key), "texts": texts, "ends": ends, "files": {"numeros.txt": text_file(lines)},
        "wrong": sorted(str(one) for one in slips - {key}),
    }  # fmt: skip


def _figures(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _written(rng: np.random.Generator, number: str) -> str:
    """A number, its first 0 left out, as somebody writes it."""
    pairs = [number[place : place + 2] for place in range(1, len(number), 2)]
    way = integer(rng, 0, 8)
    head = ("0", "+33 ", "0033", "+33 (0)", "0", "0", "33", "0", "+33")[way] + number[0]
    if way == 7:
        return f"{head}{number[1:3]} {number[3:6]} {number[6:]}"
    sign = (" ", " ", "", " ", ".", "-", "", "", "")[way]
    return head + sign + sign.join(pairs)


def _abroad(rng: np.random.Generator, number: str) -> str:
    """A number of the United Kingdom, its first 0 left out."""
    head = pick(rng, ("+44 ", "0044 ", "+44 (0)", "+44-"))
    return f"{head}{number[:4]}{'-' if head[-1] == '-' else ' '}{number[4:]}"


__all__ = ["distinct_numbers"]
