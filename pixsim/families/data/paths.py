"""Families of competence 1.2: folders, paths and names of files."""

from __future__ import annotations

import posixpath
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.text import indented
from pixsim.text.french_dates import long_date

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


def file_in_path(rng: np.random.Generator) -> dict[str, Any]:
    """The file among the folders of a path."""
    folders, name = sample(rng, _FOLDERS, 3), pick(rng, _FILES)
    return {"path": " > ".join([*folders, name]), "options": [name, *folders]}


def parent_folder(rng: np.random.Generator) -> dict[str, Any]:
    """The folder that directly holds a file."""
    folders, name = sample(rng, _FOLDERS, integer(rng, 2, 4)), pick(rng, _FILES)
    windows = integer(rng, 0, 1) == 0
    root = rf"C:\Users\Lucie\{{}}\{name}" if windows else f"/home/lucie/{{}}/{name}"
    return {
        "path": root.format(("\\" if windows else "/").join(folders)),
        "name": name,
        "folder": folders[-1],
        "wrong": [folders[-2], "Lucie", name],
    }


def relative_path(rng: np.random.Generator) -> dict[str, Any]:
    """The absolute path that a relative one means."""
    parts = sample(rng, _SITE, 5)
    base = ["site", *parts[: integer(rng, 2, 3)]]
    ups = integer(rng, 1, 2)
    name = pick(rng, ("a.png", "logo.svg", "index.html", "tarifs.pdf", "style.css"))
    relative = "/".join([".."] * ups + [parts[4], name])
    kept = base[: len(base) - ups]
    return {
        "here": "/" + "/".join(base),
        "relative": relative,
        "path": "/" + "/".join([*kept, parts[4], name]),
        "wrong": [
            "/" + "/".join([*base, parts[4], name]),
            "/" + "/".join([*kept[:-1], parts[4], name]),
            "/".join([*kept, parts[4], name]),
        ],
    }


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


def iso_date(rng: np.random.Generator) -> dict[str, Any]:
    """A date to write so that names sort by date."""
    small = integer(rng, 0, 1) == 0
    day = integer(rng, 1, 12) if small else integer(rng, 13, 28)
    month, year = integer(rng, 1, 12), integer(rng, 2019, 2026)
    day = day % 12 + 1 if day == month else day
    return {
        "date": long_date(date(year, month, day)),
        "subject": pick(rng, ("compte rendu", "facture", "relevé", "photo", "attestation")),
        "iso": f"{year}-{month:02}-{day:02}",
        "wrong": [
            f"{year}-{day:02}-{month:02}",
            f"{day:02}-{month:02}-{year}",
            f"{day:02}/{month:02}/{year}",
            f"{year}{month:02}{day:02}",
        ],
    }


def text_sort(rng: np.random.Generator) -> dict[str, Any]:
    """The order in which a plain character by character sort shows four names."""
    subject = pick(rng, _SUBJECTS)
    low, tens = integer(rng, 2, 8), integer(rng, 1, 2)
    numbers = [tens, low if low != tens else 9, 10 * tens + integer(rng, 0, 9), 30]
    names = [f"{subject}{number}.jpg" for number in numbers]
    names[3] = f"{subject}{pick(rng, (30, 100, 110))}.jpg"
    return {
        "names": shuffled(rng, names),
        **{f"rank{place}": name for place, name in enumerate(sorted(names), 1)},
    }


def batch_name(rng: np.random.Generator) -> dict[str, Any]:
    """The name that a batch renaming gives to one of the files."""
    subject, digits = pick(rng, _SUBJECTS), integer(rng, 3, 4)
    start, rank = pick(rng, (1, 0, 10, 50)), integer(rng, 3, 45)
    number = start + rank - 1
    shown = (f"{subject}_{start + place:0{digits}}.jpg" for place in range(2))
    return {
        "first": next(shown),
        "second": next(shown),
        "rank": rank,
        "steps": rank - 1,
        "count": rank + integer(rng, 5, 40),
        "digits": digits,
        "name": f"{subject}_{number:0{digits}}.jpg",
        "wrong": [
            f"{subject}_{number + 1:0{digits}}.jpg",
            f"{subject}_{number}.jpg",
            f"{subject}_{number:0{digits + 1}}.jpg",
        ],
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
