"""Families of competence 3.3 that hand office documents: properties, conversions, quotes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, prose, sentence, titled
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.making.archives import Archive
from pixsim.making.documents import (
    Comment,
    Document,
    Inline,
    Link,
    Note,
    Page,
    Paragraph,
    Run,
    Section,
    Table,
    document,
    heading,
)  # fmt: skip
from pixsim.making.make import in_two_formats
from pixsim.making.properties import Properties
from pixsim.making.workbooks import CellStyle

_MONEY = CellStyle("euros")


def unsigned_letter(rng: np.random.Generator) -> dict[str, Any]:
    """Who wrote an unsigned letter, and on which day: its properties say it."""
    author, changer, quoted = sample(rng, [f"{f} {n}" for f in FIRST_NAMES for n in LAST_NAMES], 3)
    created = datetime(2026, integer(rng, 1, 6), integer(rng, 1, 28), 8, integer(rng, 0, 59))
    day = created.day
    changed = created.replace(month=created.month + 1, day=integer(rng, 1, 28))
    letter = document(
        heading(pick(rng, ("Lettre ouverte", "Témoignage", "Signalement", "Proposition"))),
        prose(rng, 3),
        f"J'ai longtemps hésité à écrire, mais {quoted} m'a dit que cela pouvait aider.",
        prose(rng, 2),
        "Une personne qui préfère rester anonyme",
        properties=Properties(author=author, changed_by=changer, created=created, changed=changed),
    )
    name = titled(rng)
    return {
        "name": name,
        "author": author,
        "changer": changer,
        "quoted": quoted,
        "day": f"{day:02}/{created.month:02}/2026",
        "not_day": f"{changed.day:02}/{changed.month:02}/2026",
        "files": in_two_formats(name, letter),
    }


_LOST = {
    "les notes de bas de page": Note,
    "les commentaires": Comment,
    "les liens vers des pages web": Link,
    "les en-têtes de page": None,
    "les tableaux": Table,
    "les titres (leur style)": None,
}


def lost_in_conversion(rng: np.random.Generator) -> dict[str, Any]:
    """What a document lost when it was converted: two files to compare."""
    lost = pick(rng, tuple(_LOST))
    reader = pick(rng, FIRST_NAMES)
    blocks: list[Paragraph | Table] = []
    for title in sample(rng, TITLES, 3):
        blocks += [
            heading(title),
            Paragraph((prose(rng, 2), Note(sentence(rng)))),
            Paragraph((sentence(rng), " ", Comment("À vérifier", reader, "Horaires à confirmer"))),
            Paragraph(("Voir ", Link("le site", f"https://{title[:3].lower()}.example"), ".")),
        ]
        rows = [(day, f"{integer(rng, 8, 18)} h") for day in ("lundi", "mardi", "jeudi")]
        blocks.append(Table((("Jour", "Heure"), *rows)))
    page = Page(header=("Association du Verger",))
    whole = Document((Section(tuple(blocks), page),))
    kept = tuple(block for piece in blocks for block in _without(piece, lost))
    bare = replace(page, header=()) if lost == "les en-têtes de page" else page
    name = titled(rng)
    archive = Archive(
        {
            f"{name}-original.odt": whole,
            f"{name}-converti.docx": Document((Section(kept, bare),)),
        }
    )
    return {
        "name": f"{name}.zip",
        "options": [lost, *sample(rng, [one for one in _LOST if one != lost], 3)],
        "key": 1,
        "lost": lost,
        "files": {f"{name}.zip": archive},
    }


def _without(block: Paragraph | Table, lost: str) -> list[Paragraph | Table]:
    """A block once converted: what is lost is gone, the words stay."""
    if isinstance(block, Table):
        if lost != "les tableaux":
            return [block]
        return [Paragraph(" ".join(row)) for row in block.rows]
    if lost == "les titres (leur style)" and block.style.startswith("Heading"):
        return [replace(block, style="Standard")]
    kind = _LOST[lost]
    inlines: list[Inline] = []
    for inline in block.inlines:
        if kind is not None and isinstance(inline, kind):
            words = {Comment: getattr(inline, "on", ""), Link: getattr(inline, "text", "")}
            inlines.append(Run(words.get(type(inline), "")))
        else:
            inlines.append(inline)
    return [replace(block, content=tuple(inlines))]
