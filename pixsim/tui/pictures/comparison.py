"""Two results side by side."""

from __future__ import annotations

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys.after_result import NO_COMPARISON
from pixsim.report.result.common import AnyResult
from pixsim.report.wording import level_mark, right_of_total_words
from pixsim.tui.drawing.pieces import area_colour, join_styled, level_squares, styled_text
from pixsim.tui.pictures.tables import area_name, fit_content

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
        return join_styled(
            fit_content(name, name_cells),
            " ",
            fit_content(left, column),
            " ",
            fit_content(right, column),
        )

    lines = [
        row(Content(""), *(styled_text(_when_words(r), "bold") for r in (first, second))),
        row(styled_text(_("Score")), _score_content(first), _score_content(second)),
    ]  # fmt: skip
    if first.rules != second.rules:
        lines += [styled_text(NO_COMPARISON, "$warn")]
    lines.append(Content(""))
    for area in framework.areas:
        name = area_name(area, name_cells)
        lines.append(row(name, _right_content(first, area.code), _right_content(second, area.code)))
        for c in framework.competences_of(area.code):
            name = join_styled((f"{c.code} ", "$muted"), c.brief)
            lines.append(row(name, _level_content(first, c.code), _level_content(second, c.code)))
    return lines


def _when_words(result: AnyResult) -> str:
    at = result.started_at.astimezone()
    return f"{result.rules.upper()} {at:%d/%m/%y %H:%M}"


def _score_content(result: AnyResult) -> Content:
    if result.total_pix is None:
        return styled_text(_("pas de score"), "$muted")
    return join_styled((str(result.total_pix), "bold $brand"), (" pix", "$muted"))


def _right_content(result: AnyResult, area: str) -> Content:
    own = [q for q in result.questions if q.competence[0] == area and not q.is_left_out]
    right = sum(q.outcome == "ok" for q in own)
    return styled_text(right_of_total_words(right, len(own)) if own else "–", "$muted")


def _level_content(result: AnyResult, code: str) -> Content:
    levels = {c.code: c.level for c in result.competences}
    level = max(levels.get(code, -1), 0)
    return join_styled(level_squares(level, area_colour(code)), f" {level_mark(level)}")
