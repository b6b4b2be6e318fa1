"""What happens from the wish to sit an exam to its result; imported when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.bank.load import load_bank
from pixsim.exam import Exam, new_sitting
from pixsim.generation import NoQuestionError, NotCertifiableError
from pixsim.i18n import gettext as _
from pixsim.problems import DataError
from pixsim.profile import Profile
from pixsim.report.faults import in_french
from pixsim.report.standing import certifiable_sentence
from pixsim.session.events import EndReason
from pixsim.store.journal import JournalError, SittingInUseError
from pixsim.store.wording import journal_sentence
from pixsim.training import mend_profile
from pixsim.tui.screens.confirm import Confirm
from pixsim.tui.screens.exam import ExamScreen
from pixsim.tui.screens.instructions import Instructions
from pixsim.tui.screens.message import Message
from pixsim.tui.screens.past import PastScreen
from pixsim.tui.screens.result import ResultScreen

if TYPE_CHECKING:
    from pixsim.tui.app import PixsimApp
    from pixsim.tui.home_rows import Row

MOST_FAULTS = 20  # of a file, shown in a dialog


async def sit(app: PixsimApp, profile: Profile, seed: int | None) -> None:
    """Draw the test, show the instructions, then sit it."""
    try:
        bank = load_bank()
        profile = mend_profile(profile, bank, app.journal)
        sitting = new_sitting(profile, bank, seed=seed, clock=app.clock)
    except JournalError as error:
        await app.push_screen_wait(Message(journal_sentence(error)))
        return
    except (NotCertifiableError, NoQuestionError, DataError, LookupError) as error:
        await app.push_screen_wait(Message(refusal(error)))
        return
    if not await app.push_screen_wait(Instructions(sitting)):
        return
    try:
        app.journal.create(sitting)
    except JournalError as error:
        await app.push_screen_wait(Message(journal_sentence(error)))
        return
    await open_sitting(app, sitting.id)


async def open_sitting(app: PixsimApp, name: str) -> None:
    """Begin or resume a sitting, or show its result when it is over."""
    try:
        overdue = await _why_it_stopped(app, name)
        with Exam(app.journal, name, clock=app.clock, overdue=overdue) as exam:
            if exam.session.started_at is None:
                exam.start()
            if not exam.session.is_over:
                await app.push_screen_wait(ExamScreen(exam))
            screen = ResultScreen(exam.session, exam.result(), app.framework)
    except SittingInUseError:
        await app.push_screen_wait(
            Message(
                _(
                    "Cette épreuve est déjà ouverte dans une autre fenêtre. "
                    "Fermez-la d'abord, puis recommencez."
                )
            )
        )
        return
    except JournalError as error:
        await app.push_screen_wait(Message(journal_sentence(error)))
        return
    await app.push_screen_wait(screen)


async def past(app: PixsimApp, row: Row) -> None:
    """List the sittings of a candidate and open one."""
    name = row.profile.name if row.profile else ""
    chosen = await app.push_screen_wait(PastScreen(name, row.sittings))
    if chosen is not None:
        await open_sitting(app, chosen)


async def _why_it_stopped(app: PixsimApp, name: str) -> EndReason:
    """Ask, when the time of a sitting ran out while it was closed."""
    session, _count = app.journal.load(name)
    now = app.clock()
    if session.is_over or session.started_at is None or session.remaining(now):
        return "time"
    text = _(
        "Le temps de cette épreuve s'est écoulé pendant qu'elle était fermée. "
        "Pourquoi s'est-elle arrêtée ?"
    )
    technical = await app.push_screen_wait(
        Confirm(text, _("Problème technique"), _("Manque de temps"))
    )
    return "technical" if technical else "time"


def refusal(error: Exception) -> str:
    """Why no exam can be sat."""
    if isinstance(error, NotCertifiableError):
        return certifiable_sentence(error.standing)
    if isinstance(error, DataError):
        return "\n".join(in_french(problem) for problem in error.problems[:MOST_FAULTS])
    if isinstance(error, LookupError):
        return _("Une question de la banque ne peut pas être tirée : {why}").format(why=error)
    return _("La banque n'a aucune question pour ce profil.")
