"""Competence 4.3, level 5: a survey of desks, and which to put right first."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_SERVICES = ("accueil", "comptabilité", "médiathèque", "état civil", "urbanisme")
_MEASURES = (
    "monter ou baisser l'écran", "rapprocher ou éloigner l'écran", "régler la hauteur du siège", "rapprocher la souris", "alterner les tâches et se lever",
)  # fmt: skip
_RULES = (
    ("Haut de l'écran", "à hauteur des yeux, à 5 cm près"), ("Distance de l'écran", "de 50 à 70 cm"),
    ("Coudes", "à hauteur du plateau, à 3 cm près"), ("Souris", "à 15 cm au plus du clavier"), ("Sans pause", "2 heures de suite au plus"),
    ("Progressifs", "qui porte des verres progressifs baisse l'écran de 5 à 15 cm sous les yeux"),
    ("Priorité", "le plus de défauts d'abord ; à égalité, qui travaille le plus longtemps à l'écran"),
)  # fmt: skip

Desk = tuple[int, int, int, int, int, int, int, str, int]
"""Eyes, top of the screen, distance, elbows, desk, mouse (cm), minutes without a pause, progressive glasses, hours a day."""


def faults(desk: Desk) -> list[int]:
    """Places, among the measures, of what is wrong at a desk."""
    eyes, top, distance, elbows, plate, mouse, minutes, glasses, _hours = desk
    low, high = (5, 15) if glasses == "oui" else (-5, 5)
    bad = (
        not low <= eyes - top <= high,
        not 50 <= distance <= 70,
        abs(elbows - plate) > 3,
        mouse > 15,
        minutes > 120,
    )
    return [n for n, one in enumerate(bad) if one]


def first_desk(rng: np.random.Generator) -> dict[str, Any]:
    """The desk to put right first, by its faults and its hours, and the measure that the most desks need."""
    while True:
        desks = [_desk(rng) for _ in range(36)]
        found = [faults(desk) for desk in desks]
        most = max(map(len, found))
        tied = [n for n, bad in enumerate(found) if len(bad) == most]
        hours = [desks[n][8] for n in tied]
        counts = [sum(place in bad for bad in found) for place in range(5)]
        naive = [sum((abs(d[0] - d[1]) > 5, *(n in faults(d) for n in range(1, 5)))) for d in desks]
        first = tied[hours.index(max(hours))]
        if (
            len(tied) > 1
            and hours.count(max(hours)) == 1
            and sorted(counts)[-1] > sorted(counts)[-2]
            and max(naive) > most
            and naive.index(max(naive)) != first
        ):
            break
    badge = [f"P{n}" for n in sample(rng, range(100, 999), 36)]
    people = [f"{one} {last}" for one, last in full_names(rng, 36)]
    service = [pick(rng, _SERVICES) for _ in desks]
    heads = ("Poste", "Yeux (cm du sol)", "Haut de l'écran (cm du sol)", "Yeux-écran (cm)", "Coudes (cm du sol)", "Plateau (cm du sol)", "Clavier-souris (cm)", "Plus longue durée sans pause (min)")  # fmt: skip
    order = shuffled(rng, range(36))
    book = Workbook(
        (
            sheet("Mesures", heads, [(badge[n], *desks[n][:7]) for n in order]),
            sheet("Personnes", ("Poste", "Nom", "Service", "Verres progressifs", "Heures d'écran par jour"), [(badge[n], people[n], service[n], *desks[n][7:]) for n in sorted(order, key=lambda n: people[n])]),
            sheet("Repères", ("Point", "Repère"), list(_RULES)),
        )
    )  # fmt: skip
    place = counts.index(max(counts))
    return {
        "key": [badge[first], people[first]],
        "wrong": [badge[n] for n in tied if n != first] + [badge[naive.index(max(naive))]],
        "most": most,
        "measures": list(_MEASURES),
        "measure": _MEASURES[place],
        "count": counts[place],
        "files": in_two_formats("postes", book),
    }


def _desk(rng: np.random.Generator) -> Desk:
    eyes, elbows = integer(rng, 108, 130), integer(rng, 64, 78)
    glasses = "oui" if rng.random() < 0.3 else "non"
    best = 10 if glasses == "oui" else 0
    drop = best + (integer(rng, -4, 4) if rng.random() < 0.6 else pick(rng, (-14, -11, 9, 12)))
    return (
        eyes, eyes - drop, pick(rng, (45, 52, 58, 60, 65, 69, 74)), elbows, elbows + pick(rng, (-6, -2, 0, 1, 3, 3, 5)),
        pick(rng, (6, 9, 12, 15, 15, 19, 24)), pick(rng, (45, 60, 75, 90, 110, 120, 140, 170)), glasses, integer(rng, 3, 7),
    )  # fmt: skip
