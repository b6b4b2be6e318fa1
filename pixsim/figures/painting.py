"""A figure as pixels, by Pillow: a PNG image, or two pixels for each cell of a terminal."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from pixsim.figures.figure import BADGE, BADGE_INK, Circle, Figure, Line, Polygon, Rect

PNG_SCALE = 12  # pixels a unit
FINE = 4  # pixels a unit before a cell's two are averaged
LETTERS = 1.5  # units: height of letters


def png(figure: Figure, scale: int = PNG_SCALE) -> bytes:
    """The figure as a PNG image, `scale` pixels a unit."""
    image = painted(figure, scale)
    pen = ImageDraw.Draw(image)
    for text in figure.texts():
        _write(pen, text.text, text.left, text.y, text.colour, scale, bold=text.bold)
    for label, x, y in figure.badges():
        box = (x * scale, y * scale, (x + len(label)) * scale - 1, (y + 2) * scale - 1)
        pen.rounded_rectangle(box, scale // 2, fill=BADGE)
        _write(pen, label, x, y, BADGE_INK, scale, bold=True)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def pixels(figure: Figure) -> tuple[tuple[int, int, int], ...]:
    """The colours of the figure without its texts, a pixel a unit, row by row."""
    image = painted(figure, FINE).resize((figure.columns, figure.height), Image.Resampling.BOX)
    flat = image.tobytes()
    return tuple((flat[n], flat[n + 1], flat[n + 2]) for n in range(0, len(flat), 3))


def painted(figure: Figure, scale: int) -> Image.Image:
    """The shapes of a figure, `scale` pixels a unit."""
    size = (figure.columns * scale, figure.height * scale)
    image = Image.new("RGB", size, figure.ground)
    pen = ImageDraw.Draw(image)
    for shape in figure.shapes():
        _paint(pen, shape, scale)
    return image


def _paint(pen: ImageDraw.ImageDraw, shape: Rect | Circle | Line | Polygon, scale: int) -> None:
    if isinstance(shape, Line):
        points = [(x * scale, y * scale) for x, y in shape.points]
        pen.line(points, fill=shape.colour, width=max(1, round(shape.width * scale)), joint="curve")
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


@cache
def _font(size: float, bold: bool) -> ImageFont.FreeTypeFont:
    """Vera, which comes with reportlab: Pillow's own letters lack most accents."""
    path = files("reportlab") / "fonts" / ("VeraBd.ttf" if bold else "Vera.ttf")
    return ImageFont.truetype(io.BytesIO(path.read_bytes()), size)


def _write(
    pen: ImageDraw.ImageDraw, text: str, x: int, y: int, colour: str, scale: int, *, bold: bool
) -> None:
    """A text in the middle of its cells, a little narrower letters where it would be wider."""
    room, size = len(text) * scale, LETTERS * scale
    while (font := _font(size, bold)).getlength(text) > room and size > scale / 2:
        size *= 0.95
    middle = (x * scale + room / 2, (y + 1) * scale)
    pen.text(middle, text, fill=colour, font=font, anchor="mm")
