"""The head of a result: the figure, large, and what it means beside it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.pieces import joined, large, styled


def score_head(pix: int, most: int, beside: Sequence[Content], width: int) -> list[Content]:
    """Three rows: the figure, its unit, and up to three lines that say what it means."""
    out_of = _("sur {most}").format(most=most)
    unit = (styled(_("pix"), "$muted"), styled(out_of, "$muted"), Content(""))
    rows = large(str(pix))
    beside = [*beside, *[Content("")] * 3][:3]
    unit_cells = max(len(out_of), 3) + 2
    lines = []
    for row, label, said in zip(rows, unit, beside, strict=True):
        line = joined(" ", row, "  ", label, " " * (unit_cells - label.cell_length), said)
        lines.append(line.truncate(width, ellipsis=True))
    return lines
