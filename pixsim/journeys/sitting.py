"""From an exam planned or begun to its result: opened, reopened, sat, left."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.journeys.after_result import show_result
from pixsim.journeys.context import Context
from pixsim.journeys.step import Notice, Step
from pixsim.journeys.walk import Journey
from pixsim.report.question.asking import IN_USE, why_stopped
from pixsim.report.result.common import AnyResult
from pixsim.report.sitting.reopening import (
    Reopening,
    ReopeningQuestion,
    reopening_of,
    reopening_question,
)
from pixsim.running.exam import Exam, OfRoomError
from pixsim.running.exam_refusals import failure_words
from pixsim.session.state import Session
from pixsim.store.sittings.journal import JournalError, SittingInUseError
from pixsim.store.sittings.listing import of_room_sentence


@dataclass(frozen=True, slots=True)
class AskReopening(Step):
    """What happened while a sitting was closed, where its clock cannot tell.

    Brings the name of one of its choices; None: decided later, nothing is recorded.
    """

    question: ReopeningQuestion

    @property
    def title(self) -> str:
        """What is asked, after the text of the question."""
        return _("Que s'est-il passé ?")

    @property
    def later(self) -> str:
        """Not opening it now."""
        return _("Décider plus tard")


@dataclass(frozen=True, slots=True)
class SitExam(Step):
    """An exam under way: ask until it is over or left.

    Brings whether time ended it while an answer was being given.

    Attributes
    ----------
    exam : Exam
        Held until the next step; it says how it stands.
    """

    exam: Exam


@dataclass(frozen=True, slots=True)
class TellExamStopped(Step):
    """Why an exam is over, where the person did not end it. Brings nothing.

    Attributes
    ----------
    by_time : bool
        What was not validated does not count.
    """

    text: str
    by_time: bool


@dataclass(frozen=True, slots=True)
class TellInUse(Step):
    """A sitting is open in another window. Brings whether to try again, once that one is closed."""

    text: str

    @property
    def again(self) -> str:
        """Opening it here."""
        return _("Reprendre ici")


def open_sitting(context: Context, name: str) -> Journey[bool]:
    """Begin or take up a sitting, then show its result; at once where it is over.

    Returns
    -------
    bool
        Whether it could be opened.
    """
    while True:
        try:
            ended = yield from _sit_exam(context, name)
            break
        except OfRoomError as error:
            yield Notice(of_room_sentence(error.room))
            return False
        except SittingInUseError:
            if not (yield TellInUse(IN_USE)):
                return False
        except (JournalError, DataError, OSError) as error:  # V3 asks from the bank until its end
            yield Notice(failure_words(error))
            return False
    if ended is not None:
        yield from show_result(context, *ended)
    return True


def _sit_exam(context: Context, name: str) -> Journey[tuple[Session, AnyResult] | None]:
    """Ask until it is over; None where it is left, to be taken up later: the time goes on."""
    session, _count = context.journal.load(name, even_altered=True)
    how = yield from _choose_reopening(context, session)
    if how is None:
        return None
    bank = None
    if session.sitting.fixed is None and not session.is_over:
        bank = yield context.prepare_exam(digest=session.sitting.bank_digest)
        if bank is None:
            return None
    with Exam(
        context.journal,
        name,
        clock=context.clock,
        overdue=how.ended or "time",
        bank=bank,
        clock_wrong=how.clock_wrong,
    ) as exam:
        if how.ended and not exam.session.is_over:
            exam.end(how.ended)
        if exam.session.started_at is None:
            exam.start()
        if not exam.session.is_over:
            cut_short = yield SitExam(exam)
            if not exam.session.is_over:
                return None
            if text := why_stopped(exam.session, cut_short=bool(cut_short)):
                yield TellExamStopped(text, exam.session.end_reason == "time")
        return exam.session, exam.result()


def _choose_reopening(context: Context, session: Session) -> Journey[Reopening | None]:
    """How to open a sitting; asked when the clock says it is over, or goes back."""
    question = reopening_question(session, context.clock())
    if question is None:
        return Reopening()
    chosen = yield AskReopening(question)
    return None if chosen is None else reopening_of(chosen)
