"""Families of competence 3.1 that hand a document whose page settings are to be looked into."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from pixsim.families.documents.prose import DOCUMENTS, TITLES, prose, titled
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.making.archives import Archive
from pixsim.making.documents import Document, Field, Page, Paragraph, Section, Table, heading
from pixsim.making.make import in_two_formats

_PAPERS = {"A4": (21.0, 29.7), "A5": (14.8, 21.0), "Letter": (21.59, 27.94), "A3": (29.7, 42.0)}


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


def _half(rng: np.random.Generator, low: float, high: float) -> float:
    return integer(rng, round(2 * low), round(2 * high)) / 2


def text_width(rng: np.random.Generator) -> dict[str, Any]:
    """Width left for the text in the section that is turned, or of another paper."""
    paper = pick(rng, ("A4", "A5", "A3"))
    short, long = _PAPERS[paper]
    turned = bool(integer(rng, 0, 1))
    across, down = (long, short) if turned else (short, long)
    left, right = _half(rng, 1, 3), _half(rng, 1, 3)
    gutter = pick(rng, (0.0, 0.5, 1.0))
    table = Table((("Mois", "Entrées", "Sorties"), ("Mars", "120", "98"), ("Avril", "141", "133")))
    chosen = Page(across, down, left=left, right=right, gutter=gutter)
    plain = Page(left=_half(rng, 3.5, 4), right=2.0)
    opening, title, closing = sample(rng, TITLES, 3)
    sections = (
        Section((heading(opening), Paragraph(prose(rng, 5))), plain),
        Section((heading(title), Paragraph(prose(rng, 2)), table), chosen),
        Section((heading(closing), Paragraph(prose(rng, 3))), plain),
    )
    width = round(across - left - right - gutter, 2)
    other = {round(width + gutter, 2), round(21 - plain.left - 2, 2), round(down - left - right, 2)}
    name = titled(rng)
    return {
        "name": name,
        "title": title,
        "across": decimal(across),
        "left": decimal(left),
        "right": decimal(right),
        "gutter": decimal(gutter),
        "key": decimal(width),
        "wrong": [decimal(guess) for guess in sorted(other - {width})],
        "files": in_two_formats(name, Document(sections)),
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
