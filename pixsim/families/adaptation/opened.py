"""Families of competence 3.3 that hand documents, pages, a catalogue and data to look into."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, sentence, titled
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, full_names
from pixsim.making.archives import Archive
from pixsim.making.documents import (
    Change,
    Comment,
    Document,
    Paragraph,
    Run,
    Section,
    heading,
)
from pixsim.making.make import in_two_formats
from pixsim.making.texts import PlainText, lines
from pixsim.making.workbooks import Workbook, sheet

# ---------------------------------------------------------------- @accessibilite_doc

# ---------------------------------------------------------------- @droit_auteur

_WORKS = (
    "roman",
    "tableau",
    "chanson",
    "photographie",
    "poème",
    "gravure",
    "pièce de théâtre",
    "conte",
)


def free_works(rng: np.random.Generator) -> dict[str, Any]:
    """How many works of a catalogue are in the public domain on a day: 70 years after the last author's death."""
    year = integer(rng, 2025, 2030)
    limit = year - 71  # the last year of death that frees the work on the first of January
    people = [f"{first} {last}" for first, last in full_names(rng, 60)]
    names = iter(people)
    rows, free, first_author, published, near = [], 0, 0, 0, 0
    for number in range(integer(rng, 9, 11)):
        one, two = next(names), next(names) if integer(rng, 0, 2) == 0 else None
        deaths = [integer(rng, limit - 25, limit + 22) for _author in range(2)]
        if number < 2:
            deaths[0] = limit + number  # one just free, one that will be next year
            two = None
        made = min(deaths) - integer(rng, 2, 30)
        last = max(deaths) if two else deaths[0]
        free += last <= limit
        near += last <= limit + 1
        first_author += deaths[0] <= limit
        published += made + 70 < year
        rows.append(
            (
                f"N-{number + 101}",
                f"{pick(rng, _WORKS).capitalize()} {number + 1}",
                made,
                one,
                deaths[0],
                two,
                deaths[1] if two else None,
            )
        )
    if len({free, first_author, published, near}) < 4:
        return free_works(rng)
    header = ("Numéro", "Œuvre", "Publication", "Auteur 1", "Décès 1", "Auteur 2", "Décès 2")
    return {
        "year": year,
        "limit": limit,
        "key": str(free),
        "wrong": [str(first_author), str(published), str(near)],
        "files": in_two_formats(
            "catalogue", Workbook((sheet("Catalogue", header, shuffled(rng, rows)),))
        ),
    }


# ---------------------------------------------------------------- @metadonnees


def left_in_a_contract(rng: np.random.Generator) -> dict[str, Any]:
    """What is still in a document about to be sent: tracked changes of whom, and a comment."""
    people = [f"{first} {last}" for first, last in full_names(rng, 3)]
    busy, other, remarks = people
    texts = sample(rng, TITLES, 6)
    counts = {busy: integer(rng, 4, 6), other: integer(rng, 1, 3)}
    changes = shuffled(rng, [person for person, count in counts.items() for _c in range(count)])
    blocks: list[Paragraph] = [heading("Contrat de prestation")]
    verb, article, word = pick(
        rng,
        (
            ("Baisser", "la", "caution"),
            ("Allonger", "le", "délai"),
            ("Retirer", "la", "pénalité"),
            ("Augmenter", "la", "remise"),
        ),
    )
    at_place = integer(rng, 1, 5)
    for place, title in enumerate(texts):
        inlines: list[Any] = [sentence(rng)]
        for person in changes[place * 2 : place * 2 + 2]:
            kind: Any = pick(rng, ("inserted", "deleted"))
            inlines += [
                " ",
                Run(
                    pick(
                        rng, ("Sous réserve d'accord.", "À titre gratuit.", "Dans les huit jours.")
                    ),
                    change=Change(kind, person),
                ),
            ]
        if place == at_place:
            inlines += [
                f" Voir l'article sur {article} ",
                Comment(f"{verb} {article} {word} s'ils insistent.", remarks, word),
                ".",
            ]
        blocks += [heading(title, 2), Paragraph(tuple(inlines))]
    name = titled(rng)
    return {
        "name": name,
        "total": len(changes),
        "not_total": counts[busy],
        "remarks": remarks,
        "not_remarks": busy,
        "word": word,
        "files": in_two_formats(name, Document((Section(tuple(blocks)),), tracking=True)),
    }


# ---------------------------------------------------------------- @page_web


def dead_anchor(rng: np.random.Generator) -> dict[str, Any]:
    """The one link of a table of contents that leads nowhere in its page, and what it should say."""
    titles = sample(
        rng,
        (
            "Accès",
            "Adhésion",
            "Bureau",
            "Calendrier",
            "Contact",
            "Dons",
            "Équipe",
            "Galerie",
            "Horaires",
            "Tarifs",
        ),
        8,
    )
    plain = {title: title.lower().replace("é", "e").replace("è", "e") for title in titles}
    broken = pick(rng, titles[1:])
    target = plain[broken]
    fault = pick(rng, (target.capitalize(), f"{target}s", target[:-1], f"{target}-1"))
    rows = [
        "<!DOCTYPE html>",
        '<html lang="fr">',
        "<head>",
        '  <meta charset="utf-8">',
        "  <title>Association</title>",
        "</head>",
        "<body>",
        "  <nav>",
        "    <ul>",
    ]
    for title in titles:
        link = fault if title == broken else plain[title]
        rows.append(f'      <li><a href="#{link}">{title}</a></li>')
    rows += ["    </ul>", "  </nav>"]
    for title in shuffled(rng, titles):
        rows.append(f'  <h2 id="{plain[title]}">{title}</h2>')
        rows += [
            f"  <p>{escape(sentence(rng), quote=False)}</p>" for _p in range(integer(rng, 2, 4))
        ]
    rows += ["</body>", "</html>"]
    name = f"accueil-{integer(rng, 10, 99)}.html"
    return {
        "name": name,
        "broken": broken,
        "titles": sorted(titles),
        "fault": f"#{fault}",
        "right": [
            f"#{target}",
            target,
            f'href="#{target}"',
            f'"#{target}"',
            f"{name}#{target}",
            f'href="{name}#{target}"',
        ],
        "shown_right": f"#{target}",
        "wrong": f"#{fault}",
        "not_broken": next(title for title in titles if title != broken),
        "files": {name: lines(rows)},
    }


# ---------------------------------------------------------------- @interop

_KINDS = ("CSV", "JSON", "XML", "Markdown", "iCalendar", "vCard")


def _as(kind: str, rows: list[tuple[str, str, int]]) -> list[str]:
    if kind == "CSV":
        return ["nom;ville;age", *(f"{name};{town};{age}" for name, town, age in rows)]
    if kind == "JSON":
        inside = [
            f'  {{"nom": "{name}", "ville": "{town}", "age": {age}}}' for name, town, age in rows
        ]
        return ["[", *(f"{line}," for line in inside[:-1]), inside[-1], "]"]
    if kind == "XML":
        return ['<?xml version="1.0" encoding="UTF-8"?>', "<liste>",
                *(f"  <personne><nom>{name}</nom><ville>{town}</ville><age>{age}</age></personne>" for name, town, age in rows), "</liste>"]  # fmt: skip
    if kind == "Markdown":
        return [
            "# Liste",
            "",
            "| Nom | Ville | Âge |",
            "|---|---|---|",
            *(f"| {name} | {town} | {age} |" for name, town, age in rows),
        ]
    if kind == "iCalendar":
        events = [
            f"BEGIN:VEVENT\nUID:{n}@asso.example\nDTSTAMP:20260101T080000Z\nDTSTART:202603{n + 10:02}T090000Z\nSUMMARY:{name}, {town}\nEND:VEVENT"
            for n, (name, town, _age) in enumerate(rows)
        ]
        return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//asso//FR", *events, "END:VCALENDAR"]
    return [
        f"BEGIN:VCARD\nVERSION:3.0\nN:;{name};;;\nFN:{name}\nADR:;;;{town};;;\nEND:VCARD"
        for name, town, _age in rows
    ]


def formats_by_their_looks(rng: np.random.Generator) -> dict[str, Any]:
    """Three files whose names do not say the format: they are looked into."""
    kinds = sample(rng, _KINDS, 3)
    towns = ("Aubrac", "Cardaillac", "Lorient", "Thiers", "Dole")
    names = sample(rng, ("envoi-a", "envoi-b", "envoi-c", "piece-1", "piece-2", "piece-3"), 3)
    members = {}
    for name, kind in zip(names, kinds, strict=True):
        rows = [
            (first, pick(rng, towns), integer(rng, 18, 79))
            for first in sample(rng, FIRST_NAMES, integer(rng, 4, 9))
        ]
        members[f"{name}.dat"] = PlainText("".join(f"{line}\n" for line in _as(kind, rows)))
    archive = f"donnees-{integer(rng, 10, 99)}.zip"
    found = dict(zip(names, kinds, strict=True))
    order = sorted(names)
    return {
        "name": archive,
        **{f"f{n}": f"{name}.dat" for n, name in enumerate(order, 1)},
        **{f"k{n}": found[name] for n, name in enumerate(order, 1)},
        **{
            f"w{n}": next(kind for kind in _KINDS if kind != found[name])
            for n, name in enumerate(order, 1)
        },
        "kinds": list(_KINDS),
        "files": {archive: Archive({f"{name}.dat": members[f"{name}.dat"] for name in order})},
    }
