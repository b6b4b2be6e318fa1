"""What a terminal would show of a screen, cell by cell, and how well it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rich.color import Color
from rich.segment import Segment
from textual.app import App
from textual.color import Color as TextualColor
from textual.widget import Widget

DRAWN = {chr(code) for code in range(0x2500, 0x25A0)} | set("·•■□")
"""Lines, blocks and dots: drawings beside which a word or a figure stands."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One character with its colours."""

    x: int
    y: int
    char: str
    ink: tuple[int, int, int]
    ground: tuple[int, int, int]

    @property
    def contrast(self) -> float:
        """Ratio of WCAG 2, from 1 to 21."""
        return contrast(self.ink, self.ground)


def contrast(first: tuple[int, int, int], second: tuple[int, int, int]) -> float:
    """Ratio of WCAG 2 between two colours."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(rgb: tuple[int, int, int]) -> float:
    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(value) for value in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def cells(app: App[Any]) -> dict[tuple[int, int], Cell]:
    """Every cell of the screen on top, as the terminal gets it."""
    background = TextualColor.parse(app.theme_variables["background"])
    found = {}
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        line = strip
        for line_filter in app._filters:
            line = line.apply_filter(line_filter, background)
        for segment in line:
            for cell in _segment_cells(segment, x, y, background.rgb):
                found[cell.x, cell.y] = cell
            x += segment.cell_length
    return found


def _segment_cells(
    segment: Segment, x: int, y: int, background: tuple[int, int, int]
) -> list[Cell]:
    style = segment.style
    ink = _rgb(style.color if style else None, (255, 255, 255))
    ground = _rgb(style.bgcolor if style else None, background)
    if style and style.reverse:
        ink, ground = ground, ink
    return [Cell(x + n, y, char, ink, ground) for n, char in enumerate(segment.text)]


def _rgb(colour: Color | None, default: tuple[int, int, int]) -> tuple[int, int, int]:
    return default if colour is None or colour.is_default else tuple(colour.get_truecolor())  # type: ignore[return-value]


def text_of(app: App[Any]) -> str:
    """The screen as text, ends of rows trimmed, no-break spaces as plain ones."""
    found = cells(app)
    width, height = app.size
    rows = (
        "".join(found[x, y].char for x in range(width) if (x, y) in found) for y in range(height)
    )
    return "\n".join(row.replace("\u00a0", " ").rstrip() for row in rows)


def hard_to_read(app: App[Any], least: float = 4.5, within: Widget | None = None) -> list[Cell]:
    """Cells that hold text below a contrast; of one widget where it is given."""
    area = within.region if within is not None else None
    return [
        cell
        for cell in cells(app).values()
        if not cell.char.isspace()
        and cell.char not in DRAWN
        and cell.contrast < least
        and (area is None or area.contains(cell.x, cell.y))
    ]


def focus_contrast(
    before: dict[tuple[int, int], Cell], after: dict[tuple[int, int], Cell]
) -> float:
    """How much a change of focus shows: the best ratio between what a cell was and is."""
    best = 1.0
    for place, cell in after.items():
        old = before.get(place)
        if old is None or (old.ink, old.ground, old.char) == (cell.ink, cell.ground, cell.char):
            continue
        best = max(best, contrast(old.ground, cell.ground))
        if cell.char in DRAWN and cell.char == old.char:
            best = max(best, contrast(old.ink, cell.ink))
    return best
