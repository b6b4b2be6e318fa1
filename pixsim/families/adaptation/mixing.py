"""Family of competence 3.3: the licence of a film in which works of several licences are mixed."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_SAID = {
    "CC0": ("CC0 1.0", "domaine public volontaire (CC0)"),
    "BY": ("CC BY 4.0", "Creative Commons Attribution 4.0"),
    "BY-SA": ("CC BY-SA 4.0", "Attribution – Partage dans les mêmes conditions 4.0"),
    "BY-NC": ("CC BY-NC 4.0", "Attribution – Pas d'utilisation commerciale 4.0"),
    "BY-NC-SA": ("CC BY-NC-SA 4.0", "Attribution – Pas d'utilisation commerciale – Partage dans les mêmes conditions 4.0"),
    "BY-ND": ("CC BY-ND 4.0", "Attribution – Pas de modification 4.0"),
}  # fmt: skip
_MIXES = (
    ("CC BY", ("BY",)), ("CC BY-SA", ("BY-SA",)), ("CC BY-NC", ("BY-NC",)), ("CC BY-NC-SA", ("BY-NC-SA", "BY-NC")), ("CC BY-NC-SA", ("BY-NC-SA",)),
    ("aucune licence CC", ("BY-SA", "BY-NC")), ("aucune licence CC", ("BY-SA", "BY-NC-SA")), ("aucune licence CC", ("BY-ND",)),
)  # fmt: skip
"""What may be published, and the licences that decide."""
_OPTIONS = ("CC BY", "CC BY-SA", "CC BY-NC", "CC BY-NC-SA", "aucune licence CC")
_KINDS = ("photo", "musique", "dessin", "carte", "extrait de film", "bruitage", "texte lu", "icône")
_MIXED = "fondu dans le film, retouché"
_LEFT = ("écarté au montage", "offert à part, tel quel", "pour l'affiche, une autre œuvre")


def licence_of_a_film(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of forty elements, those that a film really mixes, and the widest licence that all of them leave it."""
    right, deciding = pick(rng, _MIXES)
    mixed = [*deciding, *(pick(rng, ("CC0", "BY", *deciding)) for _ in range(integer(rng, 8, 11)))]
    left = [pick(rng, tuple(_SAID)) for _ in range(40 - len(mixed))]
    people = full_names(rng, 40)
    used = [(licence, _MIXED) for licence in mixed] + [
        (licence, pick(rng, _LEFT)) for licence in left
    ]
    rows = [
        (f"{pick(rng, _KINDS)} {n}", f"{first} {last}", pick(rng, _SAID[licence]), use)
        for n, ((licence, use), (first, last)) in enumerate(zip(shuffled(rng, used), people, strict=True), 1)
    ]  # fmt: skip
    others = sample(rng, [one for one in _OPTIONS if one != right], 4)
    return {
        "options": [right, *others],
        "key": 1,
        "right": right,
        "deciding": " et ".join(f"CC {one}" for one in deciding),
        "files": in_two_formats("film", Workbook((sheet("Éléments", ("Élément", "Auteur", "Licence", "Emploi"), tuple(rows)),))),
    }  # fmt: skip
