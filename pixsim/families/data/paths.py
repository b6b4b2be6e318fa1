"""Families of competence 1.2: folders, paths and names of files."""

from __future__ import annotations

import posixpath
from fnmatch import fnmatchcase
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.text import indented

_FOLDERS = (
    "Documents", "Vacances", "Factures", "Association", "Loyers", "Photos", "Jardin", "Impots",
    "Famille", "Musique", "Travaux", "Banque",
)  # fmt: skip
_FILES = (
    "mai.pdf", "plage.jpg", "bail.pdf", "budget.ods", "lettre.odt", "chorale.mp3", "plan.png",
    "contrat.docx", "recette.txt", "devis.pdf", "carte.jpg", "liste.csv",
)  # fmt: skip
_SITE = ("pages", "img", "docs", "photos", "css", "archives", "blog", "videos", "2025", "fr")
_SUBJECTS = ("photo", "page", "scan", "facture", "plan", "releve", "recette", "image")


def _branches(indent: str, names: list[str]) -> list[str]:
    """The lines of a tree for names that end a folder."""
    lines = [f"{indent}├── {name}" for name in names[:-1]]
    return [*lines, f"{indent}└── {names[-1]}"]


def tree_counts(rng: np.random.Generator) -> dict[str, Any]:
    """Files and folders directly inside one folder of a tree."""
    top, first, second, third = sample(rng, _FOLDERS, 4)
    names = shuffled(rng, _FILES)
    own, deep, other = integer(rng, 1, 3), integer(rng, 2, 3), integer(rng, 1, 2)
    lines = [f"{top}/", f"├── {first}/", f"│   ├── {second}/"]
    lines += _branches("│   │   ", names[:deep])
    empty = integer(rng, 0, 1)
    lines += [f"│   ├── {third}/"] * empty
    lines += _branches("│   ", names[deep : deep + own])
    lines += _branches("", names[deep + own : deep + own + other])
    return {
        "tree": indented(lines),
        "folder": first,
        "folders": 1 + empty,
        "files_count": own,
        "all_files": own + deep,
        "wrong_folders": 2 + empty,
    }


def pattern_matches(rng: np.random.Generator) -> dict[str, Any]:
    """Names that match a pattern with * and ?, among names that nearly do."""
    subject = pick(rng, ("rapport", "scan", "plan", "img", "devis"))
    extension = pick(rng, ("pdf", "png", "jpg"))
    tails = ("_12", "_7", "_1", "_01", "_ab", "_15", "_123", "_1a", "", "2")
    names = [f"{subject}{tail}.{extension}" for tail in sample(rng, tails, 5)]
    names += [f"mon{subject}_12.{extension}", f"{subject}_12.{extension}.txt"]
    patterns = (f"{subject}{tail}.{extension}" for tail in ("_??", "_?", "*", "_*", "_1?", "_?2"))
    found = {pattern: [n for n in names if fnmatchcase(n, pattern)] for pattern in patterns}
    usable = [pattern for pattern, matches in found.items() if 2 <= len(matches) <= 4]
    if not usable:
        return pattern_matches(rng)
    pattern = pick(rng, usable)
    others = [name for name in names if name not in found[pattern]]
    return {
        "pattern": pattern,
        "options": found[pattern] + sample(rng, others, min(len(others), 6 - len(found[pattern]))),
        "key": list(range(1, len(found[pattern]) + 1)),
    }


def simplified_path(rng: np.random.Generator) -> dict[str, Any]:
    """A path without its . and .. steps."""
    names = sample(rng, _SITE, 5)
    steps = [names[0], ".", names[1], "..", names[2], names[3], "..", names[4]]
    for step in (pick(rng, (".", "..")), "."):
        steps.insert(integer(rng, 3, len(steps) - 1), step)
    path = "/" + "/".join(steps)
    plain = posixpath.normpath(path)
    ignoring = "/" + "/".join(step for step in steps if step not in (".", ".."))
    return {
        "path": path,
        "plain": [plain, f"{plain}/"],
        "wrong": [ignoring, plain[1:], posixpath.dirname(ignoring)],
    }


def refused_names(rng: np.random.Generator) -> dict[str, Any]:
    """Names that Windows refuses among names that only look odd."""
    refused = (
        "réunion 14:30.odt", "que faire ?.txt", "suite <2>.pdf", "avant|après.png",
        "prix<10.csv", 'dit "le vieux".odt', "cours*.pdf", "NUL", "AUX", "a>b.txt",
    )  # fmt: skip
    allowed = (
        "100% laine.ods", "l'été à Pau.odt", "plan (copie).png", "a+b=c.txt", "bilan [2025].ods",
        "thé & café.pdf", "à lire !.txt", "n°12.pdf", "fin, suite.odt", "v1.2.3.txt",
    )  # fmt: skip
    count = integer(rng, 2, 3)
    options = sample(rng, refused, count) + sample(rng, allowed, 5 - count)
    return {"options": options, "key": list(range(1, count + 1))}


def case_clashes(rng: np.random.Generator) -> dict[str, Any]:
    """Files left when names that differ by case only go to a case-insensitive disk."""
    stems = [name.partition(".")[0] for name in sample(rng, _FILES, 4)]
    names = [f"{stem}.txt" for stem in stems]
    names += [f"{stem.capitalize()}.txt" for stem in stems[: integer(rng, 1, 3)]]
    names += [f"{stems[0].upper()}.txt"] * integer(rng, 0, 1) + [f"{stems[3]}2.txt"]
    names = shuffled(rng, names)
    return {
        "listing": indented(names),
        "total": len(names),
        "left": len({name.casefold() for name in names}),
        "wrong": [str(len(names)), str(2 * len({n.casefold() for n in names}) - len(names))],
    }
