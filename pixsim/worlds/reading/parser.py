"""From a typed line to the acts it means, in stages.

1. *The letter*: the verb of an act, then its arguments in order.
2. *Tokens*: courtesy, imperatives and blocks of cells are put as the stages below expect them (`tokens`).
3. *Names*: what the page itself is called by, before any verb: a button, a field and a colon (`page_names`).
4. *Verbs and arguments*: the offers that the first words may mean (`verbs`), the line each is about
   (`targets`), and the rest (`arguments`), in the order it is spoken: « mettre 3 dans la ligne 4 » (`phrases`).
5. *Values*: no verb at all (`verbless_lines`).
6. *Other pages*, *lists* (« 1, 2 et 5 », `several_things`), then a refusal that says what to type
   (`refusals`) and where (`elsewhere`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pixsim.worlds.core import OPEN, Act, Refused, World, page_of
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Page, ranks
from pixsim.worlds.reading.offer_reader import OfferReader, to_the_letter
from pixsim.worlds.reading.page_names import (
    corrected,
    labelled_field,
    named_whole,
    numbered_first,
    over_lines,
    put_into_effect,
)
from pixsim.worlds.reading.phrases import led_to_a_place, said_of_offer
from pixsim.worlds.reading.refusals import refuse
from pixsim.worlds.reading.several_things import several
from pixsim.worlds.reading.targets import plain_number, said, without_fillers
from pixsim.worlds.reading.tokens import beginnings, clauses
from pixsim.worlds.reading.verbless_lines import valued, without_a_verb
from pixsim.worlds.reading.verbs import PAGE, candidates, means


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line was taken for.

    Attributes
    ----------
    acts : tuple of Act
        In the order in which they are done: several where the line lists things.
    exact : bool
        Whether it said so to the letter.
    """

    acts: tuple[Act, ...]
    exact: bool


def read_line(world: World, line: str) -> Reading:
    """What a line means.

    Raises
    ------
    Refused
        Nothing that can be done there.
    """
    page = page_of(world)
    named_first = labelled_field(OfferReader(world, page), line)
    if named_first is not None:
        return Reading((named_first,), exact=False)
    act, fault = to_the_letter(world, page, line)
    if act is not None:
        return Reading((act,), exact=True)
    acts = _one(world, page, line) or _several(world, page, line)
    if not acts:
        refuse(world, page, line, fault, _values)
    return Reading(acts, exact=False)


def parse(world: World, line: str) -> Act:
    """The one act that a line means.

    Raises
    ------
    Refused
        Nothing that can be done there, or more than one act.
    """
    acts = read_line(world, line).acts
    if len(acts) > 1:
        lines = ", ".join(f"« {world.line(act)} »" for act in acts[:3])
        raise Refused(world.say("Une chose à la fois : {lines}.").format(lines=lines))
    return acts[0]


def meanings(world: World, page: Page, line: str) -> Iterator[Act]:
    """What a line may mean on a page as people speak, the likeliest first."""
    reader = OfferReader(world, page)
    for clause in clauses(line, world.tongue, cells=page.grid is not None):
        yield from _of_clause(reader, clause)


def _of_clause(reader: OfferReader, clause: str) -> Iterator[Act]:
    """What a clause may mean: by names of the page, by a verb, by a value."""

    def again(one: str) -> Iterator[Act]:
        return _of_clause(reader, one)

    reader.adds = folded(clause).split(" ")[0] in reader.known.adding
    yield from over_lines(reader, clause, again)
    yield from named_whole(reader, clause)
    yield from numbered_first(reader, clause, again)
    yield from corrected(reader, clause)
    yield from put_into_effect(reader, clause)
    for offer, rest in candidates(reader.world, reader.page, clause):
        yield from said_of_offer(reader, offer, rest)
    yield from led_to_a_place(reader, clause)
    yield from without_a_verb(reader, clause)


def _several(world: World, page: Page, line: str) -> tuple[Act, ...]:
    """The acts of a line that lists things."""
    reader = OfferReader(world, page)
    return several(reader, line, lambda clause: _of_clause(reader, clause))


def _values(world: World, page: Page, line: str) -> Iterator[Act]:
    return valued(OfferReader(world, page), line)


def _one(world: World, page: Page, line: str) -> tuple[Act, ...]:
    """The one act of a line, on the page, on one above or on the one that a card hides."""
    named_above = _named_above(world, page, line)
    act = (
        named_above
        or next(meanings(world, page, line), None)
        or _listed_above(world, page, line)
        or _beneath(world, line)
    )
    return (act,) if act is not None else ()


def _named_above(world: World, page: Page, line: str) -> Act | None:
    """« ouvrir Réseau », a page above listing one of that very name: before any button that begins alike."""
    for verb, rest in beginnings(line):
        if not verb.startswith(("ouvr", "open", PAGE)) or not means(world, OPEN, verb):
            continue
        plain = folded(without_fillers(rest, world.understood))
        if any(plain in (folded(row.key), *map(said, row.cells)) for row in page.rows if row.key):
            return None
        for there in world.above():
            listed = there.page()
            offers = [offer for offer in listed.offers if offer.act == OPEN and offer.row]
            key = next((key for key in listed.keys if folded(key) == plain), None)
            if offers and key is not None:
                return there.make_act(OPEN, **{offers[0].row: key})
    return None


def _listed_above(world: World, page: Page, line: str) -> Act | None:
    """The one thing that a line opens from a page above; None where there is none, or one on each of two.

    A number is that of a line of the present page, where there is one: « ouvrir 1 » of a list of buttons.
    """
    number = plain_number(line.split(" ")[-1])
    if number in page.keys or number in ranks(page):
        return None
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
    if under is None or next(candidates(under, under.page(), line), None) is None:
        return None
    return parse(under, line)
