"""Families of competence 1.2: versions and duplicates of files."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv

_DOCUMENTS = (
    "budget", "statuts", "affiche", "rapport", "planning", "bulletin", "dossier", "contrat", "inventaire", "programme", "charte", "devis",
    "catalogue", "annuaire", "notice", "plaquette",
)  # fmt: skip


def latest_version(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the last versions of documents by the number alone: one of them, and how many a folder holds."""
    documents = shuffled(rng, _DOCUMENTS)
    document, extension = documents[0], pick(rng, ("odt", "ods", "pdf"))
    top = integer(rng, 12, 30)
    marks = ("", "", "", "_relu", "_ok", "_corrige", "_signe", "_LM")

    def name(of: str, number: int) -> str:
        written = f"{number:02}" if integer(rng, 0, 2) == 0 else str(number)
        return f"{of}_{pick(rng, 'vvV')}{written}{pick(rng, marks)}.{extension}"

    answer = name(document, top)
    mine = [name(document, n) for n in sample(rng, range(1, top), 11)]
    numbers = {of: sorted(sample(rng, range(1, 40), integer(rng, 7, 13))) for of in documents[1:]}
    others = [name(of, n) for of, held in numbers.items() for n in held]
    lasts = {answer}
    place = 0
    for held in numbers.values():
        place += len(held)
        lasts.add(others[place - 1])
    lures = [
        f"{document}_final.{extension}",
        f"{document}_final_v{top + 2}.{extension}",
        f"{document}-annexe_v{top + 3}.{extension}",
        f"{document} v{top + 1}.{extension}",
        f"{document}_2025-{integer(rng, 10, 12)}-{integer(rng, 10, 28)}.{extension}",
    ]
    start = date(2025, integer(rng, 1, 10), 1)
    folders = ("Partage", "Partage/Archives", "Partage/À relire", "Bureau de Léa")
    rows = [
        [pick(rng, folders), one, (start + timedelta(days=integer(rng, 0, 90))).isoformat()]
        for one in shuffled(rng, [answer, *mine, *others, *lures])
    ]
    asked = pick(rng, folders[1:])
    count = sum(folder == asked and one in lasts for folder, one, _day in rows)
    documents_there = len({one.lower().partition("_v")[0] for folder, one, _day in rows if folder == asked and "_v" in one.lower()})  # fmt: skip
    latest = {of: max((day, folder) for folder, one, day in rows if one.startswith(of)) for of in documents}  # fmt: skip
    by_date = sum(folder == asked for _day, folder in latest.values())
    if not 2 <= count <= 9 or by_date == count:
        return latest_version(rng)
    return {
        "document": document,
        "asked": asked,
        "count": str(count),
        "not_count": [
            str(n) for n in sorted({count - 1, count + 1, by_date, documents_there} - {count})
        ],
        "answer": [answer, *(f"{folder}/{answer}" for folder, one, _day in rows if one == answer)],
        "wrong": [*mine, *lures],
        "files": {
            "versions.csv": spreadsheet_csv(["dossier", "nom", "modifie_le"], rows, newline="\n")
        },
    }
