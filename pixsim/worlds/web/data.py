"""What a small web and its browser are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import model_validator

from pixsim.worlds.core import Frozen, World

ENGINE = "https://moteur.example/"
_LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<link>\S+)\)")


class Block(Frozen):
    """One line of a page.

    A text alone stands for one: ``# Titre`` is a heading, ``[texte](adresse)`` a link.

    Attributes
    ----------
    text : str
    tag : str
        The element of the source: p, h1, a, li…
    link : str
        Where it leads; empty for what is no link.
    field : str
        Name of what can be filled in; `value` and `choices` go with it.
    button : str
        Name of what can be pressed; `needs` are patterns that fields must match, else it refuses
        with `otherwise`; `goes` is where it leads, `says` what it tells, `file` what it downloads.
    ad : bool
        Paid for.
    """

    text: str = ""
    tag: str = "p"
    link: str = ""
    field: str = ""
    value: str = ""
    choices: tuple[str, ...] = ()
    button: str = ""
    needs: Mapping[str, str] = {}
    otherwise: str = ""
    goes: str = ""
    says: str = ""
    file: str = ""
    ad: bool = False

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        if data.startswith("#"):
            level = len(data) - len(data.lstrip("#"))
            return {"text": data.lstrip("# "), "tag": f"h{min(level, 6)}"}
        match = _LINK.fullmatch(data.strip())
        return {**match.groupdict(), "tag": "a"} if match else {"text": data}


class Cookie(Frozen):
    """A small file that a page leaves: for what, and for which domain when not its own."""

    name: str
    purpose: str = "nécessaire"
    domain: str = ""


class WebPage(Frozen):
    """A page.

    Attributes
    ----------
    url : str
        Whole, with its scheme.
    body : tuple of Block
    cookies : tuple of Cookie
        Left at once when necessary, else when the banner allows it.
    banner : str
        How the page asks: nothing, ``clair`` (accept, refuse, choose) or ``trompeur`` (accept or
        choose, everything ticked).
    file : str
        Name of the file that the address downloads instead of being shown.
    words : str
        More words by which it is found.
    issuer, until, owner : str
        Of its certificate; the owner is the host by default.
    redirect : str
        Where the address leads at once.
    listed : bool
        Whether the search engine knows it.
    """

    url: str
    title: str
    body: tuple[Block, ...] = ()
    cookies: tuple[Cookie, ...] = ()
    banner: Literal["", "clair", "trompeur"] = ""
    file: str = ""
    words: str = ""
    issuer: str = "Autorité Cèdre"
    until: str = "31/12/2027"
    owner: str = ""
    redirect: str = ""
    listed: bool = True

    @property
    def host(self) -> str:
        """Its domain."""
        return host_of(self.url)


class Advert(Frozen):
    """Shown above the results of a search that has one of its words."""

    words: tuple[str, ...]
    title: str
    text: str
    url: str


class Tab(Frozen):
    """A tab: where it is, where it was, where it could go forward to."""

    url: str = ENGINE
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    private: bool = False


def host_of(url: str) -> str:
    """The domain of an address."""
    return re.sub(r"^\w+://", "", url).partition("/")[0].partition("?")[0].partition("#")[0]


def bare(url: str) -> str:
    """An address without what follows « # »."""
    return url.partition("#")[0]


class Net(World):
    """The state of a browser.

    Attributes
    ----------
    pages : tuple of WebPage
    engine : str
        Name of the search engine.
    literal : bool
        It takes words as they are typed, as catalogues do, not those of their family.
    tabs : tuple of Tab
    active : int
    history : tuple of str
        Addresses visited, the newest last; private tabs leave none.
    read : tuple of str
        Addresses shown since the start, in any tab.
    cookies : tuple of (str, str, str)
        Domain, name, purpose.
    consents : Mapping
        « host purpose » to yes or no.
    bookmarks, downloads : tuple of str
    values : Mapping
        What was filled in, by « url field ».
    sent : tuple of (str, str, str)
        Address, name and value of the fields at the time a button was pressed.
    pressed : tuple of (str, str)
        Address and name of buttons.
    find : str
        What is looked for in the page.
    panel : str
        What covers the page: ``source``, ``certificate``, ``history``, ``cookies``, ``bookmarks``,
        ``downloads``, ``choices`` (of the banner) or nothing.
    ticked : tuple of str
        Purposes that are ticked while one chooses.
    copied : str
        The address in the clipboard.
    queries : tuple of str
        What was searched for.
    seen : tuple of (str, str)
        Panels that were shown, with the address.
    """

    machine: Literal["web"] = "web"
    pages: tuple[WebPage, ...]
    adverts: tuple[Advert, ...] = ()
    engine: str = "Moteur"
    literal: bool = False
    tabs: tuple[Tab, ...] = (Tab(),)
    active: int = 0
    history: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    cookies: tuple[tuple[str, str, str], ...] = ()
    consents: Mapping[str, str] = {}
    bookmarks: tuple[str, ...] = ()
    downloads: tuple[str, ...] = ()
    values: Mapping[str, str] = {}
    sent: tuple[tuple[str, str, str], ...] = ()
    pressed: tuple[tuple[str, str], ...] = ()
    find: str = ""
    panel: str = ""
    ticked: tuple[str, ...] = ()
    copied: str = ""
    queries: tuple[str, ...] = ()
    seen: tuple[tuple[str, str], ...] = ()

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Net:
        urls = [page.url for page in self.pages]
        faults = [
            f"two pages have the address {url}" for url in {u for u in urls if urls.count(u) > 1}
        ]
        faults += [
            f"{url}: an address begins with http:// or https://" for url in urls if "://" not in url
        ]
        for page in self.pages:
            names = {block.field for block in page.body if block.field}
            faults += [
                f"{page.url}: there is no field {name!r}"
                for block in page.body
                for name in block.needs
                if name not in names
            ]
        if not 0 <= self.active < len(self.tabs):
            faults.append("there is no such tab")
        if faults:
            raise ValueError("; ".join(sorted(faults)))
        return self

    @property
    def tab(self) -> Tab:
        """The tab one is in."""
        return self.tabs[self.active]

    def web_page(self, url: str) -> WebPage | None:
        """The page of an address."""
        return next((page for page in self.pages if page.url == bare(url)), None)

    def value(self, url: str, block: Block) -> str:
        """What a field holds."""
        return self.values.get(f"{bare(url)} {block.field}", block.value)

    def purposes(self, page: WebPage) -> tuple[str, ...]:
        """For what a page asks leave."""
        listed = (cookie.purpose for cookie in page.cookies if cookie.purpose != "nécessaire")
        return tuple(dict.fromkeys(listed))

    def asks_consent(self, page: WebPage) -> bool:
        """Whether the banner is still there."""
        return bool(page.banner) and not any(
            f"{page.host} {purpose}" in self.consents for purpose in self.purposes(page)
        )
