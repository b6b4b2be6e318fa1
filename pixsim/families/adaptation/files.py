"""Families of competence 3.3 that hand out an office document or a PDF."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.office import noise, odt
from pixsim.families.draws.people import LAST_NAMES, full_names
from pixsim.making.archives import Archive
from pixsim.making.documents import document, heading
from pixsim.making.properties import Properties
from pixsim.text.french_dates import MONTHS

_PICTURES = ("cour", "jardin", "salle", "equipe", "fete", "plan", "facade", "cuisine")
_MEETINGS = ("la réunion", "la visite", "l'atelier", "la commission", "la fête", "le conseil")


def document_author(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of 24 texts in two formats, the one that somebody made one month and another person changed last."""
    pairs = full_names(rng, 4)
    last = next(name for name in shuffled(rng, LAST_NAMES) if name not in {family for _first, family in pairs})  # fmt: skip
    creator, changer, signer, fourth = (f"{first} {family}" for first, family in pairs)
    double = f"{pairs[0][0]} {last}"  # bears the first name of who made it
    month = integer(rng, 2, 9)
    near = [
        (creator, changer, month + 1), (creator, changer, month - 1), (changer, creator, month), (creator, creator, month), (creator, fourth, month),
        (double, changer, month), (fourth, changer, month), (signer, changer, month), (creator, signer, month),
    ]  # fmt: skip
    people = (creator, changer, signer, fourth, double)
    hands = [(creator, changer, month), *near]
    while len(hands) < 24:
        other = (pick(rng, people), pick(rng, people), integer(rng, 1, 10))
        if other != hands[0]:
            hands.append(other)
    numbers = sample(rng, range(100, 1000), 24)
    names = [f"compte-rendu-{n}.{pick(rng, ('docx', 'odt')) if at else 'docx'}" for at, n in enumerate(numbers)]  # fmt: skip
    held = {}
    for at, (name, (made, changed, when)) in enumerate(zip(names, hands, strict=True)):
        created = datetime(2025, when, integer(rng, 2, 27), integer(rng, 8, 18), 5)
        saved = created + timedelta(days=integer(rng, 1, 50), minutes=integer(rng, 1, 200))
        held[name] = document(
            heading(f"Compte rendu : {pick(rng, _MEETINGS)}"),
            "Les tarifs sont inchangés.",
            f"Compte rendu de {signer if not at else pick(rng, people)}",
            properties=Properties(author=made, changed_by=changed, created=created, changed=saved),
        )
    archive = f"comptes-rendus-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive, "creator": creator, "changer": changer, "month": f"{MONTHS[month - 1]} 2025",
        "key": [names[0], names[0].removesuffix(".docx")],
        "wrong": names[1:],
        "files": {archive: Archive({name: held[name] for name in sorted(names)}, written=datetime(2026, 1, 5, 9, 0))},
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
