"""Families of competence 1.3, level 7: two measures on one scale, answers put back to the weight of those who gave them."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import rounded
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import MONTHS

_AGES = ("15-29 ans", "30-59 ans", "60 ans et plus")


def break_of_a_ratio(rng: np.random.Generator) -> dict[str, Any]:
    """Of two measures over four years, the month from which what one costs by the other stays over a mark."""
    mark = pick(rng, (6, 7, 8))
    turn = integer(rng, 20, 38)
    rows = []
    for place in range(48):
        visitors = integer(rng, 400, 1900)
        each = rng.uniform(0.62, 0.94) if place < turn else rng.uniform(1.03, 1.3)
        if place < turn and rng.integers(6) == 0 and place != turn - 1:
            each = rng.uniform(1.02, 1.2)  # over it once, and under it again
        rows.append(
            (2022 + place // 12, MONTHS[place % 12], visitors, round(visitors * mark * each))
        )
    once = next((row for row in rows if row[3] > mark * row[2]), rows[turn])
    most = max(rows[turn:], key=lambda row: row[3] / row[2])
    if once == rows[turn] or any(abs(row[3] - mark * row[2]) < row[2] / 50 for row in rows):
        return break_of_a_ratio(rng)
    name = f"{rows[turn][1]} {rows[turn][0]}"
    return {
        "mark": mark,
        "month": name,
        "figures": [
            f"{turn % 12 + 1:02}/{2022 + turn // 12}",
            f"{turn % 12 + 1}/{2022 + turn // 12}",
        ],
        "wrong": [f"{once[1]} {once[0]}"],
        "top": rounded(most[3] / most[2], 2),
        "not_top": rounded(max(rows, key=lambda row: row[3])[3] / 100, 2),
        "files": in_two_formats(
            "frequentation",
            Workbook((sheet("Mois", ("Année", "Mois", "Visiteurs", "Dépense (€)"), rows),)),
        ),
    }


def answers_put_right(rng: np.random.Generator) -> dict[str, Any]:
    """A share among those who answered on a website, then weighed by the ages of the inhabitants."""
    people = dict(zip(_AGES, sample(rng, range(1800, 5200, 100), 3), strict=True))
    counts = dict(
        zip(_AGES, (integer(rng, 90, 130), integer(rng, 60, 90), integer(rng, 18, 30)), strict=True)
    )
    chance = dict(zip(_AGES, (0.94, 0.8, integer(rng, 25, 50) / 100), strict=True))
    rows: list[tuple[str, str]] = []
    for age, count in counts.items():
        rows += [(age, "oui" if rng.random() < chance[age] else "non") for _answer in range(count)]
    yes = {age: sum(row == (age, "oui") for row in rows) for age in _AGES}
    raw = 100 * sum(yes.values()) / len(rows)
    weighed = (
        100 * sum(people[age] * yes[age] / counts[age] for age in _AGES) / sum(people.values())
    )
    mean_of_ages = 100 * sum(yes[age] / counts[age] for age in _AGES) / 3
    shares = {rounded(share, 1) for share in (raw, weighed, mean_of_ages)}
    if len(shares) < 3 or any(abs(10 * share % 1 - 0.5) < 0.02 for share in (raw, weighed)):
        return answers_put_right(rng)
    answers = [(f"R{number:03}", *row) for number, row in enumerate(shuffled(rng, rows), 1)]
    return {
        "raw": rounded(raw, 1),
        "weighed": rounded(weighed, 1),
        "mean": rounded(mean_of_ages, 1),
        "files": {
            "reponses.csv": spreadsheet_csv(("réponse", "âge", "équipé"), answers),
            "habitants.csv": spreadsheet_csv(("âge", "habitants"), list(people.items())),
        },
    }
