"""Families of competence 3.3 that hand out an office document or a PDF."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, sample, shuffled
from pixsim.families.draws.files import zip_file
from pixsim.families.draws.office import docx, noise, odt
from pixsim.families.draws.people import person

_PICTURES = ("cour", "jardin", "salle", "equipe", "fete", "plan", "facade", "cuisine")


def document_author(rng: np.random.Generator) -> dict[str, Any]:
    """Which of several .docx one person created and another changed last, whoever signed it."""
    people = [person(rng) for _ in range(4)]
    creator, changer, signer, fourth = people
    if len(set(people)) < 4:
        return document_author(rng)
    hands = [
        (creator, changer),
        (changer, creator),
        (creator, creator),
        (creator, fourth),
        (fourth, changer),
        (signer, changer),
    ]
    signed = [signer, creator, changer, creator, creator, fourth]
    subjects = sample(
        rng, ("la réunion", "la visite", "l'atelier", "la commission", "la fête", "le conseil"), 6
    )
    names = [f"compte-rendu-{number}.docx" for number in sample(rng, range(10, 100), 6)]
    held = {}
    for name, subject, (made, changed), sign in zip(names, subjects, hands, signed, strict=True):
        paragraphs = (f"Compte rendu : {subject}", "Les tarifs sont inchangés.", f"Signé : {sign}")
        dates = [f"2025-0{month}-1{integer(rng, 0, 9)}" for month in (2, 4)]
        held[name] = docx(paragraphs, made, changed, dates)
    archive = f"comptes-rendus-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "creator": creator,
        "changer": changer,
        "key": [names[0], names[0].removesuffix(".docx")],
        "wrong": names[1:],
        "files": {archive: zip_file({name: held[name] for name in sorted(names)}, (2025, 5, 5, 9, 0, 0))},
    }  # fmt: skip


def heaviest_image(rng: np.random.Generator) -> dict[str, Any]:
    """The heaviest picture shown by an .odt, smaller than the others, and one that is kept but shown nowhere."""
    names = [f"{name}-{integer(rng, 1, 9)}.png" for name in sample(rng, _PICTURES, 8)]
    sides = [integer(rng, 100, 108), integer(rng, 86, 95), *(integer(rng, 30, 80) for _ in names[2:])]  # fmt: skip
    pictures = {name: noise(side, rng) for name, side in zip(names, sides, strict=True)}
    unseen, heavy = names[:2]
    shown = {n: 2 if n == heavy else integer(rng, 4, 10) for n in shuffled(rng, names[1:])}
    document = f"journal-{integer(rng, 10, 99)}.odt"
    pixels = dict(zip(names, sides, strict=True))
    return {
        "name": document, "size": round(len(pictures[heavy]) / 1000), "pixels": str(pixels[heavy]),
        "key": [heavy, heavy.removesuffix(".png"), f"Pictures/{heavy}"], "wrong": [name for name in names if name != heavy],
        "unseen": [unseen, unseen.removesuffix(".png"), f"Pictures/{unseen}"], "not_unseen": [name for name in names if name != unseen],
        "files": {document: odt({name: pictures[name] for name in sorted(names)}, shown)},
    }  # fmt: skip
