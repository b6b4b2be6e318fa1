"""Beside the home page where there is room: past mocks, their chart, what to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import short_date
from pixsim.framework import Framework
from pixsim.rules.global_levels import level_in_words
from pixsim.store.records.record import Record
from pixsim.tui.drawing.pieces import area_colour, join_rows, join_styled
from pixsim.tui.widgets.home.score_chart import chart_rows

if TYPE_CHECKING:
    from pixsim.journeys.home_facts import Facts, Weak
    from pixsim.store.sittings.past_results import PastResult

MOST_MOCKS = 5
CHART_ROWS = 13


class HomeSide(Widget):
    """Drawn whole at any size; where there is no room for all, the chart is left out.

    Parameters
    ----------
    framework : Framework
    """

    DEFAULT_CSS = "HomeSide { color: $foreground; }"
    auto_links = False

    def __init__(self, framework: Framework, *, id: str) -> None:
        super().__init__(id=id)
        self._framework = framework
        self._record: Record | None = None
        self._facts: Facts | None = None

    def show(self, record: Record | None, facts: Facts | None) -> None:
        """Another person, or what is now known of the same one."""
        self._record, self._facts = record, facts
        self.refresh()

    def render(self) -> Content:
        """Title by title."""
        width, height = self.content_size
        if self._record is None or self._record.problem or width < 30:
            return Content("")
        mocks, work = self._mocks(width), self._work(width)
        drawn = self._chart(width) if len(mocks) + len(work) + CHART_ROWS + 2 <= height else []
        parts = [mocks, drawn, work]
        return join_rows(row for part in parts if part for row in [*part, Content("")])

    def _mocks(self, width: int) -> list[Content]:
        title, record = _("Épreuves blanches"), self._record
        assert record is not None
        if record.history.last is None:
            said = _("Aucune pour l'instant : votre premier résultat s'affichera ici.")
            return [*_title_lines(title, "", width), *join_styled((said, "$muted")).wrap(width)]
        if self._facts is None:
            return [*_title_lines(title, "", width), join_styled((_("mise à jour…"), "$muted"))]
        newest = list(reversed(self._facts.mocks))[:MOST_MOCKS]
        rules = newest[0].rules.upper() if newest else ""
        return [*_title_lines(title, rules, width), *(_mock_line(mock, width) for mock in newest)]

    def _chart(self, width: int) -> list[Content]:
        scored = [m for m in self._facts.mocks if m.pix is not None] if self._facts else []
        if len(scored) < 2:
            return []
        ends = _short_day(scored[0]), _short_day(scored[-1])
        scores = [mock.pix for mock in scored if mock.pix is not None]
        return chart_rows(scores, ends, width, CHART_ROWS, named=scored[-1].rules == "v3")

    def _work(self, width: int) -> list[Content]:
        if self._facts is None or self._record is None:
            return []
        weak = self._facts.weak
        asked = any(one.asked for one in weak)
        rows = _title_lines(_("À travailler"), _("justes") if asked else "", width)
        rows += [self._weak_row(one, width) for one in weak]
        if self._record.is_certifiable:
            if not weak:
                said = _("Ce que l'épreuve demandera, dans des questions neuves.")
                rows += join_styled((said, "$muted")).wrap(width)
            key, does = "E", "practise"
            what = _("  s'entraîner là-dessus")
        else:
            key, what, does = "P", _("  se positionner"), "position"
        click = Style.from_meta({"@click": f"screen.want('{does}')"})
        return [*rows, Content(""), join_styled((key, "bold $brand"), what).stylize(click)]

    def _weak_row(self, weak: Weak, width: int) -> Content:
        left = join_styled(
            (f"{weak.code}  ", f"bold {area_colour(weak.code)}"),
            self._framework.competence[weak.code].brief,
        )
        if not weak.asked:
            return left
        right = _("{right} sur {asked}").format(right=weak.right, asked=weak.asked)
        return join_styled(left, (right.rjust(max(1, width - left.cell_length)), "$muted"))


def _title_lines(text: str, right: str, width: int) -> list[Content]:
    gap = " " * max(1, width - len(text) - len(right))
    return [
        join_styled((text, "bold"), gap, (right, "$muted")),
        join_styled(("─" * width, "$rule")),
    ]


def _short_day(mock: PastResult) -> str:
    return short_date(mock.at.astimezone())


def _mock_line(mock: PastResult, width: int) -> Content:
    score = "–" if mock.pix is None else str(mock.pix)
    what = level_in_words(mock.level) or (_("obtenue") if mock.obtained else _("non obtenue"))
    left = join_styled(
        (f"{_short_day(mock):<9}", "$muted"), (f"{score:>3}", "bold"), (_(" pix  "), "$muted"), what
    )
    gained = mock.gained
    if gained is None:
        return left
    mark, colour = ("▲", "$ok") if gained > 0 else ("▼", "$warn") if gained < 0 else ("=", "$muted")
    right = join_styled((f"{mark} {abs(gained)}", colour))
    return join_styled(left, " " * max(1, width - left.cell_length - right.cell_length), right)
