"""From what an author wrote, or a family drew, to what a question holds of a world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pixsim.bank.drawing.filling import Filler
from pixsim.bank.schema import Item
from pixsim.worlds.core import Act, Refused, World
from pixsim.worlds.goals import Goal
from pixsim.worlds.reading import parse
from pixsim.worlds.registry import read_world
from pixsim.worlds.tasks import Task, kept_all

DEFAULTS = "defaults"
"""Table of a world file: what fills its texts where a variant does not."""


def task_of(item: Item, fill: Filler, worlds: Mapping[str, Any]) -> Task | None:
    """The task of one variant; None when the item is no simulator.

    A solution that a family gives as acts is taken at its word: to do it costs more than the rest of
    the draw, and the check of a bank does it for every variant.

    Raises
    ------
    LookupError
        The world is not sound, or a line of its solution is not possible.
    """
    if item.kind != "sim":
        return None
    start, goal = _starting_world(item, fill, worlds), _task_goal(item, fill)
    written = fill.fields["solution"] if item.family else item.solution
    given = [step for step in written if isinstance(step, Act)]
    solution = kept_all(given) if len(given) == len(written) else acts_of(start, written, fill)
    return Task(world=start, marking=item.marking, goal=goal, solution=solution)


def near_misses(item: Item, fill: Filler, worlds: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Acts that look like a solution and are none, as the journal keeps them.

    Raises
    ------
    LookupError
        They are not possible.
    """
    start = _starting_world(item, fill, worlds)
    near = fill.fields.get("near", ()) if item.family else item.near
    return [acts_of(start, written, fill) for written in near]


def _starting_world(item: Item, fill: Filler, worlds: Mapping[str, Any]) -> World:
    if item.family:
        world = fill.fields["world"]
        assert isinstance(world, World)
        return world
    name = fill.text(item.world or "")
    if name not in worlds:
        raise LookupError(f"{fill.place}: there is no world {name!r}")
    written = worlds[name]
    filler = Filler(fill.place, {**written.get(DEFAULTS, {}), **fill.fields})
    data = filler.data({key: value for key, value in written.items() if key != DEFAULTS})
    try:
        begin = {fill.text(key): fill.text(value) for key, value in item.begin.items()}
        return read_world(data).begun(begin)
    except ValueError as error:
        raise LookupError(f"{fill.place}: world {name!r}: {error}") from error


def _task_goal(item: Item, fill: Filler) -> Goal:
    if item.family:
        found = fill.fields.get("goal", Goal())
        assert isinstance(found, Goal)
        return found
    return Goal(
        want=tuple(fill.texts(pattern) for pattern in item.goal.want),
        refuse=tuple(fill.texts(pattern) for pattern in item.goal.refuse),
        keep=fill.texts(item.goal.keep),
        free=fill.texts(item.goal.free),
    )


def acts_of(start: World, written: Iterable[str | Act], fill: Filler) -> tuple[str, ...]:
    """Acts one after the other, written as lines or made by a family, as the journal keeps them.

    Raises
    ------
    LookupError
        One of them is not possible where it stands.
    """
    world, kept = start, []
    for step in written:
        line = world.line(step) if isinstance(step, Act) else fill.text(step)
        try:
            act = step if isinstance(step, Act) else parse(world, line)
            world = world.step(act)
        except Refused as refusal:
            raise LookupError(f"{fill.place}: « {line} »: {refusal}") from refusal
        kept.append(act.kept())
    return tuple(kept)
