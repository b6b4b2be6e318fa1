"""Follows a journey line by line."""

from __future__ import annotations

from typing import TypeVar

from pixsim.journeys.context import Context
from pixsim.journeys.walk import Journey, Walk
from pixsim.plain import coach, people, results, sitting, training  # noqa: F401 (their steps are in the table)
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.lines_of_steps import Lines, show_step

T = TypeVar("T")


def follow_journey(talk: Dialogue, context: Context, journey: Journey[T]) -> T:
    """Say each step of a journey; what it came to.

    Raises
    ------
    Closed
        Nothing more can be read: what was answered is kept.
    """
    lines = Lines(talk, context)
    with Walk(journey) as walk:
        while walk.step is not None:
            try:
                brought = show_step(walk.step, lines)
            except Exception as error:  # Closed too: what is under way is left in order
                walk.fail(error)
            else:
                walk.reply(brought)
        return walk.result
