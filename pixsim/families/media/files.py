"""Families of competence 3.2 that hand out a file: picture, subtitles, drawing, scanned text."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import full_names

_FILLS = {
    "red": ("rouge", "#ff0000", "#f00", "rgb(255,0,0)"),
    "blue": ("bleu", "#0000ff", "#00f", "rgb(0,0,255)"),
    "yellow": ("jaune", "#ffff00", "#ff0", "rgb(255,255,0)"),
    "cyan": ("cyan", "#00ffff", "#0ff", "rgb(0,255,255)"),
    "magenta": ("magenta", "#ff00ff", "#f0f", "rgb(255,0,255)"),
}
_TABLES = ("réservée", "libre", "gardée pour l'équipe")
_CONFUSED = {"0": "O", "1": "l", "2": "Z", "5": "S", "8": "B"}


def stamp(milliseconds: int) -> str:
    """``hh:mm:ss,mmm`` as in a SubRip file."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},{rest:03d}"


def svg_shapes(rng: np.random.Generator) -> dict[str, Any]:
    """Number of round tables of one kind and size on a plan, where colours are written in many ways.

    They come from the shape, its style, its class or its group; a group is hidden, and the key to the plan has discs too.
    """
    paints = sample(rng, tuple(_FILLS), 3)
    kinds = dict(zip(paints, shuffled(rng, _TABLES), strict=True))
    fill, limit = pick(rng, paints), integer(rng, 10, 15)
    seen: list[tuple[str, int]] = []
    wrong = {"hidden": 0, "equal": 0, "named": 0}

    def table(paint: str, radius: int, how: str) -> str:
        place = f'cx="{integer(rng, 20, 780)}" cy="{integer(rng, 60, 580)}" r="{radius}"'
        return f"<circle {place}{_painted(rng, paint, how)}/>"

    def drawn(group: str, size: int) -> list[str]:
        lines = []
        for _table in range(size):
            how = pick(rng, ("name", "hex", "short", "style", "class", "rgb"))
            paint, radius = pick(rng, (fill, fill, *paints)), integer(rng, 5, 22)
            if rng.random() < 0.12:
                radius = limit
            if group and rng.random() < 0.5:
                how, paint = "group", group
            lines.append("    " + table(paint, radius, how))
            seen.append((paint, radius))
            wrong["named"] += paint == fill and radius >= limit and how == "name"
        return lines

    body = []
    for group in (*paints, ""):
        body += [f'  <g fill="{group}">' if group else "  <g>", *drawn(group, integer(rng, 26, 32)), "  </g>"]  # fmt: skip
    count = sum(paint == fill and radius >= limit for paint, radius in seen)
    over = sum(paint == fill and radius > limit for paint, radius in seen)
    old = [(pick(rng, (fill, *paints)), integer(rng, 8, 22)) for _table in range(24)]
    old += [(fill, 22)]
    body += ['  <g id="ancien-plan" display="none">']
    body += [
        "    " + table(paint, radius, pick(rng, ("hex", "short", "class"))) for paint, radius in old
    ]
    body += ["  </g>", '  <g id="legende" font-size="12">']
    for row, (paint, kind) in enumerate(kinds.items()):
        body += [
            f'    <circle cx="20" cy="{20 + 14 * row}" r="{limit}" fill="{paint}"/>',
            f'    <text x="40" y="{24 + 14 * row}">{_FILLS[paint][0]} : table {kind}</text>',
        ]
    body += [
        f'    <text x="240" y="24">rayon de {limit} ou plus : huit places ; moins : quatre</text>',
        "  </g>",
    ]
    for _bar in range(8):
        body.insert(
            1,
            f'    <rect x="{integer(rng, 0, 760)}" y="{integer(rng, 60, 560)}" width="30" height="30" fill="{fill}"/>',
        )
    rules = [f"    .{_class(paint)} {{ fill: {_FILLS[paint][1].upper()}; }}" for paint in paints]
    hidden = sum(paint == fill and radius >= limit for paint, radius in old)
    guesses = {
        over,
        count + 1,
        count + hidden,
        wrong["named"],
        sum(paint == fill for paint, _r in seen),
    }
    name = f"plan-{integer(rng, 100, 999)}.svg"
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">'
    return {
        "name": name,
        "kind": kinds[fill],
        "colour": _FILLS[fill][0],
        "key": [str(count)],
        "wrong": [str(guess) for guess in sorted(guesses - {count})],
        "files": {name: text_file([head, "  <style>", *rules, "  </style>", *body, "</svg>"])},
    }  # fmt: skip


def _class(paint: str) -> str:
    return f"t{sorted(_FILLS).index(paint) + 1}"


def _painted(rng: np.random.Generator, paint: str, how: str) -> str:
    """The attribute that gives a shape its colour, one way or another."""
    _said, long, short, rgb = _FILLS[paint]
    return {
        "name": f' fill="{paint}"',
        "hex": f' fill="{pick(rng, (long, long.upper()))}"',
        "short": f' fill="{short}"',
        "rgb": f' fill="{rgb}"',
        "style": f' style="stroke:#333;fill:{pick(rng, (long, short, paint))}"',
        "class": f' class="{_class(paint)}"',
        "group": "",
    }[how]


def _spaced(code: str) -> list[str]:
    """A number of seven figures and a key of two, as one may group them."""
    groups = (code[:7], code[7:]), (code[:3], code[3:6], code[6:])
    return [code, *(link.join(group) for group in groups for link in (" ", "-"))]


def ocr_code(rng: np.random.Generator) -> dict[str, Any]:
    """A number behind the letters that character recognition put in it, and the one that its key proves wrong."""
    people = [f"{last} {first}" for first, last in full_names(rng, integer(rng, 34, 40))]
    codes = []
    for _person in people:
        body = "".join(shuffled(rng, [*sample(rng, "01258", 4), *(str(integer(rng, 0, 9)) for _n in range(3))]))  # fmt: skip
        codes.append(f"{body}{int(body) % 97:02}")
    asked, wrong = sample(rng, range(len(people)), 2)
    place = pick(rng, [n for n, digit in enumerate(codes[wrong][:7]) if digit in "1367"] or [0])
    swap = {"1": "7", "7": "1", "3": "8", "6": "5"}.get(codes[wrong][place], "4")
    if swap == codes[wrong][place]:
        return ocr_code(rng)
    held = dict(enumerate(codes))
    held[wrong] = f"{codes[wrong][:place]}{swap}{codes[wrong][place + 1 :]}"
    read = ["".join(_misread(digit, rng) for digit in held[n]) for n in range(len(people))]
    read[asked] = "".join(_CONFUSED.get(digit, digit) for digit in held[asked])
    name = f"scan-{integer(rng, 100, 999)}.txt"
    lines = ["LISTE DES DOSSIERS", ""]
    lines += [f"{who} ; {code}" for who, code in zip(people, read, strict=True)]
    doubtful = people[wrong]
    return {
        "name": name,
        "who": people[asked],
        "read": read[asked],
        "key": [
            codes[asked],
            f"{codes[asked][:7]} {codes[asked][7:]}",
            f"{codes[asked][:7]}-{codes[asked][7:]}",
            " ".join(re.findall("...", codes[asked])),
        ],
        "wrong": [read[asked]],
        "doubtful": doubtful,
        "not_doubtful": [people[n] for n in range(4) if n != wrong],
        "files": {name: text_file(lines)},
    }


def _misread(digit: str, rng: np.random.Generator) -> str:
    return _CONFUSED[digit] if digit in _CONFUSED and integer(rng, 0, 1) else digit
