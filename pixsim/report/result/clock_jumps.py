"""The times the computer's clock was set during a sitting, for its result."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from pixsim.session.state import Session


class ClockJump(BaseModel):
    """The computer's clock was set; the time of the sitting did not follow."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int = Field(description="Question on the screen then, from 1.")
    at: datetime = Field(description="By the time of the sitting.")
    seconds: float = Field(description="How far the clock was set; negative: back.")
    while_closed: bool = Field(
        description="Noticed on opening again: time went on from the last event."
    )


def clock_jumps(session: Session) -> tuple[ClockJump, ...]:
    """The jumps of a session, oldest first."""
    return tuple(
        ClockJump(number=number, at=jump.at, seconds=jump.seconds, while_closed=jump.while_closed)
        for number, jump in session.clock_jumps
    )
