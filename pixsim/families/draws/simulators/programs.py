"""Programs, for the simulator, written as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import dedent
from typing import Any

from pixsim.worlds.goals import Goal
from pixsim.worlds.program.data import HOLE, Block, Line, Trial
from pixsim.worlds.program.queries import Table
from pixsim.worlds.program.world import Program, said_output
from pixsim.worlds.reading import parse

_HOLE = re.compile(r"\[\[(.*?)\]\](?!\])")
FREE = "+ "


def _block(text: str) -> dict[str, Any]:
    """Text, value and choices of a block."""
    hole = _HOLE.search(text)
    if hole is None:
        return {"text": text.strip()}
    value, *others = hole[1].split("|")
    choices = tuple(sorted({value, *others})) if others else ()
    return {"text": text.replace(hole[0], HOLE).strip(), "value": value, "choices": choices}


def _line(text: str) -> Line:
    bare = text.lstrip(" ")
    free = bare.startswith(FREE)
    depth = (len(text) - len(bare)) // 4
    return Line(**_block(bare.removeprefix(FREE)), depth=depth, fixed=not free)


def _trials(given: Mapping[str, str] | str, boards: Mapping[str, str] | str) -> tuple[Trial, ...]:
    if not isinstance(given, str):
        return tuple(Trial(name=name, given=data) for name, data in given.items())
    if not isinstance(boards, str):
        return tuple(Trial(name=name, board=board) for name, board in boards.items())
    return (Trial(name="1", given=given, board=boards),)


def program(
    text: str,
    *,
    language: str = "blocks",
    palette: Iterable[str] = (),
    given: Mapping[str, str] | str = "",
    boards: Mapping[str, str] | str = "",
    title: str = "Programme",
    tables: Iterable[Table] = (),
) -> Program:
    """A program and what it is tried on.

    Parameters
    ----------
    text : str
        Lines, set in by four spaces. « [[4]] » is a value that can be changed, « [[4|5|6]] » one to
        choose; « + » before a line means that it can be moved and taken away.
    language : str
    palette : iterable of str
        Blocks that can be put in, written the same way.
    given, boards : mapping or str
        Data, or boards, by the name of the trial; a text where there is one alone.
    title : str
    tables : iterable of Table
        What a query is about.
    """
    lines = tuple(_line(line) for line in dedent(text).strip("\n").split("\n") if line.strip())
    return Program(
        title=title, language=language, lines=lines,
        palette=tuple(Block(**_block(one)) for one in palette), trials=_trials(given, boards), tables=tuple(tables),
    )  # fmt: skip


def solved(world: Program, lines: Iterable[str]) -> Program:
    """A program after what is typed, line by line."""
    for line in lines:
        following = world.step(parse(world, line))
        assert isinstance(following, Program)
        world = following
    return world


def gives(right: Program, data: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """What a right program displays on each of several data, as facts to be wanted."""
    facts = []
    for given in data:
        result = right.whole(given)
        assert result.ended, result.fault
        facts.append(("gives", given, said_output(result)))
    return tuple(facts)


def code_to_mend(
    title: str,
    text: str,
    given: Sequence[str],
    edits: Mapping[int, str],
    hidden: Sequence[str],
    *near: Mapping[int, str],
    **fields: Any,
) -> dict[str, Any]:
    """What a question says of a program some of whose lines are to be changed.

    Parameters
    ----------
    title, text : str
        As `program` takes them; `fields` as well.
    given : sequence of str
        Data of the trials.
    edits : mapping
        What the holes must hold, by the number of their line.
    hidden : sequence of str
        More data, on which the program must be right too.
    near : mappings
        Changes that are not the right ones.
    """
    fields = {"language": "python"} | fields
    world = program(text, title=title, given={str(n): data for n, data in enumerate(given, 1)} or "", **fields)  # fmt: skip

    def typed(changes: Mapping[int, str]) -> list[str]:
        return [f"modifier {n} {value}" for n, value in sorted(changes.items())]

    return {
        "world": world,
        "goal": Goal(want=gives(solved(world, typed(edits)), [*given, *hidden])),
        "solution": [*typed(edits), "lancer"],
        "near": [typed(one) for one in near],
    }


TOOLS = (("Plume", "plume"), ("Pinceau", "pinceau"), ("Potager", "potager"), ("Partition", "partition"))  # fmt: skip
