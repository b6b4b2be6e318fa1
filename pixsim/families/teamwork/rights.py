"""Families of competence 2.3, advanced: audits, groups, conflicts, filing plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, full_names, plain
from pixsim.families.draws.text import indented
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import long_date

_RIGHTS = ("aucun", "lecture", "commentaire", "modification")
_LIMITS = {"salarié": 3, "stagiaire": 2, "bénévole": 1}
_FOLDERS = ("Accueil", "Ateliers", "Budget", "Communication")


_WRITTEN = {
    1: ("lecture", "lecture", "Lecture", "lect."),
    2: ("commentaire", "commentaire", "Commentaire", "comment."),
    3: ("modification", "modification", "Modification", "modif."),
}


def rights_audit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: accesses beyond the rule, which stands in a second file, for accounts that a third describes."""
    accounts = [f"{plain(first)}.{plain(last)}" for first, last in full_names(rng, 84)]
    functions = ("bénévole", "prestataire", "salarié", "stagiaire", "trésorier")
    folders = ("Accueil", "Ateliers", "Budget", "Communication", "Photos", "Projets")
    limits = {(f, d): pick(rng, (0, 1, 1, 2, 2, 3)) for f in functions for d in folders}
    today = date(2026, integer(rng, 2, 11), 1)
    function = {one: pick(rng, functions) for one in accounts}
    ended = set(sample(rng, accounts, 9))
    rows, excess, loose, read = [], 0, 0, 0
    for one in accounts:
        for folder in sample(rng, folders, integer(rng, 4, 6)):
            limit = limits[function[one], folder]
            right = (
                integer(rng, 0, 3) if integer(rng, 0, 6) == 0 else min(limit, integer(rng, 0, 3))
            )
            if not right:
                continue
            excess += right > (0 if one in ended else limit)
            loose += right > limit
            written = pick(rng, _WRITTEN[right])
            read += right > limit and written == _RIGHTS[right]
            rows.append((one.upper() if integer(rng, 0, 9) == 0 else one, folder, written))
    if loose == excess or read == loose or loose < 5:
        return rights_audit(rng)
    until = {
        one: f"{today + timedelta(days=integer(rng, -90, -2) if one in ended else integer(rng, 20, 300)):%d/%m/%Y}"
        for one in accounts
        if one in ended or function[one] in ("stagiaire", "prestataire")
    }
    people = [(one, function[one], until.get(one, "")) for one in sorted(accounts)]
    rule = [(f, *(_RIGHTS[limits[f, d]] for d in folders)) for f in functions]
    return {
        "day": long_date(today),
        "files": {
            "acces.csv": spreadsheet_csv(("compte", "dossier", "droit"), shuffled(rng, rows)),
            "comptes.csv": spreadsheet_csv(("compte", "fonction", "fin_de_contrat"), people),
            "regles.csv": spreadsheet_csv(("fonction", *folders), rule),
        },
        "loose": loose,
        "key": [str(excess)],
        "wrong": [str(n) for n in {loose, read, len(rows)} - {excess}],
    }


def members(groups: Mapping[str, Sequence[str]], name: str) -> set[str]:
    """The people of a group and of the groups it holds."""
    found: set[str] = set()
    for entry in groups[name]:
        found |= members(groups, entry) if entry in groups else {entry}
    return found


def merge_sentences(rng: np.random.Generator) -> dict[str, Any]:
    """One sentence that keeps what two people changed, each in another place."""
    days = sample(rng, ("lundi", "mardi", "mercredi", "jeudi", "vendredi"), 2)
    hours = [str(hour) for hour in sample(rng, range(9, 18), 2)]
    rooms = sample(rng, ("salle 3", "mairie", "bibliothèque", "maison de quartier", "cantine"), 2)
    event = pick(rng, ("La réunion", "La formation", "La permanence", "Le bilan", "Le repas"))

    def sentence(day: int, hour: int, room: int) -> str:
        return f"{event} : {days[day]}, {hours[hour]} h, {rooms[room]}."

    first, second = sample(rng, ((1, 0, 0), (0, 1, 0), (0, 0, 1)), 2)
    both = tuple(max(pair) for pair in zip(first, second, strict=True))
    people = sample(rng, FIRST_NAMES, 2)
    return {
        "first_name": people[0],
        "second_name": people[1],
        "start": sentence(0, 0, 0),
        "first": sentence(*first),
        "second": sentence(*second),
        "key": [sentence(both[0], both[1], both[2])],
        "wrong": [sentence(*first), sentence(*second), sentence(1, 1, 1)],
    }


def naming_audit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the files whose names break a convention, among four hundred; some faults do not show."""
    kinds, towns = ("bilan", "devis", "facture", "affiche"), ("arras", "lens", "douai", "lille")
    rows, faults, hidden = [], 0, 0
    for number in range(1, 401):
        day = date(2025, 1, 2) + timedelta(days=integer(rng, 0, 500))
        kind, town = pick(rng, kinds), pick(rng, towns)
        end = pick(rng, ("pdf", "odt", "ods"))
        name = f"{day:%Y-%m-%d}_{kind}_{town}.{end}"
        chance = rng.random()
        if chance < 0.06:
            faults += 1
            name = pick(rng, (
                f"{day:%d-%m-%Y}_{kind}_{town}.{end}", f"{day:%Y-%m-%d}_{kind}-{town}.{end}",
                f"{day:%Y%m%d}_{kind}_{town}.{end}", f"{day:%Y-%m-%d}_{town}_{kind}.{end}",
                f"{day:%Y-%m-%d}_{kind}_{town}_v2.{end}", f"{day:%y-%m-%d}_{kind}_{town}.{end}",
            ))  # fmt: skip
        elif chance < 0.12:
            faults, hidden = faults + 1, hidden + 1
            name = pick(rng, (
                f"{day:%Y}-{pick(rng, ('02-30', '04-31', '06-31', '11-31'))}_{kind}_{town}.{end}",
                f"{day:%Y-%m-%d}_{kind}s_{town}.{end}", f"{day:%Y-%m-%d}_{kind}_{town.capitalize()}.{end}",
                f"{day:%Y-%m-%d}_{kind}_{town}.{end.upper()}", f"{day:%Y-%m-%d}_{kind}__{town}.{end}",
                f"{day:%Y-%m-%d}_{kind}_{town}.{pick(rng, ('doc', 'docx', 'xls'))}",
            ))  # fmt: skip
        rows.append((number, name, pick(rng, FIRST_NAMES)))
    return {
        "files": {"inventaire.csv": spreadsheet_csv(("numero", "fichier", "auteur"), rows)},
        "key": [str(faults)],
        "wrong": [str(faults - hidden), str(faults - 1), str(len(rows) - faults)],
    }


def conflict_copy(rng: np.random.Generator) -> dict[str, Any]:
    """The name a synchronising tool gives to a copy in conflict."""
    base = pick(rng, ("budget", "planning", "contacts", "bilan", "inventaire"))
    end = pick(rng, ("ods", "odt", "xlsx", "docx"))
    name = pick(rng, ("Karim", "Hugo", "Sofia", "Malik", "Nadia", "Paul", "Luc", "Zoé"))
    day = date(2026, 1, 2) + timedelta(days=integer(rng, 0, 200))
    stem = f"{base} (conflit {name} {day:%Y-%m-%d})"
    present = integer(rng, 0, 2)
    there = [f"{stem}{'' if rank == 0 else f' {rank + 1}'}.{end}" for rank in range(present)]
    right = f"{stem}{'' if not present else f' {present + 1}'}.{end}"
    other = f"{base} (conflit {name} {day - timedelta(days=1):%Y-%m-%d}).{end}"
    return {
        "file": f"{base}.{end}",
        "name": name,
        "day": long_date(day),
        "folder": indented((f"{base}.{end}", other, *there)),
        "key": [right],
        "wrong": [other, f"{stem} {present + 2}.{end}", *there],
    }
