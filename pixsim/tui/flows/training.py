"""Steps of positioning and practice, as screens."""

from __future__ import annotations

from pixsim.journeys.positioning import ChooseCompetence, IntroducePositioning, PositioningOver
from pixsim.journeys.practice import PracticeOver
from pixsim.journeys.training import SitTraining
from pixsim.tui.flows.screens_of_steps import show_step
from pixsim.tui.screens.training.competences import CompetencesScreen
from pixsim.tui.screens.training.pauses import PositioningEnd, PracticeEnd
from pixsim.tui.screens.training.positioning_start import PositioningStart
from pixsim.tui.screens.training.training import TrainingScreen
from pixsim.tui.shell import Shell


@show_step.register
async def show_competences(step: ChooseCompetence, app: Shell) -> str | None:
    """The list of the sixteen."""
    return await app.push_screen_wait(CompetencesScreen(step, app.framework))


@show_step.register
async def show_positioning_start(step: IntroducePositioning, app: Shell) -> bool:
    """A page to read."""
    start = PositioningStart(app.framework, step.code, step.candidate, step.time)
    return await app.push_screen_wait(start)


@show_step.register
async def show_training(step: SitTraining, app: Shell) -> None:
    """Question after question."""
    await app.push_screen_wait(TrainingScreen(step.run))


@show_step.register
async def show_positioning_end(step: PositioningOver, app: Shell) -> str:
    """What was right, what it brought, what comes next."""
    page = PositioningEnd(step.replies, app.framework, step.reached, step.gain)
    return await app.push_screen_wait(page)


@show_step.register
async def show_practice_end(step: PracticeOver, app: Shell) -> str:
    """The score, and what to work on."""
    return await app.push_screen_wait(PracticeEnd(step, app.framework))
