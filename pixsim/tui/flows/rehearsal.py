"""From the draw to the debrief, and back to it after an interruption."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import work
from textual.content import Content

from pixsim.ccp1 import speech
from pixsim.ccp1.debrief import Debrief
from pixsim.ccp1.debrief_words import debrief_lines
from pixsim.ccp1.events import INITIALS_LENGTH
from pixsim.foundation.i18n import gettext as _
from pixsim.running.refusals import why
from pixsim.running.rehearsal import RehearsalRun
from pixsim.running.rehearsal_listing import debriefs
from pixsim.session.events import EventRefusedError
from pixsim.store.sittings.journal import JournalError, SittingInUseError
from pixsim.tui.drawing.pieces import styled
from pixsim.tui.screens.dialogs.ask_line import AskLine
from pixsim.tui.screens.dialogs.decide import Decide, Way
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.frame.drawn_page import DrawnPage
from pixsim.tui.screens.rehearsal.rating import GridScreen, PointsScreen
from pixsim.tui.screens.rehearsal.rehearsal import (
    BeforeStage,
    InterviewScreen,
    PresentationScreen,
    in_tones,
)
from pixsim.tui.shell import Shell
from pixsim.tui.widgets.frame.alert_line import AlertLine

IN_USE = _("Cette répétition est ouverte dans une autre fenêtre : fermez-la d'abord.")
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
        self._status = speech.status_text(plan.referential)

    def on_mount(self) -> None:
        """What stays on every page."""
        self.query_one(AlertLine).rest(styled(self._status, "$muted"))


def _drawn_debrief(one: Debrief, others: Sequence[Debrief], width: int) -> list[Content]:
    return in_tones(debrief_lines(one, others, width - 1))  # beside the bar that scrolls


class RehearsalApp(Shell):
    """The terminal interface of one rehearsal.

    Parameters
    ----------
    name : str
        Of a rehearsal of the journal.
    """

    def __init__(self, name: str) -> None:
        super().__init__(None)
        self._rehearsal = name

    def on_mount(self) -> None:
        """Begin, or take up again."""
        self.take_the_terminal()
        self._rehearse()

    @work
    async def _rehearse(self) -> None:
        await rehearse(self, self._rehearsal)
        self.exit()


async def rehearse(app: Shell, name: str) -> None:
    """Go through what is left of a rehearsal, then show its debrief when it is over."""
    try:
        with RehearsalRun(app.journal, name, app.clock) as run:
            while not run.rehearsal.finished and await _stage(app, run):
                pass
            finished, whose = run.rehearsal.finished, run.rehearsal.plan.profile_id
        if finished:
            await show_debrief(app, name, whose)
    except SittingInUseError:
        await app.push_screen_wait(Message(IN_USE))
    except JournalError as error:
        await app.push_screen_wait(Message(why(error)))


async def show_debrief(app: Shell, name: str, profile_id: str) -> None:
    """The debrief of one rehearsal."""
    others = debriefs(app.journal, profile_id)
    one = next(found for found in others if found.rehearsal.plan.id == name)
    await app.push_screen_wait(DebriefPage(one, others))


async def _stage(app: Shell, run: RehearsalRun) -> bool:
    """One stage; False when the person leaves, to come back later."""
    before = run.rehearsal
    plan = before.plan
    status = speech.status_text(plan.referential)
    match before.stage:
        case "drawn":
            points = speech.drawn_points(before)
            page = BeforeStage(_("Le jury a choisi"), _("Démarrer le chronomètre"), points, status)
            if await app.push_screen_wait(page):
                run.begin()
        case "presentation":
            await app.push_screen_wait(PresentationScreen(run))
        case "before_interview":
            points = speech.before_interview_points(before, run.now())
            page = BeforeStage(_("L'entretien"), _("Première question"), points, status)
            if await app.push_screen_wait(page):
                run.next_question()
        case "interview":
            await app.push_screen_wait(InterviewScreen(run))
        case "points":
            await app.push_screen_wait(PointsScreen(run))
        case _:
            return await _grid(app, run)
    return run.rehearsal.stage != before.stage


async def _grid(app: Shell, run: RehearsalRun) -> bool:
    """One person's grid."""
    if run.rehearsal.grid is None:
        if not run.rehearsal.grids:
            run.open_grid()
        elif not await _next_assessor(app, run):
            return False
        if run.rehearsal.finished:
            return True
    closed = sum(grid.closed for grid in run.rehearsal.grids)
    await app.push_screen_wait(GridScreen(run))
    return run.rehearsal.finished or sum(grid.closed for grid in run.rehearsal.grids) > closed


async def _next_assessor(app: Shell, run: RehearsalRun) -> bool:
    """Hand the keyboard over; False when it is for later."""
    number = len(run.rehearsal.grids)
    title = _("Passez le clavier à l'assesseur {n}").format(n=number)
    told = _("La grille remplie avant la sienne est close : il ne la voit pas.")
    said = f"{told}\n{speech.status_text(run.rehearsal.plan.referential)}"
    ways = [
        Way("rate", _("L'assesseur est là")),
        Way("leave", _("Fermer, et reprendre plus tard"), "", _("Tout est gardé.")),
        Way("stop", _("Terminer sans lui"), "", _("Le bilan montrera les grilles remplies.")),
    ]
    chosen = await app.push_screen_wait(Decide(title, lambda: said, ways))
    if chosen == "stop":
        run.stop()
        return True
    if chosen != "rate":
        return False
    while True:
        ask = AskLine(title, _("Ses initiales :"), _("Commencer"), _("Plus tard"), INITIALS_LENGTH)
        initials = await app.push_screen_wait(ask)
        if initials is None:
            return False
        if not initials:
            continue
        try:
            run.open_grid(initials)
        except EventRefusedError:
            await app.push_screen_wait(Message(_("Ces initiales ont déjà rempli une grille.")))
            continue
        return True
