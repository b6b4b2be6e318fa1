"""Families of competence 1.2: versions and duplicates of files."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv

_DOCUMENTS = ("budget", "statuts", "affiche", "rapport", "planning", "bulletin", "dossier")


def latest_version(rng: np.random.Generator) -> dict[str, Any]:
    """The last version of a document, when the number of version alone decides."""
    document, other = sample(rng, _DOCUMENTS, 2)
    extension = pick(rng, ("odt", "ods", "pdf"))
    top = integer(rng, 10, 14)
    versions = [*sample(rng, range(2, 10), 4), top, top - pick(rng, (1, 2)) if top > 11 else 1]
    marks = shuffled(rng, ["", "", "_relu", "_ok", "_corrige", "_signe"])
    names = {
        version: f"{document}_v{version}{mark}.{extension}"
        for version, mark in zip(versions, marks, strict=False)
    }
    answer = names[top]
    lures = [
        f"{document}_final.{extension}",
        f"{document}_final_v2.{extension}",
        f"{document}-annexe_v{top + 2}.{extension}",
        f"{other}_v{top + 1}.{extension}",
    ]
    start = date(2025, integer(rng, 1, 10), 1)
    rows = [
        [name, (start + timedelta(days=integer(rng, 0, 50))).isoformat()]
        for name in shuffled(rng, [*names.values(), *lures])
    ]
    return {
        "document": document,
        "answer": answer,
        "wrong": [name for name, _ in rows if name != answer],
        "files": {"versions.csv": spreadsheet_csv(["nom", "modifie_le"], rows, newline="\n")},
    }
