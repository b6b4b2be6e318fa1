"""Families of competence 3.4, level 7: a file of records and pictures to decode with a program, from a notice."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.dates import short_clock
from pixsim.families.draws.files import text_file, zip_file

_PLACES = ("cave", "grenier", "serre", "chambre froide", "atelier", "verger", "étable", "garage")
_COUNT = 260
_MARK = 0xA5


def coldest_record(rng: np.random.Generator) -> dict[str, Any]:
    """The coldest record of one sensor among those that are whole and not of a test, and how many are spoilt."""
    places = sample(rng, _PLACES, 4)
    numbers = sample(rng, range(2, 60), 4)
    asked = integer(rng, 0, 3)
    big = bool(rng.integers(2))
    order: Literal["big", "little"] = "big" if big else "little"
    minutes = sorted(sample(rng, range(0, 1440), _COUNT))
    held: list[bytes] = []
    bad: list[int] = []
    good: list[tuple[int, int]] = []
    tests: list[tuple[int, int]] = []
    spoilt = set(sample(rng, range(_COUNT), integer(rng, 17, 31)))
    for place, minute in enumerate(minutes):
        which = integer(rng, 0, 3)
        tenths = integer(rng, -175, 110)
        kind = integer(rng, 1, 8)
        state = integer(rng, 0, 15) & 0b1101 | (0b10 if kind == 1 else 0)
        if kind == 1:
            tenths = integer(rng, -320, -150)
        whole = bytes([_MARK, numbers[which]]) + minute.to_bytes(2, order)
        whole += tenths.to_bytes(2, order, signed=True) + bytes([state])
        whole += bytes([sum(whole) % 256])
        if place in spoilt:
            at = integer(rng, 4, 5)
            other = (whole[at] + integer(rng, 1, 255)) % 256
            whole = whole[:at] + bytes([other]) + whole[at + 1 :]
            if which == asked:
                bad.append(int.from_bytes(whole[4:6], order, signed=True))
        elif which == asked:
            (tests if kind == 1 else good).append((tenths, minute))
        held.append(whole)
    low, minute = min(good)
    if (
        sum(one == low for one, _at in good) > 1
        or min(bad, default=0) >= low
        or min(tests, default=(0, 0))[0] >= low
    ):
        return coldest_record(rng)
    said = "fort" if big else "faible"
    notice = [
        "Enregistreur PX-8 : format du fichier", "",
        "Un en-tête de 16 octets, puis des relevés de 8 octets, sans rien entre eux :", "",
        "  octet 1       A5 (en hexadécimal)",
        "  octet 2       numéro du capteur",
        f"  octets 3-4    minute du jour, 0 à 1439, octet de poids {said} d'abord",
        f"  octets 5-6    température en dixièmes de degré, signée (complément à deux), octet de poids {said} d'abord",
        "  octet 7       état : bit 0 pile faible, bit 1 essai de l'installateur, bit 2 porte ouverte, bit 3 dégivrage",
        "  octet 8       contrôle : somme des sept octets précédents, modulo 256", "",
        "Un relevé dont le contrôle est faux est abîmé : on l'écarte. Un relevé d'essai ne compte pas.",
        "Le bit 0 est celui qui vaut 1, le bit 1 celui qui vaut 2, le bit 2 celui qui vaut 4, le bit 3 celui qui vaut 8.", "",
        *(f"Capteur {number} : {name}" for number, name in sorted(zip(numbers, places, strict=True))),
    ]  # fmt: skip
    header = b"PX8\x00" + bytes([integer(rng, 1, 9)]) + b"\x00" * 7 + len(held).to_bytes(4, order)
    wrong = [min(bad), min(tests)[0], low + 65536, min(-low, 320)]
    return {
        "place": places[asked], "number": numbers[asked], "spoilt": str(len(spoilt)), "low": _degrees(low), "time": short_clock(minute),
        "wrong_low": sorted({_degrees(one) for one in wrong if one != low}), "not_spoilt": [str(len(bad)), str(_COUNT)], "said": said,
        "not_time": [short_clock(next(at for one, at in tests if one == min(tests)[0]))],
        "files": {"releves.bin": header + b"".join(held), "notice.txt": text_file(notice)},
    }  # fmt: skip


def _degrees(tenths: int) -> str:
    return f"{tenths / 10:.1f}".replace(".", ",")


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


def runs_of(row: list[int], longest: int = _LONGEST) -> int:
    """Runs of equal pixels in a row, none longer than so much."""
    found, start = 0, 0
    for place in range(1, len(row) + 1):
        if place == len(row) or row[place] != row[start] or place - start == longest:
            found, start = found + 1, place
    return found


def _picture(rng: np.random.Generator, width: int, height: int, busy: float) -> list[list[int]]:
    rows: list[list[int]] = []
    for _line in range(height):
        row: list[int] = []
        while len(row) < width:
            length = integer(rng, 1, 3) if rng.random() < busy else integer(rng, 6, 40)
            row += [pick(rng, [v for v in (0, 90, 160, 255) if not row or v != row[-1]])] * length
        rows.append(row[:width])
        if rng.random() < 0.3:  # the next line begins as this one ends
            rows[-1][0:3] = [row[-1]] * 3
    return rows


def packed_pictures(rng: np.random.Generator) -> dict[str, Any]:
    """Six pictures as numbers, lines of the text not being those of the picture: which run lengths enlarge, what all weigh."""
    names = sample(rng, _PICTURES, 6)
    shares = shuffled(rng, (0.05, 0.12, 0.2, 0.3, 0.4, 1.0))
    sizes = {}
    files = {}
    wrong_total = 0
    for name, busy in zip(names, shares, strict=True):
        width, height = integer(rng, 30, 56), integer(rng, 18, 30)
        rows = _picture(rng, width, height, busy)
        sizes[name] = (2 * sum(map(runs_of, rows)), width * height)
        flat = [str(value) for row in rows for value in row]
        cut = integer(rng, 15, 17)
        lines = [" ".join(flat[n : n + cut]) for n in range(0, len(flat), cut)]
        comment = pick(rng, ((), ("# Atelier 2026",), ("# gris sur 8 bits",)))
        files[f"{name}.pgm"] = text_file(["P2", *comment, f"{width} {height}", "255", *lines])
        wrong_total += 2 * sum(runs_of([int(v) for v in line.split()], 10**6) for line in lines)
    worse = [name for name, (packed, plain) in sizes.items() if packed >= plain]
    kept = sum(min(pair) for pair in sizes.values())
    ratios = sorted(packed / plain for packed, plain in sizes.values())
    best = min(sizes, key=lambda name: sizes[name][0] / sizes[name][1])
    lightest = min(sizes, key=lambda name: sizes[name][0])
    if len(worse) != 1 or ratios[1] - ratios[0] < 0.01 or best == lightest:
        return packed_pictures(rng)
    packed = sum(one for one, _plain in sizes.values())
    return {
        "worse": worse[0], "best": best, "options": sorted(names), "total": str(kept), "packed": packed, "plain": sum(p for _o, p in sizes.values()),
        "not_total": [str(n) for n in (packed, wrong_total, sum(p for _o, p in sizes.values())) if n != kept],
        "rate": round(100 * sizes[best][0] / sizes[best][1]), "lightest": lightest, "longest": _LONGEST,
        "files": {"images.zip": zip_file(files, (2026, 3, 2, 9, 30, 0))},
    }  # fmt: skip
