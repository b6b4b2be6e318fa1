"""Progress over time as a drawing: scores on their scale, then the five areas then and now."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from pixsim.foundation.i18n import decimal
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import long_date
from pixsim.framework import Area, Framework
from pixsim.rules.global_levels import level_in_words
from pixsim.rules.v2 import V2
from pixsim.store.sittings.past_results import DomainScore, PastResult
from pixsim.tui.drawing.pieces import area_colour, join_styled, styled_text
from pixsim.tui.pictures.cell_row import CellRow
from pixsim.tui.pictures.scale import END, OPEN, level_family
from pixsim.tui.pictures.tables import area_name, fit_content

DATE, SHORT_DATE = 20, 12
SCORE, SHORT_SCORE = 30, 16
NARROW = 76
"""Below so many columns, dates are in figures and names of levels are left to the scale."""
MOST_SHOWN = 12
LEVELS = 7


def chart_lines(results: Sequence[PastResult], rules: str, width: int) -> list[Content]:
    """One row a result, oldest first: date, a dot at its score, the score in figures."""
    shown = results[-MOST_SHOWN:]
    narrow = width < NARROW
    date = SHORT_DATE if narrow else DATE
    cells = max(width - date - (SHORT_SCORE if narrow else SCORE) - 2, 20)
    lines = [_scale_head(rules, cells, date)]
    lines += [_chart_row(result, rules, cells, narrow=narrow) for result in shown]
    if len(results) > len(shown):
        left_out = len(results) - len(shown)
        lines.append(styled_text(_("… et {n} plus anciens").format(n=left_out), "$muted"))
    return lines


def _most_pix(rules: str) -> int:
    most: int = END if rules == "v3" else V2().max_pix * 16 + 1
    return most


def _scale_head(rules: str, cells: int, date: int) -> Content:
    row = CellRow(cells + 1)
    if rules == "v3":
        for name in dict.fromkeys(level_family(level.name) for level in OPEN if level.shown):
            own = [level for level in OPEN if level_family(level.name) == name]
            middle = (own[0].minimum + own[-1].maximum) // 2 * cells // END
            row.put_free(middle - len(name) // 2, name, "$muted")
    else:
        for pix in (0, 224, 448, 672, 896):
            text = str(pix)
            row.put_free(pix * cells // _most_pix(rules) - len(text) // 2, text, "$muted")
    return join_styled(" " * date, row.drawn())


def _chart_row(result: PastResult, rules: str, cells: int, *, narrow: bool) -> Content:
    row = CellRow(cells + 1)
    if rules == "v3":
        for level in OPEN[1:]:
            row.put(level.minimum * cells // END, "·", "$muted")
    pix = result.pix
    if pix is None:
        said = styled_text(f" {_('pas de score')}", "$muted")
    else:
        place = pix * cells // _most_pix(rules)
        row.put(0, "─" * place, "$track")
        row.put(place, "●", "bold $brand")
        gained = "" if result.gained is None else f"  {result.gained:+d}".replace("-", "−")
        reached = "" if narrow else f"  {level_in_words(result.level)}"
        said = join_styled((f" {pix:>4}", "bold"), (" pix", "$muted"), (gained, "$ok" if (result.gained or 0) > 0 else "$muted"),
                      (reached, "$muted"))  # fmt: skip
    day = result.at.astimezone()
    if narrow:
        return join_styled(
            fit_content(styled_text(f"{day:%d/%m/%Y}"), SHORT_DATE),
            row.drawn(),
            fit_content(said, SHORT_SCORE),
        )
    return join_styled(
        fit_content(styled_text(long_date(day)), DATE), row.drawn(), fit_content(said, SCORE)
    )


def area_lines(
    first: PastResult, last: PastResult, framework: Framework, width: int
) -> list[Content]:
    """Mean certified level of each area, first and last, with what was gained in another colour."""
    names = {area.code: area for area in framework.areas}
    before = {domain.code: domain for domain in first.domains}
    return [
        _area_line(names[domain.code], before[domain.code], domain, width)
        for domain in last.domains
    ]


def _area_line(area: Area, before: DomainScore, after: DomainScore, width: int) -> Content:
    cells = 28 if width >= 90 else 14

    def at(level: float) -> int:
        return round(level * cells / LEVELS)

    kept, now = min(at(before.mean_level), at(after.mean_level)), at(after.mean_level)
    lost = max(at(before.mean_level) - now, 0)
    bar = join_styled(
        ("━" * kept, area_colour(area.code)),
        ("━" * (now - kept), "bold $foreground"),
        ("─" * lost, "$warn"),
        ("─" * (cells - max(now, kept + lost)), "$track"),
    )
    change = f"{decimal(before.mean_level)} → {decimal(after.mean_level)}"
    room = width - cells - 14
    return join_styled(fit_content(area_name(area, room), room), " ", bar, f" {change:>12}")
