"""A mock certification, question after question, as lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from pixsim.bank.question import Answer, Question
from pixsim.i18n import gettext as _
from pixsim.outcome import Outcome
from pixsim.plain.commands import Command
from pixsim.plain.committing import keep
from pixsim.plain.dialogue import Dialogue, Overtaken
from pixsim.plain.questions import Asker, Passed, Reporting, Stopped, announce
from pixsim.report.asking import (
    EXHAUSTED,
    INVIGILATOR,
    NO_PROBLEM,
    PASS_TEXT,
    PASS_TITLE,
    REPLACED,
    REPORTED,
    TOO_LATE,
    time_over_text,
)
from pixsim.report.clock_jumps import clock_jump_sentence
from pixsim.report.clock_text import time_left, warning_due, warning_text
from pixsim.report.problem_choices import problem_choices
from pixsim.report.rule_sets import REPORTS
from pixsim.running.exam import Exam
from pixsim.worlds.core import Act, World

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


class ExamDesk:
    """An exam under way, as one question needs it.

    Parameters
    ----------
    talk : Dialogue
    exam : Exam
        Begun, and open in this process.
    """

    skipping = _("passe la question : elle ne revient pas")

    def __init__(self, talk: Dialogue, exam: Exam) -> None:
        self.talk, self.exam = talk, exam
        self._warned: frozenset[int] = frozenset()
        self._jumps_told = len(exam.session.clock_jumps)
        self._late_told = False
        self._asked_at: int | None = None

    @property
    def question(self) -> Question | None:
        """The present question; None once the sitting is over."""
        return None if self.exam.session.is_over else self.exam.session.question

    @property
    def world(self) -> World | None:
        """Its world as it is now."""
        return self.exam.session.world

    @property
    def may_be_incomplete(self) -> bool:
        """Once the question's time is over, even nothing can be validated."""
        return self.exam.session.timed_out

    def place(self) -> tuple[str, int]:
        """Name of the sitting and place of the question."""
        return self.exam.session.sitting.id, self.exam.session.place

    def heading(self) -> list[str]:
        """Which question, and the time left."""
        session = self.exam.session
        return [
            _("Question {n} sur {length}.").format(n=session.number, length=session.length),
            _("Il reste {left}.").format(left=time_left(self.exam.remaining())),
        ]

    def time_lines(self) -> list[str]:
        """The time left, of the exam and of the question, and when it ends."""
        session = self.exam.session
        said = [_("Il reste {left}.").format(left=time_left(self.exam.remaining()))]
        if session.deadline is not None:
            local: datetime = session.deadline.astimezone()
            said.append(_("Fin à {h} h {m:02d}.").format(h=local.hour, m=local.minute))
        timer = session.timer_remaining(self.exam.now())
        if timer is not None:
            said.append(_("Pour cette question : {left}.").format(left=time_left(timer)))
        return said

    def news(self) -> list[str]:
        """Warnings of the clock, each once."""
        session, said = self.exam.session, []
        for _number, jump in session.clock_jumps[self._jumps_told :]:
            said.append(clock_jump_sentence(jump.seconds, while_closed=jump.while_closed))
        self._jumps_told = len(session.clock_jumps)
        due = warning_due(self.exam.remaining(), self._warned)
        if due is not None:
            self._warned |= {due}
            said.append(warning_text(due))
        if session.timed_out and not self._late_told:
            self._late_told = True
            said.append(TOO_LATE)
        return said

    def begin_question(self) -> None:
        """Another question is in view."""
        self._asked_at, self._late_told = self.exam.session.place, False

    def watch(self) -> bool:
        """Follow the clock; whether the question in view is not asked any more."""
        self.keep(self.exam.tick)
        session = self.exam.session
        return session.is_over or (self._asked_at is not None and session.place != self._asked_at)

    def keep(self, *steps: Callable[[], object]) -> bool:
        """Commit; where the disk refuses, say so."""
        return keep(self.talk, *steps)

    def act(self, act: Act) -> None:
        """Do something in the world."""
        self.exam.act(act)

    def restart(self) -> None:
        """Begin the world anew."""
        self.exam.restart()

    def done(self) -> Answer:
        """What was done in the world since the last restart."""
        return self.exam.session.doing.acts


def sit(talk: Dialogue, exam: Exam) -> None:
    """Ask until the sitting is over, or left to be taken up later.

    Raises
    ------
    Closed
        Nothing more can be read: the sitting is left as it is.
    """
    desk = ExamDesk(talk, exam)
    talk.say(_("Tapez /aide pour les commandes."))
    while not exam.session.is_over:
        if not desk.keep(exam.ask):  # the disk refuses: again once there is room
            talk.ask(_("Entrée pour réessayer :"))
            continue
        if exam.session.is_over:
            break
        try:
            if not _one(talk, desk):
                return
        except Overtaken:
            continue
    _said_at_the_end(talk, exam)


def _said_at_the_end(talk: Dialogue, exam: Exam) -> None:
    reason, count = exam.session.end_reason, len(exam.session.responses)
    talk.blank()
    if reason == "time":
        talk.say(time_over_text(count, cut_short=False))
        talk.say(_("Ce qui n'était pas validé ne compte pas."))
    elif reason == "technical":
        talk.say(EXHAUSTED)


def _one(talk: Dialogue, desk: ExamDesk) -> bool:
    """One question: its answer, or what is wanted instead; whether the exam goes on."""
    exam = desk.exam
    desk.begin_question()
    asker, in_view = Asker(talk, desk, COMMANDS), False
    while True:
        if exam.session.report_pending:
            if _decided(talk, desk):
                return True
            continue
        try:
            if not in_view:
                if not _in_view(talk, desk):
                    return True
                in_view = True
                asker.read_out()
            answer = asker.answer()
        except Passed:
            if _passes(talk, desk) and desk.keep(exam.show, exam.skip):
                return True
        except Stopped:
            if not _goes_on(talk, desk):
                return False
            if exam.session.is_over:
                return True
        except Reporting:
            _report(talk, desk)
        else:
            if desk.keep(partial(exam.answer, answer)):
                return True


def _in_view(talk: Dialogue, desk: ExamDesk) -> bool:
    """Show the question; before a timed one, say so and wait. False: the disk refuses.

    Raises
    ------
    Passed, Stopped
        What the person wants instead of beginning.
    """
    exam, question = desk.exam, desk.question
    assert question is not None
    if question.timer is not None and exam.session.shown_at is None:
        announce(talk, question, desk.watch)
    return desk.keep(exam.show)


def _passes(talk: Dialogue, desk: ExamDesk) -> bool:
    """Asked once in a sitting."""
    if any(r.outcome is Outcome.SKIPPED for r in desk.exam.session.responses):
        return True
    talk.say(PASS_TITLE, PASS_TEXT)
    typed = talk.ask(_("Entrée pour passer, n pour rester :"), desk.watch)
    return not typed.casefold().startswith("n")


def _goes_on(talk: Dialogue, desk: ExamDesk) -> bool:
    """Stopping: go on, leave for now, or end; whether there is something to go on with here."""
    exam = desk.exam
    session = exam.session
    reporting = REPORTS[session.sitting.rules]
    title = _(
        "Arrêter l'épreuve ? Vous êtes à la question {n} sur {length}. Le temps ne s'arrête pas : il "
        "reste {left}."
    ).format(n=session.number, length=session.length, left=time_left(exam.remaining()))
    ways = [
        ("go_on", _("Continuer l'épreuve")),
        ("close", _("Fermer, et reprendre plus tard. Le temps continue.")),
        ("end", _("Terminer maintenant. {cost}").format(cost=reporting.cost_of_stopping(session))),
    ]
    chosen = talk.choose(title, ways, desk.watch)
    if chosen == "end":
        desk.keep(lambda: exam.end("candidate"))
    return chosen != "close"


def _report(talk: Dialogue, desk: ExamDesk) -> None:
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


def _decided(talk: Dialogue, desk: ExamDesk) -> bool:
    """The invigilator's part, played by the person; whether the question was replaced."""
    ways = [("yes", _("Confirmer : remplacer la question")), ("no", _("Pas de problème"))]
    confirmed = talk.choose(INVIGILATOR, ways, desk.watch) == "yes"
    if not desk.keep(lambda: desk.exam.decide_report(confirmed=confirmed)):
        return False
    talk.say(REPLACED if confirmed else NO_PROBLEM)
    return confirmed
