"""Families of competence 3.1 that hand a document whose styles and fields are to be looked into."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, prose, sentence, titled
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.documents import (
    Document,
    Field,
    Look,
    Mark,
    Paragraph,
    Section,
    Style,
    document,
    heading,
)  # fmt: skip
from pixsim.making.make import in_two_formats

_KEPT = Look(font="Liberation Serif", size=12, after=6, widows=2, orphans=2)
_STYLES = ("Consigne", "Témoignage", "Encadré", "Résumé", "Annexe", "Remarque", "Conseil")


def widow_control(rng: np.random.Generator) -> dict[str, Any]:
    """The one style in use that lets a line stand alone on a page; another sets the pages apart."""
    names = sample(rng, _STYLES, 5)
    off, together, justified = names[:3]
    looks = {
        off: Look(widows=0, orphans=0, italic=True),
        together: Look(keep_with_next=True, ink="#1F4E79"),
        justified: Look(align="justify", left=0.8),
        names[3]: Look(bold=True, size=11),
        names[4]: Look(before=6, after=12),
    }
    styles = [Style("Standard", "", _KEPT)]
    styles += [Style(name, "Standard", looks[name]) for name in shuffled(rng, names)]
    paragraphs: list[Paragraph | str] = [heading(title) for title in sample(rng, TITLES, 3)]
    for name in shuffled(rng, names * 3):
        paragraphs.insert(integer(rng, 1, len(paragraphs)), Paragraph(prose(rng), style=name))
    name = titled(rng)
    return {
        "name": name,
        "key": off,
        "wrong": [together, justified, names[3]],
        "files": in_two_formats(name, document(*paragraphs, styles=tuple(styles))),
    }


def _numbers(levels: list[int]) -> list[str]:
    """« 1 », « 1.1 »… for headings of these levels; 0 is no heading."""
    counts, numbers = [0, 0, 0], []
    for level in levels:
        if level:
            counts[level - 1] += 1
            counts[level:] = [0] * (3 - level)
        numbers.append(".".join(map(str, counts[:level])))
    return numbers


def moved_section(rng: np.random.Generator) -> dict[str, Any]:
    """The number of a heading once a section has moved to the top, headings numbered by style."""
    parts = integer(rng, 4, 5)
    titles = iter(sample(rng, TITLES, len(TITLES)))
    plan: list[list[tuple[str, int]]] = []
    for _part in range(parts):
        section = [(next(titles), 1), *((next(titles), 2) for _sub in range(integer(rng, 1, 3)))]
        section.insert(integer(rng, 1, len(section)), (f"{sentence(rng)[:-1]}", 0))
        plan.append(section)
    moved = integer(rng, 2, parts - 1)
    asked_part = integer(rng, 0, parts - 1)
    while asked_part == moved:
        asked_part = integer(rng, 0, parts - 1)
    asked = pick(rng, [title for title, level in plan[asked_part] if level == 2])
    after = [plan[moved], *plan[:moved], *plan[moved + 1 :]]

    def number(order: list[list[tuple[str, int]]]) -> str:
        flat = [entry for section in order for entry in section]
        found = _numbers([level for _title, level in flat])
        return found[[title for title, _level in flat].index(asked)]

    if number(after) == number(plan):
        return moved_section(rng)
    blocks: list[Paragraph | str] = []
    for section in plan:
        for title, level in section:
            false = Paragraph(title, look=Look(bold=True, size=15, font="Liberation Sans"))
            blocks += [heading(title, level) if level else false, prose(rng, 2)]
    name = titled(rng)
    return {
        "name": name,
        "moved": plan[moved][0][0],
        "first": plan[0][0][0],
        "asked": asked,
        "before": number(plan),
        "key": number(after),
        "also": [f"{number(after)} {asked}", number(after).replace(".", ",")],
        "wrong": [number(plan)],
        "files": in_two_formats(name, document(*blocks)),
    }


def derived_sizes(rng: np.random.Generator) -> dict[str, Any]:
    """How many paragraphs change size with the style at the top: derived styles, direct settings."""
    base, *names = sample(rng, _STYLES, 6)
    parents = {
        names[0]: base,
        names[1]: names[0],
        names[2]: base,
        names[3]: names[2],
        names[4]: "Standard",
    }
    own_size = {names[2], names[4]} if integer(rng, 0, 1) else {names[0], names[4]}
    styles = [
        Style("Standard", "", _KEPT),
        Style(base, "Standard", Look(size=11, font="Liberation Sans")),
    ]
    inks = ("#1F4E79", "#7F3F00", "#274E13", "#5B2C6F", "#404040")
    for ink, (name, parent) in zip(inks, parents.items(), strict=True):
        look = Look(ink=ink, italic=parent != base)
        styles.append(Style(name, parent, replace(look, size=11) if name in own_size else look))

    def follows(name: str) -> bool:
        while name not in (base, "Standard"):
            if name in own_size:
                return False
            name = parents[name]
        return name == base

    used = [pick(rng, (base, *names)) for _paragraph in range(integer(rng, 18, 24))]
    direct = set(sample(rng, range(len(used)), integer(rng, 2, 4)))
    count = sum(follows(name) and place not in direct for place, name in enumerate(used))
    without_direct = sum(map(follows, used))
    of_base = used.count(base)
    if len({count, without_direct, of_base, len(used)}) < 4:
        return derived_sizes(rng)
    blocks = [
        Paragraph(
            f"{place + 1}. {sentence(rng)}",
            style=name,
            look=Look(size=11) if place in direct else Look(),
        )
        for place, name in enumerate(used)
    ]
    document_name = titled(rng)
    made = Document((Section((heading("Recueil"), *blocks)),), tuple(styles))
    return {
        "name": document_name,
        "style": base,
        "fixed": " et ".join(sorted(name for name in own_size if parents[name] != "Standard")),
        "direct": len(direct),
        "key": str(count),
        "wrong": [str(without_direct), str(of_base), str(len(used))],
        "files": in_two_formats(document_name, made),
    }


def figure_references(rng: np.random.Generator) -> dict[str, Any]:
    """What a reference shows once fields are updated: figures were added and moved since."""
    count = integer(rng, 6, 8)
    subjects = sample(rng, TITLES, count)
    order = shuffled(rng, range(count))  # of the figures as they stood
    asked = integer(rng, 2, count - 1)
    stale = order.index(asked) + 1
    if stale == asked + 1:
        return figure_references(rng)
    blocks: list[Paragraph | str] = [heading("Les figures du dossier")]
    for place, subject in enumerate(subjects):
        shown = str(order.index(place) + 1)
        caption = (Mark(f"fig_{place}", Field("sequence", "Figure", shown)), f" : {subject}")
        blocks += [prose(rng, 2), Paragraph(("Figure ", *caption), style="Caption")]
    others = [place for place in range(count) if place != asked]
    for place in sorted([asked, *sample(rng, others, 2)]):
        shown = str(order.index(place) + 1)
        words = (
            f"À propos de « {subjects[place]} », voir la figure ",
            Field("reference", f"fig_{place}", shown),
            ".",
        )
        blocks.insert(integer(rng, 1, len(blocks)), Paragraph(words))
    name = titled(rng)
    return {
        "name": name,
        "subject": subjects[asked],
        "stale": stale,
        "key": str(asked + 1),
        "wrong": [str(stale)],
        "files": in_two_formats(name, document(*blocks)),
    }
