"""Families of competence 3.4, programming: numbers and rules of a desk, worked out with a tool of one's own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.text import indented

_DOORS = (
    "À la médiathèque", "Au club de gymnastique", "À la cantine de l'entreprise", "Dans un espace de travail partagé",
    "À la déchèterie", "Au parking de l'hôpital", "Dans une résidence étudiante", "Au vestiaire de la piscine",
)  # fmt: skip

_WAYS: dict[str, Callable[[bytes], bytes]] = {
    "les quatre octets, en sens inverse": lambda held: held[::-1],
    "les trois derniers octets, dans l'ordre": lambda held: held[1:],
    "les trois premiers octets, dans l'ordre": lambda held: held[:3],
    "les trois derniers octets, en sens inverse": lambda held: held[:0:-1],
    "les trois premiers octets, en sens inverse": lambda held: held[2::-1],
}
"""What a program keeps of the four bytes of a badge, in words and as the bytes that make its number."""


def badge_number(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the decimal number of a badge read in hexadecimal, by a way that two other badges show."""
    way = pick(rng, tuple(_WAYS))
    names = sample(rng, FIRST_NAMES, 3)
    held = [bytes(integer(rng, 17, 250) for _byte in range(4)) for _name in names]
    numbers = [int.from_bytes(_WAYS[way](one), "big") for one in held]
    others = {int.from_bytes(take(held[2]), "big") for take in (*_WAYS.values(), bytes)}
    wide = max(map(len, names))
    lines = [
        f"{name:{wide}}   {one.hex(' ').upper()}   {shown}"
        for name, one, shown in zip(names, held, (numbers[0], numbers[1], "?"), strict=True)
    ]
    return {
        "place": pick(rng, _DOORS), "lines": indented(lines), "who": names[2], "way": way,
        "used": _WAYS[way](held[2]).hex().upper(), "key": str(numbers[2]),
        "wrong": sorted(str(other) for other in others - {numbers[2]}),
    }  # fmt: skip


_POINTS = (
    (
        "La mairie attribue par points les places en crèche.",
        ("Deux parents qui travaillent", "Parent seul", "Parent en formation", "Un frère ou une sœur déjà en crèche", "Jumeaux dont un déjà accueilli", "Logé dans la commune", "Logé dans le quartier"),
    ),
    (
        "Une association choisit par points à qui prêter un ordinateur.",
        ("Étudiant ou étudiante", "Retraité ou retraitée, sans études", "Recherche d'emploi", "Enfant scolarisé à charge", "Plusieurs enfants scolarisés", "Bénéficiaire d'une aide", "Bénéficiaire de l'aide majorée"),
    ),
    (
        "Une commune choisit par points les jeunes qu'elle fait partir en séjour.",
        ("Premier départ", "Déjà parti l'an dernier", "Quartier prioritaire", "Lycéen ou lycéenne", "Lycée professionnel", "Parrainage d'un club", "Parrainage par son entraîneur"),
    ),
    (
        "Un bailleur classe par points les demandes d'échange de logement.",
        ("Logement trop petit", "Logement trop grand", "Travail à plus d'une heure", "Situation de handicap", "Fauteuil roulant", "Loyer en hausse", "Hausse de plus de 10 %"),
    ),
)  # fmt: skip
"""What a scale counts for: the first two exclude each other, the fifth supposes the fourth, the seventh the sixth."""


def cases_to_try(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: how many possible cases of seven yes or no reach a number of points."""
    return first_telling(rng, _cases)


def _cases(rng: np.random.Generator) -> dict[str, Any] | None:
    scene, criteria = pick(rng, _POINTS)
    points = [integer(rng, 1, 5) for _one in criteria]
    least = sum(points) // 2 + integer(rng, -1, 2)
    reached = [
        case
        for case in product((False, True), repeat=len(criteria))
        if sum(n for n, yes in zip(points, case, strict=True) if yes) >= least
    ]
    apart = [case for case in reached if not (case[0] and case[1])]
    possible = [
        case for case in apart if not (case[4] and not case[3]) and not (case[6] and not case[5])
    ]
    more = [
        case for case in possible if sum(n for n, yes in zip(points, case, strict=True) if yes) > least
    ]  # fmt: skip
    counts = [len(held) for held in (possible, reached, apart, more)]
    if len(set(counts)) < len(counts) or len(set(points)) < 3 or not 8 <= counts[0] <= 60:
        return None
    wide = max(map(len, criteria))
    return {
        "scene": scene, "least": least, "all": 2 ** len(criteria),
        "table": indented(f"{letter}  {words:{wide}}  {n}" for letter, words, n in zip("ABCDEFG", criteria, points, strict=True)),
        "key": str(counts[0]), "wrong": list(map(str, counts[1:])), "reached": counts[1],
    }  # fmt: skip


_COUNTS = (
    ("Une lettre d'information compte {start} abonnés.", "s'en vont", "arrivent", "abonnés", "L'hébergeur change de tarif"),
    ("Une bibliothèque de prêt possède {start} jeux.", "sont perdus ou usés", "sont achetés", "jeux", "La ville donne une seconde salle"),
    ("Une coopérative réunit {start} membres.", "ne renouvellent pas", "adhèrent", "membres", "Un comptable devient obligatoire"),
    ("Un parc de location tient {start} vélos.", "sont retirés", "sont livrés", "vélos", "Il faut louer un second dépôt"),
    ("Une épicerie solidaire inscrit {start} foyers.", "n'en ont plus besoin", "s'inscrivent", "foyers", "Il lui faudra un second local"),
)  # fmt: skip
"""What grows month by month: how it starts, goes and comes, its name, and what a threshold brings."""


def _until(start: int, limit: int, step: Callable[[float], float]) -> list[float]:
    """What a count is worth month by month, up to the first beyond a limit, or for forty months."""
    counts: list[float] = [start]
    while counts[-1] <= limit and len(counts) < 40:
        counts.append(step(counts[-1]))
    return counts


def first_above(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: what a count is worth at the end of the first month in which it passes a threshold."""
    return first_telling(rng, _above)


def _above(rng: np.random.Generator) -> dict[str, Any] | None:
    intro, leave, come, unit, then = pick(rng, _COUNTS)
    start, rate, more = integer(rng, 240, 620), integer(rng, 3, 9), integer(rng, 41, 96)
    limit = 50 * integer(rng, 8, 30)
    if start > limit:
        return None
    counts = _until(start, limit, lambda n: n - n * rate // 100 + more)
    unrounded = _until(start, limit, lambda n: n * (1 - rate / 100) + more)
    come_first = _until(start, limit, lambda n: (n + more) * (100 - rate) // 100)
    months, key = len(counts) - 1, round(counts[-1])
    wrong = {round(counts[-2]), round(unrounded[-1]), round(come_first[-1]), months}
    if key <= limit or not 9 <= months <= 30 or len(wrong - {key}) < 4:
        return None
    return {
        "intro": intro.format(start=start), "leave": leave, "come": come, "of_unit": of(unit), "then": then, "rate": rate, "more": more, "limit": limit,
        "months": months, "before": round(counts[-2]), "key": str(key), "wrong": [str(n) for n in sorted(wrong)],
    }  # fmt: skip
