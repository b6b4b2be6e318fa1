"""Small webs, for the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pixsim.worlds.web.data import Advert, Block, Cookie, Tab, WebPage
from pixsim.worlds.web.world import Web


def page(url: str, title: str, *body: str | Mapping[str, Any], **fields: Any) -> WebPage:
    """A page: ``# Titre``, ``[texte](adresse)``, or plain texts; a mapping for fields and buttons."""
    blocks = tuple(Block.model_validate(line) for line in body)
    return WebPage(url=url, title=title, body=blocks, **fields)


def site(host: str, title: str, pages: Mapping[str, tuple[str, Sequence[str]]]) -> list[WebPage]:
    """The pages of a site: a home page with a link to each of the others.

    Parameters
    ----------
    host : str
    title : str
        Of the home page.
    pages : mapping
        Title and texts by path, such as ``/horaires``.
    """
    links = [f"[{name}](https://{host}{path})" for path, (name, _texts) in pages.items()]
    home = page(f"https://{host}/", title, f"# {title}", *links)
    others = [
        page(f"https://{host}{path}", f"{name} – {title}", f"# {name}", *texts)
        for path, (name, texts) in pages.items()
    ]
    return [home, *others]


def browser(
    pages: Iterable[WebPage], *, at: str = "", adverts: Iterable[Advert] = (), **fields: Any
) -> Web:
    """A browser over some pages, on one of them or on the search engine."""
    tabs = (Tab(url=at),) if at else (Tab(),)
    return Web(pages=tuple(pages), adverts=tuple(adverts), **{"tabs": tabs, **fields})


__all__ = ["Advert", "Cookie", "browser", "page", "site"]
