"""The row of keys of a simulator, and the list of all that its page lets one do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.widgets.worlds.offer_bar import Hint
from pixsim.worlds.chrome.panels import Prompt
from pixsim.worlds.core import World
from pixsim.worlds.keys import ALL, ENTER, ESCAPE, MOST_LETTERS, in_row, is_for, keys_of
from pixsim.worlds.pages import Page

SHOWN = {ENTER: _("Entrée"), ESCAPE: _("Échap")}
"""Names of keys that are no letter."""
ON_LINE, ON_PAGE, ELSEWHERE, OF_SIMULATOR = (
    _("Sur cette ligne"),
    _("Sur cette page"),
    _("Aller ailleurs"),
    _("Le simulateur"),
)
"""Groups of the list, in this order."""


class Listed(NamedTuple):
    """An act of the list: its group, what it does, its key, and the action of the pane."""

    group: str
    text: str
    key: str
    action: str


def row_hints(world: World, page: Page, row: str) -> list[Hint]:
    """Six keys at most, then the list of all: Enter, the letters most used, Escape."""
    if page.one(Prompt) is not None:  # letters are typed there
        return [
            (SHOWN[ENTER], _("exécuter"), ""),
            ("↑", _("commande d'avant"), ""),
            ("F1", _("aide"), ""),
        ]
    keys = list(in_row(world, page, row))
    letters = [one for one in keys if one.key not in SHOWN]
    room = MOST_LETTERS - any(one.key == ESCAPE for one in keys)
    hints: list[Hint] = []
    for one in keys:
        if one.key not in SHOWN and one not in letters[:room]:
            continue
        places = [n for n in one.offers if is_for(page.offers[n], row)] or list(one.offers)
        texts = list(dict.fromkeys(page.offers[n].label for n in places))
        if one.key in SHOWN or len(places) == 1:
            hints.append((SHOWN.get(one.key, one.key), texts[0], f"offer({places[0]})"))
        else:
            hints.append((one.key, f"{one.verb}…", f"which('{one.key}')"))
    return [*hints, (ALL, _("tout"), "all")]


def listed_acts(world: World, page: Page, row: str) -> list[Listed]:
    """All that a page lets one do, by group; what cannot be done on this line is said to need another."""
    keys = {place: one.key for one in keys_of(world, page) for place in one.offers}
    found = list(_of_page(world, page, row, keys))
    found += [
        Listed(OF_SIMULATOR, _("Agrandir, réduire"), "Ctrl+G", "enlarge"),
        Listed(OF_SIMULATOR, _("Tout recommencer"), "F7", "restart"),
    ]
    order = (ON_LINE, ON_PAGE, ELSEWHERE, OF_SIMULATOR)
    return sorted(found, key=lambda one: order.index(one.group))


def _of_page(world: World, page: Page, row: str, keys: dict[int, str]) -> Iterator[Listed]:
    for place, offer in enumerate(page.offers):
        if not is_for(offer, row) and any(
            o.label == offer.label and is_for(o, row) for o in page.offers
        ):
            continue  # the same is offered for this line
        moves = world.act_class(offer.act).moves
        group = ON_LINE if offer.row else ELSEWHERE if moves else ON_PAGE
        text = offer.label[:1].upper() + offer.label[1:]
        if not is_for(offer, row):
            text = _("{act} (sur une autre ligne)").format(act=text)
        key = keys.get(place, "")
        yield Listed(group, text, SHOWN.get(key, key), f"offer({place})")


def which_acts(world: World, page: Page, row: str, key: str) -> list[Listed]:
    """What a letter that stands for several acts may do."""
    places = {place for one in keys_of(world, page) if one.key == key for place in one.offers}
    return [one for one in _of_page(world, page, row, dict.fromkeys(places, key)) if one.key == key]
