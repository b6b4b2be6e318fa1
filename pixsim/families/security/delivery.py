"""Competence 4.1, level 6: a delivery checked against its list of digests."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.making.texts import PlainText

_KINDS = ("facture", "devis", "plan", "releve", "contrat", "notice", "annexe", "bordereau")
_NAMES = ("Cuvier", "Lavande", "Moulin", "Halage", "Tilleul", "Forge", "Verger", "Fontaine")


def altered_delivery(rng: np.random.Generator) -> dict[str, Any]:
    """The one file that was changed, and the first name of the one that was only renamed."""
    numbers = sample(rng, range(100, 999), 30)
    names = [f"{pick(rng, _KINDS)}-{number}.txt" for number in numbers]
    texts = {
        name: "\n".join(
            [
                f"Chantier {pick(rng, _NAMES)}",
                *(f"Poste {n} : {integer(rng, 10, 900)},{integer(rng, 10, 99)} euros" for n in range(1, integer(rng, 5, 9))),
            ]
        )
        for name in names
    }  # fmt: skip
    changed, renamed, *dated = sample(rng, names, 5)
    listed = [f"{hashlib.sha256(text.encode()).hexdigest()}  {name}" for name, text in texts.items()]  # fmt: skip
    inside = dict(texts)
    place = inside[changed].rindex(",")
    figure = inside[changed][place - 1]
    inside[changed] = f"{inside[changed][: place - 1]}{(int(figure) + 1) % 10}{inside[changed][place:]}"  # fmt: skip
    text = inside.pop(renamed)
    spare = next(number for number in range(100, 999) if number not in numbers)
    other = f"{pick(rng, _KINDS)}-{spare}.txt"
    inside[other] = text
    when = datetime(2026, 4, integer(rng, 1, 20), 9, 30)
    late = datetime(2026, 5, integer(rng, 2, 20), 18, 5)
    members = {name: PlainText(inside[name]) for name in sorted(inside)}
    return {
        "key": changed,
        "key_stem": changed.removesuffix(".txt"),
        "wrong": [*dated, other],
        "first_name": renamed,
        "first_stem": renamed.removesuffix(".txt"),
        "other": other,
        "not_first": [other, changed],
        "files": {
            "livraison.zip": Archive(members, when, dict.fromkeys(dated, late)),
            "empreintes.txt": PlainText("\n".join(shuffled(rng, listed)) + "\n"),
        },
    }
