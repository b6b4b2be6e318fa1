"""The table of the lines: from the type of a step to what says it. `follow_journey` has all of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from pixsim.journeys.context import Context
from pixsim.journeys.step import Choose, Commit, Confirm, Notice, Step, Work
from pixsim.plain.committing import keep_committing
from pixsim.plain.dialogue import Dialogue


@dataclass(slots=True)
class Lines:
    """Where steps are said.

    Attributes
    ----------
    talk : Dialogue
    context : Context
    announced : str
        The work said last: it is said once, in however many parts it is done.
    """

    talk: Dialogue
    context: Context
    announced: str = field(default="", init=False)


@singledispatch
def show_step(step: Step, lines: Lines) -> Any:
    """Say a step, and ask for what it brings.

    Raises
    ------
    TypeError
        Plain mode does not know this step.
    Closed
        Nothing more can be read.
    """
    raise TypeError(f"no line says {type(step).__name__}, with {type(lines).__name__}")


@show_step.register
def show_notice(step: Notice, lines: Lines) -> None:
    """A text."""
    lines.talk.say(step.text)


@show_step.register
def show_work(step: Work, lines: Lines) -> Any:
    """Done at once, with a word before."""
    if step.text != lines.announced:
        lines.announced = step.text
        lines.talk.say(f"{step.text}.")
    return step.make()


@show_step.register
def show_commit(step: Commit, lines: Lines) -> bool:
    """Nothing to be said, unless the disk refuses."""
    return keep_committing(lines.talk, step.make)


@show_step.register
def show_choice(step: Choose, lines: Lines) -> str | None:
    """A list of letters, the way back last."""
    ways = [(way.name, way.text) for way in step.ways]
    if step.back:
        ways.append(("back", step.back))
    chosen = lines.talk.choose(step.title, ways)
    return None if chosen == "back" else chosen


@show_step.register
def show_confirmation(step: Confirm, lines: Lines) -> bool:
    """Two letters."""
    return lines.talk.choose(step.text, [("yes", step.yes), ("no", step.no)]) == "yes"
