"""How values that can be typed are listed in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from pixsim.worlds.core import World
from pixsim.worlds.pages import Offer

MOST_VALUES = 26  # named when none of them was typed


def needed(world: World, name: str, offer: Offer) -> str:
    """What an argument is, in a word or two."""
    if name == offer.row:
        return world.say("numéro ou nom")
    ask = next(ask for ask in offer.asks if ask.name == name)
    return listed(ask.choices) if 0 < len(ask.choices) <= 4 else ask.label


def listed(values: Iterable[str]) -> str:
    """Values that may be typed, told apart whatever they hold: « HDMI, 2 m ; RJ45, 3 m ».

    The sentence they end brings its own full stop.
    """
    values = tuple(values)
    between = " ; " if any("," in value for value in values) else ", "
    return between.join(values).removesuffix(".")


def listed_in_part(values: tuple[str, ...]) -> str:
    """Values that may be typed, the first and the last ones where there are many."""
    if len(values) <= MOST_VALUES:
        return listed(values)
    return listed((*values[: MOST_VALUES - 2], "…", *values[-2:]))
