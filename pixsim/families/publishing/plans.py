"""Competence 2.2, level 6: the plan a site gives to search engines, held against its pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from xml.sax.saxutils import escape

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.texts import DataTable, lines

_SITES = ("maison-lac.example", "velo-nord.example", "radio-littoral.example", "ludo-sud.example")
_SECTIONS = ("actualites", "guides", "agenda", "equipe", "projets")
_WORDS = ("atelier", "fete", "budget", "visite", "journal", "concours", "sortie", "bilan", "accueil", "aide")  # fmt: skip


def plan_and_pages(rng: np.random.Generator) -> dict[str, Any]:
    """How many published pages a sitemap leaves out, and the one it still has that is no longer published."""
    site = pick(rng, _SITES)
    root = f"https://{site}"
    paths = sample(rng, [f"/{section}/{word}-{number}" for section in _SECTIONS for word in _WORDS for number in range(1, 9)], 150)  # fmt: skip
    paths = [f"{path}?mois={integer(rng, 1, 12)}&vue=liste" if path.startswith("/agenda") and n % 3 == 0 else path for n, path in enumerate(paths)]  # fmt: skip
    missing = integer(rng, 5, 9)
    left, gone, drafts, kept = paths[:missing], paths[missing], paths[missing + 1 : missing + 14], paths[missing + 14 :]  # fmt: skip
    in_comment, in_image, longer = left[0], left[1], left[2]

    def entry(path: str, picture: str = "") -> str:
        shown = f"<image:image><image:loc>{escape(root + picture)}</image:loc></image:image>" if picture else ""  # fmt: skip
        day = date(2026, 1, 1) + timedelta(days=integer(rng, 0, 120))
        return f"  <url><loc>{escape(root + path)}</loc><lastmod>{day}</lastmod>{shown}</url>"

    entries = [entry(path, f"{path.partition('?')[0]}.jpg" if integer(rng, 0, 2) == 0 else "") for path in [*kept, gone]]  # fmt: skip
    entries[4] = entry(kept[4], in_image)
    entries.append(entry(f"{longer}-archives"))
    entries = shuffled(rng, entries)
    entries.insert(9, f"  <!-- {entry(in_comment).strip()} -->")
    entries.insert(30, f"  <!-- {entry(drafts[0]).strip()} -->")
    states = [(path, pick(rng, ("publiée", "publiée", "Publiée", "publiée "))) for path in [*left, *kept, f"{longer}-archives"]]  # fmt: skip
    states += [(path, pick(rng, ("brouillon", "relecture"))) for path in drafts] + [(gone, "retirée")]  # fmt: skip
    rows = [(path, state, f"{date(2026, 1, 1) + timedelta(days=integer(rng, 0, 120)):%d/%m/%Y}") for path, state in shuffled(rng, states)]  # fmt: skip
    text = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">',
        *entries,
        "</urlset>",
    ]
    return {
        "site": site, "missing": str(missing),
        "not_missing": [str(one) for one in (missing - 1, missing - 2, missing - 3, missing + len(drafts))],
        "gone": [f"{root}{gone}", escape(f"{root}{gone}")], "gone_path": gone,
        "not_gone": [f"{root}{drafts[0]}", f"{root}{in_comment}", f"{root}{longer}-archives"],
        "files": {"sitemap.xml": lines(text), "pages.csv": DataTable(("page", "état", "modifiée le"), tuple(rows))},
    }  # fmt: skip
