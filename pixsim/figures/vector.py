"""A figure as SVG, for a page: no script, no style, one image for who does not see it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import escape

from pixsim.figures.figure import (
    BADGE,
    BADGE_INK,
    RIGHT,
    WRONG,
    Circle,
    Figure,
    Line,
    Polygon,
    Rect,
)
from pixsim.figures.icons import shapes_of

FONT = "DejaVu Sans Mono, Menlo, Consolas, Liberation Mono, monospace"
PIXELS = 12  # of a page for each unit, unless the page says otherwise


def svg_element(figure: Figure, right: Collection[str] = (), wrong: Collection[str] = ()) -> str:
    """The figure as an SVG element; zones are groups with ``data-zone``.

    Parameters
    ----------
    right, wrong : collection of str
        Digits of zones to mark, once the question is answered.
    """
    columns, height = figure.columns, figure.height
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure" role="img" '
        f'aria-label="{escape(figure.alt)}" viewBox="0 0 {columns} {height}" '
        f'width="{columns * PIXELS}" height="{height * PIXELS}">'
    )
    marks = dict.fromkeys(wrong, ("✗", WRONG)) | dict.fromkeys(right, ("✓", RIGHT))
    return "".join([head, *_svg_parts(figure), *_svg_zones(figure, marks), "</svg>"])


def _svg_parts(figure: Figure) -> Iterator[str]:
    yield f'<rect width="{figure.columns}" height="{figure.height}" fill="{figure.ground}"/>'
    for shape in shapes_of(figure):
        yield _svg_shape(shape)
    yield f'<g font-family="{FONT}" font-size="1.6" text-rendering="geometricPrecision">'
    for text in figure.texts():
        yield _svg_text(text.text, text.left, text.y, text.colour, bold=text.bold)
    yield "</g>"


def _svg_zones(figure: Figure, marks: dict[str, tuple[str, str]]) -> Iterator[str]:
    for zone, (label, x, y) in zip(figure.zones, figure.badges(), strict=True):
        sign, fill = marks.get(zone.label, (" ", BADGE))
        label = f"{sign}{zone.label} "
        yield (
            f'<g class="zone" data-zone="{escape(zone.label)}">'
            f'<rect class="reach" x="{zone.x}" y="{zone.y}" width="{zone.w}" height="{zone.h}" '
            'rx="0.6" fill="#000000" fill-opacity="0"/>'
            f'<rect x="{x}" y="{y}" width="{len(label)}" height="2" rx="0.6" fill="{fill}"/>'
            f'<g font-family="{FONT}" font-size="1.6">'
            f"{_svg_text(label, x, y, BADGE_INK, bold=True)}</g></g>"
        )


def _svg_shape(shape: Rect | Circle | Line | Polygon) -> str:
    if isinstance(shape, Line):
        return (
            f'<polyline points="{_svg_points(shape.points)}" fill="none" stroke="{shape.colour}" '
            f'stroke-width="{shape.width:g}" stroke-linejoin="round"/>'
        )
    paint = f'fill="{shape.fill or "none"}"'
    if shape.line:
        paint += f' stroke="{shape.line}" stroke-width="{shape.width:g}"'
    if isinstance(shape, Polygon):
        return f'<polygon points="{_svg_points(shape.points)}" {paint} stroke-linejoin="round"/>'
    inner = shape.width / 2 if shape.line else 0  # the line stays inside, as in the other drawings
    if isinstance(shape, Circle):
        return f'<circle cx="{shape.x:g}" cy="{shape.y:g}" r="{shape.r - inner:g}" {paint}/>'
    rounded = f' rx="{shape.rounded:g}"' if shape.rounded else ""
    return (
        f'<rect x="{shape.x + inner:g}" y="{shape.y + inner:g}" width="{shape.w - 2 * inner:g}" '
        f'height="{shape.h - 2 * inner:g}"{rounded} {paint}/>'
    )


def _svg_points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _svg_text(text: str, x: int, y: int, colour: str, *, bold: bool) -> str:
    """As wide as its cells, whatever the font of the page."""
    weight = ' font-weight="bold"' if bold else ""
    inside = text.replace(" ", "\u00a0")  # spaces of a page would run together
    return (
        f'<text x="{x}" y="{y + 1.55:g}" fill="{colour}"{weight} textLength="{len(text)}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(inside, quote=False)}</text>'
    )
