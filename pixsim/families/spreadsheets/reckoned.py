"""Families of competence 1.3: small reckonings that somebody waits for, done with a spreadsheet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.dates import HOLIDAYS, working_day
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import euros, rounded
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.text import indented
from pixsim.text.french_dates import WEEKDAYS, long_date

_RECEIPTS = (
    ("{who} a avancé des frais pour l'association. Voici ses tickets, en euros", "Combien faut-il lui rembourser ?"),
    ("Voici ce qu'ont payé en espèces les clients du stand {of_who}, en euros", "Combien la caisse doit-elle contenir de plus qu'au matin ?"),
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


def last_working_day(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the last of so many working days, weekends and days off left out, some of which fall on a weekend."""
    return first_telling(rng, _work)


def _work(rng: np.random.Generator) -> dict[str, Any] | None:
    what, aim = pick(rng, _WORKS)
    start = date(2026, 1, 5) + timedelta(days=integer(rng, 0, 300))
    days = integer(rng, 70, 140)
    month, first, last = pick(rng, _CLOSED_WEEKS)
    closure = [date(2026, month, day) for day in range(first, last + 1)]
    free = pick(rng, (0, 2, 4))  # a week of four days
    if start.weekday() in (free, 5, 6) or start in HOLIDAYS or start in closure:
        return None
    end = working_day(start, days - 1, {*HOLIDAYS, *closure}, free)
    told = sorted(day for day in HOLIDAYS if start <= day <= end + timedelta(days=20))
    if not (start < closure[0] and closure[-1] < end and sum(start < d < end for d in told) >= 4):
        return None
    if not any(day.weekday() > 4 for day in told):
        return None
    near = [
        working_day(start, days, {*told, *closure}, free), working_day(start, days - 1, set(), free), working_day(start, days - 1, set(told), free),
        working_day(start, days - 1, set(closure), free), working_day(start, days - 1, {*HOLIDAYS, *closure}),
        start + timedelta(days=days),
    ]  # fmt: skip
    if end in near:
        return None
    return {
        "what": what, "aim": aim, "days": days, "start": f"{WEEKDAYS[start.weekday()]} {long_date(start)}", "holidays": indented(_rows(told)),
        "from": long_date(closure[0]), "to": long_date(closure[-1]), "key": long_date(end), "free": f"{WEEKDAYS[free]}s",
        "mask": "".join(str(int(day in (free, 5, 6))) for day in range(7)), "eve": long_date(start - timedelta(days=1)),
        "wrong": [f"{day:%d/%m/%Y}" for day in near],
    }  # fmt: skip


def _rows(days: list[date]) -> list[str]:
    shown = [f"{day:%d/%m/%Y}" for day in days]
    return ["   ".join(shown[place : place + 5]) for place in range(0, len(shown), 5)]


_COUNTED = (
    ("Le rapport d'activité d'une médiathèque compare les prêts", ("Romans", "BD", "Musique", "Films", "Revues", "Jeux", "Atlas")),
    ("Le bulletin municipal compare les entrées", ("Piscine", "Patinoire", "Musée", "Théâtre", "Cinéma", "Ludothèque")),
    ("Une association compare les repas servis", ("Nord", "Gare", "Centre", "Lac", "Coteaux", "Vieux-Port")),
    ("Un office de tourisme compare les visites", ("Château", "Grotte", "Moulin", "Abbaye", "Phare", "Jardin")),
    ("Un service d'eau compare les mètres cubes vendus", ("Aubrac", "Combes", "Vernet", "Lauze", "Sorbier", "Granges")),
)  # fmt: skip


def strongest_rise(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the strongest rise in percentage of a table, which is not the largest in number."""
    return first_telling(rng, _rises)


def _rises(rng: np.random.Generator) -> dict[str, Any] | None:
    said, names = pick(rng, _COUNTED)
    old = [integer(rng, 1_200, 48_000) for _ in names]
    new = [round(before * (1 + integer(rng, -120, 280) / 1000)) + integer(rng, 0, 9) for before in old]  # fmt: skip
    rates = [100 * (after - before) / before for before, after in zip(old, new, strict=True)]
    place = max(range(len(names)), key=rates.__getitem__)
    largest = max(range(len(names)), key=lambda n: new[n] - old[n])
    second = sorted(rates)[-2]
    if place == largest or rates[place] < 5 or rates[place] - second < 0.4 or abs(rates[place] * 10 % 1 - 0.5) < 0.1:  # fmt: skip
        return None
    key = rounded(rates[place], 1)
    wrong = {rounded(rates[largest], 1), rounded(second, 1), rounded(100 * (new[place] - old[place]) / new[place], 1)} - {key}  # fmt: skip
    widest = max(map(len, names))
    rows = [f"{name:<{widest}}  {before:>6}  {after:>6}" for name, before, after in zip(names, old, new, strict=True)]  # fmt: skip
    return {
        "said": said, "table": indented([f"{'':<{widest}}    2024    2025", *rows]), "which": names[place], "largest": names[largest],
        "before": old[place], "after": new[place], "key": key, "wrong": sorted(wrong),
    }  # fmt: skip


_SHELVES = {"LI": "livres", "JE": "jeux", "CA": "cartes", "DV": "films", "PA": "papeterie"}


def prices_in_codes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the total of what is sold of one shelf, prices being part of codes."""
    shelves = sample(rng, list(_SHELVES), 3)
    codes = []
    for n in range(integer(rng, 19, 21)):
        shelf = shelves[n % 2] if n < 12 else pick(rng, shelves)
        codes.append((shelf, integer(rng, 195, 6490), integer(rng, 100, 999)))
    asked = shelves[0]
    total = sum(price for shelf, price, _ in codes if shelf == asked)
    whole = sum(price for _, price, _ in codes)
    lines = [f"{shelf}{price:05}{number}" for shelf, price, number in shuffled(rng, codes)]
    return {
        "codes": indented("   ".join(lines[n : n + 5]) for n in range(0, len(lines), 5)), "letters": asked, "shelf": _SHELVES[asked],
        "sample": lines[0], "price": euros(int(lines[0][2:7])), "key": euros(total),
        "wrong": [euros(whole), str(total), euros(total - min(price for shelf, price, _ in codes if shelf == asked))],
        "files": {"tickets.txt": text_file(lines)},
    }  # fmt: skip
