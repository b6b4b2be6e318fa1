"""What screens draw with: large figures, gauges, levels, chips of the five areas.

Everything returns `Content` whose spans name variables of the theme, so that a change of theme
repaints it; every amount has its figure or its word beside it, never colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from pixsim.tui.drawing.safe_text import screen_text

FULL, EMPTY = "━", "─"
SQUARE, DOT = "■", "·"
MOST_LEVEL = 7  # levels people are placed on; the eighth is not yet open at Pix
DIGITS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    "-": ("   ", "   ", "###", "   ", "   "),
}
HALVES = {"  ": " ", "# ": "▀", " #": "▄", "##": "█"}


def area_colour(area: str) -> str:
    """The variable of an area's colour: ``$d1`` for area 1, or for a competence such as 1.3."""
    return f"$d{area[0]}"


def styled_text(text: str, style: str = "") -> Content:
    """A plain text in one style."""
    return Content.styled(screen_text(text), style)


def join_styled(*parts: str | tuple[str, str] | Content) -> Content:
    """Texts one after the other, each with its style; nothing is markup."""
    whole = [
        part
        if isinstance(part, Content)
        else styled_text(*part)
        if isinstance(part, tuple)
        else styled_text(part)
        for part in parts
    ]
    return Content("").join(whole)


def join_rows(rows: Iterable[Content]) -> Content:
    """Rows one under the other."""
    return Content("\n").join(rows)


def large_digits(text: str, style: str = "bold $brand") -> tuple[Content, Content, Content]:
    """A number on three rows, its digits three cells wide, one cell apart."""
    rows = [" ".join(DIGITS[digit][row] for digit in text) for row in range(5)] + [""]
    width = len(rows[0])
    rows = [row.ljust(width) for row in rows]
    first, second, third = (
        "".join(HALVES[top + bottom] for top, bottom in zip(rows[at], rows[at + 1], strict=True))
        for at in (0, 2, 4)
    )
    return styled_text(first, style), styled_text(second, style), styled_text(third, style)


def gauge_bar(value: float, most: float, cells: int, colour: str = "$brand") -> Content:
    """An amount in whole cells: ``━━━━────``; something is never shown as nothing."""
    share = 0.0 if most <= 0 else min(max(value / most, 0.0), 1.0)
    full = round(cells * share)
    if share > 0:
        full = max(full, 1)
    if share < 1:
        full = min(full, cells - 1)
    return join_styled((FULL * full, colour), (EMPTY * (cells - full), "$track"))


def level_squares(level: int, colour: str, most: int = MOST_LEVEL) -> Content:
    """A level as ``■■■····``; its digit goes beside it."""
    return join_styled((SQUARE * level, colour), (DOT * (most - level), "$muted"))


def area_chip(area: str) -> Content:
    """The number of an area on its colour."""
    return styled_text(f" {area[0]} ", f"bold $background on {area_colour(area)}")
