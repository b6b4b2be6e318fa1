"""What one sees of a shared drive, and what one may do there."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.text.elision import elide_words
from pixsim.worlds.chrome.kinds import Chrome
from pixsim.worlds.chrome.panels import Meter, Status
from pixsim.worlds.chrome.places import Folders, Tab, Trail, Way
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.drive.data import (
    BIN,
    COMMENT,
    DEVICE,
    EDIT,
    ENDS,
    INHERIT,
    NONE,
    READ,
    RIGHTS,
    SORTS,
    Node,
    Space,
)
from pixsim.worlds.pages import Ask, Kind, Offer, Page, Row

WIDTHS = (3, 2, 0, 10, 10, 9, 7)
NAME = _("Espace en ligne")
BESIDE = 76  # columns of the window from which the places stand beside the files


def weight(size: int) -> str:
    """A size in MB as people read it."""
    text = f"{size / 1000:.1f} Go" if size >= 1000 else f"{size} Mo"
    return text.replace(".0 ", " ").replace(".", ",")


def page_of(space: Space) -> Page:
    """What is on the screen."""
    if space.view and space.has(space.view):
        node = space.node(space.view)
        return {"text": _document, "sharing": _sharing, "history": _history}[space.panel](
            space, node
        )
    if space.place == DEVICE:
        return _device(space)
    return _folder(space)


def _numbered(number: int, *cells: str) -> Row:
    """A line with its number, which is not read twice."""
    return Row((str(number), *cells), str(number), ", ".join(cell for cell in cells if cell))


def _quota(space: Space) -> str:
    if not space.quota:
        return ""
    return _("{used} sur {quota}").format(used=weight(space.used()), quota=weight(space.quota))


def _folder(space: Space) -> Page:
    nodes = space.listed()
    where = {BIN: _("Corbeille")}.get(space.place) or space.path(space.place) or space.title
    if space.query:
        where = _("Recherche « {text} » dans {where}").format(text=space.query, where=where)
    count = ngettext("{n} élément", "{n} éléments", len(nodes)).format(n=len(nodes))
    parts = [space.me, where, count, _quota(space)]
    title = " · ".join(part for part in parts if part)
    rows = tuple(_row(space, node) for node in nodes)
    offers = _bin_offers(nodes) if space.place == BIN else _folder_offers(space, nodes)
    text = () if rows else (_("(vide)"),)
    chrome = (*_frame(space, f"{space.me} · {count}"), _LISTED)
    return Page(title, text, rows, WIDTHS, tuple(offers), space.note, chrome=chrome, heading="")


_LISTED = Columns(
    (
        Column(number=True),
        Column(mark=True),
        Column(_("Nom"), rest=True, keep="ends"),
        Column(_("Propriétaire"), most=14, drop=2),
        Column(_("Modifié"), right=True, drop=1),
        Column(_("Partage")),
        Column(_("Taille"), right=True, drop=3),
    )
)


def _frame(space: Space, counted: str = "", *below: str) -> Iterator[Chrome]:
    """The program, its places, the way to what is shown, how full it is."""
    yield Status(NAME, counted)
    away = space.place in (BIN, DEVICE)
    inside = bool(space.view and space.has(space.view))
    tabs = [Tab(space.title, way=Way("back") if away and not inside else None)]
    tabs.append(Tab(_("Corbeille"), way=None if away or inside else Way("bin")))
    if space.device:
        tabs.append(Tab(_("Cet appareil"), way=None if away or inside else Way("device")))
    current = {BIN: 1, DEVICE: 2}.get(space.place, 0)
    yield Folders(tuple(tabs), current, _("Espace"), BESIDE)
    if space.quota:
        yield Meter(_("Place utilisée"), space.used(), space.quota, _quota(space))
    if not away:
        path = [name for name in space.path(space.place).split("/") if name]
        names = [space.title, *path, *below]
        up = len(names) - 2 if space.place or below else -1
        ways = [Way("back") if n == up else None for n in range(len(names))]
        yield Trail(tuple(Tab(n, way=w) for n, w in zip(names, ways, strict=True)), space.query)


def _row(space: Space, node: Node) -> Row:
    shared = _shared(space, node)
    owner = _("moi") if node.owner == space.me else node.owner
    size = "" if node.folder else weight(node.size)
    name = space.path(node.id) if space.query else node.name
    kind = _("dossier") if node.folder else ""
    there = ", ".join(node.present)
    said = [name, kind, _("à {owner}").format(owner=owner), node.date, shared, size]
    said += [_("ouvert par {who}").format(who=there)] if there else []
    marks = "■" if node.folder else "●" if there else ""
    cells = (
        node.id,
        Span(marks, "mark"),
        name,
        owner,
        Span(node.date, "muted"),
        shared,
        Span(size, "muted"),
    )
    look: Kind = "strong" if node.folder else ""
    return Row(cells, node.id, ", ".join(part for part in said if part), look)


def _shared(space: Space, node: Node) -> str:
    if space.public(node) != NONE:
        return _("lien")
    others = [who for who in space.people if who != node.owner and space.right(node, who) != NONE]
    return _("partagé") if others else _("privé")


def _folder_offers(space: Space, nodes: tuple[Node, ...]) -> Iterator[Offer]:
    things = frozenset(node.id for node in nodes if node.parent)
    documents = frozenset(node.id for node in nodes if not node.folder)
    if nodes:
        yield Offer("enter", _("ouvrir"), "open", "thing")
        yield Offer("", _("partage et droits"), "sharing", "thing")
    if documents:
        yield Offer("", _("historique"), "history", "thing", documents)
    paths = tuple(space.path(folder.id) for folder in space.folders())
    if things:
        names = {node.id: node.name for node in nodes}
        yield Offer(
            "", _("renommer"), "rename", "thing", things, (Ask("name", _("Nom"), value=names),)
        )
        if paths:
            into = (Ask("folder", _("Dossier"), paths),)
            yield Offer("", _("déplacer"), "move", "thing", things, into)
            if documents:
                yield Offer("", _("copier"), "copy", "thing", documents, into)
        yield Offer("", _("supprimer"), "delete", "thing", things)
    if space.place and not space.query:
        if space.files:
            names_of = tuple(file.name for file in space.files)
            yield Offer(
                "",
                _("déposer un fichier"),
                "upload",
                asks=(Ask("file", _("Fichier de l'ordinateur"), names_of),),
            )
        yield Offer("", _("nouveau dossier"), "new_folder", asks=(Ask("name", _("Nom")),))
    yield Offer("", _("chercher"), "find", asks=(Ask("text", _("Mots à trouver")),))
    yield Offer("", _("trier"), "sort", asks=(Ask("by", _("Trier par"), SORTS),))
    yield Offer("", _("corbeille"), "bin")
    if space.device:
        yield Offer("", _("cet appareil"), "device")
    if space.place or space.query:
        yield Offer("escape", _("remonter"), "back")


def _bin_offers(nodes: tuple[Node, ...]) -> Iterator[Offer]:
    if nodes:
        yield Offer("", _("restaurer"), "restore", "thing")
        yield Offer("", _("supprimer pour de bon"), "erase", "thing")
        yield Offer("", _("vider la corbeille"), "empty_bin")
    yield Offer("escape", _("quitter la corbeille"), "back")


def _document(space: Space, node: Node) -> Page:
    rows = [Row((str(n), line), str(n), line) for n, line in enumerate(node.lines, 1)]
    rows += [Row(("", _("※ {who} : {text}").format(who=who, text=text)), said=elide_words(_("commentaire de {who} : ").format(who=who)) + text) for who, text in node.remarks]  # fmt: skip
    mine = space.right(node, space.me)
    text = [
        _("Votre droit : {right} · propriétaire : {owner}").format(right=mine, owner=node.owner)
    ]
    text += [_("▌{who} {does}").format(who=who, does=does) for who, does in node.present.items()]
    offers = []
    if space.may(node, EDIT) and node.lines:
        values = {str(n): line for n, line in enumerate(node.lines, 1)}
        numbers = frozenset(values)
        offers.append(
            Offer(
                "enter",
                _("modifier"),
                "rewrite",
                "row",
                numbers,
                (Ask("text", _("Texte"), value=values),),
            )
        )
        offers.append(Offer("", _("supprimer la ligne"), "remove_line", "row", numbers))
    if space.may(node, EDIT):
        offers.append(
            Offer("", _("ajouter une ligne"), "add_line", asks=(Ask("text", _("Texte")),))
        )
    if space.may(node, COMMENT):
        offers.append(Offer("", _("commenter"), "remark", asks=(Ask("text", _("Commentaire")),)))
    offers.append(Offer("", _("historique"), "history_here"))
    offers.append(Offer("escape", _("fermer"), "back"))
    chrome = (*_frame(space, "", node.name), _WRITTEN)
    return Page(
        space.path(node.id), tuple(text), tuple(rows), (3, 0), tuple(offers), space.note,
        chrome=chrome, heading="",
    )  # fmt: skip


_WRITTEN = Columns((Column(number=True), Column(rest=True)), prose=True)


def _sharing(space: Space, node: Node) -> Page:
    rows = []
    for who in (*space.groups, *space.people):
        right, origin = space.told_right(node, who)
        members = ", ".join(space.groups[who]) if who in space.groups else ""
        name = _("{group} (groupe)").format(group=who) if members else who
        origin = f"{origin} · {members}".strip(" ·") if members else origin
        rows.append(Row((name, right, origin), who, ", ".join(filter(None, (name, right, origin)))))
    until = "" if node.link == NONE else node.link_end
    if space.public(node) != node.link:
        until = _("par le dossier : {right}").format(right=space.public(node))
    link = _("Toute personne qui a le lien")
    rows.append(Row((link, node.link, until), "", f"{link}, {node.link}"))
    offers = list(_sharing_offers(space, node))
    title = _("Partage : {path}").format(path=space.path(node.id))
    text = _("Propriétaire : {owner} · votre droit : {right}").format(
        owner=node.owner, right=space.right(node, space.me)
    )
    chrome = (*_frame(space, "", node.name, _("partage")), _RIGHTS)
    return Page(
        title,
        (text,),
        tuple(rows),
        (30, 12, 0),
        tuple(offers),
        space.note,
        chrome=chrome,
        heading="",
    )


_RIGHTS = Columns(
    (Column(_("Qui"), most=34), Column(_("Droit")), Column(_("D'où il vient"), rest=True))
)


def _sharing_offers(space: Space, node: Node) -> Iterator[Offer]:
    if space.may(node, EDIT):
        whom = frozenset((*space.groups, *space.people)) - {node.owner}
        rights = (INHERIT, *RIGHTS) if node.parent else RIGHTS
        present = {who: node.rights.get(who, rights[0]) for who in whom}
        right = Ask("right", _("Droit"), rights, value=present)
        yield Offer("enter", _("changer le droit"), "give", "who", whom, (right,))
        yield Offer("", _("lien"), "link", asks=(Ask("right", _("Avec le lien"), RIGHTS),))
        if node.link != NONE:
            yield Offer("", _("durée du lien"), "link_end", asks=(Ask("until", _("Durée"), ENDS),))
    else:
        more = tuple(right for right in RIGHTS[1:] if not space.may(node, right))
        yield Offer("", _("demander un droit"), "ask", asks=(Ask("right", _("Droit"), more),))
    if space.may(node, READ):
        yield Offer("", _("copier le lien"), "copy_link")
    if node.owner == space.me:
        others = frozenset(who for who in space.people if who != space.me)
        yield Offer("", _("rendre propriétaire"), "transfer", "who", others)
    yield Offer("escape", _("fermer"), "back")


def _history(space: Space, node: Node) -> Page:
    title = _("Historique : {path}").format(path=space.path(node.id))
    back = Offer("escape", _("fermer"), "back")
    if space.version and int(space.version) <= len(node.versions):
        version = node.versions[int(space.version) - 1]
        rows = tuple(Row((line,)) for line in version.lines)
        texts = (_("Version du {when}, par {who}").format(when=version.when, who=version.who),)
        chrome = tuple(_frame(space, "", node.name, _("historique"), version.when))
        return Page(title, texts, rows, (0,), (back,), space.note, chrome=chrome, heading="")
    rows = tuple(
        _numbered(
            n,
            v.when,
            v.who,
            " · ".join(filter(None, (v.what, v.name))),
            _("actuelle") if n == 1 else "",
        )
        for n, v in enumerate(node.versions, 1)
    )
    offers = []
    if rows:
        offers.append(Offer("enter", _("lire"), "open", "thing"))
    if len(rows) > 1 and space.may(node, EDIT):
        earlier = frozenset(str(n) for n in range(2, len(rows) + 1))
        offers.append(Offer("", _("rétablir"), "put_back", "version", earlier))
    if rows and space.may(node, EDIT):
        offers.append(
            Offer(
                "",
                _("nommer"),
                "name_version",
                "version",
                None,
                (Ask("name", _("Nom de la version")),),
            )
        )
    text = () if rows else (_("(aucune version)"),)
    chrome = (*_frame(space, "", node.name, _("historique")), _VERSIONS)
    return Page(
        title, text, rows, (3, 14, 10, 0, 8), (*offers, back), space.note, chrome=chrome, heading=""
    )


_VERSIONS = Columns(
    (
        Column(number=True),
        Column(_("Quand")),
        Column(_("Qui")),
        Column(_("Quoi"), rest=True),
        Column(),
    )
)


def _device(space: Space) -> Page:
    rows = tuple(
        _numbered(n, one.name, space.path(one.folder), one.state, weight(one.size))
        for n, one in enumerate(space.device, 1)
    )
    state = _("connecté") if space.connected else _("hors connexion")
    offers = []
    if rows:
        offers = [
            Offer("", _("libérer l'espace"), "free", "local"), Offer("", _("garder ici aussi"), "keep", "local"),
            Offer("", _("effacer"), "discard", "local"),
        ]  # fmt: skip
    offers += [
        Offer("", _("synchroniser"), "sync"), Offer("", _("connexion"), "connect"), Offer("escape", _("revenir"), "back"),
    ]  # fmt: skip
    title = _("Cet appareil · {state}").format(state=state)
    chrome = (*_frame(space, state), _LOCAL)
    return Page(
        title, (), rows, (3, 0, 16, 18, 7), tuple(offers), space.note, chrome=chrome, heading=""
    )


_LOCAL = Columns(
    (
        Column(number=True), Column(_("Nom"), rest=True, keep="ends"), Column(_("Dossier"), most=20, drop=1),
        Column(_("État")), Column(_("Taille"), right=True, drop=2),
    )
)  # fmt: skip
