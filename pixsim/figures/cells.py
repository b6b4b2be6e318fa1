"""A figure as cells of a terminal: half blocks for what is drawn, signs for what is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pixsim.figures.figure import BADGE, BADGE_INK, Figure

HALF = "▀"
SHADES = "█▓▒░ "
"""From dark to light, where a terminal has no colours."""

Colour = tuple[int, int, int]


class Cell(NamedTuple):
    """A sign, its colour and that of its ground."""

    sign: str
    colour: Colour
    ground: Colour
    bold: bool = False

    @property
    def is_drawn(self) -> bool:
        """Whether it is a piece of a shape, not of a text."""
        return self.sign == HALF


@lru_cache(maxsize=64)
def figure_cells(figure: Figure) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a figure, from top to bottom."""
    from pixsim.figures.painting import pixel_rows  # Pillow: only where a question shows something

    flat, columns = pixel_rows(figure), figure.columns
    rows = [
        [
            Cell(HALF, flat[2 * row * columns + x], flat[(2 * row + 1) * columns + x])
            for x in range(columns)
        ]
        for row in range(figure.rows)
    ]
    for text, x, y, colour, ground, bold in _written_texts(figure):
        for place, sign in enumerate(text, x):
            row = y // 2
            if 0 <= row < figure.rows and 0 <= place < columns:
                under = rows[row][place]
                own = ground or _mean_colour(under)
                rows[row][place] = Cell(sign, colour, own, bold)
    return tuple(tuple(row) for row in rows)


def _written_texts(figure: Figure) -> Iterator[tuple[str, int, int, Colour, Colour | None, bool]]:
    for text in figure.texts():
        yield text.text, text.left, text.y, parse_rgb(text.colour), None, text.bold
    for label, x, y in figure.badges():
        yield label, x, y, parse_rgb(BADGE_INK), parse_rgb(BADGE), True


def shade_rows(figure: Figure) -> list[str]:
    """The rows of a figure where there is no colour: a shade by cell, texts as they are."""
    return [
        "".join(_cell_shade(cell) if cell.is_drawn else cell.sign for cell in row).rstrip()
        for row in figure_cells(figure)
    ]


def _cell_shade(cell: Cell) -> str:
    mean = sum(_mean_colour(cell)) / (3 * 256)
    return SHADES[min(int(mean * len(SHADES)), len(SHADES) - 1)]


def _mean_colour(cell: Cell) -> Colour:
    if not cell.is_drawn:
        return cell.ground
    red, green, blue = (
        (one + other) // 2 for one, other in zip(cell.colour, cell.ground, strict=True)
    )
    return red, green, blue


def parse_rgb(colour: str) -> Colour:
    """« #3366CC » as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
