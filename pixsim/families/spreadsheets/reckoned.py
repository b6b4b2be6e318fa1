"""Families of competence 1.3: small reckonings that somebody waits for, done with a spreadsheet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick
from pixsim.families.draws.numbers import euros
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.text import indented
from pixsim.text.french_dates import WEEKDAYS, long_date

_RECEIPTS = (
    ("{who} a avancé des frais pour l'association. Voici ses tickets, en euros", "Combien faut-il lui rembourser ?"),
    ("Voici ce qu'ont payé les clients du stand {of_who}, en euros", "Combien la caisse doit-elle contenir de plus qu'au matin ?"),
    ("Voici les dons reçus pour le voyage de la classe {of_who}, en euros", "Combien a-t-on réuni ?"),
    ("Voici les factures que {who} doit payer ce mois-ci, en euros", "Combien doit-il rester sur le compte pour les payer toutes ?"),
    ("Voici les achats {of_who} pour le repas de quartier, en euros", "Combien tout cela a-t-il coûté ?"),
)  # fmt: skip


def receipts(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the sum of a column of amounts."""
    who = pick(rng, FIRST_NAMES)
    said, asked = pick(rng, _RECEIPTS)
    amounts = [integer(rng, 215, 9890) for _ in range(integer(rng, 13, 16))]
    total = sum(amounts)
    return {
        "said": said.format(who=who, of_who=of(who)), "asked": asked, "amounts": indented(euros(a) for a in amounts), "count": len(amounts),
        "last": len(amounts), "key": euros(total),
        "wrong": [euros(total - amounts[-1]), euros(total - amounts[0]), euros(total + 100)],
    }  # fmt: skip


_WORKS = (
    ("Le chantier de la salle des fêtes", "pour fixer l'inauguration"),
    ("La rénovation de la piscine", "pour annoncer la réouverture"),
    ("Le remplacement de la chaufferie", "pour louer la chaudière provisoire"),
    ("La formation d'une équipe", "pour réserver la salle"),
    ("La numérisation des archives", "pour rendre les scanners loués"),
)
_CLOSED_WEEKS = ((8, 3, 14), (8, 10, 21), (2, 16, 20), (4, 20, 24), (10, 19, 30))
_HOLIDAYS = (
    (1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25),
)  # fmt: skip
MOVING = {2026: (date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)), 2027: (date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17))}  # fmt: skip


def last_working_day(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the last of so many working days, weekends and days off left out, some of which fall on a weekend."""
    return first_telling(rng, _work)


def _work(rng: np.random.Generator) -> dict[str, Any] | None:
    what, aim = pick(rng, _WORKS)
    start = date(2026, 1, 5) + timedelta(days=integer(rng, 0, 300))
    days = integer(rng, 70, 140)
    holidays = [date(year, month, day) for year in (2026, 2027) for month, day in _HOLIDAYS]
    holidays += [day for year in (2026, 2027) for day in MOVING[year]]
    month, first, last = pick(rng, _CLOSED_WEEKS)
    closure = [date(2026, month, day) for day in range(first, last + 1)]
    if start.weekday() > 4 or start in holidays or start in closure:
        return None
    end = _end(start, days, {*holidays, *closure})
    told = sorted(day for day in holidays if start <= day <= end + timedelta(days=20))
    if not (start < closure[0] and closure[-1] < end and sum(start < d < end for d in told) >= 4):
        return None
    if not any(day.weekday() > 4 for day in told):
        return None
    near = [
        _end(start, days + 1, {*told, *closure}), _end(start, days, set()), _end(start, days, set(told)), _end(start, days, set(closure)),
        start + timedelta(days=days),
    ]  # fmt: skip
    if end in near:
        return None
    return {
        "what": what, "aim": aim, "days": days, "start": f"{WEEKDAYS[start.weekday()]} {long_date(start)}", "holidays": indented(_rows(told)),
        "from": long_date(closure[0]), "to": long_date(closure[-1]), "key": long_date(end), "before": days - 1,
        "wrong": [f"{day:%d/%m/%Y}" for day in near],
    }  # fmt: skip


def _end(start: date, days: int, off: set[date]) -> date:
    day, left = start, days - 1
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in off
    return day


def _rows(days: list[date]) -> list[str]:
    shown = [f"{day:%d/%m/%Y}" for day in days]
    return ["   ".join(shown[place : place + 5]) for place in range(0, len(shown), 5)]
