"""What a question holds of a world: where one begins, the goal, and a way to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from pixsim.text.elision import elide_words
from pixsim.worlds.core import LONGEST_ACT, MOST_ACTS, Act, Frozen, Refused, World
from pixsim.worlds.goals import Goal, reached, unmet
from pixsim.worlds.registry import AnyWorld

_VARIABLE = re.compile(r"\$[a-z]\w*")

Marking = Literal["live", "end", "found"]
"""How a task is marked.

``live``: it can be validated once the goal is reached; ``end``: at any time, right or wrong;
``found``: what is found inside is typed, and marked as any typed answer.
"""


class Task(Frozen):
    """Something to do in a world.

    Attributes
    ----------
    world : World
        As one finds it.
    marking : str
        See `Marking`.
    goal : Goal
        Never shown, nor told by a front.
    solution : tuple of str
        Acts that reach it, as the journal keeps them.
    """

    world: AnyWorld
    marking: Marking = "live"
    goal: Goal = Goal()
    solution: tuple[str, ...] = ()


def replayed(world: World, acts: Iterable[str]) -> World:
    """The world that kept acts lead to.

    Raises
    ------
    Refused
        One of them is not possible.
    """
    for kept in acts:
        world = world.step(world.read_act(kept))
    return world


def achieved(task: Task, acts: tuple[str, ...]) -> bool:
    """Whether acts, as the journal keeps them, are possible and reach the goal."""
    if len(acts) > MOST_ACTS or any(len(kept) > LONGEST_ACT for kept in acts):
        return False
    try:
        return reached(task.goal, task.world, replayed(task.world, acts))
    except Refused:
        return False


def act_lines(task: Task, acts: Iterable[str]) -> list[str]:
    """Kept acts as one types them; what is no act of the machine is left as it is."""
    lines = []
    for kept in acts:
        try:
            lines.append(task.world.line(task.world.read_act(kept)))
        except Refused:
            lines.append(kept)
    return lines


def shortfalls(task: Task, acts: Iterable[str]) -> list[tuple[str, str]]:
    """What acts did not do, or did too much: ``missing``, ``forbidden`` or ``changed``, in words."""
    world = task.world
    for kept in acts:
        try:
            world = world.step(world.read_act(kept))
        except Refused:
            continue
    return [
        (kind, elide_words(world.tell(tuple(map(_without_signs, fact)))))
        for kind, fact in unmet(task.goal, task.world, world)
    ]


def _without_signs(part: str) -> str:
    """A part of a pattern in words: the first of what may be, without the signs of patterns."""
    first = part.split("||")[0]
    return "…" if _VARIABLE.fullmatch(first) else first.lstrip("~^§‡↗")


def kept_all(acts: Iterable[Act]) -> tuple[str, ...]:
    """Acts as the journal keeps them."""
    return tuple(act.kept() for act in acts)
