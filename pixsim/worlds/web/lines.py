"""The lines of a page that can be acted upon, and their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Refused
from pixsim.worlds.web.data import Block, Net
from pixsim.worlds.web.search import (
    MOST_RESULTS,
    adverts,
    page_of,
    query_of,
    results,
    results_url,
    snippet,
)

PANELS = {
    "source": _("code source"),
    "certificate": _("cadenas"),
    "history": _("historique"),
    "cookies": _("cookies"),
    "bookmarks": _("favoris"),
    "downloads": _("téléchargements"),
    "choices": _("choix des cookies"),
}
"""What can be shown over a page, by its name for acts and for people."""


def blocks(net: Net) -> tuple[Block, ...]:
    """The lines of the present page, those of a page of results included."""
    query = query_of(net.tab.url)
    if query is not None:
        return tuple(_result_blocks(net, query, page_of(net.tab.url)))
    page = net.web_page(net.tab.url)
    return page.body if page is not None else ()


def _result_blocks(net: Net, query: str, number: int) -> Iterator[Block]:
    """Results of one page of them, and the ways to the others."""
    for advert in adverts(net, query) if number == 1 else ():
        yield Block(text=advert.title, tag="a", link=advert.url, ad=True)
        yield Block(text=advert.text)
    found, first = results(net, query), MOST_RESULTS * (number - 1)
    for page in found[first : first + MOST_RESULTS]:
        yield Block(text=page.title, tag="a", link=page.url)
        yield Block(text=f"{page.host} · {snippet(page)}")
    if number > 1:
        yield Block(text=_("Résultats précédents"), tag="a", link=results_url(query, number - 1))
    if len(found) > first + MOST_RESULTS:
        yield Block(text=_("Résultats suivants"), tag="a", link=results_url(query, number + 1))


def targets(net: Net) -> list[tuple[str, Block]]:
    """Links, fields and buttons of the present page, numbered in its order."""
    acting = [block for block in blocks(net) if block.link or block.field or block.button]
    return [(str(number), block) for number, block in enumerate(acting, 1)]


def link_at(net: Net, number: str) -> str:
    """Where a link leads, of the page or of a list of addresses."""
    if net.panel == "history":
        return net.history[::-1][int(number) - 1]
    if net.panel == "bookmarks":
        return net.bookmarks[int(number) - 1]
    found = next((block.link for key, block in targets(net) if key == number), "")
    if not found:
        raise Refused(_("Ce n'est pas un lien."))
    return found
