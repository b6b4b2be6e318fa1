"""Where an act can be done, when it is none of the present page: another tab, a line, the page above."""

from __future__ import annotations

from pixsim.worlds.core import Refused, World
from pixsim.worlds.goals import folded
from pixsim.worlds.matching import plain_number
from pixsim.worlds.matching import said as named
from pixsim.worlds.pages import Page
from pixsim.worlds.verbs import PAGE, beginnings, names_of_offer, word_of


def elsewhere(world: World, page: Page, line: str) -> str:
    """Where that can be done, one step away: in another tab, or after what is open is closed."""
    for offer in page.offers:
        if offer.act not in ("go", "back") or offer.row or len(offer.asks) > 1:
            continue
        for place in (c for ask in offer.asks for c in ask.choices) if offer.asks else ("",):
            asked = {ask.name: place for ask in offer.asks}
            try:
                there = world.step(world.make_act(offer.act, **asked))
            except Refused:
                continue
            if is_said(there, line):
                first = f"{word_of(world, offer)} {place}".strip()
                return world.say("« {word} » se fait ailleurs : tapez d'abord « {first} ».").format(
                    word=line.split(" ")[0], first=first
                )
    return ""


def within(world: World, page: Page, line: str) -> str:
    """Where that can be done: within a line that it names, « partage 23 » for « transférer 23 Chloé »."""
    steps = _steps_within(world, page, line, deep=2)
    word = line.split(" ")[0]
    if len(steps) == 1:
        said = world.say("« {word} » se fait ailleurs : tapez d'abord « {first} ».")
        return said.format(word=word, first=steps[0])
    said = world.say("« {word} » se fait ailleurs : tapez « {first} », puis « {second} ».")
    return said.format(word=word, first=steps[0], second=steps[1]) if steps else ""


def _steps_within(world: World, page: Page, line: str, *, deep: int) -> list[str]:
    """What one types before a line, so many acts at most: on the page, or on the one above."""
    words = {plain_number(word) for word in line.split()[1:]}
    keys = [
        row.key
        for row in page.rows
        if row.key and (row.key in words or any(_is_told(cell, line) for cell in row.cells))
    ]
    for offer in page.offers:
        if offer.asks or not world.act_class(offer.act).moves:
            continue
        for key in (k for k in keys if offer.on is None or k in offer.on) if offer.row else ():
            there = world.step(world.make_act(offer.act, **{offer.row: key}))
            if is_said(there, line):
                return [f"{word_of(world, offer)} {key}"]
        if offer.act == "back" and deep > 1:
            there = world.step(world.make_act(offer.act))
            if steps := _steps_within(there, there.page(), line, deep=deep - 1):
                return [word_of(world, offer), *steps]
    return []


def is_said(world: World, line: str) -> bool:
    """Whether the first words of a line name an act of the present page."""
    names = {name for offer in world.page().offers for name in names_of_offer(world, offer)}
    verbs = world.understood.verbs
    others = {v for offer in world.page().offers for v in verbs.get(offer.act, ())}
    return any(
        verb in names or ((" " in verb or verb == PAGE) and verb in others)
        for verb, _r in beginnings(line)
    )


def _is_told(cell: str, line: str) -> bool:
    """Whether a line names what a cell says whole."""
    name = named(cell)
    return len(name) > 3 and f" {name} " in f" {folded(line)} "
