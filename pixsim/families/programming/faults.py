"""Families of competence 3.4, programming: faults of programmes, and how to find and mend them."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file

_MEASURES = (
    ("pluie", "mm"),
    ("vent", "km/h"),
    ("soleil", "heures"),
    ("neige", "cm"),
    ("brume", "jours"),
)
_STEMS = ("nombre", "moyenne", "maximum", "ecart")


def faulty_line(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the line to mend, where a name is misspelt as it is given, for an error that is told further down."""
    measures = shuffled(rng, _MEASURES)
    lines = [*sample(rng, ["# version de mars", "# à relire", "# écrit pour l'atelier", "# station du col"], integer(rng, 1, 4)), ""]  # fmt: skip
    for what, _unit in measures:
        lines += [
            f"# {what} : total_{what}, nombre_{what}, moyenne_{what}, maximum_{what}, ecart_{what}",
            f"{what} = {[integer(rng, 1, 60) for _ in range(6)]}",
            f"total_{what} = 0",
            f"for releve in {what}:",
            f"    total_{what} = total_{what} + releve",
            *shuffled(rng, [f"nombre_{what} = len({what})", f"maximum_{what} = max({what})"]),
            f"moyenne_{what} = total_{what} / nombre_{what}",
            f"ecart_{what} = maximum_{what} - min({what})",
            f"ecarts_{what} = [round(abs(releve - moyenne_{what}), 1) for releve in {what}]",
            "",
        ]  # fmt: skip
    for what, unit in shuffled(rng, measures):
        lines += [
            f'print("{what.capitalize()}, en moyenne :", round(moyenne_{what}, 1), "{unit}")',
            f'print("{what.capitalize()}, au plus :", maximum_{what}, "sur", nombre_{what}, "relevés")',
            f'print("{what.capitalize()}, écart :", ecart_{what}, ecarts_{what})',
        ]
    stem, what = pick(rng, _STEMS), measures[integer(rng, 1, 4)][0]
    name = f"{stem}_{what}"
    at = integer(rng, 1, len(stem) - 2)
    swapped = stem[:at] + stem[at + 1] + stem[at] + stem[at + 2 :]
    typo = f"{pick(rng, [word for word in (swapped, stem[:at] + stem[at + 1 :]) if word != stem])}_{what}"
    place = next(n for n, line in enumerate(lines) if line.startswith(f"{name} ="))
    lines[place] = lines[place].replace(f"{name} =", f"{typo} =")
    used = next(n for n, line in enumerate(lines) if n > place and re.search(rf"\b{name}\b", line) and not line.startswith("#"))  # fmt: skip
    return {
        "files": {"releves.py": text_file(lines)}, "typo": typo, "name": name, "at": str(used + 1),
        "line": str(place + 1), "wrong": [str(used + 1), str(place), str(place + 2)],
    }  # fmt: skip
