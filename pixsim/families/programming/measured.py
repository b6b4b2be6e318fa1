"""Families of competence 3.4, programming: bytes, tables and codes to be measured with a tool."""

from __future__ import annotations

from string import ascii_uppercase
from typing import Any, Literal

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.text.csv_text import spreadsheet_csv


def measured_times(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of three programs timed on small files, the one that is first on a large one, and how long it takes."""
    names = sample(rng, ascii_uppercase[:6], 3)
    offset, each = integer(rng, 18, 26), integer(rng, 160, 220) / 1e6
    square, middling = integer(rng, 28, 40) / 1e10, integer(rng, 19, 22) / 1e6
    big = integer(rng, 9, 12) * 100_000
    sizes = [1000 * size for size in sorted(sample(rng, range(3, 41), 12))]

    def exact(size: int) -> tuple[float, float, float]:
        return (offset + each * size, square * size * size, middling * size * float(np.log2(size)))

    rows = []
    for size in sizes:
        for name, value in zip(names, exact(size), strict=True):
            late = (1.0, 1 + integer(rng, 1, 6) / 1000, pick(rng, (1.005, 1.4, 1.8, 2.5)))
            rows += [(name, size, f"{value * more:.2f}".replace(".", ",")) for more in late]
    time = exact(big)
    return {
        "files": {"mesures.csv": spreadsheet_csv(("programme", "lignes", "secondes"), shuffled(rng, rows))},
        "names": ", ".join(sorted(names)), "which": names[0], "big": f"{big:,}".replace(",", " "), "key_time": str(round(time[0])),
        "wrong_time": [str(round(time[1])), str(round(time[2])), str(round(exact(sizes[-1])[0] * big / sizes[-1]))], "options": sorted(names),
        "fast": names[1],
    }  # fmt: skip


_BOOKS = ("Atlas", "Roman", "BD", "Guide", "Conte", "Revue")


def ordered_row(rng: np.random.Generator) -> dict[str, Any]:
    """The line that ORDER BY and LIMIT keep of a table of a hundred and fifty."""
    town = pick(rng, ("Lens", "Dole", "Gap", "Vannes"))
    down = bool(rng.integers(2))
    limit = integer(rng, 3, 5)
    while True:
        rows = [
            (
                n,
                f"{pick(rng, FIRST_NAMES)} {pick(rng, ascii_uppercase)}.",
                pick(rng, ("Lens", "Dole", "Gap", "Vannes")),
                pick(rng, _BOOKS),
                integer(rng, 2, 60),
            )
            for n in range(1001, 1151)
        ]
        kept = sorted(
            (r for r in rows if r[2] == town), key=lambda r: ((-r[4] if down else r[4]), -r[0])
        )
        if (len(kept) > 12 and kept[limit - 1][4] == kept[limit][4]) or (
            len(kept) > 12 and kept[limit - 1][4] == kept[limit - 2][4]
        ):
            break
    key = kept[limit - 1]
    other = sorted(kept, key=lambda r: ((-r[4] if down else r[4]), r[0]))[limit - 1]
    whole = sorted(rows, key=lambda r: ((-r[4] if down else r[4]), -r[0]))[limit - 1]
    order = f"jours {'DESC' if down else 'ASC'}, numero DESC"
    return {
        "files": {"pret.csv": spreadsheet_csv(("numero", "lecteur", "ville", "livre", "jours"), shuffled(rng, rows))},
        "query": f"    SELECT numero FROM pret\n    WHERE ville = '{town}'\n    ORDER BY {order} LIMIT {limit};",
        "limit": limit, "key": str(key[0]), "wrong": [str(r[0]) for r in (other, whole) if r[0] != key[0]],
        "way": "du plus grand au plus petit" if down else "du plus petit au plus grand",
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


def long_decimal(rng: np.random.Generator) -> dict[str, Any]:
    """A number in binary on sixteen bits."""
    value = pick(rng, [v for v in range(2_100, 30_000, 7) if f"{v:b}" != f"{v:b}"[::-1]])
    bits = f"{value:b}"
    return {
        "value": value,
        "key": [bits, bits.zfill(16)],
        "wrong": [bits[::-1], f"{value:X}"],
        "bits": f"0b{bits}",
    }


_HEADS: dict[str, tuple[bytes, int, int, Literal["big", "little"]]] = {
    "PNG": (bytes.fromhex("89504E470D0A1A0A0000000D49484452"), 16, 4, "big"),
    "BMP": (bytes.fromhex("424D") + b"\x00" * 12 + bytes.fromhex("28000000"), 18, 4, "little"),
    "GIF": (b"GIF89a", 6, 2, "little"),
}  # fmt: skip
"""By format: how a picture begins, where its width is, on how many bytes, in what order; its height follows."""


def picture_header(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: format, width and height of a picture, in the bytes that a recovery shows and by a table of formats."""
    name = pick(rng, tuple(_HEADS))
    head, _at, size, order = _HEADS[name]
    width, height = integer(rng, 300, 4000), integer(rng, 300, 4000)
    if name == "BMP":
        head = head[:2] + integer(rng, 10**5, 10**7).to_bytes(4, "little") + b"\0" * 4 + (54).to_bytes(4, "little") + head[14:]  # fmt: skip
    sides = [side.to_bytes(size, order) for side in (width, height)]
    tail = b"\x08\x06\x00\x00\x00" if name == "PNG" else b"\x01\x00\x18\x00" if name == "BMP" else b"\xf7\x00\x00"  # fmt: skip
    held = head + b"".join(sides) + tail + bytes(rng.integers(0, 256, 64, dtype=np.uint8))
    held = held[: 16 * (len(held) // 16)]
    dump = [f"{n:04X}  {held[n : n + 16].hex(' ').upper()}" for n in range(0, len(held), 16)]
    table = [
        "Format ; premiers octets ; largeur ; hauteur ; ordre des octets",
        "BMP ; 42 4D ; octets 18 à 21 ; octets 22 à 25 ; poids faible d'abord",
        "GIF ; 47 49 46 38 ; octets 6 et 7 ; octets 8 et 9 ; poids faible d'abord",
        "PNG ; 89 50 4E 47 ; octets 16 à 19 ; octets 20 à 23 ; poids fort d'abord",
        "", "Le premier octet du fichier porte le numéro 0. La colonne de gauche du vidage est un numéro d'octet, en hexadécimal.",
    ]  # fmt: skip
    turned = [int.from_bytes(side, "little" if order == "big" else "big") for side in sides]
    if turned[0] == width or turned[1] == height:
        return picture_header(rng)
    return {
        "format": name, "width": str(width), "height": str(height), "not_width": [str(turned[0])], "not_height": [str(turned[1])],
        "bytes": sides[0].hex(" ").upper(), "order": "fort" if order == "big" else "faible",
        "files": {"vidage.txt": text_file(dump), "formats.txt": text_file(table)},
    }  # fmt: skip


_SPELT = (
    ("AERST", ("TERRASSE", "RESTERA", "ARRETE", "TASSERA", "ASTRES", "TRESSERA", "STARTER", "TARTES", "ARETES", "TRESSES", "ATTESTER", "SERRER")),
    ("AENST", ("TANTES", "SANTE", "TENTANTES", "ENTASSE", "NATTES", "ATTENTES", "ANNEES", "TASSENT", "ETANT", "ANSES", "TENTES", "SATANEES")),
    ("EILRS", ("LIRE", "SERIES", "ILES", "RELIER", "LISIERE", "SELLES", "LIERRE", "ELIRE", "RELIRE", "RIRES", "REELLES", "SERRE")),
    ("AEILN", ("LAINE", "LIANE", "ALINEA", "ALLEE", "ANNEE", "AINEE", "LIEN", "ALLIEE", "NIELLE", "LIE")),
)  # fmt: skip
"""Letters, and words that have no others."""


def long_message(rng: np.random.Generator) -> dict[str, Any]:
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
        return long_message(rng)
    return {
        "table": "\n".join(f"    {letter} = {table[letter]}" for letter in sorted(table)),
        "bits": bits, "key": [message, " ".join(words)], "wrong": [message[::-1] + letters[0], message[:-1]],
        "first": message[0], "first_code": table[message[0]],
    }  # fmt: skip
