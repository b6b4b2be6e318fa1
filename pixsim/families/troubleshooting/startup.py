"""Family of competence 5.1, level 7: the service whose absence would most hasten a slow start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file, windows_file
from pixsim.families.draws.people import FIRST_NAMES

_STAGES = (
    ("disques", "horloge", "energie", "clavier", "journal"),
    ("pilotes", "verrous", "ventilation", "polices", "chiffrement"),
    ("reseau", "affichage", "antivirus", "impression", "bluetooth", "indexation"),
    ("comptes", "partage", "mises-a-jour", "telemetrie", "synchro", "scanner"),
    ("session", "notifications", "meteo", "assistant"),
)  # fmt: skip
_OPTIONAL = (
    "impression", "bluetooth", "indexation", "partage", "mises-a-jour", "telemetrie", "synchro",
    "scanner", "notifications", "meteo", "assistant", "ventilation", "polices",
)  # fmt: skip
_ENDINGS = ("bureau", "sauvegarde", "statistiques")

Waits = Mapping[str, Sequence[str]]


def ready(waits: Waits, lasts: Mapping[str, int], without: str = "") -> dict[str, tuple[int, int]]:
    """When each service starts and is ready, in milliseconds; nobody waits for the one left out."""
    found: dict[str, tuple[int, int]] = {}
    for name, awaited in waits.items():  # those awaited stand before
        if name != without:
            start = max((found[other][1] for other in awaited if other != without), default=0)
            found[name] = (start, start + lasts[name])
    return found


def service_to_drop(rng: np.random.Generator) -> dict[str, Any]:
    """The optional service that delays the desktop most is neither the longest, nor the longest of the chain."""
    return first_telling(rng, _start)


def _start(rng: np.random.Generator) -> dict[str, Any] | None:
    waits: dict[str, list[str]] = {name: [] for name in _STAGES[0]}
    for before, names in pairwise(_STAGES):
        waits |= {name: sample(rng, before, integer(rng, 1, 2)) for name in names}
    waits["bureau"] = ["session", *sample(rng, _STAGES[4][1:], 2), pick(rng, _STAGES[3])]
    waits["sauvegarde"], waits["statistiques"] = ["synchro", "reseau"], ["telemetrie"]
    lasts = {name: integer(rng, 300, 4200) for name in waits}
    for name in sample(rng, [one for stage in _STAGES[1:4] for one in stage], 7):
        lasts[name] = integer(rng, 5000, 16000)
    lasts |= {name: integer(rng, 18000, 40000) for name in _ENDINGS[1:]}
    optional = [name for name in _OPTIONAL if name in waits]
    now = ready(waits, lasts)
    desktop = now["bureau"][1]
    gains = {name: desktop - ready(waits, lasts, name)["bureau"][1] for name in optional}
    best, second = sorted(optional, key=lambda name: -gains[name])[:2]
    chain = ["bureau"]
    while waits[chain[-1]]:
        chain.append(max(waits[chain[-1]], key=lambda name: now[name][1]))
    on_chain = [name for name in chain if name in optional]
    longest = max(optional, key=lambda name: lasts[name])
    if gains[best] < 1500 or gains[best] - gains[second] < 400 or longest == best:
        return None
    if len(on_chain) < 2 or max(on_chain, key=lambda name: lasts[name]) == best:
        return None
    events = [(at, name, said) for name, (start, end) in now.items() for at, said in ((start, "démarre"), (end, "prêt"))]  # fmt: skip
    events += [(integer(rng, 200, desktop), pick(rng, tuple(waits)), said) for said in sample(rng, _NOISE, 7)]  # fmt: skip
    order = {"démarre": 1, "prêt": 0}
    events.sort(key=lambda one: (one[0], order.get(one[2], 2), one[1]))
    log = [f"[{at / 1000:10.3f}] {name}: {said}" for at, name, said in events]
    table = [
        f"{name};{' + '.join(shuffled(rng, waits[name]))};{'oui' if name in optional else 'non'}"
        for name in shuffled(rng, tuple(waits))
    ]
    after = desktop - gains[best]
    trap = max(on_chain, key=lambda name: lasts[name])
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "service": best,
        "faux": sorted({longest, trap, second} - {best}),
        "apres": _seconds(after),
        "avant": _seconds(desktop),
        "faux_temps": sorted({_seconds(desktop), _seconds(desktop - lasts[best]), _seconds(desktop - gains[second])} - {_seconds(after)}),
        "duree": _seconds(lasts[best]),
        "gagne": _seconds(gains[best]),
        "plus_long": longest,
        "de_la_chaine": trap,
        "options": sorted(optional),
        "files": {
            "demarrage.log": text_file(log),
            "services.csv": windows_file(["service;attend;facultatif", *table]),
        },
    }  # fmt: skip


_NOISE = (
    "réglages lus", "version vérifiée", "relance inutile, déjà en marche", "cache vide",
    "nouvel essai dans 200 ms", "aucun changement", "ancien réglage ignoré", "langue : français",
    "fichier de suivi ouvert",
)  # fmt: skip


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.3f}".replace(".", ",")
