"""What happens during a rehearsal; each event is committed before the screen moves on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from pixsim.session.events import BaseEvent, ClockJumped, Resumed

NOTE_LENGTH = 200
INITIALS_LENGTH = 12


class Begun(BaseEvent):
    """The presentation began, with its first phase: the clock runs."""

    kind: Literal["begun"] = "begun"


class PhaseEntered(BaseEvent):
    """The next phase of the fiche began; `number` is from 1."""

    kind: Literal["phase_entered"] = "phase_entered"
    number: int


class Flagged(BaseEvent):
    """Somebody marked this moment, to talk about it later."""

    kind: Literal["flagged"] = "flagged"


class Noted(BaseEvent):
    """A few words about a marked moment, and whose they are; `number` is from 1."""

    kind: Literal["noted"] = "noted"
    number: int
    text: str = Field(max_length=NOTE_LENGTH)


class PresentationEnded(BaseEvent):
    """The presentation is over."""

    kind: Literal["presentation_ended"] = "presentation_ended"


class QuestionAsked(BaseEvent):
    """A question of the interview appeared; `number` is from 1."""

    kind: Literal["question_asked"] = "question_asked"
    number: int


class QuestionClosed(BaseEvent):
    """The answer was given, aloud; nothing of it is kept but its time."""

    kind: Literal["question_closed"] = "question_closed"
    number: int


class PointTicked(BaseEvent):
    """The candidate says that a point was really said (or not, after all); both are from 1."""

    kind: Literal["point_ticked"] = "point_ticked"
    number: int
    point: int
    said: bool


class PointsClosed(BaseEvent):
    """All questions were gone through again."""

    kind: Literal["points_closed"] = "points_closed"


class GridOpened(BaseEvent):
    """Somebody begins to rate: the candidate (no initials), then each assessor."""

    kind: Literal["grid_opened"] = "grid_opened"
    by: str = Field(max_length=INITIALS_LENGTH)


class Rated(BaseEvent):
    """A criterion was rated on the open grid; None where it was not observed."""

    kind: Literal["rated"] = "rated"
    criterion: str
    rating: int | None = Field(ge=0, le=3)


class GridClosed(BaseEvent):
    """The open grid is whole, and changes no more."""

    kind: Literal["grid_closed"] = "grid_closed"


class RehearsalEnded(BaseEvent):
    """The rehearsal is over; `stopped` before its end."""

    kind: Literal["ended"] = "ended"
    stopped: bool = False


RehearsalEvent = Annotated[
    Begun
    | PhaseEntered
    | Flagged
    | Noted
    | PresentationEnded
    | QuestionAsked
    | QuestionClosed
    | PointTicked
    | PointsClosed
    | GridOpened
    | Rated
    | GridClosed
    | Resumed
    | ClockJumped
    | RehearsalEnded,
    Field(discriminator="kind"),
]
REHEARSAL_EVENT: TypeAdapter[RehearsalEvent] = TypeAdapter(RehearsalEvent)
