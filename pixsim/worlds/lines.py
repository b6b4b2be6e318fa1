"""A world through one line of text at a time: for screen readers, plain terminals, authors, tests."""

from __future__ import annotations

import re
from collections.abc import Callable

from pixsim.worlds.chrome.kinds import words
from pixsim.worlds.chrome.panels import Stage
from pixsim.worlds.core import Act, Refused, World
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Grid, Offer, Page, Row, ranks
from pixsim.worlds.reading import read_line
from pixsim.worlds.reading.offer_reader import takes_any_line
from pixsim.worlds.reading.targets import without_fillers
from pixsim.worlds.reading.tokens import beginnings
from pixsim.worlds.reading.value_lists import needed
from pixsim.worlds.reading.verbs import word_of
from pixsim.worlds.sheet.names import cells_of
from pixsim.worlds.speech import Say, Understood

AUTHORED = ("press", "set")
"""Acts whose refusals are words of the question, as a site or a setting would say them."""
_DIRECTING = re.compile(
    r"tapez|dites|donnez|ouvrez|écrivez|choisissez|possibles? :|il manque|vouliez-vous|par exemple|déjà|rien n'a changé|que cherchez|what are you|quelle adresse|que doit"
    r"|type |say |give |open first|write |choose |possible (?:values|lines)|missing|did you mean|for example|already|nothing has changed",
    re.IGNORECASE,
)


def spoken(page: Page) -> list[str]:
    """A page in the order of reading."""
    title = _title(page)
    lines = [page.note, title]
    lines += [line for one in page.chrome for line in words(one)]
    lines += [text for text in page.text if text != title]
    if page.grid is not None:
        for number in page.grid.rows:
            cells = (
                (letter, _seen(page.grid, f"{letter}{number}")) for letter in page.grid.columns
            )
            said = [f"{letter}{number} {text}" for letter, text in cells if text]
            lines += ["; ".join(said)] if said else []
    numbers = {key: rank for rank, key in ranks(page).items()}
    lines += [_line(row, numbers.get(row.key, "")) for row in page.rows if row.key or row.spoken != title]  # fmt: skip
    lines += [line for stage in page.every(Stage) for line in stage.told]
    return [line for line in lines if line.strip()]


def _seen(grid: Grid, cell: str) -> str:
    """What a cell shows; its apostrophe with it, where a number was typed as a text."""
    typed, shown = grid.typed.get(cell, ""), grid.shown.get(cell, "")
    return typed if typed == f"'{shown}" else shown


def _title(page: Page) -> str:
    """« Documents/Papiers, 7 éléments »: a voice says no sign between them."""
    return page.title.replace(" · ", ", ").replace(" › ", ", ")


def _line(row: Row, number: str) -> str:
    """A line with its number, and its name, which is not said twice: « 2. Réseau, page »."""
    said, key = row.spoken, row.key
    if not key:
        return said
    if key.isdecimal():
        return f"{key}. {said}"
    for again in (f"{key}, ", f"{key} : ", f"{key}: "):
        said = said.removeprefix(again)
    said = said.removesuffix(f", {key}").removesuffix(f" {key}")
    if not number and " " not in key:
        return f"{key}. {said}"
    name = f"{number}. {key}" if number else key
    return name if said in ("", key) else f"{name}, {said}"


def commands(world: World) -> list[str]:
    """The commands of the present page, with what they need."""
    lines = [
        world.say("{name} : {value}").format(name=usage(world, offer), value=offer.label)
        for offer in world.page().offers
    ]
    return [*lines, world.say("lire : relire la page"), world.say("aide : cette liste")]


def usage(world: World, offer: Offer) -> str:
    """How an act is typed: « déplacer (numéro ou nom) (Vers le dossier) »."""
    needs = [f"({needed(world, name, offer)})" for name in world.act_class(offer.act).names()]
    return " ".join([world.say(world.act_class(offer.act).word), *needs])


def asks_for_help(world: World, line: str) -> bool:
    """Whether a line asks what can be typed; « help » is a command of a terminal."""
    typed = folded(line)
    return typed in world.understood.helps and not (
        typed == "help" and takes_any_line(world.page())
    )


def answered(
    world: World, line: str, try_first: Callable[[World, Act], object] = lambda _world, _act: None
) -> tuple[World, tuple[Act, ...], list[str]]:
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
    tuple of Act
        What was done, in order: several acts where the line lists things.
    list of str
        What is said in reply: after an act, what changed.
    """
    page, typed, known = world.page(), folded(line), world.understood
    if asks_for_help(world, line):
        return world, (), commands(world)
    if not typed or (typed in known.reads and typed not in _words_alone(world, page)):
        return world, (), spoken(page)
    cells = _cells_read(page, line, known, world.say)
    if cells:
        return world, (), cells
    following, tried = world, None
    try:
        read = read_line(world, line)
        for act in read.acts:
            tried = act
            try_first(following, act)
            following = following.step(act)
    except Refused as refusal:
        return world, (), [_directed(following, tried, str(refusal))]
    said = changes(page, following.page())
    done = " ; ".join(map(world.line, read.acts))
    understood = world.say("Compris : {act}").format(act=done)
    if not read.exact and not takes_any_line(page):
        said = [understood, *said]
    if not any(act.moves for act in read.acts) and _is_same(world, following):
        said = [*(said[:1] if not read.exact else ()), *_note(following), world.say("Rien n'a changé.")]  # fmt: skip
    return following, read.acts, said


def _words_alone(world: World, page: Page) -> set[str]:
    """Verbs of acts about the whole page: « actualiser » makes a table of contents anew, where there is one."""
    return {folded(word_of(world, o)) for o in page.offers if not (o.row or o.asks)}


def says_what_to_type(text: str) -> bool:
    """Whether a refusal says what to type instead, or that what is asked is so already."""
    return _DIRECTING.search(text) is not None


def _directed(world: World, act: Act | None, fault: str) -> str:
    """A refusal, with how the act is typed where it does not say what to do."""
    authored = act is not None and act.do in AUTHORED
    if says_what_to_type(fault) or authored or takes_any_line(world.page()):
        return fault
    offer = next(
        (one for one in world.page().offers if act is not None and one.act == act.do), None
    )
    if act is None or offer is None or not (offer.asks or offer.row):
        return world.say("{fault} Tapez « aide » pour ce qu'on peut faire ici.").format(fault=fault)
    return world.say("{fault} Tapez : {usage}.").format(fault=fault, usage=usage(world, offer))


def _is_same(world: World, following: World) -> bool:
    """Whether nothing that can be seen or told has changed."""
    shown, now = (spoken(one.cleared().page()) for one in (world, following))
    return shown == now and world.facts() == following.facts()


def _note(world: World) -> list[str]:
    return [world.note] if world.note else []


def _cells_read(page: Page, line: str, known: Understood, say: Say) -> list[str]:
    """« lire B2:D5 », « aller en D38 », or « B2 » : what cells hold, and what they show where that differs."""
    if page.grid is None:
        return []
    for verb, rest in (*beginnings(line), ("", line)):
        cells = without_fillers(rest, known).replace("$", "") if rest.strip() else ""
        goes = verb in ("", *known.reads, *known.verbs["open"], *known.imperatives)
        if goes and cells and (found := list(cells_of(cells))):
            return [_cell_read(page.grid, cell, say) for cell in found if page.grid.has(cell)]
    return []


def _cell_read(grid: Grid, cell: str, say: Say) -> str:
    typed, shown = grid.typed.get(cell, ""), grid.shown.get(cell, "")
    held = f"{cell} : {typed or say('(vide)')}"
    return held if shown == typed else f"{held} → {shown}"


def changes(before: Page, now: Page) -> list[str]:
    """What is shown after an act: the new page, or the lines of it that are new."""
    if before.title != now.title:
        return spoken(now)
    known, lines = spoken(before), spoken(now)
    fresh = [line for line in lines if line not in known or line == now.note]
    return fresh or (lines if lines != known else [_title(now)])  # the same lines in another order
