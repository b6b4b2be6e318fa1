"""About how long a positioning is, in questions and minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Final

from pixsim.session.training.state import Training

ABOUT_QUESTIONS: Final = 20
"""Measured on simulated candidates: 15 to 27 questions in the present bank, for abilities of −1 to 3
(mean 20)."""
PRIOR_MINUTES: Final = (10, 15)
"""Of a person who reads and does what is asked: prior, from the first people who were watched."""
FEWEST_REPLIES: Final = 10
"""Before a person's own pace is believed."""


@dataclass(frozen=True, slots=True)
class PositioningTime:
    """About how long a positioning takes a person.

    Attributes
    ----------
    least, most : int
        Minutes; the same once they are measured.
    is_measured : bool
        From the person's own replies; otherwise `PRIOR_MINUTES`.
    """

    least: int = PRIOR_MINUTES[0]
    most: int = PRIOR_MINUTES[1]
    is_measured: bool = False

    @property
    def middle(self) -> float:
        """Minutes, one number."""
        return (self.least + self.most) / 2


PRIOR_TIME: Final = PositioningTime()


def positioning_time(positionings: Iterable[Training]) -> PositioningTime:
    """How long a positioning takes, from a person's own ones where they gave enough replies.

    Parameters
    ----------
    positionings : iterable of Training
        Of one person, over or not; those of an autopilot say nothing of a person's pace.
    """
    seconds = [
        reply.seconds
        for training in positionings
        if training.plan.autopilot is None
        for reply in training.replies
    ]
    if len(seconds) < FEWEST_REPLIES:
        return PRIOR_TIME
    minutes = max(1, round(median(seconds) * ABOUT_QUESTIONS / 60))
    return PositioningTime(minutes, minutes, is_measured=True)
