"""The verbs of a page, and the words that may be one at the beginning of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixsim.worlds.core import World
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer

MOST_WORDS = 6  # of a verb
PAGE = "page"  # what a page that can be opened is called where it is listed


def words_of(world: World) -> tuple[str, ...]:
    """Verbs of the acts of the present page, each once."""
    return tuple(dict.fromkeys(word_of(world, offer) for offer in world.page().offers))


def word_of(world: World, offer: Offer) -> str:
    """The verb of an act, as it is typed."""
    return world.say(world.act_class(offer.act).word)


def spaced(text: str) -> str:
    """Folded, hyphens as spaces: « ouvrir-avec » is « ouvrir avec »."""
    return folded(text).replace("-", " ")


def names_of_offer(world: World, offer: Offer) -> tuple[str, str]:
    """The verb and the label of an act, as they are compared with what is typed."""
    return spaced(word_of(world, offer)), spaced(offer.label).rstrip("….")


def beginnings(line: str) -> Iterator[tuple[str, str]]:
    """First words of a line and the rest of it, the most words first."""
    text = line.strip()
    ends = [match.end() for match in re.finditer(r"\S+", text)][:MOST_WORDS]
    for end in reversed(ends):
        verb = spaced(text[:end]).rstrip(" :")
        yield verb, text[end:]
        if end == ends[0] and verb.endswith("e"):  # « lance », « déplace »
            yield f"{verb}r", text[end:]


def beginning_is(line: str, verb: str) -> bool:
    """Whether a line begins with a verb and goes on."""
    return folded(line).startswith(f"{verb} ")
