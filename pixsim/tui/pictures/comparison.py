"""Two results side by side."""

from __future__ import annotations

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys.after_result import NO_COMPARISON
from pixsim.report.result.common import AnyResult
from pixsim.report.wording import level_mark, right_of
from pixsim.tui.drawing.pieces import area_colour, joined, squares, styled
from pixsim.tui.pictures.tables import area_name, fitted

COLUMN, NARROW = 24, 17
ROOMY = 76
"""Columns from which each result has a wide column."""


def comparison_lines(
    first: AnyResult, second: AnyResult, framework: Framework, width: int
) -> list[Content]:
    """Scores, right answers by area and levels, the older result first."""
    column = COLUMN if width >= ROOMY else NARROW
    name_cells = max(width - 2 * column - 2, 12)

    def row(name: Content, left: Content, right: Content) -> Content:
        return joined(
            fitted(name, name_cells), " ", fitted(left, column), " ", fitted(right, column)
        )

    lines = [
        row(Content(""), *(styled(_when(r), "bold") for r in (first, second))),
        row(styled(_("Score")), _score(first), _score(second)),
    ]  # fmt: skip
    if first.rules != second.rules:
        lines += [styled(NO_COMPARISON, "$warn")]
    lines.append(Content(""))
    for area in framework.areas:
        name = area_name(area, name_cells)
        lines.append(row(name, _right(first, area.code), _right(second, area.code)))
        for c in framework.competences_of(area.code):
            name = joined((f"{c.code} ", "$muted"), c.brief)
            lines.append(row(name, _level(first, c.code), _level(second, c.code)))
    return lines


def _when(result: AnyResult) -> str:
    at = result.started_at.astimezone()
    return f"{result.rules.upper()} {at:%d/%m/%y %H:%M}"


def _score(result: AnyResult) -> Content:
    if result.total_pix is None:
        return styled(_("pas de score"), "$muted")
    return joined((str(result.total_pix), "bold $brand"), (" pix", "$muted"))


def _right(result: AnyResult, area: str) -> Content:
    own = [q for q in result.questions if q.competence[0] == area and not q.is_left_out]
    right = sum(q.outcome == "ok" for q in own)
    return styled(right_of(right, len(own)) if own else "–", "$muted")


def _level(result: AnyResult, code: str) -> Content:
    levels = {c.code: c.level for c in result.competences}
    level = max(levels.get(code, -1), 0)
    return joined(squares(level, area_colour(code)), f" {level_mark(level)}")
