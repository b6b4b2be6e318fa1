"""Scores in time on the named scale of levels, drawn with dots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.pieces import join_styled

NAMED: Mapping[int, str] = {
    64: _("Novice"),
    256: _("Indépendant"),
    512: _("Avancé"),
    768: _("Expert"),
}
"""Where the levels of V3 begin; a test compares with `pixsim.rules.global_levels`."""
LABEL = 16  # cells
STEP = 128  # pix; the scale begins and ends at one


def chart_rows(
    scores: Sequence[int], ends: tuple[str, str], width: int, height: int, *, named: bool
) -> list[Content]:
    """Rows of a chart: oldest score on the left, each with its figure.

    Parameters
    ----------
    scores : sequence of int
        Pix, at least one; only the newest that fit are drawn.
    ends : pair of str
        What stands under the first and the last score.
    width, height : int
        Cells, the axis and its dates included.
    named : bool
        Names of the levels beside the scale (V3); figures alone otherwise.
    """
    cells, rows = width - LABEL - 2, height - 2
    shown = list(scores)[-max(1, cells // 5) :]
    low = max(0, (min(shown) - STEP // 2) // STEP * STEP)
    high = min(896, -(-(max(shown) + STEP // 2) // STEP) * STEP)
    high = max(high, low + 2 * STEP)
    grid = [[(" ", "")] * cells for _row in range(rows)]
    labels = _draw_level_lines(grid, low, high, named=named)
    places = _score_places(shown, cells, rows, low, high)
    for (x, y), (x_next, y_next) in pairwise(places):
        for x_between in range(x + 1, x_next):
            share = (x_between - x) / (x_next - x)
            grid[round(y + (y_next - y) * share)][x_between] = ("·", "$brand")
    for (x, y), score in zip(places, shown, strict=True):
        grid[y][x] = ("●", "bold $brand")
        _write_figure(grid, x, y - 1 if y else y + 1, str(score))
    drawn = [
        join_styled((labels.get(y, "").rjust(LABEL - 1), "$muted"), (" │", "$rule"), *row)
        for y, row in enumerate(grid)
    ]
    first, last = ends
    if len(shown) == 1 or len(first) + len(last) >= cells:
        first = ""
    axis = join_styled(" " * LABEL, ("└" + "─" * cells, "$rule"))
    dates = first + last.rjust(cells - len(first)) if len(shown) > 1 else last
    return [*drawn, axis, join_styled((" " * (LABEL + 1) + dates, "$muted"))]


def _draw_level_lines(
    grid: list[list[tuple[str, str]]], low: int, high: int, *, named: bool
) -> dict[int, str]:
    """Dotted lines where levels begin, and what stands beside them."""
    marks = NAMED if named else dict.fromkeys(range(0, 897, STEP), "")
    labels = {}
    for pix, name in marks.items():
        if low <= pix <= high:
            y = _pix_row(pix, len(grid), low, high)
            grid[y] = [("·", "$track") if x % 2 == 0 else cell for x, cell in enumerate(grid[y])]
            labels[y] = f"{name:<12}{pix:>3}" if name else str(pix)
    return labels


def _score_places(
    scores: Sequence[int], cells: int, rows: int, low: int, high: int
) -> list[tuple[int, int]]:
    step = (cells - 4) / max(1, len(scores) - 1)
    return [
        (1 + round(place * step), _pix_row(score, rows, low, high))
        for place, score in enumerate(scores)
    ]


def _pix_row(pix: int, rows: int, low: int, high: int) -> int:
    share = (pix - low) / (high - low)
    return min(rows - 1, max(0, round((rows - 1) * (1 - share))))


def _write_figure(grid: list[list[tuple[str, str]]], x: int, y: int, text: str) -> None:
    if not 0 <= y < len(grid):
        return
    start = min(max(0, x - 1), len(grid[y]) - len(text))
    for at in (start - 1, start + len(text)):
        if 0 <= at < len(grid[y]):
            grid[y][at] = (" ", "")
    for place, letter in enumerate(text):
        grid[y][start + place] = (letter, "bold")
