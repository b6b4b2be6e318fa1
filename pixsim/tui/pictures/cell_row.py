"""One row of cells, written at places: for scales and charts."""

from __future__ import annotations

from itertools import groupby

from textual.content import Content

from pixsim.tui.drawing.pieces import join_styled


class CellRow:
    """A row of blank cells to write on.

    Parameters
    ----------
    width : int
    """

    def __init__(self, width: int) -> None:
        self._cells: list[tuple[str, str]] = [(" ", "")] * width

    @property
    def width(self) -> int:
        """Cells."""
        return len(self._cells)

    def put(self, at: int, text: str, style: str = "") -> None:
        """Write from a place on; what falls outside is left out."""
        for place, char in enumerate(text, start=at):
            if 0 <= place < len(self._cells):
                self._cells[place] = (char, style)

    def put_free(self, at: int, text: str, style: str = "") -> bool:
        """Write where the cells and one on either side are blank; whether it was."""
        at = min(max(at, 0), self.width - len(text))
        around = self._cells[max(at - 1, 0) : at + len(text) + 1]
        if at < 0 or any(char != " " for char, _style in around):
            return False
        self.put(at, text, style)
        return True

    def drawn(self) -> Content:
        """The row."""
        runs = groupby(self._cells, key=lambda cell: cell[1])
        return join_styled(*(("".join(char for char, _s in run), style) for style, run in runs))
