"""Competence 1.1, level 7: what a Boolean query of a catalogue is worth, held against what two readers judged."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.search import without_accents


class _Query(NamedTuple):
    """(one* OU other) ET third* SAUF out: with words of titles that each part finds, and others that look like them."""

    one: str
    other: str
    third: str
    out: str
    firsts: tuple[str, ...]
    thirds: tuple[str, ...]


_QUERIES = (
    _Query("vélo", "bicyclette", "enfant", "course", ("vélo", "vélos", "vélodrome", "bicyclette", "bicyclettes", "développement", "véhicule"), ("enfant", "enfants", "enfance", "enfantin", "infantile")),
    _Query("forêt", "bois", "école", "concours", ("forêt", "forêts", "bois", "boisson", "sous-bois", "boisement", "reforestation"), ("école", "écoles", "écolier", "écologie", "auto-école")),
    _Query("chat", "chien", "soin", "château", ("chat", "chats", "chaton", "chien", "chiens", "châtaigne", "achat"), ("soin", "soins", "soigner", "besoin", "soigné")),
    _Query("port", "quai", "pêche", "sport", ("port", "ports", "portuaire", "quai", "quais", "portrait", "transport"), ("pêche", "pêches", "pêcheur", "empêche", "repêchage")),
)  # fmt: skip
_ENDS = ("guide pratique", "enquête de terrain", "récits", "état des lieux", "rapport annuel", "idées reçues", "dossier", "questions")  # fmt: skip
_KEPT = {"course": ("course", "courses", "parcours"), "concours": ("concours", "parcours", "cours"), "château": ("château", "châteaux", "chapelle"), "sport": ("sport", "sports", "transports")}  # fmt: skip


def _fits(query: _Query, text: str) -> bool:
    words = re.findall(r"\w+", without_accents(text).lower())
    one, other, third, out = (without_accents(part) for part in query[:4])
    return (
        (any(word.startswith(one) for word in words) or other in words)
        and any(word.startswith(third) for word in words)
        and out not in words
    )


def _as_text(query: _Query, text: str) -> bool:
    """What looking for the letters anywhere would find."""
    said = without_accents(text).lower()
    one, other, third, out = (without_accents(part) for part in query[:4])
    return (one in said or other in said) and third in said and out not in said


def precision_and_recall(rng: np.random.Generator) -> dict[str, Any]:
    """The precision and the recall of a query, from titles and from judgements kept in another file."""
    query = pick(rng, _QUERIES)
    rows: list[tuple[str, str, str]] = []
    judged: list[tuple[int, str, str]] = []
    for number in range(1, integer(rng, 340, 380)):
        title = f"{pick(rng, query.firsts)}, {pick(rng, query.thirds)} : {pick(rng, _ENDS)}"
        word = pick(rng, (*_KEPT[query.out], "nature", "famille", "ville", "budget", "santé"))
        shown = title[0].upper() + title[1:]
        shown = pick(rng, (shown, shown, shown.upper(), without_accents(shown)))
        rows.append((f"D-{number:03}", shown, word))
        wanted = _fits(query, f"{shown} {word}")
        chance = (86 if wanted else 24) if rng.integers(8) else 50
        said = ["oui" if integer(rng, 1, 100) <= chance else "non" for _reader in "ab"]
        judged.append((number, said[0], said[1]))
    found = {number for number, (_d, title, word) in enumerate(rows, 1) if _fits(query, f"{title} {word}")}  # fmt: skip
    loose = {number for number, (_d, title, word) in enumerate(rows, 1) if _as_text(query, f"{title} {word}")}  # fmt: skip
    fitting = {number for number, one, other in judged if one == other == "oui"}
    either = {number for number, one, other in judged if "oui" in (one, other)}

    def shares(these: set[int], those: set[int]) -> tuple[float, float]:
        both = len(these & those)
        return 100 * both / len(these), 100 * both / len(those)

    precision, recall = shares(found, fitting)
    others = [*shares(loose, fitting), *shares(found, either), *shares(loose, either)]
    right = (round(precision), round(recall))
    if (
        right[0] == right[1]
        or any(0.4 < share % 1 < 0.6 for share in (precision, recall))
        or any(round(share) == right[place % 2] for place, share in enumerate(others))
    ):
        return precision_and_recall(rng)
    return {
        "query": f"({query.one}* OU {query.other}) ET {query.third}* SAUF {query.out}",
        "one": query.one,
        "precision": str(right[0]),
        "recall": str(right[1]),
        "not_precision": sorted({str(right[1]), *(str(round(o)) for o in others[::2])}),
        "not_recall": sorted({str(right[0]), *(str(round(o)) for o in others[1::2])}),
        "files": {
            "catalogue.csv": spreadsheet_csv(("document", "titre", "mot-clé"), rows),
            "jugements.csv": spreadsheet_csv(("n°", "lecteur 1", "lecteur 2"), sample(rng, judged, len(judged))),
        },
    }  # fmt: skip
