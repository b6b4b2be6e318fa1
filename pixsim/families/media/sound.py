"""Families of competence 3.2: sound."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    Step,
    acts_of_steps,
    choice,
    device,
    goal_of_steps,
    info,
    screen,
)

_TAKES = (
    "visite guidée",
    "conte",
    "entretien",
    "cours de chant",
    "débat",
    "répétition",
    "lecture",
    "annonce",
)
_RATES = (64, 96, 128, 160, 192, 256, 320)  # kbit/s
_SENDINGS = (
    "une messagerie qui refuse",
    "un formulaire qui refuse",
    "un site d'écoute qui refuse",
    "une radio locale qui refuse",
)


def _longest(rate: int, limit: int) -> float:
    """Seconds that a rate lets into so many megabytes."""
    return limit * 8000 / rate


def recordings_that_fit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: three recordings, each at the best rate that a limit of weight lets it have."""
    limit = pick(rng, (8, 10, 15, 20, 25, 40))
    places = sorted(sample(rng, range(6), 3))  # never the best one, which needs no thought
    names = sample(rng, _TAKES, 3)
    steps: list[Step] = []
    higher: list[Step] = []
    lower: list[Step] = []
    pages = []
    for name, place in shuffled(rng, list(zip(names, places, strict=True))):
        low, high = _longest(_RATES[place + 1], limit), _longest(_RATES[place], limit)
        seconds = integer(rng, int(low * 1.03) + 1, int(high * 0.97))
        page, setting = name.capitalize(), f"{name} : débit"
        begin = pick(rng, [f"{rate} kbit/s" for rate in _RATES if rate != _RATES[place]])
        pages.append(
            screen(
                page,
                info(f"{name} : durée", f"{seconds // 60} min {seconds % 60:02} s"),
                choice(setting, begin, tuple(f"{rate} kbit/s" for rate in _RATES)),
                choice(f"{name} : canaux", "mono", ("mono", "stéréo")),
                choice(f"{name} : titre dans le fichier", "oui"),
            )
        )
        steps.append((page, setting, f"{_RATES[place]} kbit/s"))
        higher.append((page, setting, f"{_RATES[place + 1]} kbit/s"))
        lower.append((page, setting, f"{_RATES[max(0, place - 1)]} kbit/s"))
    notice = screen(
        "Aide",
        info("Débit", "ce que prend une seconde de son : il compte tous les canaux"),
        info("Unités", "1 kbit = 1 000 bits, 1 octet = 8 bits, 1 Mo = 1 000 000 octets"),
    )
    return {
        "sending": pick(rng, _SENDINGS), "limit": limit,
        "told": " ; ".join(f"{name[:1].lower()}{name[1:]} : {value}" for name, _setting, value in steps),
        "world": device("Export du son", screen("Enregistrements"), notice, *pages),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps(one) for one in (higher, [*steps[:2], higher[2]], [lower[0] if lower[0] != steps[0] else higher[0], *steps[1:]], steps[:2])],
    }  # fmt: skip
