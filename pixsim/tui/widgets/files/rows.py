"""What is drawn of a file: rows of pieces, computed for a width before any is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len, chop_cells
from rich.style import Style

Role = Literal["text", "number", "name", "column", "sorted"]
"""What a piece is, which is how it is styled: see `FileView.COMPONENT_CLASSES`."""

Piece = tuple[str, Role | Style]
Pieces = tuple[Piece, ...]

_WORD = re.compile(r"[^ ]+ *| +")


@dataclass(frozen=True)
class Row:
    """One row of cells: what stays at the left, then what moves sideways."""

    moving: Pieces
    fixed: Pieces = ()


@dataclass(frozen=True)
class Item:
    """A thing that rows show: a line, a header, an entry.

    Attributes
    ----------
    text : str
    label : str
        What stands before it.
    opens : int or None
        What Enter opens: the place of an entry.
    flush : bool
        Whether it begins under the labels, not after them.
    """

    text: str
    label: str = ""
    opens: int | None = None
    flush: bool = False


class Picture:
    """Rows of a file; some stay at the top, the others scroll.

    Attributes
    ----------
    count : int
        Rows that scroll.
    width : int
        Cells of the widest moving part.
    fixed : int
        Cells of what stays at the left, at most.
    has_cursor : bool
        Whether one row is the present one.
    """

    count = 0
    width = 0
    fixed = 0
    has_cursor = True

    @property
    def head(self) -> tuple[Row, ...]:
        """Rows that stay at the top."""
        return ()

    def row(self, place: int) -> Row:
        """A row that scrolls."""
        raise NotImplementedError

    def item_of(self, row: int) -> int:
        """The item (a line of the file, a row of the table) that a row shows."""
        return row

    def row_of(self, item: int) -> int:
        """The first row of an item, or of the nearest one that is shown."""
        return max(0, min(item, self.count - 1))

    def opens(self, _item: int) -> int | None:
        """What Enter opens on an item."""
        return None


class ItemsPicture(Picture):
    """Items one under the other, numbered or labelled, wrapped or not."""

    def __init__(
        self,
        items: Sequence[Item],
        places: Sequence[int],
        cells: int,
        *,
        numbered: bool = False,
        wraps: bool = True,
    ) -> None:
        self._items, self._places = items, places
        labels = (cell_len(item.label) for item in items)
        widest = len(str(len(items))) if numbered else max(labels, default=0)
        self.fixed = widest + 2 if widest else 0
        self._numbered = numbered
        self._rows: list[tuple[int, str, bool]] = []  # item, text, whether it is its first
        self._first: dict[int, int] = {}
        for place in places:
            room = max(cells - (0 if items[place].flush else self.fixed), 1)
            texts = wrap_cells(items[place].text, room) if wraps else [items[place].text]
            self._first[place] = len(self._rows)
            self._rows += [(place, text, not n) for n, text in enumerate(texts)]
        self.count = len(self._rows)
        self.width = max((cell_len(text) for _, text, _ in self._rows), default=0)

    def row(self, place: int) -> Row:
        """A row: number or label before the first of an item, nothing before the others."""
        item, text, first = self._rows[place]
        before = str(item + 1) if self._numbered else self._items[item].label
        if not self.fixed or self._items[item].flush:
            return Row(((text, "text"),))
        shown = before if first else ""
        padded = (
            shown.rjust(self.fixed - 2) if self._numbered else _pad_right(shown, self.fixed - 2)
        )
        role: Role = "number" if self._numbered else "name"
        return Row(((text, "text"),), ((padded + "  ", role),))

    def item_of(self, row: int) -> int:
        """The item of a row."""
        return self._rows[row][0] if self._rows else 0

    def row_of(self, item: int) -> int:
        """The first row of an item, or of the one that follows it in what is shown."""
        if item in self._first:
            return self._first[item]
        later = next((place for place in self._places if place > item), None)
        return max(0, self.count - 1) if later is None else self._first[later]

    def opens(self, item: int) -> int | None:
        """What Enter opens on an item."""
        return self._items[item].opens if item < len(self._items) else None


def wrap_cells(text: str, cells: int) -> list[str]:
    """A text cut into rows of so many cells, at ordinary spaces only, else where it must."""
    if cell_len(text) <= cells:
        return [text]
    rows, row, used = [], "", 0
    for word in _WORD.findall(text):
        wide = cell_len(word.rstrip(" "))
        if used and used + wide > cells:
            rows.append(row.rstrip(" "))
            row, used = "", 0
        if wide > cells:
            *full, word = chop_cells(word, cells)
            rows += full
        row += word
        used += cell_len(word)
    return [*rows, row.rstrip(" ")] if row.strip(" ") or not rows else rows


def _pad_right(text: str, cells: int) -> str:
    return text + " " * (cells - cell_len(text))
