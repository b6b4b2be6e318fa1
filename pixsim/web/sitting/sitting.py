"""One exam as its pages show it: what each form does, and what is shown after it."""

from __future__ import annotations

from pixsim.bank.question import Answer, Attachment, Question
from pixsim.outcome import Outcome
from pixsim.report.question import asking
from pixsim.report.question.problem_choices import ProblemChoice, problem_choices
from pixsim.report.sitting.clock import clock_jump_sentence
from pixsim.running.exam import Exam
from pixsim.session.state import Session
from pixsim.web.forms import Form
from pixsim.web.questions.desk import Desk, Said
from pixsim.worlds.core import Act, World

LONGEST_WORDS = 500  # of a report


class Sitting(Desk):
    """An exam under way and its pages.

    Parameters
    ----------
    exam : Exam
        Started, and open in this process.
    in_room : bool
        An invigilator decides what is reported; otherwise the person does, in their place.

    Attributes
    ----------
    cut_short : bool
        Time ended it while an answer was being sent.
    shown_place : int
    shown_pending : bool
        What the last page showed: a question, or that a report waits.
    """

    def __init__(self, exam: Exam, *, in_room: bool = False) -> None:
        super().__init__(in_room=in_room)
        self.exam = exam
        self.cut_short = False
        self.shown_place, self.shown_pending = 0, False
        self._place = 0
        self._jumps_told = len(exam.session.clock_jumps)

    @property
    def session(self) -> Session:
        """The exam as it is now."""
        return self.exam.session

    @property
    def question(self) -> Question | None:
        """What is asked now; None: nothing."""
        return self.session.question

    @property
    def place(self) -> str:
        """Which question it is."""
        return str(self.session.place)

    @property
    def is_over(self) -> bool:
        """Whether nothing is asked any more."""
        return self.session.is_over

    @property
    def is_held_up(self) -> bool:
        """Whether a page comes first, or a report waits."""
        return self.needs_start or self.session.report_pending

    @property
    def world(self) -> World | None:
        """The simulator of the question as it is now."""
        return self.session.world

    @property
    def acts(self) -> Answer:
        """What was done in it since the last restart."""
        return self.session.doing.acts

    @property
    def may_be_incomplete(self) -> bool:
        """Once its time is over, even nothing can be validated."""
        return self.session.timed_out

    @property
    def files(self) -> tuple[Attachment, ...]:
        """Those of the question in view, also while a report of it waits."""
        question = self.session.question
        seen = not self.session.is_over and self.session.shown_at is not None
        return question.attachments if question is not None and seen else ()

    def _show(self) -> None:
        self.exam.show()

    def _give(self, answer: Answer | None) -> None:
        if answer is None:
            self.exam.skip()
        else:
            self.exam.answer(answer)

    def _commit_act(self, act: Act) -> None:
        self.exam.act(act)

    def _commit_restart(self) -> None:
        self.exam.restart()

    # ---- before a page

    def arrive(self) -> Question | None:
        """Bring the exam to the present question, for a page to show it; None when there is none.

        What time alone has brought about is committed, and under V3 the question is chosen.
        """
        self.tick()
        if self.session.awaits_question:
            self._record(self.exam.ask)
        if self.session.place != self._place:
            self._place = self.session.place
            self._forget()
        return None if self.session.is_over else self.session.question

    def tick(self) -> None:
        """Commit what time alone has brought about."""
        before = self.session.timed_out
        self._record(self.exam.tick)
        if self.session.timed_out and not before:
            self.said = Said(asking.TOO_LATE, "warn")
        for _number, jump in self.session.clock_jumps[self._jumps_told :]:
            told = clock_jump_sentence(jump.seconds, while_closed=jump.while_closed)
            self.said = Said(told)
        self._jumps_told = len(self.session.clock_jumps)

    @property
    def needs_start(self) -> bool:
        """Whether a page comes before the question: it is timed, or opens a series in focus mode."""
        question = self.session.question
        if question is None or self.session.shown_at is not None:
            return False
        return question.timer is not None or (question.focus and not self._was_in_focus())

    def _was_in_focus(self) -> bool:
        served, place = self.session.served, self.session.place
        return place > 1 and served[place - 2].focus

    def show(self) -> bool:
        """The present question is on the screen."""
        return self._record(self.exam.show)

    def tell_decision(self) -> None:
        """What the invigilator said of a report that was waiting on the last page."""
        session = self.exam.session
        if (
            self.shown_pending
            and not session.report_pending
            and not session.is_over
            and not self.said
        ):
            stays = session.place == self.shown_place
            self.said = Said(asking.NO_PROBLEM) if stays else Said(asking.REPLACED, "ok")

    def take_said(self) -> Said | None:
        """What is to be told now, once; what holds for the whole question is told each time."""
        said, self.said = self.said, None
        if said is None and self.session.focus_lost and not self.session.is_over:
            return Said(asking.WINDOW_LEFT, "bad")
        if said is None and self.session.timed_out and not self.session.is_over:
            return Said(asking.TOO_LATE, "warn")
        return said

    # ---- what forms do

    def begin(self) -> None:
        """A timed question or a series in focus mode begins."""
        self.show()

    @property
    def asks_before_passing(self) -> bool:
        """Until a question was passed."""
        return not any(r.outcome is Outcome.SKIPPED for r in self.session.responses)

    def _heed_time(self) -> None:
        """Time was over before the answer was there."""
        if self.session.end_reason == "time":
            self.cut_short = True

    # ---- reports

    def problems(self) -> tuple[ProblemChoice, ...]:
        """What can be reported now."""
        question, session = self.session.question, self.session
        if question is None or session.shown_at is None:
            return ()
        return problem_choices(
            question, session.number, present_only=session.sitting.invigilator_decides
        )

    def report(self, form: Form) -> bool:
        """Report a problem; whether it is done, or nothing can be reported any more."""
        if self.is_stale(form) or self.session.report_pending:
            if not self.session.is_over and not self.session.report_pending:
                self.said = Said(asking.CHANGED_MEANWHILE, "warn")
            return True
        choices = {str(n): choice for n, choice in enumerate(self.problems(), 1)}
        chosen = choices.get(form.first("problem"))
        if chosen is None:
            self.said = Said(asking.CHOOSE_A_PROBLEM, "warn")
            return False
        words = " ".join(form.first("words").split())[:LONGEST_WORDS]
        if self._record(lambda: self.exam.report(chosen.report, words, chosen.number)):
            self.said = None if self.session.report_pending else Said(asking.REPORTED, "ok")
        return True

    def decide(self, form: Form) -> None:
        """The person decides in the place of the invigilator; never in a room."""
        if self.in_room or self.is_stale(form) or not self.session.report_pending:
            return
        confirmed = form.first("do") == "confirm"
        if self._record(lambda: self.exam.decide_report(confirmed=confirmed)):
            self.said = Said(asking.REPLACED, "ok") if confirmed else Said(asking.NO_PROBLEM)

    # ---- the window

    def focus(self, *, lost: bool, place: str) -> None:
        """The window lost the focus or has it again, on a question where that counts."""
        question, session = self.session.question, self.session
        stale = place != str(session.place) or session.shown_at is None or session.report_pending
        if session.is_over or stale or question is None or not question.focus:
            return
        if lost and not session.focus_lost:
            self._record(self.exam.focus_lost)
        elif not lost and session.focus_lost:
            self._record(self.exam.focus_regained)

    # ---- the end

    def end(self) -> None:
        """The person ends before the last question."""
        self.tick()
        if not self.session.is_over:
            self._record(lambda: self.exam.end("candidate"))
