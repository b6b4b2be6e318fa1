"""Families of competence 3.3 that hand office documents: properties, conversions, quotes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, prose, sentence, titled
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, plain
from pixsim.making.archives import Archive
from pixsim.making.documents import (
    Comment,
    Document,
    Inline,
    Link,
    Look,
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
    "une des notes de bas de page": Note,
    "un des commentaires": Comment,
    "l'adresse d'un des liens (ses mots sont restés)": Link,
    "une des lignes d'un tableau": Table,
    "le style d'un des titres (il n'est plus qu'en gras)": None,
}


def lost_in_conversion(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the one piece that a long document lost when it was converted, among many of its kind."""
    lost = pick(rng, tuple(_LOST))
    reader = pick(rng, FIRST_NAMES)
    titles = sample(rng, TITLES, min(8, len(TITLES)))
    at = integer(rng, 2, len(titles) - 2)
    before: list[Paragraph | Table] = []
    after: list[Paragraph | Table] = []
    for place, title in enumerate(titles):
        days = [
            (day, f"{integer(rng, 8, 18)} h")
            for day in ("lundi", "mardi", "mercredi", "jeudi", "samedi")
        ]
        piece: list[Paragraph | Table] = [
            heading(title),
            Paragraph((prose(rng, 2), Note(sentence(rng)))),
            Paragraph((sentence(rng), " ", Comment("À vérifier", reader, "Horaires à confirmer"))),
            Paragraph(
                ("Voir ", Link("le site", f"https://{plain(title)[:4].strip()}.example"), ".")
            ),
            Table((("Jour", "Heure"), *days)),
        ]
        before += piece
        after += [_without(block, lost) for block in piece] if place == at else piece
    page = Page(header=("Association du Verger",))
    name = titled(rng)
    archive = Archive(
        {
            f"{name}-original.odt": Document((Section(tuple(before), page),)),
            f"{name}-converti.docx": Document((Section(tuple(after), page),)),
        }
    )
    return {
        "name": f"{name}.zip",
        "options": [lost, *sample(rng, [one for one in _LOST if one != lost], 3)],
        "key": 1,
        "lost": lost, "part": titles[at],
        "files": {f"{name}.zip": archive},
    }  # fmt: skip


def _without(block: Paragraph | Table, lost: str) -> Paragraph | Table:
    """A block once converted: what is lost is gone, the words stay."""
    kind = _LOST[lost]
    if isinstance(block, Table):
        return replace(block, rows=block.rows[:-2] + block.rows[-1:]) if kind is Table else block
    if kind is None and block.style.startswith("Heading"):
        words = "".join(
            one if isinstance(one, str) else one.text
            for one in block.inlines
            if isinstance(one, str | Run)
        )
        return replace(block, style="Standard", content=(Run(words, Look(bold=True)),))
    inlines: list[Inline] = []
    for inline in block.inlines:
        if kind is not None and isinstance(inline, kind):
            words = {Comment: getattr(inline, "on", ""), Link: getattr(inline, "text", "")}.get(
                type(inline), ""
            )
            inlines.append(Run(words))
        else:
            inlines.append(inline)
    return replace(block, content=tuple(inlines))
