"""Competence 4.2, level 7: how far a table must be generalised for its groups to be large, and to tell nothing in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.text import LETTERS, lettered
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

Person = tuple[int, int, str]
"""Age on the day, postcode as a number, aid."""

_DAY = date(2026, 1, 1)
_POSTCODES = (1250, 1400, 59100, 59800, 62100, 62300)
_AIDS = ("transport", "cantine", "chauffage", "logement", "vacances")
_DECADES = (20, 30, 40, 50, 60, 70)

Way = Callable[[Person], tuple[int, int]]
_WAYS: tuple[tuple[str, Way], ...] = (
    ("âge par tranche de 10 ans, code postal entier", lambda p: (p[0] // 10, p[1])),
    ("âge par tranche de 5 ans, département", lambda p: (p[0] // 5, p[1] // 1000)),
    ("âge par tranche de 10 ans, département", lambda p: (p[0] // 10, p[1] // 1000)),
    ("âge par tranche de 20 ans, code postal entier", lambda p: (p[0] // 20, p[1])),
    ("âge exact, sans le lieu", lambda p: (p[0], 0)),
)
_TENS, _TWENTIES = 2, 3


def protects_twice(rng: np.random.Generator) -> dict[str, Any]:
    """The only one of five generalisations with groups of three, none of which has one aid alone; and what another tells."""
    while True:
        right, leaky = sample(rng, (_TENS, _TWENTIES), 2)
        people = _people(rng)
        cell, aid = _betrayed(rng, people, _WAYS[leaky][1]), pick(rng, _AIDS)
        people = [
            (a, c, aid if _WAYS[leaky][1]((a, c, "")) == cell else said) for a, c, said in people
        ]
        large, apart = [], []
        for _told, way in _WAYS:
            groups = _groups(people, way)
            large.append(min(map(len, groups.values())) >= 3)
            apart.append(all(len(set(aids)) > 1 for aids in groups.values()))
        if large == [n in (right, leaky) for n in range(5)] and apart[right]:
            break
    alone = [
        group for group, aids in _groups(people, _WAYS[leaky][1]).items() if len(set(aids)) == 1
    ]
    if alone != [cell]:
        return protects_twice(rng)
    order = shuffled(rng, range(5))
    letters = {n: LETTERS[place] for place, n in enumerate(order)}
    rows = [(_born(rng, age), code, said) for age, code, said in shuffled(rng, people)]
    book = Workbook((sheet("Aides", ("Naissance", "Code postal", "Aide"), rows),))
    low = cell[0] * (10 if leaky == _TENS else 20)
    span = f"{low}-{low + (9 if leaky == _TENS else 19)} ans"
    return {
        "ways": lettered([_WAYS[n][0] for n in order]),
        "key": f"{letters[right]}, {letters[leaky]}",
        "wrong": [f"{one}, {letters[leaky]}" for one in "ABCDE" if one not in (letters[right], letters[leaky])]
        + [f"{letters[leaky]}, {letters[right]}", letters[right]],
        "leaky": letters[leaky],
        "aid": aid,
        "group": f"{span}, {f'département {cell[1]:02}' if leaky == _TENS else f'{cell[1]:05}'}",
        "files": in_two_formats("aides", book),
    }  # fmt: skip


def _people(rng: np.random.Generator) -> list[Person]:
    """Some in every ten years and postcode, but for two of these, nearly empty."""
    cells = [(decade, code) for decade in _DECADES for code in _POSTCODES]
    sparse = set(sample(rng, cells, 3))
    return [
        (decade + integer(rng, 0, 9), code, pick(rng, _AIDS))
        for decade, code in cells
        for _ in range(1 if (decade, code) in sparse else integer(rng, 3, 8))
    ]


def _groups(people: Sequence[Person], way: Way) -> dict[tuple[int, int], list[str]]:
    groups: dict[tuple[int, int], list[str]] = defaultdict(list)
    for one in people:
        groups[way(one)].append(one[2])
    return groups


def _betrayed(rng: np.random.Generator, people: Sequence[Person], way: Way) -> tuple[int, int]:
    """One of the smallest groups."""
    groups = _groups(people, way)
    return pick(rng, sorted(groups, key=lambda group: (len(groups[group]), group))[:4])


def _born(rng: np.random.Generator, age: int) -> date:
    """Some day that makes one that old on the first of January 2026, now and then that very day."""
    birthday = date(_DAY.year - age, 1, 1)
    return pick(
        rng, (birthday, *(birthday - timedelta(days=integer(rng, 0, 364)) for _ in range(9)))
    )
