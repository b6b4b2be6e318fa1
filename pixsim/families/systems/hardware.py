"""Families of competence 5.2: components and requirements."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES

_ROLES = {
    "Clavier": "entrée",
    "Souris": "entrée",
    "Scanner": "entrée",
    "Microphone": "entrée",
    "Webcam": "entrée",
    "Manette de jeu": "entrée",
    "Lecteur de codes-barres": "entrée",
    "Imprimante": "sortie",
    "Haut-parleurs": "sortie",
    "Vidéoprojecteur": "sortie",
    "Casque audio sans micro": "sortie",
    "Écran non tactile": "sortie",
    "Clé USB": "stockage",
    "Disque dur externe": "stockage",
    "SSD": "stockage",
    "Carte mémoire": "stockage",
}
_PLACES = (
    "On fait l'inventaire de l'espace public numérique.",
    "On équipe le bureau d'une association.",
    "On trie le matériel donné à l'école.",
)


def device_roles(rng: np.random.Generator) -> dict[str, Any]:
    """Four devices, at least one of each role."""
    while True:
        chosen = sample(rng, tuple(_ROLES), 4)
        if {_ROLES[name] for name in chosen} == {"entrée", "sortie", "stockage"}:
            break
    return {
        "lieu": pick(rng, _PLACES),
        **{f"m{n}": name for n, name in enumerate(chosen, 1)},
        **{f"r{n}": _ROLES[name] for n, name in enumerate(chosen, 1)},
    }


def requirements(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two lists of requirements in other units than a machine's sheet: one criterion of the least fails."""
    least = {
        "mémoire": pick(rng, (4, 8)), "stockage": pick(rng, (20, 40, 60)), "processeur": pick(rng, (1600, 1800, 2000)),
        "écran": pick(rng, (1280, 1366, 1600)), "système": pick(rng, (9, 10)),
    }  # fmt: skip
    names = shuffled(rng, tuple(least))
    failing, equal = names[0], names[1]
    more = {"mémoire": 2, "stockage": 3, "processeur": 1.5, "écran": 1.25, "système": 1.1}
    owned = {name: round(value * more[name]) for name, value in least.items()}
    owned["système"] = least["système"] + 1
    owned[equal] = least[equal]
    short = {"mémoire": 0.5, "stockage": 0.6, "processeur": 0.75, "écran": 0.75, "système": 0.8}
    owned[failing] = round(least[failing] * short[failing])
    best = {name: max(owned[name], value) + 2 * (value // 2) for name, value in least.items()}
    best["système"] = max(owned["système"], least["système"])

    def asked(values: dict[str, int]) -> list[str]:
        units = {"mémoire": "Go", "stockage": "Go libres", "processeur": "MHz", "écran": "pixels de large", "système": "(version)"}  # fmt: skip
        return [f"{name:<12}{values[name]} {units[name]}" for name in order]

    disk = pick(rng, (256, 500, 1000))
    shown = {
        "mémoire": f"{owned['mémoire'] * 1024} Mo",
        "stockage": f"disque de {disk} Go, {disk - owned['stockage']} Go occupés",
        "processeur": f"{owned['processeur'] / 1000:.2f} GHz".replace(".", ","),
        "écran": f"{owned['écran']} × {round(owned['écran'] * 9 / 16)}",
        "système": f"version {owned['système']}",
    }
    order = shuffled(rng, names)
    lines = ["CONFIGURATION MINIMALE", "", *asked(least), "", "CONFIGURATION RECOMMANDÉE", ""]
    lines += [*asked(best), "", "ORDINATEUR DISPONIBLE", ""]
    lines += [f"{name:<12}{shown[name]}" for name in shuffled(rng, order)]
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "configuration.txt",
        "critere": [failing, f"{failing} {shown[failing]}"],
        "fautes": [name for name in names if name != failing],
        "files": {"configuration.txt": text_file(lines)},
    }
