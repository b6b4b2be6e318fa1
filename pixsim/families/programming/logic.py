"""Families of competence 3.4, programming: conditions."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.text import indented

_ALTERNATIVES = (
    ("age", "<", 18, "tarif réduit", "tarif plein"),
    ("note", "≥", 10, "admis", "refusé"),
    ("temperature", ">", 25, "ventilateur", "chauffage"),
    ("panier", "≥", 50, "livraison offerte", "livraison payante"),
    ("batterie", "<", 20, "brancher", "continuer"),
    ("inscrits", ">", 30, "grande salle", "petite salle"),
)
_HOLDS: dict[str, Callable[[int, int], bool]] = {
    "<": lambda value, limit: value < limit,
    ">": lambda value, limit: value > limit,
    "≥": lambda value, limit: value >= limit,
}


def if_else(rng: np.random.Generator) -> dict[str, Any]:
    """What a programme with one condition displays, far from the boundary."""
    name, sign, limit, yes, no = pick(rng, _ALTERNATIVES)
    value = limit + pick(rng, (-1, 1)) * integer(rng, 2, 9)
    shown, other = (yes, no) if _HOLDS[sign](value, limit) else (no, yes)
    lines = [f"{name} ← {value}", f"si {name} {sign} {limit} :", f'    afficher "{yes}"',
             "sinon :", f'    afficher "{no}"']  # fmt: skip
    return {
        "program": indented(lines), "key": shown, "wrong": [other],
        "test": f"{value} {sign} {limit}", "truth": "vraie" if shown == yes else "fausse",
    }  # fmt: skip


def logic_values(rng: np.random.Generator) -> dict[str, Any]:
    """Three conditions with ET, OU, NON, each true or false."""
    age, limit = integer(rng, 10, 70), pick(rng, (16, 18, 26, 60))
    member, student = bool(rng.integers(2)), bool(rng.integers(2))
    adult = age >= limit
    tests = [
        (f"age ≥ {limit} ET adherent", adult and member),
        (f"age ≥ {limit} OU adherent", adult or member),
        (f"age < {limit} ET NON adherent", not adult and not member),
        (f"age < {limit} OU etudiant", not adult or student),
        ("NON etudiant ET adherent", not student and member),
        ("NON (etudiant OU adherent)", not (student or member)),
        ("etudiant OU NON adherent", student or not member),
    ]
    said = {True: "vrai", False: "faux"}
    chosen = sample(rng, tests, 3)
    while len({truth for _, truth in chosen}) == 1:
        chosen = sample(rng, tests, 3)
    row: dict[str, Any] = {"age": age, "member": said[member], "student": said[student]}
    for number, (text, truth) in enumerate(chosen, 1):
        row |= {f"test{number}": text, f"truth{number}": said[truth]}
    return row


_FARES = (
    ("d'une entrée de piscine", "resident"),
    ("d'une place de cinéma", "etudiant"),
    ("d'une visite de musée", "abonne"),
    ("d'un trajet en bus", "en_formation"),
)


def nested_fare(rng: np.random.Generator) -> dict[str, Any]:
    """The fare found by nested conditions, on a boundary one time in two."""
    place, flag = pick(rng, _FARES)
    low, high = pick(rng, (6, 8, 12)), pick(rng, (60, 62, 65))
    cheap = integer(rng, 2, 3)
    middle, full = cheap + integer(rng, 1, 3), cheap + integer(rng, 4, 6)
    on_edge, age = bool(rng.integers(2)), integer(rng, 4, 80)
    age = pick(rng, (low, high)) if on_edge else age
    holds = bool(rng.integers(2))
    fare = cheap if age < low else middle if holds or age >= high else full
    lines = [
        f"si age < {low} :", f"    tarif ← {cheap}", f"sinon si {flag} OU age ≥ {high} :",
        f"    tarif ← {middle}", "sinon :", f"    tarif ← {full}",
    ]  # fmt: skip
    return {
        "place": place, "program": indented(lines), "age": age,
        "truth": "vrai" if holds else "faux", "flag": flag,
        "low": low, "high": high,
        "key": str(fare), "wrong": [str(f) for f in (cheap, middle, full) if f != fare],
    }  # fmt: skip


def who_qualifies(rng: np.random.Generator) -> dict[str, Any]:
    """The people for whom a rule with ET and OU holds (several right options)."""
    low, high = pick(rng, (10, 12, 14)), pick(rng, (60, 62, 65))
    both = bool(rng.integers(2))
    rule = (
        f"(age < {low} OU age ≥ {high}) ET adherent" if both
        else f"age < {low} OU (age ≥ {high} ET adherent)"
    )  # fmt: skip
    while True:
        ages = [low, high, integer(rng, 5, low - 1), integer(rng, low, high - 1),
                integer(rng, high, 85)]  # fmt: skip
        members = [bool(rng.integers(2)) for _ in ages]
        right = [
            (age < low or age >= high) and member if both else age < low or (age >= high and member)
            for age, member in zip(ages, members, strict=True)
        ]
        if 2 <= sum(right) <= 3:
            break
    names = sample(rng, FIRST_NAMES, len(ages))
    options = [
        f"{name} : {age} ans, adhésion : {'oui' if member else 'non'}"
        for name, age, member in zip(names, ages, members, strict=True)
    ]
    key = [place for place, good in enumerate(right, 1) if good]
    return {"rule": rule, "options": options, "key": key}


_OPPOSITES = (
    ("age ≥ {}", "age < {}", (16, 18, 26)), ("solde > {}", "solde ≤ {}", (0, 50, 100)),
    ("stock = {}", "stock ≠ {}", (0, 1, 10)), ("note < {}", "note ≥ {}", (8, 10, 12)),
    ("duree ≤ {}", "duree > {}", (15, 30, 45)),
)  # fmt: skip


def de_morgan(rng: np.random.Generator) -> dict[str, Any]:
    """The condition equivalent to the negation of two linked conditions."""
    pairs = []
    for text, contrary, limits in sample(rng, _OPPOSITES, 2):
        limit = pick(rng, limits)
        pairs.append((text.format(limit), contrary.format(limit)))
    (p, not_p), (q, not_q) = pairs
    link, other = pick(rng, (("ET", "OU"), ("OU", "ET")))
    return {
        "condition": f"NON ({p} {link} {q})", "link": link, "other": other,
        "options": [f"{not_p} {other} {not_q}", f"{not_p} {link} {not_q}",
                    f"{p} {other} {q}", f"{not_p} {link} {q}"],
        "key": 1,
    }  # fmt: skip


_LINKS: dict[str, Callable[[bool, bool], bool]] = {
    "ET": lambda left, right: left and right,
    "OU": lambda left, right: left or right,
}


def truth_table(rng: np.random.Generator) -> dict[str, Any]:
    """In how many of the eight cases a condition on three booleans is true."""
    letters = shuffled(rng, "ABC")
    letters.append(letters[0])
    signs = [bool(rng.integers(2)) for _ in letters]
    first, middle, last = (pick(rng, ("ET", "OU")) for _ in range(3))
    long = bool(rng.integers(2))
    words = [("" if sign else "NON ") + name for name, sign in zip(letters, signs, strict=True)]
    right_text = f"({words[2]} {last} {words[3]})" if long else words[2]

    def holds(case: dict[str, bool]) -> bool:
        v = [case[name] == sign for name, sign in zip(letters, signs, strict=True)]
        right = _LINKS[last](v[2], v[3]) if long else v[2]
        return _LINKS[middle](_LINKS[first](v[0], v[1]), right)

    cases = [dict(zip("ABC", values, strict=True)) for values in product((True, False), repeat=3)]
    count = sum(map(holds, cases))
    return {
        "condition": f"({words[0]} {first} {words[1]}) {middle} {right_text}",
        "key": str(count), "wrong": [str(8 - count)] if count != 4 else ["8"],
    }  # fmt: skip
