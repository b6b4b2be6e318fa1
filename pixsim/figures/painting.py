"""A figure as pixels, by Pillow: a PNG image, or two pixels for each cell of a terminal."""

from __future__ import annotations

import io
from itertools import pairwise

from PIL import Image, ImageDraw

from pixsim.figures.figure import BADGE, BADGE_INK, Circle, Figure, Line, Polygon, Rect
from pixsim.figures.icons import shapes_of
from pixsim.foundation.fonts import load_font

PNG_SCALE = 12  # pixels a unit
FINE = 4  # pixels a unit before a cell's two are averaged
LETTERS = 1.5  # units: height of letters
ROUND = ("●", "○")
POINTED = {
    "▲": ((0, 0.75), (1, 0.75), (0.5, 0.25)),
    "▼": ((0, 0.25), (1, 0.25), (0.5, 0.75)),
    "►": ((0, 0.25), (0, 0.75), (1, 0.5)),
    "◄": ((1, 0.25), (1, 0.75), (0, 0.5)),
}
SLACK = 0.6  # units that a text may be wider than its cells


def png_bytes(figure: Figure, scale: int = PNG_SCALE) -> bytes:
    """The figure as a PNG image, `scale` pixels a unit."""
    image = paint_figure(figure, scale)
    pen = ImageDraw.Draw(image)
    for text in figure.texts():
        _write_text(
            pen, text.text, text.left, text.y, text.colour, scale, bold=text.bold, align=text.align
        )
    for label, x, y in figure.badges():
        box = (x * scale, y * scale, (x + len(label)) * scale - 1, (y + 2) * scale - 1)
        pen.rounded_rectangle(box, scale // 2, fill=BADGE)
        _write_text(pen, label, x, y, BADGE_INK, scale, bold=True)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def pixel_rows(figure: Figure) -> tuple[tuple[int, int, int], ...]:
    """The colours of the figure without its texts, a pixel a unit, row by row."""
    image = paint_figure(figure, FINE).resize((figure.columns, figure.height), Image.Resampling.BOX)
    flat = image.tobytes()
    return tuple((flat[n], flat[n + 1], flat[n + 2]) for n in range(0, len(flat), 3))


def paint_figure(figure: Figure, scale: int) -> Image.Image:
    """The shapes of a figure, `scale` pixels a unit."""
    size = (figure.columns * scale, figure.height * scale)
    image = Image.new("RGB", size, figure.ground)
    pen = ImageDraw.Draw(image)
    for shape in shapes_of(figure):
        _paint_shape(pen, shape, scale)
    return image


def _paint_shape(
    pen: ImageDraw.ImageDraw, shape: Rect | Circle | Line | Polygon, scale: int
) -> None:
    if isinstance(shape, Line):
        _paint_line(pen, shape, scale)
        return
    fill, line = shape.fill or None, shape.line or None
    width = max(1, round(shape.width * scale)) if line else 0
    if isinstance(shape, Polygon):
        points = [(x * scale, y * scale) for x, y in shape.points]
        pen.polygon(points, fill=fill)
        if line:
            pen.line([*points, points[0]], fill=line, width=width, joint="curve")
        return
    if isinstance(shape, Circle):
        left, top = (shape.x - shape.r) * scale, (shape.y - shape.r) * scale
        side = 2 * shape.r * scale
        pen.ellipse((left, top, left + side - 1, top + side - 1), fill, line, width)
        return
    box = (
        shape.x * scale, shape.y * scale,
        max(shape.x * scale, (shape.x + shape.w) * scale - 1),
        max(shape.y * scale, (shape.y + shape.h) * scale - 1),
    )  # fmt: skip
    if shape.rounded:
        pen.rounded_rectangle(box, shape.rounded * scale, fill, line, width)
    else:
        pen.rectangle(box, fill, line, width)


def _paint_line(pen: ImageDraw.ImageDraw, line: Line, scale: int) -> None:
    """Segments that go straight along a row or a column are rectangles: their edges are exact."""
    half = line.width / 2
    for (x, y), (next_x, next_y) in pairwise(line.points):
        if x == next_x or y == next_y:
            across, down = (half, 0.0) if x == next_x else (0.0, half)
            box = (min(x, next_x) - across, min(y, next_y) - down, max(x, next_x) + across, max(y, next_y) + down)  # fmt: skip
            _paint_box(pen, box, line.colour, scale)
        else:
            ends = [(x * scale, y * scale), (next_x * scale, next_y * scale)]
            pen.line(ends, fill=line.colour, width=max(1, round(line.width * scale)))
    for x, y in line.points[1:-1]:
        _paint_box(pen, (x - half, y - half, x + half, y + half), line.colour, scale)


def _paint_box(
    pen: ImageDraw.ImageDraw, box: tuple[float, float, float, float], colour: str, scale: int
) -> None:
    left, top, right, bottom = (round(side * scale) for side in box)
    pen.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), fill=colour)


_ANCHORS = {"left": (0, "lm"), "centre": (0.5, "mm"), "right": (1, "rm")}


def _write_text(
    pen: ImageDraw.ImageDraw,
    text: str,
    x: int,
    y: int,
    colour: str,
    scale: int,
    *,
    bold: bool,
    align: str = "centre",
) -> None:
    """A text in its cells, smaller letters where it would be much wider."""
    if text in POINTED:  # Vera has no such signs
        pen.polygon([((x + a) * scale, (y + 2 * b) * scale) for a, b in POINTED[text]], colour)
        return
    if text in ROUND:
        box = ((x + 0.1) * scale, (y + 0.6) * scale, (x + 0.9) * scale, (y + 1.4) * scale)
        pen.ellipse(box, colour if text == "●" else None, colour, max(1, scale // 8))
        return
    room, size = len(text) * scale, LETTERS * scale
    while (font := load_font(size, bold=bold)).getlength(
        text
    ) > room + SLACK * scale and size > scale / 2:
        size *= 0.95
    share, anchor = _ANCHORS[align]
    at = (x * scale + room * share, (y + 1) * scale)
    pen.text(at, text, fill=colour, font=font, anchor=anchor)
