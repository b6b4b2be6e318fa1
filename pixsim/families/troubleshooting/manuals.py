"""Competence 5.1: manuals that serve several models, with what changed since they were printed."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.documents import Document, Paragraph, Section, Table, heading

_COLOURS = ("vert", "orange", "rouge")
_PARTS = (
    "le tambour", "le rouleau", "la courroie", "le four", "le ventilateur", "le bac de récupération", "le tiroir", "la vitre", "le capteur de papier",
)  # fmt: skip
_SERIES = "ABCD"


def part_to_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: what a light means by model and by serial number, and the part to order, in a manual with errata."""
    number = integer(rng, 2, 9) * 100
    models = [f"LX-{number}", f"LX-{number + 10}", f"LX-{number}W"]
    signals = [(colour, times) for colour in _COLOURS for times in (2, 3, 4)]
    tables = {model: dict(zip(signals, shuffled(rng, _PARTS), strict=True)) for model in models}
    codes = iter(sample(rng, range(1000, 9999), 2 * len(models) * len(_PARTS)))
    orders = {
        (model, part, old): f"P-{next(codes)}"
        for model in models
        for part in _PARTS
        for old in (True, False)
    }
    since = pick(rng, "BC")
    one, other = sample(rng, _COLOURS, 2)
    swapped = {one: other, other: one}
    model, serial = pick(rng, models), pick(rng, _SERIES[_SERIES.index(since) :])
    label, times = f"{model} n° {serial}{integer(rng, 10_000, 99_999)}", integer(rng, 2, 4)
    colour = one
    printed, real = tables[model][colour, times], tables[model][swapped[colour], times]
    pages = [
        Section(
            (
                heading("Notice des imprimantes LX"),
                Paragraph("Cette notice sert à trois modèles. L'étiquette, sous l'appareil, donne le modèle puis le numéro de série."),
                *(Paragraph(f"Chapitre {n} : modèle {name}") for n, name in enumerate(models, 1)),
                Paragraph("Chapitre 4 : pièces de rechange. Chapitre 5 : modifications."),
            )
        ),
        *(
            Section(
                (
                    heading(f"Chapitre {n}. Modèle {name}"),
                    Paragraph("Avant toute intervention, éteindre l'appareil."),
                    heading("Voyants", 2),
                    Table((("Couleur", "Clignotements", "Pièce en défaut"), *((said, f"{count} fois", part) for (said, count), part in tables[name].items()))),
                    heading("Entretien", 2),
                    Paragraph("Un voyant qui clignote une seule fois demande du papier ou une cartouche : ce n'est pas un défaut."),
                )
            )
            for n, name in enumerate(models, 1)
        ),
        Section(
            (
                heading("Chapitre 4. Pièces de rechange"),
                *(
                    block
                    for name in models
                    for block in (
                        heading(f"Pièces du modèle {name}", 2),
                        Table((("Pièce", f"Séries avant {since}", f"Série {since} et suivantes"), *((part, orders[name, part, True], orders[name, part, False]) for part in _PARTS))),
                    )
                ),
            )
        ),
        Section(
            (
                heading("Chapitre 5. Modifications"),
                Paragraph("La série est la lettre qui commence le numéro de série."),
                Paragraph(f"À partir de la série {since}, tous modèles : les voyants {one} et {other} sont échangés. Lire, dans la table des voyants, la ligne de l'autre couleur."),
            )
        ),
    ]  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "label": label,
        "colour": colour,
        "times": times,
        "parts": list(_PARTS),
        "part": real,
        "printed": printed,
        "other": swapped[colour],
        "since": since,
        "key": orders[model, real, False],
        "wrong": [orders[model, printed, False], orders[model, real, True], orders[models[models.index(model) - 1], real, False]],
        "files": {"notice.pdf": Document(tuple(pages))},
    }  # fmt: skip
