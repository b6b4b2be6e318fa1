"""From a line that a person types to the act it means.

A line is first read to the letter: the verb of the act, then its arguments in order. Where that
leads nowhere it is read as people speak (`meanings`), then on the pages above; what is left is
refused (`refusals`).
"""

from __future__ import annotations

from pixsim.worlds.core import OPEN, Act, World
from pixsim.worlds.meanings import meanings, readings, to_the_letter
from pixsim.worlds.refusals import refuse


def parse(world: World, line: str) -> Act:
    """The act that a line says.

    Raises
    ------
    Refused
        The page offers no such act, or the line lacks an argument.
    """
    page = world.page()
    act, fault = to_the_letter(world, page, line)
    if act is not None:
        return act
    return (
        next(meanings(world, page, line), None)
        or _listed_above(world, line)
        or _beneath(world, line)
        or refuse(world, page, line, fault)
    )


def meant(world: World, line: str) -> tuple[Act, bool]:
    """The act that a line says, and whether it says so to the letter.

    Raises
    ------
    Refused
        As `parse`.
    """
    act, _fault = to_the_letter(world, world.page(), line)
    return (act, True) if act is not None else (parse(world, line), False)


def _listed_above(world: World, line: str) -> Act | None:
    """The one thing that a line opens from a page above; None where there is none, or one on each of two."""
    found: list[Act] = []
    for there in world.above():
        page = there.page()
        act = to_the_letter(there, page, line)[0] or next(meanings(there, page, line), None)
        if act is not None and act.do == OPEN and act not in found:
            found.append(act)
    return found[0] if len(found) == 1 else None


def _beneath(world: World, line: str) -> Act | None:
    """An act of the page that a card hides; what lacks there is said, where its verb is one of that page."""
    under = world.beneath()
    if under is None or next(readings(under, under.page(), line), None) is None:
        return None
    return parse(under, line)
