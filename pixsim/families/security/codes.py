"""Family of competence 4.1 on digests of files."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import zip_file

_LOGINS = (
    "lea", "karim", "sofia", "malik", "chloe", "nadia", "paul", "luc", "fatou", "jules", "zoe",
    "bruno", "theo", "maelle", "omar", "ines",
)  # fmt: skip
_THREATS = ("Corbeau", "Renard", "Frelon", "Vipère", "Hyène", "Rapace", "Scorpion", "Loup")
_PAPERS = ("facture", "devis", "convocation", "compte-rendu", "planning", "contrat", "annonce")


def indicators(rng: np.random.Generator) -> dict[str, Any]:
    """Which threat of a list of digests is among the files of an archive."""
    names = [f"{paper}-{integer(rng, 10, 99)}.txt" for paper in sample(rng, _PAPERS, 5)]
    texts = [f"{name}\nDocument sans danger n° {integer(rng, 1000, 9999)}.\n" for name in names]
    labels = [f"{beast}-{number}" for beast in _THREATS for number in sample(rng, range(10, 99), 3)]
    labels = shuffled(rng, labels)
    digests = [hashlib.sha256(f"{label}{names}".encode()).hexdigest() for label in labels]
    guilty, bait = sample(rng, range(5), 2)
    digests[0] = hashlib.sha256(texts[guilty].encode()).hexdigest()
    seen_as = [f"{pick(rng, _PAPERS)}-{integer(rng, 100, 999)}.txt" for _ in labels]
    seen_as[1] = names[bait]
    rows = [f"{d};{n};{t}" for d, n, t in zip(digests, seen_as, labels, strict=True)]
    content = "\n".join(["sha256;nom_observe;menace", *shuffled(rng, rows)]) + "\n"
    pieces = zip_file(dict(zip(names, texts, strict=True)), (2026, 5, 4, 9, 0, 0))
    return {
        "key": [labels[0]],
        "wrong": [labels[1], names[guilty]],
        "files": {"pieces.zip": pieces, "indicateurs.csv": content.encode()},
    }
