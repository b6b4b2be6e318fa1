"""Families of competence 3.1 that hand a document whose page settings are to be looked into."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, prose, titled
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal
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


def mirrored_margins(rng: np.random.Generator) -> dict[str, Any]:
    """Left and right margins of one page of a booklet with mirrored margins and a gutter."""
    inner, outer = _half(rng, 2, 3.5), _half(rng, 1, 3)
    gutter = pick(rng, (0.5, 1.0, 1.5))
    if inner == outer or inner + gutter == outer:
        return mirrored_margins(rng)
    page = integer(rng, 3, 6)
    titles = sample(rng, TITLES, 7)
    layout = Page(14.8, 21.0, left=inner, right=outer, gutter=gutter, mirrored=True,
                  footer=("Page ", Field("page")))  # fmt: skip
    sections = tuple(
        Section((heading(title), Paragraph(prose(rng, 4))), layout) for title in titles
    )
    bound, free = decimal(inner + gutter), decimal(outer)
    left, right = (bound, free) if page % 2 else (free, bound)
    name = titled(rng)
    return {
        "name": name,
        "title": titles[page - 1],
        "page": page,
        "side": "droite" if page % 2 else "gauche",
        "inner": decimal(inner),
        "outer": free,
        "gutter": decimal(gutter),
        "left": left,
        "right": right,
        "width": decimal(round(14.8 - inner - outer - gutter, 2)),
        "not_width": decimal(round(14.8 - inner - outer, 2)),
        "files": in_two_formats(name, Document(sections)),
    }
