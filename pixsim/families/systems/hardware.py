"""Families of competence 5.2: components and requirements."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import decimal
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


def spec_sheet(rng: np.random.Generator) -> dict[str, Any]:
    """The sheet of a laptop with other sizes of memory and screen around."""
    ram, cache, video = pick(rng, ((8, 12, 4), (16, 18, 6), (24, 30, 8), (32, 36, 12)))
    storage, written = pick(rng, ((256, "256 Go"), (512, "512 Go"), (1000, "1 To"), (2000, "2 To")))
    inches = pick(rng, (13.3, 14, 15.6, 16, 17.3))
    width = decimal(inches * 2.54 * 0.92, 1)
    cloud = pick(rng, (100, 200, 300))
    rows = shuffled(rng, [
        f"Processeur      : {pick(rng, (4, 6, 8, 10))} cœurs, {decimal(pick(rng, (2.4, 2.8, 3.2)))}"
        f" GHz, {cache} Mo de mémoire cache",
        f"Mémoire vive    : {ram} Go DDR5 (extensible à {ram * 2 + 32} Go)",
        f"Carte graphique : {video} Go de mémoire vidéo dédiée",
        f"Stockage        : SSD NVMe {written}",
        f"Écran           : {decimal(inches, 1)}\", {pick(rng, ('1920 × 1080', '2560 × 1600'))},"
        f" largeur {width} cm",
        f"Services        : {cloud} Go de stockage en ligne offerts pendant un an",
        f"Batterie        : {integer(rng, 45, 80)} Wh, jusqu'à {integer(rng, 8, 16)} h",
        f"Poids           : {decimal(integer(rng, 11, 24) / 10, 1)} kg",
        f"Connexions      : {integer(rng, 1, 3)} × USB-C, 1 × HDMI, Wi-Fi 6",
    ])  # fmt: skip
    name = f"Portable modèle {pick(rng, 'ABCDEF')}{integer(rng, 100, 999)}"
    text = "\n".join([name, "=" * len(name), "", *rows, ""])
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "fiche.txt",
        "ram": str(ram),
        "ram_max": str(ram * 2 + 32),
        "ram_video": str(video),
        "cache": str(cache),
        "stockage": [str(storage), written],
        "nuage": str(cloud),
        "diagonale": decimal(inches, 1),
        "largeur": width,
        "files": {"fiche.txt": text.encode()},
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
        "critere": failing,
        "fautes": [name for name in names if name != failing],
        "files": {"configuration.txt": text_file(lines)},
    }
