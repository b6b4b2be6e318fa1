"""Whether what follows a verb only says what is shown: « répondre à ce message », « fermer le partage »."""

from __future__ import annotations

import re

from pixsim.worlds.core import BACK, Act, Refused, World
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer, Page, numbers
from pixsim.worlds.reading.targets import plain_number, without_fillers
from pixsim.worlds.reading.verbs import restating


def is_about_the_page(rest: str, kind: type[Act], offer: Offer, page: Page, world: World) -> bool:
    """Whether what follows a verb only says what is shown: « répondre à ce message », « fermer le partage »."""
    known = world.understood
    if not without_fillers(rest, known):
        return True
    titled = folded_words(f"{page.title} {_title_behind(kind, world)}") if kind.moves else ()
    words = {*restating(world, offer), *known.fillers, *known.articles, *titled}
    said = folded_words(rest)
    if all(
        (word.isalpha() and {word, word.rstrip("s")} & words) or word[-1:] == "'" for word in said
    ):
        return True
    if offer.act == "details" and _is_a_link(rest, page, world):
        return True  # « survoler 1 »: where all links lead is told at once
    return kind.moves and _is_shown(rest, page, world)  # « survoler Voir mon colis »


def _title_behind(kind: type[Act], world: World) -> str:
    """The title of the page that one goes back to."""
    if kind.do != BACK:
        return ""
    try:
        return world.step(world.make_act(BACK)).page().title
    except Refused:
        return ""


def folded_words(text: str) -> list[str]:
    """The words of a text, folded, what is elided apart: « l'équipe » is « l' » and « équipe »."""
    return re.findall(r"[a-z]'|[^\W_]+", folded(text).replace("\u2019", "'"))


def _is_a_link(text: str, page: Page, world: World) -> bool:
    """Whether a text is the number or the name of a link of the page."""
    plain = without_fillers(text, world.understood).strip(" «»\"'")
    row = page.row(numbers(page).get(plain_number(plain), plain))
    return row is not None and row.kind == "link"


def _is_shown(text: str, page: Page, world: World) -> bool:
    """Whether a text of some length stands on the page."""
    plain = folded(without_fillers(text, world.understood)).strip(" «»\"'")
    lines = (*page.text, *(cell for row in page.rows if not row.key for cell in row.cells))
    return len(plain) > 3 and any(plain in folded(line) for line in lines)
