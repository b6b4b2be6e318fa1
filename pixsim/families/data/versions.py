"""Families of competence 1.2: versions and duplicates of files."""

from __future__ import annotations

import hashlib
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


def duplicates(rng: np.random.Generator) -> dict[str, Any]:
    """Files that only repeat another one, and the room they take, from their checksums."""
    contents = [(integer(rng, 4, 60) * 25, f"{pick(rng, _DOCUMENTS)}{n}") for n in range(12)]
    extra = sample(rng, contents, integer(rng, 2, 4))
    extra += [extra[0]] * integer(rng, 0, 1)
    twin = (contents[-1][0], "autre contenu de même taille")
    files = shuffled(rng, [*contents, *extra, twin])
    stems = sample(rng, [f"{d}-{n}" for d in _DOCUMENTS for n in (1, 2, 3)], len(files))
    rows = [
        [f"{stem}.pdf", size, hashlib.sha256(content.encode()).hexdigest()]
        for stem, (size, content) in zip(stems, files, strict=True)
    ]
    sizes = [row[1] for row in rows]
    return {
        "count": len(extra),
        "freed": sum(size for size, _ in extra),
        "wrong_count": len(sizes) - len(set(sizes)),
        "files": {
            "empreintes.csv": spreadsheet_csv(["nom", "taille_ko", "sha256"], rows, newline="\n")
        },
    }
