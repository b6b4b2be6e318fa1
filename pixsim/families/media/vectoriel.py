"""Reading a vector picture: shapes and attributes of SVG."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.figures import (
    MIST,
    RED,
    SLATE,
    Box,
    Part,
    centred,
    pointed,
    rect,
    to_the_right,
    zone,
)
from pixsim.families.draws.figures import figure as drawn_figure
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.colours import INKS
from pixsim.families.draws.values.text import indented
from pixsim.making.texts import PlainText, lines


def drawing_fault(rng: np.random.Generator) -> dict[str, Any]:
    """The line of an SVG drawing that a browser refuses to read."""
    lines = ['<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">']
    for group in range(integer(rng, 3, 4)):
        lines.append(f'  <g id="groupe{group + 1}">')
        for _shape in range(integer(rng, 2, 4)):
            place = f'cx="{integer(rng, 20, 380)}" cy="{integer(rng, 20, 280)}"'
            lines.append(
                f'    <circle {place} r="{integer(rng, 5, 30)}" fill="{pick(rng, INKS)}"/>'
            )
        lines.append("  </g>")
    lines.append("</svg>")
    circles = [place for place, line in enumerate(lines) if "<circle" in line]
    at = pick(rng, circles)
    good = lines[at]
    faults = {
        "la balise <circle> n'est pas fermée": good.replace("/>", ">"),
        "un guillemet manque à la fin de l'attribut fill": good.replace('"/>', "/>"),
        "le nom de la balise de fermeture manque": good.replace("/>", "></>"),
    }
    fault, lines[at] = pick(rng, tuple(faults.items()))
    name = f"dessin-{integer(rng, 10, 99)}.svg"
    return {
        "name": name,
        "fault": fault,
        "faults": list(faults),
        "line": at + 1,
        "good": good.strip(),
        "files": {name: text_file(lines)},
    }


_STROKES = {
    "0": "h20v40h-20z", "1": "m4 8l8-8v40", "2": "h20v20h-20v20h20", "3": "h20v40h-20m0-20h20", "4": "v20h20m0-20v40", "5": "m20 0h-20v20h20v20h-20",
    "6": "m20 0h-20v40h20v-20h-20", "7": "h20l-14 40", "8": "h20v40h-20zm0 20h20", "9": "m20 20h-20v-20h20v40h-20",
}  # fmt: skip

_MAKERS = (
    "Le graveur d'une plaque de maison",
    "Le graveur d'un numéro de vestiaire",
    "L'imprimeur de dossards",
    "Le fabricant de plaques de boîtes aux lettres",
    "Le brodeur de maillots d'un club",
)


@redraw_misfits
def number_of_a_drawing(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: the number that an SVG drawing shows, a figure of it being written apart and another one hidden."""
    who = pick(rng, _MAKERS)
    figures = [str(integer(rng, 0, 9)) for _ in range(5)]
    hidden = integer(rng, 1, 3)
    shown = "".join(figure for place, figure in enumerate(figures) if place != hidden)
    if len(set(figures)) < 4 or shown[0] == "0":
        return None
    across = 10
    paths = []
    for place, figure in enumerate(figures):
        off = ' display="none"' if place == hidden else ""
        paths.append(f'<path{off} d="m{across} 10{_STROKES[figure]}"/>')
        across += 0 if place == hidden else 32
    order = [int(place) for place in rng.permutation(5)]
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 60">',
        '<g fill="none" stroke="black" stroke-width="3">',
        *(paths[place] for place in order),
        "</g></svg>",
    ]
    mixed = "".join(figures[place] for place in order)
    wrong = {"".join(figures), mixed, mixed.replace(figures[hidden], ""), shown[::-1]} - {shown}
    return {
        "who": who,
        "code": indented(lines),
        "key": [shown, " ".join(shown)],
        "number": shown,
        "wrong": sorted(wrong),
    }


_FILLS = {
    "red": ("rouge", "#ff0000", "#f00", "rgb(255,0,0)"),
    "blue": ("bleu", "#0000ff", "#00f", "rgb(0,0,255)"),
    "yellow": ("jaune", "#ffff00", "#ff0", "rgb(255,255,0)"),
    "cyan": ("cyan", "#00ffff", "#0ff", "rgb(0,255,255)"),
    "magenta": ("magenta", "#ff00ff", "#f0f", "rgb(255,0,255)"),
}

_TABLES = ("réservée", "libre", "gardée pour l'équipe")


def _class(paint: str) -> str:
    return f"t{sorted(_FILLS).index(paint) + 1}"


def _painted(rng: np.random.Generator, paint: str, how: str) -> str:
    """The attribute that gives a shape its colour, one way or another."""
    _said, long, short, rgb = _FILLS[paint]
    return {
        "name": f' fill="{paint}"',
        "hex": f' fill="{pick(rng, (long, long.upper()))}"',
        "short": f' fill="{short}"',
        "rgb": f' fill="{rgb}"',
        "style": f' style="stroke:#333;fill:{pick(rng, (long, short, paint))}"',
        "class": f' class="{_class(paint)}"',
        "group": "",
    }[how]


def svg_shapes(rng: np.random.Generator) -> dict[str, Any]:
    """Number of round tables of one kind and size on a plan, where colours are written in many ways.

    They come from the shape, its style, its class or its group; a group is hidden, and the key to the plan has discs too.
    """
    paints = sample(rng, tuple(_FILLS), 3)
    kinds = dict(zip(paints, shuffled(rng, _TABLES), strict=True))
    fill, limit = pick(rng, paints), integer(rng, 10, 15)
    seen: list[tuple[str, int]] = []
    wrong = {"hidden": 0, "equal": 0, "named": 0}

    def table(paint: str, radius: int, how: str) -> str:
        place = f'cx="{integer(rng, 20, 780)}" cy="{integer(rng, 60, 580)}" r="{radius}"'
        return f"<circle {place}{_painted(rng, paint, how)}/>"

    def drawn(group: str, size: int) -> list[str]:
        lines = []
        for _table in range(size):
            how = pick(rng, ("name", "hex", "short", "style", "class", "rgb"))
            paint, radius = pick(rng, (fill, fill, *paints)), integer(rng, 5, 22)
            if rng.random() < 0.12:
                radius = limit
            if group and rng.random() < 0.5:
                how, paint = "group", group
            lines.append("    " + table(paint, radius, how))
            seen.append((paint, radius))
            wrong["named"] += paint == fill and radius >= limit and how == "name"
        return lines

    body = []
    for group in (*paints, ""):
        body += [f'  <g fill="{group}">' if group else "  <g>", *drawn(group, integer(rng, 26, 32)), "  </g>"]  # fmt: skip
    count = sum(paint == fill and radius >= limit for paint, radius in seen)
    over = sum(paint == fill and radius > limit for paint, radius in seen)
    old = [(pick(rng, (fill, *paints)), integer(rng, 8, 22)) for _table in range(24)]
    old += [(fill, 22)]
    body += ['  <g id="ancien-plan" display="none">']
    body += [
        "    " + table(paint, radius, pick(rng, ("hex", "short", "class"))) for paint, radius in old
    ]
    body += ["  </g>", '  <g id="legende" font-size="12">']
    for row, (paint, kind) in enumerate(kinds.items()):
        body += [
            f'    <circle cx="20" cy="{20 + 14 * row}" r="{limit}" fill="{paint}"/>',
            f'    <text x="40" y="{24 + 14 * row}">{_FILLS[paint][0]} : table {kind}</text>',
        ]
    body += [
        f'    <text x="240" y="24">rayon de {limit} ou plus : huit places ; moins : quatre</text>',
        "  </g>",
    ]
    for _bar in range(8):
        body.insert(
            1,
            f'    <rect x="{integer(rng, 0, 760)}" y="{integer(rng, 60, 560)}" width="30" height="30" fill="{fill}"/>',
        )
    rules = [f"    .{_class(paint)} {{ fill: {_FILLS[paint][1].upper()}; }}" for paint in paints]
    hidden = sum(paint == fill and radius >= limit for paint, radius in old)
    guesses = {
        over,
        count + 1,
        count + hidden,
        wrong["named"],
        sum(paint == fill for paint, _r in seen),
    }
    name = f"plan-{integer(rng, 100, 999)}.svg"
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">'
    return {
        "name": name,
        "kind": kinds[fill],
        "colour": _FILLS[fill][0],
        "key": [str(count)],
        "wrong": [str(guess) for guess in sorted(guesses - {count})],
        "files": {name: text_file([head, "  <style>", *rules, "  </style>", *body, "</svg>"])},
    }  # fmt: skip


_INKS = {"rouge": "#c0392b", "vert": "#1e8449", "orange": "#d68910"}


def circle_into_the_frame(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the attributes that centre a circle in a frame which a group moves."""
    said, ink = pick(rng, tuple(_INKS.items()))
    left, top, across, down = (
        10 * integer(rng, 2, 12),
        10 * integer(rng, 2, 9),
        20 * integer(rng, 4, 9),
        20 * integer(rng, 3, 7),
    )
    shift, drop = 10 * integer(rng, 3, 12), 10 * integer(rng, 2, 9)
    cx, cy = left + across // 2 + shift, top + down // 2 + drop
    start = (integer(rng, 20, 60), integer(rng, 20, 60))
    others = [name for name in _INKS if name != said]
    drawn = [f'  <circle cx="{start[0]}" cy="{start[1]}" r="15" fill="{ink}"/>',
             *(f'  <circle cx="{integer(rng, 300, 380)}" cy="{integer(rng, 20, 200)}" r="{integer(rng, 8, 20)}" fill="{_INKS[name]}"/>' for name in others)]  # fmt: skip
    rows = ['<?xml version="1.0" encoding="UTF-8"?>', '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="300" viewBox="0 0 420 300">',
            f'  <g transform="translate({shift} {drop})">', f'    <rect x="{left}" y="{top}" width="{across}" height="{down}" fill="none" stroke="#1f618d" stroke-width="2"/>', "  </g>",
            *shuffled(rng, drawn), "</svg>"]  # fmt: skip
    name = f"enseigne-{integer(rng, 10, 99)}.svg"
    return {
        "name": name, "said": said, "shift": shift, "drop": drop, "left": left, "half": across // 2, "top": top, "half_down": down // 2,
        "cx": str(cx), "cy": str(cy), "not_cx": [str(left + across // 2), str(left + shift)], "not_cy": [str(top + down // 2)],
        "files": {name: lines(rows)},
    }  # fmt: skip


_PLATES = ("facade", "support", "capot", "plaque", "gabarit", "panneau")


def _within(rng: np.random.Generator, span: float) -> int:
    """A place so far from the middle at most."""
    return integer(rng, -int(span), int(span))


def _between(rng: np.random.Generator, length: float) -> int:
    """A middle that leaves room round it."""
    return integer(rng, int(0.34 * length), int(0.66 * length))


@redraw_misfits
def holes_too_small(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many circles are too small once groups, copies and the size of the page are counted; the smallest one."""
    per_mm = pick(rng, (2.5, 4.0, 5.0))
    across, down = integer(rng, 20, 30) * 10, integer(rng, 14, 19) * 10
    least = pick(rng, (3, 4, 5))

    wide, high = across * per_mm, down * per_mm
    reach = high / 5  # so far from the middle of a group: all is on the plate

    def circle(indent: int, span: float) -> tuple[str, float]:
        radius = integer(rng, 6, 60) / 4
        place = f'cx="{_within(rng, span)}" cy="{_within(rng, span)}"'
        return f'{" " * indent}<circle {place} r="{radius:g}"/>', radius

    shown: list[float] = []  # radii as they are drawn, in units of the page
    written: list[float] = []
    body: list[list[str]] = []
    for _group in range(4):
        scale = pick(rng, (0.5, 0.8, 1.25, 1.5, 2))
        turn = pick(rng, ("", f" rotate({integer(rng, 5, 80)})"))
        lines = [f'  <g transform="translate({_between(rng, wide)} {_between(rng, high)}){turn} scale({scale:g})">']  # fmt: skip
        for _one in range(integer(rng, 4, 7)):
            text, radius = circle(4, reach / scale)
            lines.append(text)
            shown.append(radius * scale)
            written.append(radius)
        inner = pick(rng, (0.5, 2, 0.75))
        half = reach / scale / inner / 2
        lines.append(f'    <g transform="scale({inner:g}) translate({_within(rng, half)} {_within(rng, half)})">')  # fmt: skip
        for _one in range(integer(rng, 2, 3)):
            text, radius = circle(6, half)
            lines.append(text)
            shown.append(radius * scale * inner)
            written.append(radius)
        body.append([*lines, "    </g>", "  </g>"])
    fixing, radii = [], []
    for _one in range(3):
        text, radius = circle(6, reach / 2)
        fixing.append(text)
        radii.append(radius)
    copies = sample(rng, (0.4, 0.6, 0.8, 1, 1.2), 3)
    body += [
        [f'  <use href="#fixation" transform="translate({_between(rng, wide)} {_between(rng, high)}) scale({scale:g})"/>']
        for scale in copies
    ]  # fmt: skip
    aids, unseen = [], []
    for _one in range(5):
        text, radius = circle(4, reach)
        aids.append(text)
        unseen.append(radius)
    body.append(['  <g id="reperes" display="none">', *aids, "  </g>"])
    copied = [radius * scale for scale in copies for radius in radii]

    def small(found: list[float], unit: float = per_mm) -> int:
        return sum(2 * radius / unit < least for radius in found)

    every = [*shown, *copied]
    smallest = sorted(round(2 * radius / per_mm, 3) for radius in every)
    count = small(every)
    others = {small(written + radii), small(shown), small(every + unseen), small(every, 1.0), small(shown + radii), small(written + copied)}  # fmt: skip
    near = any(abs(2 * radius / per_mm - least) < 0.05 for radius in every)
    if near or count in others or smallest[0] == smallest[1] or smallest[0] * 100 % 1:
        return None
    page = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}mm" height="{down}mm" '
        f'viewBox="0 0 {wide:g} {high:g}">',
        '  <defs>', '    <g id="fixation">', *fixing, "    </g>", "  </defs>",
        f'  <rect width="{wide:g}" height="{high:g}" rx="12" fill="none" stroke="#0000ff"/>',
        '  <g fill="none" stroke="#ff0000">', *(line for part in shuffled(rng, body) for line in part), "  </g>", "</svg>",
    ]  # fmt: skip
    name = f"{pick(rng, _PLATES)}-{integer(rng, 10, 99)}.svg"
    naive = 2 * min([*written, *radii])
    return {
        "name": name, "least": least, "across": across, "count": str(count), "not_count": [str(n) for n in sorted(others)],
        "smallest": f"{smallest[0]:g}".replace(".", ","), "per_mm": f"{per_mm:g}".replace(".", ","),
        "not_smallest": sorted({f"{one:g}".replace(".", ",") for one in (naive, naive / per_mm, smallest[0] / 2)} - {f"{smallest[0]:g}".replace(".", ",")}),
        "files": {name: PlainText("\n".join([*page, ""]))},
    }  # fmt: skip


@redraw_misfits
def place_after_transforms(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: on a grid, where a point goes by a translation and a scale, in the order of SVG."""
    px, py = integer(rng, 1, 4), integer(rng, 1, 3)
    tx, ty, s = integer(rng, 2, 9), integer(rng, 1, 4), pick(rng, (2, 3))
    scale_last = rng.random() < 0.5
    one, other = (s * px + tx, s * py + ty), (s * (px + tx), s * (py + ty))
    right, misread = (other, one) if scale_last else (one, other)
    points = [right, misread, (px + tx, py + ty), (s * px, s * py)]
    if len({(x, y) for x, y in [*points, (px, py)]}) < 5 or any(
        x > 24 or y > 10 for x, y in points
    ):
        return None
    if any(
        abs(a - c) < 2 and b == d
        for n, (a, b) in enumerate(points)
        for c, d in [*points[:n], (px, py)]
    ):
        return None
    order = sorted(points, key=lambda at: (at[1], at[0]))
    shapes: list[Part] = [rect((4 + 2 * x, 2, 0.2, 21), MIST) for x in range(0, 26)]
    shapes += [rect((4, 2 + 2 * y, 51, 0.2), MIST) for y in range(0, 11)]
    shapes += [centred(4 + 2 * x, 0, str(x), SLATE) for x in range(0, 25, 5)]
    shapes += [to_the_right(3, 2 * y + 2, str(y), SLATE) for y in range(0, 11, 2)]
    shapes.append(rect((3.5 + 2 * px, 2.5 + 2 * py, 1, 1), RED))
    zones = [zone(n + 1, Box(3 + 2 * x, 2 + 2 * y, 3, 2)) for n, (x, y) in enumerate(order)]
    steps = [f"translate({tx} {ty})", f"scale({s})"]
    return {
        **pointed(drawn_figure("Une grille graduée, un carré rouge et quatre repères.", 12, shapes, zones), order.index(right) + 1),
        "code": " ".join(reversed(steps) if scale_last else steps), "x": px, "y": py, "to_x": right[0], "to_y": right[1],
        "first": "la translation" if scale_last else "l'échelle", "then": "l'échelle" if scale_last else "la translation",
    }  # fmt: skip
