"""Families of competence 4.1: permissions, access lists, log-in records."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.dates import clock
from pixsim.families.draws.files import text_file

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
    """The first successful fraudulent log-in of one user in a day's record."""
    home, user = pick(rng, _CITIES), pick(rng, USERS)
    pirate, other = sample(rng, _ABROAD, 2)
    others = [name for name in USERS if name != user]
    seconds = sorted(sample(rng, range(6 * 3600, 20 * 3600), integer(rng, 80, 140)))
    rows: list[tuple[int, str, str, str]] = [
        (s, pick(rng, others), pick(rng, (*_CITIES, pirate, other)), pick(rng, ("succes", "echec")))
        for s in seconds
    ]
    own = sample(rng, range(6 * 3600, 20 * 3600), 14)
    rows += [(s, user, home, "succes" if rng.integers(5) else "echec") for s in own]
    fraud = integer(rng, 11 * 3600, 15 * 3600)
    failures = [(fraud - integer(rng, 20, 5000), user, pirate, "echec") for _ in range(4)]
    later = [(fraud + integer(rng, 60, 9000), user, pick(rng, (pirate, other)), "succes")]
    rows += [(fraud, user, pirate, "succes"), *failures, *later]
    lines = [f"{clock(s)} compte={u} ville={c} resultat={r}" for s, u, c, r in sorted(rows)]
    return {
        "user": user,
        "home": home,
        "key": [clock(fraud)],
        "wrong": [clock(min(failures)[0]), clock(later[0][0])],
        "files": {"connexions.log": text_file(lines)},
    }
