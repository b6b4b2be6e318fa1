"""An act from an offer and a text, to the letter or as people speak: what all stages of the reading share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pixsim.worlds.core import Act, Ambiguous, Misplaced, Refused, World, offer_of
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer, Page
from pixsim.worlds.reading.arguments import ArgumentReader, arguments_of
from pixsim.worlds.reading.targets import key_of, without_fillers
from pixsim.worlds.reading.targets import named as names_of

Meanings = Callable[[str], Iterator[Act]]
"""What a clause may mean on a page, the likeliest first."""


class OfferReader:
    """From an offer of a page and a text to an act.

    Attributes
    ----------
    adds : bool
        Whether the verb keeps what a field holds: « ajouter Léa en copie ».
    """

    def __init__(self, world: World, page: Page) -> None:
        self.world, self.page, self.known = world, page, world.understood
        self.adds = False

    def rows(self, offer: Offer) -> tuple[str, ...]:
        """Lines that an offer may be about."""
        return tuple(key for key in self.page.keys if offer.on is None or key in offer.on)

    def act_of(self, offer: Offer, rest: str, *, freely: bool = True) -> Act | None:
        """The act of an offer and what follows its verb; None where there is none."""
        kind = self.world.act_class(offer.act)
        try:
            values = arguments_of(self.world, kind, offer, self.page, rest, freely=freely)
            act = self.world.make_act(offer.act, **values)
        except Ambiguous:
            raise
        except Refused:
            return None
        return act if offer_of(act, self.page) is not None else None

    def acts_of(self, offer: Offer, text: str) -> Iterator[Act]:
        """The act of a text where it is one; « retirer » may be the value « retiré »."""
        for said in (text, re.sub(r"er$", "é", text.rstrip())):
            try:
                act = self.act_of(offer, said)
            except Ambiguous:
                continue
            if act is not None:
                yield act
                return

    def acts_on(self, offer: Offer, key: str, value: str) -> Iterator[Act]:
        """The act of an offer on a line, with a value that needs no quotes."""
        world, kind, ask = self.world, self.world.act_class(offer.act), offer.asks[0]
        reader = ArgumentReader(world, kind, offer, self.page, freely=True)
        try:
            said = reader.value(ask.name, value, {offer.row: key})
            act = world.make_act(offer.act, **{offer.row: key, ask.name: said})
        except Refused:
            return
        if offer_of(act, self.page) is not None:
            yield act

    def row_named(self, offer: Offer, text: str) -> str | None:
        """The one line that a text names, among those an offer may be about."""
        rows, names = self.rows(offer), names_of(self.page, offer)
        try:
            return key_of(text, rows, names, self.world, freely=True)
        except Ambiguous:
            return None

    def are_named(self, offer: Offer) -> bool:
        """Whether the lines that an offer may be about have names for keys, and no numbers."""
        return not any(key[:1].isdecimal() for key in self.rows(offer))

    def cell(self, offer: Offer, text: str) -> str | None:
        """The cell that a text names, or the one that shows it."""
        kind = self.world.act_class(offer.act)
        try:
            return ArgumentReader(self.world, kind, offer, self.page, freely=True).value(
                offer.row, text, {}
            )
        except Refused:
            return None

    def block(self, text: str) -> str:
        """The cells of a column that hold something below its title, for « la colonne D »; else the text."""
        grid, plain = self.page.grid, without_fillers(text, self.known).upper()
        if grid is None or plain not in grid.columns:
            return text
        filled = [row for row in grid.rows[1:] if f"{plain}{row}" in grid.shown]
        return f"{plain}{filled[0]}:{plain}{filled[-1]}" if filled else text

    def is_about_another(self, offer: Offer, rest: str) -> bool:
        """Whether a text begins with the whole name of a line that a setting is not: « sécurité du Wi-Fi WPA9 »."""
        begun = self.longest_name(rest) if offer.act == "set" else None
        return begun is not None and begun not in self.rows(offer)

    def longest_name(self, line: str) -> str | None:
        """The line of the page whose whole name begins a text."""
        plain = f"{folded(line)} "
        bare = f"{folded(without_fillers(line, self.known))} "
        fit = [
            key
            for key in self.page.keys
            if plain.startswith(f"{folded(key)} ") or bare.startswith(f"{folded(key)} ")
        ]
        return max(fit, key=len, default=None)


def to_the_letter(world: World, page: Page, line: str) -> tuple[Act | None, Refused | None]:
    """The act, or what is wrong with it; neither where the page has no such verb."""
    word, _space, rest = line.strip().partition(" ")
    plain, first = folded(word), None
    for offer in page.offers:
        kind = world.act_class(offer.act)
        if plain not in (folded(kind.word), folded(world.say(kind.word))):
            continue
        if OfferReader(world, page).is_about_another(offer, rest):
            continue
        try:
            act = world.make_act(offer.act, **arguments_of(world, kind, offer, page, rest))
        except Refused as refusal:
            if first is None or isinstance(first, Misplaced):
                first = refusal  # another act of that name may be about that line
            continue
        if offer_of(act, page) is not None:
            return act, None
    return None, first


def takes_any_line(page: Page) -> bool:
    """Whether a line is all that can be given, as in a terminal."""
    if len(page.offers) != 1:
        return False
    (offer,) = page.offers
    return offer.key == "enter" and not offer.row and len(offer.asks) == 1
