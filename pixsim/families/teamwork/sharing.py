"""Families of competence 2.3, working together: rights, revisions, shared folders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.making.documents import Paragraph, document, heading
from pixsim.making.make import in_two_formats

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
_MORE = (
    "pour {} personnes au plus", "contre une caution de {} euros", "au moins {} jours à l'avance", "pendant {} heures", "à partir de {} ans",
    "dans un délai de {} jours", "pour un montant de {} euros", "par groupes de {}",
)  # fmt: skip
_SLIPS = (("est", "es"), ("sont", "son"), ("rangées", "rangés"), ("signée", "signé"), ("rechargées", "rechargés"), ("offert", "offer"))  # fmt: skip


def figure_that_changed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two long versions of a document, said to differ by two misprints: one number is another."""
    lines = [
        f"{pick(rng, _TEXT)}, {pick(rng, _MORE).format(integer(rng, 2, 90))}."
        for _line in range(150)
    ]
    before, after = list(lines), list(lines)
    place, *rest = sample(rng, range(20, 140), 130 - 20)
    slipped: list[int] = []
    for other in rest:
        fit = [(right, slip) for right, slip in _SLIPS if f" {right} " in lines[other]]
        if fit and len(slipped) < 2:
            right, slip = fit[0]
            before[other] = lines[other].replace(f" {right} ", f" {slip} ", 1)
            slipped.append(other)
    (old,) = re.findall(r"\d+", lines[place])
    unit = next(
        (
            one
            for one in ("euros", "jours", "heures", "ans")
            if one in lines[place].partition(old)[2]
        ),
        "personnes",
    )
    new = pick(rng, [n for n in range(max(2, int(old) - 9), int(old) + 10) if n != int(old)])
    after[place] = lines[place].replace(old, str(new))
    if len(slipped) < 2:
        return figure_that_changed(rng)

    def written(name: str, held: Sequence[str]) -> dict[str, Any]:
        blocks: list[Paragraph | str] = []
        for n in range(15):
            blocks += [heading(f"Article {n + 1}"), *held[10 * n : 10 * n + 10]]
        return in_two_formats(name, document(*blocks))

    return {
        "files": written("reglement-v1", before) | written("reglement-v2", after),
        "key": str(new),
        "old": old,
        "unit": unit,
        "wrong": [old],
    }
