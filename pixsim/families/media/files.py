"""Families of competence 3.2 that hand out a file: picture, subtitles, drawing, scanned text."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES

_FILLS = {
    "red": "rouges",
    "blue": "bleus",
    "green": "verts",
    "orange": "orange",
    "purple": "violets",
}
_CONFUSED = {"0": "O", "1": "l", "2": "Z", "5": "S", "8": "B"}


def stamp(milliseconds: int) -> str:
    """``hh:mm:ss,mmm`` as in a SubRip file."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},{rest:03d}"


def svg_shapes(rng: np.random.Generator) -> dict[str, Any]:
    """Number of circles of one colour and of at least some radius in a drawing."""
    fill, limit = pick(rng, tuple(_FILLS)), integer(rng, 9, 16)
    radii = [limit, *(integer(rng, 4, 24) for _ in range(integer(rng, 14, 20)))]
    fills = [fill, *(pick(rng, (fill, *_FILLS)) for _ in radii[1:])]
    chosen = [radius for radius, paint in zip(radii, fills, strict=True) if paint == fill]
    count = sum(radius >= limit for radius in chosen)
    shapes = [
        f'<circle cx="{integer(rng, 20, 380)}" cy="{integer(rng, 20, 280)}" r="{r}" fill="{f}"/>'
        for r, f in zip(radii, fills, strict=True)
    ]
    shapes += [
        f'<rect x="{integer(rng, 0, 360)}" y="{integer(rng, 0, 260)}" '
        f'width="{integer(rng, 10, 40)}" height="{integer(rng, 10, 40)}" fill="{paint}"/>'
        for paint in (fill, fill, *sample(rng, tuple(_FILLS), 4))
    ]
    name = f"dessin-{integer(rng, 100, 999)}.svg"
    lines = ["  " + shape for shape in shuffled(rng, shapes)]
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">'
    guesses = {len(radii), len(chosen), sum(radius > limit for radius in chosen)} - {count}
    return {
        "name": name,
        "colour": _FILLS[fill],
        "fill": fill,
        "limit": limit,
        "key": [str(count)],
        "wrong": [str(guess) for guess in sorted(guesses)],
        "files": {name: text_file([head, *lines, "</svg>"])},
    }


def ocr_code(rng: np.random.Generator) -> dict[str, Any]:
    """The true number behind the letters that character recognition put in it."""
    people = [(pick(rng, FIRST_NAMES), last) for last in sample(rng, LAST_NAMES, 12)]
    codes = []
    for _ in people:
        digits = shuffled(
            rng, [*sample(rng, "01258", 4), *(str(integer(rng, 0, 9)) for _ in range(4))]
        )
        codes.append("".join(digits))
    read = ["".join(_misread(digit, rng) for digit in code) for code in codes]
    at = integer(rng, 0, len(people) - 1)
    read[at] = "".join(_CONFUSED.get(digit, digit) for digit in codes[at])
    name = f"scan-{integer(rng, 100, 999)}.txt"
    lines = ["LISTE DES DOSSIERS", ""]
    lines += [
        f"{last} {first} : dossier n° {c}" for (first, last), c in zip(people, read, strict=True)
    ]
    return {
        "name": name,
        "who": " ".join(people[at]),
        "read": read[at],
        "key": [codes[at], f"{codes[at][:4]} {codes[at][4:]}"],
        "wrong": [read[at]],
        "files": {name: text_file(lines)},
    }


def _misread(digit: str, rng: np.random.Generator) -> str:
    return _CONFUSED[digit] if digit in _CONFUSED and integer(rng, 0, 1) else digit
