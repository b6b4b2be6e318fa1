"""Understanding compression: run-length encoding, Huffman, ratios."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np

from pixsim.families.draws.figures import (
    GREY,
    WHITE,
    Box,
    Part,
    figure,
    pointed,
    pointed_tile,
    rect,
    zone,
)
from pixsim.families.draws.handed_files.contents import text_file, zip_file
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.figures.figure import INK


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


_SPELT = (
    ("AERST", ("TERRASSE", "RESTERA", "ARRETE", "TASSERA", "ASTRES", "TRESSERA", "STARTER", "TARTES", "ARETES", "TRESSES", "ATTESTER", "SERRER")),
    ("AENST", ("TANTES", "SANTE", "TENTANTES", "ENTASSE", "NATTES", "ATTENTES", "ANNEES", "TASSENT", "ETANT", "ANSES", "TENTES", "SATANEES")),
    ("EILRS", ("LIRE", "SERIES", "ILES", "RELIER", "LISIERE", "SELLES", "LIERRE", "ELIRE", "RELIRE", "RIRES", "REELLES", "SERRE")),
    ("AEILN", ("LAINE", "LIANE", "ALINEA", "ALLEE", "ANNEE", "AINEE", "LIEN", "ALLIEE", "NIELLE", "LIE")),
)  # fmt: skip
"""Letters, and words that have no others."""


@redraw_misfits
def long_message(rng: np.random.Generator) -> dict[str, Any] | None:
    """A long message to decode with a table of codes of several lengths."""
    codes = pick(
        rng,
        (
            ("0", "10", "110", "1110", "1111"),
            ("00", "01", "10", "110", "111"),
            ("0", "100", "101", "110", "111"),
        ),
    )
    used, known = pick(rng, _SPELT)
    letters = shuffled(rng, used)
    words = sample(rng, known, 4)
    message = "".join(words)
    table = dict(zip(letters, codes, strict=True))
    bits = "".join(table[letter] for letter in message)
    if len(message) < 18 or len(bits) > 72 or set(message) != set(used):
        return None
    return {
        "table": "\n".join(f"    {letter} = {table[letter]}" for letter in sorted(table)),
        "bits": bits, "key": [message, " ".join(words)], "wrong": [message[::-1] + letters[0], message[:-1]],
        "first": message[0], "first_code": table[message[0]],
    }  # fmt: skip


def coded_size(rng: np.random.Generator) -> dict[str, Any]:
    """How many bits the letters of a file take with a table of codes of several lengths."""
    codes = pick(
        rng,
        (
            ("0", "10", "110", "1110", "1111"),
            ("00", "01", "10", "110", "111"),
            ("0", "100", "101", "110", "111"),
        ),
    )
    letters = sample(rng, "AEILNORSTU", 5)
    weights = sorted((integer(rng, 5, 90) for _ in letters), reverse=True)
    text = "".join(
        shuffled(
            rng,
            [letter for letter, count in zip(letters, weights, strict=True) for _ in range(count)],
        )
    )
    table = dict(zip(letters, codes, strict=True))
    size = sum(len(table[letter]) for letter in text)
    saved = bool(rng.integers(2))
    lines = [f"    {letter} = {table[letter]}" for letter in sorted(table)]
    return {
        "files": {"message.txt": text.encode()}, "table": "\n".join(lines), "size": size, "plain": 8 * len(text), "count": len(text),
        "ask": "Combien de bits gagne-t-on par rapport à 8 bits par lettre ?" if saved else "Combien de bits le texte codé occupe-t-il ?",
        "key": str(8 * len(text) - size if saved else size), "wrong": [str(size if saved else 8 * len(text)), str(3 * len(text))],
    }  # fmt: skip


_PICTURES = (
    "plan",
    "logo",
    "facade",
    "carte",
    "portrait",
    "pictogramme",
    "texture",
    "ciel",
    "tampon",
    "affiche",
)

_LONGEST = 15
_GREYS = (0, 90, 160, 255)
_OTHER_GREYS = {one: [other for other in _GREYS if other != one] for one in _GREYS}


def _runs_of(row: list[int], longest: int = _LONGEST) -> int:
    """Runs of equal pixels in a row, none longer than so much."""
    return sum(-(-len(list(run)) // longest) for _value, run in groupby(row))


def _picture(rng: np.random.Generator, width: int, height: int, busy: float) -> list[list[int]]:
    rows: list[list[int]] = []
    for _line in range(height):
        row: list[int] = []
        while len(row) < width:
            length = integer(rng, 1, 3) if rng.random() < busy else integer(rng, 6, 40)
            row += [pick(rng, _OTHER_GREYS[row[-1]] if row else _GREYS)] * length
        rows.append(row[:width])
        if rng.random() < 0.3:  # the next line begins as this one ends
            rows[-1][0:3] = [row[-1]] * 3
    return rows


@redraw_misfits
def packed_pictures(rng: np.random.Generator) -> dict[str, Any] | None:
    """Six pictures as numbers, lines of the text not being those of the picture: which run lengths enlarge, what all weigh."""
    names = sample(rng, _PICTURES, 6)
    shares = shuffled(rng, (0.05, 0.12, 0.2, 0.3, 0.4, 1.0))
    sizes = {}
    files = {}
    cuts = []
    for name, busy in zip(names, shares, strict=True):
        width, height = integer(rng, 30, 56), integer(rng, 18, 30)
        rows = _picture(rng, width, height, busy)
        sizes[name] = (2 * sum(map(_runs_of, rows)), width * height)
        flat = [str(value) for row in rows for value in row]
        cut = integer(rng, 15, 17)
        lines = [" ".join(flat[n : n + cut]) for n in range(0, len(flat), cut)]
        comment = pick(rng, ((), ("# Atelier 2026",), ("# gris sur 8 bits",)))
        files[f"{name}.pgm"] = text_file(["P2", *comment, f"{width} {height}", "255", *lines])
        cuts += [flat[n : n + cut] for n in range(0, len(flat), cut)]
    worse = [name for name, (packed, plain) in sizes.items() if packed >= plain]
    kept = sum(min(pair) for pair in sizes.values())
    ratios = sorted(packed / plain for packed, plain in sizes.values())
    best = min(sizes, key=lambda name: sizes[name][0] / sizes[name][1])
    lightest = min(sizes, key=lambda name: sizes[name][0])
    if len(worse) != 1 or ratios[1] - ratios[0] < 0.01 or best == lightest:
        return None
    packed = sum(one for one, _plain in sizes.values())
    wrong_total = 2 * sum(_runs_of([int(value) for value in line], 10**6) for line in cuts)
    return {
        "worse": worse[0], "best": best, "options": sorted(names), "total": str(kept), "packed": packed, "plain": sum(p for _o, p in sizes.values()),
        "not_total": [str(n) for n in (packed, wrong_total, sum(p for _o, p in sizes.values())) if n != kept],
        "rate": round(100 * sizes[best][0] / sizes[best][1]), "lightest": lightest, "longest": _LONGEST,
        "files": {"images.zip": zip_file(files, (2026, 3, 2, 9, 30, 0))},
    }  # fmt: skip


def strip_of_a_code(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four strips of pixels, the one that a run-length code describes."""
    lengths = [integer(rng, 1, 4) for _n in range(5)]
    first = integer(rng, 0, 1)

    def strip(counts: list[int], colour: int) -> tuple[int, ...]:
        row: list[int] = []
        for count in counts:
            row += [colour] * count
            colour = 1 - colour
        return tuple((row + [colour] * 18)[:18])

    swapped = (
        [lengths[1], lengths[0], *lengths[2:]]
        if lengths[0] != lengths[1]
        else [lengths[0] + 1, *lengths[1:]]
    )
    longer = [*lengths[:3], lengths[3] + 1, *lengths[4:]]
    rows = [
        strip(lengths, first),
        strip(lengths, 1 - first),
        strip(swapped, first),
        strip(longer, first),
    ]
    order = shuffled(rng, range(4))
    shapes: list[Part] = []
    zones = []
    for place, which in enumerate(order):
        y = 6 * place
        zones.append(zone(place + 1, Box(0, y, 58, 4)))
        for n, colour in enumerate(rows[which]):
            shapes.append(rect((4 + 3 * n, y, 3, 4), INK if colour else WHITE, GREY, width=0.3))
    code = "".join(f"{len(list(run))}{'BN'[colour]}" for colour, run in groupby(rows[0]))
    return {
        **pointed(
            figure("Quatre bandes de dix-huit cases blanches ou noires.", 11, shapes, zones),
            order.index(0) + 1,
        ),
        "code": code,
    }


def _bitmap(box: Box, rows: tuple[tuple[int, ...], ...]) -> list[Part]:
    """A small picture in two colours."""
    return [
        rect((box.x + n, box.y + 2 * y, 1, 2), INK if colour else "#FFFFFF")
        for y, row in enumerate(rows)
        for n, colour in enumerate(row)
    ]


def picture_that_swells(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of four pictures, the one that run-length coding makes longer."""
    width, height, shift = 12, 5, integer(rng, 0, 1)
    wide = integer(rng, 3, 5)
    fine = tuple(tuple((n + y * shift) % 2 for n in range(width)) for y in range(height))
    flags = tuple((y % 2,) * width for y in range(height))
    blocks = tuple(tuple((n // wide) % 2 for n in range(width)) for _y in range(height))
    at = integer(rng, 1, 3)
    frame = tuple(
        tuple(int(y in (at, at + 1) and 2 < n < 10) for n in range(width)) for y in range(height)
    )
    runs = sum(len(list(groupby(row))) for row in fine)
    return {
        **pointed_tile(rng, "Quatre petites images en deux couleurs.", 5, [fine, flags, blocks, frame], _bitmap),
        "signs": 2 * runs, "pixels": width * height, "who": pick(rng, ("une imprimante", "un vieux télécopieur", "un jeu", "un afficheur", "une étiqueteuse", "une montre")),
    }  # fmt: skip
