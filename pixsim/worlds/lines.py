"""A world through one line of text at a time: for screen readers, plain terminals, authors, tests."""

from __future__ import annotations

from collections.abc import Callable

from pixsim.worlds.arguments import needed
from pixsim.worlds.core import Act, Refused, World
from pixsim.worlds.goals import folded
from pixsim.worlds.meanings import takes_any_line
from pixsim.worlds.pages import Grid, Page, Row
from pixsim.worlds.reading import meant
from pixsim.worlds.sheet.names import cells_of
from pixsim.worlds.speech import Say, Understood


def spoken(page: Page) -> list[str]:
    """A page in the order of reading."""
    lines = [page.note, _title(page), *page.text]
    if page.grid is not None:
        for number in page.grid.rows:
            cells = (
                (letter, _seen(page.grid, f"{letter}{number}")) for letter in page.grid.columns
            )
            said = [f"{letter}{number} {text}" for letter, text in cells if text]
            lines += ["; ".join(said)] if said else []
    for row in page.rows:
        lines.append(_line(row))
    lines += [row.spoken for row in page.aside]
    return [line for line in lines if line.strip()]


def _seen(grid: Grid, cell: str) -> str:
    """What a cell shows; its apostrophe with it, where a number was typed as a text."""
    typed, shown = grid.typed.get(cell, ""), grid.shown.get(cell, "")
    return typed if typed == f"'{shown}" else shown


def _title(page: Page) -> str:
    """« Documents/Papiers, 7 éléments »: a voice says no sign between them."""
    return page.title.replace(" · ", ", ").replace(" › ", ", ")


def _line(row: Row) -> str:
    """A line with its number or name, which is not said twice: « Réseau. page »."""
    said, key = row.spoken, row.key
    if not key:
        return said
    if not key.isdecimal():
        said = said.removesuffix(f", {key}").removesuffix(f" {key}").removeprefix(f"{key}, ")
    return f"{key}. {said}"


def commands(world: World) -> list[str]:
    """The commands of the present page, with what they need."""
    lines = []
    for offer in world.page().offers:
        needs = [f"({needed(world, name, offer)})" for name in world.act_class(offer.act).names()]
        line = " ".join([world.say(world.act_class(offer.act).word), *needs])
        lines.append(world.say("{name} : {value}").format(name=line, value=offer.label))
    return [*lines, world.say("lire : relire la page"), world.say("aide : cette liste")]


def answered(
    world: World, line: str, try_first: Callable[[World, Act], object] = lambda _world, _act: None
) -> tuple[World, Act | None, list[str]]:
    """What one line leads to.

    Parameters
    ----------
    world : World
    line : str
    try_first : callable
        Refuses an act that must not be done here: one that would take too long.

    Returns
    -------
    World
        The same one where the line did nothing.
    Act or None
        What was done.
    list of str
        What is said in reply: after an act, what changed.
    """
    page, typed, known = world.page(), folded(line), world.understood
    if typed in known.helps and not (typed == "help" and takes_any_line(page)):
        return world, None, commands(world)
    if typed in known.reads or not typed:
        return world, None, spoken(page)
    cells = _cells_read(page, line, known, world.say)
    if cells:
        return world, None, cells
    try:
        act, exactly = meant(world, line)
        try_first(world, act)
        following = world.step(act)
    except Refused as refusal:
        return world, None, [str(refusal)]
    said = changes(page, following.page())
    exactly = exactly or takes_any_line(page)
    understood = world.say("Compris : {act}").format(act=world.line(act))
    return following, act, said if exactly else [understood, *said]


def _cells_read(page: Page, line: str, known: Understood, say: Say) -> list[str]:
    """« lire B2:D5 », or « B2 » : what cells hold, and what they show where that differs."""
    word, _space, rest = line.strip().partition(" ")
    if page.grid is None or (rest and folded(word) not in known.reads):
        return []
    return [_cell_read(page.grid, cell, say) for cell in cells_of((rest or word).replace("$", ""))]


def _cell_read(grid: Grid, cell: str, say: Say) -> str:
    typed, shown = grid.typed.get(cell, ""), grid.shown.get(cell, "")
    held = f"{cell} : {typed or say('(vide)')}"
    return held if shown == typed else f"{held} → {shown}"


def changes(before: Page, now: Page) -> list[str]:
    """What a person is told after an act: the new page, or the lines of it that are new."""
    if before.title != now.title:
        return spoken(now)
    known = set(spoken(before))
    fresh = [line for line in spoken(now) if line not in known or line == now.note]
    return fresh or [_title(now)]
