"""How the lines of a page of a simulator share the columns and the rows there are: no colour, no widget."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.cells import cell_len

from pixsim.tui.drawing.safe_text import screen_text
from pixsim.worlds.chrome.roles import role_of
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.pages import Row

GAP, AFTER_MARK = 2, 1
LEAST_REST = 16  # columns of the cell that takes what is left
_WHOLE = re.compile(r"\S+@\S+|\w+://\S+")  # never cut: it would hide what tells two hosts apart
_BREAKS = "-_/."  # where a long name may be parted


_SUFFIX = {"on": " ──●", "off": " ○──", "choice": " ▼"}
"""What follows a value that can be switched, or chosen among others."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands: which cell of the line, from which column of the screen, how wide."""

    cell: int
    start: int
    width: int
    column: Column

    @property
    def end(self) -> int:
        """The first column of the screen after it."""
        return self.start + self.width


def place_columns(columns: Columns, rows: Sequence[Row], room: int) -> tuple[Place, ...]:
    """Where each column stands in so many columns of the screen.

    None is wider than what it holds, but for the one that takes what is left. Where room lacks, that
    one gives some, then those that may leave go, the highest `drop` first, then the widest gives some.
    """
    used = [n for n, column in enumerate(columns.columns) if not column.number and (column.rest or _column_holds(n, rows))]  # fmt: skip
    widths = {n: _natural_width(n, columns.columns[n], rows) for n in used}
    while True:
        rest = next((n for n in used if columns.columns[n].rest), None)
        others = _width_taken([n for n in used if n != rest], columns, widths)
        left = room - others - (0 if rest is None or len(used) == 1 else _gap_of(used, columns))
        wanted = min(widths[rest], LEAST_REST) if rest is not None else 0
        goes = max((n for n in used if columns.columns[n].drop), key=lambda n: columns.columns[n].drop, default=None)  # fmt: skip
        if left >= wanted or goes is None:
            break
        used.remove(goes)
    if rest is not None and left < wanted:
        widest = max((n for n in used if n != rest), key=widths.__getitem__, default=None)
        if widest is not None:
            given = min(wanted - left, max(0, widths[widest] - 8))
            widths[widest] -= given
            left += given
    if rest is not None:
        widths[rest] = max(6, left)
    return tuple(_place_used(used, columns, widths))


def _gap_of(used: Sequence[int], columns: Columns) -> int:
    """Blanks around the column that takes the rest: those of the gap it adds among the others."""
    whole = _width_taken(used, columns, dict.fromkeys(used, 0))
    rest = next(n for n in used if columns.columns[n].rest)
    return whole - _width_taken([n for n in used if n != rest], columns, dict.fromkeys(used, 0))


def _width_taken(used: Sequence[int], columns: Columns, widths: dict[int, int]) -> int:
    gaps = sum(AFTER_MARK if columns.columns[n].mark else GAP for n in used[:-1])
    return sum(widths[n] for n in used) + gaps


def _place_used(used: Sequence[int], columns: Columns, widths: dict[int, int]) -> list[Place]:
    found, at = [], 0
    for n in used:
        found.append(Place(n, at, widths[n], columns.columns[n]))
        at += widths[n] + (AFTER_MARK if columns.columns[n].mark else GAP)
    return found


def _column_holds(n: int, rows: Sequence[Row]) -> bool:
    return any(n < len(row.cells) and row.cells[n].strip() for row in rows)


def _natural_width(n: int, column: Column, rows: Sequence[Row]) -> int:
    texts = (row.cells[n] for row in rows if n < len(row.cells))
    width = max((cell_len(shown_cell(text)) for text in texts), default=0)
    width = max(width, cell_len(column.title), column.least)
    return min(width, column.most) if column.most else width


# ---- the lines of one cell


def shown_cell(text: str) -> str:
    """A cell as the screen shows it: « oui ──● » for a switch that is on."""
    return screen_text(text).rstrip() + _SUFFIX.get(role_of(text), "")


def wrap_cell(text: str, width: int) -> list[str]:
    """A text on as many lines as it needs; a name too long for one is parted at a sign of it."""
    text = screen_text(text)
    lead = text[: len(text) - len(text.lstrip(" "))]
    if cell_len(text) <= width:
        return [text]
    lead = lead if len(lead) < width // 2 else ""
    words = [
        part for word in text.split(" ") if word for part in _split_word(word, width - len(lead))
    ]
    found = wrap(" ".join(words), max(1, width), initial_indent=lead, subsequent_indent=lead, break_on_hyphens=False)  # fmt: skip
    return found or [""]


def _split_word(word: str, width: int) -> list[str]:
    parts = []
    while cell_len(word) > width > 1:
        at = max((word.rfind(sign, 1, width) for sign in _BREAKS), default=-1)
        at = at + 1 if at > 0 else width
        parts.append(word[:at])
        word = word[at:]
    return [*parts, word]


def cut_cell(text: str, width: int, column: Column) -> str:
    """A text on one line: what does not fit is left out at its end, or in the middle of a name."""
    text = screen_text(text).replace("\n", " ")
    if cell_len(text) <= width:
        return text
    if column.keep == "ends" and width > 8:
        tail = (width - 1) // 2
        return f"{text[: width - 1 - tail]}…{text[-tail:]}"
    return text[: max(0, width - 1)] + "…"


def lines_needed(row: Row, where: Sequence[Place]) -> int:
    """Lines that a row needs to show all it holds."""
    return max((len(wrap_cell(shown_cell(row.cells[p.cell]), p.width)) for p in where if p.cell < len(row.cells)), default=1)  # fmt: skip


def is_whole(row: Row, where: Sequence[Place]) -> bool:
    """Whether a row holds an address, which is never cut, in a cell too narrow for it."""
    return any(
        p.cell < len(row.cells)
        and cell_len(row.cells[p.cell]) > p.width
        and _WHOLE.search(row.cells[p.cell]) is not None
        for p in where
    )


def choose_unfolded(
    rows: Sequence[Row], where: Sequence[Place], present: int | None, height: int, *, prose: bool
) -> frozenset[int]:
    """Which rows show all they hold: the present one; all of a text; then, of a table, as many as rows are free.

    Those that need the fewest lines come first.
    """
    texts = [p for p in where if not p.column.mark]
    if prose or len(texts) <= 1:
        return frozenset(range(len(rows)))
    needs = {n: lines_needed(row, where) for n, row in enumerate(rows)}
    always = {n for n, row in enumerate(rows) if n == present or needs[n] == 1 or is_whole(row, where)}  # fmt: skip
    free = height - len(rows) - sum(needs[n] - 1 for n in always)
    for n in sorted(set(needs) - always, key=needs.__getitem__):
        if needs[n] - 1 > free:
            break
        free -= needs[n] - 1
        always.add(n)
    return frozenset(always)
