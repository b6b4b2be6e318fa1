"""An exam under way, as plain mode asks its questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pixsim.bank.question import Answer, Question
from pixsim.foundation.i18n import gettext as _
from pixsim.plain.committing import keep_committing
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.wording import spell_out
from pixsim.report.question import asking
from pixsim.report.question.asking import (
    INVIGILATOR,
    NO_PROBLEM,
    REPLACED,
    TOO_LATE,
)
from pixsim.report.rule_sets import REPORTS
from pixsim.report.sitting.clock import clock_jump_sentence, time_left, warning_due, warning_text
from pixsim.running.exam import Exam
from pixsim.worlds.core import Act, World


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
            _("Il reste {left}.").format(left=spell_out(time_left(self.exam.remaining()))),
        ]

    def time_lines(self) -> list[str]:
        """The time left, of the exam and of the question, and when it ends."""
        session = self.exam.session
        said = [_("Il reste {left}.").format(left=spell_out(time_left(self.exam.remaining())))]
        if session.deadline is not None:
            local: datetime = session.deadline.astimezone()
            said.append(_("Fin à {h} heures {m:02d}.").format(h=local.hour, m=local.minute))
        timer = session.timer_remaining(self.exam.now())
        if timer is not None:
            said.append(_("Pour cette question : {left}.").format(left=spell_out(time_left(timer))))
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
        return keep_committing(self.talk, *steps)

    def act(self, act: Act) -> None:
        """Do something in the world."""
        self.exam.act(act)

    def restart(self) -> None:
        """Begin the world anew."""
        self.exam.restart()

    def done(self) -> Answer:
        """What was done in the world since the last restart."""
        return self.exam.session.doing.acts

    # ---- what a room's desk does otherwise

    def goes_on(self) -> bool:
        """Ask whether to go on, leave for now or end; return whether the sitting goes on here."""
        exam, session = self.exam, self.exam.session
        reporting = REPORTS[session.sitting.rules]
        title = _(
            "Arrêter l'épreuve ? Vous êtes à la question {n} sur {length}. Le temps ne s'arrête pas : il "
            "reste {left}."
        ).format(
            n=session.number, length=session.length, left=spell_out(time_left(exam.remaining()))
        )
        ways = [
            ("go_on", asking.GO_ON),
            ("close", _("Fermer, et reprendre plus tard. Le temps continue.")),
            (
                "end",
                _("Terminer maintenant. {cost}").format(cost=reporting.cost_of_stopping(session)),
            ),
        ]
        chosen = self.talk.choose(title, ways, self.watch)
        if chosen == "end":
            self.keep(lambda: exam.end("candidate"))
        return chosen != "close"

    def decided(self) -> bool:
        """The invigilator's part, played by the person; whether the question was replaced."""
        ways = [("yes", asking.CONFIRM_PROBLEM), ("no", asking.DISMISS_PROBLEM)]
        confirmed = self.talk.choose(INVIGILATOR, ways, self.watch) == "yes"
        if not self.keep(lambda: self.exam.decide_report(confirmed=confirmed)):
            return False
        self.talk.say(REPLACED if confirmed else NO_PROBLEM)
        return confirmed

    def say_the_end(self) -> None:
        """Say that it is over, and why."""
        self.talk.blank()
