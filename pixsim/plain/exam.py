"""A mock certification, question after question, as lines."""

from __future__ import annotations

from functools import partial

from pixsim.foundation.i18n import gettext as _
from pixsim.outcome import Outcome
from pixsim.plain.commands import Command
from pixsim.plain.dialogue import Dialogue, Overtaken
from pixsim.plain.exam_desk import ExamDesk
from pixsim.plain.questions import Asker, Passed, Reporting, Stopped, announce_timed
from pixsim.report.question.asking import (
    PASS_TEXT,
    PASS_TITLE,
    REPORTED,
)
from pixsim.report.question.problem_choices import problem_choices
from pixsim.running.exam import Exam

COMMANDS = (
    Command.SKIP,
    Command.READ,
    Command.TIME,
    Command.FILE,
    Command.REPORT,
    Command.STOP,
    Command.HELP,
)
LONGEST_WORDS = 500  # characters of what is reported


def ask_exam(talk: Dialogue, exam: Exam, desk: ExamDesk | None = None) -> None:
    """Ask until the sitting is over, or left to be taken up later.

    Parameters
    ----------
    desk : ExamDesk, optional
        One that lets a room decide; the person does everything by default.

    Raises
    ------
    Closed
        Nothing more can be read: the sitting is left as it is.
    """
    desk = desk or ExamDesk(talk, exam)
    talk.say(_("Tapez /aide pour les commandes."))
    while not exam.session.is_over:
        if not desk.keep(exam.ask):  # the disk refuses: again once there is room
            talk.ask(_("Entrée pour réessayer :"))
            continue
        if exam.session.is_over:
            break
        try:
            if not _ask_one(talk, desk):
                return
        except Overtaken:
            continue
    desk.say_the_end()


def _ask_one(talk: Dialogue, desk: ExamDesk) -> bool:
    """One question: its answer, or what is wanted instead; whether the exam goes on."""
    exam = desk.exam
    desk.begin_question()
    asker, in_view = Asker(talk, desk, COMMANDS), False
    while True:
        if exam.session.report_pending:
            try:
                if desk.decided():
                    return True
            except Stopped:
                return False
            continue
        try:
            if not in_view:
                if not _question_in_view(talk, desk):
                    return True
                in_view = True
                asker.read_out()
            answer = asker.answer()
        except Passed:
            if _confirm_pass(talk, desk) and desk.keep(exam.show, exam.skip):
                return True
        except Stopped:
            if not desk.goes_on():
                return False
            if exam.session.is_over:
                return True
        except Reporting:
            _report_problem(talk, desk)
        else:
            if desk.keep(partial(exam.answer, answer)):
                return True


def _question_in_view(talk: Dialogue, desk: ExamDesk) -> bool:
    """Show the question; before a timed one, say so and wait. False: the disk refuses.

    Raises
    ------
    Passed, Stopped
        What the person wants instead of beginning.
    """
    exam, question = desk.exam, desk.question
    assert question is not None
    if question.timer is not None and exam.session.shown_at is None:
        announce_timed(talk, question, desk.watch)
    return desk.keep(exam.show)


def _confirm_pass(talk: Dialogue, desk: ExamDesk) -> bool:
    """Asked once in a sitting."""
    if any(r.outcome is Outcome.SKIPPED for r in desk.exam.session.responses):
        return True
    talk.say(PASS_TITLE, PASS_TEXT)
    typed = talk.ask(_("Entrée pour passer, n pour rester :"), desk.watch)
    return not typed.casefold().startswith("n")


def _report_problem(talk: Dialogue, desk: ExamDesk) -> None:
    """What the problem is, in a few words where wanted."""
    exam, question = desk.exam, desk.question
    assert question is not None
    waits = exam.session.sitting.invigilator_decides
    found = problem_choices(question, exam.session.number, present_only=waits)
    options = [(str(place), choice.text) for place, choice in enumerate(found)]
    title = _("Quel problème ? Le temps continue.")
    chosen = talk.choose(title, [*options, ("no", _("Ne rien signaler."))], desk.watch)
    if chosen == "no":
        return
    words = talk.ask(_("En quelques mots, ou Entrée :"), desk.watch)[:LONGEST_WORDS]
    choice = found[int(chosen)]
    if desk.keep(lambda: exam.report(choice.report, words, choice.number)) and not waits:
        talk.say(REPORTED)
