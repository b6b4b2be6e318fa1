"""Families of competence 5.1 that hand over an inventory of machines and what their makers still correct."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, Workbook, sheet
from pixsim.text.french_dates import long_date

_SYSTEMS = ("Calypso", "Orion", "Mistral", "Sirocco")
_PLACES = ("d'une mairie", "d'un collège", "d'une médiathèque", "d'une mission locale", "d'un centre social", "d'un cabinet médical")  # fmt: skip
_ROOMS = ("accueil", "atelier", "bureau", "réserve", "salle 1", "salle 2")


def without_corrections(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: machines still in service, on the network, whose version is no longer corrected on a day.

    The end of a version is prolonged for machines that have a contract, and some dates are typed as texts.
    """
    day = date(2026, integer(rng, 3, 10), integer(rng, 2, 27))
    versions = [f"{system} {n}" for system in _SYSTEMS for n in (10, 11, 12)]
    ends: dict[str, tuple[date, date]] = {}
    for version in versions:
        end = date(integer(rng, 2024, 2027), integer(rng, 1, 12), integer(rng, 1, 28))
        ends[version] = (end, end.replace(year=end.year + integer(rng, 1, 2)))
    rows = []
    for n in sample(rng, range(100, 999), 140):
        version = pick(rng, versions)
        shown = pick(rng, (version, version, version.lower(), f"{version} "))
        contract = "oui" if integer(rng, 1, 4) == 1 else "non"
        state = pick(rng, ("en service", "en service", "en service", "mis au rebut"))
        net = pick(rng, ("oui", "oui", "oui", "non"))
        rows.append((f"P-{n}", pick(rng, _ROOMS), shown, contract, net, state))

    def counted(*, contracts: bool = True, spelt: bool = True, states: bool = True) -> int:
        found = 0
        for _number, _room, shown, contract, net, state in rows:
            version = shown.strip().capitalize() if spelt else shown
            if version not in ends or net != "oui" or (states and state != "en service"):
                continue
            found += ends[version][contracts and contract == "oui"] < day
        return found

    key = counted()
    wrong = {counted(contracts=False), counted(spelt=False), counted(states=False)} - {key}
    if len(wrong) < 3 or key < 4:
        return without_corrections(rng)
    dates = [
        (version, Cell(f"{end:%d/%m/%Y}") if integer(rng, 1, 4) == 1 else end, longer)
        for version, (end, longer) in shuffled(rng, list(ends.items()))
    ]
    book = Workbook(
        (
            sheet("Postes", ("Poste", "Lieu", "Système", "Contrat", "Réseau", "État"), rows),
            sheet("Corrections", ("Système", "Fin des corrections", "Fin avec contrat"), dates),
        )
    )
    return {
        "place": pick(rng, _PLACES), "day": long_date(day), "key": str(key), "wrong": [str(n) for n in sorted(wrong)],
        "files": in_two_formats("parc", book),
    }  # fmt: skip
