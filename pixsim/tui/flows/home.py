"""What the home screen leads to; loaded in a thread once something is wanted."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from pixsim.foundation.problems import DataError
from pixsim.profile import Profile
from pixsim.running.refusals import why
from pixsim.store.errors import JournalError
from pixsim.store.people.wrong_dates import ahead_sentence, set_dates_right
from pixsim.store.records.history import exam_under_way
from pixsim.store.records.record import Record
from pixsim.store.settings import read_settings, write_settings
from pixsim.tui.flows import candidates as candidate_flow
from pixsim.tui.flows import chances as chances_flow
from pixsim.tui.flows import exam as flow
from pixsim.tui.flows import importing as import_flow
from pixsim.tui.flows import past as past_flow
from pixsim.tui.flows import training as training_flow
from pixsim.tui.home.facts import read_candidate
from pixsim.tui.home.wording import not_yet
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.exam.choice import ExamChoice
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
    if what == "exam":
        if await flow.goes_on_to_another(app, person):
            await _sit(app, person, record if profile is None else app.records.by_id(person.id))
    elif what == "another_exam":
        await _sit(app, person, record if profile is None else app.records.by_id(person.id))
    elif what == "resume":
        await _resume(app, person)
    elif what == "position":
        await _position(app, person, codes[0] if codes else None)
    elif what == "practise":
        await training_flow.practise(app, person, codes)
    elif what == "coach":
        await _coach(app, person)
    elif what == "pilot":
        await training_flow.sit_pilot(app, person, codes)
    elif what == "past":
        await past_flow.past(app, person.id, person.name)
    elif what == "progress":
        await past_flow.show_progress(app, person.id, person.name)
    elif what == "chances":
        await chances_flow.show_chances(app, person)
    elif what == "set_dates_right":
        await _set_dates_right(app, person)
    elif what == "competence" and record is not None:
        await _open_competence(app, record, person, codes[0])


async def _coach(app: PixsimApp, person: Profile) -> None:
    """Today, then the exam where that is what today is for."""
    from pixsim.tui.flows.coach import open_coach  # rarely wanted

    if await open_coach(app, person):
        await app.caught_up()
        record = app.records.by_id(person.id)
        await _for_person(app, "exam", (), record, None if record is not None else person)


async def _set_dates_right(app: PixsimApp, person: Profile) -> None:
    """Date today what a clock that was ahead had dated later; nothing to do otherwise."""
    if said := ahead_sentence(person, app.clock()):
        set_dates_right(person, app.clock(), app.framework)
        await app.push_screen_wait(Message(said))


async def _position(app: PixsimApp, person: Profile, code: str | None) -> None:
    """Position, then sit where that was chosen at its end."""
    if await training_flow.position(app, person, code):
        await app.caught_up()
        record = app.records.by_id(person.id)
        await _for_person(app, "exam", (), record, None if record is not None else person)


def _sound(record: Record | None) -> Record:
    assert record is not None
    return record


async def _resume(app: PixsimApp, person: Profile) -> None:
    try:
        begun = exam_under_way(app.journal, person.id)
    except JournalError as error:
        await app.push_screen_wait(Message(why(error)))
        return
    if begun is not None:
        await flow.open_sitting(app, begun.sitting)


async def _sit(app: PixsimApp, profile: Profile, record: Record | None) -> None:
    """Choose between the two exams, then sit; the choice is remembered."""
    rules = app.rules
    if rules is None and record is not None:
        if not record.is_certifiable:  # under both: not worth a choice
            await app.push_screen_wait(Message(not_yet(record)))
            return
        settings = read_settings()
        rules = await app.push_screen_wait(ExamChoice(record, settings.rules_of(record.id)))
        if rules is None:
            return
        if not record.sample:
            with contextlib.suppress(OSError):  # a choice not remembered is no reason to stop
                write_settings(settings.with_rules(record.id, rules))
    await flow.sit(app, profile, app.seed, rules)


async def _open_competence(app: PixsimApp, record: Record, profile: Profile, code: str) -> None:
    wish = await app.push_screen_wait(CompetenceScreen(app.framework, record, code))
    if wish == "position":
        await _position(app, profile, code)
    elif wish == "practise":
        await training_flow.practise(app, profile, (code,))


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
