"""Families of competence 4.1, level 6: what a log of providers' accesses tells, and which rule for passwords costs least."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import log2
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_FIRMS = (
    "Alarmes Vidal", "Ascenseurs Noble", "Chauffage Brun", "Copieurs Sève", "Dépannage Morel", "Paie Ollier", "Site Rameau", "Téléphones Aubin", "Archives Hanna", "Badges Perrin",
)  # fmt: skip
_RESULTS = (*["ouverte"] * 8, "mot de passe refusé")


def provider_breached(rng: np.random.Generator) -> dict[str, Any]:
    """Of the accounts of providers: those that one stranger's machine got into, and the one whose contract was over."""
    firms = sample(rng, _FIRMS, 9)
    accounts = [
        (f"{firm.split()[0].lower().replace('é', 'e')}-{k}", firm)
        for firm in firms
        for k in range(1, integer(rng, 2, 4))
    ]
    homes = {
        firm: [f"192.0.2.{n}" for n in sample(rng, range(10 + 20 * k, 28 + 20 * k), 2)]
        for k, firm in enumerate(firms)
    }
    thief, tried = f"198.51.100.{integer(rng, 2, 250)}", f"198.51.100.{integer(rng, 2, 250)}"
    start = datetime(2026, 3, 2, 7, 0)
    ends = {name: date(2026, integer(rng, 6, 12), integer(rng, 1, 28)) for name, _firm in accounts}
    stolen = sample(rng, [name for name, _f in accounts], integer(rng, 3, 5))
    over, *others = sample(rng, stolen, len(stolen))
    ends[over] = date(2026, 2, integer(rng, 3, 26))
    retired = pick(rng, [name for name, _f in accounts if name not in stolen])
    ends[retired] = date(2026, 1, integer(rng, 3, 26))  # over as well, and no longer used
    rows: list[tuple[str, datetime, str, str]] = []

    def when(low: int = 0, high: int = 18) -> datetime:
        return start + timedelta(days=integer(rng, low, high), minutes=integer(rng, 0, 780))

    for name, firm in accounts:
        if name in (retired, over):
            continue
        rows += [
            (name, when(), pick(rng, homes[firm]), pick(rng, _RESULTS))
            for _time in range(integer(rng, 8, 14))
        ]
    for name in stolen:
        rows += [(name, when(12), thief, "ouverte") for _time in range(integer(rng, 1, 3))]
        rows += [(name, when(9, 11), thief, "mot de passe refusé")]
    missed = sample(rng, [name for name, _f in accounts if name not in (*stolen, retired)], 4)
    rows += [(name, when(9), thief, "mot de passe refusé") for name in missed for _time in range(2)]
    mover = pick(rng, [name for name, _f in accounts if name not in (*stolen, *missed, retired)])
    rows += [
        (mover, when(), tried, "ouverte") for _time in range(4)
    ]  # a new office: one firm alone
    rows = sorted(rows, key=lambda row: row[1])
    book = Workbook(
        (
            sheet("Connexions", ("Compte", "Date", "Adresse", "Résultat"), rows),
            sheet("Prestataires", ("Compte", "Société", "Fin du contrat"), sorted((name, firm, ends[name]) for name, firm in accounts)),
        )
    )  # fmt: skip
    return {
        "count": str(len(stolen)), "wrong_count": [str(n) for n in sorted({len(stolen) + len(missed), len(stolen) + 1, len(others)} - {len(stolen)})],
        "over": over, "over_forms": [over, over.replace("-", " "), over.replace("-", "")], "not_over": [retired, *others], "thief": thief,
        "files": in_two_formats("acces", book),
    }  # fmt: skip


_DRAWN = (("caractères", 26, 1), ("caractères", 36, 1), ("caractères", 62, 1), ("caractères", 94, 1), ("chiffres", 10, 1), ("mots", 2048, 7), ("mots", 7776, 7), ("mots", 1296, 5), ("syllabes", 600, 3))  # fmt: skip
_ADDED = (("", 0, 0.0), ("« ! » à la fin", 1, 0.0), ("« 2026 » à la fin", 4, 0.0), ("un chiffre tiré, à la fin", 1, log2(10)), ("une majuscule au début", 0, 0.0))  # fmt: skip


def cheapest_rule(rng: np.random.Generator) -> dict[str, Any]:
    """Of rules for passwords: the one that reaches some bits with the fewest keys; what is chosen or always the same brings none."""
    least = pick(rng, (70, 75, 80, 85))
    rows: list[tuple[str, str, str, int, int, str, int]] = []
    strong: list[tuple[int, str]] = []
    lures: list[tuple[int, str]] = []
    for n in sample(rng, range(10, 99), 22):
        what, size, keys = pick(rng, _DRAWN)
        count = max(3, round((least + integer(rng, -14, 22)) / log2(size)))
        added, more, bits = pick(rng, _ADDED)
        person = integer(rng, 1, 4) == 1
        typed = count * keys + (count - 1 if what == "mots" else 0) + more
        total = count * log2(size) + bits
        name = f"R{n}"
        if abs(total - least) < 0.4:
            return cheapest_rule(rng)
        rows.append(
            (
                name,
                "choisis par la personne" if person else "tirés au hasard",
                what,
                size,
                count,
                added,
                typed,
            )
        )
        if total >= least:
            (lures if person else strong).append((typed, name))
        elif not person and total + 7 >= least:
            lures.append((typed, name))
    strong.sort()
    lures.sort()
    if (
        len(strong) < 4
        or strong[0][0] == strong[1][0]
        or len(lures) < 2
        or lures[0][0] >= strong[0][0]
    ):
        return cheapest_rule(rng)
    header = (
        "Règle",
        "Éléments",
        "Nature",
        "Choix possibles",
        "Nombre",
        "Ajout",
        "Touches à taper",
    )
    return {
        "least": least, "key": strong[0][1], "wrong": [lures[0][1], lures[1][1], strong[1][1]], "typed": strong[0][0],
        "files": in_two_formats("regles", Workbook((sheet("Règles", header, rows),))),
    }  # fmt: skip
