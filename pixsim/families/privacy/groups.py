"""Families of competence 4.2 on anonymity: re-identification, groups, retention dates."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import full_names
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_AIDS = ("transport", "cantine", "chauffage", "logement")
_POSTCODES = ("59000", "59100", "59800", "62000", "62100", "62300")


_TOWNS = {
    "59000": "Valsonne", "59100": "Rivelac", "59800": "Montclair", "62000": "Saint-Aubert", "62100": "Port-Lune",
    "62300": "Les Granges",
}  # fmt: skip


def reidentify(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the only row that fits somebody whom public results of a race tell: year of birth and town."""
    while True:
        rows = [
            (f"P{n:02}", integer(rng, 24, 52), pick(rng, _POSTCODES), pick(rng, _AIDS))
            for n in range(1, 91)
        ]
        counts = Counter(row[1:3] for row in rows)
        single = [row for row in rows if counts[row[1:3]] == 1]
        if single:
            break
    target = pick(rng, single)
    town = _TOWNS[target[2]]
    near = [
        row[0] for row in rows if row != target and (row[1] == target[1] or row[2] == target[2])
    ]
    lines = ["numero;age;code_postal;aide", *(f"{n};{a};{c};{aid}" for n, a, c, aid in rows)]
    runners = full_names(rng, 70)
    who = runners[0]
    results = [(who, 2025 - target[1], town)] + [
        (one, integer(rng, 1970, 2004), pick(rng, sorted(_TOWNS.values()))) for one in runners[1:]
    ]
    race = [
        f"{rank};{last.upper()};{first};{year};{place}"
        for rank, ((first, last), year, place) in enumerate(shuffled(rng, results), 1)
    ]
    codes = [f"{code};{place}" for code, place in _TOWNS.items()]
    return {
        "who": " ".join(who),
        "age": target[1],
        "postcode": target[2],
        "town": town,
        "key": [target[0]],
        "wrong": near[:3],
        "aid": target[3],
        "files": {
            "aides.csv": text_file(lines),
            "course.csv": text_file(["rang;nom;prenom;naissance;commune", *race]),
            "communes.csv": text_file(["code_postal;commune", *codes]),
        },
    }


def smallest_group(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the k of a table once ages are in tens and postcodes in departments, and what must go for it to be 5."""
    departments = {"01": 1, "02": 2, "59": 3, "62": 3, "80": 2}
    least = integer(rng, 2, 4)
    sizes: dict[tuple[int, str], int] = {}
    for decade in (20, 30, 40, 50, 60):
        for department, weight in departments.items():
            sizes[decade, department] = weight * integer(rng, 9, 24)
    rare = sample(rng, tuple(sizes), integer(rng, 4, 6))
    for n, cell in enumerate(rare):
        sizes[cell] = least if n == 0 else integer(rng, least, 7)
    small = sum(size for size in sizes.values() if size < 5)
    rows = []
    for (decade, department), size in sizes.items():
        for _line in range(size):
            postcode = f"{department}{10 * integer(rng, 0, 99):03}"
            rows.append(
                (decade + integer(rng, 0, 9), int(postcode), pick(rng, _AIDS))
            )  # 1400 is 01400
    rows = shuffled(rng, rows)
    exact = Counter((age, code) for age, code, _aid in rows)
    by_sign = Counter((age // 10, str(code)[:2]) for age, code, _aid in rows)
    wrong = {min(exact.values()), min(by_sign.values()), max(sizes.values())} - {least}
    book = Workbook((sheet("Aides", ("Âge", "Code postal", "Aide"), rows),))
    return {
        "least": least, "wrong": [str(n) for n in sorted(wrong)],
        "small": str(small), "wrong_small": [str(n) for n in sorted({least, sum(size <= 5 for size in sizes.values()), small + 5} - {small})],
        "files": in_two_formats("aides", book),
    }  # fmt: skip
