"""Steps of a rehearsal of the other exam, as screens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content

from pixsim.ccp1 import rehearsal_words
from pixsim.ccp1.debrief import Debrief
from pixsim.ccp1.debrief_words import debrief_lines
from pixsim.ccp1.events import INITIALS_LENGTH
from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.ccp1_oral import BeforeRehearsalPart, CallAssessor, ShowDebrief, SitRehearsal
from pixsim.report.question import asking
from pixsim.running.ccp1_oral import RehearsalRun
from pixsim.tui.drawing.pieces import styled_text
from pixsim.tui.flows.screens_of_steps import show_step
from pixsim.tui.screens.ccp1_oral.interview import (
    BeforeStage,
    InterviewScreen,
    PresentationScreen,
    Rehearsing,
    in_tones,
)
from pixsim.tui.screens.ccp1_oral.rating import GridScreen, PointsScreen
from pixsim.tui.screens.dialogs.ask_line import AskLine
from pixsim.tui.screens.dialogs.decide import Decide, Way
from pixsim.tui.screens.frame.drawn_page import DrawnPage
from pixsim.tui.shell import Shell
from pixsim.tui.widgets.frame.alert_line import AlertLine

STAGES: dict[str, Callable[[RehearsalRun], Rehearsing]] = {
    "presentation": PresentationScreen,
    "interview": InterviewScreen,
    "points": PointsScreen,
}
HELP = _(
    "Le bilan met côte à côte ce qui était prévu et ce qui s'est passé, ce que vous avez dit et les "
    "grilles de chacun. La machine ne note pas, n'additionne pas, ne prédit rien.\n\n"
    "  ↑ ↓ et PgSuiv : lire la suite.    Échap : fermer.\n"
    "  pixsim ccp1 debrief l'affiche à nouveau, en texte ou en JSON."
)


class DebriefPage(DrawnPage):
    """What a rehearsal showed.

    Parameters
    ----------
    one : Debrief
    others : sequence of Debrief
        All of the same person, oldest first, this one included.
    """

    def __init__(self, one: Debrief, others: Sequence[Debrief]) -> None:
        plan = one.rehearsal.plan
        draw = partial(_drawn_debrief, one, others)
        super().__init__(_("Bilan"), plan.candidate, [draw], HELP)
        self._status = rehearsal_words.status_text(plan.referential)

    def on_mount(self) -> None:
        """What stays on every page."""
        self.query_one(AlertLine).rest(styled_text(self._status, "$muted"))


def _drawn_debrief(one: Debrief, others: Sequence[Debrief], width: int) -> list[Content]:
    return in_tones(debrief_lines(one, others, width - 1))  # beside the bar that scrolls


@show_step.register
async def show_before_part(step: BeforeRehearsalPart, app: Shell) -> str | None:
    """A page to read, and the button that begins."""
    page = BeforeStage(step.title, step.begin, step.points, step.status)
    return "begin" if await app.push_screen_wait(page) else None


@show_step.register
async def show_rehearsal(step: SitRehearsal, app: Shell) -> None:
    """The screen of the present stage."""
    await app.push_screen_wait(STAGES.get(step.run.rehearsal.stage, GridScreen)(step.run))


@show_step.register
async def show_assessor(step: CallAssessor, app: Shell) -> str | None:
    """Hand the keyboard over, then the initials."""
    told = _("La grille remplie avant la sienne est close : il ne la voit pas.")
    ways = [
        Way("rate", _("L'assesseur est là")),
        Way("leave", asking.CLOSE_FOR_NOW, "", _("Tout est gardé.")),
        Way("stop", _("Terminer sans lui"), "", _("Le bilan montrera les grilles remplies.")),
    ]
    said = f"{told}\n{step.status}"
    chosen = await app.push_screen_wait(Decide(step.title, lambda: said, ways))
    if chosen == "stop":
        return ""
    if chosen != "rate":
        return None
    initials: str | None = ""
    while initials == "":
        ask = AskLine(step.title, step.initials, _("Commencer"), _("Plus tard"), INITIALS_LENGTH)
        initials = await app.push_screen_wait(ask)
    return initials


@show_step.register
async def show_debrief(step: ShowDebrief, app: Shell) -> None:
    """A page to read."""
    await app.push_screen_wait(DebriefPage(step.one, step.others))
