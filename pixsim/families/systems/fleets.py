"""Families of competence 5.2, levels 5 and 6: machines and services to sort from two sheets that people filled."""

from __future__ import annotations

from functools import cache
from itertools import combinations_with_replacement
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_PROGRAMS = (
    ("Montage vidéo", 16, 60, 8, "oui"), ("Plans 3D", 16, 25, 6, "oui"), ("Retouche photo", 8, 20, 4, "non"),
    ("Cartes", 12, 45, 4, "non"), ("Bureautique", 4, 8, 2, "non"), ("Musique", 8, 70, 6, "non"),
)  # fmt: skip
_MODULES = (("4 Go", 4, 19), ("8 Go", 8, 32), ("16 Go", 16, 65))
"""Memory that is sold: its name, gigabytes, euros."""


@cache
def upgrade(lacking: int, slots: int) -> int | None:
    """The least that the memory which lacks costs, in so many free slots; None where it cannot be had."""
    if lacking <= 0:
        return 0
    costs = [
        sum(price for _name, _size, price in held)
        for count in range(1, slots + 1)
        for held in combinations_with_replacement(_MODULES, count)
        if sum(size for _name, size, _price in held) >= lacking
    ]
    return min(costs, default=None)


def machine_for_programs(rng: np.random.Generator) -> dict[str, Any]:
    """The cheapest machine for two programs, memory to be added being counted, disk added up."""
    return first_telling(rng, _machines)


def _machines(rng: np.random.Generator) -> dict[str, Any] | None:
    programs = sample(rng, _PROGRAMS, 2)
    memory, disk = max(p[1] for p in programs), sum(p[2] for p in programs)
    cores = max(p[3] for p in programs)
    card = "oui" if any(p[4] == "oui" for p in programs) else "non"
    rows = []
    for number in sample(rng, range(100, 999), integer(rng, 120, 150)):
        ram, slots = pick(rng, (4, 4, 8, 8, 12, 16)), integer(rng, 0, 2)
        free, core, graphic = integer(rng, 20, 180), pick(rng, (2, 4, 6, 8, 12)), pick(rng, ("oui", "non"))  # fmt: skip
        price = 190 + 11 * ram + free // 2 + 28 * core + (150 if graphic == "oui" else 0) + integer(rng, 0, 140)  # fmt: skip
        size = pick(rng, (f"{ram} Go", f"{ram} Go", f"{1024 * ram} Mo"))
        rows.append((f"M{number}", size, slots, free, core, graphic, price, ram))

    def total(row: tuple[Any, ...], space: int, *, both: bool = False) -> int | None:
        enough = row[3] >= space and row[4] >= cores and (card == "non" or row[5] == "oui")
        need = sum(p[1] for p in programs) if both else memory
        more = upgrade(need - row[7], row[2])
        return row[6] + more if enough and more is not None else None

    def cheapest(space: int, *, both: bool = False, as_is: bool = False) -> tuple[int, str]:
        found = [(total(row, space, both=both), row[0]) for row in rows]
        able = [(cost, name) for cost, name in found if cost is not None]
        if as_is:
            able = [(row[6], row[0]) for row in rows if total(row, space) == row[6]]
        return min(able, default=(0, ""))

    ranked = sorted(cost for row in rows if (cost := total(row, disk)) is not None)
    right = cheapest(disk)
    lures = [cheapest(max(p[2] for p in programs)), cheapest(disk, as_is=True)]
    by_price = min((row[6], row[0]) for row in rows if total(row, disk) is not None)
    names = {right[1], *(name for _cost, name in lures), by_price[1]}
    if len(ranked) < 4 or ranked[0] == ranked[1] or len(names) < 4:
        return None
    bought = right[0] - next(row[6] for row in rows if row[0] == right[1])
    if not bought:
        return None
    book = Workbook((
        sheet("Machines", ("Machine", "Mémoire", "Emplacements libres", "Disque libre (Go)", "Cœurs", "Carte graphique", "Prix (€)"), [row[:7] for row in rows]),
        sheet("Logiciels", ("Logiciel", "Mémoire (Go)", "Place sur le disque (Go)", "Cœurs", "Carte graphique exigée"), _PROGRAMS),
        sheet("Barrettes", ("Barrette", "Prix (€)"), [(name, price) for name, _size, price in _MODULES]),
    ))  # fmt: skip
    return {
        "one": programs[0][0], "two": programs[1][0], "memory": memory, "disk": disk, "cores": cores, "card": ", une carte graphique" if card == "oui" else "",
        "key": right[1], "wrong": sorted(names - {right[1]}), "price": str(right[0]), "not_price": sorted({str(right[0] - bought), str(by_price[0]), str(lures[1][0])} - {str(right[0])}),
        "bought": bought, "files": in_two_formats("parc", book),
    }  # fmt: skip


_KERNELS = {"Linux": ("Debian 12", "Alpine 3.20", "Ubuntu 24.04", "Fedora 41"), "Windows NT": ("Windows Server 2022",), "BSD": ("FreeBSD 14", "OpenBSD 7")}  # fmt: skip


def machine_or_container(rng: np.random.Generator) -> dict[str, Any]:
    """Which services need a whole system of their own on a host, by three reasons on two sheets; the memory that all ask for."""
    return first_telling(rng, _services)


def _services(rng: np.random.Generator) -> dict[str, Any] | None:
    extra = pick(rng, (1, 2))
    host = (6, pick(rng, (8, 9, 10, 11)))
    systems = [(name, kernel) for kernel, names in _KERNELS.items() for name in names]
    kernels = dict(systems)
    rows: list[tuple[Any, ...]] = []
    virtual = plain = memory = by_system = as_number = 0
    for number in sample(rng, range(10, 99), integer(rng, 62, 80)):
        system = pick(rng, [name for name, kernel in systems for _n in range(3 if kernel == "Linux" else 1)])  # fmt: skip
        least = (pick(rng, (5, 6)), pick(rng, (1, 2, 4, 6, 9, 10, 12, 15)))
        changes = pick(rng, ("non", "non", "non", "oui"))
        need, wanted = pick(rng, (512, 1024, 1536, 2048, 4096)), pick(rng, ("oui", "oui", "Oui", "non", "plus tard"))  # fmt: skip
        own = kernels[system] != "Linux" or changes == "oui" or least > host
        if wanted.lower() == "oui":
            virtual += own
            plain += need
            memory += need + (1024 * extra if own else 0)
            by_system += kernels[system] != "Linux" or changes == "oui"
            as_number += kernels[system] != "Linux" or changes == "oui" or float(f"{least[0]}.{least[1]}") > float(f"{host[0]}.{host[1]}")  # fmt: skip
        said = pick(rng, (f"{need} Mo", f"{need} Mo", f"{need / 1024:g} Go".replace(".", ",")))
        shown = f"{least[0]}.{least[1]}" if kernels[system] == "Linux" else ""
        rows.append((f"service-{number}", system, shown, changes, said, wanted))  # fmt: skip
    if len({virtual, by_system, as_number}) < 3 or memory % 1024:
        return None
    book = Workbook((
        sheet("Services", ("Service", "Fait pour", "Noyau minimal", "Modifie le noyau", "Mémoire", "À installer"), rows),
        sheet("Systèmes", ("Système", "Noyau"), sorted(systems)),
    ))  # fmt: skip
    return {
        "extra": extra, "host": f"{host[0]}.{host[1]}", "virtual": str(virtual), "not_virtual": [str(by_system), str(as_number)],
        "memory": str(memory // 1024), "not_memory": [str(plain // 1024)], "files": in_two_formats("services", book),
    }  # fmt: skip


_PROCESSORS = (("Atome N270", 32), ("Duo T2300", 32), ("Ryzen 5 3500", 64), ("Core i5-6500", 64), ("Athlon II X2", 64), ("Celeron N4020", 64), ("Pentium M 730", 32), ("Core 2 E8400", 64))  # fmt: skip


def machines_that_can(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: how many machines of a fleet run a program as they are, and how many more with another system."""
    bits = dict(_PROCESSORS)
    rows: list[tuple[Any, ...]] = []
    now = later = lured = 0
    for number in sample(rng, range(100, 999), integer(rng, 180, 230)):
        model = pick(rng, _PROCESSORS)[0]
        system = pick(rng, (64, 64, 32)) if bits[model] == 64 else 32
        memory = pick(rng, (1, 2, 3, 4, 8))
        said = pick(rng, (f"{memory} Go", f"{memory} Go", f"{1024 * memory} Mo"))
        written = pick(rng, {64: ("64 bits", "x86_64", "amd64", "x64"), 32: ("32 bits", "i686", "x86")}[system])  # fmt: skip
        state = pick(rng, ("en service", "en service", "en service", "au rebut"))
        rows.append((f"P-{number}", model, written, said, state))
        if state == "en service" and memory >= 4:
            now += system == 64
            later += bits[model] == 64 and system == 32
            lured += written == "64 bits"
    if len({now, later, now + later, lured}) < 4:
        return machines_that_can(rng)
    book = Workbook((
        sheet("Postes", ("Poste", "Processeur", "Système", "Mémoire", "État"), rows),
        sheet("Processeurs", ("Processeur", "Bits"), sorted(_PROCESSORS)),
    ))  # fmt: skip
    return {
        "now": str(now), "later": str(later), "not_now": [str(now + later), str(lured)],
        "not_later": [str(now + later)], "files": in_two_formats("postes", book),
    }  # fmt: skip
