"""A training at one moment, and what each event does to it; it has no clock of its own.

Each question asked is an event that holds the question whole; what it proved follows from the
answers, so that replaying the journal rebuilds everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pixsim.bank.marking import is_right
from pixsim.bank.marking.pix_marking import settle_outcome
from pixsim.bank.question import Answer, Question
from pixsim.outcome import Outcome
from pixsim.session.events import Acted, ClockJumped, EventRefusedError, Restarted
from pixsim.session.training.events import (
    Begun,
    Finished,
    Replied,
    TrainingAsked,
    TrainingEvent,
)
from pixsim.session.training.plan import TrainingPlan
from pixsim.session.world_state import NOTHING_DONE, Doing, apply_act, restart_task, world_of
from pixsim.worlds.core import World


@dataclass(frozen=True, slots=True)
class Reply:
    """One question of a training and what became of it."""

    question: Question
    answer: Answer | None
    outcome: Outcome
    seconds: float
    at: datetime

    @property
    def right(self) -> bool:
        """Whether the answer counts as right."""
        return self.outcome is Outcome.OK


@dataclass(frozen=True, slots=True)
class Training:
    """A training at one moment, immutable.

    Attributes
    ----------
    replies : tuple of Reply
    question : Question or None
        The one waiting for an answer.
    asked_at : datetime or None
        When it appeared, or the page that announces a timed one.
    begun_at : datetime or None
        When its time began to run; a timed one waits for the candidate to begin.
    doing : Doing
        What was done in the world of the question.
    finished : bool
    clock_jumps : tuple of ClockJumped
        When the computer's clock was set; the timers of questions did not follow.
    """

    plan: TrainingPlan
    replies: tuple[Reply, ...] = ()
    question: Question | None = None
    asked_at: datetime | None = None
    begun_at: datetime | None = None
    doing: Doing = NOTHING_DONE
    last_at: datetime | None = None
    finished: bool = False
    clock_jumps: tuple[ClockJumped, ...] = ()

    @property
    def clock_ahead(self) -> timedelta:
        """How far the computer's clock is ahead of the training's time, by the jumps seen so far."""
        return timedelta(seconds=sum(jump.seconds for jump in self.clock_jumps))

    @property
    def number(self) -> int:
        """The present question, from 1."""
        return len(self.replies) + 1

    @property
    def world(self) -> World | None:
        """The world of the question as it is now; None when it has none."""
        return world_of(self.question, self.doing)

    @property
    def is_announced(self) -> bool:
        """Whether a timed question waits for the candidate to begin."""
        return self.question is not None and self.begun_at is None

    def timer_remaining(self, now: datetime) -> timedelta | None:
        """Time left on the present question's own timer; None when it has none or is not begun."""
        if self.question is None or self.question.timer is None or self.begun_at is None:
            return None
        return max(timedelta(0), self.begun_at + timedelta(seconds=self.question.timer) - now)

    def apply(self, event: TrainingEvent) -> Training:
        """The training after an event.

        Raises
        ------
        EventRefusedError
            The event cannot happen now.
        """
        if self.finished:
            raise EventRefusedError("the training is over")
        if self.last_at is not None and event.at < self.last_at:
            raise EventRefusedError("an event cannot happen before the last one")
        return replace(self._after(event), last_at=event.at)

    def _after(self, event: TrainingEvent) -> Training:
        if isinstance(event, Finished):
            return replace(self, finished=True, question=None)
        if isinstance(event, ClockJumped):
            return replace(self, clock_jumps=(*self.clock_jumps, event))
        if isinstance(event, TrainingAsked):
            if self.question is not None:
                raise EventRefusedError("a question is waiting for its answer")
            begun_at = event.at if event.question.timer is None else None
            return replace(self, question=event.question, asked_at=event.at, begun_at=begun_at)
        if self.question is None or self.asked_at is None:
            raise EventRefusedError("no question is waiting for an answer")
        if isinstance(event, Begun):
            return self if self.begun_at else replace(self, begun_at=event.at)
        if isinstance(event, Acted | Restarted):
            return replace(self, doing=self._done(self.question, event))
        # journals of before have timed questions that nobody began: their time ran at once
        reply = _make_reply(self.question, event, self.begun_at or self.asked_at)
        replies = (*self.replies, reply)
        return replace(
            self, replies=replies, question=None, asked_at=None, begun_at=None, doing=NOTHING_DONE
        )

    def _done(self, question: Question, event: Acted | Restarted) -> Doing:
        if event.number != self.number:
            raise EventRefusedError(f"question {event.number} is not the present one")
        if isinstance(event, Restarted):
            return restart_task(question)
        return apply_act(question, self.doing, event)


def replay_training(plan: TrainingPlan, events: Iterable[TrainingEvent]) -> Training:
    """The training its journal leads to."""
    training = Training(plan)
    for event in events:
        training = training.apply(event)
    return training


def _make_reply(question: Question, event: Replied, since: datetime) -> Reply:
    seconds = (event.at - since).total_seconds()
    if event.answer is None:
        return Reply(question, None, Outcome.SKIPPED, seconds, event.at)
    late = question.timer is not None and seconds >= question.timer  # as in exams
    right = is_right(question, event.answer) if event.right is None else event.right
    outcome = settle_outcome(right, timed_out=late)  # focus is ignored here
    return Reply(question, event.answer, outcome, seconds, event.at)
