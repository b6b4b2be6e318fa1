"""Several things at once: « supprimer 1 et 3 », « signaler tous les messages d'Anonyme ».

Last stage of the reading of a line, before a refusal.
"""

from __future__ import annotations

import re

from pixsim.worlds.core import Act, Ambiguous, Refused, World
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer, Page
from pixsim.worlds.reading.offer_reader import Meanings, OfferReader
from pixsim.worlds.reading.targets import key_of, without_fillers
from pixsim.worlds.reading.tokens import clauses, enumerated, first_words
from pixsim.worlds.reading.verbs import candidates

MOST_LISTED = 60  # acts that one line may mean
_NUMBERS = re.compile(r"(?<![\w.,])\d+(?:\s*(?:,|;|&|et|and)\s*(?:(?:et|and)\s+)?\d+)+(?![\w.,])")
_GOING = frozenset(("go", "switch", "show", "open_folder", "choose", "sort"))
"""Acts that choose where one is: nothing is done to several of them."""


def several(reader: OfferReader, line: str, meanings: Meanings) -> tuple[Act, ...]:
    """The acts of a line that lists things: « supprimer 1 et 3 », « signaler tous les messages d'Anonyme »."""
    for clause in clauses(line, reader.world.tongue, cells=False):
        for offer, rest in candidates(reader.world, reader.page, clause):
            shown = reader.world.act_class(offer.act).moves and bool(offer.row)
            if shown or offer.act in _GOING or reader.page.grid is not None:
                continue
            found = _listed(reader, offer, rest) or _numbered(reader, clause, meanings)
            if found:
                return _in_order(reader.world, found)
    return ()


def _numbered(reader: OfferReader, clause: str, meanings: Meanings) -> list[tuple[str, Act]]:
    """« puces 2, 3 et 4 »: the clause said of each number of the list in it."""
    listed = _NUMBERS.search(clause)
    numbers = re.findall(r"\d+", listed[0]) if listed else []
    if listed is None or not all(_is_numbered(reader.page, number) for number in numbers):
        return []
    each = [f"{clause[: listed.start()]}{number}{clause[listed.end() :]}" for number in numbers]
    acts = [next(meanings(one), None) for one in each]
    found = [(number, act) for number, act in zip(numbers, acts, strict=True) if act is not None]
    if len(found) < len(numbers) or len({act.do for _number, act in found}) > 1:
        return []
    return found


def _is_numbered(page: Page, number: str) -> bool:
    """Whether a number is that of a line, or its rank where lines have names."""
    keys = page.keys
    return number in keys or (not any(map(str.isdecimal, keys)) and 0 < int(number) <= len(keys))


def _listed(reader: OfferReader, offer: Offer, rest: str) -> list[tuple[str, Act]]:
    """What an offer does to each thing of a list, by how the page calls it."""
    into = "|".join(map(re.escape, reader.known.into))
    cuts = [len(rest), *(m.start() for m in re.finditer(rf"\s(?:{into})\s", rest, re.IGNORECASE))]  # fmt: skip
    for cut in cuts:
        for things, after in ((rest[:cut], rest[cut:]), (rest[cut:], rest[:cut])):
            keys = _things(reader, offer, _without_into(things, reader.known.into))
            acts = [(key, _made_of(reader, offer, key, after)) for key in keys]
            if acts and all(act is not None for _key, act in acts):
                return [(key, act) for key, act in acts if act is not None]
    if offer.row and offer.asks:  # « fermer les ports 22 et 80 », the value being in the verb
        return _listed_before_a_value(reader, offer, rest)
    return []


def _listed_before_a_value(reader: OfferReader, offer: Offer, rest: str) -> list[tuple[str, Act]]:
    if any(not ask.choices and not ask.by_row for ask in offer.asks):
        return []  # a text that each would be given
    for said, after in first_words(rest, most=12)[::-1]:
        keys = _things(reader, offer, said)
        acts = [(key, _made_of(reader, offer, key, after)) for key in keys if after.strip()]
        if acts and all(act is not None for _key, act in acts):
            return [(key, act) for key, act in acts if act is not None]
    return []


def _things(reader: OfferReader, offer: Offer, text: str) -> list[str]:
    """What each part of a list names; nothing where one part names nothing."""
    every = _every(reader, offer, text)
    if every:
        return every
    found = []
    for part in enumerated(text, reader.known):
        key = _thing(reader, offer, part)
        if key is None:
            return []
        found.append(key)
    return list(dict.fromkeys(found))


def _thing(reader: OfferReader, offer: Offer, text: str) -> str | None:
    if offer.row:
        return reader.row_named(offer, text)
    ask = offer.asks[0] if len(offer.asks) == 1 else None
    if ask is None or not ask.choices:
        return None
    try:
        return key_of(text, ask.choices, {}, reader.world, freely=True)
    except Ambiguous:
        return None


def _every(reader: OfferReader, offer: Offer, text: str) -> list[str]:
    """All lines an act may be about, for « tous »; those that say the rest of it, for « tous ceux d'Anonyme »."""
    words = text.strip().split()
    if not words or not offer.row or not _tells_several(reader, words):
        return []
    rest = folded(without_fillers(" ".join(words[1:]), reader.known)) if words[1:] else ""
    rows = reader.rows(offer)
    if not rest or rest in reader.known.fillers or rest.rstrip("s") in reader.known.fillers:
        return list(rows)
    shown = {key: folded(row.spoken) for key in rows if (row := reader.page.row(key)) is not None}
    return [key for key, said in shown.items() if rest in said or rest.rstrip("s") in said]


def _tells_several(reader: OfferReader, words: list[str]) -> bool:
    """« tous », « les messages d'Anonyme »: a noun in the plural, and what those things say."""
    first, known = folded(words[0]), reader.known
    if first in known.every:
        return True
    noun = folded(words[1]) if len(words) > 2 else ""
    return first in known.several and noun.endswith("s") and noun.removesuffix("s") in known.fillers


def _made_of(reader: OfferReader, offer: Offer, key: str, after: str) -> Act | None:
    """The act on one thing of a list, with what is said of all."""
    after = after.strip()
    if not offer.row:
        return reader.act_of(offer, f'"{key}"') if not after else None
    if not offer.asks:
        named_key = key if " " not in key else f'"{key}"'
        return reader.act_of(offer, f"{named_key} {after}".strip())
    for value in (after, _without_into(after, reader.known.into)):
        act = next(reader.acts_on(offer, key, value), None) if value else None
        if act is not None:
            return act
    return None


def _without_into(text: str, into: tuple[str, ...]) -> str:
    """A text without the preposition that leads to it: « dans Preuves », « à 64 »."""
    first, _space, rest = text.strip().partition(" ")
    return rest if first.casefold() in into and rest else text.strip()


def _in_order(world: World, listed: list[tuple[str, Act]]) -> tuple[Act, ...]:
    """Acts in an order where each is still about the same thing once those before are done.

    Raises
    ------
    Refused
        There is none: they are to be done one by one.
    """
    if len(listed) > MOST_LISTED:
        raise Refused(world.say("Plus de {n} choses à la fois.").format(n=MOST_LISTED))
    acts = tuple(act for _key, act in listed)
    said = {key: _spoken(world, key) for key, _act in listed}
    for order in (listed, listed[::-1], sorted(listed, key=lambda one: -_place(world, one[0]))):
        if _holds(world, order, said):
            return tuple(act for _key, act in order)
    lines = ", ".join(f"« {world.line(act)} »" for act in acts[:3])
    raise Refused(world.say("Une chose à la fois : {lines}.").format(lines=lines))


def _holds(world: World, order: list[tuple[str, Act]], said: dict[str, str]) -> bool:
    """Whether each thing is what it was when its turn comes."""
    now = world
    for key, act in order:
        if _spoken(now, key) != said[key]:
            return False
        try:
            now = now.step(act)
        except Refused:
            return False
    return True


def _spoken(world: World, key: str) -> str:
    row = world.page().row(key)
    return row.spoken if row is not None else key


def _place(world: World, key: str) -> int:
    keys = world.page().keys
    return keys.index(key) if key in keys else 0
