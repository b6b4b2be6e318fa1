"""Families of competence 3.1: signs that one does not see, or takes for others."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES

_SIGNS = {
    "U+00A0 (espace insécable)": ("\u00a0", " "),
    "U+2009 (espace fine)": ("\u2009", " "),
    "U+200B (espace sans chasse)": ("\u200b", ""),
    "U+00AD (trait d'union conditionnel)": ("\u00ad", ""),
    "U+2011 (trait d'union insécable)": ("\u2011", "-"),
    "U+0430 (a cyrillique)": ("\u0430", "a"),
}
"""What each sign takes the place of: nothing where it is put in."""


def hidden_sign(rng: np.random.Generator) -> dict[str, Any]:
    """The one line where a word that is read is not found, and why."""
    searched = pick(
        rng, ("Salle Bas-Marais", "Parc Haute-Lande", "Halle Saint-Jean", "Gare Plate-Rive")
    )
    option = pick(rng, tuple(_SIGNS))
    sign, for_sign = _SIGNS[option]
    if for_sign:
        place = pick(rng, [place for place, letter in enumerate(searched) if letter == for_sign])
        written = searched[:place] + sign + searched[place + 1 :]
    else:
        place = integer(rng, 2, len(searched) - 2)
        written = searched[:place] + sign + searched[place:]
    others = (
        "Foyer rural",
        "Salle Basse",
        "Parc des Landes",
        "Halle neuve",
        "École du Port",
        "Gare routière",
    )
    lines = []
    for number in range(1, 71):
        who = f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}"
        lines.append(
            [f"C-{100 + number}", who, searched if rng.integers(4) == 0 else pick(rng, others)]
        )
    held = [place for place, line in enumerate(lines) if line[2] == searched]
    line = pick(rng, held)
    lines[line][2] = written
    odd = sample(
        rng, [place for place, row in enumerate(lines) if row[2] not in (searched, written)], 6
    )
    for place in odd:  # the same signs elsewhere, where nothing is searched
        lines[place][1] = lines[place][1].replace(" ", pick(rng, ("\u00a0", "\u2009")))
    code, _space, said = option.partition(" ")
    name = f"locations-{integer(rng, 10, 99)}.txt"
    return {
        "name": name,
        "searched": searched,
        "line": line + 1,
        "not_line": (held[0] if held[0] != line else held[-1]) + 1,
        "option": option,
        "options": shuffled(rng, list(_SIGNS)),
        "code": code.removeprefix("U+"),
        "said": said.strip("()"),
        "files": {name: text_file(f"{a} ; {b} ; {c}" for a, b, c in lines)},
    }
