"""Today: what to do and why, the way to the exam, what it may bring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from pixsim.coach.day import CoachedDay
from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.report.coach import words
from pixsim.report.coach.text import calendar_lines, today_sentence
from pixsim.tui.drawing.pieces import area_colour, join_styled, styled_text
from pixsim.tui.pictures.tables import both_ends
from pixsim.tui.screens.frame.framed import Entry, letter_keys
from pixsim.tui.screens.frame.reading_page import ReadingPage
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.frame.line_picture import Drawn

READING = 84  # columns of a line of text, at most
WHOLE_BAR = 76  # columns from which the bar has room for how far the day is


class TodayScreen(ReadingPage[str | None]):
    """Dismissed with ``begin``, ``change`` or ``forget``; None: back.

    Parameters
    ----------
    day : CoachedDay
    framework : Framework
    candidate : str
    """

    AUTO_FOCUS = ".buttons FlatButton"
    CSS = "TodayScreen Drawn { margin: 0 0 1 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "begin"),
        Binding(letter_keys("o"), "change"),
    ]
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Entrée"), _("commencer"), "begin"),
        ("O", _("changer l'objectif"), "change"),
        ("↑ ↓", _("lire la suite"), ""),
        (_("Échap"), _("retour"), "back"),
    ]
    HELP_TITLE: ClassVar[str] = _("Aujourd'hui")
    HELP_TEXT: ClassVar[str] = _(
        "Ce qu'il y a à faire aujourd'hui, pourquoi chaque question, le chemin jusqu'à l'épreuve et "
        "ce qu'on peut en attendre.\n\n"
        "  Entrée ou F9 : commencer.    O : changer l'objectif.    Échap : revenir.\n\n"
        "L'épreuve personnalisée (V2) pose des acquis que votre profil fixe d'avance : ce sont eux que "
        "l'on révise, les erreurs d'abord, puis ceux pas revus depuis longtemps, toujours dans des "
        "questions neuves. Pour celle d'aujourd'hui (V3), toutes les compétences, à votre niveau.\n\n"
        "Un jour manqué ne se rattrape pas : le chemin se refait chaque jour, à partir d'aujourd'hui."
    )

    def __init__(self, day: CoachedDay, framework: Framework, candidate: str) -> None:
        super().__init__()
        self._day, self._framework, self._candidate = day, framework, candidate

    @property
    def can_begin(self) -> bool:
        """Whether something can be done; after the exam, nothing."""
        return self._day.doing != "over"

    def title_text(self) -> Content:
        """What, and whose."""
        return join_styled((_("Aujourd'hui"), "bold $brand"), "  ", (self._candidate, "bold"))

    def bar_end_text(self) -> Content:
        """How far the day is."""
        return join_styled((words.days_left_words(self._day.goal, self._day.today), "$muted"))

    def body(self) -> ComposeResult:
        """Today, the way, the forecast."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Drawn(self._today)
            yield Drawn(self._way)
            yield Drawn(self._forecast)

    def _today(self, width: int) -> list[Content]:
        narrow, width = width < WHOLE_BAR, min(width, READING)
        left = [styled_text(words.days_left_words(self._day.goal, self._day.today), "$muted")]
        lines = [
            *(left if narrow else []),
            styled_text(today_sentence(self._day, self._framework), "bold"),
        ]
        if self._day.doing != "rehearse":
            return lines
        for one in self._day.questions.questions:
            skill = self._framework.skill[one.skill]
            name = join_styled(
                (f" {skill.competence} ", area_colour(skill.competence)),
                self._framework.tube[skill.tube].title,
            )
            lines.append(
                both_ends(name, styled_text(words.reason_words(one.reason), "$muted"), width)
            )
        return lines

    def _way(self, width: int) -> list[Content]:
        width = min(width, READING)
        lines = [styled_text(words.THE_WAY, "bold")]
        lines += styled_text(words.goal_sentence(self._day.goal), "$muted").wrap(width)
        lines += [join_styled(row) for row in calendar_lines(self._day)]
        signs = words.legend_lines((*self._day.past, *self._day.way), self._day.today)
        return [*lines, *styled_text(signs, "$muted").wrap(width)]

    def _forecast(self, width: int) -> list[Content]:
        width = min(width, READING)
        lines = [styled_text(words.EXPECTED, "bold")]
        *told, last = words.forecast_lines(self._day.forecast)
        for text in told:
            lines += styled_text(text).wrap(width)
        lines += styled_text(last, "$muted").wrap(width)
        if self._day.waits_for_answers:
            lines += styled_text(words.holds_sentence(), "$muted").wrap(width)
        return lines

    def buttons(self) -> Sequence[Widget]:
        """What today is for, the goal, back."""
        begin = FlatButton(words.begin_words(self._day.doing), id="begin", variant="primary")
        return [
            *([begin] if self.can_begin else []),
            FlatButton(words.CHANGE, id="change"),
            FlatButton(_("Retour"), id="back"),
        ]

    def entries(self) -> Sequence[Entry]:
        """The same, and to forget the goal."""
        return [
            *(
                [Entry(words.begin_words(self._day.doing), "begin", _("Entrée"))]
                if self.can_begin
                else []
            ),
            Entry(words.CHANGE, "change", "O"),
            Entry(words.FORGET, "forget"),
        ]

    def action_begin(self) -> None:
        """Do what today is for."""
        if self.can_begin:
            self.dismiss("begin")

    def action_change(self) -> None:
        """Another goal."""
        self.dismiss("change")

    def action_forget(self) -> None:
        """No goal any more."""
        self.dismiss("forget")
