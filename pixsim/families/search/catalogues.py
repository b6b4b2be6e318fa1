"""Competence 1.1, level 6: what a query with nested brackets finds in a catalogue as people fill it in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.search import same_words

_SUBJECTS: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (("vélo", "marche", "vélos", "vélo électrique"), ("école", "collège", "écoles", "auto-école"), ("été", "hiver", "été indien")),
    (("forêt", "rivière", "forêts", "forêt domaniale"), ("santé", "sécurité", "santé mentale", "sécurités"), ("étude", "débat", "études")),
    (("théâtre", "musée", "théâtres", "théâtre de rue"), ("élève", "apprenti", "élèves", "élève infirmier"), ("gratuité", "réservé", "gratuités")),
    (("métro", "tramway", "métros", "métro léger"), ("égalité", "sécurité", "égalités", "sécurité routière"), ("thèse", "carte", "thèses")),
)  # fmt: skip
_OTHERS = ("commune", "budget", "enquête", "jeunesse", "seniors", "numérique", "climat", "emploi")


def nested_query(rng: np.random.Generator) -> dict[str, Any]:
    """How many records a query finds, capitals and accents aside, key words being whole."""
    left, right, out = pick(rng, _SUBJECTS)
    pool = (*left, *left[:2], *right, *right[:2], *out, out[0], *sample(rng, _OTHERS, 4))
    records = [
        [_typed(rng, word) for word in dict.fromkeys(sample(rng, pool, integer(rng, 3, 6)))]
        for _n in range(integer(rng, 420, 480))
    ]
    (a, b), (c, d), (e, f) = left[:2], right[:2], out[:2]
    form = integer(rng, 0, 2)
    query = (
        f"(({a} OU {b}) ET ({c} OU {d})) SAUF ({e} OU {f})",
        f"({a} OU ({b} ET {c})) SAUF ({d} ET {e})",
        f"({a} ET ({c} OU {e})) OU ({b} SAUF ({d} OU {f}))",
    )[form]

    def found(has: Callable[[str], bool]) -> bool:
        if form == 0:
            return (has(a) or has(b)) and (has(c) or has(d)) and not (has(e) or has(f))
        if form == 1:
            return (has(a) or (has(b) and has(c))) and not (has(d) and has(e))
        return (has(a) and (has(c) or has(e))) or (has(b) and not (has(d) or has(f)))

    whole = sum(found(_whole(words)) for words in records)
    wrong = {
        sum(found(_inside(words)) for words in records),
        sum(found(_to_the_letter(words)) for words in records),
    }
    rows = ([n, ", ".join(shuffled(rng, words))] for n, words in enumerate(records, 1))
    return {
        "query": query,
        "count": whole,
        "wrong": [str(number) for number in sorted(wrong - {whole})],
        "files": {"catalogue.csv": spreadsheet_csv(["numero", "mots_cles"], rows)},
    }


def _typed(rng: np.random.Generator, word: str) -> str:
    """As somebody typed it: capitals now and then, accents left out now and then."""
    way = integer(rng, 0, 5)
    bare = word.translate(str.maketrans("éèêâîô", "eeeaio"))
    return {0: word.capitalize(), 1: bare, 2: bare.upper()}.get(way, word)


def _whole(words: list[str]) -> Callable[[str], bool]:
    known = {same_words(word) for word in words}
    return lambda word: same_words(word) in known


def _inside(words: list[str]) -> Callable[[str], bool]:
    text = same_words(", ".join(words))
    return lambda word: same_words(word) in text


def _to_the_letter(words: list[str]) -> Callable[[str], bool]:
    return lambda word: word in words
