"""Steps of the coach, as screens."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.coach import AskWords, ShowToday
from pixsim.tui.flows.screens_of_steps import show_step
from pixsim.tui.screens.coach.today import TodayScreen
from pixsim.tui.screens.dialogs.ask_line import AskLine
from pixsim.tui.shell import Shell


@show_step.register
async def show_words(step: AskWords, app: Shell) -> str | None:
    """A box to type in."""
    screen = AskLine(step.title, step.text, _("Continuer"), _("Annuler"), step.most)
    return await app.push_screen_wait(screen)


@show_step.register
async def show_today(step: ShowToday, app: Shell) -> str | None:
    """One button, the way, the forecast."""
    return await app.push_screen_wait(TodayScreen(step.day, app.framework, step.candidate))
