"""Families of competence 3.3 that hand over a project: its components, what they need and their licences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.making.archives import Archive
from pixsim.text.csv_text import spreadsheet_csv

ENTERS: Mapping[str, tuple[str, ...]] = {
    "MIT": ("GPL-2.0-only", "GPL-3.0-only", "Apache-2.0"),
    "BSD-3-Clause": ("GPL-2.0-only", "GPL-3.0-only", "Apache-2.0"),
    "Apache-2.0": ("GPL-3.0-only", "Apache-2.0"),
    "LGPL-2.1-or-later": ("GPL-2.0-only", "GPL-3.0-only"),
    "GPL-2.0-or-later": ("GPL-2.0-only", "GPL-3.0-only"),
    "GPL-2.0-only": ("GPL-2.0-only",),
    "GPL-3.0-only": ("GPL-3.0-only",),
}
"""Licences of a whole that a component under each may become a part of, its code being mixed in."""

_NAMES = (
    "ancre", "balise", "cadran", "dalle", "echelle", "fanal", "gabarit", "havre", "indice", "jalon", "levier", "maille",
    "nervure", "ocre", "palan", "quille", "rabot", "socle", "treuil", "usinage", "vanne", "wagon", "xylo", "yole", "zeste",
)  # fmt: skip
_OPENINGS = {
    "MIT": "MIT License", "BSD-3-Clause": "BSD 3-Clause License", "Apache-2.0": "Apache License, Version 2.0",
    "LGPL-2.1-or-later": "GNU Lesser General Public License, version 2.1 or any later version",
    "GPL-2.0-or-later": "GNU General Public License, version 2 or any later version",
    "GPL-2.0-only": "GNU General Public License, version 2 only", "GPL-3.0-only": "GNU General Public License, version 3 only",
}  # fmt: skip


def _fits(licence: str, whole: str) -> bool:
    """Whether one of the licences that a component offers may enter a whole."""
    return any(whole in ENTERS[one] for one in licence.split(" OR "))


def one_that_cannot_enter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of all that a project ships, with what that needs in its turn, the component its licence shuts out."""
    whole = pick(rng, ("GPL-2.0-only", "GPL-3.0-only", "Apache-2.0"))
    good = [one for one in ENTERS if whole in ENTERS[one]]
    bad = [one for one in ENTERS if whole not in ENTERS[one]]
    names = shuffled(rng, _NAMES)
    shipped, tried, left = names[:14], names[14:19], names[19:]
    needs: dict[str, list[str]] = {name: [] for name in names}
    for n, name in enumerate(shipped[4:], 4):  # each is needed by one before it: all are reached
        needs[shipped[integer(rng, max(0, n - 5), n - 1) if n > 7 else integer(rng, 0, 3)]].append(
            name
        )
    for n, name in enumerate(tried[2:], 2):
        needs[tried[integer(rng, 0, n - 1)]].append(name)
    for n, name in enumerate(left[1:], 1):
        needs[left[n - 1]].append(name)
    licences = {name: pick(rng, good) for name in names}
    key = shipped[integer(rng, 9, 13)]
    double = pick(rng, [name for name in shipped[:9] if name != key])
    licences[key] = pick(rng, bad)
    licences[double] = f"{pick(rng, bad)} OR {pick(rng, good)}"
    traps = [double, pick(rng, tried), pick(rng, left)]
    for name in traps[1:]:
        licences[name] = pick(rng, bad)
    untold = {
        key,
        *sample(rng, [name for name in names if " OR " not in licences[name] and name != key], 5),
    }
    members: dict[str, bytes] = {
        "projet.json": _json({"nom": "atelier", "licence": whole, "livre_avec": shuffled(rng, shipped[:4]), "essais": shuffled(rng, tried[:2])}),
        "licences.csv": spreadsheet_csv(("licence du composant", "peut entrer dans un ensemble sous"), [(one, ", ".join(ENTERS[one])) for one in ENTERS]),
    }  # fmt: skip
    for name in sorted(names):
        told = "voir LICENCE.txt" if name in untold else licences[name]
        members[f"composants/{name}/paquet.json"] = _json(
            {"nom": name, "licence": told, "a_besoin_de": sorted(needs[name])}
        )
        members[f"composants/{name}/LICENCE.txt"] = text_file(
            [
                *(_OPENINGS[one] for one in licences[name].split(" OR ")),
                "",
                f"Copyright {integer(rng, 2008, 2025)}",
            ]
        )
    return {
        "whole": whole, "licence": licences[key], "key": key, "also": [f"composants/{key}"], "wrong": traps,
        "files": {"projet.zip": Archive(members)},
    }  # fmt: skip


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
