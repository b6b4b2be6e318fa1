"""Competence 4.1, level 7: advisories against what is really installed on a park of computers."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet

_SOFTWARE = ("Tablor", "Redac", "Visiolib", "Courriel+", "Navigo", "Archivo", "Planif", "Sonolib")
_NAMES = tuple(f"{name}{end}" for name in _SOFTWARE for end in ("", " Pro"))
_SERVICES = ("Accueil", "Comptabilité", "Atelier", "Direction", "Animation", "Médiathèque")
_AWAY = ("réformé", "en réserve")

Version = tuple[int, int]
Advisory = tuple[str, str, dict[int, Version], int, bool]


def _written(version: Version) -> str:
    return f"{version[0]}.{version[1]}"


def touched(advisory: Advisory, installed: list[tuple[str, str, Version]]) -> set[str]:
    """Machines on which a version is older than the one that fixes the flaw in its own branch."""
    _number, software, fixes, _score, _used = advisory
    return {
        machine
        for machine, name, version in installed
        if name == software and version[0] in fixes and version < fixes[version[0]]
    }


def first_advisory(rng: np.random.Generator) -> dict[str, Any]:
    """The advisory to deal with first and how many computers it concerns: branches, versions, computers put away."""
    while True:
        drawn = _park(rng)
        if drawn is not None:
            return drawn


def _park(rng: np.random.Generator) -> dict[str, Any] | None:
    machines = [f"PC-{n}" for n in sample(rng, range(100, 400), 60)]
    away = {machine: pick(rng, _AWAY) for machine in sample(rng, machines, 13)}
    kept = set(machines) - set(away)
    branches = {name: sorted(sample(rng, range(1, 7), 2)) for name in _NAMES}
    installed: list[tuple[str, str, Version]] = [
        (machine, name, (pick(rng, branches[name]), integer(rng, 1, 24)))
        for machine in machines
        for name in sample(rng, _NAMES, 5)
    ]
    advisories: list[Advisory] = []
    for number, score in zip(sample(rng, range(100, 999), 40), sample(rng, range(38, 99), 40), strict=True):  # fmt: skip
        name = pick(rng, _NAMES)
        fixes = {branch: (branch, integer(rng, 2, 20)) for branch in branches[name]}
        advisories.append((f"BUL-{number}", name, fixes, score, bool(rng.integers(3) == 0)))
    open_ones = [one for one in advisories if touched(one, installed) & kept]
    used = [one for one in open_ones if one[4]]
    if len(used) < 3:
        return None
    first = max(used, key=lambda one: one[3])
    count = len(touched(first, installed) & kept)
    last = max(first[2].values())
    mine = [(machine, version) for machine, name, version in installed if name == first[1]]
    as_text = {m for m, v in mine if m in kept and _written(v) < _written(first[2][v[0]])}
    one_branch = {m for m, v in mine if m in kept and v < last}
    wrong = {len(touched(first, installed)), len(as_text), len(one_branch), len(mine)}
    worst = max(open_ones, key=lambda one: one[3])
    if count in wrong or len(wrong) < 3 or worst == first or count < 3:
        return None
    order = shuffled(rng, installed)
    book = Workbook(
        (
            sheet("Postes", ("Poste", "Service", "État"), [(m, pick(rng, _SERVICES), away.get(m, "en service")) for m in sorted(machines)]),
            sheet("Installés", ("Poste", "Logiciel", "Version"), [(m, _dirty(rng, name), _written(v)) for m, name, v in order]),
        )
    )  # fmt: skip
    lines = [
        (number, software, branch, _written(fixed), f"{score // 10},{score % 10}", "oui" if exploited else "non")
        for number, software, fixes, score, exploited in advisories
        for branch, fixed in fixes.items()
    ]  # fmt: skip
    header = ("bulletin", "logiciel", "branche", "corrigé_en_version", "cvss", "exploité")
    table = DataTable(header, tuple(shuffled(rng, lines)))
    return {
        "key": [first[0], first[0].removeprefix("BUL-")],
        "wrong": [worst[0], *(one[0] for one in used if one != first)],
        "software": first[1],
        "count": str(count),
        "not_count": sorted(map(str, wrong)),
        "files": {**in_two_formats("parc", book), "bulletins.csv": table},
    }


def _dirty(rng: np.random.Generator, name: str) -> str:
    """A name as people typed it: some in capitals, some with a space after."""
    return pick(rng, (name, name, name, name.upper(), f"{name} "))
