"""Families of competence 2.3, working together: rights, revisions, shared folders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample

# a sentence of tracked changes: pieces are kept text or (deleted, added)

_TEXT = (
    "Les ordinateurs sont dans la salle du fond",
    "Chaque participant reçoit un livret",
    "La porte de la cour reste fermée",
    "Les inscriptions se font à l'accueil",
    "Un café est offert à la pause",
    "Les clés sont rangées dans le tiroir",
    "Le vidéoprojecteur est déjà branché",
    "Une bénévole accueille les familles",
    "Les questionnaires sont remis le soir",
    "La photocopieuse est au premier étage",
    "Le parking est ouvert aux visiteurs",
    "Les tablettes sont rechargées la veille",
    "Un plan est affiché dans le couloir",
    "La liste des présents est signée",
)
_ADDED_WORDS = (
    "désormais", "toujours", "parfois", "gratuitement", "aussi", "exceptionnellement", "encore",
    "provisoirement", "rarement", "obligatoirement", "habituellement", "finalement",
)  # fmt: skip
_VERBS = ("sont", "reçoit", "reste", "est", "accueille", "font")


def added_word(rng: np.random.Generator) -> dict[str, Any]:
    """Two versions of a text: the second one has one more word."""
    lines = sample(rng, _TEXT, 12)
    word = pick(rng, _ADDED_WORDS)
    place = integer(rng, 4, 11)
    words = lines[place].split(" ")
    verb = next(rank for rank, found in enumerate(words) if found in _VERBS)
    changed = [*words[: verb + 1], word, *words[verb + 1 :]]
    after = [*lines[:place], " ".join(changed), *lines[place + 1 :]]
    return {
        "files": {"version1.txt": _text(lines), "version2.txt": _text(after)},
        "key": [word],
        "wrong": [words[-1], words[0]],
    }


def _text(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}.\r\n" for line in lines).encode()
