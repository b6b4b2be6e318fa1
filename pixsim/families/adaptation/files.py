"""Families of competence 3.3 that hand out an office document or a PDF."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.office import docx, noise, odt
from pixsim.families.draws.people import person

_PICTURES = ("cour", "jardin", "salle", "equipe", "fete", "plan", "facade", "cuisine")


def document_author(rng: np.random.Generator) -> dict[str, Any]:
    """Who created, or last changed, a .docx."""
    creator, changer, signer = (person(rng) for _ in range(3))
    if len({creator, changer, signer}) < 3:
        return document_author(rng)
    created = bool(integer(rng, 0, 1))
    answer, other = (creator, changer) if created else (changer, creator)
    subject = pick(rng, ("la réunion", "la visite", "l'atelier", "la commission"))
    paragraphs = (f"Compte rendu de {subject}", "Les tarifs sont inchangés.", f"Signé : {signer}")
    dates = [f"2025-0{month}-1{integer(rng, 0, 9)}" for month in (2, 4)]
    name = f"compte-rendu-{integer(rng, 10, 99)}.docx"
    return {
        "name": name,
        "asked": "a créé le document" if created else "a modifié le document en dernier",
        "tag": "dc:creator" if created else "cp:lastModifiedBy",
        "signer": signer,
        "key": answer,
        "wrong": [other, signer],
        "files": {name: docx(paragraphs, creator, changer, dates)},
    }


def heaviest_image(rng: np.random.Generator) -> dict[str, Any]:
    """The heaviest picture inside an .odt, shown smaller than the others."""
    names = [f"{name}-{integer(rng, 1, 9)}.png" for name in sample(rng, _PICTURES, 4)]
    sides = shuffled(rng, [integer(rng, 150, 170), *(integer(rng, 40, 130) for _ in range(3))])
    pictures = {name: noise(side, rng) for name, side in zip(names, sides, strict=True)}
    heavy = max(names, key=lambda name: len(pictures[name]))
    shown = {n: integer(rng, 3, 5) if n == heavy else integer(rng, 6, 10) for n in names}
    document = f"journal-{integer(rng, 10, 99)}.odt"
    return {
        "name": document,
        "size": round(len(pictures[heavy]) / 1000),
        "key": [heavy, heavy.removesuffix(".png"), f"Pictures/{heavy}"],
        "wrong": [name for name in names if name != heavy],
        "files": {document: odt(pictures, shown)},
    }
