"""Family of competence 4.1: after an attack, the copy from which one may start again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, plain
from pixsim.making.make import in_two_formats
from pixsim.making.texts import lines
from pixsim.making.workbooks import Workbook, sheet

_HOLDERS = (
    ("Boîtier de l'accueil", "en permanence"),
    ("Nuage synchronisé", "en permanence"),
    ("Disque rouge", "le temps de la copie"),
    ("Disque bleu", "le temps de la copie"),
    ("Bandes du coffre", "le temps de la copie"),
)
_READ, _UNREAD = "relue sans erreur", ("illisible", "erreurs à la relecture")


def sound_copy(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the last copy made before an intruder came in, kept apart and read again without a fault."""
    attack = datetime(2026, integer(rng, 3, 10), integer(rng, 12, 26), 5, 40)
    entry = attack - timedelta(days=integer(rng, 9, 15), hours=integer(rng, 1, 4))
    left = attack - timedelta(days=integer(rng, 40, 55))
    people = [plain(name) for name in sample(rng, FIRST_NAMES, 7)]
    account = f"stage-{people[0]}"
    seen = [(left - timedelta(days=day, minutes=integer(rng, 0, 400)), account, "réussie") for day in (1, 2, 4)]  # fmt: skip
    seen += [(entry - timedelta(days=3, minutes=7 * n), account, "refusée") for n in range(4)]
    seen += [(entry + timedelta(days=day, minutes=day * 37), account, "réussie") for day in (0, 1, 2, 4, 7)]  # fmt: skip
    for day in range(60):
        for person in sample(rng, people[1:], 2):
            when = attack - timedelta(days=day + 1, minutes=integer(rng, -700, -150))
            seen.append((when, person, "réussie" if integer(rng, 0, 7) else "refusée"))
    log = [f"{when:%d/%m/%Y %H:%M};{who};{what}" for when, who, what in sorted(seen)]

    (away, back) = sample(rng, range(2, 5), 2)  # places of supports that are kept apart
    first = entry.replace(hour=22, minute=0)
    made = [
        (first - timedelta(days=3), away, _READ),  # the one to take
        (first - timedelta(days=1), 0, _READ),  # always plugged in
        (first - timedelta(days=2), back, _UNREAD[0]),
        (first - timedelta(days=1), away, _UNREAD[1]),
        (first + timedelta(days=2), back, _READ),  # the intruder was in
        (first + timedelta(days=6), away, _READ),
        (first - timedelta(days=8), back, _READ),
        (first - timedelta(days=2), 1, _READ),
    ]
    made += [(first - timedelta(days=10 + 3 * n), n % 5, pick(rng, (_READ, _READ, *_UNREAD))) for n in range(12)]  # fmt: skip
    made += [(first + timedelta(days=n), n % 2, pick(rng, (_READ, *_UNREAD))) for n in range(8)]
    made = [copy for copy in made if copy[0] < attack]
    numbers = sample(rng, range(101, 190), len(made))
    rows = [
        (f"C-{number}", when.date(), _HOLDERS[place][0], state)
        for number, (when, place, state) in zip(numbers, made, strict=True)
    ]
    book = Workbook(
        (
            sheet("Copies", ("Copie", "Faite le soir du", "Support", "Contrôle"), tuple(shuffled(rng, rows))),
            sheet("Supports", ("Support", "Branché"), tuple(shuffled(rng, _HOLDERS))),
        )
    )  # fmt: skip
    return {
        "account": account, "attack": f"{attack:%d/%m/%Y}", "left": f"{left:%d/%m/%Y}", "entry": f"{entry:%d/%m/%Y}", "at": f"{entry:%H:%M}",
        "key": rows[0][0], "wrong": [row[0] for row in rows[1:7]],
        "files": in_two_formats("copies", book) | {"connexions.log": lines(["jour et heure;compte;connexion", *log])},
    }  # fmt: skip
