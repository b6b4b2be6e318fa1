"""Family of competence 1.1: a rule of a watch applied to an export that is not clean."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Workbook, sheet

_NAMES = {
    "presse": (
        "Infos Sud",
        "Le Petit Relais",
        "Radio Littoral",
        "Bourg Hebdo",
        "Gazette du Lac",
        "La Tribune du Pré",
    ),
    "institution": ("Conseil de la vallée", "Mairie d'Orval", "Agence de l'eau", "Parc naturel"),
    "blog": ("Le blog de Nour", "Carnet d'un marcheur", "Vu de ma fenêtre", "Les mardis de Paul"),
}
_STEMS = {
    "vélo": ("vélos", "Vélo", "VÉLOS", "vélo"),
    "école": ("écoles", "École", "ÉCOLE", "école"),
    "forêt": ("forêts", "Forêt", "FORÊT", "forêt"),
    "musée": ("musées", "Musée", "MUSÉES", "musée"),
}
_OTHERS = ("bus", "marché", "piscine", "fibre", "cantine", "fontaine", "kiosque", "gymnase")
_ABOUT = (
    "ce qui change",
    "un premier bilan",
    "le plan voté",
    "une réunion",
    "les travaux",
    "l'enquête",
)


def articles_kept(rng: np.random.Generator) -> dict[str, Any]:
    """How many articles a rule keeps, each once, and the source of the press that has most of them.

    Dates may be texts, names of the subject have all cases, an address may come twice, and another sheet says
    what each source is.
    """
    stem = pick(rng, tuple(_STEMS))
    kinds = ["presse", "presse", "presse", "presse", "institution", "institution", "blog", "blog"]
    names = [name for kind in _NAMES for name in sample(rng, _NAMES[kind], kinds.count(kind))]
    codes = sample(rng, [f"S{n}" for n in range(10, 99)], 8)
    limit = date(2026, integer(rng, 3, 9), integer(rng, 5, 25))
    rows: list[tuple[Any, ...]] = []
    kept: dict[str, str] = {}
    inside = []
    for number in range(integer(rng, 260, 320)):
        near = rng.integers(3) > 0
        day = limit + timedelta(days=integer(rng, -30, 30) if near else integer(rng, -90, -1))
        about = pick(rng, _STEMS[stem]) if rng.integers(5) < 2 else pick(rng, _OTHERS)
        title = (
            f"{about} : {pick(rng, _ABOUT)}"
            if rng.integers(2)
            else f"{pick(rng, _ABOUT).capitalize()} ({about})"
        )
        code = pick(rng, codes)
        address = f"https://rivelac.example/{integer(rng, 10_000, 99_999)}-{number}"
        shown: Any = Cell(f"{day:%d/%m/%Y}", style=CellStyle("text")) if number % 9 == 4 else day
        row = (shown, code, title, address)
        rows.append(row)
        if rng.integers(8) == 0:
            rows.append(row)
        fits = stem in title.lower() and day >= limit
        if fits and kinds[codes.index(code)] == "presse":
            kept[address] = code
        if fits:
            inside.append(address)
    counts = Counter(kept.values()).most_common()
    if len(counts) < 2 or counts[0][1] - counts[1][1] < 2:
        return articles_kept(rng)
    repeated = sum(row[3] in kept for row in rows)
    code = counts[0][0]
    header = ("Date", "Source", "Titre", "Adresse")
    book = Workbook((
        sheet("Articles", header, shuffled(rng, rows)),
        sheet("Sources", ("Code", "Nom", "Nature"), sorted(zip(codes, names, kinds, strict=True))),
    ))  # fmt: skip
    name = names[codes.index(code)]
    return {
        "stem": stem,
        "limit": f"{limit:%d/%m/%Y}",
        "count": len(kept),
        "wrong": [str(n) for n in sorted({repeated, len(set(inside)), len(kept) + 1} - {len(kept)})],
        "source": [name, code],
        "shown": name,
        "not_source": [other for other in names if other != name][:3],
        "most": counts[0][1],
        "files": in_two_formats("veille", book),
    }  # fmt: skip
