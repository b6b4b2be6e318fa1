"""Families of competence 3.1 that hand a document whose page settings are to be looked into."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from pixsim.families.documents.prose import DOCUMENTS, TITLES, prose, titled
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.making.archives import Archive
from pixsim.making.documents import Document, Field, Page, Paragraph, Section, heading
from pixsim.making.make import in_two_formats


def restarted_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """The page where numbering starts again at a wrong number, and the number of the last page."""
    count = integer(rng, 6, 8)
    titles = sample(rng, TITLES, count)
    front = integer(rng, 1, 2)
    wrong_at = integer(rng, front + 1, count - 2)
    # the same parity as the page has in the file: programs add a blank page otherwise
    number = wrong_at + 1 + 2 * integer(rng, 2, 9)
    sections = []
    for place, title in enumerate(titles):
        footer = () if place < front else ("Page ", Field("page", shown=str(place + 1)))
        first = number if place == wrong_at else None
        blocks = (heading(title), Paragraph(prose(rng, 4)))
        sections.append(Section(blocks, Page(footer=footer, first_number=first)))
    name = titled(rng)
    last = number + count - 1 - wrong_at
    return {
        "name": name,
        "title": titles[wrong_at],
        "before": titles[wrong_at - 1],
        "number": number,
        "right": wrong_at + 1,
        "last": count,
        "not_last": last,
        "after": titles[-1],
        "files": in_two_formats(name, Document(tuple(sections))),
    }


def too_wide_a_table(rng: np.random.Generator) -> dict[str, Any]:
    """The two sections of seven where a table of a given width does not fit, and the least width.

    One of the two is too narrow by its gutter alone; papers, margins and directions differ.
    """
    table_width = integer(rng, 148, 162) / 10
    titles = sample(rng, TITLES, 7)
    narrow = set(sample(rng, range(1, 7), 2))
    by_gutter = pick(rng, sorted(narrow))
    papers = [
        (21.0, 29.7), (21.0, 29.7), (21.0, 29.7), (21.59, 27.94), (21.0, 14.8), (29.7, 21.0), (25.0, 25.0),
    ]  # fmt: skip
    sections, widths, least = [], {}, pick(rng, (0.4, 0.6, 0.8))
    for place, (title, (across, down)) in enumerate(zip(titles, shuffled(rng, papers), strict=True)):  # fmt: skip
        gutter = pick(rng, (0.0, 0.0, 0.5, 0.8))
        spare = integer(rng, 2, 9) / 10
        if place == by_gutter:
            gutter, spare = 1.0, -pick(rng, (0.2, 0.3))
        elif place in narrow:
            spare = -least
        width = round(table_width + spare, 1)
        left = integer(rng, 10, min(30, int(10 * (across - width - gutter)) - 8)) / 10
        right = round(across - width - gutter - left, 2)
        page = Page(across, down, left=left, right=right, gutter=gutter)
        sections.append(Section((heading(title), Paragraph(prose(rng, 3))), page))
        widths[place] = width
    first, second = sorted(narrow)
    name = titled(rng)
    return {
        "name": name,
        "width": decimal(table_width),
        "first": titles[first],
        "second": titles[second],
        "placed_first": [f"{first + 1}{sign} {titles[first]}" for sign in (".", "")],
        "placed_second": [f"{second + 1}{sign} {titles[second]}" for sign in (".", "")],
        "not_first": [titles[place] for place in range(7) if place not in narrow],
        "key": decimal(min(widths.values())),
        "wrong": [decimal(widths[by_gutter] + 1), decimal(widths[by_gutter])],
        "by_gutter": titles[by_gutter],
        "files": in_two_formats(name, Document(tuple(sections))),
    }


_FAULTS = {
    "format": "le format du papier",
    "mirror": "des marges qui ne sont pas en vis-à-vis",
    "bound": "trop peu de place côté reliure",
    "free": "trop peu de place côté extérieur",
}


def booklets_for_a_printer(rng: np.random.Generator) -> dict[str, Any]:
    """Of five booklets of three sections, the one that a printer takes, and what is wrong with two others.

    The good one reaches the width asked with its gutter; a fault stands in one section alone.
    """
    inner, outer = pick(rng, (2.2, 2.5, 2.8)), pick(rng, (1.2, 1.5))
    kinds = shuffled(rng, ["", *_FAULTS])
    names = [f"{word}-{integer(rng, 10, 99)}" for word in sample(rng, DOCUMENTS, len(kinds))]
    found = dict(zip(kinds, names, strict=True))
    first, second = sample(rng, list(_FAULTS), 2)
    members: dict[str, dict[str, Any]] = {"docx": {}, "odt": {}}
    for kind, name in zip(kinds, names, strict=True):
        gutter = pick(rng, (0.5, 0.8, 1.0)) if kind in ("", "free") else pick(rng, (0.0, 0.5))
        right = Page(14.8, 21.0, left=round(inner - gutter, 1), right=outer, gutter=gutter,
                     mirrored=kind != "mirror", footer=("Page ", Field("page")))  # fmt: skip
        wrong = right
        if kind == "format":
            width, height = pick(rng, ((13.97, 21.59), (15.0, 21.0), (14.8, 20.0)))
            wrong = replace(right, width=width, height=height)
        elif kind == "bound":
            wrong = replace(right, gutter=0.0, left=round(inner - pick(rng, (0.3, 0.5)), 1))
        elif kind == "free":
            wrong = replace(right, right=outer - 0.5)
        at = integer(rng, 1, 2)
        sections = tuple(
            Section((heading(title), Paragraph(prose(rng, 4))), wrong if place == at else right)
            for place, title in enumerate(sample(rng, TITLES, 3))
        )
        for suffix, held in members.items():
            held[f"{name}.{suffix}"] = Document(sections)
    return {
        "inner": decimal(inner),
        "outer": decimal(outer),
        "good": [found[""], *(f"{found['']}.{suffix}" for suffix in members)],
        "shown": found[""],
        "not_good": [found[kind] for kind in _FAULTS],
        "first": found[first],
        "second": found[second],
        "why_first": _FAULTS[first],
        "why_second": _FAULTS[second],
        "faults": list(_FAULTS.values()),
        "files": {f"livrets-{suffix}.zip": Archive(held) for suffix, held in members.items()},
    }
