"""Competence 1.2, level 6: the same contents on two machines, told by their checksums."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.text.csv_text import spreadsheet_csv

_FOLDERS = ("Documents", "Documents/Club", "Images/2024", "Images/2025", "Téléchargements")
_AWAY = "À jeter"
_KINDS = ("photo", "facture", "affiche", "compte-rendu", "plan", "notice", "budget", "lettre")


def copies_of_two_machines(rng: np.random.Generator) -> dict[str, Any]:
    """Files of two machines whose checksums are not written alike: what to delete, and which copy to keep."""
    contents = [f"contenu {n} {integer(rng, 0, 10**9)}" for n in range(190)]
    sizes = [integer(rng, 40, 9000) * 1000 for _content in contents]
    sizes[1:40:3] = sizes[:39:3]  # alike in size, not in content
    repeated = sample(rng, range(190), integer(rng, 50, 70))
    held = [*range(190), *repeated, *repeated[:14]]
    stems = iter(shuffled(rng, [f"{kind}-{n}" for kind in _KINDS for n in range(1, 40)]))
    days = iter(shuffled(rng, [date(2024, 1, 1) + timedelta(days=n) for n in range(700)]))
    rows = []
    for content in shuffled(rng, held):
        machine = pick(rng, ("bureau", "portable"))
        folder = _AWAY if rng.integers(6) == 0 else pick(rng, _FOLDERS)
        path = f"{folder}/{next(stems)}.{('jpg', 'pdf')[content % 2]}"
        rows.append((machine, path, sizes[content], next(days), content))
    while True:
        asked = pick(rng, repeated[:14])
        copies = sorted((row for row in rows if row[4] == asked), key=lambda row: row[3])
        fit = [row for row in copies if not row[1].startswith(_AWAY)]
        if fit and fit[0] != copies[0]:
            break
        row = copies[0]
        rows[rows.index(row)] = (row[0], f"{_AWAY}/{row[1].rpartition('/')[2]}", *row[2:])
    written = [
        (machine, path, size, f"{day:%Y-%m-%d}", _checksum(contents[content], machine))
        for machine, path, size, day, content in rows
    ]
    shown = pick(rng, [row for row in copies if row is not fit[0]])
    seen = {row[2] for row in rows}
    freed = (sum(row[2] for row in rows) - sum(sizes)) / 1_000_000
    per_machine = {(row[0], row[4]) for row in rows}
    return {
        "count": len(rows) - 190,
        "wrong_count": [str(len(rows) - len(per_machine)), str(len(rows) - len(seen))],
        "freed": decimal(freed, 2),
        "shown": shown[1],
        "kept": [
            fit[0][1],
            *(
                f"{fit[0][0]}{between}{fit[0][1]}"
                for between in (" : ", ": ", ":", "/", " ", " / ")
            ),
        ],
        "not_kept": [row[1] for row in copies if row is not fit[0]],
        "files": {
            "empreintes.csv": spreadsheet_csv(
                ("machine", "chemin", "taille_octets", "modifie_le", "sha256"), written
            )
        },
    }


def _checksum(content: str, machine: str) -> str:
    """In small letters, or in capitals and groups of eight."""
    plain = hashlib.sha256(content.encode()).hexdigest()
    if machine == "bureau":
        return plain
    return " ".join(plain[n : n + 8] for n in range(0, 64, 8)).upper()
