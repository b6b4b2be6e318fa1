"""Families of competence 4.1: permissions, access lists, log-in records."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.dates import clock
from pixsim.families.draws.files import text_file
from pixsim.text.csv_text import spreadsheet_csv

USERS = ("amina", "bruno", "claire", "denis", "elsa", "farid")
GROUPS = ("atelier", "compta", "accueil")
_CITIES = ("Lille", "Metz", "Rennes", "Nantes", "Dijon", "Pau")
_ABROAD = ("Oslo", "Lima", "Perth", "Dakar", "Osaka", "Quito")


def mode_letters(value: int) -> str:
    """The nine letters of a three-digit octal mode."""
    return "".join(
        letter if value >> (8 - place) & 1 else "-" for place, letter in enumerate("rwxrwxrwx")
    )


def with_clause(mode: str, clause: str) -> str:
    """The nine letters after one clause of a symbolic chmod, such as « go-w »."""
    who, sign, letters = re.split(r"([+-])", clause)
    places = ["ugo".index(person) * 3 + "rwx".index(letter) for person in who for letter in letters]
    return "".join(
        ("rwx"[place % 3] if sign == "+" else "-") if place in places else letter
        for place, letter in enumerate(mode)
    )


def suspect_login(rng: np.random.Generator) -> dict[str, Any]:
    """The first successful fraudulent log-in of one user, from a day's record and the towns of the addresses."""
    home, near = sample(rng, _CITIES, 2)
    user, (pirate, other) = pick(rng, USERS), sample(rng, _ABROAD, 2)
    others = [name for name in USERS if name != user]
    towns = [pirate, home, near, home, other, near, pirate]
    nets = ("203.0.113", "198.51.100")
    bounds = sorted(sample(rng, range(30, 240, 6), 2))
    ranges = [
        *(
            (f"{nets[0]}.{low}", f"{nets[0]}.{high}")
            for low, high in ((0, bounds[0]), (bounds[0] + 1, bounds[1]), (bounds[1] + 1, 255))
        ),
        *(
            (f"{nets[1]}.{low}", f"{nets[1]}.{high}")
            for low, high in ((0, bounds[0]), (bounds[0] + 1, bounds[1]), (bounds[1] + 1, 255))
        ),
        ("192.0.2.0", "192.0.2.255"),
    ]

    def address(town: str) -> str:
        low, high = pick(
            rng, [held for held, its in zip(ranges, towns, strict=True) if its == town]
        )
        net, _, last = low.rpartition(".")
        return f"{net}.{integer(rng, int(last), int(high.rpartition('.')[2]))}"

    seconds = sorted(sample(rng, range(6 * 3600, 20 * 3600), integer(rng, 80, 140)))
    rows: list[tuple[int, str, str, str]] = [
        (s, pick(rng, others), address(pick(rng, towns)), pick(rng, ("succes", "echec")))
        for s in seconds
    ]
    own = sample(rng, range(6 * 3600, 20 * 3600), 14)
    rows += [(s, user, address(home), "succes" if rng.integers(5) else "echec") for s in own]
    fraud = integer(rng, 11 * 3600, 15 * 3600)
    failures = [(fraud - integer(rng, 20, 5000), user, address(pirate), "echec") for _ in range(4)]
    later = [(fraud + integer(rng, 60, 9000), user, address(pick(rng, (pirate, other))), "succes")]
    rows += [(fraud, user, address(pirate), "succes"), *failures, *later]
    if len({s for s, *_ in rows}) < len(rows):  # one at a time
        return suspect_login(rng)
    lines = [f"{clock(s)} compte={u} ip={a} resultat={r}" for s, u, a, r in sorted(rows)]
    listed = [(low, high, town) for (low, high), town in zip(ranges, towns, strict=True)]
    return {
        "user": user,
        "home": home,
        "key": [clock(fraud)],
        "wrong": [clock(min(failures)[0]), clock(later[0][0])],
        "files": {
            "connexions.log": text_file(lines),
            "adresses.csv": spreadsheet_csv(("premiere", "derniere", "ville"), shuffled(rng, listed)),
        },
    }  # fmt: skip
