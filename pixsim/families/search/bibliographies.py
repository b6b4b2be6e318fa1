"""Competence 1.1, level 7: a bibliography held against the text that cites it and the rules of who prints it."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, plain

_TITLES = (
    "Réparer son vélo", "Le jardin partagé", "Paris en 1900", "Cuisiner les restes", "Petite histoire du sel", "L'été 1976",
    "Lire une carte", "Les oiseaux du port", "Vivre au phare", "La laine et le lin",
)  # fmt: skip
_OWN = {"article": "journal", "book": "publisher", "mastersthesis": "school"}
_VALUES = {
    "journal": ("Revue des marais", "Cahiers du sel", "Le Fil"),
    "publisher": ("Éditions du Pont", "Presses de la Halle", "La Dune"),
    "school": ("Université du Littoral", "École du Pont"),
}
_RULES = (
    "RÈGLES DE LA REVUE POUR references.bib", "",
    "1. @article : author, title, journal et year. @book : author, title, publisher et year.",
    "   @mastersthesis : author, title, school et year. @misc : title seulement.",
    "2. Un champ vide, ou qui ne contient que des espaces, ne compte pas.",
    "3. « date » vaut « year » ; « editor » vaut « author » dans un @book.",
    "4. Une entrée qui a « crossref » reçoit de l'entrée qu'il nomme tous les champs qui lui manquent.",
    "5. L'ordre des champs, les majuscules des types et des noms de champs sont libres.",
    "6. Dans le texte, ce qui suit le signe % sur une ligne n'est pas imprimé.",
)  # fmt: skip
_PHRASES = (
    "On l'a montré pour les ports \\cite{#}.", "Le fait est ancien \\cite[p. 12]{#}.", "D'autres le nuancent \\cite{#}.",
    "Voir la discussion \\cite[chap. 3]{#}.", "Cela reste discuté \\cite{#}, faute de sources.",
)  # fmt: skip
_Entry = tuple[str, str, dict[str, str]]


def _whole(rng: np.random.Generator, kind: str, key: str) -> _Entry:
    """An entry with all the fields that the rules ask of it, and one or two more."""
    held = {"title": pick(rng, _TITLES)}
    if kind != "misc":
        held |= {
            "author": f"{pick(rng, LAST_NAMES)}, {pick(rng, FIRST_NAMES)}",
            "year": str(integer(rng, 1990, 2024)),
            _OWN[kind]: pick(rng, _VALUES[_OWN[kind]]),
        }
    held |= {extra: str(integer(rng, 2, 60)) for extra in sample(rng, ("volume", "pages", "note"), 1)}  # fmt: skip
    return kind, key, held


def _without(rng: np.random.Generator, entry: _Entry, field: str) -> None:
    """Take a field off an entry: gone, or there and empty."""
    del entry[2][field]
    if rng.integers(2):
        entry[2][field] = pick(rng, ("", " "))


def _said_otherwise(rng: np.random.Generator, entry: _Entry, mother: str) -> None:
    """Leave an entry without a field that the rules find elsewhere."""
    kind, _key, held = entry
    how = pick(rng, ("date", "crossref", "editor") if kind == "book" else ("date", "crossref"))
    if how == "date":
        held["date"] = f"{held.pop('year')}-0{integer(rng, 1, 9)}"
    elif how == "editor":
        held["editor"] = held.pop("author")
    else:
        del held["year" if rng.integers(2) else _OWN[kind]]
        held["crossref"] = mother


def cited_and_incomplete(rng: np.random.Generator) -> dict[str, Any]:
    """Of what a paper cites, the key that no entry has and the entry that the rules refuse, among many not cited."""
    names = sample(rng, [plain(name) for name in LAST_NAMES if name.isalpha()], 17)
    keys = sample(rng, [f"{name}{year}{letter}" for name in names for year in range(1994, 2024, 3) for letter in "ab"], 171)  # fmt: skip
    *keys, lost = keys
    kinds = ("article", "book", "mastersthesis")
    mothers = {
        kind: _whole(rng, kind, f"actes{number}") for number, kind in enumerate(kinds, integer(rng, 10, 80))
    }  # fmt: skip
    entries = [_whole(rng, pick(rng, (*kinds, "misc")), key) for key in keys]
    real = [entry for entry in entries if entry[0] != "misc"]
    marked = sample(rng, real, 29)
    broken, other, misses = marked[:14], marked[14:26], marked[26:]
    gap = broken[0]
    missing = pick(rng, ("author", "year", _OWN[gap[0]]))
    _without(rng, gap, missing)
    for entry in broken[1:]:
        _without(rng, entry, pick(rng, ("author", "title", "year", _OWN[entry[0]])))
    for entry in other:
        _said_otherwise(rng, entry, mothers[entry[0]][1])
    quiet = {entry[1] for entry in broken[1:]}
    cited = [gap[1], lost, *(entry[1] for entry in other)]
    cited += sample(rng, [key for key in keys if key not in quiet and key not in cited], 40)
    text = ["\\section{Introduction}"]
    waiting = shuffled(rng, cited)
    while waiting:
        taken = [waiting.pop() for _key in range(min(integer(rng, 1, 3), len(waiting)))]
        text.append(pick(rng, _PHRASES).replace("#", ", ".join(taken)))
    ghost = f"{names[0]}2031a"
    for key in (ghost, broken[1][1], broken[2][1]):
        text.insert(integer(rng, 2, len(text) - 1), f"% à revoir : \\cite{{{key}}}")
    shown = []
    for kind, key, held in shuffled(rng, [*entries, *mothers.values()]):
        called = pick(rng, (kind, kind, kind.capitalize(), kind.upper()))
        lines = (
            f"  {pick(rng, (name, name, name.upper()))} = {{{value}}}"
            for name, value in shuffled(rng, list(held.items()))
        )
        shown.append(f"@{called}{{{key},\n" + ",\n".join(lines) + "\n}\n")
    return {
        "lost": lost,
        "lost_cited": f"\\cite{{{lost}}}",
        "not_lost": [ghost, gap[1]],
        "entry": gap[1],
        "entry_cited": f"\\cite{{{gap[1]}}}",
        "not_entry": [broken[1][1], other[0][1], misses[0][1]],
        "missing": missing,
        "fields": ["author", "journal", "publisher", "school", "title", "year"],
        "files": {
            "regles.txt": text_file(_RULES),
            "references.bib": "\n".join(shown).encode(),
            "memoire.tex": text_file(text),
        },
    }
