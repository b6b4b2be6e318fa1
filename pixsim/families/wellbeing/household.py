"""Family of competence 4.3: what the gestures of a household save, devices and habits being in two lists."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.numbers import rounded
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

# kilograms of CO2 to make one, kilowatt-hours a year: orders of magnitude
_DEVICES = {
    "téléphone": ((60, 90), (4, 8)),
    "ordinateur portable": ((160, 230), (25, 45)),
    "téléviseur": ((300, 420), (90, 160)),
    "box internet": ((50, 90), (80, 130)),
    "tablette": ((80, 130), (8, 14)),
    "écran": ((180, 260), (40, 70)),
    "console de jeux": ((80, 120), (30, 60)),
}
_PER_KWH = 0.06


def best_gesture(rng: np.random.Generator) -> dict[str, Any]:
    """The gesture that saves most in a year, and what it saves: most are gestures on current, which save little.

    What is saved when a device is kept longer: its making, shared among more years, for each of those at home.
    """
    devices = {
        name: (integer(rng, 1, 3), 5 * integer(rng, *(n // 5 for n in made)), integer(rng, *used))
        for name, (made, used) in _DEVICES.items()
    }
    gestures: list[tuple[str, str, str, int, Any, Any]] = []
    saved: dict[str, float] = {}
    for number, name in enumerate(shuffled(rng, list(devices))):
        count, made, used = devices[name]
        if number < 4:
            now, then = pick(rng, ((2, 3), (3, 4), (3, 5), (4, 6), (5, 7)))
            code = f"G{number + 1}"
            gestures.append((code, "garder plus longtemps", name, count, now, then))
            saved[code] = count * made * (1 / now - 1 / then)
        code = f"G{number + 5}"
        less = integer(rng, max(2, used // 4), max(3, 3 * used // 4))
        gestures.append(
            (code, "consommer moins (kWh par an et par appareil)", name, count, used, used - less)
        )
        saved[code] = count * less * _PER_KWH
    best, second = sorted(saved, key=lambda code: saved[code], reverse=True)[:2]
    shown = max(gestures, key=lambda gesture: abs(gesture[4] - gesture[5]))[0]
    if (
        saved[best] - saved[second] < 2
        or abs(saved[best] * 10 % 1 - 0.5) < 0.1
        or rounded(saved[best], 1).endswith("0")
    ):
        return best_gesture(rng)
    total = sum(saved.values())
    book = Workbook((
        sheet("Gestes", ("Geste", "Ce qu'on fait", "Appareil", "Nombre", "Aujourd'hui", "Demain"), shuffled(rng, gestures)),
        sheet("Appareils", ("Appareil", "Fabrication (kg de CO2 pour un)", "Consommation (kWh par an pour un)"),
              [(name, made, used) for name, (_count, made, used) in sorted(devices.items())]),
        sheet("Repères", ("Repère", "Valeur"), [("kg de CO2 par kWh", _PER_KWH)]),
    ))  # fmt: skip
    name, count = next((g[2], g[3]) for g in gestures if g[0] == best)
    return {
        "best": best,
        "not_best": [shown, second],
        "saved": rounded(saved[best], 1),
        "not_saved": [rounded(saved[best] / count, 1)] if count > 1 else [rounded(total, 1)],
        "device": name,
        "files": in_two_formats("foyer", book),
    }  # fmt: skip
