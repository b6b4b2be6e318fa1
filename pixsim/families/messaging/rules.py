"""Families of competence 2.1 on who reads what, lists, time zones and quoting."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, plain


def who_sees(rng: np.random.Generator) -> dict[str, Any]:
    """The names a recipient sees in the heading: author, To and Cc, never the blind copies."""
    author, *others = sample(rng, FIRST_NAMES, 7)
    copies = integer(rng, 1, 2)
    to, cc, blind = others[:2], others[2 : 2 + copies], others[2 + copies : 4 + copies]
    reader = pick(rng, [*to, *cc, *blind, *blind])
    options = [name for name in [author, *to, *cc, *blind] if name != reader]
    seen = [name for name in options if name not in blind]
    return {
        "author": author,
        "to": ", ".join(to),
        "cc": ", ".join(cc),
        "blind": ", ".join(blind),
        "reader": reader,
        "options": options,
        "key": [place for place, name in enumerate(options, 1) if name in seen],
    }


def offset(hours: int) -> str:
    """UTC+4, UTC−3."""
    return f"UTC{'+' if hours >= 0 else '−'}{abs(hours)}"


_ANSWERS = (
    "On pourrait inviter les voisins.", "La salle est libre samedi.", "Il manque deux tables.",
    "Je peux apporter la sono.", "Le budget est de 300 euros.", "Qui s'occupe des affiches ?",
    "Mieux vaut attendre le mois de juin.", "Je vote pour le parc.", "Il faut prévenir la mairie.",
    "Pensons aux gobelets réutilisables.", "Le buffet sera végétarien.", "Je serai en retard.",
)  # fmt: skip


def quoting(rng: np.random.Generator) -> dict[str, Any]:
    """A discussion whose « > » tell who wrote each sentence."""
    names = sample(rng, FIRST_NAMES, 4)  # the last to write first: no mark, then > >> >>>
    said = sample(rng, _ANSWERS, 8)
    depth_of = dict(zip(said, (3, 2, 1, 3, 2, 0, 1, 0), strict=True))
    day = integer(rng, 4, 25)
    lines = [f"De : {names[0]}", "Objet : Re : fête de quartier", ""]
    for depth, name in enumerate(names[1:]):
        mark = ">" * depth + " " if depth else ""
        lines.append(f"{mark}Le {day - depth} mai, {name} a écrit :")
    lines += [f"{'>' * depth} {text}".strip() for text, depth in depth_of.items()]
    asked = pick(rng, [text for text, depth in depth_of.items() if depth])
    author = names[depth_of[asked]]
    return {
        "files": {"discussion.txt": text_file(lines)},
        "sentence": asked,
        "depth": depth_of[asked],
        "answer": author,
        "wrong": [name for name in names if plain(name) != plain(author)],
    }
