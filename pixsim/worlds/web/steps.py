"""What each act does to a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import singledispatch
from typing import TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Refused
from pixsim.worlds.goals import folded
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import ENGINE, Block, Net, Tab, WebPage, bare
from pixsim.worlds.web.lines import PANELS, link_at, targets
from pixsim.worlds.web.search import results_url

N = TypeVar("N", bound=Net)
MOST_TABS = 8
MOST_JUMPS = 5
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?")


@singledispatch
def after(act: object, net: Net) -> Net:  # noqa: ARG001
    """The browser after an act that the page offers."""
    raise TypeError(f"no act of a browser: {act!r}")


def _in_tab(net: N, tab: Tab) -> N:
    tabs = tuple(tab if place == net.active else other for place, other in enumerate(net.tabs))
    return net.changed(tabs=tabs)


def _arrived(net: N, url: str, *, jumps: int = 0) -> N:
    """Show an address in the present tab: follow where it is sent on, leave what it leaves."""
    page = net.web_page(url)
    if page is not None and page.redirect and jumps < MOST_JUMPS:
        return _arrived(_left(net, page), page.redirect, jumps=jumps + 1)
    if page is not None and page.file:
        downloads = tuple(dict.fromkeys((*net.downloads, page.file)))
        return net.changed(downloads=downloads, note=_("{f} est téléchargé.").format(f=page.file))
    tab = net.tab
    went = tab.changed(url=url, past=(*tab.past, tab.url)[-30:], future=())
    read = tuple(dict.fromkeys((*net.read, url)))[-100:]
    return _left(_in_tab(net, went).changed(panel="", find="", read=read), page, url)


def _left(net: N, page: WebPage | None, url: str = "") -> N:
    """What a visit leaves: a line of history, and cookies that need no leave or have it."""
    if net.tab.private:
        return net
    history = (*net.history, url or (page.url if page else ""))
    history = tuple(dict.fromkeys(reversed(history)))[::-1][-60:]
    found = net.changed(history=tuple(u for u in history if u))
    return _cookies(found, page) if page is not None else found


def _cookies(net: N, page: WebPage) -> N:
    allowed = [
        (cookie.domain or page.host, cookie.name, cookie.purpose)
        for cookie in page.cookies
        if cookie.purpose == "nécessaire"
        or not page.banner
        or net.consents.get(f"{page.host} {cookie.purpose}") == "oui"
    ]
    return net.changed(cookies=tuple(dict.fromkeys((*net.cookies, *allowed))))


def whole_address(text: str, net: Net) -> str | None:
    """The address that a person means; None for words to search for."""
    plain = text.strip()
    scheme, colon, rest = plain.partition("://")
    if not colon:
        scheme, rest = "", plain
    host, slash, path = re.match(r"([^/?#]*)(/?)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]
    if not _HOST.fullmatch(host):
        return None
    tail = f"{host.lower()}{slash or '/'}{path}"
    typed = f"{scheme.lower() or 'https'}://{tail}"
    return next((url for url in _variants(typed) if net.web_page(url) is not None), typed)


def _variants(url: str) -> Iterator[str]:
    """An address, then those its site would send it on to: https, with or without « www », a bar at the end."""
    _scheme, _colon, tail = url.partition("://")
    hosts = (tail, tail.removeprefix("www.") if tail.startswith("www.") else f"www.{tail}")
    yield url
    for scheme in ("https", "http") if url.startswith("http://") else ("https", "http", "https"):
        for host in hosts:
            yield f"{scheme}://{host}"
            yield f"{scheme}://{host}".rstrip("/") if host.endswith("/") else f"{scheme}://{host}/"


# ---- moving about


@after.register(acts.Visit)
def _after_visit(act: acts.Visit, net: Net) -> Net:
    if not act.address:
        raise Refused(_("Quelle adresse ?"))
    url = whole_address(act.address, net)
    return _searched(net, act.address) if url is None else _arrived(net, url)


def _searched(net: N, query: str) -> N:
    found = _arrived(net, results_url(query))
    return found.changed(queries=(*net.queries, " ".join(query.split())))


@after.register(acts.Search)
def _after_search(act: acts.Search, net: Net) -> Net:
    if not act.query:
        raise Refused(_("Que cherchez-vous ?"))
    return _searched(net, act.query)


@after.register(acts.Follow)
def _after_follow(act: acts.Follow, net: Net) -> Net:
    return _arrived(net, link_at(net, act.link))


@after.register(acts.FollowAside)
def _after_follow_aside(act: acts.FollowAside, net: Net) -> Net:
    url = link_at(net, act.link)
    return _arrived(_opened(net, Tab(url=ENGINE, private=net.tab.private)), url)


@after.register(acts.Hover)
def _after_hover(act: acts.Hover, net: Net) -> Net:
    return net.changed(note=_("Ce lien mène à {url}").format(url=link_at(net, act.link)))


@after.register(acts.Back)
def _after_back(act: acts.Back, net: Net) -> Net:  # noqa: ARG001
    if net.panel:
        return net.changed(panel="")
    if net.find:
        return net.changed(find="")
    tab = net.tab
    went = tab.changed(url=tab.past[-1], past=tab.past[:-1], future=(tab.url, *tab.future))
    return _in_tab(net, went)


@after.register(acts.Forward)
def _after_forward(act: acts.Forward, net: Net) -> Net:  # noqa: ARG001
    tab = net.tab
    went = tab.changed(url=tab.future[0], past=(*tab.past, tab.url), future=tab.future[1:])
    return _in_tab(net, went).changed(panel="", find="")


def _opened(net: N, tab: Tab) -> N:
    if len(net.tabs) >= MOST_TABS:
        raise Refused(_("Trop d'onglets sont ouverts."))
    return net.changed(tabs=(*net.tabs, tab), active=len(net.tabs), panel="", find="")


@after.register(acts.NewTab)
def _after_new_tab(act: acts.NewTab, net: Net) -> Net:  # noqa: ARG001
    return _opened(net, Tab())


@after.register(acts.PrivateTab)
def _after_private_tab(act: acts.PrivateTab, net: Net) -> Net:  # noqa: ARG001
    return _opened(net, Tab(private=True))


@after.register(acts.Switch)
def _after_switch(act: acts.Switch, net: Net) -> Net:
    return net.changed(active=int(act.tab.partition(" ")[0]) - 1, panel="", find="")


@after.register(acts.CloseTab)
def _after_close_tab(act: acts.CloseTab, net: Net) -> Net:  # noqa: ARG001
    return _without_tab(net, net.active).changed(panel="", find="")


@after.register(acts.CloseThat)
def _after_close_that(act: acts.CloseThat, net: Net) -> Net:
    place = int(act.tab.partition(" ")[0]) - 1
    closed = _without_tab(net, place)
    return closed.changed(panel="", find="") if place == net.active else closed


def _without_tab(net: N, closed: int) -> N:
    """Without one of the tabs: one stays in the present one, or goes to the next."""
    tabs = tuple(tab for place, tab in enumerate(net.tabs) if place != closed)
    active = net.active - (closed < net.active)
    return net.changed(tabs=tabs, active=min(active, len(tabs) - 1))


@after.register(acts.Find)
def _after_find(act: acts.Find, net: Net) -> Net:
    return net.changed(find=act.text)


@after.register(acts.Show)
def _after_show(act: acts.Show, net: Net) -> Net:
    panel = next(name for name, label in PANELS.items() if label == act.panel)
    page = net.web_page(net.tab.url)
    ticked = net.purposes(page) if panel == "choices" and page is not None else ()
    seen = tuple(dict.fromkeys((*net.seen, (panel, bare(net.tab.url)))))
    return net.changed(panel=panel, ticked=ticked, seen=seen)


# ---- forms and cookies


def _block(net: Net, name: str, kind: str) -> Block:
    return next(block for key, block in targets(net) if key == name and getattr(block, kind))


@after.register(acts.Fill)
def _after_fill(act: acts.Fill, net: Net) -> Net:
    block = _block(net, act.field, "field")
    pasting = net.copied and folded(act.value).strip() in net.understood.pastes
    return _filled(net, block, net.copied if pasting else act.value)


@after.register(acts.Paste)
def _after_paste(act: acts.Paste, net: Net) -> Net:
    return _filled(net, _block(net, act.field, "field"), net.copied)


def _filled(net: N, block: Block, value: str) -> N:
    return net.changed(values={**net.values, f"{bare(net.tab.url)} {block.field}": value})


@after.register(acts.Press)
def _after_press(act: acts.Press, net: Net) -> Net:
    block, url = _block(net, act.button, "button"), bare(net.tab.url)
    page = net.web_page(url)
    assert page is not None
    fields = {b.field: net.value(url, b) for b in page.body if b.field}
    for name, pattern in block.needs.items():
        if not re.fullmatch(pattern, fields[name]):
            raise Refused(block.otherwise or _("Remplissez « {name} ».").format(name=name))
    sent = tuple((url, name, value) for name, value in fields.items())
    kept = tuple(row for row in net.sent if row[0] != url)
    done = net.changed(
        sent=(*kept, *sent), pressed=tuple(dict.fromkeys((*net.pressed, (url, block.button))))
    )
    if block.file:
        done = done.changed(downloads=tuple(dict.fromkeys((*done.downloads, block.file))))
    if block.goes:
        done = _arrived(done, block.goes)
    return done.changed(note=block.says or done.note or _("C'est fait."))


def _decided(net: N, decision: dict[str, str]) -> N:
    page = net.web_page(net.tab.url)
    assert page is not None
    consents = {**net.consents, **{f"{page.host} {p}": value for p, value in decision.items()}}
    done = net.changed(consents=consents, panel="", ticked=())
    return done if net.tab.private else _cookies(done, page)


def _asked(net: Net) -> tuple[str, ...]:
    page = net.web_page(net.tab.url)
    return net.purposes(page) if page is not None else ()


@after.register(acts.AcceptAll)
def _after_accept_all(act: acts.AcceptAll, net: Net) -> Net:  # noqa: ARG001
    return _decided(net, dict.fromkeys(_asked(net), "oui"))


@after.register(acts.RefuseAll)
def _after_refuse_all(act: acts.RefuseAll, net: Net) -> Net:  # noqa: ARG001
    return _decided(net, dict.fromkeys(_asked(net), "non"))


@after.register(acts.Tick)
def _after_tick(act: acts.Tick, net: Net) -> Net:
    ticked = tuple(p for p in net.ticked if p != act.purpose)
    return net.changed(
        ticked=ticked if len(ticked) < len(net.ticked) else (*net.ticked, act.purpose)
    )


@after.register(acts.SaveChoices)
def _after_save_choices(act: acts.SaveChoices, net: Net) -> Net:  # noqa: ARG001
    return _decided(net, {p: "oui" if p in net.ticked else "non" for p in _asked(net)})


# ---- what the browser keeps


@after.register(acts.Forget)
def _after_forget(act: acts.Forget, net: Net) -> Net:
    url = net.history[::-1][int(act.visit) - 1]
    return net.changed(history=tuple(other for other in net.history if other != url))


@after.register(acts.ForgetAll)
def _after_forget_all(act: acts.ForgetAll, net: Net) -> Net:  # noqa: ARG001
    return net.changed(history=())


@after.register(acts.DropCookies)
def _after_drop_cookies(act: acts.DropCookies, net: Net) -> Net:
    return net.changed(cookies=tuple(row for row in net.cookies if row[0] != act.domain))


@after.register(acts.DropAllCookies)
def _after_drop_all_cookies(act: acts.DropAllCookies, net: Net) -> Net:  # noqa: ARG001
    return net.changed(cookies=())


@after.register(acts.Bookmark)
def _after_bookmark(act: acts.Bookmark, net: Net) -> Net:  # noqa: ARG001
    url = net.tab.url
    if url in net.bookmarks:
        raise Refused(_("Cette page est déjà dans les favoris."))
    return net.changed(bookmarks=(*net.bookmarks, url), note=_("Ajouté aux favoris."))


@after.register(acts.CopyAddress)
def _after_copy_address(act: acts.CopyAddress, net: Net) -> Net:  # noqa: ARG001
    return net.changed(copied=net.tab.url, note=_("Adresse copiée."))


@after.register(acts.CopyLink)
def _after_copy_link(act: acts.CopyLink, net: Net) -> Net:
    url = link_at(net, act.link)
    return net.changed(copied=url, note=_("Copié : {url}").format(url=url))
