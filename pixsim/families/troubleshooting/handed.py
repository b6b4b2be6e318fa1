"""Families of competence 5.1: workbooks, logs and manuals in which the cause of a trouble is found."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_SORTS = (("Unité", "U", 12), ("Câble", "C", 12), ("Écran", "E", 12))
_ACCIDENTS = (
    "coupure de courant, essai à ne pas compter", "le disjoncteur a sauté", "plus d'électricité dans l'atelier",
    "prise arrachée pendant l'essai", "multiprise éteinte par mégarde",
)  # fmt: skip
_TRIFLES = (
    "boîtier rayé, sans effet",
    "essai un peu bruyant",
    "étiquette recollée",
    "RAS",
    "notice jointe",
)
_TYPED = ("{letter}{n}", "{letter}{n}", "{letter}{n}", "{small}{n}", "{letter}-{n}", "{letter} {n}")


def faulty_part(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: hundreds of tests of units, cables and screens, typed by many; one part fails wherever it is, some tests do not count."""
    names = {sort: [f"{letter}{n}" for n in range(1, count + 1)] for sort, letter, count in _SORTS}
    listed = list(names.values())
    culprit = pick(rng, [name for one in listed for name in one])
    mine = next(place for place, one in enumerate(listed) if culprit in one)
    beside = pick(rng, [place for place in range(3) if place != mine])
    suspect = pick(rng, listed[beside])  # healthy, nearly always there when the culprit is
    rows: list[tuple[list[str], str]] = []
    while len(rows) < 360:
        parts = [pick(rng, one) for one in listed]
        if culprit in parts and rng.random() < 0.85:
            parts[beside] = suspect
        rows.append((parts, "échec" if culprit in parts else "réussi"))
    good = {part for parts, said in rows if said == "réussi" for part in parts}
    bad = [set(parts) for parts, said in rows if said == "échec"]
    if set.intersection(*bad) - good != {culprit} or suspect not in good:
        return faulty_part(rng)
    healthy = [place for place, (_parts, said) in enumerate(rows) if said == "réussi"]
    accidents = set(sample(rng, healthy, 16))  # these failures say nothing of the parts
    told: list[tuple[int, str]] = []
    typed: list[tuple[str | int, ...]] = []
    for place, (parts, said) in enumerate(rows):
        number = 1001 + place
        if place in accidents:
            told.append((number, pick(rng, _ACCIDENTS)))
        elif rng.random() < 0.06:
            told.append((number, pick(rng, _TRIFLES)))
        shown = "échec" if place in accidents else said
        typed.append(
            (
                number,
                *(_as_typed(rng, part) for part in parts),
                pick(rng, (shown, shown, shown.capitalize(), f"{shown} ")),
            )
        )
    void = rows[min(accidents)][0]
    book = Workbook(
        (
            sheet("Essais", ("Essai", "Unité", "Câble", "Écran", "Résultat"), tuple(typed)),
            sheet("Remarques", ("Essai", "Remarque"), tuple(shuffled(rng, told))),
        )
    )
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "part": culprit, "key": [culprit, f"{culprit[0]}-{culprit[1:]}", f"{culprit[0]} {culprit[1:]}"],
        "sort": _SORTS[mine][0].lower(),
        "suspect": suspect,
        "wrong": [suspect, void[mine]] if void[mine] != culprit else [suspect],
        "files": in_two_formats("essais", book),
    }  # fmt: skip


def _as_typed(rng: np.random.Generator, part: str) -> str:
    return pick(rng, _TYPED).format(letter=part[0], small=part[0].lower(), n=part[1:])


_ROOMS = ("Accueil", "Atelier", "Réunion", "Direction", "Réserve", "Animation")


def switch_without_dhcp(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: which switch has all its machines without an address from the network."""
    switches = [f"SW-{n}" for n in sample(rng, range(10, 60), 5)]
    down = switches[0]
    inventory, cabling = [], []
    hosts = iter(sample(rng, range(11, 250), 60))
    numbers = iter(sample(rng, range(100, 400), 60))
    for place, switch in enumerate(switches):
        count = 4 if place == 0 else integer(rng, 8, 11)
        lost = count if place == 0 else (5 if place == 1 else integer(rng, 0, 1))
        for port in range(1, count + 1):
            machine = f"PC-{next(numbers)}"
            given = f"192.0.2.{next(hosts)}"
            own = f"169.254.{integer(rng, 1, 254)}.{integer(rng, 1, 254)}"
            inventory.append((machine, pick(rng, _ROOMS), own if port <= lost else given))
            cabling.append((switch, port, machine))
    book = Workbook(
        (
            sheet("Adresses", ("Poste", "Salle", "Adresse IPv4"), shuffled(rng, inventory)),
            sheet("Câblage", ("Commutateur", "Port", "Poste"), shuffled(rng, cabling)),
        )
    )
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": down,
        "also": [down.replace("-", " "), down.replace("-", ""), down.removeprefix("SW-")],
        "wrong": switches[1:3],
        "files": in_two_formats("postes", book),
    }


_DISKS = ("Accueil", "Archives", "Atelier", "Compta", "Photos")


def _disks(rng: np.random.Generator) -> dict[str, Any] | None:
    names = sample(rng, _DISKS, 4)
    start = date(2025, 9, 1) + timedelta(days=7 * integer(rng, 0, 6))
    weeks = 24
    rows: list[tuple[date, str, float | str]] = []
    sizes = []
    for place, name in enumerate(names):
        capacity = pick(rng, (1000, 2000))
        cleaned = sorted(sample(rng, (5, 6, 7), 1) + sample(rng, (12, 13, 14, 15), 1))
        paces = sample(
            rng, range(30, 95, 5), 3
        )  # tenths of a Go a week, until each cleaning and after
        used = [(capacity - 200) * 10 + integer(rng, 0, 300)]
        for week in range(1, weeks):
            freed = integer(rng, 500, 900) if week in cleaned else 0
            pace = paces[sum(week > one for one in cleaned)]
            used.append(used[-1] + pace - freed + (integer(rng, -4, 4) if week < weeks - 1 else 0))
        used[-1] = used[cleaned[1]] + paces[2] * (weeks - 1 - cleaned[1])
        missing = sample(rng, [w for w in range(2, weeks - 2) if w not in cleaned and w - 1 not in cleaned], 3)  # fmt: skip
        for week, amount in enumerate(used):
            if week not in missing:
                said = (
                    f"{amount / 10:.1f} Go".replace(".", ",") if week % 7 == place else amount / 10
                )
                rows.append((start + timedelta(days=7 * week), name, said))
        sizes.append((name, capacity if place % 2 else f"{capacity // 1000} To"))
        if not place:
            asked = (capacity * 10, used, cleaned, missing, paces[2])
    room, used, cleaned, missing, pace = asked
    last = start + timedelta(days=7 * (weeks - 1))

    def day_at(one_pace: float) -> date:
        return last + timedelta(days=7 * math.ceil((room - used[-1]) / one_pace - 1e-9))

    kept = [week for week in range(cleaned[1], weeks) if week not in missing]
    fair = [float(np.polyfit(kept[n:], [used[week] for week in kept[n:]], 1)[0]) for n in (0, 1)]
    fair += [(used[-1] - used[week]) / (weeks - 1 - week) for week in kept[1:3]]
    counted = (used[-1] - used[cleaned[1]]) / (len(kept) - 1)  # as if no week was missing
    overall = max(1.0, (used[-1] - used[0]) / (weeks - 1))
    since_first = max(1.0, (used[-1] - used[cleaned[0]]) / (weeks - 1 - cleaned[0]))
    key = day_at(pace)
    wrong = [day_at(one) for one in (counted, overall, since_first)]
    if (
        {day_at(one) for one in fair} != {key}
        or key in wrong
        or any(day.year > 2200 for day in wrong)
    ):
        return None
    tables = (
        sheet("Relevés", ("Lundi", "Disque", "Espace utilisé (Go)"), tuple(sorted(rows, key=lambda row: (row[0], row[1])))),
        sheet("Disques", ("Disque", "Capacité"), tuple(shuffled(rng, sizes))),
    )  # fmt: skip
    return {
        "disk": names[0],
        "key": f"{key:%d/%m/%Y}",
        "pace": f"{pace / 10:.1f}".replace(".", ","),
        "cleaned": f"{start + timedelta(days=7 * cleaned[1]):%d/%m/%Y}",
        "wrong": [f"{day:%d/%m/%Y}" for day in dict.fromkeys((*wrong, key - timedelta(days=7)))],
        "files": in_two_formats("releves", Workbook(tables)),
    }


def full_on(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the Monday on which one disk of four is full, at its pace since it was last cleaned."""
    return first_telling(rng, _disks)


_MEASURES = ("processeur", "mémoire", "disque", "réseau")


def bottleneck(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: what is saturated whenever a program makes its user wait."""
    guilty, decoy, *rest = sample(rng, _MEASURES, 4)
    rows: list[tuple[datetime | int, ...]] = []
    moment = datetime(2026, 3, 9, 9, 0)
    for _minute in range(180):
        moment += timedelta(minutes=1)
        slow = bool(rng.random() < 0.15)
        values = {name: integer(rng, 10, 60) for name in rest}
        values[guilty] = integer(rng, 96, 100) if slow else integer(rng, 20, 80)
        values[decoy] = integer(rng, 20, 70) if slow else (100 if rng.random() < 0.3 else 65)
        wait = integer(rng, 8, 25) if slow else integer(rng, 0, 2)
        rows.append((moment, wait, *(values[name] for name in _MEASURES)))
    header = ("Moment", "Attente (s)", *(f"{name.capitalize()} (%)" for name in _MEASURES))
    book = Workbook((sheet("Mesures", header, tuple(rows)),))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": {"processeur": ["processeur", "CPU"], "mémoire": ["mémoire", "mémoire vive", "RAM"]}.get(guilty, [guilty]),
        "wrong": [decoy, *rest],
        "files": in_two_formats("mesures", book),
    }  # fmt: skip


def rotation_volume(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: what the backups of three computers take on a disk, once the plan has deleted the old ones."""
    kept = integer(rng, 2, 3)
    machines = sample(rng, ("accueil", "compta", "atelier", "direction", "animation"), 3)
    first = date(2026, 3, 1)
    rows: list[tuple[str, date, str, int, str]] = []
    for machine in machines:
        weekday, size = integer(rng, 0, 6), integer(rng, 80, 160)
        last = (60 - weekday) // 7 + 1
        failed, seen = last - integer(rng, 0, kept - 1), 0
        for n in range(61):  # March and April
            full = n % 7 == weekday
            if not full and rng.random() < 0.2:
                continue  # the computer was off
            state = "échec" if rng.random() < 0.05 else "réussie"
            if full:
                seen += 1
                state = "échec" if seen == failed else "réussie"
            weight = size + n // 3 if full else integer(rng, 3, 14)
            if state == "échec":
                weight = max(1, weight // 3)
            rows.append(
                (
                    machine,
                    first + timedelta(days=n),
                    "complète" if full else "incrémentale",
                    weight,
                    state,
                )
            )

    def remaining(*, failures: bool, monthly: bool) -> int:
        total = 0
        for machine in machines:
            mine = [row for row in rows if row[0] == machine and (failures or row[4] == "réussie")]
            fulls = [row[1] for row in mine if row[2] == "complète"]
            months = {day.month: day for day in reversed(fulls)}.values() if monthly else ()
            since = fulls[-kept]
            total += sum(row[3] for row in mine if row[1] >= since)
            total += sum(
                row[3]
                for row in mine
                if row[2] == "complète" and row[1] in months and row[1] < since
            )
        return total

    key = remaining(failures=False, monthly=True)
    plan = (
        (
            "Conservation",
            f"pour chaque poste, les {kept} dernières complètes réussies et toutes les incrémentales réussies faites depuis la première des {kept}",
        ),
        (
            "Archive",
            "en plus, pour chaque poste, la première complète réussie de chaque mois, seule",
        ),
        ("Échec", "une sauvegarde en échec ne compte pas et s'efface"),
        ("Le reste", "s'efface"),
    )
    listed = sorted(
        (f"{row[0]}-{code}.bak", *row)
        for row, code in zip(rows, sample(rng, range(1000, 9999), len(rows)), strict=True)
    )
    book = Workbook(
        (
            sheet(
                "Sauvegardes",
                ("Fichier", "Poste", "Jour", "Sorte", "Taille (Go)", "État"),
                listed,
            ),
            sheet("Plan", ("Règle", "Valeur"), list(plan)),
        )
    )
    wrong = {
        remaining(failures=True, monthly=True),
        remaining(failures=False, monthly=False),
        sum(row[3] for row in rows),
    } - {key}
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "kept": kept,
        "key": str(key),
        "wrong": [str(one) for one in sorted(wrong)],
        "files": in_two_formats("sauvegardes", book),
    }
