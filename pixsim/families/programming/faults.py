"""Families of competence 3.4, programming: faults of programmes, and how to find and mend them."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file


def faulty_line(rng: np.random.Generator) -> dict[str, Any]:
    """The line of a file to which the message of an error points."""
    values = [integer(rng, 1, 60) for _ in range(6)]
    blocks = [
        ["# relevés de la semaine", f"releves = {values}", ""],
        [
            "# somme et nombre",
            "total = 0",
            "for releve in releves:",
            "    total = total + releve",
            "",
        ],
        ["nombre = len(releves)", 'print("Nombre :", nombre)', ""],
        ["plus_grand = max(releves)", 'print("Plus grand :", plus_grand)', ""],
        ["moyenne = total / nombre", 'print("Moyenne :", round(moyenne, 1))', ""],
        ["ecart = plus_grand - min(releves)", 'print("Écart :", ecart)'],
    ]
    comments = ["# version de mars", "# à relire", "# écrit pour l'atelier", "# exemple", ""]
    blocks[0] = sample(rng, comments, integer(rng, 1, 4)) + blocks[0]
    blocks[2:4] = shuffled(rng, blocks[2:4])
    lines = [line for block in blocks for line in block]
    name = pick(rng, ("total", "nombre", "plus_grand", "moyenne", "ecart"))
    typo = name[:-1] if name == "ecart" else name[:-2] + name[-1] + name[-2]
    skipped = ("#", f"{name} =")
    places = [n for n, line in enumerate(lines) if name in line and not line.startswith(skipped)]
    place = pick(rng, places)
    head, _, tail = lines[place].rpartition(name)
    lines[place] = f"{head}{typo}{tail}"
    defined = next(n for n, line in enumerate(lines, 1) if line.startswith(f"{name} ="))
    return {
        "files": {"releves.py": text_file(lines)}, "typo": typo, "name": name,
        "line": str(place + 1), "wrong": [str(defined), str(place)],
    }  # fmt: skip
