"""What is done in the world of the present question, event by event."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.bank.question import Answer, Question
from pixsim.session.events import Acted, EventRefusedError
from pixsim.worlds.core import LONGEST_ACT, MOST_ACTS, Refused, World


@dataclass(frozen=True, slots=True)
class Doing:
    """The acts since the last restart, and the world they led to.

    Attributes
    ----------
    acts : tuple of str
        As the journal keeps them.
    world : World or None
        None before the first act: the question has the start.
    """

    acts: Answer = ()
    world: World | None = None


NOTHING_DONE = Doing()


def world_of(question: Question | None, doing: Doing) -> World | None:
    """The world as it is now; None for a question without one."""
    if question is None or question.task is None:
        return None
    return doing.world if doing.world is not None else question.task.world


def apply_act(question: Question, doing: Doing, event: Acted) -> Doing:
    """What is done after one more act.

    Raises
    ------
    EventRefusedError
        The question has no world, or the act is not possible in it.
    """
    world = world_of(question, doing)
    if world is None:
        raise EventRefusedError("this question has no world to act in")
    if len(doing.acts) >= MOST_ACTS or len(event.act) > LONGEST_ACT:
        raise EventRefusedError("too many acts, or too long a one")
    try:
        following = world.step(world.read_act(event.act))
    except Refused as refusal:
        raise EventRefusedError(f"this act is not possible: {refusal}") from refusal
    return Doing((*doing.acts, event.act), following)


def restart_task(question: Question) -> Doing:
    """Return the state with nothing done.

    Raises
    ------
    EventRefusedError
    """
    if question.task is None:
        raise EventRefusedError("this question has no world to act in")
    return NOTHING_DONE
