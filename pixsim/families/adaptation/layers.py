"""Family of competence 3.3: works made of several layers, each with a right of its own."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_TITLES = (
    "Le Moulin des brumes", "Chants de la grève", "La Dame au tilleul", "Contes du vieux port", "Nocturne en vert", "Le Pont de neige", "Valse des lavoirs", "L'Île aux merles",
    "Ballade du sel", "La Nuit des halles", "Trois Rivières", "Le Retour du sabotier", "Prélude au jardin", "Les Yeux de la mer", "La Forge", "Marche des tisserands", "Le Petit Phare", "Cantique d'avril",
)  # fmt: skip
_TERMS = (
    ("Auteur, traducteur, compositeur, parolier", "70 ans, comptés à partir de la fin de l'année de sa mort"),
    ("Œuvre de plusieurs auteurs", "70 ans, comptés à partir de la fin de l'année de la mort du dernier d'entre eux"),
    ("Interprètes et producteur d'un disque", "70 ans, comptés à partir de la fin de l'année de sa sortie"),
)  # fmt: skip


def free_to_broadcast(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of sixteen readings and records, those that are free in every one of their layers."""
    year = integer(rng, 2026, 2030)
    last = year - 71  # of a death: the work is free on the first of January of `year`

    def long_ago() -> int:
        return integer(rng, 1840, 1920)

    def near() -> int:
        after: int = pick(rng, [1, 2, *range(4, 40, 5)])
        return last + after

    free: list[tuple[str, str]] = [
        ("roman lu par un bénévole", f"auteur : mort en {last}"),
        ("roman traduit, lu par un bénévole", f"auteur : mort en {long_ago()} ; traducteur : mort en {last - integer(rng, 1, 30)}"),
        ("musique, disque", f"compositeur : mort en {long_ago()} ; disque : sorti en {integer(rng, 1925, 1945)}"),
        ("chanson chantée par la chorale", f"paroles : mort en {last - integer(rng, 16, 40)} ; musique : mort en {last - integer(rng, 16, 30)}"),
        ("musique jouée par l'école, qui en donne l'enregistrement", f"compositeur : mort en {long_ago()}"),
        ("pièce à deux auteurs, lue par des bénévoles", f"auteurs : morts en {long_ago()} et en {last}"),
    ]  # fmt: skip
    kept: list[tuple[str, str]] = [
        ("roman lu par un bénévole", f"auteur : mort en {last + 1}"),
        ("roman traduit, lu par un bénévole", f"auteur : mort en {long_ago()} ; traductrice : morte en {near()}"),
        ("roman traduit, lu par un bénévole", f"auteur : mort en {long_ago()} ; traductrice : vivante"),
        ("musique, disque", f"compositeur : mort en {long_ago()} ; disque : sorti en {integer(rng, 1975, 2015)}"),
        ("musique, disque", f"compositeur : mort en {near()} ; disque : sorti en {integer(rng, 1925, 1945)}"),
        ("chanson chantée par la chorale", f"paroles : mort en {near()} ; musique : mort en {long_ago()}"),
        ("chanson, disque", f"paroles : mort en {long_ago()} ; musique : mort en {long_ago()} ; disque : sorti en {integer(rng, 1975, 2015)}"),
        ("pièce à deux auteurs, lue par des bénévoles", f"auteurs : morts en {long_ago()} et en {near()}"),
        ("poème lu par un bénévole", f"auteur : mort en {near()}"),
        ("opéra, disque", f"livret : mort en {long_ago()} ; musique : mort en {last + 1} ; disque : sorti en {integer(rng, 1925, 1945)}"),
    ]  # fmt: skip
    chosen = sample(rng, free, integer(rng, 4, 5))
    refused = sample(rng, kept, 16 - len(chosen)) if len(kept) > 16 - len(chosen) else kept
    titles = sample(rng, _TITLES, len(chosen) + len(refused))
    told = shuffled(rng, [(*one, True) for one in chosen] + [(*one, False) for one in refused])
    rows = [(n, title, kind, who) for n, (title, (kind, who, _ok)) in enumerate(zip(titles, told, strict=True), 1)]  # fmt: skip
    right = [n for n, one in enumerate(told, 1) if one[2]]
    first = [n for n, one in enumerate(told, 1) if "mort en 1" in one[1].partition(";")[0]]
    edge = sorted({*right} ^ {next(n for n, one in enumerate(told, 1) if not one[2])})
    book = Workbook(
        (
            sheet("Programme", ("N°", "Titre", "Ce que l'on diffuserait", "Qui l'a faite"), tuple(rows)),
            sheet("Durées en France", ("Droits", "Durée"), _TERMS),
        )
    )  # fmt: skip
    return {
        "year": year, "last": last, "count": len(right),
        "key": ", ".join(map(str, right)),
        "wrong": [", ".join(map(str, one)) for one in (first, edge, right[1:]) if one != right],
        "files": in_two_formats("programme", book),
    }  # fmt: skip
