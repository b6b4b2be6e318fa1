"""Families of competence 4.1: permissions, access lists, log-in records."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.dates import clock
from pixsim.families.draws.files import text_file
from pixsim.text.csv_text import spreadsheet_csv

PARIS = 7200  # seconds ahead of universal time in summer
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
    """The first fraudulent log-in of one user, from two records in two time zones and the towns of ranges within ranges."""
    home, near = sample(rng, _CITIES, 2)
    user, (pirate, other) = pick(rng, USERS), sample(rng, _ABROAD, 2)
    others = [name for name in USERS if name != user]
    wide, far, office = shuffled(rng, ("203.0.113", "198.51.100", "192.0.2"))
    inner, owned, tunnel = (32 * integer(rng, 1, 6) for _net in range(3))
    ranges = [
        (f"{wide}.0/24", home), (f"{wide}.{inner}/27", pirate), (f"{far}.0/24", other), (f"{far}.{owned}/27", home),
        (f"{office}.0/24", near), (f"{office}.{tunnel}/27", pick(rng, [town for town in _ABROAD if town not in (pirate, other)])),
    ]  # fmt: skip

    def outside(net: str, start: int) -> str:
        """An address of a wide range that is not in the narrow one."""
        return f"{net}.{pick(rng, [n for n in range(1, 255) if not start <= n < start + 32])}"

    def from_home() -> str:
        legal = (outside(wide, inner), f"{far}.{owned + integer(rng, 1, 30)}", f"{office}.{tunnel + integer(rng, 1, 14)}")  # fmt: skip
        return pick(rng, legal)

    def stolen() -> str:
        return pick(rng, (f"{wide}.{inner + integer(rng, 1, 30)}", outside(far, owned)))

    day = datetime(2026, integer(rng, 6, 9), integer(rng, 2, 28))
    first = integer(rng, 10 * 3600, 14 * 3600)
    places = shuffled(rng, ("messagerie", "portail"))
    second = first + integer(
        rng, 600, 6600
    )  # in the other record, less than the two hours between them
    rows: list[tuple[str, int, str, str, bool]] = [
        (places[0], first, user, f"{wide}.{inner + integer(rng, 1, 30)}", True),
        (places[1], second, user, stolen(), True),
    ]
    rows += [(place, first - integer(rng, 60, 9000), user, stolen(), False) for place in places for _ in range(6)]  # fmt: skip
    rows += [(place, second + integer(rng, 60, 9000), user, stolen(), True) for place in places for _ in range(4)]  # fmt: skip
    taken = {when for _place, when, *_rest in rows}
    seconds = iter(sample(rng, sorted({*range(6 * 3600, 20 * 3600)} - taken), 1300))
    rows += [(place, next(seconds), user, from_home(), bool(rng.integers(5))) for place in places for _ in range(45)]  # fmt: skip
    everywhere = [from_home, stolen]
    rows += [
        (pick(rng, places), when, pick(rng, others), pick(rng, everywhere)(), bool(rng.integers(6)))
        for when in seconds
    ]
    if len({when for _place, when, *_rest in rows}) < len(rows):  # one at a time
        return suspect_login(rng)

    def utc(when: int) -> str:
        return f"{day + timedelta(seconds=when - PARIS):%Y-%m-%dT%H:%M:%S}Z"

    rows.sort(key=lambda row: row[1])
    log = [f"{utc(when)} login user={who} ip={ip} {'ok' if good else 'bad-password'}" for place, when, who, ip, good in rows if place == "messagerie"]  # fmt: skip
    table = [(f"{day:%d/%m/%Y} {clock(when)}", who, ip, 200 if good else 401) for place, when, who, ip, good in rows if place == "portail"]  # fmt: skip
    shown = (
        first if places[0] == "messagerie" else second
    ) - PARIS  # as the record in universal time tells it
    notes = (
        "messagerie.log est à l'heure universelle (Z), portail.csv à l'heure de Paris.",
        "Le portail note 200 pour une connexion réussie, 401 pour un refus.",
        "adresses.csv dit où se trouvent les adresses. Une adresse qui est dans deux plages est dans la ville de la plus petite.",
        f"En télétravail, on passe par notre VPN, dont les adresses vont de {office}.{tunnel} à {office}.{tunnel + 15}.",
    )  # fmt: skip
    failures = [when for _place, when, who, _ip, good in rows if who == user and not good]
    return {
        "user": user,
        "home": home,
        "key": [clock(first)],
        "wrong": sorted({clock(shown), clock(second), clock(failures[0])} - {clock(first)}),
        "files": {
            "messagerie.log": text_file(log),
            "portail.csv": spreadsheet_csv(("date", "compte", "adresse", "resultat"), table),
            "adresses.csv": spreadsheet_csv(("plage", "ville"), shuffled(rng, ranges)),
            "notes.txt": text_file(list(notes)),
        },
    }
