"""Families of competence 5.1: disk space and what occupies memory."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.dates import short_clock
from pixsim.families.draws.files import text_file, windows_file
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


def memory_leak(rng: np.random.Generator) -> dict[str, Any]:
    """The memory of six programs over eight hours; one only ever grows, slowly, others go up and down."""
    names = sample(rng, _PROCESSES, 6)
    start = integer(rng, 8, 9)
    leak, level = [], integer(rng, 90, 260)
    for _ in range(49):
        leak.append(level)
        level += integer(rng, 2, 14)
    big = [integer(rng, 2300, 2500) for _ in range(49)]
    peak = [300 + 18 * n + integer(rng, 0, 15) for n in range(40)]
    peak += [peak[-1] - 60 * n for n in range(1, 10)]
    flat = [[integer(rng, 150, 400) for _ in range(49)] for _ in range(3)]
    columns = dict(zip(names, [leak, big, peak, *flat], strict=True))
    order = shuffled(rng, names)
    lines = [";".join(["heure", *order])]
    for place in range(49):
        minutes = start * 60 + 10 * place
        cells = (str(columns[name][place]) for name in order)
        lines.append(";".join([short_clock(minutes), *cells]))
    return {
        "fichier": "memoire.csv",
        "nom": names[0],
        "gros": names[1],
        "pic": names[2],
        "files": {"memoire.csv": text_file(lines)},
    }


_STAGES = (
    ("disques", "journal", "energie"), ("pilotes", "horloge", "verrous"),
    ("reseau", "antivirus", "affichage"), ("comptes", "polices"),
)  # fmt: skip


def boot_chain(rng: np.random.Generator) -> dict[str, Any]:
    """Services that wait for one another: the chain that sets when the desktop is ready."""
    while True:
        waits: dict[str, list[str]] = {name: [] for name in _STAGES[0]}
        for before, names in pairwise(_STAGES):
            waits |= {name: sample(rng, before, integer(rng, 1, 2)) for name in names}
        waits |= {"bureau": [*_STAGES[3]], "sauvegarde": ["reseau"], "imprimante": ["pilotes"]}
        lasts = {name: integer(rng, 2, 19) for name in waits}
        lasts |= {"sauvegarde": integer(rng, 25, 40), "bureau": integer(rng, 2, 4)}
        ends: dict[str, int] = {}
        for name, awaited in waits.items():
            ends[name] = lasts[name] + max((ends[other] for other in awaited), default=0)
        chain = ["bureau"]
        while waits[chain[-1]]:
            chain.append(max(waits[chain[-1]], key=ends.__getitem__))
        one_way = all(len({ends[n] for n in waits[name]}) == len(waits[name]) for name in chain)
        *_, second, longest = sorted(chain, key=lasts.__getitem__)
        needed = {n for name in waits for n in waits[name]}
        trap = max(sorted(needed), key=lasts.__getitem__)  # sets have no order of their own
        late = max(ends.values()) > ends["bureau"]
        if one_way and late and lasts[second] < lasts[longest] < lasts[trap]:
            break
    lines = [f"{name};{' + '.join(waits[name])};{lasts[name]}" for name in sorted(waits)]
    return {
        "prenom": pick(rng, FIRST_NAMES), "fichier": "demarrage.csv", "temps": str(ends["bureau"]),
        "somme": str(sum(lasts.values())), "dernier": str(max(ends.values())),
        "service": longest, "duree": str(lasts[longest]), "faux": ["sauvegarde", trap, second],
        "chaine": ", ".join(f"{name} ({lasts[name]} s)" for name in reversed(chain)),
        "files": {
            "demarrage.csv": windows_file(["service;attend;duree_s", *lines])
        },
    }  # fmt: skip
