"""What happens from the wish to sit an exam to its result; imported when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.bank.reading.load import load_bank
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.profile import Profile
from pixsim.report.question.asking import EXHAUSTED, IN_USE, time_over_text
from pixsim.report.sitting import second_sitting
from pixsim.rules.common import DEFAULT
from pixsim.running.exam import Exam, OfRoomError, met_before, new_sitting
from pixsim.running.refusals import REFUSALS, certifiable, refusal, why
from pixsim.session.plan import Plan
from pixsim.session.rule_sets import RULE_SETS
from pixsim.store.people.wrong_dates import ahead_sentence
from pixsim.store.records.history import exam_under_way
from pixsim.store.sittings.journal import JournalError, SittingInUseError
from pixsim.store.sittings.listing import of_room_sentence
from pixsim.tui.flows import results as results_flow
from pixsim.tui.flows.reopening import ask_what_happened
from pixsim.tui.screens.dialogs.confirm import Confirm
from pixsim.tui.screens.dialogs.decide import Decide, Way
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.screens.exam.instructions import Instructions
from pixsim.tui.screens.frame.preparing import prepared

if TYPE_CHECKING:
    from pixsim.tui.shell import Shell


async def goes_on_to_another(app: Shell, profile: Profile) -> bool:
    """Whether an exam is to be begun; one under way is told first, and taken up here where wanted."""
    try:
        begun = exam_under_way(app.journal, profile.id)
    except JournalError as error:
        await app.push_screen_wait(Message(why(error)))
        return False
    if begun is None:
        return True

    rules, number, length, deadline = begun.rules, begun.number, begun.length, begun.deadline

    def told() -> str:
        return second_sitting.standing(rules, number, length, deadline - app.clock())

    ways = [
        Way("resume", second_sitting.resuming(number, length)),
        Way("another", second_sitting.ANOTHER, note=second_sitting.LEFT_ALONE),
        Way("back", _("Revenir"), _("Échap")),
    ]
    chosen = await app.push_screen_wait(Decide(second_sitting.TITLE, told, ways))
    if chosen == "resume":
        await open_sitting(app, begun.sitting)
    return chosen == "another"


async def sit(app: Shell, profile: Profile, seed: int | None, rules: str | None) -> None:
    """Plan the test, show the instructions, then sit it.

    Parameters
    ----------
    rules : str or None
        Name of the rule set; the default when None.
    """
    try:
        sitting = await _plan(app, profile, seed, rules or DEFAULT)
    except REFUSALS as error:
        await app.push_screen_wait(Message(refusal(error)))
        return
    if sitting is None or not await app.push_screen_wait(Instructions(sitting)):
        return
    try:
        app.journal.create(sitting)
    except JournalError as error:
        await app.push_screen_wait(Message(why(error)))
        return
    await open_sitting(app, sitting.id)


async def _plan(app: Shell, profile: Profile, seed: int | None, rules: str) -> Plan | None:
    """A sitting under the rules asked for; None when the person gives up."""
    bank = await prepared(app, load_bank)
    if bank is None:
        return None
    if ahead := ahead_sentence(profile, app.clock()):
        await app.push_screen_wait(Message(ahead))
    profile = certifiable(profile, bank, app.journal, app.clock())
    settings = RULE_SETS[rules].settings()
    met = met_before(app.journal, profile, seed)  # here: the journal is of this thread

    def plan() -> Plan:
        return new_sitting(profile, bank, seed=seed, rules=settings, clock=app.clock, met=met)

    return await prepared(app, plan)


async def open_sitting(app: Shell, name: str) -> None:
    """Begin or resume a sitting, or show its result when it is over."""
    try:
        session, _count = app.journal.load(name, even_altered=True)
        reopening = await ask_what_happened(app, session)
        if reopening is None:
            return
        bank = None
        if session.sitting.fixed is None and not session.is_over:
            bank = await prepared(app, load_bank)
            if bank is None:
                return
        with Exam(
            app.journal,
            name,
            clock=app.clock,
            overdue=reopening.ended or "time",
            bank=bank,
            clock_wrong=reopening.clock_wrong,
        ) as exam:
            if reopening.ended and not exam.session.is_over:
                exam.end(reopening.ended)
            if exam.session.started_at is None:
                exam.start()
            if not exam.session.is_over:
                await _asked(app, exam)
            if not exam.session.is_over:
                return  # closed, to be taken up later: the time goes on
            result = exam.result()
    except OfRoomError as error:
        await app.push_screen_wait(Message(of_room_sentence(error.room)))
        return
    except SittingInUseError:
        if await app.push_screen_wait(Confirm(IN_USE, _("Reprendre ici"), _("Laisser"))):
            await open_sitting(app, name)
        return
    except (JournalError, DataError) as error:  # V3 asks from the bank until its end
        await app.push_screen_wait(Message(why(error)))
        return
    try:
        await results_flow.show_result(app, exam.session, result)
    except JournalError as error:
        await app.push_screen_wait(Message(why(error)))


async def _asked(app: Shell, exam: Exam) -> None:
    """Ask until the sitting is over or left; why it stopped, where that must be said."""
    screen = ExamScreen(exam)
    await app.push_screen_wait(screen)
    session = exam.session
    if session.end_reason == "technical":
        await app.push_screen_wait(Message(EXHAUSTED))
    elif session.end_reason == "time":
        said = time_over_text(len(session.responses), cut_short=screen.cut_short)
        await app.push_screen_wait(Message(said))
