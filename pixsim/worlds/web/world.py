"""A browser as a world: its pages, its acts, its facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.worlds.chrome.kinds import Chrome
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.chrome.places import Address, Tab, Tabs, Way
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Ask, Kind, Offer, Page, Row
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import ENGINE, Block, Net, WebPage, host_of
from pixsim.worlds.web.lines import PANELS, blocks, link_at, targets
from pixsim.worlds.web.search import MOST_RESULTS, adverts, page_of, query_of, results

COLUMNS = Columns((Column(number=True), Column(rest=True)))
ALWAYS = ("history", "cookies", "bookmarks", "downloads")


class Web(Net, acts=[acts]):
    """A browser; see `pixsim.worlds.web.data.Net` for its fields.

    Facts: ``at url``, ``tab number url``, ``tabs count``, ``private number``, ``visited url`` (in
    the history), ``read url`` (shown since the start),
    ``cookie domain name purpose``, ``consent host purpose yes-or-no``, ``pressed url button``,
    ``sent url field value``, ``filled url field value``, ``downloaded file``, ``bookmark url``,
    ``copied url``, ``searched query``, ``found results`` (how many the last search gave),
    ``showed panel url``, ``looked text`` (in the page).
    """

    computes: ClassVar[bool] = True

    def page(self) -> Page:
        """What is on the screen."""
        if self.panel:
            return self._panel_page()
        page, url = self.web_page(self.tab.url), self.tab.url
        rows = tuple(self._rows(page, url))
        consent = page is not None and self.asks_consent(page)
        text = (_("Bandeau : ce site voudrait déposer des cookies."),) if consent else ()
        if self.find:
            text = (*text, _("Seulement ce qui contient « {words} »").format(words=self.find))
        offers = tuple(self._offers(page, url))
        return Page(
            self._title(page, url), text, rows, (4, 0), offers, self.note,
            chrome=(*self._frame(), self._address(url), COLUMNS),
        )  # fmt: skip

    def _frame(self) -> tuple[Chrome, ...]:
        """The program, its tabs."""
        count = len(self.tabs)
        counted = ngettext("{n} onglet", "{n} onglets", count).format(n=count)
        private = _("navigation privée") if self.tab.private else ""
        right = " · ".join(filter(None, (private, counted)))
        more = Way("new_tab") if not self.panel else None
        tabs = tuple(
            Tab(title, way=None if self.panel or n == self.active else Way("switch", {"tab": name}), private=tab.private)
            for n, (name, title, tab) in enumerate(zip(self._tab_names(), self._tab_titles(), self.tabs, strict=True))
        )  # fmt: skip
        return Status(_("Navigateur"), right), Tabs(tabs, self.active, _("Onglets"), more)

    def _title(self, page: WebPage | None, url: str) -> str:
        query = query_of(url)
        if query is not None:
            count = len(results(self, query))
            said = ngettext("{n} résultat", "{n} résultats", count).format(n=count)
            if count > MOST_RESULTS:
                pages, here = -(-count // MOST_RESULTS), page_of(url)
                said += _(", page {here} sur {pages}").format(here=here, pages=pages)
            paid = len(adverts(self, query)) if page_of(url) == 1 else 0
            if paid:
                said += ngettext(", {n} annonce", ", {n} annonces", paid).format(n=paid)
            title = f"{self.engine} · {query} · {said}"
        elif url == ENGINE:
            title = self.engine
        else:
            title = page.title if page is not None else _("Page introuvable")
        return _("{title} · navigation privée").format(title=title) if self.tab.private else title

    def _address(self, url: str) -> Address:
        secure = url.startswith("https://")
        return Address(
            url,
            _("sécurisé") if secure else _("! non sécurisé"),
            secure,
            url in self.bookmarks,
            Way("back") if self.tab.past or self.find else None,
            Way("forward") if self.tab.future else None,
        )

    def _tab_names(self) -> tuple[str, ...]:
        """What tabs are switched by: « 2 mairie.example »."""
        hosts = (self.engine if tab.url.startswith(ENGINE) else host_of(tab.url) for tab in self.tabs)  # fmt: skip
        return tuple(f"{n} {host}" for n, host in enumerate(hosts, 1))

    def _tab_titles(self) -> tuple[str, ...]:
        """What tabs show: « 2 La piscine »; the host, and what follows it, where several have one title."""
        titles = [self._page_title(tab.url) for tab in self.tabs]
        hosts = [host_of(tab.url) for tab in self.tabs]
        shown = []
        for n, (title, host, tab) in enumerate(zip(titles, hosts, self.tabs, strict=True), 1):
            alike = {hosts[k] for k, other in enumerate(titles) if other == title and k != n - 1}
            name = title if not alike else host if host not in alike else host + _beyond(tab.url)
            shown.append(f"{n} {name}")
        return tuple(shown)

    def _page_title(self, url: str) -> str:
        query, page = query_of(url), self.web_page(url)
        if url.startswith(ENGINE):
            return f"{self.engine} : {query}" if query else self.engine
        return page.title if page is not None else host_of(url)

    def _rows(self, page: WebPage | None, url: str) -> Iterator[Row]:
        if url == ENGINE:
            yield Row(("", _("Posez une question, ou tapez quelques mots.")))
            return
        if page is None and query_of(url) is None:
            yield Row(("", _("Cette adresse ne mène à aucune page.")))
            return
        number = 0
        shown = 0
        for block in blocks(self):
            key = ""
            if block.link or block.field or block.button:
                number += 1
                key = str(number)
            row = self._block_row(block, key, url)
            if not self.find or folded(self.find) in folded(" ".join(row.cells)):
                shown += 1
                yield row
        if not shown:
            yield Row(("", _("(rien)")))

    def _block_row(self, block: Block, key: str, url: str) -> Row:
        if block.field:
            value = self.value(url, block)
            text = _("{field} : {value}").format(
                field=block.text or block.field, value=value or "…"
            )
            said = _("champ {text}").format(text=text)
            if block.choices:
                said = _("{field} (à choisir : {values})").format(
                    field=said, values=" ; ".join(block.choices)
                )
            held = Span(value, "choice") if block.choices else value
            return Row((key, block.text or block.field, held), key, said, "field")
        if block.button:
            if (url, block.button) in self.pressed:
                said = _("bouton {n}, déjà appuyé").format(n=block.button)
                return Row((key, f"✓ {block.button}"), key, said, "button")
            said = _("bouton {n}").format(n=block.button)
            return Row((key, block.button), key, said, "button")
        if block.link:
            ad = _("Annonce · ") if block.ad else ""
            said = _("lien {t}").format(t=ad + block.text)
            return Row((key, f"{ad}{block.text}"), key, said, "link")
        kind: Kind = "heading" if block.tag.startswith("h") else ""
        return Row(("", block.text), "", block.text, kind)

    def _offers(self, page: WebPage | None, url: str) -> Iterator[Offer]:
        here = dict(targets(self)) if not self.find else self._found_targets(url)
        links = frozenset(key for key, block in here.items() if block.link)
        buttons = frozenset(key for key, block in here.items() if block.button)
        if links:
            yield Offer("enter", _("suivre"), "follow", "link", links)
        fields = {key: block for key, block in here.items() if block.field}
        texts = frozenset(key for key, block in fields.items() if not block.choices)
        if texts:
            values = {key: self.value(url, block) for key, block in fields.items()}
            yield Offer(
                "enter",
                _("remplir"),
                "fill",
                "field",
                texts,
                (Ask("value", _("Texte"), value=values, replaced=True, names_line=True),),
            )
            if self.copied:
                yield Offer("", _("coller"), "paste", "field", texts)
        choices = {key: block.choices for key, block in fields.items() if block.choices}
        if choices:
            chosen = {key: self.value(url, block) for key, block in fields.items() if block.choices}
            ask = Ask("value", _("Choix"), by_row=choices, value=chosen, names_line=True)
            yield Offer("enter", _("choisir"), "fill", "field", frozenset(choices), (ask,))
        if buttons:
            yield Offer("enter", _("appuyer"), "press", "button", buttons)
        if page is not None and self.asks_consent(page):
            yield Offer("", _("tout accepter"), "accept_all")
            if page.banner == "clair":
                yield Offer("", _("tout refuser"), "refuse_all")
            yield Offer(
                "", _("personnaliser"), "show", asks=(Ask("panel", "", (PANELS["choices"],)),)
            )
        yield Offer(
            "",
            _("adresse"),
            "visit",
            asks=(Ask("address", _("Adresse"), value=url, replaced=True),),
        )
        yield Offer(
            "",
            _("chercher"),
            "search",
            asks=(Ask("query", _("Recherche"), value=query_of(url) or "", replaced=True),),
        )
        if page is not None:
            yield Offer(
                "",
                _("trouver dans la page"),
                "find",
                asks=(Ask("text", _("Mots"), value=self.find, replaced=True),),
            )
        if links:
            yield Offer("", _("voir où mène le lien"), "hover", "link", links)
            yield Offer("", _("ouvrir à côté"), "follow_aside", "link", links)
            yield Offer("", _("copier le lien"), "copy_link", "link", links)
        yield from self._tab_offers()
        yield Offer("", _("copier l'adresse"), "copy_address")
        yield Offer("", _("mettre en favori"), "bookmark")
        panels = (*(("source", "certificate") if page is not None else ()), *ALWAYS)
        yield Offer(
            "",
            _("montrer…"),
            "show",
            asks=(Ask("panel", _("Quoi"), tuple(PANELS[p] for p in panels)),),
        )
        if self.tab.past or self.find:
            yield Offer("escape", _("précédent"), "back")
        if self.tab.future:
            yield Offer("", _("suivant"), "forward")

    def _found_targets(self, url: str) -> dict[str, Block]:
        return {
            key: block
            for key, block in targets(self)
            if folded(self.find) in folded(" ".join(self._block_row(block, key, url).cells))
        }

    def _tab_offers(self) -> Iterator[Offer]:
        yield Offer("", _("nouvel onglet"), "new_tab")
        yield Offer("", _("onglet privé"), "private_tab")
        if len(self.tabs) > 1:
            names = self._tab_names()
            shown = dict(zip(names, self._tab_titles(), strict=True))
            ask = (Ask("tab", _("Onglet"), names, labels=shown),)
            yield Offer("", _("aller à un onglet"), "switch", asks=ask)
            yield Offer("", _("fermer l'onglet"), "close_tab")
            yield Offer("", _("fermer un onglet"), "close_that", asks=ask)

    # ---- what covers the page

    def _panel_page(self) -> Page:
        back = Offer("escape", _("fermer"), "back")
        page, url = self.web_page(self.tab.url), self.tab.url
        title = PANELS[self.panel].capitalize()
        if self.panel == "source" and page is not None:
            rows = tuple(Row((line,)) for line in source_of(page))
            return Page(
                _("Code source de {url}").format(url=url),
                (),
                rows,
                (0,),
                (back,),
                self.note,
                chrome=self._frame(),
            )
        if self.panel == "certificate" and page is not None:
            rows = tuple(Row((line,)) for line in _certificate(page))
            return Page(
                _("Cadenas du site {host}").format(host=page.host),
                (),
                rows,
                (0,),
                (back,),
                self.note,
                chrome=self._frame(),
            )
        if self.panel == "choices" and page is not None:
            rows = tuple(
                Row(
                    ("[x]" if p in self.ticked else "[ ]", p),
                    p,
                    _("coché") if p in self.ticked else _("non coché"),
                )
                for p in self.purposes(page)
            )
            offers = (Offer("enter", _("cocher, décocher"), "tick", "purpose"), Offer("", _("enregistrer mes choix"), "save_choices"),
                      Offer("", _("tout accepter"), "accept_all"), back)  # fmt: skip
            return Page(
                title,
                (_("À quoi serviraient les cookies de ce site :"),),
                rows,
                (3, 0),
                offers,
                self.note,
                chrome=self._frame(),
            )
        return self._list_page(title, back)

    def _list_page(self, title: str, back: Offer) -> Page:
        offers: list[Offer] = []
        rows: list[Row] = []
        if self.panel == "history":
            rows = [Row((str(n), url), str(n), url) for n, url in enumerate(self.history[::-1], 1)]
            offers = [Offer("enter", _("revoir"), "follow", "link"), Offer("", _("effacer cette visite"), "forget", "visit"),
                      Offer("", _("tout effacer"), "forget_all")]  # fmt: skip
        elif self.panel == "cookies":
            hosts = dict.fromkeys(domain for domain, _name, _purpose in self.cookies)
            for host in hosts:
                names = ", ".join(
                    f"{name} ({purpose})"
                    for domain, name, purpose in self.cookies
                    if domain == host
                )
                rows.append(Row((host, names), host, f"{host} : {names}"))
            offers = [
                Offer("", _("effacer ceux de ce domaine"), "drop_cookies", "domain"),
                Offer("", _("tout effacer"), "drop_all_cookies"),
            ]
        elif self.panel == "bookmarks":
            rows = [Row((str(n), url), str(n), url) for n, url in enumerate(self.bookmarks, 1)]
            offers = [Offer("enter", _("ouvrir"), "follow", "link")]
        else:
            rows = [Row(("", name)) for name in self.downloads]
        widths = (30, 0) if self.panel == "cookies" else (4, 0)
        text = () if rows else (_("(vide)"),)
        ways = (*(offers if rows else ()), back)
        return Page(title, text, tuple(rows), widths, ways, self.note, chrome=self._frame())

    # ---- facts

    def _facts(self) -> Iterator[Fact]:
        yield ("at", self.tab.url)
        yield ("tabs", str(len(self.tabs)))
        for number, tab in enumerate(self.tabs, 1):
            yield ("tab", str(number), tab.url)
            if tab.private:
                yield ("private", str(number))
        yield from (("visited", url) for url in self.history)
        yield from (("read", url) for url in self.read)
        yield from (("cookie", *row) for row in self.cookies)
        for name, value in self.consents.items():
            host, _space, purpose = name.partition(" ")
            yield ("consent", host, purpose, value)
        yield from (("pressed", *row) for row in self.pressed)
        yield from (("sent", *row) for row in self.sent)
        for name, value in self.values.items():
            url, _space, field = name.partition(" ")
            yield ("filled", url, field, value)
        yield from (("downloaded", name) for name in self.downloads)
        yield from (("bookmark", url) for url in self.bookmarks)
        yield from (("searched", query) for query in self.queries)
        if self.queries:
            yield ("found", str(len(results(self, self.queries[-1]))))
        yield from (("showed", *row) for row in self.seen)
        if self.copied:
            yield ("copied", self.copied)
        if self.find:
            yield ("looked", self.find)

    def called(self, name: str, value: str) -> str:
        """A link, a field or a button by what it says; a tab without its number."""
        if name == "tab":
            return value.partition(" ")[2] or value
        if name in ("link", "visit") and self.panel in ("history", "bookmarks"):
            return link_at(self, value)
        if name not in ("link", "field", "button"):
            return value
        block = dict(targets(self)).get(value)
        return block.text or block.field or block.button if block is not None else value

    def which_past(self, act: Act) -> int:
        """Whether a box was ticked."""
        return act.do == "tick" and act.arguments()["purpose"] in self.ticked

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, first, *rest = fact
        plain = " · ".join(part.lstrip("~^").replace("*", "…") for part in rest)
        template = {
            "at": _("être à {first}"),
            "tab": _("un onglet à {rest}"),
            "tabs": _("{first} onglets"),
            "private": _("un onglet privé"),
            "visited": _("{first} dans l'historique"),
            "read": _("lire {first}"),
            "cookie": _("un cookie de {first} ({rest})"),
            "consent": _("cookies de {first} : {rest}"),
            "pressed": _("« {rest} » à {first}"),
            "sent": _("envoyer à {first} : {rest}"),
            "filled": _("remplir à {first} : {rest}"),
            "downloaded": _("télécharger {first}"),
            "bookmark": _("{first} dans les favoris"),
            "searched": _("chercher : {first}"),
            "found": _("une recherche de {first} résultats"),
            "showed": _("montrer : {first}"),
            "copied": _("copier l'adresse {first}"),
            "looked": _("trouver « {first} » dans la page"),
        }.get(kind)
        if template is None:
            return super().tell(fact)
        shown = PANELS.get(first, first) if kind == "showed" else first.lstrip("~^")
        return template.format(first=shown.replace("*", "…"), rest=plain)


def source_of(page: WebPage) -> list[str]:
    """The HTML of a page."""
    lines = ["<html>", "<head>", f"  <title>{page.title}</title>", "</head>", "<body>"]
    for block in page.body:
        if block.field:
            lines.append(
                f'  <label>{block.text or block.field} <input name="{block.field}"></label>'
            )
        elif block.button:
            lines.append(f"  <button>{block.button}</button>")
        elif block.link:
            lines.append(f'  <a href="{block.link}">{block.text}</a>')
        else:
            lines.append(f"  <{block.tag}>{block.text}</{block.tag}>")
    return [*lines, "</body>", "</html>"]


def _certificate(page: WebPage) -> list[str]:
    if not page.url.startswith("https://"):
        return [_("La connexion n'est pas chiffrée : aucun certificat.")]
    owner = page.owner or page.host
    lines = [
        _("Connexion chiffrée entre ce navigateur et {host}.").format(host=page.host),
        _("Certificat délivré à : {owner}").format(owner=owner),
        _("Par : {issuer}").format(issuer=page.issuer),
        _("Valable jusqu'au : {until}").format(until=page.until),
    ]
    if owner != page.host:
        lines.append(_("Attention : ce nom n'est pas celui du site."))
    return lines


def _beyond(url: str) -> str:
    """What follows the host of an address: « /piscine?jour=dimanche »."""
    return url.partition(host_of(url))[2] or "/"
