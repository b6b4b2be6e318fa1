"""Families of competence 3.1 that hand a document whose styles and fields are to be looked into."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, prose, sentence, titled
from pixsim.families.draws.choices import first_telling, integer, pick, sample
from pixsim.making.documents import (
    Document,
    Look,
    Paragraph,
    Section,
    Style,
    document,
    heading,
)  # fmt: skip
from pixsim.making.make import in_two_formats

_KEPT = Look(font="Liberation Serif", size=12, after=6, widows=2, orphans=2)
_STYLES = (
    "Consigne",
    "Témoignage",
    "Encadré",
    "Résumé",
    "Annexe",
    "Remarque",
    "Conseil",
    "Exemple",
    "Mémento",
    "Chiffres",
)


def widow_control(rng: np.random.Generator) -> dict[str, Any]:
    """The style whose paragraphs may be cut at one line, those derived from it, those set by hand.

    Another style, of the same descent, has the setting back; a third keeps with the next.
    """
    off, heir, restored, other, together, plain = sample(rng, _STYLES, 6)
    on = Look(widows=2, orphans=2)
    styles = [
        Style("Standard", "", _KEPT),
        Style(off, "Standard", Look(widows=0, orphans=0, italic=True)),
        Style(heir, off, Look(ink="#1F4E79")),
        Style(restored, off, replace(on, ink="#274E13")),
        Style(other, "Standard", Look(align="justify", left=0.8)),
        Style(together, "Standard", Look(keep_with_next=True, bold=True)),
        Style(plain, together, Look(before=6, keep_with_next=False, bold=False)),
    ]
    used = [pick(rng, (off, heir, heir, restored, other, together, plain)) for _one in range(integer(rng, 26, 32))]  # fmt: skip
    cut = {place for place, name in enumerate(used) if name in (off, heir)}
    whole = [place for place in range(len(used)) if place not in cut]
    if len(cut) < 6 or len(whole) < 8 or not {off, heir, restored} <= set(used):
        return widow_control(rng)
    mended, broken = sample(rng, sorted(cut), integer(rng, 1, 2)), sample(rng, whole, integer(rng, 3, 4))  # fmt: skip
    looks = dict.fromkeys(mended, on) | dict.fromkeys(broken, Look(widows=0, orphans=0))
    count = len(cut) - len(mended) + len(broken)
    of_style, of_both = used.count(off), len(cut)
    guesses = {of_style, of_both, of_both + used.count(restored), of_both + len(broken)}
    if count in guesses:
        return widow_control(rng)
    blocks: list[Paragraph | str] = [heading(title) for title in sample(rng, TITLES, 3)]
    paragraphs = [
        Paragraph(f"{place + 1}. {prose(rng)}", style=name, look=looks.get(place, Look()))
        for place, name in enumerate(used)
    ]
    blocks = [blocks[0], *paragraphs[:9], blocks[1], *paragraphs[9:17], blocks[2], *paragraphs[17:]]
    name = titled(rng)
    return {
        "name": name,
        "key": off,
        "wrong": [heir, restored, other, together],
        "heir": heir,
        "restored": restored,
        "count": str(count),
        "not_count": [str(guess) for guess in sorted(guesses)],
        "by_hand": len(mended) + len(broken),
        "files": in_two_formats(name, document(*blocks, styles=tuple(styles))),
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
    """The numbers of two headings once a part has moved, another has gone down, a false one is true."""
    parts = integer(rng, 6, 7)
    titles = iter(sample(rng, TITLES, len(TITLES)))
    plan: list[list[tuple[str, int]]] = [
        [(next(titles), 1), *((next(titles), 2) for _sub in range(2))] for _part in range(parts)
    ]
    for place in sample(rng, range(parts), 3):
        plan[place].insert(integer(rng, 1, 2), (sentence(rng)[:-1], 0))
    moved, lowered = sample(rng, range(1, parts), 2)
    false_title = next(titles)
    false_part = pick(rng, [place for place in range(parts) if place != lowered])
    plan[false_part].insert(integer(rng, 1, 2), (false_title, 0))
    target = pick(rng, [place for place in range(parts) if place not in (moved, lowered, moved + 1)])  # fmt: skip
    order = [place for place in range(parts) if place != moved]
    order.insert(order.index(target), moved)
    if order[0] == lowered:
        return moved_section(rng)

    def numbered(places: list[int], down: int | None, true: str) -> dict[str, str]:
        flat = [
            (title, level + (place == down) if level else 2 * (title == true))
            for place in places
            for title, level in plan[place]
        ]
        levels = [level for _title, level in flat]
        return dict(zip((title for title, _level in flat), _numbers(levels), strict=True))

    after = numbered(order, lowered, false_title)
    others = [
        numbered(list(range(parts)), None, ""),
        numbered(order, None, false_title),
        numbered(order, lowered, ""),
        numbered(list(range(parts)), lowered, false_title),
    ]
    subs = [title for title, level in plan[lowered] if level == 2]
    rest = [title for place in range(parts) if place != lowered for title, level in plan[place] if level == 2]  # fmt: skip

    def told(candidates: list[str]) -> list[str]:
        return [title for title in candidates if sum(after[title] != one[title] for one in others) >= 3]  # fmt: skip

    if not told(subs) or not told(rest):
        return moved_section(rng)
    first, second = pick(rng, told(subs)), pick(rng, told(rest))
    blocks: list[Paragraph | str] = []
    for section in plan:
        for title, level in section:
            false = Paragraph(title, look=Look(bold=True, size=15, font="Liberation Sans"))
            blocks += [heading(title, level) if level else false, prose(rng, 2)]
    name = titled(rng)

    def wrong(title: str) -> list[str]:
        return sorted({one[title] for one in others} - {after[title], ""})

    return {
        "name": name,
        "moved": plan[moved][0][0],
        "target": plan[target][0][0],
        "lowered": plan[lowered][0][0],
        "false_title": false_title,
        "first": first,
        "second": second,
        "first_number": after[first],
        "second_number": after[second],
        "first_key": [after[first], f"{after[first]} {first}", after[first].replace(".", ",")],
        "second_key": [after[second], f"{after[second]} {second}", after[second].replace(".", ",")],
        "not_first": wrong(first),
        "not_second": wrong(second),
        "files": in_two_formats(name, document(*blocks)),
    }


def derived_sizes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: how many paragraphs end in one size once two styles have changed: derived styles, own sizes, direct settings."""
    return first_telling(rng, _two_styles_changed)


def _two_styles_changed(rng: np.random.Generator) -> dict[str, Any] | None:
    base, *names = sample(rng, _STYLES, 9)
    parents = {
        names[0]: base, names[1]: names[0], names[2]: base, names[3]: names[2], names[4]: "Standard", names[5]: names[1], names[6]: base, names[7]: names[6],
    }  # fmt: skip
    second = names[0]
    own_size = {pick(rng, (names[2], names[6])), names[4], pick(rng, (names[5], names[3]))}
    styles = [
        Style("Standard", "", _KEPT),
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
    document_name = titled(rng)
    made = Document((Section((heading("Recueil"), *blocks)),), tuple(styles))
    return {
        "name": document_name, "style": base, "second": second,
        "fixed": " et ".join(sorted(name for name in own_size if parents[name] != "Standard")),
        "direct": len(direct),
        "key": str(count),
        "wrong": sorted({str(n) for n in wrong}),
        "files": in_two_formats(document_name, made),
    }  # fmt: skip
