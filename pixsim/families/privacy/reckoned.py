"""Families of competence 4.2, privacy: what dates and pseudonyms say once worked out with a tool of one's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.people import FIRST_NAMES, full_names, of, plain
from pixsim.families.draws.text import indented
from pixsim.making.texts import DataTable
from pixsim.text.french_dates import long_date

_PARIS = ZoneInfo("Europe/Paris")

_CLOCKS = (
    ("en secondes depuis le 1er janvier 1970 à 0 h", datetime(1970, 1, 1, tzinfo=UTC), 1, "= A1/86400 + DATE(1970;1;1)"),
    ("en millisecondes depuis le 1er janvier 1970 à 0 h", datetime(1970, 1, 1, tzinfo=UTC), 1000, "= A1/86400000 + DATE(1970;1;1)"),
    ("en secondes depuis le 1er janvier 2001 à 0 h", datetime(2001, 1, 1, tzinfo=UTC), 1, "= A1/86400 + DATE(2001;1;1)"),
)  # fmt: skip
"""How services write a moment: in words, from when, how many in a second, and how a sheet reads it."""

_EVENTS = (
    ("changement du mot de passe", "son mot de passe a été changé"),
    ("ajout d'un appareil", "un appareil a été ajouté"),
    ("téléchargement des photos", "ses photos ont été téléchargées"),
    ("connexion refusée", "une connexion a été refusée"),
    ("changement de l'adresse", "son adresse a été changée"),
    ("code de secours utilisé", "un code de secours a servi"),
)


def moment_in_paris(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: at what time in Paris something happened, from a count of seconds in universal time."""
    words, origin, per_second, sheet = pick(rng, _CLOCKS)
    summer = bool(rng.integers(2))
    first = datetime(2026, 5 if summer else 1, integer(rng, 2, 25), tzinfo=UTC)
    moments = []
    moment = first
    for _event in _EVENTS[:4]:
        moment += timedelta(
            days=integer(rng, 1, 9), hours=integer(rng, 1, 9), minutes=integer(rng, 3, 57)
        )
        moments.append(moment + timedelta(seconds=integer(rng, 5, 55)))
    events = shuffled(rng, _EVENTS)[:4]
    asked = integer(rng, 0, 3)
    local, universal = moments[asked].astimezone(_PARIS), moments[asked]
    off = timedelta(hours=1 if summer else 2)
    counts = [
        int((one - origin).total_seconds()) * per_second + integer(rng, 0, per_second - 1)
        for one in moments
    ]
    wide = max(len(short) for short, _long in events)
    name = pick(rng, FIRST_NAMES)
    return {
        "of_who": of(name), "clock": words, "what": events[asked][1], "sheet": sheet, "universal": f"{universal:%H:%M}",
        "lines": indented(f"{short:{wide}}   {count}" for (short, _long), count in zip(events, counts, strict=True)),
        "season": "l'été, deux heures" if summer else "l'hiver, une heure", "day": long_date(local.date()),
        "local": f"{local:%H:%M}", "key": [f"{local:%H:%M}", f"{local:%H:%M:%S}"], "wrong": [f"{universal:%H:%M}", f"{universal + off:%H:%M}"],
    }  # fmt: skip


def pseudonym(address: str) -> str:
    """The first ten signs of the SHA-256 of an address in lower case, without an end of line."""
    return sha256(address.lower().encode()).hexdigest()[:10]


_SURVEYS = (
    ("Un club de marche", "marche", "le don, en euros", "euros", "don"),
    ("Une coopérative", "coop", "le prêt demandé, en euros", "euros", "prêt"),
    ("Une maison de santé", "soins", "le poids, en kilos", "kilos", "poids"),
    ("Un comité d'entreprise", "comite", "le revenu mensuel du foyer, en euros", "euros", "revenu"),
    ("Un syndicat de copropriété", "copro", "la dette, en euros", "euros", "dette"),
)  # fmt: skip
_RANGES = {"don": (12, 480), "prêt": (300, 9000), "poids": (46, 118), "revenu": (900, 5200), "dette": (110, 3900)}  # fmt: skip


def line_of_an_address(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: what a table says of a person known by an address, its pseudonyms being fingerprints."""
    who, domain, column, unit, short = pick(rng, _SURVEYS)
    low, high = _RANGES[short]
    people = full_names(rng, 60)
    values = shuffled(rng, range(low, high + 1))[: len(people)]
    addresses = [f"{first}.{last}@{domain}.example" for first, last in ((plain(f), plain(n)) for f, n in people)]  # fmt: skip
    ages = [integer(rng, 19, 84) for _one in people]
    rows = shuffled(
        rng, [(pseudonym(a), age, n) for a, age, n in zip(addresses, ages, values, strict=True)]
    )
    first, last = people[0]
    shown = f"{plain(first).title()}.{plain(last).title()}@{domain}.example"
    example = f"contact@{domain}.example"
    naive = sha256(shown.encode()).hexdigest()[:10]
    return {
        "who": who, "column": column, "unit": unit, "name": f"{first} {last}", "address": shown, "example": example,
        "sample": pseudonym(example), "own": pseudonym(shown), "naive": naive, "key": str(values[0]),
        "files": {"enquete.csv": DataTable(("code", "âge", short), tuple(rows))}, "wrong": [str(n) for n in values[1:4]],
    }  # fmt: skip
