"""Families of competence 4.3: what better devices should have saved, and what they did."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_PLACES = ("d'un lycée", "d'une mairie", "d'une entreprise de transport", "d'un hôpital", "d'un réseau de médiathèques", "d'un théâtre")  # fmt: skip
_KINDS = {"écran": (40, 22), "serveur": (260, 150), "borne Wi-Fi": (14, 8), "projecteur": (240, 130), "unité centrale": (95, 55)}  # fmt: skip


def rebound(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the part of a promised saving that more devices and longer hours took back.

    Hours are by day in one sheet and by week in the other; devices that are put aside use nothing.
    """
    kind = pick(rng, list(_KINDS))
    watts = dict(zip(("before", "after"), _KINDS[kind], strict=True))
    others = [one for one in _KINDS if one != kind]

    def device(name: str, power: int, hours: int) -> tuple[str, str, int, int, str]:
        state = "réserve" if integer(rng, 1, 9) == 1 else "en service"
        return (f"A-{integer(rng, 1000, 9999)}", name, power, hours, state)

    old = [
        device(kind, watts["before"] + integer(rng, -4, 4), integer(rng, 4, 8))
        for _n in range(integer(rng, 40, 60))
    ]
    grown = len(old) * integer(rng, 112, 135) // 100
    new = [
        device(kind, watts["after"] + integer(rng, -3, 3), integer(rng, 25, 45))
        for _n in range(grown)
    ]
    noise = [
        device(one, _KINDS[one][0], integer(rng, 2, 9))
        for one in (pick(rng, others) for _n in range(70))
    ]
    later = [
        device(one, _KINDS[one][1], integer(rng, 10, 50))
        for one in (pick(rng, others) for _n in range(70))
    ]

    def hours_of(
        rows: list[tuple[str, str, int, int, str]], *, of: str, state: bool = True
    ) -> list[tuple[int, int]]:
        return [
            (power, hours)
            for _id, name, power, hours, where in rows
            if name == of and (where == "en service" or not state)
        ]

    # watt-hours in a week of five days
    before = sum(power * hours * 5 for power, hours in hours_of(old, of=kind))
    after = sum(power * hours for power, hours in hours_of(new, of=kind))
    used = sum(hours * 5 for _power, hours in hours_of(old, of=kind))
    mean = sum(power for power, _hours in hours_of(new, of=kind)) / len(hours_of(new, of=kind))
    promised = before - used * mean
    share = 100 * (promised - (before - after)) / promised
    stored = sum(power * hours for power, hours in hours_of(new, of=kind, state=False))
    naive = 100 * (promised - (before - stored)) / promised
    if not 12 < share < 95 or abs(naive - share) < 3 or abs(share - round(share)) > 0.4:
        return rebound(rng)
    saved = 100 * (before - after) / before
    wrong = [
        str(round(one)) for one in (naive, saved, 100 - share) if abs(round(one) - round(share)) > 2
    ]
    if not wrong:
        return rebound(rng)
    book = Workbook(
        (
            sheet("Avant", ("Appareil", "Sorte", "Puissance (W)", "Heures par jour", "État"), shuffled(rng, old + noise)),
            sheet("Après", ("Appareil", "Sorte", "Puissance (W)", "Heures par semaine", "État"), shuffled(rng, new + later)),
        )
    )  # fmt: skip
    return {
        "place": pick(rng, _PLACES), "kind": kind, "many": {"borne Wi-Fi": "bornes Wi-Fi", "unité centrale": "unités centrales"}.get(kind, f"{kind}s"),
        "key": str(round(share)), "wrong": wrong,
        "promised": f"{promised / 1000:.0f}", "actual": f"{(before - after) / 1000:.0f}",
        "files": in_two_formats("appareils", book),
    }  # fmt: skip
