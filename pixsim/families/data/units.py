"""Families of competence 1.2: sizes of files, rates and durations."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import decimal, half_up
from pixsim.making.archives import Archive

_UNITS = ("ko", "Mo", "Go", "To")
_THINGS = {  # by the larger of the two units: what may really have such a size
    "Mo": ("une photo", "un diaporama", "un document PDF", "une chanson", "un dossier"),
    "Go": ("un film", "une sauvegarde", "un logiciel", "un dossier", "un album de photos"),
    "To": ("une sauvegarde", "un dossier", "un disque partagé", "une vidéothèque"),
}


def capacity(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how many files of one size a medium holds, once two folders are on it, told in several units."""
    thing, sizes = pick(
        rng,
        (
            ("photos", (2, 4, 5, 8)),
            ("chansons", (4, 5, 8, 10)),
            ("courtes vidéos", (20, 25, 40, 50)),
            ("documents numérisés", (2, 4, 5)),
        ),
    )
    size, tenths = pick(rng, sizes), integer(rng, 24, 78)
    first, second = integer(rng, 6, 14), integer(rng, 2, 9) * 100  # tenths of a Go, Mo
    if tenths - first - second // 100 < 4:
        return capacity(rng)
    left = tenths * 100 - first * 100 - second
    small = f"{second} 000 ko" if integer(rng, 0, 1) else f"{second} Mo"
    return {
        "thing": thing,
        "counted": [thing, thing.removeprefix("courtes ")],
        "size": size,
        "space": decimal(tenths / 10, 1),
        "first": decimal(first / 10, 1),
        "second": small.replace(" 000", "\u00a0000"),
        "left": f"{left:,}".replace(",", "\u00a0"),
        "medium": pick(rng, ("une clé USB", "une carte mémoire", "un téléphone")),
        "count": left // size,
        "wrong": sorted(
            {str(tenths * 100 // size), str((tenths - first) * 100 // size), str(left)}
            - {str(left // size)}
        ),
    }


def bits_and_bytes(rng: np.random.Generator) -> dict[str, Any]:
    """A rate in bits converted to bytes, or the other way."""
    megabytes = integer(rng, 3, 120) / 2
    megabits = 8 * megabytes
    if integer(rng, 0, 2):
        given, asked, value = f"{decimal(megabits)} Mbit/s", "Mo/s", megabytes
        wrong = [megabits, 8 * megabits, megabits / 10]
    else:
        given, asked, value = f"{decimal(megabytes)} Mo/s", "Mbit/s", megabits
        wrong = [megabytes, megabytes / 8, 10 * megabytes]
    return {
        "given": given,
        "asked": asked,
        "value": decimal(value),
        "wrong": [decimal(number, 4) for number in wrong],
    }


def binary_units(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: among disks sold in Go or To, whose partitions are told in Gio, Mio or Tio, the one that holds less than was sold."""
    sold: dict[str, int] = {}
    for number in range(1, 25):
        sold[f"D{number:02}"] = pick(rng, (64, 128, 250, 256, 480, 500, 512, 960, 1000, 2000, 4000))
    names = list(sold)
    short = names[integer(rng, 2, 21)]
    if sold[short] < 128:
        return binary_units(rng)
    real = sold[short] - max(3, sold[short] * integer(rng, 6, 19) // 100)
    rows: list[str] = []
    seen: dict[str, float] = {}
    for name, size in sold.items():
        whole = (real if name == short else size) * 10**9 / 1024**2  # Mio
        left = whole
        parts = []
        for _part in range(integer(rng, 0, 3)):
            part = float(pick(rng, (100, 260, 500, 1024, 16384)))
            if left - part > whole / 2:
                parts.append(part)
                left -= part
        if left > 60_000 and rng.integers(2):
            half = float(integer(rng, 20, 45) * 1024)
            parts.append(half)
            left -= half
        parts.append(left)
        seen[name] = left / 1024
        for part in parts:
            unit, scale = (
                ("Mio", 1)
                if part < 1024
                else ("Tio", 2**20)
                if part > 2**20 and rng.integers(2)
                else ("Gio", 1024)
            )
            rows.append(
                f"{name};{decimal(half_up(part / scale, 3 if unit == 'Tio' else 1), 3 if unit == 'Tio' else 1 if unit == 'Gio' else 0)} {unit}"
            )
    told = [
        f"{name};{decimal(size / 1000, 0) + ' To' if size >= 1000 else f'{size} Go'}"
        for name, size in sold.items()
    ]
    place = names.index(short)
    return {
        "name": short,
        "real": real,
        "sold": sold[short],
        "wrong": [names[place - 1], names[place + 1]],
        "not_real": decimal(half_up(seen[short], 1), 1),
        "files": {"disques.csv": text_file(["disque;vendu pour", *told]), "partitions.csv": text_file(["disque;taille", *shuffled(rng, rows)])},
    }  # fmt: skip


def text_size(rng: np.random.Generator) -> dict[str, Any]:
    """One text saved in five ways: which has a mark of order, which takes a byte for each letter, and a size to foresee."""
    words = (
        "été",
        "Noël",
        "forêt",
        "café",
        "école",
        "Nîmes",
        "théâtre",
        "crêpe",
        "fête",
        "marché",
        "salle",
        "jardin",
        "gare",
    )
    lines = [
        " ".join(pick(rng, words) for _word in range(integer(rng, 3, 9)))
        for _line in range(integer(rng, 14, 30))
    ]
    ends = {
        "utf-8": "\n",
        "utf-8-sig": "\r\n",
        "cp1252": "\n",
        "utf-16": "\n",
        "utf-8 crlf": "\r\n",
    }
    saved = {way: _saved(lines, way.split()[0], end) for way, end in ends.items()}
    names = dict(
        zip(ends, (f"copie-{letter}.txt" for letter in shuffled(rng, "ABCDE")), strict=True)
    )
    members = {names[way]: saved[way] for way in sorted(ends, key=lambda way: names[way])}
    archive = f"copies-{integer(rng, 10, 99)}.zip"
    return {
        "archive": archive,
        "names": sorted(names.values()),
        "marked": names["utf-8-sig"],
        "single": names["cp1252"],
        "size": len(_saved(lines, "cp1252", "\r\n")),
        "lines": len(lines),
        "wrong": [str(len(saved["cp1252"])), str(len(saved["utf-8 crlf"]))],
        "files": {archive: Archive(members)},
    }


def _saved(lines: list[str], encoding: str, end: str) -> bytes:
    """A text as a program writes it; UTF-16 the same on every machine."""
    text = "".join(f"{line}{end}" for line in lines)
    return b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16" else text.encode(encoding)
