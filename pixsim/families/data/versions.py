"""Families of competence 1.2: versions and duplicates of files."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv

_DOCUMENTS = ("budget", "statuts", "affiche", "rapport", "planning", "bulletin", "dossier")


def latest_version(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the last version of a document among many, when the number of version alone decides."""
    documents = shuffled(rng, _DOCUMENTS)
    document, extension = documents[0], pick(rng, ("odt", "ods", "pdf"))
    top = integer(rng, 12, 30)
    marks = ("", "", "", "_relu", "_ok", "_corrige", "_signe", "_LM")

    def name(of: str, number: int) -> str:
        written = f"{number:02}" if integer(rng, 0, 2) == 0 else str(number)
        return f"{of}_{pick(rng, 'vvV')}{written}{pick(rng, marks)}.{extension}"

    answer = name(document, top)
    mine = [name(document, n) for n in sample(rng, range(1, top), 11)]
    others = [
        name(of, n) for of in documents[1:] for n in sample(rng, range(1, 40), integer(rng, 16, 22))
    ]
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
    return {
        "document": document,
        "answer": answer,
        "wrong": [*mine, *lures],
        "files": {
            "versions.csv": spreadsheet_csv(["dossier", "nom", "modifie_le"], rows, newline="\n")
        },
    }
