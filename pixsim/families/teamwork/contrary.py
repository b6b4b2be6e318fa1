"""Competence 2.3, level 4: a text that three colleagues sent back, each with their own changes."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, plain
from pixsim.making.archives import Archive

_LINES = (
    ("Accueil des familles à {} h.", (9, 10, 11)), ("Salle prévue : la salle {}.", ("bleue", "verte", "des fêtes")), ("Prix du repas : {} €.", (8, 10, 12)),
    ("Contact : le bureau, poste {}.", (21, 34, 52)), ("Durée de la visite : {} minutes.", (45, 60, 90)), ("Inscriptions avant le {} mai.", (12, 15, 20)),
    ("Le bus part du quai {}.", ("A", "B", "C")), ("Nombre de places : {}.", (40, 50, 60)), ("Goûter servi à {} h.", (15, 16, 17)), ("Buvette tenue par {}.", ("le club", "l'école", "la mairie")),
    ("Sortie réservée aux {}.", ("adhérents", "enfants", "habitants")), ("Repli en cas de pluie : {}.", ("le préau", "le gymnase", "la halle")),
    ("Parking : {}.", ("derrière la salle", "place du marché", "rue Haute")), ("Tombola à {} h 30.", (14, 16, 18)),
)  # fmt: skip


def contradicting_versions(rng: np.random.Generator) -> dict[str, Any]:
    """How many lines two colleagues changed in contrary ways, and how many can be taken over as they are."""
    names = sample(rng, [name for name in FIRST_NAMES if plain(name).isalpha()], 3)
    chosen = shuffled(rng, _LINES)
    values = [shuffled(rng, choices) for _text, choices in chosen]
    original = [
        text.format(value[0]) for (text, _choices), value in zip(chosen, values, strict=True)
    ]
    copies = {name: list(original) for name in names}
    places = sample(rng, range(len(chosen)), len(chosen))
    contrary, alike, alone = integer(rng, 2, 3), integer(rng, 1, 3), integer(rng, 3, 5)
    for rank, place in enumerate(places[: contrary + alike + alone]):
        (text, _choices), (_old, new, other) = chosen[place], values[place]
        one, two = sample(rng, names, 2)
        copies[one][place] = text.format(new)
        if rank < contrary:
            copies[two][place] = text.format(other)
        elif rank < contrary + alike:
            copies[two][place] = text.format(new)
    contrary_lines = [original[place] for place in places[:contrary]]
    members = {"invitation.txt": _written(original), **{f"invitation-{plain(name)}.txt": _written(lines) for name, lines in copies.items()}}  # fmt: skip
    return {
        "contrary": str(contrary), "not_contrary": [str(contrary + alike)],
        "free": str(alike + alone), "not_free": [str(alone), str(contrary + alike + alone)],
        "shown": " ; ".join(f"« {line} »" for line in contrary_lines),
        "files": {"invitation.zip": Archive(members)},
    }  # fmt: skip


def _written(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
