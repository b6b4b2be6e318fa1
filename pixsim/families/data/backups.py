"""Competence 1.2, level 7: what a backup still holds of a folder, archives within archives, by checksums."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file, zip_file

_TOPS = ("compta", "courriers", "ateliers", "projets", "presse")
_STEMS = ("bilan", "budget", "lettre", "note", "liste", "devis", "programme", "accord", "releve", "rapport")  # fmt: skip
_LINES = (
    "La salle est libre le mardi.", "Le matériel est rangé dans l'armoire.", "La réunion commence à 18 h.", "Prévenir les bénévoles.",
    "Relancer la mairie.", "Le devis est valable un mois.", "Apporter les clés.", "Vérifier la liste des présents.",
)  # fmt: skip
_WRITTEN = (2026, 3, 30, 12, 0, 0)


def lost_for_good(rng: np.random.Generator) -> dict[str, Any]:
    """Files that a backup gives back as they were, under any name; the one of which nothing is left."""
    numbers = sample(rng, range(10, 400), 70)
    paths = [f"{pick(rng, _TOPS)}/{pick(rng, _STEMS)}-{number}.txt" for number in numbers]

    def text() -> bytes:
        return (
            f"Pièce {integer(rng, 1000, 9999)}\n{pick(rng, _LINES)}\n{pick(rng, _LINES)}\n".encode()
        )

    same, moved, late = integer(rng, 16, 20), integer(rng, 6, 9), integer(rng, 3, 5)
    older = moved + integer(rng, 1, 4)
    listed = paths[: same + moved + late + older + 1]
    spare = paths[len(listed) :]
    was = {path: text() for path in listed}
    days = ("2026-01-31", "2026-02-28", "2026-03-30")
    held: dict[str, dict[str, str | bytes]] = {day: {} for day in days}
    by_name = set()
    for place, path in enumerate(listed[:-1]):
        if place < same:
            held[days[2]][path] = was[path]
            held[days[1]][path] = text() if place % 3 == 0 else was[path]
        elif place < same + moved:
            top, name = path.split("/")
            place_now = pick(rng, (f"{pick(rng, [one for one in _TOPS if one != top])}/{name}", spare.pop()))  # fmt: skip
            held[pick(rng, days)][place_now] = was[path]
            continue
        elif place < same + moved + late:  # spoilt in the last backup, right in an earlier one
            held[days[2]][path] = text()
            held[pick(rng, days[:2])][path] = was[path]
        else:
            for day in sample(rng, days, integer(rng, 1, 2)):
                held[day][path] = text()
        by_name.add(path)
    for path in spare[:8]:  # thrown away before the breakdown
        held[pick(rng, days[:2])][path] = text()
    packed = {day: zip_file(dict(sorted(inside.items())), _WRITTEN) for day, inside in held.items()}
    outer = {
        "anciennes.zip": zip_file({f"{day}.zip": packed[day] for day in days[:2]}, _WRITTEN),
        f"{days[2]}.zip": packed[days[2]],
    }
    lost = listed[-1]
    count = same + moved + late
    rows = [f"{path};{len(was[path])};{hashlib.sha256(was[path]).hexdigest().upper()}" for path in shuffled(rng, listed)]  # fmt: skip
    near = {len(by_name), same + late, same, same + moved, len(listed) - 1, same + older + late} - {count}  # fmt: skip
    return {
        "count": count, "not_count": [str(one) for one in sorted(near)],
        "lost": [lost, lost.partition("/")[2]], "not_lost": [listed[-2], listed[same]],
        "listed": len(listed), "same": same, "moved": moved, "older": older,
        "files": {"sauvegardes.zip": zip_file(outer, _WRITTEN), "empreintes.csv": text_file(["chemin;octets;sha256", *rows])},
    }  # fmt: skip
