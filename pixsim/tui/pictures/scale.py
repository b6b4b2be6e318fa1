"""Scores on the scale of named levels (V3), and a rate between its two thresholds (V2)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import percent
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import GLOBAL_LEVELS
from pixsim.tui.drawing.pieces import EMPTY, FULL
from pixsim.tui.pictures.cell_row import CellRow

OPEN = GLOBAL_LEVELS[:8]
"""The levels that can be reached today; the ninth is closed."""
_At = Callable[[int], int]
"""From a score to its cell."""
END = OPEN[-1].maximum + 1


def level_family(name: str) -> str:
    """« Novice » for Novice 1 and Novice 2."""
    return name.rsplit(" ", 1)[0]


def level_scale(
    pix: int, low: int | None, high: int | None, width: int, *, most: int = END - 1
) -> list[Content]:
    """Four rows: names, gauge in eight parts, margin, bounds."""
    cells = max(width - 1, 24)

    def at(score: int) -> int:
        return round(score * cells / END)

    return [
        _names_row(cells, at).drawn(),
        _parts_row(cells, at, pix).drawn(),
        _margin_row(cells, at, pix, low, high).drawn(),
        _bounds_row(cells, at, most).drawn(),
    ]


def _names_row(cells: int, at: _At) -> CellRow:
    row = CellRow(cells + 1)
    shown = [level for level in OPEN if level.shown]
    for name in dict.fromkeys(level_family(level.name) for level in shown):
        own = [level for level in shown if level_family(level.name) == name]
        middle = (at(own[0].minimum) + at(own[-1].maximum + 1)) // 2
        row.put_free(middle - len(name) // 2, name, "bold")
    return row


def _parts_row(cells: int, at: _At, pix: int) -> CellRow:
    row = CellRow(cells + 1)
    for level in OPEN:
        start, end = at(level.minimum), max(at(level.maximum + 1) - 1, at(level.minimum) + 1)
        row.put(start, EMPTY * (end - start), "$track")
        full = min(max(at(pix) - start, 0), end - start)
        row.put(start, FULL * full, "$brand")
    return row


def _margin_row(cells: int, at: _At, pix: int, low: int | None, high: int | None) -> CellRow:
    row = CellRow(cells + 1)
    if low is not None and high is not None and at(low) < at(high):
        row.put(at(low), "├" + "─" * (at(high) - at(low) - 1) + "┤", "$brand")
    row.put(at(pix), "▲", "bold $brand")
    return row


def _bounds_row(cells: int, at: _At, most: int) -> CellRow:
    row = CellRow(cells + 1)
    row.put_free(cells + 1 - len(str(most)), str(most), "$muted")
    for level in reversed(OPEN[1:]):
        text = str(level.minimum)
        row.put_free(at(level.minimum) - len(text) + 1, text, "$muted")
    return row


def rate_scale(rate: int, width: int, rules: V2 | None = None) -> list[Content]:
    """Three rows: what each zone costs, the gauge, its bounds with the rate's mark."""
    rules = V2() if rules is None else rules
    cells = max(width - 1, 24)
    bounds = (0, rules.rate_to_be_certified, rules.rate_to_validate, 100)
    names = (_("rien n'est certifié"), _("une erreur coûte"), _("une est permise"))
    top, gauge, below = (CellRow(cells + 1) for _row in range(3))
    for name, (start, end) in zip(names, pairwise(bounds), strict=True):
        first, last = start * cells // 100, end * cells // 100
        if len(name) <= last - first:
            top.put_free((first + last - len(name)) // 2, name, "$muted")
        gauge.put(first, EMPTY * (last - first - 1), "$track")
        full = min(max(rate * cells // 100 - first, 0), last - first - 1)
        gauge.put(first, FULL * full, "$brand")
    below.put(min(rate * cells // 100, cells), "▲", "bold $brand")
    for bound in bounds:
        text = percent(bound)
        below.put_free(
            bound * cells // 100 - (len(text) // 2 if 0 < bound < 100 else 0), text, "$muted"
        )
    return [top.drawn(), gauge.drawn(), below.drawn()]
