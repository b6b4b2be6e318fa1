"""What figures of several tubes share: colours, tiles to point at, windows, charts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from pixsim.families.draws.values.choices import shuffled
from pixsim.figures.figure import (
    INK,
    MOST_COLUMNS,
    MOST_ROWS,
    PAPER,
    Circle,
    Figure,
    Icon,
    Line,
    Polygon,
    Rect,
    Text,
    Zone,
)

Part = Rect | Circle | Line | Polygon | Text | Icon

WHITE, GREY, MIST, SLATE = "#FFFFFF", "#8E95AF", "#DFE3EE", "#4A5270"
EDGE = 0.4
"""Units of the edge of a window."""

BLUE, GREEN, RED, ORANGE, YELLOW, VIOLET = (
    "#2459BE", "#16703F", "#C9342B", "#E07B1A", "#F2C53D", "#7B46C4",
)  # fmt: skip


class Box(NamedTuple):
    """A rectangle in units, whose rows are whole."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """Its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """Its bottom edge."""
        return self.y + self.h

    @property
    def middle(self) -> int:
        """Column of its middle."""
        return self.x + self.w // 2


def rect(box: Box | tuple[float, float, float, float], fill: str = "", line: str = "", **more: float) -> Rect:  # fmt: skip
    """A rectangle from its corner and its size."""
    x, y, w, h = box
    return Rect(x=x, y=y, w=w, h=h, fill=fill, line=line, **more)


def line(*points: tuple[float, float], colour: str = INK, width: float = 0.6) -> Line:
    """A line through points."""
    return Line(points=points, colour=colour, width=width)


def arrow(start: tuple[float, float], end: tuple[float, float], colour: str = GREY) -> list[Part]:
    """A line from one place to another, with a head at its end."""
    (x, y), (to_x, to_y) = start, end
    length = math.hypot(to_x - x, to_y - y)
    along = ((to_x - x) / length, (to_y - y) / length)
    neck = (to_x - 1.8 * along[0], to_y - 1.8 * along[1])
    side = (-along[1], along[0])
    head = polygon(
        end,
        (neck[0] + side[0], neck[1] + side[1]),
        (neck[0] - side[0], neck[1] - side[1]),
        fill=colour,
    )
    return [line(start, neck, colour=colour), head]


def polygon(*points: tuple[float, float], fill: str = "", edge: str = "") -> Polygon:
    """A closed shape."""
    return Polygon(points=points, fill=fill, line=edge)


def disc(x: float, y: float, r: float, fill: str = "", edge: str = "", width: float = 0.4) -> Circle:  # fmt: skip
    """A disc, or a circle where it has no colour inside."""
    return Circle(x=x, y=y, r=r, fill=fill, line=edge, width=width)


def icon(name: str, x: float, y: float, size: float, colour: str = INK, ground: str = PAPER) -> Icon:  # fmt: skip
    """A pictogram."""
    return Icon(name=name, x=x, y=y, size=size, colour=colour, ground=ground)


def text(x: int, y: int, words: str, colour: str = INK, *, bold: bool = False) -> Text:
    """Words from a column on."""
    return Text(x=x, y=y, text=words, colour=colour, bold=bold)


def centred(x: int, y: int, words: str, colour: str = INK, *, bold: bool = False) -> Text:
    """Words round a column."""
    return Text(x=x, y=y, text=words, colour=colour, bold=bold, align="centre")


def to_the_right(x: int, y: int, words: str, colour: str = INK, *, bold: bool = False) -> Text:
    """Words that end before a column."""
    return Text(x=x, y=y, text=words, colour=colour, bold=bold, align="right")


def chip(x: int, y: int, words: str, fill: str = MIST, colour: str = INK, *, width: int = 0, bold: bool = False) -> list[Part]:  # fmt: skip
    """Words on a ground of one row, as wide as they are with a blank on each side, or as told."""
    across = width or len(words) + 2
    middle = x + (across - len(words)) // 2 + len(words) // 2
    return [
        rect((x, y, across, 2), fill, rounded=0.4),
        centred(middle, y, words, colour, bold=bold),
    ]


def small_lock(x: int, y: int, colour: str = INK) -> list[Part]:
    """A closed padlock of four units, each part on whole units."""
    return [
        rect((x + 1, y, 2, 1), colour), rect((x, y + 1, 1, 1), colour), rect((x + 3, y + 1, 1, 1), colour),
        rect((x, y + 2, 4, 2), colour),
    ]  # fmt: skip


def wire(*points: tuple[float, float], colour: str = SLATE) -> Line:
    """A line one unit wide that fills whole units: a terminal shows it sharp."""
    return Line(points=tuple((x + 0.5, y + 0.5) for x, y in points), colour=colour, width=1)


def zone(number: int, box: Box, badge: tuple[int, int] | None = None) -> Zone:
    """A place to point at."""
    return Zone(label=str(number), x=box.x, y=box.y, w=box.w, h=box.h, badge=badge)


def tiles(count: int, rows: int, *, per_row: int = 0, gap: int = 2, columns: int = MOST_COLUMNS) -> list[Box]:  # fmt: skip
    """Boxes of equal size in a row, or in several, each with its digit above it.

    Parameters
    ----------
    rows : int
        Cells of a box, its digit's row apart.
    per_row : int
        Boxes side by side; all of them by default.
    """
    across = per_row or count
    width = (columns - gap * (across - 1)) // across
    return [
        Box(place % across * (width + gap), place // across * 2 * (rows + 1) + 2, width, 2 * rows)
        for place in range(count)
    ]


def tile_zones(boxes: Iterable[Box]) -> tuple[Zone, ...]:
    """The zones of such boxes, their digits above them."""
    return tuple(
        zone(number, Box(box.x, box.y - 2, box.w, box.h + 2)) for number, box in enumerate(boxes, 1)
    )


def figure(
    alt: str, rows: int, drawn: Iterable[Part], zones: Sequence[Zone] = (), columns: int = MOST_COLUMNS, ground: str = PAPER,
) -> Figure:  # fmt: skip
    """Something to look at."""
    return Figure(
        columns=columns, rows=rows, alt=alt, drawn=tuple(drawn), zones=tuple(zones), ground=ground
    )


def pointed(shown: Figure, *right: int) -> dict[str, Any]:
    """A choice among the zones of a figure, right ones numbered from 1."""
    return {
        "to_look_at": shown,
        "options": [zone.label for zone in shown.zones],
        "key": [str(number) for number in sorted(right)],
    }


def pointed_tile(
    rng: np.random.Generator, alt: str, rows: int, drawings: Sequence[Any], draw: Any, *, per_row: int = 0, shuffle: bool = True,
) -> dict[str, Any]:  # fmt: skip
    """A tile to point at: that of the first of what is drawn, all of them in any order.

    Parameters
    ----------
    rows : int
        Cells of a tile.
    drawings : sequence
        What each tile is drawn from, the right one first.
    draw : callable
        From a box and what it shows to shapes.
    """
    order = shuffled(rng, range(len(drawings))) if shuffle else list(range(len(drawings)))
    boxes = tiles(len(drawings), rows, per_row=per_row)
    shapes = [
        shape
        for box, which in zip(boxes, order, strict=True)
        for shape in draw(box, drawings[which])
    ]
    height = max(box.bottom for box in boxes) // 2
    if any(isinstance(shape, Rect) and shape.y + shape.h > 2 * height for shape in shapes):
        height += 1  # for the lower edge of the last windows
    return pointed(figure(alt, height, shapes, tile_zones(boxes)), order.index(0) + 1)


def window(box: Box, title: str = "", ground: str = WHITE) -> list[Part]:
    """A window: its ground, its edge, its bar, its title.

    Its lower edge is drawn below the box, that it may not cross the last row of words.
    """
    shapes: list[Part] = [
        rect(box, ground),
        rect((box.x, box.y, EDGE, box.h), SLATE),
        rect((box.right - EDGE, box.y, EDGE, box.h), SLATE),
        rect((box.x, box.bottom, box.w, EDGE), SLATE),
        rect((box.x, box.y, box.w, 2), SLATE, rounded=0.8),
    ]
    if title:
        shapes.append(text(box.x + 1, box.y, title[: box.w - 2], WHITE, bold=True))
    return shapes


def titled_lines(box: Box, said: tuple[str, ...]) -> list[Part]:
    """A window with a title, and lines of text in it."""
    lines = (text(box.x + 1, box.y + 2 + 2 * n, words) for n, words in enumerate(said[1:]))
    return [*window(box, said[0]), *lines]


def icon_button(box: Box, name: str) -> list[Part]:
    """A button with a pictogram and no text."""
    return [
        rect(box, WHITE, MIST, rounded=0.8),
        icon(name, box.x + 0.5, box.y, 12, ground=WHITE),
    ]


def paragraph_lines(box: Box, lengths: Sequence[tuple[float, float]], colour: str = GREY, step: float = 2) -> list[Part]:  # fmt: skip
    """Grey lines for a text that need not be read: start and length of each, in units from the box."""
    return [
        rect((box.x + start, box.y + 0.5 + step * n, length, 1), colour)
        for n, (start, length) in enumerate(lengths)
        if length
    ]


class Plot(NamedTuple):
    """Where the values of a chart stand.

    Attributes
    ----------
    box : Box
        What the axes bound.
    low, high : float
        Values at its bottom and at its top.
    """

    box: Box
    low: float
    high: float

    def y(self, value: float) -> float:
        """Units from the top of a value."""
        share = (value - self.low) / (self.high - self.low)
        return self.box.bottom - share * self.box.h


def axes(plot: Plot, ticks: Sequence[tuple[float, str]], colour: str = MIST) -> list[Part]:
    """The two axes, a line and a label at each tick of the vertical one.

    Ticks stand at half rows: their labels are on the row that they cross.
    """
    box = plot.box
    shapes: list[Part] = []
    for value, label in ticks:
        y = plot.y(value)
        shapes.append(line((box.x, y), (box.right, y), colour=colour, width=0.3))
        row = min(
            max(2 * round((y - 1) / 2), 0), box.bottom - 2 if value > plot.low else box.bottom
        )
        shapes.append(to_the_right(box.x - 1, row, label, SLATE))
    return [
        *shapes,
        line((box.x, box.y - 0.5), (box.x, box.bottom), (box.right, box.bottom), colour=SLATE, width=0.5),
    ]  # fmt: skip


def bars(plot: Plot, values: Sequence[float], labels: Sequence[str], colours: Sequence[str]) -> list[Part]:  # fmt: skip
    """A bar for each value, its label below."""
    box = plot.box
    step = box.w / len(values)
    shapes: list[Part] = []
    for place, (value, colour) in enumerate(zip(values, colours, strict=True)):
        left, top = box.x + step * place + step * 0.2, plot.y(value)
        shapes.append(rect((left, top, step * 0.6, box.bottom - top), colour))
        if labels:
            shapes.append(centred(round(left + step * 0.3), box.bottom, labels[place]))
    return shapes


def curve(plot: Plot, values: Sequence[float], colour: str = BLUE, width: float = 0.9) -> Line:
    """A line through values, from the left edge to the right one."""
    step = plot.box.w / (len(values) - 1)
    points = tuple((plot.box.x + step * n, plot.y(value)) for n, value in enumerate(values))
    return Line(points=points, colour=colour, width=width)


def table(
    alt: str, title: str, head: Sequence[str], rows: Sequence[Sequence[str]], at: Sequence[int], *, numbered: bool = True,
) -> Figure:  # fmt: skip
    """A window with a table, one row of a terminal each; rows to point at where they are numbered.

    Parameters
    ----------
    head : sequence of str
        Names of the columns; none where there is no such row.
    at : sequence of int
        Where each column starts.
    """
    left, top = (4 if numbered else 1), 4 if head else 2
    height = top + 2 * len(rows)
    shapes = window(Box(0, 0, MOST_COLUMNS, height), title)
    shapes += [text(left + x, 2, name, SLATE, bold=True) for x, name in zip(at, head, strict=False)]
    for place, row in enumerate(rows):
        y = top + 2 * place
        if place % 2 == 0:
            shapes.append(rect((0.4, y, MOST_COLUMNS - 0.8, 2), "#EEF1F8"))
        shapes += [text(left + x, y, words) for x, words in zip(at, row, strict=True) if words]
    zones = [zone(n + 1, Box(0, top + 2 * n, MOST_COLUMNS, 2)) for n in range(len(rows))]
    rows_shown = min(height // 2 + 1, MOST_ROWS)  # a row below, for the lower edge of the window
    return figure(alt, rows_shown, shapes, zones if numbered else ())


def pointed_row(
    rng: np.random.Generator, alt: str, title: str, head: Sequence[str], rows: Sequence[Sequence[str]], at: Sequence[int], right: int = 1,
) -> dict[str, Any]:  # fmt: skip
    """Rows to point at, in any order: the first ones of what is listed are right."""
    order = shuffled(rng, range(len(rows)))
    shown = table(alt, title, head, [rows[place] for place in order], at)
    return pointed(shown, *(order.index(place) + 1 for place in range(right)))


def address_bar(box: Box, address: str) -> list[Part]:
    """The address bar of a browser."""
    return [
        rect(box, MIST, rounded=0.8), rect((box.x + 1, box.y, box.w - 2, 2), WHITE, rounded=0.8),
        text(box.x + 2, box.y, address),
    ]  # fmt: skip


WEEK = "LMMJVSD"


def month(box: Box, shown: tuple[int, int, frozenset[int]]) -> list[Part]:
    """A month of five weeks, a column a day of the week: its first weekday, its length, what is marked.

    The letters of the week stand above the box, on the row of its digit.
    """
    first, days, marked = shown
    left = box.x + 4
    shapes: list[Part] = [rect((left - 1, box.y - 2, 3 * len(WEEK) + 1, box.h + 2), WHITE)]
    shapes += [text(left + 1 + 3 * n, box.y - 2, letter, SLATE) for n, letter in enumerate(WEEK)]
    for day in range(1, days + 1):
        week, weekday = divmod(day - 1 + first, 7)
        x, y = left + 3 * weekday, box.y + 2 * week
        if day in marked:
            shapes.append(rect((x, y, 2, 2), BLUE))
        shapes.append(to_the_right(x + 2, y, str(day), WHITE if day in marked else INK, bold=day in marked))  # fmt: skip
    return shapes


BOUGHT = (
    "un réfrigérateur",
    "un ordinateur",
    "un chauffe-eau",
    "un écran",
    "un serveur",
    "une imprimante",
)


def break_even(
    key: int,
    one: tuple[int, int],
    other: tuple[int, int],
    top: int,
    unit: str,
) -> dict[str, Any]:
    """Two lines over ten years, A then B, that cross after `key` years."""
    plot = Plot(Box(8, 2, 48, 18), 0, top)
    half = top // 2
    shapes: list[Part] = axes(plot, [(0, "0"), (half, str(half)), (top, str(top))])
    for year in range(0, 11):
        x = 8 + 48 * year / 10
        shapes.append(line((x, 2), (x, 20.8), colour=MIST, width=0.3))
        shapes.append(centred(min(round(x), 56), 22, str(year), SLATE))
    for (begin, slope), colour in ((one, RED), (other, BLUE)):
        shapes.append(
            line((8, plot.y(begin)), (56, plot.y(begin + 10 * slope)), colour=colour, width=0.9)
        )
    shapes += [
        to_the_right(58, 0, unit, SLATE),
        text(10, 0, "A rouge", RED, bold=True),
        text(20, 0, "B bleu", BLUE, bold=True),
    ]
    return {
        "to_look_at": figure("Deux droites sur dix années, A et B.", 12, shapes),
        "key": str(key), "wrong": [str(n) for n in sorted({0, 10, key + 2, key - 2} - {key}) if n >= 0],
        "one": one[0], "per_one": one[1], "other": other[0], "per_other": other[1],
    }  # fmt: skip
