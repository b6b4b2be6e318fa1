"""Families of competence 3.1: signs that one does not see, or takes for others."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
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


_SEARCHED = ("Salle Bas-Marais", "Parc Haute-Lande", "Halle Saint-Jean", "Gare Plate-Rive")
_NEAR = {
    "Salle Bas-Marais": ("Salle Bas-Marets", "Salle Basse-Marais"), "Parc Haute-Lande": ("Parc Haute-Landes", "Parc Hautes-Landes"),
    "Halle Saint-Jean": ("Halle Sainte-Jeanne", "Halle Saint-Jan"), "Gare Plate-Rive": ("Gare Plates-Rives", "Gare Platte-Rive"),
}  # fmt: skip
_OTHERS = ("Foyer rural", "Salle Basse", "Parc des Landes", "Halle neuve", "École du Port", "Gare routière")  # fmt: skip


def _with_sign(rng: np.random.Generator, text: str, option: str) -> str:
    """A text where a sign hides, in the place of one that looks the same or between two letters."""
    sign, for_sign = _SIGNS[option]
    if for_sign:
        place = pick(rng, [place for place, letter in enumerate(text) if letter == for_sign])
        return text[:place] + sign + text[place + 1 :]
    place = integer(rng, 2, len(text) - 2)
    return text[:place] + sign + text[place:]


def _typed(bare: str, said: str) -> list[str]:
    """Other ways to write the code of a sign, alone or followed by its name."""
    return [
        f"U{bare}", f"U {bare}", f"U + {bare}", f"&#x{bare};", f"&#{int(bare, 16)};",
        f"U+{bare} {said}", f"U+{bare} ({said})", f"U+{bare}, {said}", f"U+{bare} : {said}",
    ]  # fmt: skip


def hidden_signs(rng: np.random.Generator) -> dict[str, Any]:
    """In a long list, how many lines a search misses though one reads what it looks for, and the sign that most often is why."""
    searched = pick(rng, _SEARCHED)
    most, *others = shuffled(rng, tuple(_SIGNS))
    hidden = [most] * integer(rng, 6, 8) + [pick(rng, others[:3]) for _line in range(9)]
    if max(hidden.count(one) for one in others) > hidden.count(most) - 2:
        return hidden_signs(rng)
    found = [searched] * integer(rng, 50, 70)
    near = [pick(rng, _NEAR[searched]) for _line in range(18)]
    rest = [pick(rng, _OTHERS) for _line in range(390 - len(found) - len(near) - len(hidden))]
    words = [*(_with_sign(rng, searched, option) for option in hidden), *found, *near, *rest]
    lines = []
    for number, where in enumerate(shuffled(rng, words), 101):
        who = f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}"
        if rng.integers(8) == 0:  # the same signs elsewhere, where nothing is searched
            who = who.replace(
                " ", _SIGNS[others[0]][0] if _SIGNS[others[0]][1] == " " else "\u00a0"
            )
        lines.append(f"C-{number} ; {who} ; {where}")
    code, _space, said = most.partition(" ")
    bare = code.removeprefix("U+")
    name = f"locations-{integer(rng, 10, 99)}.txt"
    return {
        "name": name,
        "searched": searched,
        "missed": len(hidden),
        "not_missed": sorted({str(len(hidden) + len(near)), str(len(found)), str(hidden.count(most))}),
        "codes": [code, bare, bare.lstrip("0"), f"U{bare}", f"U {bare}", f"U-{bare}", f"0x{bare}", f"\\u{bare}", said.strip("()")],
        "code": code,
        "said": said.strip("()"),
        "not_codes": [one.partition(" ")[0] for one in others],
        "files": {name: text_file(lines)},
    }  # fmt: skip
