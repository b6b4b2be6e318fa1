"""Understanding compression: run-length encoding, Huffman, ratios."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np

from pixsim.families.draws.simulators.programs import code_to_mend
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled


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
