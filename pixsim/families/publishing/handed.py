"""Families of competence 2.2: services to compare, audiences to measure, in files."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet

_FIRST = ("Agor", "Caban", "Cercl", "Forum", "Grap", "Halt", "Lien", "Place")
_LAST = ("ia", "o", "ette", "ys", "éa", "ine")


def fitting_service(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of forty services, the one that meets four needs; some are paid by the year."""
    members, budget = pick(rng, (60, 120, 200)), pick(rng, (8, 12, 15))
    names = shuffled(rng, [f"{first}{last}" for first in _FIRST for last in _LAST])
    flaws = shuffled(rng, ("members", "private", "price", "year", "place") * 8)
    rows: list[tuple[Any, ...]] = []
    for number, name in enumerate(names[:40]):
        flaw = "" if number == 0 else flaws[number]
        yearly = flaw == "year" or (number == 0) or integer(rng, 0, 3) == 0
        month = (
            budget + integer(rng, 1, 9)
            if flaw in ("price", "year")
            else budget - integer(rng, 1, 6)
        )
        rows.append((
            name,
            members - integer(rng, 5, 30) if flaw == "members" else members + integer(rng, 0, 200),
            "non" if flaw == "private" else "oui",
            pick(rng, ("États-Unis", "Inde", "Canada")) if flaw == "place" else pick(rng, ("France", "Allemagne", "Irlande", "Suède")),
            12 * month if yearly else month,
            "par an" if yearly else "par mois",
        ))  # fmt: skip
    header = (
        "Service",
        "Membres au plus",
        "Groupes privés",
        "Données gardées en",
        "Prix (€)",
        "Payé",
    )
    book = Workbook((sheet("Services", header, shuffled(rng, rows)),))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "members": str(members),
        "budget": str(budget),
        "key": names[0],
        "wrong": names[1:4],
        "files": in_two_formats("services", book),
    }


def most_engaging(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the publication with the best rate of engagement, which is not the most liked."""
    while True:
        names = [f"Publication {letter}" for letter in "ABCDEFGHIJKL"]
        rows = []
        for name in names:
            reached = integer(rng, 120, 6000)
            likes = int(reached * integer(rng, 1, 12) / 100) + integer(rng, 0, 9)
            rows.append(
                (
                    name,
                    reached,
                    likes,
                    integer(rng, 0, reached // 40 + 1),
                    integer(rng, 0, reached // 60 + 1),
                )
            )
        rates = {row[0]: sum(row[2:]) / row[1] for row in rows}
        first, second = sorted(rates, key=rates.__getitem__, reverse=True)[:2]
        liked = max(rows, key=lambda row: row[2])[0]
        if first != liked and rates[first] - rates[second] > 0.004:
            break
    header = ("Publication", "Personnes atteintes", "J'aime", "Commentaires", "Partages")
    book = Workbook((sheet("Mars 2026", header, tuple(rows)),))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": [first.removeprefix("Publication "), first],
        "wrong": [liked, second],
        "rate": decimal(100 * rates[first], 1),
        "files": in_two_formats("publications", book),
    }  # fmt: skip


_SOURCES = ("lettre", "affiche", "reseau", "partenaire", "radio")


def main_source(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: where most visits of a campaign come from, by the parameters of the addresses."""
    names = shuffled(rng, _SOURCES)
    counts = [
        integer(rng, 58, 66),
        integer(rng, 40, 50),
        *(integer(rng, 15, 35) for _n in names[2:]),
    ]
    campaign, other = sample(rng, ("fete2026", "stage-ete", "don-hiver"), 2)
    rows: list[tuple[str, str]] = []
    for name, count in zip(names, counts, strict=True):
        rows += [(_moment(rng), _address(rng, name, campaign)) for _n in range(count)]
    rows += [(_moment(rng), _address(rng, names[1], other)) for _n in range(45)]
    rows += [(_moment(rng), "https://association.example/accueil") for _n in range(70)]
    table = DataTable(("moment", "adresse"), tuple(sorted(rows)))
    naive = Counter(
        row[1].partition("utm_source=")[2].partition("&")[0].lower()
        for row in rows
        if "utm_source" in row[1]
    )
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "campaign": campaign,
        "key": names[0],
        "wrong": sorted({naive.most_common(1)[0][0], names[1]} - {names[0]}),
        "files": {"visites.csv": table},
    }  # fmt: skip


def _moment(rng: np.random.Generator) -> str:
    return f"2026-03-{integer(rng, 1, 28):02} {integer(rng, 7, 22):02}:{integer(rng, 0, 59):02}"


def _address(rng: np.random.Generator, source: str, campaign: str) -> str:
    written = pick(rng, (source, source, source.capitalize(), source.upper()))
    first, last = f"utm_source={written}", f"utm_campaign={campaign}"
    order = (first, last) if rng.random() < 0.7 else (last, first)
    return (
        f"https://association.example/{pick(rng, ('accueil', 'agenda', 'don'))}?{'&'.join(order)}"
    )
