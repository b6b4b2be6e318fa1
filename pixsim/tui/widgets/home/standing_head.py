"""Pix in large figures, and three lines about where one stands."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from pixsim.foundation.i18n import gettext as _
from pixsim.store.records.record import MOST_PIX, Record
from pixsim.tui.drawing.pieces import join_rows, join_styled, large_digits
from pixsim.tui.home.wording import fitting_way, standing_lines


class StandingHead(Widget):
    """Three rows, drawn anew at any width."""

    DEFAULT_CSS = "StandingHead { height: 3; color: $foreground; }"

    def __init__(self) -> None:
        super().__init__()
        self._record: Record | None = None
        self._stale = False

    def show(self, record: Record | None, *, stale: bool) -> None:
        """Another person, or the same one later."""
        self._record, self._stale = record, stale
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Always three rows."""
        return 3

    def render(self) -> Content:
        """The figure on the left, the lines beside it."""
        record = self._record
        said = standing_lines(record, stale=self._stale)
        if record is None or record.problem:
            return join_rows([fitting_way(ways, self.content_size.width) for ways in said])
        figure = large_digits(str(record.total_pix))
        unit = (_("pix"), _("sur {most}").format(most=MOST_PIX), "")
        cells = max(len(text) for text in unit) + 2
        lefts = [
            join_styled(row, "  ", (text.ljust(cells), "$muted"))
            for row, text in zip(figure, unit, strict=True)
        ]
        room = self.content_size.width - lefts[0].cell_length
        return join_rows(
            join_styled(left, fitting_way(ways, room))
            for left, ways in zip(lefts, said, strict=True)
        )
