"""One training as its pages show it: positioning, practice or pilot, with its pauses."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from pixsim.bank.question import Answer, Question
from pixsim.journeys.positioning import feedback_due
from pixsim.report.question.asking import TOO_LATE
from pixsim.report.sitting.clock import clock_jump_sentence
from pixsim.running.training import TrainingRun
from pixsim.web.forms import Form
from pixsim.web.questions.desk import Desk, Said
from pixsim.worlds.core import Act, World


class TrainingDesk(Desk):
    """A training under way and its pages.

    Parameters
    ----------
    run : TrainingRun
        Open in this process.

    Attributes
    ----------
    feedback : {"pause", "reply", ""}
        What is read before the next question is asked: its time does not run meanwhile.
    is_left : bool
        To be taken up later, or ended early.
    """

    def __init__(self, run: TrainingRun) -> None:
        super().__init__()
        self.run = run
        self.feedback: Literal["pause", "reply", ""] = ""
        self.is_left = False
        self._place = ""
        self._late_told = ""
        self._jumps_told = len(run.training.clock_jumps)

    @property
    def question(self) -> Question | None:
        """What is asked now; None: nothing."""
        return self.run.training.question

    @property
    def place(self) -> str:
        """Which question it is, of which training."""
        return f"{self.run.training.plan.id}-{self.run.training.number}"

    @property
    def is_over(self) -> bool:
        """Whether nothing is asked any more, and all was read."""
        return self.is_left or (self.run.training.finished and not self.feedback)

    @property
    def is_held_up(self) -> bool:
        """Whether a page comes first: what was right, or that the question is timed."""
        return bool(self.feedback) or self.question is None or self.run.training.is_announced

    @property
    def world(self) -> World | None:
        """The simulator of the question as it is now."""
        return self.run.training.world

    @property
    def acts(self) -> Answer:
        """What was done in it since the last restart."""
        return self.run.training.doing.acts

    @property
    def may_be_incomplete(self) -> bool:
        """An answer is always whole here."""
        return False

    @property
    def timer_left(self) -> timedelta | None:
        """Of the question's own time; None where it has none, or it has not begun."""
        return self.run.training.timer_remaining(self.run.now())

    def _show(self) -> None:
        """Asking is showing."""

    def _give(self, answer: Answer | None) -> None:
        self.run.reply(answer)
        self.feedback = feedback_due(self.run)

    def _commit_act(self, act: Act) -> None:
        self.run.act(act)

    def _commit_restart(self) -> None:
        self.run.restart()

    # ---- before a page

    def arrive(self) -> Question | None:
        """Ask the question that a page is to show; None where something else is to be read, or all is over."""
        self.tick()
        if self.feedback or self.is_left:
            return None
        self._record(self.run.ask)
        if self.place != self._place:
            self._place = self.place
            self._forget()
        return self.question

    def tick(self) -> None:
        """Commit that the computer's clock was set; say that the question's own time is over."""
        self._record(self.run.tick)
        training = self.run.training
        for jump in training.clock_jumps[self._jumps_told :]:
            self.said = Said(clock_jump_sentence(jump.seconds, while_closed=jump.while_closed))
        self._jumps_told = len(training.clock_jumps)
        if self.timer_left == timedelta(0) and self._late_told != self.place:
            self._late_told = self.place
            self.said = Said(TOO_LATE, "warn")

    def take_said(self) -> Said | None:
        """Return the message to show now, and forget it: it is shown once."""
        said, self.said = self.said, None
        return said

    # ---- what forms do

    def begin(self) -> None:
        """A timed question begins."""
        self._record(self.run.begin)

    def leave_feedback(self, form: Form) -> None:
        """What was right has been read: the next question, or stop here."""
        if self.is_over or not self.feedback or form.first("place") != self.place:
            return
        if form.first("do") == "stop":
            self.stop()
        else:
            self.feedback = ""

    def stop(self) -> None:
        """A positioning is left as it is, a practice ends."""
        if self._record(self.run.stop):
            self.feedback, self.is_left = "", True
