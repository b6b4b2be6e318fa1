"""Family of competence 2.4: agreements signed on line, their signatures, their certificates and the files as they are now."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names, of
from pixsim.making.archives import Archive
from pixsim.text.csv_text import spreadsheet_csv

_CLUBS = (
    "Judo Rivelac", "Chorale du Pont", "Vélo pour tous", "Jardins du Lavoir", "Ciné Val", "Théâtre Haut",
    "Fanfare du Lac", "Repair Café", "Échecs du Bourg", "Couture et Cie", "Aviron Sud", "Radio Crête",
)  # fmt: skip
_PURPOSES = ("l'achat de matériel", "la fête de juin", "ses cours", "un stage", "ses déplacements")
_PARIS = timedelta(hours=2)  # in summer
_ALWAYS = ("kept", "advanced", "expired", "revoked", "midnight", "changed", "changed")


def agreements_that_hold(rng: np.random.Generator) -> dict[str, Any]:
    """The one signature of nine that still holds, and how many files were changed after theirs.

    That one has a certificate revoked later; another was signed, by the clock of Paris, after its
    certificate had ended, and by that of the table before.
    """
    kinds = shuffled(
        rng, [*_ALWAYS, pick(rng, ("changed", "simple")), pick(rng, ("advanced", "changed"))]
    )
    clubs = sample(rng, _CLUBS, len(kinds))
    people = [f"{first} {last}" for first, last in full_names(rng, len(kinds))]
    numbers = sample(rng, range(10_000, 99_999), len(kinds))
    members: dict[str, Any] = {}
    signatures, certificates = [], []
    for club, person, number, kind in zip(clubs, people, numbers, kinds, strict=True):
        signed = datetime(2026, 6, integer(rng, 3, 28), integer(rng, 7, 18), integer(rng, 0, 59))
        if kind == "midnight":
            signed = signed.replace(hour=22, minute=integer(rng, 10, 50))
        began = signed - timedelta(days=integer(rng, 200, 600))
        ended = signed + timedelta(days=integer(rng, 90, 400))
        revoked: datetime | None = None
        if kind == "kept":
            revoked = signed + timedelta(days=integer(rng, 2, 20))
        elif kind == "revoked":
            revoked = signed - timedelta(days=integer(rng, 1, 9), hours=3)
        elif kind == "expired":
            ended = signed - timedelta(days=integer(rng, 1, 12))
        elif kind == "midnight":
            ended = signed
        amount = 50 * integer(rng, 11, 58)
        text = _agreement(club, person, amount, pick(rng, _PURPOSES), began)
        print_ = hashlib.sha256(text.encode()).hexdigest()
        if kind == "changed":
            text = text.replace(f"{amount} euros", f"{amount + pick(rng, (50, 500, 900))} euros")
        name = f"{club.lower().replace(' ', '-').replace('é', 'e').replace('â', 'a')}.txt"
        members[f"conventions/{name}"] = text.encode()
        level = {"advanced": "avancée", "simple": "simple"}.get(kind, "qualifiée")
        signatures.append((name, person, level, f"C-{number}", f"{signed:%d/%m/%Y %H:%M}", print_))
        last = ended.replace(hour=23, minute=59)
        certificates.append((
            f"C-{number}", f"{began:%d/%m/%Y} 00:00", f"{last:%d/%m/%Y %H:%M}",
            f"{revoked + _PARIS:%d/%m/%Y %H:%M}" if revoked else "",
        ))  # fmt: skip
    members["signatures.csv"] = spreadsheet_csv(
        ("fichier", "signataire", "niveau", "certificat", "signé le (UTC)", "SHA-256"), signatures
    )
    members["certificats.csv"] = spreadsheet_csv(
        ("certificat", "valable du", "valable jusqu'au", "révoqué le"), sorted(certificates)
    )
    who = people[kinds.index("kept")]
    late = people[kinds.index("midnight")]
    archive = f"conventions-{integer(rng, 100, 999)}.zip"
    return {
        "name": archive,
        "who": who,
        "of_who": of(who),
        "wrong_who": [person for person in people if person != who],
        "late": late,
        "changed": kinds.count("changed"),
        "not_changed": [str(kinds.count("changed") + more) for more in (-1, 1)],
        "files": {archive: Archive(members)},
    }


def _agreement(club: str, person: str, amount: int, purpose: str, since: datetime) -> str:
    return (
        f"CONVENTION DE SUBVENTION\n\nEntre la commune de Rivelac et l'association « {club} »,\n"
        f"représentée par {person}, qui la préside depuis le {since:%d/%m/%Y}.\n\n"
        f"Article 1. La commune verse {amount} euros à l'association pour {purpose}.\n"
        "Article 2. Le versement a lieu dans les trente jours qui suivent la signature.\n"
        "Article 3. L'association rend compte de l'emploi de la somme avant la fin de l'année.\n"
    )
