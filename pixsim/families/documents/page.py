"""Setting up the page: margins, breaks, sections, headers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.invented.prose import DOCUMENTS, TITLES, draw_document_name, prose
from pixsim.families.draws.simulators.writers import (
    BODIES,
    LAYOUT_FACTS,
    PARTS,
    document,
    draw_draft,
    grid,
    line,
)
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.making.archives import Archive
from pixsim.making.documents import Document, Field, Page, Paragraph, Section, heading
from pixsim.making.make import in_two_formats
from pixsim.worlds.goals import Goal
from pixsim.worlds.writer.data import Block


def whole_document_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: paper, margins, columns or the way up of the whole document."""
    name, lines = draw_draft(rng)
    said, setting, value = pick(rng, (
        ("plus large que haut", "Orientation", "paysage"), ("sur du papier A5", "Papier", "A5"), ("sur du papier A3", "Papier", "A3"),
        ("avec des marges étroites", "Marges", "étroites"), ("sur deux colonnes", "Colonnes", "2"),
    ))  # fmt: skip
    return {
        "name": name, "said": said,
        "world": document(name, [line(text) for text in lines]),
        "goal": Goal(want=(("page", setting, value),), keep=LAYOUT_FACTS),
        "solution": ["aller mise en page", f"régler {setting} {value}"],
        "near": [["aligner 1 centré"], ["aller mise en page", 'régler "Numéro de la première page" 2']],
    }  # fmt: skip


def number_at_the_foot(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the number of the page at the foot of every page, by a field."""
    name, lines = draw_draft(rng)
    where, band = pick(
        rng,
        (
            ("à gauche", "Pied de page, à gauche"),
            ("au centre", "Pied de page, au centre"),
            ("à droite", "Pied de page, à droite"),
        ),
    )
    there = ["aller en-tête et pied"]
    return {
        "name": name, "where": where,
        "world": document(name, [line(text) for text in lines]),
        "goal": Goal(want=(("band", band, "‹numéro de page›"),), keep=LAYOUT_FACTS),
        "solution": [*there, f'régler "{band}" numéro de page'],
        "near": [[*there, f'écrire "{band}" 1'], [*there, f'régler "{band}" nombre de pages'], [*there, f'régler "{band.replace("Pied de page", "En-tête")}" numéro de page'],
                 ["aller insertion", f"champ {len(lines)} numéro de page "]],
    }  # fmt: skip


def parts_at_the_top(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two parts that begin a page whatever is added before them."""
    titles, bodies = sample(rng, PARTS, 4), sample(rng, BODIES, 4)
    first, second = sorted(sample(rng, range(1, 4), 2))
    blocks = [
        text
        for pair in zip((f"# {title}" for title in titles), bodies, strict=True)
        for text in pair
    ]
    acts = ["aller insertion", *(f"saut {2 * n + 1} de page" for n in (first, second))]
    third = next(n for n in range(1, 4) if n not in (first, second))
    return {
        "a": titles[first], "b": titles[second],
        "world": document(f"rapport-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=tuple(("starts", titles[n], "oui") for n in (first, second)), keep=("text", "style", "starts", "orientation")),
        "solution": acts,
        "near": [acts[:2], ["aller styles", "ouvrir Titre 1", 'régler "nouvelle page avant" oui'], [*acts, f"saut {2 * third + 1} de page"]],
    }  # fmt: skip


def wide_table_turned(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a wide table alone on a page that lies, what follows upright again."""
    titles, bodies = sample(rng, PARTS, 3), sample(rng, BODIES, 3)
    name = pick(rng, ("Dépenses", "Présences", "Effectifs", "Prêts"))
    months = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.")
    table = grid(
        name,
        ("Poste", *months),
        *(
            (row, *(str(integer(rng, 2, 90)) for _month in months))
            for row in sample(rng, ("Salle", "Repas", "Livres", "Transport", "Sono"), 4)
        ),
    )
    before = integer(rng, 1, 2)
    blocks: list[Block | str] = []
    for n, (title, body) in enumerate(zip(titles, bodies, strict=True)):
        blocks += [f"# {title}", body] + ([table] if n == before - 1 else [])
    at = 2 * before + 1
    acts = [
        "aller insertion",
        f"saut {at} de section",
        f"saut {at + 1} de section",
        "aller mise en page",
        f'régler "Section de la ligne {at}" paysage',
    ]
    upright = tuple(
        ("orientation", text, "portrait")
        for pair in zip(titles, bodies, strict=True)
        for text in pair
    )
    return {
        "name": name, "after": titles[before],
        "world": document(f"rapport-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=(("orientation", name, "paysage"), *upright), keep=("text", "style", "cells")),
        "solution": acts,
        "near": [["aller mise en page", "régler Orientation paysage"], [*acts[:2], "aller mise en page", acts[4]],
                 ["aller insertion", f"saut {at} de page", f"saut {at + 1} de page", "aller mise en page", "régler Orientation paysage"]],
    }  # fmt: skip


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
    name = draw_document_name(rng)
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
    name = draw_document_name(rng)
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
    "number": "un numéro de page qui ne suit pas",
}


def booklets_for_a_printer(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of six booklets of three sections, the one that a printer takes, and what is wrong with three others.

    The good one reaches the width asked with its gutter; a fault stands in one section alone.
    """
    inner, outer = pick(rng, (2.2, 2.5, 2.8)), pick(rng, (1.2, 1.5))
    kinds = shuffled(rng, ["", *_FAULTS])
    names = [f"{word}-{integer(rng, 10, 99)}" for word in sample(rng, DOCUMENTS, len(kinds))]
    found = dict(zip(kinds, names, strict=True))
    first, second, third = sample(rng, list(_FAULTS), 3)
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
        elif kind == "number":
            wrong = replace(right, footer=(f"Page {integer(rng, 2, 9)}",))  # typed by hand
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
        "third": found[third],
        "why_first": _FAULTS[first],
        "why_second": _FAULTS[second],
        "why_third": _FAULTS[third],
        "faults": list(_FAULTS.values()),
        "files": {f"livrets-{suffix}.zip": Archive(held) for suffix, held in members.items()},
    }


@redraw_misfits
def sections_of_pages(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: how many sections pages of two orientations need."""
    wide = [bool(rng.random() < 0.4) for _page in range(7)]
    runs = 1 + sum(a != b for a, b in pairwise(wide))
    if runs not in (3, 4, 5) or sum(wide) == runs:
        return None
    shapes: list[fig.Part] = []
    x = 0
    for number, is_wide in enumerate(wide, 1):
        w, h = (7, 5) if is_wide else (5, 7)  # a blank between two pages that lie side by side
        left, top = x + (8 - w) // 2, 3 + (7 - h)
        shapes += [
            fig.rect((left, top, w, h), fig.WHITE, fig.SLATE), *fig.paragraph_lines(fig.Box(left, top + 1, w, h), [(1, w - 2)] * (h // 2 - 1)),
            fig.centred(x + 4, 10, str(number)),
        ]  # fmt: skip
        x += 8
    return {
        "to_look_at": fig.figure("Sept pages en petit, numérotées, debout ou couchées.", 6, shapes, columns=56),
        "key": str(runs), "wrong": sorted({str(sum(wide)), str(runs - 1), "7", "2"} - {str(runs)}),
        "what": pick(rng, ("Le rapport annuel", "Le dossier de subvention", "Le mémoire", "Le guide des activités", "Le compte rendu de chantier", "Le bilan de la saison")),
        "of_who": of(pick(rng, FIRST_NAMES)),
        "changes": runs - 1,
    }  # fmt: skip


_SIDES = ((12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7))
"""The pages on each side of the three sheets of a booklet of twelve."""


def _side_of_a_sheet(box: fig.Box, shown: tuple[tuple[int, int], str]) -> list[fig.Part]:
    """A side of a sheet to fold: two pages, what is printed on them, their numbers."""
    pages, fault = shown
    inner, outer = 3, 1
    begins = (outer, 9 + inner)
    if fault == "margins":
        begins = (inner, 9 + inner)  # the same margins on all pages
    elif fault == "reversed":
        begins = (inner, 9 + outer)
    return [
        fig.rect(box, fig.WHITE, fig.MIST),
        *(fig.rect((box.x + left, box.y + 1, 5, 6), fig.BLUE) for left in begins),
        fig.rect((box.x + 8.7, box.y, 0.6, box.h), fig.GREY),
        *(
            fig.centred(box.x + 4 + 9 * place, box.y + 8, str(number))
            for place, number in enumerate(pages)
        ),
    ]


def sides_of_a_booklet(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of the six sides of a booklet to fold, those on which a page or a margin is on the wrong side."""
    order = shuffled(rng, _SIDES)
    kinds = shuffled(rng, ["turned", pick(rng, ("margins", "reversed")), "", "", "", ""])
    boxes = fig.tiles(6, 5, per_row=3)
    shapes: list[fig.Part] = []
    for box, (left, right), kind in zip(boxes, order, kinds, strict=True):
        pages = (right, left) if kind == "turned" else (left, right)
        shapes += _side_of_a_sheet(box, (pages, kind))
    shown = fig.figure("Six côtés de feuille, deux pages numérotées sur chacun, le texte en bloc.", 12, shapes, fig.tile_zones(boxes))  # fmt: skip
    wrong = [place for place, kind in enumerate(kinds, 1) if kind]
    turned = kinds.index("turned") + 1
    return {
        **fig.pointed(shown, *wrong),
        "what": pick(rng, ("un livret", "un programme", "un recueil de poèmes", "un carnet de recettes", "un guide", "une petite revue")), "who": pick(rng, FIRST_NAMES),
        "turned": turned, "odd": order[turned - 1][1], "margins": next(place for place in wrong if place != turned),
    }  # fmt: skip
