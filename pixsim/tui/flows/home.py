"""What the home screen leads to; loaded in a thread once something is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.foundation.problems import DataError
from pixsim.journeys import home as journeys
from pixsim.profile import Profile
from pixsim.running.refusals import why
from pixsim.store.people.candidates import read_candidate
from pixsim.store.records.record import Record
from pixsim.tui.flows import candidates as candidate_flow
from pixsim.tui.flows import chances as chances_flow
from pixsim.tui.flows import importing as import_flow
from pixsim.tui.flows.follow import context_of, follow
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.home.candidates import CandidatesScreen, Choice
from pixsim.tui.screens.home.new_candidate import NewCandidate
from pixsim.tui.screens.training.competence import CompetenceScreen

if TYPE_CHECKING:
    from pixsim.tui.app import PixsimApp


async def welcome(app: PixsimApp, what: str, name: str, extra_time_percent: int) -> None:
    """What was chosen on the first screen."""
    if what == "create":
        made = await candidate_flow.create(app, NewCandidate(name, extra_time_percent))
        await _show(app, made)
    elif what == "open_file":
        await _open_file(app)
    else:
        await change(app)


async def carry_out(
    app: PixsimApp, what: str, codes: tuple[str, ...], profile: Profile | None
) -> None:
    """What was chosen on the home screen, for who is shown there.

    Parameters
    ----------
    what : str
        See `HomeScreen.Wanted`.
    codes : tuple of str
        Competences it is about.
    profile : Profile, optional
        Somebody else: the person of the command line.
    """
    record = app.record
    if what == "change":
        await change(app)
    elif what == "new":
        await _show(app, await candidate_flow.new_candidate(app))
    elif what == "open_file":
        await _open_file(app)
    elif what == "ccp1":
        from pixsim.tui.flows.dossier import open_dossier  # rarely wanted

        await open_dossier(app)
    elif record is not None and what == "edit":
        await candidate_flow.edit_candidate(app, record)
    elif record is not None and what == "delete":
        if await candidate_flow.delete_candidate(app, record):
            await app.push_screen_wait(Message(candidate_flow.deleted_sentence(record)))
    elif record is not None and what == "faults" and profile is None:
        if await candidate_flow.show_faults(app, record):
            await change(app)
    elif record is not None or profile is not None:
        await _for_person(app, what, codes, record, profile)


async def _for_person(
    app: PixsimApp,
    what: str,
    codes: tuple[str, ...],
    record: Record | None,
    profile: Profile | None,
) -> None:
    try:
        person = profile or read_candidate(_sound(record), app.framework)
    except DataError as error:
        await app.push_screen_wait(Message(why(error)))
        return
    known = record if profile is None else app.records.by_id(person.id)
    if what == "chances":
        await chances_flow.show_chances(app, person)
    elif what == "competence" and record is not None:
        wish = await app.push_screen_wait(CompetenceScreen(app.framework, record, codes[0]))
        if wish is not None:
            await _follow(app, wish, codes, known, person)
    else:
        await _follow(app, what, codes, known, person)


async def _follow(
    app: PixsimApp, what: str, codes: tuple[str, ...], record: Record | None, person: Profile
) -> None:
    context = context_of(app)
    journey = journeys.carry_out(
        context, what, person, codes, record=record, rules=app.rules, seed=app.seed
    )
    await follow(app, journey)


def _sound(record: Record | None) -> Record:
    assert record is not None
    return record


async def change(app: PixsimApp) -> None:
    """Who practises? Until somebody is chosen, or nobody else."""
    said = ""
    while True:
        choice: Choice | None = await app.push_screen_wait(
            CandidatesScreen(app.records, app.key, app.framework, said)
        )
        said = ""
        if choice is None:
            return
        record = next((r for r in app.records.records if r.key == choice.key), None)
        if choice.what == "choose":
            await app.show_person(choice.key)
            return
        if choice.what == "new":
            made = await candidate_flow.new_candidate(app, choice.name)
            if made is not None:
                await _show(app, made)
                return
        elif choice.what == "open_file":
            if await _open_file(app):
                return
        elif record is not None:
            if choice.what == "edit":
                await candidate_flow.edit_candidate(app, record)
            elif await candidate_flow.delete_candidate(app, record):
                said = candidate_flow.deleted_sentence(record)
            await app.caught_up()


async def _open_file(app: PixsimApp) -> bool:
    """A profile becomes who is shown; of a class, one is chosen. Whether anybody came."""
    came = await import_flow.open_file(app)
    if not came:
        return False
    await _show(app, came[0])
    if len(came) > 1:
        await change(app)
    return True


async def _show(app: PixsimApp, profile_id: str | None) -> None:
    """Show somebody just made."""
    if profile_id is None:
        return
    await app.caught_up()
    record = app.records.by_id(profile_id)
    if record is not None:
        await app.show_person(record.key)
