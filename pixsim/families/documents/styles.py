"""Structuring with styles: headings, outline, table of contents, theme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape

import numpy as np

from pixsim.families.draws.handed_files.contents import zip_file
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.invented.prose import (
    BODY_LOOK,
    STYLE_NAMES,
    TITLES,
    draw_document_name,
    sentence,
)
from pixsim.families.draws.simulators.writers import BODIES, PARTS, document, line, styled, whole
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.documents import Document, Look, Paragraph, Run, Section, Style, heading
from pixsim.making.documents import document as document_file
from pixsim.making.make import in_two_formats
from pixsim.worlds.goals import Goal
from pixsim.worlds.writer.data import Block


def true_heading(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a line that only looks like a heading becomes one."""
    titles, bodies = sample(rng, PARTS, 3), sample(rng, BODIES, 3)
    level = pick(rng, (1, 2))
    fake = integer(rng, 1, 2)
    blocks: list[Block | str] = []
    for n, (title, body) in enumerate(zip(titles, bodies, strict=True)):
        heading: Block | str = (
            line(styled(title, "gras")) if n == fake else f"{'#' * (level if n else 1)} {title}"
        )
        blocks += [heading, body]
    place = 2 * fake + 1
    return {
        "title": titles[fake], "level": level,
        "world": document(f"guide-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=(("style", titles[fake], f"Titre {level}"),), keep=("text", "style")),
        "solution": [f"style {place} Titre {level}"],
        "near": [[f"style {place} Titre {3 - level}"], [f"effet {place} souligné "], [f"style {place} Titre du document"]],
    }  # fmt: skip


_PLANS = (
    ("Préparer", ("Le lieu", "Le matériel"), "Ordinateurs"), ("Accueillir", ("Les inscriptions", "Les horaires"), "Jours fériés"),
    ("Se former", ("Les ateliers", "Les supports"), "Vidéos"), ("Communiquer", ("La presse", "Les affiches"), "Formats"),
)  # fmt: skip


def mend_outline(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two parts that are in the wrong place or at the wrong level of the outline."""
    top, (first, second), inner = pick(rng, _PLANS)
    other, (other_first, _s), _i = pick(rng, [plan for plan in _PLANS if plan[0] != top])
    bodies = sample(rng, BODIES, 4)
    tree = [
        (1, top, bodies[0]),
        (2, first, bodies[1]),
        (2, second, ""),
        (3, inner, bodies[2]),
        (1, other, ""),
        (2, other_first, bodies[3]),
    ]
    order = list(range(6))
    lower = pick(rng, (1, 5))
    swapped = bool(integer(rng, 0, 1))
    if swapped:
        order = [4, 5, 0, 1, 2, 3]
    blocks: list[Block | str] = []
    places: dict[str, int] = {}
    for n in order:
        level, title, body = tree[n]
        places[title] = len(blocks) + 1
        blocks.append(
            f"{'#' * (level + (1 if n == lower else 0) if swapped or n == lower else level)} {title}"
        )
        blocks += [body] if body else []
    texts = [text for _level, title, body in tree for text in (title, body) if text]
    name = tree[lower][1]
    acts = ["aller plan", f"niveau {places[name]} hausser"] + (
        [f"partie {places[top]} monter"] if swapped else []
    )
    if not swapped:
        second_low = 3
        blocks[places[tree[second_low][1]] - 1] = f"## {inner}"
        acts.append(f"niveau {places[inner]} abaisser")
    want = [("style", title, f"Titre {level}") for level, title, _body in tree]
    return {
        "top": top, "other": other, "first": first, "second": second, "inner": inner, "other_first": other_first,
        "world": document(f"guide-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=(whole(*texts), *want)),
        "solution": acts,
        "near": [acts[:2], ["aller plan", acts[2]], [f"effet {places[name]} gras "]],
    }  # fmt: skip


_HEADINGS = (
    "Nos ateliers", "Nos horaires", "Budget", "Calendrier", "Contacts", "Équipe", "Inscriptions",
    "Matériel", "Objectifs", "Partenaires", "Public", "Tarifs", "Transport", "Bilan", "Projets",
)  # fmt: skip

_SENTENCES = (
    "La salle ouvre à neuf heures.", "Le café est offert à la pause.", "Chacun apporte son carnet.",
    "Les places sont limitées.", "Une bénévole vous accueille.", "Le plan est dans l'entrée.",
)  # fmt: skip

_MIME = "application/vnd.oasis.opendocument.text"

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
    for name, value in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
        ("manifest", "manifest"),
    )
)


def _style(name: str, shown: str, extra: str) -> str:
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"'
        f'{extra}><style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>'
    )


def _odt(body: Iterable[str]) -> bytes:
    """A small OpenDocument text; `body` holds its paragraphs, already marked up."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    headings = "".join(
        _style(f"Heading_20_{n}", f"Heading {n}", f' style:default-outline-level="{n}"')
        for n in (1, 2, 3)
    )
    manifest = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", _MIME), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    parts = {
        "mimetype": _MIME,
        "content.xml": f'{head}<office:document-content {_SPACES} office:version="1.2">'
        f"<office:automatic-styles>{_style('P1', '', '')}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f'{head}<office:document-styles {_SPACES} office:version="1.2">'
        f"<office:styles>{headings}</office:styles></office:document-styles>",
        "META-INF/manifest.xml": f'{head}<manifest:manifest {_SPACES} manifest:version="1.2">'
        f"{manifest}</manifest:manifest>",
    }
    return zip_file(parts, (2026, 1, 1, 0, 0, 0))


def styled_headings(rng: np.random.Generator) -> dict[str, Any]:
    """Count the true headings of a document where some titles are only bold and large."""
    titles = sample(rng, _HEADINGS, 12)
    false = integer(rng, 2, 5)
    levels = [1]
    while len(levels) < 12 - false:  # no level is skipped on the way down
        levels.append(integer(rng, 1, min(3, levels[-1] + 1)))
    for place in sorted(sample(rng, range(1, 12), false)):
        levels.insert(place, 0)
    body = []
    for title, level in zip(titles, levels, strict=True):
        text = escape(title)
        if level:
            opening = f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
            body.append(f"{opening}{text}</text:h>")
        else:
            body.append(f'<text:p text:style-name="P1">{text}</text:p>')
        body.append(f"<text:p>{escape(pick(rng, _SENTENCES))}</text:p>")
    return {
        "files": {"guide.odt": _odt(body)},
        "false": false,
        "key": [str(12 - false)],
        "wrong": ["12", str(13 - false), str(false)],
    }


def followers_of_a_style(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: how many paragraphs turn blue with a style and those made from it: some have its look without it, some their own colour."""
    style, other = sample(rng, ("Encadré", "Conseil", "Témoignage", "Remarque", "Consigne"), 2)
    look = Look(italic=True, ink="#7F3F00", left=1.0)
    own, follow, false, made, other_made = (integer(rng, *ends) for ends in ((2, 3), (5, 8), (2, 4), (3, 4), (1, 2)))  # fmt: skip
    small = f"{style} 2"
    kinds = ["follow"] * follow + ["own"] * own + ["false"] * false + ["made"] * made
    kinds += ["other"] * other_made + ["plain"] * integer(rng, 3, 5)
    blocks = []
    for number, kind in enumerate(shuffled(rng, kinds), 1):
        text = f"{number}. {sentence(rng)}"
        blocks.append(
            {
                "follow": Paragraph(text, style=style),
                "made": Paragraph(text, style=small),
                "own": Paragraph((Run(text, Look(ink="#274E13")),), style=style),
                "false": Paragraph(
                    (Run(text, Look(italic=True, ink="#7F3F00")),), look=Look(left=1.0)
                ),
                "other": Paragraph(text, style=other),
                "plain": Paragraph(text),
            }[kind]
        )
    name = draw_document_name(rng)
    styles = (Style("Standard", "", Look(font="Liberation Serif", size=12, after=6)), Style(style, "Standard", look),
              Style(small, style, Look(size=10)), Style(other, style, Look(ink="#5B2C6F")))  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES),
        "name": name,
        "style": style,
        "small": small,
        "made": made,
        "own": own,
        "false": false,
        "key": str(follow + made),
        "wrong": [
            str(n)
            for n in sorted(
                {
                    follow,
                    follow + own,
                    follow + false,
                    follow + made + own,
                    follow + made + other_made,
                }
                - {follow + made}
            )
        ],
        "files": in_two_formats(name, document_file(heading("Recueil"), *blocks, styles=styles)),
    }


Row = tuple[str, int]
"""What a paragraph says, and its level; 0 for a body, -1 for one that is only bold."""


@redraw_misfits
def moved_section(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: an outline put in another order: a part moved, another made a sub-part, a false heading made a true one."""
    count = 5
    titles = iter(sample(rng, TITLES, len(TITLES)))
    plan: list[list[Row]] = [
        [
            (next(titles), 1),
            *(row for _sub in range(2) for row in ((next(titles), 2), (pick(rng, BODIES), 0))),
        ]
        for _part in range(count)
    ]
    moved, lowered = sample(rng, range(1, count), 2)
    false_title = next(titles)
    plan[pick(rng, [place for place in range(count) if place != lowered])] += [
        (false_title, -1),
        (pick(rng, BODIES), 0),
    ]
    plan[lowered].append((sentence(rng)[:-1], -1))
    target = pick(
        rng, [place for place in range(count) if place not in (moved, lowered, moved + 1)]
    )
    order = [place for place in range(count) if place != moved]
    order.insert(order.index(target), moved)
    if order[0] == lowered:
        return None

    def row_of(places: list[int], part: int) -> int:
        return 1 + sum(len(plan[one]) for one in places[: places.index(part)])

    def acts(
        *, move: bool = True, down: bool = True, all_of_it: bool = True, true: bool = True
    ) -> list[str]:
        places = list(range(count))
        flat = [title for part in plan for title, _level in part]
        told = [f"style {flat.index(false_title) + 1} Titre 2"] if true else []
        told.append("aller plan")
        while move and places != order:
            at, up = places.index(moved), order.index(moved) < places.index(moved)
            told.append(f"partie {row_of(places, moved)} {'monter' if up else 'descendre'}")
            places.insert(at - 1 if up else at + 1, places.pop(at))
        if down and all_of_it:
            told.append(f"niveau {row_of(places, lowered)} abaisser")
        elif down:
            told += ["aller accueil", f"style {row_of(places, lowered)} Titre 2"]
        return told

    after = [(title, level) for place in order for title, level in plan[place]]
    below = {title for title, level in plan[lowered] if level > 0}
    styles = {title: level + (title in below) for title, level in after if level > 0} | {
        false_title: 2
    }
    blocks: list[Block | str] = [
        line(styled(title, "gras")) if level < 0 else f"{'#' * level} {title}" if level else title
        for part in plan
        for title, level in part
    ]
    return {
        "moved": plan[moved][0][0], "target": plan[target][0][0], "lowered": plan[lowered][0][0], "false_title": false_title,
        "above": plan[order[order.index(lowered) - 1]][0][0],
        "world": document(draw_document_name(rng) + ".odt", blocks),
        "goal": Goal(want=(whole(*(title for title, _level in after)), *(("style", title, f"Titre {level}") for title, level in styles.items())), keep=("style",)),
        "solution": acts(),
        "near": [acts(move=False), acts(down=False), acts(all_of_it=False), acts(true=False)],
    }  # fmt: skip


@redraw_misfits
def derived_sizes(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: how many paragraphs end in one size once two styles have changed: derived styles, own sizes, direct settings."""
    base, *names = sample(rng, STYLE_NAMES, 9)
    parents = {
        names[0]: base, names[1]: names[0], names[2]: base, names[3]: names[2], names[4]: "Standard", names[5]: names[1], names[6]: base, names[7]: names[6],
    }  # fmt: skip
    second = names[0]
    own_size = {pick(rng, (names[2], names[6])), names[4], pick(rng, (names[5], names[3]))}
    styles = [
        Style("Standard", "", BODY_LOOK),
        Style(base, "Standard", Look(size=11, font="Liberation Sans")),
    ]
    inks = ("#1F4E79", "#7F3F00", "#274E13", "#5B2C6F", "#404040", "#7B241C", "#0E6655", "#1C2833")
    for ink, (name, parent) in zip(inks, parents.items(), strict=True):
        look = Look(ink=ink, italic=parent != base)
        styles.append(Style(name, parent, replace(look, size=11) if name in own_size else look))

    def gets(name: str, changed: tuple[str, ...]) -> str:
        """The style that gives a style its size."""
        while name not in changed and name not in own_size and name != "Standard":
            name = parents.get(name, "Standard")
        return name

    used = [pick(rng, (base, *names)) for _paragraph in range(integer(rng, 56, 70))]
    direct = set(sample(rng, range(len(used)), integer(rng, 6, 10)))
    of = [gets(name, (base, second)) for name in used]
    count = sum(one == base and place not in direct for place, one in enumerate(of))
    alone = sum(
        gets(name, (base,)) == base and place not in direct for place, name in enumerate(used)
    )
    both = sum(one in (base, second) and place not in direct for place, one in enumerate(of))
    wrong = (
        of.count(base),
        used.count(base),
        alone,
        both,
        sum(one == second and place not in direct for place, one in enumerate(of)),
    )
    if count in wrong or count < 5:
        return None
    blocks = [
        Paragraph(
            f"{place + 1}. {sentence(rng)}",
            style=name,
            look=Look(size=11) if place in direct else Look(),
        )
        for place, name in enumerate(used)
    ]
    document_name = draw_document_name(rng)
    made = Document((Section((heading("Recueil"), *blocks)),), tuple(styles))
    return {
        "name": document_name, "style": base, "second": second,
        "fixed": " et ".join(sorted(name for name in own_size if parents[name] != "Standard")),
        "direct": len(direct),
        "key": str(count),
        "wrong": sorted({str(n) for n in wrong}),
        "files": in_two_formats(document_name, made),
    }  # fmt: skip
