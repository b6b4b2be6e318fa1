"""A training: a positioning or a practice, journalled like an exam, without its clock.

Each question asked is an event that holds the question whole; what it proved follows from the
answers, so that replaying the journal rebuilds everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from pixsim.bank.correction import settle
from pixsim.bank.marking import is_right
from pixsim.bank.question import Answer, Question
from pixsim.outcome import Outcome
from pixsim.profile import KnowledgeElement
from pixsim.session.state import EventRefusedError

TrainingKind = Literal["positioning", "practice"]


class TrainingPlan(BaseModel):
    """What was decided when the training began.

    Attributes
    ----------
    competence : str or None
        Of a positioning.
    kept : tuple of KnowledgeElement
        Earlier knowledge that still counts (a competence being improved).
    reset : tuple of KnowledgeElement
        Elements that put the competence back to zero first; empty otherwise.
    queue : tuple of str
        Questions of a practice, in order.
    autopilot : str or None
        How a simulated candidate answers.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: ClassVar[str] = "v2"  # a profile is V2's; V3 takes the same one

    id: str
    kind: TrainingKind
    profile_id: str
    profile_uid: str | None = None
    candidate: str
    seed: int
    bank_digest: str
    created_at: datetime
    competence: str | None = None
    kept: tuple[KnowledgeElement, ...] = ()
    reset: tuple[KnowledgeElement, ...] = ()
    queue: tuple[str, ...] = ()
    autopilot: str | None = None


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    at: datetime


class Asked(_Event):
    """A question appeared."""

    kind: Literal["asked"] = "asked"
    question: Question


class Replied(_Event):
    """The candidate answered, or passed when there is no answer."""

    kind: Literal["replied"] = "replied"
    answer: Answer | None


class Finished(_Event):
    """Nothing is left to ask, or the candidate stopped a practice."""

    kind: Literal["finished"] = "finished"


TrainingEvent = Annotated[Asked | Replied | Finished, Field(discriminator="kind")]
TRAINING_EVENT: TypeAdapter[TrainingEvent] = TypeAdapter(TrainingEvent)


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
        When it appeared.
    finished : bool
    """

    plan: TrainingPlan
    replies: tuple[Reply, ...] = ()
    question: Question | None = None
    asked_at: datetime | None = None
    last_at: datetime | None = None
    finished: bool = False

    @property
    def number(self) -> int:
        """The present question, from 1."""
        return len(self.replies) + 1

    def timer_remaining(self, now: datetime) -> timedelta | None:
        """Time left on the present question's own timer; None when it has none."""
        if self.question is None or self.question.timer is None or self.asked_at is None:
            return None
        return max(timedelta(0), self.asked_at + timedelta(seconds=self.question.timer) - now)

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
        if isinstance(event, Asked):
            if self.question is not None:
                raise EventRefusedError("a question is waiting for its answer")
            return replace(self, question=event.question, asked_at=event.at)
        if self.question is None or self.asked_at is None:
            raise EventRefusedError("no question is waiting for an answer")
        reply = _reply(self.question, event, self.asked_at)
        return replace(self, replies=(*self.replies, reply), question=None, asked_at=None)


def replay_training(plan: TrainingPlan, events: Iterable[TrainingEvent]) -> Training:
    """The training its journal leads to."""
    training = Training(plan)
    for event in events:
        training = training.apply(event)
    return training


def _reply(question: Question, event: Replied, asked_at: datetime) -> Reply:
    seconds = (event.at - asked_at).total_seconds()
    if event.answer is None:
        return Reply(question, None, Outcome.SKIPPED, seconds, event.at)
    late = question.timer is not None and seconds > question.timer
    outcome = settle(is_right(question, event.answer), timed_out=late)  # focus is ignored here
    return Reply(question, event.answer, outcome, seconds, event.at)
