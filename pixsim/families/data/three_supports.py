"""Competence 1.2, level 7: the same photos on three supports, under several names, listed in three ways."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, plain
from pixsim.text.csv_text import spreadsheet_csv

_STEMS = (
    "bail", "budget", "cantine", "concert", "devis", "equipe", "facture", "jardin", "kermesse",
    "lettre", "maison", "notice", "permis", "piscine", "recette", "stage", "tournoi", "voyage",
)  # fmt: skip
_KINDS = ("jpg", "jpg", "jpg", "JPG", "jpeg", "pdf", "odt", "jpg.pdf")


class _Held(NamedTuple):
    """A content, wherever it is."""

    name: str
    first: str
    last: str
    day: date
    clock: str
    size: int
    mark: str


def photos_on_three_supports(rng: np.random.Generator) -> dict[str, Any]:
    """Photos of a person in a range of dates: how many contents, the largest, what their copies take."""
    first, last = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)
    people = [(first, last), (pick(rng, [n for n in FIRST_NAMES if n != first]), last), (first, pick(rng, [n for n in LAST_NAMES if n != last]))]  # fmt: skip
    start = date(2025, integer(rng, 2, 6), integer(rng, 1, 28))
    end = start + timedelta(days=integer(rng, 60, 120))
    sizes = sample(rng, range(120, 9900, 10), 190)
    marks = sample(rng, range(0xA000_0000, 0xFFFF_FFFF, 7919), 190)
    held = [
        _Held(
            f"{pick(rng, _STEMS)}-{integer(rng, 1, 60):02}.{pick(rng, _KINDS)}",
            *people[0 if rng.integers(2) else integer(rng, 1, 2)],
            pick(rng, (start, end)) if place < 8 else date(2025, 1, 1) + timedelta(days=integer(rng, 0, 360)),
            f"{integer(rng, 8, 23):02}:{integer(rng, 0, 59):02}",
            size, f"{mark:08x}",
        )
        for place, (size, mark) in enumerate(zip(sizes, marks, strict=True))
    ]  # fmt: skip
    photos = [one for one in held if one.name.lower().endswith((".jpg", ".jpeg")) and (one.first, one.last) == people[0]]  # fmt: skip
    kept = [one for one in photos if start <= one.day <= end]
    lists: list[list[_Held]] = [[], [], []]
    for place, one in enumerate(held):
        lists[2 if place < 8 and one.day == end else integer(rng, 0, 2)].append(one)
    extra = 0
    best = max(kept, key=lambda one: one.size, default=held[0])
    for one in [*sample(rng, kept, min(8, len(kept))), *sample(rng, [h for h in held if h not in kept], 30)]:  # fmt: skip
        where = pick(rng, [n for n in range(3) if one not in lists[n]])
        renamed = one is not best and bool(rng.integers(2))
        name = f"{pick(rng, _STEMS)}-{integer(rng, 61, 99)}.{one.name.partition('.')[2]}"
        lists[where].append(one._replace(name=name) if renamed else one)
        extra += one.size if one in kept else 0
    names = {one.name for lines in lists for one in lines if one.mark in {k.mark for k in kept}}
    lines = [one for held_there in lists for one in held_there if one.mark in {k.mark for k in kept}]  # fmt: skip
    plain_ends = sum(one.name.endswith(".jpg") for one in kept)
    on_cloud_at_end = any(one.day == end and one in lists[2] for one in kept)
    if (
        len(kept) < 14 or not on_cloud_at_end or len(names) in (len(kept), len(lines)) or plain_ends == len(kept)
        or best.name.endswith(".jpg") or sum(one.name == best.name for one in held) > 1
    ):  # fmt: skip
        return photos_on_three_supports(rng)
    light = max((one for one in kept if one.name.endswith(".jpg")), key=lambda one: one.size)
    inner = [(o.name, f"{o.first} {o.last}", o.day.isoformat(), o.size, o.mark) for o in lists[0]]
    outer = [
        (f"{o.last.upper()} {o.first}", o.name, f"{o.day:%d/%m/%Y}", f"{decimal(o.size / 1000)} Mo" if o.size >= 1000 else f"{o.size} ko", o.mark.upper())
        for o in lists[1]
    ]  # fmt: skip
    cloud = [
        (f"{pick(rng, ('Photos', 'Divers', 'À trier'))}/{o.name}", f"{plain(o.first)}.{plain(o.last)}@maison.example", f"{o.day.isoformat()} {o.clock}", o.size * 1000, o.mark)
        for o in lists[2]
    ]  # fmt: skip
    return {
        "author": f"{first} {last}",
        "start": f"{start:%d/%m/%Y}",
        "end": f"{end:%d/%m/%Y}",
        "count": len(kept),
        "near_counts": sorted({len(names), len(lines), plain_ends} - {len(kept)}),
        "name": best.name,
        "light": light.name,
        "freed": decimal(extra / 1000),
        "not_freed": [decimal(sum(one.size for one in kept) / 1000)],
        "files": {
            "disque-interne.csv": spreadsheet_csv(("nom", "auteur", "date", "taille_ko", "empreinte"), shuffled(rng, inner)),
            "disque-externe.csv": spreadsheet_csv(("auteur", "fichier", "modifie_le", "taille", "empreinte"), shuffled(rng, outer)),
            "nuage.csv": spreadsheet_csv(("chemin", "proprietaire", "cree_le", "octets", "empreinte"), shuffled(rng, cloud)),
        },
    }  # fmt: skip
