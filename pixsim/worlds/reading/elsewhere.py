"""Where a line that is not possible here can be done: one step away, or within a line that it names.

Part of the last stage of the reading of a line: its refusal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixsim.worlds.core import BACK, OPEN, Ambiguous, Refused, World
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Page
from pixsim.worlds.reading.targets import barer, key_of, plain_number
from pixsim.worlds.reading.targets import named as names_of
from pixsim.worlds.reading.targets import said as named
from pixsim.worlds.reading.tokens import beginnings, spaced
from pixsim.worlds.reading.verbs import (
    around,
    candidates,
    is_telling,
    means,
    names_of_offer,
    word_of,
)


def elsewhere(world: World, page: Page, line: str, *, beyond: int = 0) -> str:
    """Where that can be done, one step away: in another tab, or after what is open is closed.

    Parameters
    ----------
    world : World
    page : Page
    line : str
    beyond : int
        Words that the verb has at least, less one: shorter ones are understood here.
    """
    if any(means(world, BACK, verb) and not rest.strip() for verb, rest in beginnings(line)):
        return ""  # one goes nowhere to come back
    by_name = not beyond and not plain_number(line.split(" ")[-1]).isdecimal()
    looks = by_name and any(is_to_look(verb, world) for verb, _rest in beginnings(line))
    places = [
        (first, there)
        for first, there in _steps_away(world, page)
        if is_said(there, line, beyond=beyond) or (looks and _names_what_it_looks_at(there, line))
    ]
    named_there = [place for place in places if _names_what_it_looks_at(place[1], line)]
    if not named_there and _is_about_here(page, line, world):
        return ""
    for first, there in (named_there or places)[:1]:
        if _leads_back(there, line, page):
            return world.say("C'est déjà ce qui est affiché.")
        return world.say("« {word} » se fait ailleurs : tapez d'abord « {first} ».").format(
            word=line.split(" ")[0], first=first
        )
    return ""


def _steps_away(world: World, page: Page) -> Iterator[tuple[str, World]]:
    """What one types to go one step away, back before all, and what is there."""
    for offer in sorted(page.offers, key=lambda one: one.act != BACK):
        moves = world.act_class(offer.act).moves and not offer.asks
        if (offer.act not in ("go", BACK) and not moves) or offer.row or len(offer.asks) > 1:
            continue
        for place in (c for ask in offer.asks for c in ask.choices) if offer.asks else ("",):
            asked = {ask.name: place for ask in offer.asks}
            try:
                there = world.step(world.make_act(offer.act, **asked))
            except Refused:
                continue
            yield f"{word_of(world, offer)} {place}".strip(), there


def _is_about_here(page: Page, line: str, world: World) -> bool:
    """Whether one that opens or shows names what is here: « ouvrir le port 22 », by « Port ouvert »."""
    if not any(is_to_look(verb, world) for verb, _rest in beginnings(line)):
        return False
    words = {word for word in re.findall(r"[^\W_]+", folded(line)) if len(word) > 3}
    words -= {word for verb, _rest in beginnings(line) if is_to_look(verb, world) for word in verb.split()}  # fmt: skip
    return any(words & set(re.findall(r"[^\W_]+", folded(key))) for key in page.keys)


def _names_what_it_looks_at(there: World, line: str) -> bool:
    """Whether a line that only opens or shows names something of another page: « ouvrir le port 22 » may not."""
    looks = [(verb, rest) for verb, rest in beginnings(line) if is_to_look(verb, there)]
    if not looks:
        return True
    page = there.page()
    for offer, rest in candidates(there, page, line):
        keys = tuple(key for key in page.keys if offer.on is None or key in offer.on)
        if not offer.row or not rest.strip():
            return True
        try:
            if key_of(rest.strip(), keys, names_of(page, offer), there, freely=True) is not None:
                return True
        except Ambiguous:
            return True
    return _is_a_place(there, looks)


def _is_a_place(there: World, looks: list[tuple[str, str]]) -> bool:
    """Whether what one goes to is a word alone of another page: « aller dans les réglages »."""
    for offer in there.page().offers:
        if (
            not offer.row
            and not offer.asks
            and there.act_class(offer.act).moves
            and offer.act != BACK
        ):
            names = names_of_offer(there, offer)
            for _verb, rest in looks:
                said = (
                    [spaced(text) for text in barer(rest, there.understood)] if rest.strip() else []
                )
                if any(one in names or means(there, offer.act, one) for one in said):
                    return True
    return False


def _leads_back(there: World, line: str, page: Page) -> bool:
    """Whether a line only goes from another page to the one that is shown."""
    ways = (offer for offer, _rest in candidates(there, there.page(), line) if not (offer.row or offer.asks))  # fmt: skip
    return any(
        there.act_class(offer.act).moves and there.step(there.make_act(offer.act)).page().title == page.title
        for offer in ways
    )  # fmt: skip


def within(world: World, page: Page, line: str, *, deep: int = 2, beyond: int = 0) -> str:
    """Where that can be done: within a line that it names, « partage 23 » for « transférer 23 Chloé »."""
    steps = _steps_within(world, page, line, deep=deep, beyond=beyond)
    word = line.split(" ")[0]
    if len(steps) == 1:
        said = world.say("« {word} » se fait ailleurs : tapez d'abord « {first} ».")
        return said.format(word=word, first=steps[0])
    said = world.say("« {word} » se fait ailleurs : tapez « {first} », puis « {second} ».")
    return said.format(word=word, first=steps[0], second=steps[1]) if steps else ""


def _steps_within(
    world: World, page: Page, line: str, *, deep: int, beyond: int, here: str = ""
) -> list[str]:
    """What one types before a line, so many acts at most: on the page, or on the one above."""
    words = {plain_number(word) for word in line.split()[1:]}
    keys = [
        row.key
        for row in page.rows
        if row.key and (row.key in words or any(_is_told(cell, line) for cell in row.cells))
    ]
    opened = [
        (f"{word_of(world, offer)} {key}", world.step(world.make_act(offer.act, **{offer.row: key})))
        for offer in page.offers
        if offer.row and not offer.asks and world.act_class(offer.act).moves
        for key in keys
        if offer.on is None or key in offer.on
    ]  # fmt: skip
    opened = [(step, there) for step, there in opened if there.page().title != here]
    said = {step: is_said(there, line, beyond=beyond) for step, there in opened}
    if any(said.values()):  # « retirer l'accès de » before « retirer »
        return [max(said, key=lambda step: said[step])]
    for step, there in opened:  # « ouvrir 3 », puis « auteur », for « bloquer Hugo Diallo »
        if steps := _steps_on(there, line, beyond=beyond):
            return [step, *steps]
    looks = any(is_to_look(verb, world) for verb, _rest in beginnings(line))
    for step, there in opened if not looks and not beyond else ():
        if next(candidates(there, there.page(), line), None) is not None:
            return [step]
    if deep < 2:
        return []
    offer = next((one for one in page.offers if one.act == BACK), None)
    if offer is not None:
        there = world.step(world.make_act(BACK))
        if steps := _steps_within(
            there, there.page(), line, deep=deep - 1, beyond=beyond, here=page.title
        ):
            return [word_of(world, offer), *steps]
    return []


def is_to_look(verb: str, world: World) -> bool:
    """Whether a verb only says that one goes or looks somewhere."""
    return means(world, OPEN, verb) or means(world, BACK, verb)


def _steps_on(world: World, line: str, *, beyond: int) -> list[str]:
    """What leads on from a page that was opened, by a word alone or by the first line it is about."""
    page = world.page()
    for offer in page.offers:
        if offer.asks or offer.act == BACK or not world.act_class(offer.act).moves:
            continue
        key = next((k for k in page.keys if offer.on is None or k in offer.on), "") if offer.row else ""  # fmt: skip
        if offer.row and not key:
            continue
        there = world.step(world.make_act(offer.act, **({offer.row: key} if offer.row else {})))
        if is_said(there, line, beyond=beyond):
            return [f"{word_of(world, offer)} {key}".strip()]
    return []


def is_said(world: World, line: str, *, beyond: int = 0) -> int:
    """How many first words of a line, more than so many, name an act of the present page; 0 for none."""
    offers, known = world.page().offers, world.understood
    names = {name for offer in offers for name in names_of_offer(world, offer)}
    for verb, rest in beginnings(line):
        count = words_before(line, rest)
        if count <= beyond:
            break
        given = " " in verb and any(verb in known.given.get(o.act, {}) for o in offers)
        telling = is_telling(verb, world.tongue)
        if verb in names or given or (telling and any(means(world, o.act, verb) for o in offers)):
            return count
    looks = [(verb, rest) for verb, rest in beginnings(line) if is_to_look(verb, world)]
    led = _is_a_place(world, looks) or next(around(world, world.page(), line), None) is not None
    return 1 if led and not beyond else 0


def _is_told(cell: str, line: str) -> bool:
    """Whether a line names what a cell says whole."""
    name = named(cell)
    return len(name) > 3 and f" {name} " in f" {folded(line)} "


def words_before(clause: str, rest: str) -> int:
    """How many words of a clause come before what follows its verb."""
    return len(clause.split()) - len(rest.split())
