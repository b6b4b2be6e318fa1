"""Reading a vector picture: shapes and attributes of SVG."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.simulators.writers import lines_to_mend
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.colours import INKS
from pixsim.families.draws.values.text import indented


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


def shapes_placed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: in the source of a drawing, shapes put where a notice says by their attributes: a middle, an edge, a frame to widen."""
    wide, high = integer(rng, 10, 20) * 20, integer(rng, 7, 12) * 20
    radius, side, base = integer(rng, 8, 15) * 2, integer(rng, 10, 20) * 4, integer(rng, 5, 9) * 4
    sun = integer(rng, 8, 14)
    colours = sample(rng, ("teal", "navy", "maroon", "olive", "purple"), 3)
    seen = wide - 20
    lines = [
        f"<!-- Cadre : {wide} sur {high}. La balle, au centre exact. Le socle, posé sur le bord du bas, à égale distance des côtés. -->", "<!-- Le titre, centré, à 12 du haut. Le soleil touche les bords du haut et de droite. Tailles et couleurs justes. -->",
        f'<svg viewBox="0 0 {seen} {high}" xmlns="http://www.w3.org/2000/svg">', f'<circle id="soleil" cx="{wide - 3 * sun}" cy="{sun}" r="{sun}" fill="gold"/>', f'<circle id="balle" cx="{integer(rng, 10, 40)}" cy="{integer(rng, 10, 40)}" r="{radius}" fill="{colours[0]}"/>',
        f'<rect id="socle" x="0" y="{high - base - 10}" width="{side}" height="{base}" fill="{colours[1]}"/>', f'<text id="titre" x="{wide // 2}" y="12" text-anchor="start" fill="{colours[2]}">Le jeu</text>', "</svg>",
    ]  # fmt: skip
    right = {
        3: f'§<svg viewBox="0 0 {wide} {high}" xmlns="http://www.w3.org/2000/svg">', 4: f'§<circle id="soleil" cx="{wide - sun}" cy="{sun}" r="{sun}" fill="gold"/>', 5: f'§<circle id="balle" cx="{wide // 2}" cy="{high // 2}" r="{radius}" fill="{colours[0]}"/>',
        6: f'§<rect id="socle" x="{(wide - side) // 2}" y="{high - base}" width="{side}" height="{base}" fill="{colours[1]}"/>',
    }  # fmt: skip
    title = f'<text id="titre" x="{wide // 2}" y="12" text-anchor="middle" fill="{colours[2]}">Le jeu</text>'
    right[7] = title
    corner = {
        5: f'§<circle id="balle" cx="{wide // 2 - radius}" cy="{high // 2 - radius}" r="{radius}" fill="{colours[0]}"/>'
    }
    middle = {
        6: f'§<rect id="socle" x="{wide // 2}" y="{high - base}" width="{side}" height="{base}" fill="{colours[1]}"/>'
    }
    narrow = {4: f'§<circle id="soleil" cx="{wide}" cy="0" r="{sun}" fill="gold"/>'}
    return {
        "wide": wide,
        "high": high,
        "side": side,
        "x": (wide - side) // 2,
        **lines_to_mend(
            "jeu.svg",
            lines,
            right,
            right | corner,
            right | middle,
            right | narrow,
            {n: one for n, one in right.items() if n != 3},
        ),
    }


def holes_moved(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: holes of a part put where a plan says, in groups that are shifted and enlarged."""
    groups = [(integer(rng, 2, 9) * 4, integer(rng, 2, 9) * 4, scale) for scale in shuffled(rng, (2, 4))]  # fmt: skip
    letters, holes = sample(rng, "ABCDEFG", 4), []
    for place, letter in enumerate(letters):
        left, top, scale = groups[place // 2]
        x, y, radius = integer(rng, 3, 14), integer(rng, 3, 14), integer(rng, 1, 3)
        holes.append(
            (letter, left + scale * x, top + scale * y, 2 * scale * radius, (x, y, radius))
        )
    lines = [
        "<!-- Plan de perçage, en mm sur la pièce : " + " ; ".join(f"{letter} en ({x}, {y}), diamètre {wide}" for letter, x, y, wide, _own in holes) + " -->", '<svg viewBox="0 0 120 120" xmlns="http://www.w3.org/2000/svg">',
    ]  # fmt: skip
    right, naive, doubled = {}, {}, {}
    for place, (left, top, scale) in enumerate(groups):
        lines.append(f'<g transform="translate({left} {top}) scale({scale})">')
        for letter, x, y, wide, (own_x, own_y, radius) in holes[2 * place : 2 * place + 2]:
            lines.append(
                f'<circle id="{letter}" cx="{own_x + integer(rng, 1, 3)}" cy="{own_y - 1}" r="{radius + 1}"/>'
            )
            right[len(lines)] = f'§<circle id="{letter}" cx="{own_x}" cy="{own_y}" r="{radius}"/>'
            naive[len(lines)] = (
                f'§<circle id="{letter}" cx="{x - left}" cy="{y - top}" r="{wide // 2}"/>'
            )
            doubled[len(lines)] = (
                f'§<circle id="{letter}" cx="{own_x}" cy="{own_y}" r="{2 * radius}"/>'
            )
        lines.append("</g>")
    lines.append("</svg>")
    letter, x, y, wide, own = holes[0]
    left, top, scale = groups[0]
    return {
        "letter": letter, "x": x, "y": y, "left": left, "top": top, "scale": scale, "own": f"({own[0]}, {own[1]})", "radius": own[2],
        **lines_to_mend("piece.svg", lines, right, naive, doubled, {n: one for n, one in right.items() if n != max(right)}),
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
    shapes: list[fig.Part] = [fig.rect((4 + 2 * x, 2, 0.2, 21), fig.MIST) for x in range(0, 26)]
    shapes += [fig.rect((4, 2 + 2 * y, 51, 0.2), fig.MIST) for y in range(0, 11)]
    shapes += [fig.centred(4 + 2 * x, 0, str(x), fig.SLATE) for x in range(0, 25, 5)]
    shapes += [fig.to_the_right(3, 2 * y + 2, str(y), fig.SLATE) for y in range(0, 11, 2)]
    shapes.append(fig.rect((3.5 + 2 * px, 2.5 + 2 * py, 1, 1), fig.RED))
    zones = [fig.zone(n + 1, fig.Box(3 + 2 * x, 2 + 2 * y, 3, 2)) for n, (x, y) in enumerate(order)]
    steps = [f"translate({tx} {ty})", f"scale({s})"]
    return {
        **fig.pointed(fig.figure("Une grille graduée, un carré rouge et quatre repères.", 12, shapes, zones), order.index(right) + 1),
        "code": " ".join(reversed(steps) if scale_last else steps), "x": px, "y": py, "to_x": right[0], "to_y": right[1],
        "first": "la translation" if scale_last else "l'échelle", "then": "l'échelle" if scale_last else "la translation",
    }  # fmt: skip
