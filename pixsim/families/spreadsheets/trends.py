"""Families of competence 1.3, level 7: two measures on one scale, answers put back to the weight of those who gave them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import rounded
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import MONTHS, SHORT_MONTHS


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


_RULES = (
    "Comment on redresse les réponses", "",
    "L'âge est celui du 1er janvier 2026. Les moins de 15 ans ne comptent pas.",
    "D'un compte qui a répondu plusieurs fois, on garde la dernière réponse remplie.",
    "Dans chaque quartier et chaque tranche d'âge, on prend la part de « oui »,",
    "puis on la fait peser du nombre d'habitants de cette tranche et de ce quartier.",
)  # fmt: skip
_BOUNDS = {"15 à 39 ans": (15, 39), "40 à 64 ans": (40, 64), "65 ans et plus": (65, 90)}
_QUARTERS = ("Bourg", "Plateau", "Gare", "Rives")


def answers_put_right(rng: np.random.Generator) -> dict[str, Any]:
    """Answers of a website, several of some people and some empty, weighed by the inhabitants of each age and quarter."""
    quarters = sample(rng, _QUARTERS, 2)
    cells = [(quarter, age) for quarter in quarters for age in _BOUNDS]
    people = dict(zip(cells, (integer(rng, 8, 40) * 100 for _cell in cells), strict=True))
    sizes = ((38, 55), (26, 40), (10, 16))
    chances = [integer(rng, 85, 95), integer(rng, 60, 78), integer(rng, 25, 45), integer(rng, 70, 80), integer(rng, 45, 55), integer(rng, 10, 22)]  # fmt: skip
    accounts = iter(sample(rng, range(1000, 9999), 400))
    rows: list[tuple[str, int, str, str, str]] = []
    last: dict[tuple[str, str], list[bool]] = {cell: [] for cell in cells}
    for place, (quarter, age) in enumerate(cells):
        for _person in range(integer(rng, *sizes[place % 3])):
            account, (low, high) = next(accounts), _BOUNDS[age]
            years = integer(rng, low, high)  # all birthdays of 2025 are past at the new year
            born = date(2025 - years, integer(rng, 1, 12), integer(rng, 2, 28))
            days = sorted(sample(rng, range(90), 3))
            yes = bool(rng.random() * 100 < chances[place])
            said: list[tuple[int, bool | None]] = [(days[1], yes)]
            kind = integer(rng, 0, 9)
            if kind == 0:
                said = [(days[0], not yes), (days[1], yes)]
            elif kind == 1:
                said = [(days[0], yes), (days[2], None)]
            for day, what in said:
                when = date(2026, 1, 5) + timedelta(days=day)
                rows.append((f"{when:%d/%m/%Y}", account, f"{born:%d/%m/%Y}", quarter, {True: "oui", False: "non", None: ""}[what]))  # fmt: skip
            last[quarter, age].append(yes)
    for _child in range(12):
        born = date(2025 - integer(rng, 9, 14), integer(rng, 1, 12), integer(rng, 2, 28))
        rows.append((f"{date(2026, 2, integer(rng, 1, 28)):%d/%m/%Y}", next(accounts), f"{born:%d/%m/%Y}", pick(rng, quarters), "oui"))  # fmt: skip
    share = {cell: sum(said) / len(said) for cell, said in last.items()}
    weighed = 100 * sum(share[cell] * people[cell] for cell in cells) / sum(people.values())
    told = [one for said in last.values() for one in said]
    raw = 100 * sum(told) / len(told)
    every = [row[4] for row in rows if row[4]]
    hasty = 100 * every.count("oui") / len(every)
    mean = 100 * sum(share.values()) / len(share)
    by_age = 0.0
    for age in _BOUNDS:
        both = [one for quarter in quarters for one in last[quarter, age]]
        by_age += sum(both) / len(both) * sum(people[quarter, age] for quarter in quarters)
    by_age *= 100 / sum(people.values())
    others = {rounded(value, 1) for value in (raw, hasty, mean, by_age)}
    if rounded(weighed, 1) in others or abs(10 * weighed % 1 - 0.5) < 0.02:
        return answers_put_right(rng)
    return {
        "raw": rounded(raw, 1),
        "weighed": rounded(weighed, 1),
        "not_weighed": sorted(others),
        "files": {
            "reponses.csv": spreadsheet_csv(("date", "compte", "naissance", "quartier", "équipé"), shuffled(rng, rows)),
            "habitants.csv": spreadsheet_csv(("quartier", *_BOUNDS), [(quarter, *(people[quarter, age] for age in _BOUNDS)) for quarter in quarters]),
            "methode.txt": text_file(_RULES, newline="\r\n"),
        },
    }  # fmt: skip
