"""Competence 3.1, level 5: the sign that cuts a list into cells, where two signs are on every line."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import full_names

_SIGNS = {"tabulation": "\t", "point-virgule": ";", "virgule": ",", "barre verticale": "|"}
_ACTIVITIES = ("dessin", "chorale", "échecs", "couture", "poterie", "jardin")


def regular_separator(rng: np.random.Generator) -> dict[str, Any]:
    """A list where a second sign is on every line, but for a few, and where quotes hold the true one."""
    name, sign = pick(rng, tuple(_SIGNS.items()))
    lure, other = pick(rng, [pair for pair in _SIGNS.items() if pair[1] != sign])
    people = full_names(rng, integer(rng, 46, 64))
    header = ["Nom", "Prénom", "Ateliers", "Créneau", "Remarque"]
    if integer(rng, 0, 1):
        header.insert(2, "Téléphone")
    odd = sample(rng, range(2, len(people)), 3)
    rows = [sign.join(header).replace("Créneau", f"Jour{other} heure")]
    wrapped = 0
    for place, (first, last) in enumerate(people):
        slot = f"{pick(rng, ('lundi', 'mardi', 'jeudi'))}{other} {integer(rng, 9, 18)} h"
        if place in odd:
            slot = pick(rng, (f"samedi{other} 10 h{other} salle B", "à convenir"))
        remark = pick(rng, ("", "déjà venue", "à rappeler", "vient avec un ami"))
        if place % 9 == 4:
            remark = f'"à prévoir : un ordinateur{sign} un casque"'
        if place % 17 == 6:
            remark, wrapped = f'"ne vient pas en mars{sign}\nrevient en avril"', wrapped + 1
        cells = [last, first, pick(rng, _ACTIVITIES), slot, remark]
        if len(header) == 6:
            cells.insert(
                2,
                f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"
                if rng.integers(5)
                else "",
            )
        rows.append(sign.join(cells))
    file = f"inscrits-{integer(rng, 10, 99)}.txt"
    count = len(people) + 1
    return {
        "name": file, "sign": name, "lure": lure, "signs": list(_SIGNS),
        "columns": str(len(header)), "not_columns": [str(len(header) + 1)],
        "rows": str(count), "not_rows": [str(count + wrapped)],
        "files": {file: text_file(rows)},
    }  # fmt: skip
