"""Competence 5.2, level 7: what a contract counts of the outages that three probes saw."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.making.texts import DataTable, PlainText

_PROBES = ("Lyon", "Nantes", "Lille")
_START, _MINUTES = datetime(2026, 4, 1), 30 * 24 * 60
_STEPS = ((99.9, 0), (99.7, 5), (99.5, 10), (99.0, 20), (0.0, 30))
_SERVICES = ("de l'agenda partagé", "du service de réservation", "du catalogue en ligne", "du portail des familles")  # fmt: skip

Span = tuple[int, int]


def counted(seen: dict[str, list[Span]], spared: list[Span], probes: int = 2) -> int:
    """Minutes during which so many probes at least see an outage, out of what is spared."""
    tally = np.zeros(_MINUTES, dtype=int)
    for spans in seen.values():
        mine = np.zeros(_MINUTES, dtype=bool)
        for begin, end in spans:
            mine[begin:end] = True
        tally += mine
    for begin, end in spared:
        tally[begin:end] = 0
    return int((tally >= probes).sum())


def credit(minutes: int) -> int:
    """What the contract gives back, in percent."""
    share = 100 - 100 * minutes / _MINUTES
    return next(back for least, back in _STEPS if share >= least)


def outages_of_contract(rng: np.random.Generator) -> dict[str, Any]:
    """Minutes that count in a month: two probes at once, not during a maintenance announced early enough; the credit due."""
    return first_telling(rng, _month)


def _month(rng: np.random.Generator) -> dict[str, Any] | None:
    seen: dict[str, list[Span]] = {probe: [] for probe in _PROBES}
    days = sample(rng, range(1, 29), 28)
    lasting = pick(rng, ((3, 8), (4, 12), (8, 26), (18, 40)))
    for day in days[:24]:  # an outage, that some probes see, each from a moment to another
        begin, length = 1440 * day + integer(rng, 300, 1100), integer(rng, *lasting)
        for probe in sample(rng, _PROBES, pick(rng, (1, 2, 2, 3))):
            late, short = integer(rng, 0, 3), integer(rng, -1, 5)
            seen[probe].append((begin + late, begin + max(late + 1, length + short)))
        if rng.random() < 0.3:  # it comes back, for one of them, before it has ended for the others
            probe = pick(rng, _PROBES)
            again = begin + length // 2
            seen[probe].append((again, again + integer(rng, 8, 20)))
    works: list[tuple[Span, int]] = []
    for place, day in enumerate(days[24:]):
        begin = 1440 * day + integer(rng, 1200, 1290)
        end = begin + pick(rng, (integer(rng, 12, 30), integer(rng, 40, 90)))
        notice = integer(rng, 60, 150) if place % 2 == 0 else integer(rng, 4, 40)
        works.append(((begin, end), notice))
        over = integer(rng, 6, 25) if place == 0 else 0
        for probe in _PROBES:
            seen[probe].append((begin + integer(rng, 1, 5), end + over - integer(rng, 0, 4)))
    spared = [span for span, notice in works if notice >= 48]
    key = counted(seen, spared)
    wrong = {
        counted(seen, [span for span, _n in works]), counted(seen, []), counted(seen, spared, 1), counted(seen, spared, 3), sum(end - begin for spans in seen.values() for begin, end in spans),
    }  # fmt: skip
    back = credit(key)
    if key in wrong or len({credit(one) for one in wrong} - {back}) < 2:
        return None
    near = min(abs(100 - 100 * key / _MINUTES - least) for least, _b in _STEPS[:-1])
    if near < 0.01:
        return None
    rows = [
        (probe, _said(begin), _said(end))
        for probe, spans in seen.items()
        for begin, end in spans
    ]  # fmt: skip
    planned = [(_said(begin), _said(end), _said(begin - 60 * notice)) for (begin, end), notice in sorted(works)]  # fmt: skip
    terms = [
        "Article 4. Disponibilité",
        "4.1 Un arrêt compte tant que deux sondes au moins le constatent en même temps.",
        "4.2 Ne compte pas ce qui tombe pendant une maintenance annoncée 48 heures au moins avant son début ; ce qui la dépasse compte.",
        "4.3 La disponibilité du mois se calcule sur toutes ses minutes, jour et nuit.",
        "4.4 Avoir, en part de la redevance du mois :",
        *(f"      disponibilité de {least:.1f} % ou plus : {share} %".replace(".", ",") for least, share in _STEPS[:-1]),
        f"      moins de {_STEPS[-2][0]:.1f} % : {_STEPS[-1][1]} %".replace(".", ","),
    ]  # fmt: skip
    return {
        "service": pick(rng, _SERVICES),
        "key": str(key),
        "wrong": sorted(map(str, wrong)),
        "credit": str(back),
        "not_credit": sorted({str(credit(one)) for one in wrong} - {str(back)}),
        "part": f"{100 - 100 * key / _MINUTES:.3f}".replace(".", ","),
        "files": {
            "pannes.csv": DataTable(("sonde", "debut", "fin"), tuple(shuffled(rng, rows))),
            "maintenances.csv": DataTable(("debut", "fin", "annoncee_le"), tuple(planned)),
            "contrat.txt": PlainText("\n".join(terms) + "\n"),
        },
    }


def _said(minute: int) -> str:
    return f"{_START + timedelta(minutes=minute):%d/%m/%Y %H:%M}"
