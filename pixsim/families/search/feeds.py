"""Families of competence 1.1: feeds, filters and recommendations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import decimal
from pixsim.text.csv_text import spreadsheet_csv

_HEADLINES = (
    "Vélos en libre-service", "Eau potable", "Tri des déchets", "Nuit des musées",
    "Bus de nuit", "Marché de producteurs", "Prêt de jouets", "Atelier couture",
    "Forum des métiers", "Course des quais", "Fête de la pomme", "Permanence numérique",
    "Concert au kiosque", "Collecte de livres", "Bourse aux plantes", "Repas des voisins",
)  # fmt: skip


def _rss(channel: str, items: list[str]) -> bytes:
    body = "\n".join(items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n'
        f"<title>{channel}</title>\n<link>https://ville-rivelac.example/</link>\n"
        f"<description>Actualités</description>\n{body}\n</channel>\n</rss>\n"
    ).encode()


def opml_count(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: how many different feeds of a category, subfolders included, still publish."""
    categories = sample(rng, ("Jardin", "Cuisine", "Sport", "Musées", "Presse", "Emploi"), 4)
    asked = categories[0]
    lines: list[str] = []
    last: dict[str, str] = {}
    held: list[str] = []
    direct: list[str] = []
    for category in shuffled(rng, categories):
        own, inner = integer(rng, 7, 12), integer(rng, 6, 10)
        addresses = [f"https://site{number}.example/{pick(rng, ('flux', 'rss', 'actus'))}.xml" for number in sample(rng, range(100, 999), own + inner)]  # fmt: skip
        for address in addresses:
            year = pick(rng, (2026, 2026, 2026, 2023, 2024, 2025))
            last.setdefault(address, f"{integer(rng, 1, 28):02}/{integer(rng, 1, 9):02}/{year}")
        doubled = sample(rng, addresses[:own], 3)
        listed = [addresses[:own], shuffled(rng, [*addresses[own:], *doubled])]
        if category == asked:
            held, direct = [*listed[0], *listed[1]], listed[0]
        half = len(listed[1]) // 2

        def outline(address: str) -> str:
            return f'<outline type="rss" text="{pick(rng, _HEADLINES)}" xmlUrl="{address}"/>'

        folder, deeper = sample(rng, ("À lire", "Région", "Blogs", "Revues"), 2)
        lines += [f'  <outline text="{category}">', *(f"    {outline(one)}" for one in listed[0])]
        lines += [f'    <outline text="{folder}">', *(f"      {outline(one)}" for one in listed[1][:half])]  # fmt: skip
        lines += [f'      <outline text="{deeper}">', *(f"        {outline(one)}" for one in listed[1][half:])]  # fmt: skip
        lines += ["      </outline>", "    </outline>", "  </outline>"]
    head = ('<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "<head><title>Mes flux</title></head>", "<body>")  # fmt: skip
    text = "\n".join((*head, *lines, "</body>", "</opml>", ""))
    alive = {address for address in held if last[address].endswith("2026")}
    count = len(alive)
    near = {sum(address in alive for address in held), len(set(held)), len(held), sum(address in alive for address in direct)} - {count}  # fmt: skip
    rows = [f"{address};{day}" for address, day in shuffled(rng, sorted(last.items()))]
    return {
        "category": asked,
        "count": count,
        "wrong": sorted(str(one) for one in near),
        "files": {"abonnements.opml": text.encode(), "etat.csv": text_file(["adresse du flux;dernier article", *rows])},
    }  # fmt: skip


def weighted_ranking(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the first pages by a score that the trust in their site changes, once pages of one site too many are left out."""
    heavy, light = pick(rng, ((3, 2), (5, 2), (4, 3)))
    sites = [
        f"{name}.example"
        for name in ("ville", "musee", "sport", "bus", "marche", "radio", "quartier", "ecole")
    ]
    trust = dict(zip(sites, sample(rng, range(60, 121, 5), len(sites)), strict=True))
    rows = [
        (f"P{number}", pick(rng, sites), integer(rng, 0, 100), integer(rng, 0, 100))
        for number in sample(rng, range(100, 999), 90)
    ]

    def score(row: tuple[str, str, int, int], *, trusted: bool = True) -> int:
        return (heavy * row[2] + light * row[3]) * (trust[row[1]] if trusted else 1)

    def shown(*, trusted: bool = True, most: int = 2) -> list[str]:
        kept, counts = [], dict[str, int]()
        for row in sorted(rows, key=lambda one: score(one, trusted=trusted), reverse=True):
            if counts.get(row[1], 0) < most:
                kept.append(row[0])
                counts[row[1]] = counts.get(row[1], 0) + 1
        return kept[:5]

    first = shown()
    near = [shown(trusted=False), shown(most=90)]
    scores = sorted((score(row) for row in rows), reverse=True)[:25]
    if len(set(scores)) < 25 or first in near or near[0] == near[1]:
        return weighted_ranking(rng)
    header = ["page", "site", "pertinence", "récence"]
    addresses = [
        (row[0], pick(rng, (row[1], f"www.{row[1]}", row[1].upper())), *row[2:]) for row in rows
    ]
    trusted = [
        [site, decimal(value / 100, 2)] for site, value in shuffled(rng, sorted(trust.items()))
    ]
    return {
        "heavy": heavy,
        "light": light,
        "order": ", ".join(first),
        "wrong": [", ".join(one) for one in near],
        "files": {
            "pages.csv": spreadsheet_csv(header, [list(row) for row in addresses], newline="\n"),
            "sites.csv": spreadsheet_csv(["site", "confiance"], trusted, newline="\n"),
        },
    }


def nearest_reader(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the title to suggest to a reader: of the reader nearest in taste, by a share, the one most read of all."""
    people = [f"L{number}" for number in sample(rng, range(100, 999), 30)]
    titles = [
        f"{what} {number}"
        for what in ("Carnets", "Récits", "Marées", "Jardins", "Chemins", "Lumières")
        for number in range(1, 11)
    ]
    titles = shuffled(rng, titles)
    mine, theirs, popular, rest = titles[:10], titles[10:14], titles[14], titles[15:]
    me, nearest, heavy, hasty = people[:4]
    common = integer(rng, 6, 7)
    read: dict[str, list[str]] = {
        me: list(mine),
        nearest: [*sample(rng, mine, common), *theirs],
        heavy: [*sample(rng, mine, 9), popular, *sample(rng, rest, 26)],
        hasty: [*sample(rng, mine, 4), rest[0]],
    }
    left: dict[str, list[str]] = {
        hasty: [one for one in mine if one not in read[hasty]][:5],
        nearest: [popular],
        me: rest[1:4],
    }
    for person in people[4:]:
        read[person] = [
            *sample(rng, mine, integer(rng, 1, 4)),
            *([popular] if rng.integers(4) else []),
            *sample(rng, [*rest, *theirs], integer(rng, 5, 11)),
        ]
        left[person] = [one for one in sample(rng, titles, 3) if one not in read[person]]

    def near(loans: dict[str, set[str]], one: str) -> tuple[int, float]:
        both = loans[me] & loans[one]
        return len(both), len(both) / len(loans[me] | loans[one])

    kept = {person: set(taken) for person, taken in read.items()}
    every = {person: kept[person] | set(left.get(person, ())) for person in people}
    by_share = max(people[1:], key=lambda one: near(kept, one)[1])
    careless = max(people[1:], key=lambda one: near(every, one)[1])
    by_count = max(people[1:], key=lambda one: near(kept, one)[0])
    readers = {title: sum(title in taken for taken in kept.values()) for title in theirs}
    *_less, second, first = sorted(theirs, key=readers.__getitem__)
    if (
        by_share != nearest
        or careless == nearest
        or by_count != heavy
        or readers[first] == readers[second]
    ):
        return nearest_reader(rng)
    free = iter(sample(rng, range(1000, 9999), 3 * len(titles)))
    copies = {
        title: [f"{kind}{next(free)}" for kind in ("A", "B", "C")[: integer(rng, 1, 3)]]
        for title in titles
    }
    rows: list[tuple[str, str, int]] = []
    for person in people:
        for title in read[person]:
            rows.append((person, pick(rng, copies[title]), integer(rng, 3, 28)))
            if rng.integers(6) == 0:  # again, perhaps as an audio book
                rows.append((person, pick(rng, copies[title]), integer(rng, 1, 28)))
        rows += [
            (person, pick(rng, copies[title]), integer(rng, 0, 2)) for title in left.get(person, ())
        ]
    listed = shuffled(
        rng,
        [
            (copy, title, {"A": "papier", "B": "audio", "C": "gros caractères"}[copy[0]])
            for title, held in copies.items()
            for copy in held
        ],
    )
    return {
        "reader": me, "suggestion": first, "nearest": nearest, "common": common,
        "wrong": [popular, second, rest[0], mine[0]],
        "not_common": sorted({str(len(mine)), "9", str(near(every, careless)[0])} - {str(common)}),
        "files": {
            "emprunts.csv": spreadsheet_csv(["lecteur", "exemplaire", "jours gardés"], shuffled(rng, rows), newline="\n"),
            "exemplaires.csv": spreadsheet_csv(["exemplaire", "titre", "support"], listed, newline="\n"),
        },
    }  # fmt: skip


_SECTIONS = ("Culture", "Sports", "Travaux", "École", "Environnement")


def newest_of_a_section(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: in a feed in no order, the last article of a section to have come out; times of two zones."""
    section = pick(rng, _SECTIONS)
    channel = pick(rng, ("Rivelac infos", "La lettre du quartier", "Agenda des deux rives"))
    start = datetime(2025, integer(rng, 1, 11), 1, 8, tzinfo=UTC)
    moments = [
        start + timedelta(hours=17 * n + integer(rng, 0, 9)) for n in range(integer(rng, 26, 34))
    ]
    titles = [
        f"{head} : {rest}"
        for head in _HEADLINES
        for rest in ("le programme", "ce qui change", "le bilan")
    ]
    named = sample(rng, titles, len(moments))
    articles = [
        (title, when, pick(rng, _SECTIONS)) for title, when in zip(named, moments, strict=True)
    ]
    ours = [one for one in articles if one[2] == section]
    if not 4 <= len(ours) <= 9 or ours[-1] is articles[-1]:
        return newest_of_a_section(rng)
    order = shuffled(rng, articles)
    last = ours[-1]
    in_file = [one for one in order if one[2] == section]
    if in_file[-1] is last or in_file[0] is last:
        return newest_of_a_section(rng)
    items = [
        f"<item>\n  <title>{title}</title>\n  <category>{where}</category>\n"
        f"  <link>https://ville-rivelac.example/{n}</link>\n"
        f"  <pubDate>{format_datetime(when, usegmt=True)}</pubDate>\n"
        f"  <description>Rubrique {pick(rng, _SECTIONS)} : lire aussi « {pick(rng, _HEADLINES)} ».</description>\n</item>"
        for n, (title, when, where) in enumerate(order, 1)
    ]
    return {
        "section": section, "title": last[0],
        "wrong": [in_file[0][0], in_file[-1][0], articles[-1][0], channel],
        "files": {"flux.xml": _rss(channel, items)},
    }  # fmt: skip
