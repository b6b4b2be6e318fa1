"""What one does in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Refused, Text
from pixsim.worlds.goals import folded
from pixsim.worlds.web.data import ENGINE, Block, Net, Tab, WebPage, bare
from pixsim.worlds.web.lines import PANELS, link_at, targets
from pixsim.worlds.web.search import results_url

"""What one does in a browser."""
N = TypeVar("N", bound=Net)
MOST_TABS = 8
MOST_JUMPS = 5
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?")


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


class Visit(Moving, do="visit", word="adresse"):
    """Type an address; words that are none are searched for."""

    past = (gettext("Adresse {address} ouverte"),)
    verbatim = True
    address: Text

    def apply(self, net: Net) -> Net:
        if not self.address:
            raise Refused(_("Quelle adresse ?"))
        url = whole_address(self.address, net)
        return _searched(net, self.address) if url is None else _arrived(net, url)


def _searched(net: N, query: str) -> N:
    found = _arrived(net, results_url(query))
    return found.changed(queries=(*net.queries, " ".join(query.split())))


class Search(Moving, do="search", word="chercher"):
    """Ask the search engine."""

    past = (gettext("Recherche lancée : {query}"),)
    verbatim = True
    typeset = True
    query: Text

    def apply(self, net: Net) -> Net:
        if not self.query:
            raise Refused(_("Que cherchez-vous ?"))
        return _searched(net, self.query)


class Follow(Moving, do="follow", word="suivre"):
    """Follow a link."""

    past = (gettext("Lien « {link} » suivi"),)
    link: Text

    def apply(self, net: Net) -> Net:
        return _arrived(net, link_at(net, self.link))


class FollowAside(Moving, do="follow_aside", word="suivre-onglet"):
    """Follow a link in a new tab."""

    past = (gettext("Lien « {link} » ouvert dans un nouvel onglet"),)
    link: Text

    def apply(self, net: Net) -> Net:
        url = link_at(net, self.link)
        return _arrived(_opened(net, Tab(url=ENGINE, private=net.tab.private)), url)


class Hover(Moving, do="hover", word="survoler"):
    """See where a link leads, without following it."""

    past = (gettext("Destination du lien « {link} » regardée"),)
    link: Text

    def apply(self, net: Net) -> Net:
        return net.changed(note=_("Ce lien mène à {url}").format(url=link_at(net, self.link)))


class Back(Moving, do="back", word="précédent"):
    """The page before, or close what covers the page."""

    past = (gettext("Retour à la page précédente"),)

    def apply(self, net: Net) -> Net:
        if net.panel:
            return net.changed(panel="")
        if net.find:
            return net.changed(find="")
        tab = net.tab
        went = tab.changed(url=tab.past[-1], past=tab.past[:-1], future=(tab.url, *tab.future))
        return _in_tab(net, went)


class Forward(Moving, do="forward", word="suivant"):
    """The page after."""

    past = (gettext("Page suivante affichée"),)

    def apply(self, net: Net) -> Net:
        tab = net.tab
        went = tab.changed(url=tab.future[0], past=(*tab.past, tab.url), future=tab.future[1:])
        return _in_tab(net, went).changed(panel="", find="")


def _opened(net: N, tab: Tab) -> N:
    if len(net.tabs) >= MOST_TABS:
        raise Refused(_("Trop d'onglets sont ouverts."))
    return net.changed(tabs=(*net.tabs, tab), active=len(net.tabs), panel="", find="")


class NewTab(Moving, do="new_tab", word="onglet"):
    """Open a tab."""

    past = (gettext("Nouvel onglet ouvert"),)

    def apply(self, net: Net) -> Net:
        return _opened(net, Tab())


class PrivateTab(Moving, do="private_tab", word="onglet-privé"):
    """Open a private tab, which leaves nothing in the history."""

    past = (gettext("Onglet privé ouvert"),)

    def apply(self, net: Net) -> Net:
        return _opened(net, Tab(private=True))


class Switch(Moving, do="switch", word="aller-onglet"):
    """Go to a tab."""

    past = (gettext("Onglet « {tab} » affiché"),)
    tab: Text

    def apply(self, net: Net) -> Net:
        return net.changed(active=int(self.tab.partition(" ")[0]) - 1, panel="", find="")


class CloseTab(Act, do="close_tab", word="fermer-onglet"):
    """Close the tab one is in."""

    past = (gettext("Onglet « {here} » fermé"),)

    def apply(self, net: Net) -> Net:
        return _without_tab(net, net.active).changed(panel="", find="")


class CloseThat(Act, do="close_that", word="fermer-un-onglet"):
    """Close one of the tabs, without going to it."""

    past = (gettext("Onglet « {tab} » fermé"),)
    tab: Text

    def apply(self, net: Net) -> Net:
        place = int(self.tab.partition(" ")[0]) - 1
        closed = _without_tab(net, place)
        return closed.changed(panel="", find="") if place == net.active else closed


def _without_tab(net: N, closed: int) -> N:
    """Without one of the tabs: one stays in the present one, or goes to the next."""
    tabs = tuple(tab for place, tab in enumerate(net.tabs) if place != closed)
    active = net.active - (closed < net.active)
    return net.changed(tabs=tabs, active=min(active, len(tabs) - 1))


class Find(Moving, do="find", word="trouver"):
    """Find words in the page."""

    past = (gettext("« {text} » cherché dans la page"),)
    text: Text

    def apply(self, net: Net) -> Net:
        return net.changed(find=self.text)


class Show(Moving, do="show", word="montrer"):
    """Show what is behind the page, or what the browser keeps."""

    past = (gettext("Panneau « {panel} » ouvert"),)
    panel: Text

    def apply(self, net: Net) -> Net:
        panel = next(name for name, label in PANELS.items() if label == self.panel)
        page = net.web_page(net.tab.url)
        ticked = net.purposes(page) if panel == "choices" and page is not None else ()
        seen = tuple(dict.fromkeys((*net.seen, (panel, bare(net.tab.url)))))
        return net.changed(panel=panel, ticked=ticked, seen=seen)


# ---- forms and cookies


def _block(net: Net, name: str, kind: str) -> Block:
    return next(block for key, block in targets(net) if key == name and getattr(block, kind))


class Fill(Act, do="fill", word="remplir"):
    """Fill in a field."""

    past = (gettext("Champ « {field} » rempli : {value}"),)
    links = (":", "=")
    fills = True
    led = True
    field: Text
    value: Text

    def apply(self, net: Net) -> Net:
        block = _block(net, self.field, "field")
        pasting = net.copied and folded(self.value).strip() in net.understood.pastes
        return _filled(net, block, net.copied if pasting else self.value)


class Paste(Act, do="paste", word="coller"):
    """Put the address that was copied into a field."""

    past = (gettext("Adresse copiée collée dans « {field} »"),)
    field: Text

    def apply(self, net: Net) -> Net:
        return _filled(net, _block(net, self.field, "field"), net.copied)


def _filled(net: N, block: Block, value: str) -> N:
    return net.changed(values={**net.values, f"{bare(net.tab.url)} {block.field}": value})


class Press(Act, do="press", word="appuyer"):
    """Press a button of the page."""

    past = (gettext("Bouton « {button} » pressé"),)
    button: Text

    def apply(self, net: Net) -> Net:
        block, url = _block(net, self.button, "button"), bare(net.tab.url)
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


class AcceptAll(Act, do="accept_all", word="accepter"):
    """Accept all cookies."""

    past = (gettext("Tous les cookies acceptés"),)

    def apply(self, net: Net) -> Net:
        return _decided(net, dict.fromkeys(_asked(net), "oui"))


class RefuseAll(Act, do="refuse_all", word="refuser"):
    """Refuse all cookies that are not necessary."""

    past = (gettext("Tous les cookies non nécessaires refusés"),)

    def apply(self, net: Net) -> Net:
        return _decided(net, dict.fromkeys(_asked(net), "non"))


class Tick(Act, do="tick", word="cocher"):
    """Tick a purpose, or no longer."""

    past = (
        gettext("Case « {purpose} » cochée"),
        gettext("Case « {purpose} » décochée"),
    )
    purpose: Text

    def apply(self, net: Net) -> Net:
        ticked = tuple(p for p in net.ticked if p != self.purpose)
        return net.changed(
            ticked=ticked if len(ticked) < len(net.ticked) else (*net.ticked, self.purpose)
        )


class SaveChoices(Act, do="save_choices", word="enregistrer-choix"):
    """Keep what is ticked."""

    past = (gettext("Choix des cookies enregistrés"),)

    def apply(self, net: Net) -> Net:
        return _decided(net, {p: "oui" if p in net.ticked else "non" for p in _asked(net)})


# ---- what the browser keeps


class Forget(Act, do="forget", word="oublier"):
    """Remove one visit from the history."""

    past = (gettext("Visite de {visit} effacée de l'historique"),)
    visit: Text

    def apply(self, net: Net) -> Net:
        url = net.history[::-1][int(self.visit) - 1]
        return net.changed(history=tuple(other for other in net.history if other != url))


class ForgetAll(Act, do="forget_all", word="tout-oublier"):
    """Empty the history."""

    past = (gettext("Historique effacé en entier"),)

    def apply(self, net: Net) -> Net:
        return net.changed(history=())


class DropCookies(Act, do="drop_cookies", word="effacer-cookies"):
    """Delete the cookies of a domain."""

    past = (gettext("Cookies de {domain} effacés"),)
    domain: Text

    def apply(self, net: Net) -> Net:
        return net.changed(cookies=tuple(row for row in net.cookies if row[0] != self.domain))


class DropAllCookies(Act, do="drop_all_cookies", word="effacer-tous-cookies"):
    """Delete all cookies."""

    past = (gettext("Tous les cookies effacés"),)

    def apply(self, net: Net) -> Net:
        return net.changed(cookies=())


class Bookmark(Act, do="bookmark", word="favori"):
    """Keep the address among the bookmarks."""

    past = (gettext("Page « {here} » mise en favori"),)

    def apply(self, net: Net) -> Net:
        url = net.tab.url
        if url in net.bookmarks:
            raise Refused(_("Cette page est déjà dans les favoris."))
        return net.changed(bookmarks=(*net.bookmarks, url), note=_("Ajouté aux favoris."))


class CopyAddress(Act, do="copy_address", word="copier-adresse"):
    """Copy the address of the page."""

    past = (gettext("Adresse de la page « {here} » copiée"),)

    def apply(self, net: Net) -> Net:
        return net.changed(copied=net.tab.url, note=_("Adresse copiée."))


class CopyLink(Act, do="copy_link", word="copier-lien"):
    """Copy where a link leads."""

    past = (gettext("Adresse du lien « {link} » copiée"),)
    link: Text

    def apply(self, net: Net) -> Net:
        url = link_at(net, self.link)
        return net.changed(copied=url, note=_("Copié : {url}").format(url=url))
