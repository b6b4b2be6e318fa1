"""Steps about people, as screens: who is here, what one says of them, their file, their chances."""

from __future__ import annotations

from pathlib import Path

from pixsim.journeys.chances import ShowChances
from pixsim.journeys.home import ShowCompetence
from pixsim.journeys.people import AskDetails, ChoosePerson, PersonChoice, PersonDetails
from pixsim.journeys.people_import import AskFile
from pixsim.tui.flows.screens_of_steps import show_step
from pixsim.tui.screens.files.open_file import OpenFile, first_folder
from pixsim.tui.screens.home.candidates import CandidatesScreen
from pixsim.tui.screens.home.new_candidate import NewCandidateScreen
from pixsim.tui.screens.results.chances import ChancesScreen
from pixsim.tui.screens.training.competence import CompetenceScreen, Wish
from pixsim.tui.shell import Shell


@show_step.register
async def show_people(step: ChoosePerson, app: Shell) -> PersonChoice | None:
    """A list to search."""
    screen = CandidatesScreen(step.records, step.current, app.framework, step.note)
    return await app.push_screen_wait(screen)


@show_step.register
async def show_details(step: AskDetails, app: Shell) -> PersonDetails | None:
    """A name, the time, what was granted."""
    return await app.push_screen_wait(NewCandidateScreen(step.name, step.current))


@show_step.register
async def show_files(_step: AskFile, app: Shell) -> Path | None:
    """The folders of this computer."""
    return await app.push_screen_wait(OpenFile(first_folder()))


@show_step.register
async def show_competence(step: ShowCompetence, app: Shell) -> Wish | None:
    """Its level, what it covers."""
    return await app.push_screen_wait(CompetenceScreen(app.framework, step.record, step.code))


@show_step.register
async def show_chances(step: ShowChances, app: Shell) -> None:
    """The page at once, the figures when they are there."""
    await app.push_screen_wait(ChancesScreen(step))
