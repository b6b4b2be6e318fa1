"""Family of competence 5.2, level 7: a page whose resources call one another."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.texts import DataTable

_KINDS = ("script", "style", "donnees", "image", "police")
Resource = tuple[str, str, int, int, bool]
"""Name, what called it, milliseconds of waiting and of transfer, whether the cache has it."""


def ends(rows: list[Resource], share: float) -> dict[str, float]:
    """When each resource has come, transfers taking a share of their time."""
    found = {"": 0.0}
    for name, caller, wait, moved, cached in rows:
        found[name] = found[caller] + (0 if cached else wait + moved * share)
    del found[""]
    return found


def chained_page(rng: np.random.Generator) -> dict[str, Any]:
    """When a page would be whole with twice the speed, and what would come last: what calls what decides."""
    rows: list[Resource] = [("/accueil", "", integer(rng, 90, 160), integer(rng, 20, 60), False)]
    for n in range(1, integer(rng, 55, 75)):
        kind = pick(rng, _KINDS)
        callers = [row[0] for row in rows if row[0] == "/accueil" or row[0].startswith(("/script", "/style", "/donn"))]  # fmt: skip
        wait, moved = (
            integer(rng, 30, 160),
            integer(rng, 5, 60) * (9 if integer(rng, 1, 8) == 1 else 1),
        )
        cached = integer(rng, 1, 7) == 1
        rows.append((f"/{kind}{n}", pick(rng, callers[-14:]), wait, moved, cached))
    before, after = ends(rows, 1), ends(rows, 0.5)
    whole, faster = max(before.values()), max(after.values())
    first, last = max(before, key=before.__getitem__), max(after, key=after.__getitem__)
    alone = sum(row[2] + row[3] / 2 for row in rows if not row[4])
    everything = ends([(*row[:4], False) for row in rows], 0.5)
    second = sorted(after.values())[-2]
    guesses = {round(whole / 2), round(alone), round(after[first]), round(max(everything.values()))}
    if first == last or faster - second < 3 or len(guesses - {round(faster)}) < 4 or faster % 1:
        return chained_page(rng)

    def told(time: int) -> str:
        return f"{decimal(time / 1000, 3)} s" if integer(rng, 1, 6) == 1 else f"{time} ms"

    table = DataTable(
        ("ressource", "appelee_par", "attente", "transfert", "origine"),
        tuple((name, caller, told(wait), told(moved), "cache" if cached else "réseau") for name, caller, wait, moved, cached in rows),
    )  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": str(round(faster)),
        "seconds": decimal(round(faster) / 1000, 3),
        "wrong": [str(one) for one in sorted(guesses - {round(faster)})],
        "last": [last, last.removeprefix("/")],
        "first": first,
        "whole": str(round(whole)),
        "files": {"chargement.csv": table},
    }
