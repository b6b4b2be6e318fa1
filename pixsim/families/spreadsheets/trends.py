"""Families of competence 1.3, level 7: two measures on one scale, answers put back to the weight of those who gave them."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import rounded
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import MONTHS, SHORT_MONTHS

_AGES = ("15-29 ans", "30-59 ans", "60 ans et plus")


def break_of_a_ratio(rng: np.random.Generator) -> dict[str, Any]:
    """The month from which spending by visitor, over three months that slide, stays over a mark; two sheets, two units."""
    mark, turn = pick(rng, (6, 7, 8)), integer(rng, 24, 36)
    seen = [integer(rng, 400, 1900) for _month in range(48)]
    spent = []
    for place, visitors in enumerate(seen):
        share = rng.uniform(0.7, 0.97) if place < turn else rng.uniform(1.0, 1.25)
        if rng.integers(4) == 0:
            share = rng.uniform(1.05, 1.25) if place < turn else rng.uniform(0.86, 0.98)
        spent.append(round(visitors * mark * share))
    each = [money / count for money, count in zip(spent, seen, strict=True)]
    slid = [sum(spent[p - 2 : p + 1]) / sum(seen[p - 2 : p + 1]) for p in range(2, 48)]
    means = [sum(each[p - 2 : p + 1]) / 3 for p in range(2, 48)]

    def since(values: list[float], shift: int) -> int:
        """The place from which values stay over the mark."""
        under = [place for place, value in enumerate(values) if value <= mark]
        return (max(under) + 1 if under else 0) + shift

    first, by_month = since(slid, 2), since(each, 0)
    top = rounded(max(slid), 2)
    once = next(place for place, value in enumerate([0.0, 0.0, *slid]) if value > mark)  # fmt: skip
    if (
        not 14 < first < 45 or first in (by_month, once) or rounded(max(means), 2) == top
        or any(abs(value - mark) < 0.02 for value in slid) or abs(max(slid) * 100 % 1 - 0.5) < 0.05
    ):  # fmt: skip
        return break_of_a_ratio(rng)

    def named(place: int) -> str:
        return f"{MONTHS[place % 12]} {2022 + place // 12}"

    def forms(place: int) -> list[str]:
        month, year = place % 12 + 1, 2022 + place // 12
        short = SHORT_MONTHS[place % 12]
        named = (
            f"{MONTHS[place % 12]} {year % 100}", f"{MONTHS[place % 12]}-{year % 100}", f"{short} {year}", f"{short.rstrip('.')} {year}",
        )  # fmt: skip
        return [
            f"{month:02}/{year}",
            f"{month}/{year}",
            f"{year}-{month:02}",
            f"{month:02}-{year}",
            *named,
        ]

    days = [date(2022 + place // 12, place % 12 + 1, 1) for place in range(48)]
    visits = [
        (named(place) if rng.integers(6) == 0 else Cell(days[place], style=CellStyle("month")), seen[place])
        for place in shuffled(rng, range(48))
    ]  # fmt: skip
    costs = [
        (Cell(days[place], style=CellStyle("month")), *((spent[place] / 1000, "k€") if place < 18 else (spent[place], "€")))
        for place in shuffled(rng, range(48))
    ]  # fmt: skip
    return {
        "mark": mark,
        "month": named(first),
        "figures": [*forms(first), f"{2022 + first // 12}-{first % 12 + 1:02}"],
        "wrong": sorted({named(place) for place in (once, by_month % 48)} - {named(first)}),
        "top": top,
        "not_top": sorted({rounded(max(each), 2), rounded(max(means), 2)} - {top}),
        "files": in_two_formats(
            "frequentation",
            Workbook((sheet("Visiteurs", ("Mois", "Visiteurs"), visits), sheet("Dépense", ("Mois", "Montant", "Unité"), costs))),
        ),
    }  # fmt: skip


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
