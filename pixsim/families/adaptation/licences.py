"""Families of competence 3.3: licences, copyright and contrasts."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES

_LETTERS = {
    "BY": "citer l'auteur",
    "SA": "partager sous la même licence",
    "NC": "pas d'usage commercial",
    "ND": "pas de version modifiée",
}
LICENCES = ("CC0", "CC BY", "CC BY-SA", "CC BY-NC", "CC BY-ND", "CC BY-NC-SA", "CC BY-NC-ND")
_PLACES = (
    "au CDI", "au fablab", "à la médiathèque", "à la maison France services", "au centre social",
    "à la mission locale", "en mairie",
)  # fmt: skip
_MORAL = (
    "Exiger que son nom figure sur l'œuvre",
    "S'opposer à une déformation de son œuvre",
    "Décider quand l'œuvre est révélée au public",
    "Changer d'avis et retirer l'œuvre, en indemnisant l'éditeur",
)
_ECONOMIC = (
    "Autoriser, contre paiement, l'impression du livre",
    "Autoriser la projection du film en salle",
    "Céder à un producteur l'adaptation du roman en film",
    "Toucher un pourcentage sur chaque exemplaire vendu",
    "Autoriser la diffusion de la chanson à la radio",
)


def licence_letters(rng: np.random.Generator) -> dict[str, Any]:
    """What three of the four Creative Commons signs ask for."""
    names = sample(rng, tuple(_LETTERS), 3)
    fields = {f"f{n}": name for n, name in enumerate(names, 1)}
    fields |= {f"k{n}": _LETTERS[name] for n, name in enumerate(names, 1)}
    return fields | {
        "where": pick(rng, _PLACES),
        "who": pick(rng, FIRST_NAMES),
        "meanings": shuffled(rng, tuple(_LETTERS.values())),
    }


def allows(licence: str, modify: bool, sell: bool) -> bool:
    """Whether a licence lets one share a modified copy, or sell copies."""
    return not (modify and "ND" in licence) and not (sell and "NC" in licence)


def author_rights(rng: np.random.Generator) -> dict[str, Any]:
    """Whether each of three rights is moral or economic."""
    moral = integer(rng, 1, 2)
    rights = shuffled(rng, sample(rng, _MORAL, moral) + sample(rng, _ECONOMIC, 3 - moral))
    kinds = ("droit moral" if right in _MORAL else "droit patrimonial" for right in rights)
    fields = {f"f{n}": right for n, right in enumerate(rights, 1)}
    return fields | {f"k{n}": kind for n, kind in enumerate(kinds, 1)}


def _tenths(value: int) -> str:
    return f"{value // 10},{value % 10}"


def contrast_pairs(rng: np.random.Generator) -> dict[str, Any]:
    """Which measured contrasts are enough for text, small or large."""
    small, large = (
        ("texte courant de 16 px", "texte courant de 14 px"),
        ("titre de 32 px", "titre de 40 px"),
    )
    right = integer(rng, 2, 3)
    fine = [(small, 46, 70), (large, 31, 44), (small, 46, 70)]
    poor = [(small, 31, 44), (large, 15, 29), (small, 20, 44)]
    kinds = [*sample(rng, fine[:2], 2), *fine[2:][: right - 2], *sample(rng, poor, 5 - right)]
    options: list[str] = []
    for names, low, high in kinds:
        option = ""
        while not option or option in options:
            option = f"{pick(rng, names)}, contraste {_tenths(integer(rng, low, high))}:1"
        options.append(option)
    return {
        "site": pick(rng, ("d'une mairie", "d'une école", "d'un théâtre", "d'un musée")),
        "options": options,
        "key": list(range(1, right + 1)),
    }
