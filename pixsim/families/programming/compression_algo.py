"""Understanding compression: run-length encoding, Huffman, ratios."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.simulators.programs import code_to_mend
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


def runs_coded(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a coder by runs that loses the last pixel, never ends, or makes long what it should leave as it is."""
    most = integer(rng, 4, 9)
    name, one = pick(rng, (("ligne", "pixel"), ("trame", "point"), ("bande", "couleur")))

    def drawn(runs: int, longest: int) -> str:
        values: list[int] = []
        for _n in range(runs):
            values += [integer(rng, 0, 5)] * integer(rng, 1, longest)
        return f"{name} = {values}"

    text = (
        f"code = []\ni = 0\nwhile i < [[len({name}) - 1]]:\n    n = 1\n    {one} = {name}[i]\n"
        f"    while i + n < len({name}) and [[{name}[n] == {one}]]:\n        n = n + 1\n        if n == [[{most + 1}]]:\n            break\n    code = code + [n, {one}]\n    i = i + [[1]]\n"
        f"if len(code) >= len({name}):\n    code = [[[]]]\nprint(code)"
    ).replace("code = [[[]]]", "code = [[code]]")
    right = {3: f"len({name})", 6: f"{name}[i + n] == {one}", 8: str(most), 11: "n", 13: name}
    data = [
        drawn(4, most + 4),
        drawn(9, 1),
        drawn(5, 3),
        drawn(3, 2 * most),
        f"{name} = [3]",
        f"{name} = {[2] * most}",
        f"{name} = {[4] * (2 * most + 1)}",
        f"{name} = [1, 1]",
    ]
    return {
        "name": name, "one": one, "most": most,
        **code_to_mend("Codage par plages", text, data[:2], right, data[2:], {n: value for n, value in right.items() if n != 8}, {n: value for n, value in right.items() if n != 13}, right | {11: "n + 1"}, {n: value for n, value in right.items() if n != 3}, right | {6: f"{name}[i + n - 1] == {one}"}),
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
    shapes: list[fig.Part] = []
    zones = []
    for place, which in enumerate(order):
        y = 6 * place
        zones.append(fig.zone(place + 1, fig.Box(0, y, 58, 4)))
        for n, colour in enumerate(rows[which]):
            shapes.append(
                fig.rect((4 + 3 * n, y, 3, 4), INK if colour else fig.WHITE, fig.GREY, width=0.3)
            )
    code = "".join(f"{len(list(run))}{'BN'[colour]}" for colour, run in groupby(rows[0]))
    return {
        **fig.pointed(
            fig.figure("Quatre bandes de dix-huit cases blanches ou noires.", 11, shapes, zones),
            order.index(0) + 1,
        ),
        "code": code,
    }


def _bitmap(box: fig.Box, rows: tuple[tuple[int, ...], ...]) -> list[fig.Part]:
    """A small picture in two colours."""
    return [
        fig.rect((box.x + n, box.y + 2 * y, 1, 2), INK if colour else "#FFFFFF")
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
        **fig.pointed_tile(rng, "Quatre petites images en deux couleurs.", 5, [fine, flags, blocks, frame], _bitmap),
        "signs": 2 * runs, "pixels": width * height, "who": pick(rng, ("une imprimante", "un vieux télécopieur", "un jeu", "un afficheur", "une étiqueteuse", "une montre")),
    }  # fmt: skip


def prefix_decoded(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a decoder of words of bits of several lengths, and what the coding has spared."""
    signs = sample(rng, "AEILMNORST", 5)
    words = pick(
        rng,
        (
            ("0", "10", "110", "1110", "1111"),
            ("00", "01", "10", "110", "111"),
            ("1", "01", "001", "0001", "0000"),
        ),
    )
    table = dict(zip(words, signs, strict=True))

    def drawn(count: int) -> str:
        return f"table = {table}; bits = '{''.join(pick(rng, words) for _n in range(count))}'"

    text = "texte = ''\nmot = ''\nfor bit in bits:\n    mot = [[bit]]\n    if mot in table:\n        texte = texte + [[mot]]\n        mot = [[mot]]\nprint(texte)\nprint([[len(bits) - len(texte)]])"
    right = {4: "mot + bit", 6: "table[mot]", 7: "''", 9: "8 * len(texte) - len(bits)"}
    data = [drawn(count) for count in (6, 9, 4, 12)]
    return {
        "first": words[0],
        "sign": signs[0],
        **code_to_mend(
            "Décodeur",
            text,
            data[:2],
            right,
            data[2:],
            {n: one for n, one in right.items() if n != 7},
            right | {4: "bit + mot"},
            right | {9: "8 * len(texte)"},
            right | {6: "bit"},
        ),
    }
