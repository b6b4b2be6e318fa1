"""Families of competence 5.1: disk space and what occupies memory."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.dates import short_clock
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES

# a folder, and how the files one finds in it are named and end
_FOLDERS = {
    "Photos": ("img", ("jpg", "tif", "png")),
    "Musique": ("concert", ("flac", "wav")),
    "Téléchargements": ("outil", ("zip", "iso", "exe")),
    "Documents": ("plan", ("pdf", "odp", "zip")),
    "Vidéos": ("clip", ("mp4", "mkv")),
    "Bureau": ("copie", ("pdf", "zip", "mp4")),
    "Archives": ("annee", ("zip", "7z")),
}


def biggest_folder(rng: np.random.Generator) -> dict[str, Any]:
    """A list of files whose biggest one is not in the biggest folder."""
    folders = sample(rng, tuple(_FOLDERS), 5)
    rows = []
    for place, folder in enumerate(folders):
        stem, endings = _FOLDERS[folder]
        rows += [
            (folder, f"{stem}_{number}.{pick(rng, endings)}", integer(rng, 40, 220))
            for number in sample(rng, range(100, 1000), 16 if place == 0 else integer(rng, 4, 7))
        ]
    rows.append((folders[1], f"film_{integer(rng, 10, 99)}.mp4", integer(rng, 700, 900)))
    totals: dict[str, int] = defaultdict(int)
    for folder, _, size in rows:
        totals[folder] += size
    ranking = sorted(totals, key=lambda folder: totals[folder])
    if ranking[-1] != folders[0]:
        return biggest_folder(rng)
    lines = ["dossier;fichier;taille_mo"]
    lines += [f"{folder};{name};{size}" for folder, name, size in shuffled(rng, rows)]
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "fichiers.csv",
        "dossier": folders[0],
        "faux": folders[1],
        "files": {"fichiers.csv": text_file(lines, encoding="utf-8-sig")},
    }


_PROCESSES = (
    "texteur", "navig", "lecteur", "synchro", "antivirus", "courrier", "tableur", "dessin",
    "visio", "agenda", "indexeur", "archive", "photolib", "messager",
)  # fmt: skip


def biggest_process(rng: np.random.Generator) -> dict[str, Any]:
    """A list of processes: most memory is neither first, nor the busiest, nor longest in digits."""
    names = sample(rng, _PROCESSES, 11)
    memory = sorted(sample(rng, range(60, 990), 9)) + sorted(sample(rng, range(1010, 2900), 2))
    load = sorted(sample(rng, range(1, 300), 11))
    load[9], load[10] = load[10], load[9]
    rows = shuffled(rng, list(zip(names, memory, load, strict=True)))
    if rows[0][0] == names[10]:
        rows[0], rows[5] = rows[5], rows[0]
    lines = ["processus;processeur_pourcent;memoire_mo"]
    lines += [f"{name};{load / 10:.1f};{size}".replace(".", ",") for name, size, load in rows]
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "processus.csv",
        "nom": names[10],
        "premier": rows[0][0],
        "processeur": names[9],
        "files": {"processus.csv": text_file(lines)},
    }


_PROGRAMS = (
    "agenda.exe", "annuaire.exe", "antivirus.exe", "cartes.exe", "chorale.exe", "compta.exe", "courriel.exe", "dessin.exe",
    "galerie.exe", "horloge.exe", "imprime.exe", "journal.exe", "lecteur.exe", "miroir.exe", "notes.exe", "partage.exe",
    "radio.exe", "sauve.exe", "tableur.exe", "veille.exe",
)  # fmt: skip


def memory_leak(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: among twenty programs, in three units, the one that only grows until it is started again."""
    names = shuffled(rng, _PROGRAMS)
    times = [short_clock(480 + 30 * place) for place in range(20)]
    starts = {name: {integer(rng, 4, 8), integer(rng, 11, 15)} for name in names[:1] + names[4:7]}

    def grown(low: int, high: int, again: set[int]) -> list[int]:
        level, base, found = 0, integer(rng, 120, 260), []
        for place in range(20):
            level = base if place == 0 or place in again else level + integer(rng, low, high)
            found.append(level)
        return found

    peak = grown(20, 40, set())[:15]
    peak += [peak[-1] - 55 * n for n in range(1, 6)]
    step = [integer(rng, 200, 260) + (600 if place > 6 else 0) for place in range(20)]
    full = grown(30, 60, set())[:9]
    full += [full[-1] + integer(rng, -9, 0) for _place in range(11)]
    big = [integer(rng, 2300, 2500) for _place in range(20)]
    columns = {names[0]: grown(4, 16, starts[names[0]])}
    columns |= dict(zip(names[1:4], (peak, step, big), strict=True))
    columns[names[7]] = full
    for name in names:
        columns.setdefault(name, [integer(rng, 150, 700) for _place in range(20)])
    for name, values in columns.items():
        again = starts.get(name, set())
        pairs = [(a, b) for n, (a, b) in enumerate(pairwise(values), 1) if n not in again]
        if all(a < b for a, b in pairs) != (name == names[0]):
            return memory_leak(rng)

    def written(value: int) -> str:
        unit = integer(rng, 0, 5)
        if unit == 0:
            return f"{value * 1000} Ko"
        return f"{value / 1000:.3f} Go".replace(".", ",") if unit == 1 else f"{value} Mo"

    rows = [
        f"{time};{name};{written(columns[name][place])}"
        for place, time in enumerate(times)
        for name in shuffled(rng, names)
    ]
    started = sorted((times[place], name) for name, places in starts.items() for place in places)
    return {
        "nom": names[0],
        "pic": names[1],
        "palier": names[2],
        "gros": names[3],
        "files": {
            "memoire.csv": text_file(["heure;programme;memoire", *rows]),
            "relances.csv": text_file(["heure;programme", *(f"{t};{n}" for t, n in started)]),
        },
    }
