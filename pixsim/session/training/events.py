"""What happens during a training; each event is committed before the screen moves on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from pixsim.bank.question import Answer, Question
from pixsim.session.events import Acted, BaseEvent, ClockJumped, Restarted


class TrainingAsked(BaseEvent):
    """A question appeared."""

    kind: Literal["asked"] = "asked"
    question: Question


class Begun(BaseEvent):
    """The page before a timed question was confirmed: the question's time runs."""

    kind: Literal["begun"] = "begun"


class Replied(BaseEvent):
    """The candidate answered, or passed when there is no answer; `right` as for an exam."""

    kind: Literal["replied"] = "replied"
    answer: Answer | None
    right: bool | None = None


class Finished(BaseEvent):
    """Nothing is left to ask, or the candidate stopped a practice."""

    kind: Literal["finished"] = "finished"


TrainingEvent = Annotated[
    TrainingAsked | Begun | Acted | Restarted | Replied | ClockJumped | Finished,
    Field(discriminator="kind"),
]
TRAINING_EVENT: TypeAdapter[TrainingEvent] = TypeAdapter(TrainingEvent)
