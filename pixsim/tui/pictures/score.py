"""The head of a result: the figure, large, and what it means beside it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from pixsim.i18n import gettext as _
from pixsim.tui.drawing import joined, large, styled


def score_head(pix: int, most: int, beside: Sequence[Content], width: int) -> list[Content]:
    """Three rows: the figure, its unit, and up to three lines that say what it means."""
    unit = (styled(_("pix"), "$muted"), styled(_("sur {most}").format(most=most), "$muted"), "")
    rows = large(str(pix))
    beside = [*beside, Content("")][:3] + [Content("")] * max(0, 3 - len(beside))
    unit_cells = max(len(_("sur {most}").format(most=most)), 3) + 2
    lines = []
    for row, name, said in zip(rows, unit, beside, strict=False):
        label = name if isinstance(name, Content) else Content(name)
        line = joined(" ", row, "  ", label, " " * (unit_cells - label.cell_length), said)
        lines.append(line.truncate(width, ellipsis=True))
    return lines
