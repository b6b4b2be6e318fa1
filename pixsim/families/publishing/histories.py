"""Families of competence 2.2: the history of a site, read to choose the tool that suits each part of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.search import without_accents

_PARTS = (
    "Actualités", "Agenda", "Entretien du vélo", "Fiches plantes", "Bonnes adresses", "Comptes rendus",
    "Recettes", "Trucs et astuces", "Histoire du quartier", "Matériel", "Questions des membres",
)  # fmt: skip
_PAGES = 7
_ENOUGH = 3

Change = tuple[str, str, str, str]
"""Part of the site, page, account, state."""


def _counted(
    rows: list[Change], person: dict[str, str], *, all_states: bool = False
) -> dict[str, int]:
    """For each part, its pages that enough different people changed; those not in `person` are left out."""
    by_page: dict[tuple[str, str], set[str]] = {}
    for part, page, account, state in rows:
        if account in person and (all_states or state == "gardée"):
            by_page.setdefault((part, page), set()).add(person[account])
    counted: dict[str, int] = {}
    for (part, _page), people in by_page.items():
        counted[part] = counted.get(part, 0) + (len(people) >= _ENOUGH)
    return counted


def _only_best(counts: dict[str, int]) -> str:
    """The part with the highest count, or nothing where two have it."""
    ranked = sorted(counts, key=lambda part: counts[part])
    return ranked[-1] if counts[ranked[-1]] > counts[ranked[-2]] else ""


def part_for_a_wiki(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the part of a site that many people correct together, page by page; counting changes misleads."""
    parts = sample(rng, _PARTS, 6)
    right, busy, twins, robots, undone, wide = parts
    people = sample(rng, FIRST_NAMES, 14)
    first, second = people[:2]  # they have two accounts each, one of work and one of home
    accounts = {without_accents(name).lower(): name for name in people}
    for name in (first, second):
        accounts[f"{without_accents(name).lower()}-maison"] = name
    bots = ("robot-liens", "robot-orthographe")
    plain = [account for account in accounts if accounts[account] not in (first, second)]
    pair = [account for account in accounts if accounts[account] in (first, second)]
    rows: list[Change] = []

    def change(part: str, page: int, who: list[str], state: str = "gardée") -> None:
        rows.extend((part, f"{part} {page}", account, state) for account in who)

    for page in range(1, _PAGES + 1):
        change(right, page, sample(rng, plain, integer(rng, 3, 4) if page < _PAGES - 1 else 2))
        change(busy, page, [pick(rng, plain)] * integer(rng, 9, 14))
        change(twins, page, [*pair, pick(rng, pair)])
        change(robots, page, [*sample(rng, plain, 2), *bots])
        change(undone, page, sample(rng, plain, 2))
        undone_by = sample(rng, plain, 3)
        change(undone, page, undone_by, "annulée")
        change(wide, page, sample(rng, plain, 2) * 2)
    for part, count in ((twins, 1), (robots, 2), (undone, 2), (wide, 3), (busy, 1)):
        for page in sample(rng, range(1, _PAGES + 1), count):
            change(part, page, sample(rng, plain, 3))
    kinds = dict.fromkeys(accounts, "membre") | dict.fromkeys(bots, "robot")
    person = dict(accounts)
    each = {account: account for account in accounts}
    key = _only_best(_counted(rows, person))
    misled = {
        _only_best(_counted(rows, each)),
        _only_best(_counted(rows, person | dict.fromkeys(bots, "robots"))),
        _only_best(_counted(rows, person, all_states=True)),
        busy,
    }
    if key != right or key in misled or len(misled - {""}) < 3:
        return part_for_a_wiki(rng)
    start = date(2025, 1, 6)
    dated = sorted(
        ((start + timedelta(days=integer(rng, 0, 350)), *row) for row in shuffled(rng, rows)),
        key=lambda row: row[0],
    )
    book = Workbook(
        (
            sheet("Historique", ("Jour", "Rubrique", "Page", "Compte", "Modification"), dated),
            sheet(
                "Comptes",
                ("Compte", "Personne", "Sorte"),
                [
                    (account, person.get(account, "—"), kinds[account])
                    for account in shuffled(rng, sorted(kinds))
                ],
            ),
        )
    )
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": key,
        "wrong": sorted(misled - {""}),
        "busy": busy,
        "files": in_two_formats("historique", book),
    }
