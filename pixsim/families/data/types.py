"""Families of competence 1.2: formats, archives and checksums."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file, zip_file

_STEMS = ("vacances", "fete", "reunion", "mariage", "chorale", "atelier", "village", "marche")
_SECRETS = (
    "tournesol", "marmotte", "libellule", "parapluie", "cerisier", "boussole", "trampoline",
    "harmonica", "pamplemousse", "coquelicot", "hirondelle", "citrouille",
)  # fmt: skip
_SIGNATURES = {
    "une image PNG": "89 50 4E 47 0D 0A 1A 0A 00 00 00 0D",
    "une image JPEG": "FF D8 FF E0 00 10 4A 46 49 46 00 01",
    "une image GIF": "47 49 46 38 39 61 40 01 F0 00 F7 00",
    "un document PDF": "25 50 44 46 2D 31 2E 37 0A 25 E2 E3",
    "une archive ZIP": "50 4B 03 04 14 00 00 00 08 00 6B 5A",
    "une archive 7z": "37 7A BC AF 27 1C 00 04 8D 3A 91 0F",
    "un son WAV": "52 49 46 46 24 8A 01 00 57 41 56 45",
    "une image WebP": "52 49 46 46 9C 3E 00 00 57 45 42 50",
    "un son FLAC": "66 4C 61 43 00 00 00 22 10 00 10 00",
    "un son Ogg": "4F 67 67 53 00 02 00 00 00 00 00 00",
}
_WRITTEN = (2025, 1, 1, 12, 0, 0)


def word_in_zip(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a word in a file of an archive that another archive holds, with other words of the same name."""
    years = sample(rng, ("2022", "2023", "2024", "2025"), 3)
    words = sample(rng, _SECRETS, 8)
    line = "Le mot de passe de l'atelier est : {}\n"
    members: dict[str, str | bytes] = {"mot.txt": f"Ancien mot, périmé : {words[7]}\n"}
    for place, year in enumerate(years):
        held: dict[str, str | bytes] = {
            "atelier/mot.txt": line.format(words[place]),
            "brouillons/mot.txt": line.format(words[place + 3]),
        }
        members[f"sauvegardes/{year}.zip"] = zip_file(held, _WRITTEN)
    asked = integer(rng, 0, 2)
    members[f"{years[asked]}/mot.txt"] = line.format(words[6])
    return {
        "folder": years[asked],
        "word": words[asked],
        "wrong": [word for word in words if word != words[asked]],
        "files": {"atelier.zip": zip_file(members, _WRITTEN)},
    }


def _without_ending(path: str) -> list[str]:
    """A file without its extension, with its folder and alone: « plans/atelier-48 », « atelier-48 »."""
    stem = path.removesuffix(".txt")
    return [stem, stem.rpartition("/")[2], f"livraison/{stem}"]


def altered_file(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of a long delivery and its list of checksums, the file that was altered and the one that is missing."""
    folders = ("plans", "photos", "textes", "devis")
    paths = [
        f"{pick(rng, folders)}/{stem}-{number}.txt"
        for stem in _STEMS
        for number in sample(rng, range(1, 60), 6)
    ]
    contents = {
        path: f"Pièce {integer(rng, 1000, 9999)}\nMot repère : {pick(rng, _SECRETS)}\n".encode()
        for path in sorted(set(paths))
    }
    sums = {path: hashlib.sha256(content).hexdigest() for path, content in contents.items()}
    asked, missing, renamed, extra, moved = sample(rng, sorted(contents), 5)
    held = dict(contents)
    held[asked] = contents[asked].replace(b"Mot rep", b"Mot  rep")  # one byte more
    del held[missing]
    held[f"{renamed.partition('/')[0]}/copie de {renamed.partition('/')[2]}"] = held.pop(renamed)
    held[moved.replace(".txt", " (1).txt")] = held.pop(moved)
    held[extra.replace(".txt", "-bis.txt")] = b"Ajout\n"
    listed = [f"{digest.upper()} *{path}" for path, digest in shuffled(rng, sorted(sums.items()))]
    return {
        "name": [asked, asked.partition("/")[2]],
        "missing": [missing, missing.partition("/")[2], f"livraison/{missing}", missing.replace("/", "\\"), *_without_ending(missing)],
        "not_name": [missing, renamed, extra],
        "not_missing": [asked, renamed, moved, extra],
        "total": len(contents),
        "files": {"livraison.zip": zip_file(dict(sorted(held.items())), _WRITTEN), "empreintes.sha256": text_file(listed)},
    }  # fmt: skip
