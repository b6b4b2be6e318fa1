"""Families of competence 1.1: feeds, filters and recommendations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv

_HEADLINES = (
    "Vélos en libre-service", "Eau potable", "Tri des déchets", "Nuit des musées",
    "Bus de nuit", "Marché de producteurs", "Prêt de jouets", "Atelier couture",
    "Forum des métiers", "Course des quais", "Fête de la pomme", "Permanence numérique",
    "Concert au kiosque", "Collecte de livres", "Bourse aux plantes", "Repas des voisins",
)  # fmt: skip
_ORDINALS = ("1er", "2e", "3e", "4e", "5e", "6e", "7e", "8e")


def _rss(channel: str, items: list[str]) -> bytes:
    body = "\n".join(items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n'
        f"<title>{channel}</title>\n<link>https://ville-rivelac.example/</link>\n"
        f"<description>Actualités</description>\n{body}\n</channel>\n</rss>\n"
    ).encode()


def rss_title(rng: np.random.Generator) -> dict[str, Any]:
    """The title of one article of a feed."""
    titles = sample(rng, _HEADLINES, integer(rng, 8, 14))
    channel = pick(rng, ("Rivelac infos", "La lettre du quartier", "Agenda des deux rives"))
    start = datetime(2025, integer(rng, 1, 12), 1, 8, tzinfo=UTC)
    items = [
        f"<item>\n  <title>{title}</title>\n  <link>https://ville-rivelac.example/{n}</link>\n"
        f"  <pubDate>{format_datetime(start + timedelta(days=3 * n), usegmt=True)}</pubDate>\n"
        f"  <description>Lire aussi : {pick(rng, _HEADLINES)}</description>\n</item>"
        for n, title in enumerate(titles)
    ]
    rank = integer(rng, 2, 7)
    return {
        "rank": _ORDINALS[rank - 1],
        "title": titles[rank - 1],
        "wrong": [channel, titles[rank - 2], titles[rank]],
        "files": {"flux.xml": _rss(channel, items)},
    }


def opml_count(rng: np.random.Generator) -> dict[str, Any]:
    """How many feeds a category of an OPML file holds, subfolders included."""
    categories = sample(rng, ("Jardin", "Cuisine", "Sport", "Musées", "Presse", "Emploi"), 4)
    asked = pick(rng, categories)
    lines, counts, direct = [], {}, 0
    for category in categories:
        own, inner = integer(rng, 2, 6), integer(rng, 2, 4)
        counts[category] = own + inner
        direct = own if category == asked else direct
        feeds = [
            f'<outline type="rss" text="{title}"'
            f' xmlUrl="https://site{integer(rng, 100, 999)}.example/{category.lower()}.xml"/>'
            for title in sample(rng, _HEADLINES, own + inner)
        ]
        folder = pick(rng, ("À lire", "Région", "Blogs"))
        lines += [f'  <outline text="{category}">', *(f"    {feed}" for feed in feeds[:own])]
        lines += [f'    <outline text="{folder}">', *(f"      {feed}" for feed in feeds[own:])]
        lines += ["    </outline>", "  </outline>"]
    text = "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<opml version="2.0">',
            "<head><title>Mes flux</title></head>",
            "<body>",
            *lines,
            "</body>",
            "</opml>",
            "",
        )
    )
    return {
        "category": asked,
        "count": counts[asked],
        "wrong": [str(direct), str(counts[asked] + 1), str(counts[asked] + 2)],
        "files": {"abonnements.opml": text.encode()},
    }


def weighted_ranking(rng: np.random.Generator) -> dict[str, Any]:
    """The first pages by a score of two marks, once old pages and pages of one site too many are left out."""
    heavy, light = pick(rng, ((3, 2), (5, 2), (4, 3)))
    rows = []
    for number in sample(rng, range(100, 999), 70):
        site = pick(rng, ("ville", "musee", "sport", "bus", "marche"))
        rows.append((f"P{number}", f"{site}.example", integer(rng, 0, 100), integer(rng, 0, 100)))

    def score(row: tuple[str, str, int, int]) -> int:
        return heavy * row[2] + light * row[3]

    ranked = sorted(rows, key=score, reverse=True)
    kept, sites = [], dict[str, int]()
    for row in ranked:
        if sites.get(row[1], 0) < 2:
            kept.append(row)
            sites[row[1]] = sites.get(row[1], 0) + 1
    first = kept[:5]
    if len({score(row) for row in ranked[:15]}) < 15 or first == ranked[:5]:
        return weighted_ranking(rng)
    header = ["page", "site", "pertinence", "récence"]
    return {
        "heavy": heavy,
        "light": light,
        "order": ", ".join(row[0] for row in first),
        "wrong": [", ".join(row[0] for row in ranked[:5])],
        "files": {"pages.csv": spreadsheet_csv(header, [list(row) for row in rows], newline="\n")},
    }


def nearest_reader(rng: np.random.Generator) -> dict[str, Any]:
    """The title to suggest: what the reader with most loans in common has borrowed besides, among thirty."""
    people = [f"L{number}" for number in sample(rng, range(100, 999), 30)]
    films = [
        f"{what} {number}"
        for what in ("Carnets", "Récits", "Marées", "Jardins", "Chemins", "Lumières")
        for number in range(1, 8)
    ]
    films = shuffled(rng, films)
    mine, suggestion, popular, rest = films[:9], films[9], films[10], films[11:]
    common = integer(rng, 6, 7)
    loans = {people[0]: list(mine), people[1]: [*sample(rng, mine, common), suggestion]}
    for person in people[2:]:
        shared = sample(rng, mine, integer(rng, 1, common - 1))
        more = [popular] if rng.integers(4) else []
        loans[person] = [*shared, *more, *sample(rng, rest, integer(rng, 3, 9))]
    rows = shuffled(rng, [[person, film] for person, taken in loans.items() for film in taken])
    table = spreadsheet_csv(["lecteur", "titre"], rows, newline="\n")
    return {
        "reader": people[0],
        "suggestion": suggestion,
        "nearest": people[1],
        "common": common,
        "wrong": [popular, *rest[:3], *mine[:3]],
        "not_common": len(mine),
        "files": {"emprunts.csv": table},
    }
