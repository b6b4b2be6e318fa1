"""Families of competence 3.4, programming: loops and functions."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.text import indented

_COUNTED = (
    "imprimer l'étiquette numéro i", "allumer la lampe numéro i", "envoyer la convocation numéro i",
    "réserver la place numéro i", "ouvrir le casier numéro i", "afficher la page numéro i",
)  # fmt: skip


def loop_turns(rng: np.random.Generator) -> dict[str, Any]:
    """How many times a counted loop runs, both bounds included."""
    first = integer(rng, 2, 12)
    last = first + integer(rng, 4, 30)
    count = last - first + 1
    lines = [f"pour i allant de {first} à {last} :", f"    {pick(rng, _COUNTED)}"]
    return {
        "program": indented(lines), "first": first, "last": last,
        "key": str(count), "wrong": [str(count - 1), str(last)],
    }  # fmt: skip


def right_loops(rng: np.random.Generator) -> dict[str, Any]:
    """Which Python loops display exactly the numbers from 1 to n (several right options)."""
    n = integer(rng, 5, 60)
    right = [(f"1, {n + 1}", "i"), (f"{n}", "i + 1"), (f"2, {n + 2}", "i - 1"),
             (f"0, {n}", "i + 1"), (f"3, {n + 3}", "i - 2")]  # fmt: skip
    wrong = [(f"1, {n}", "i"), (f"{n}", "i"), (f"0, {n + 1}", "i"), (f"1, {n + 1}", "i - 1"),
             (f"2, {n + 1}", "i - 1"), (f"{n + 1}", "i + 1")]  # fmt: skip
    count = integer(rng, 2, 3)
    chosen = sample(rng, right, count) + sample(rng, wrong, 5 - count)
    options = [f"for i in range({bounds}): print({shown})" for bounds, shown in chosen]
    return {"n": n, "options": options, "key": list(range(1, count + 1))}


def endless_loops(rng: np.random.Generator) -> dict[str, Any]:
    """Which loops never end (several right options)."""
    step, even = integer(rng, 3, 7), 2 * integer(rng, 5, 20)
    n = step * integer(rng, 4, 9)
    endless = [
        f"n ← {n + 1} ; tant que n ≠ 0 : n ← n - {step}",
        f"n ← {even + 1} ; tant que n ≠ {even + 20} : n ← n + 2",
        f"n ← {n} ; tant que n > 0 : n ← n + {step}",
        "n ← 0 ; tant que n < 1000 : n ← n × 2",
        f"n ← {n} ; tant que n > 0 : n ← n × {step}",
    ]
    ending = [
        f"n ← {n} ; tant que n ≠ 0 : n ← n - {step}",
        f"n ← {even} ; tant que n ≠ {even + 20} : n ← n + 2",
        f"n ← {n + 1} ; tant que n > 0 : n ← n - {step}",
        "n ← 1 ; tant que n < 1000 : n ← n × 2",
        f"n ← {n} ; tant que n < 0 : n ← n + {step}",
    ]
    count = integer(rng, 2, 3)
    chosen = sample(rng, endless, count) + sample(rng, ending, 5 - count)
    return {"options": chosen, "key": list(range(1, count + 1))}
