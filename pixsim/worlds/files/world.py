"""Files and folders as a world: its pages, its acts, its facts."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.worlds.chrome.kinds import Chrome
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.chrome.places import Tab, Trail, Way
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.core import BACK, Act, Fact, World
from pixsim.worlds.files import acts
from pixsim.worlds.files.data import ALSO_SORTS, BIN, SORTS, Disk
from pixsim.worlds.files.nodes import Node
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Ask, Offer, Page, Row

WIDTHS = (3, 2, 0, 9, 10, 16)
NAME = _("Fichiers")
_PACKED = Columns((Column(_("Nom"), rest=True, keep="ends"), Column(_("Taille"), right=True)))


def weight(size: int) -> str:
    """A size in kB as people read it."""
    for step, unit in ((1_000_000, "Go"), (1_000, "Mo")):
        if size >= step:
            return f"{size / step:.1f} {unit}".replace(".0 ", " ").replace(".", ",")
    return f"{size} ko"


class Files(Disk, acts=[acts]):
    """Files and folders; see `pixsim.worlds.files.data.Disk` for its fields.

    Facts: ``at path``, ``viewed id``, ``file path``, ``folder path``, ``in id path`` (of its folder),
    ``name id name``, ``content path id`` (what it is, or was copied from), ``binned id``,
    ``saved path id format`` (made of that one by saving it so), ``readonly id``, ``tag id label``, ``opened id app`` (empty for the usual one),
    ``packed path members`` (in alphabetical order, with commas).
    """

    def page(self) -> Page:
        """What is on the screen."""
        if self.asked:
            return self._asked_page()
        if self.view and self.has(self.view):
            return self._file_page(self.node(self.view))
        nodes = self.listed()
        rows = tuple(self._row(node) for node in nodes)
        text = () if rows else (_("(vide)"),)
        return Page(
            self._title(nodes), text, rows, WIDTHS, tuple(self._offers(nodes)), self.note,
            chrome=(self._status(nodes), self._trail(), self._columns()), heading="",
        )  # fmt: skip

    def _status(self, nodes: tuple[Node, ...]) -> Status:
        """How many things, and how much they weigh."""
        count = ngettext("{n} élément", "{n} éléments", len(nodes)).format(n=len(nodes))
        return Status(NAME, count)

    def _trail(self, last: str = "") -> Trail:
        """The folders that lead here; a click goes to one of them."""
        if self.place == "bin":
            places = [Tab(_("Cet ordinateur"), way=Way("back")), Tab(BIN)]
        else:
            names = [name for name in self.path(self.place).split("/") if name]
            paths = ["/".join(names[: n + 1]) for n in range(len(names))]
            up = Way("back") if len(names) == 1 and not self.query else None
            places = [Tab(_("Cet ordinateur"), way=up)]
            places += [Tab(name, way=Way("go", {"path": path})) for name, path in zip(names, paths, strict=True)]  # fmt: skip
        if last:
            places = [*(Tab(one.name) for one in places), Tab(last)]
        return Trail(tuple(places), self.query)

    def _columns(self) -> Columns:
        """What is shown of each file, and how they are sorted."""
        where = bool(self.query) or self.place == "bin"
        columns = (
            Column(number=True),
            Column(mark=True),
            Column(_("Nom"), rest=True, keep="ends"),
            Column(_("Taille"), right=True),
            Column(_("Modifié"), right=True, drop=1),
            Column(_("Dossier") if where else _("Type"), most=28, drop=2),
        )
        sort = {"nom": 2, "taille": 3, "date": 4, "type": 5}.get(self.sort, -1)
        return Columns(columns, sort, self.falling)

    def _asked_page(self) -> Page:
        """One file would come over another."""
        node, path = self.node(self.asked[1]), self.asked[2]
        there = next(n for n in self.inside(self.folder_of(path)) if folded(n.name) == folded(node.name))  # fmt: skip
        lines = (
            (_("Le fichier de {path}").format(path=path), weight(there.size), there.date or "—"),
            (_("Celui que vous y mettez"), weight(node.size), node.date or "—"),
        )
        rows = tuple(Row(line, said=", ".join(line)) for line in lines)
        offers = (
            Offer("", _("remplacer"), "replace"),
            Offer("", _("garder les deux"), "keep_both"),
            Offer("escape", _("renoncer"), "give_up"),
        )
        title = _("« {name} » existe déjà dans {path}").format(name=node.name, path=path)
        chrome = (Status(NAME), self._trail(_("deux fichiers de même nom")))
        return Page(title, (), rows, (0, 9, 16), offers, self.note, chrome=chrome)

    def _title(self, nodes: tuple[Node, ...]) -> str:
        where = BIN if self.place == "bin" else self.path(self.place) or _("Cet ordinateur")
        if self.query:
            where = _("Recherche « {text} » dans {where}").format(text=self.query, where=where)
        count = ngettext("{n} élément", "{n} éléments", len(nodes)).format(n=len(nodes))
        order = (
            "" if self.sort == "nom" and not self.falling else _(" · par {by}").format(by=self.sort)
        )
        return f"{where} · {count}{order}{' ↓' if self.falling else ''}"

    def _row(self, node: Node) -> Row:
        name = self.shown_name(node)
        size = "" if node.folder else weight(node.size)
        where = self.path(node.parent) if self.query or self.place == "bin" else node.kind
        marks = Span("■" if node.folder else "○" if node.readonly else "", "mark")
        day = node.date[:10]
        labels = f" [{', '.join(node.tags)}]" if node.tags else ""
        said = ", ".join(
            part
            for part in (
                name + labels, node.kind, size, day, _("protégé") if node.readonly else "",
                where if where != node.kind else "",
            )
            if part
        )  # fmt: skip
        cells = (node.id, marks, name + labels, Span(size, "muted"), Span(day, "muted"), Span(where, "muted"))  # fmt: skip
        return Row(cells, node.id, said, "strong" if node.folder else "")

    def _offers(self, nodes: tuple[Node, ...]) -> Iterator[Offer]:
        if self.place == "bin":
            yield from self._bin_offers(nodes)
            return
        files = frozenset(node.id for node in nodes if not node.folder)
        real = frozenset(node.id for node in nodes if node.parent)
        if nodes:
            yield Offer("enter", _("ouvrir"), "open", "thing")
            yield Offer("", _("propriétés"), "properties", "thing")
        if real:
            paths = tuple(self.path(folder.id) for folder in self.folders())
            into = (Ask("folder", _("Dossier"), paths),)
            names = {node.id: node.name for node in nodes}
            yield Offer(
                "", _("renommer"), "rename", "thing", real, (Ask("name", _("Nom"), value=names),)
            )
            yield Offer("", _("copier"), "copy", "thing", real, into)
            yield Offer("", _("déplacer"), "move", "thing", real, into)
            yield Offer("", _("supprimer"), "delete", "thing", real)
            yield Offer(
                "", _("compresser"), "pack", "thing", real, (Ask("name", _("Nom de l'archive")),)
            )
        if files:
            yield Offer("", _("protéger"), "read_only", "thing", files)
            yield Offer(
                "",
                _("ouvrir avec"),
                "open_with",
                "thing",
                files,
                (Ask("app", _("Avec"), self.apps),),
            )
            yield Offer(
                "",
                _("renommer tout"),
                "rename_all",
                asks=(Ask("pattern", _("Modèle, # pour un chiffre")),),
            )
        if self.tags:  # beside folders too, for the help to tell it
            label = Ask("label", _("Étiquette"), self.tags)
            yield Offer("", _("étiqueter"), "tag", "thing", files, (label,))
        formats = {
            n.id: self.formats[n.extension]
            for n in nodes
            if n.extension in self.formats and not n.folder
        }
        if formats:
            ask = Ask("form", _("Format"), by_row=formats)
            yield Offer("", _("enregistrer sous"), "save_as", "thing", frozenset(formats), (ask,))
        archives = frozenset(node.id for node in nodes if node.members)
        if archives:
            yield Offer("", _("extraire"), "unpack", "thing", archives)
        yield Offer(
            "", _("trier"), "sort", asks=(Ask("by", _("Trier par"), SORTS, also=ALSO_SORTS),)
        )
        yield Offer(
            "",
            _("chercher"),
            "find",
            asks=(Ask("text", _("Nom, *.pdf, type:image, date:2026-03, taille:>2 Mo")),),
        )
        if self.place and not self.query:
            yield Offer("", _("nouveau dossier"), "new_folder", asks=(Ask("name", _("Nom")),))
        yield Offer("", _("aller à un chemin"), "go", asks=(Ask("path", _("Chemin")),))
        yield Offer("", _("corbeille"), "bin")
        if self.place or self.query:
            yield Offer("escape", _("remonter"), "back")

    def _bin_offers(self, nodes: tuple[Node, ...]) -> Iterator[Offer]:
        if nodes:
            yield Offer("", _("restaurer"), "restore", "thing")
            yield Offer("", _("vider la corbeille"), "empty_bin")
        yield Offer(
            "", _("trier"), "sort", asks=(Ask("by", _("Trier par"), SORTS, also=ALSO_SORTS),)
        )
        yield Offer("", _("aller à un chemin"), "go", asks=(Ask("path", _("Chemin")),))
        yield Offer("escape", _("quitter la corbeille"), "back")

    def _about_open(self, node: Node) -> Iterator[Offer]:
        """What may be done to the file that is open, or whose properties are."""
        inside = node.members and not self.properties
        if not node.parent or self.place == "bin" or inside:
            return  # of an archive, one sees what is to be taken out first
        this = Ask("thing", "", (node.id,), also={node.name: node.id})
        into = Ask("folder", _("Dossier"), tuple(self.path(f.id) for f in self.folders()))
        if forms := self.formats.get(node.extension, ()):
            form = Ask("form", _("Format"), forms)
            yield Offer("", _("enregistrer sous"), "save_as", asks=(this, form))
        yield Offer("", _("copier"), "copy", asks=(this, into))
        yield Offer("", _("déplacer"), "move", asks=(this, into))
        yield Offer(
            "", _("renommer"), "rename", asks=(this, Ask("name", _("Nom"), value=node.name))
        )
        yield Offer("", _("supprimer"), "delete", asks=(this,))

    def _file_page(self, node: Node) -> Page:
        back = (*self._about_open(node), Offer("escape", _("fermer"), "back"))
        if self.properties:
            known = [
                (_("Type"), node.kind),
                (_("Emplacement"), self.path(node.parent) or "—"),
                (_("Taille"), weight(self.weight(node.id))),
                (_("Modifié le"), node.date or "—"),
                (_("Protégé"), _("oui") if node.readonly else _("non")),
                (_("Étiquettes"), ", ".join(node.tags) or "—"),
                *node.details,
            ]
            if node.folder:
                count = sum(not n.folder for n in self.below(node.id))
                known.insert(
                    3,
                    (_("Contient"), ngettext("{n} fichier", "{n} fichiers", count).format(n=count)),
                )
            rows = tuple(Row(pair, said=f"{pair[0]} : {pair[1]}") for pair in known)
            title = _("Propriétés de {name}").format(name=node.name)
            ask = Ask("thing", _("De quoi"), tuple(self.beside(node)))
            again = (Offer("", _("propriétés"), "properties", asks=(ask,)),) if ask.choices else ()
            chrome: tuple[Chrome, ...] = (Status(NAME), self._trail(_("propriétés")))
            return Page(title, (), rows, (16, 0), (*again, *back), self.note, chrome=chrome)
        if node.members:
            rows = tuple(Row((m.name, weight(m.size))) for m in node.members)
            return Page(
                _("Archive {name}").format(name=node.name), (), rows, (0, 9), back, self.note,
                chrome=(Status(NAME), self._trail(node.name), _PACKED),
            )  # fmt: skip
        lines = (
            node.text.split("\n")
            if node.text
            else [_("({kind} : {size})").format(kind=node.kind, size=weight(node.size))]
        )
        chrome = (Status(NAME), self._trail(node.name))
        rows = tuple(Row((line,)) for line in lines)
        return Page(node.name, (), rows, (0,), back, self.note, chrome=chrome)

    def out_of_reach(self, line: str) -> str:
        """That the files of an archive that is shown are taken out of it before they are used."""
        node = self.node(self.view) if self.view and self.has(self.view) else None
        said = folded(line)
        named = (part for m in node.members for part in (m.name, m.name.rpartition("/")[2])) if node else ()  # fmt: skip
        if node is None or not any(folded(name) in said for name in named):
            return ""
        return _(
            "Ce fichier est dans une archive : extrayez-la d'abord (« remonter », puis « extraire {id} »)."
        ).format(id=node.id)

    def beneath(self) -> Files | None:
        """The folder, once the card of what a file is has been closed."""
        return self.after(self.make_act(BACK)) if self.view and self.properties else None

    def deleted(self, start: World) -> frozenset[Fact]:
        """What the bin no longer holds, nor any folder."""
        nodes = start.nodes if isinstance(start, Disk) else ()
        return frozenset(("binned", node.id) for node in nodes if not self.has(node.id))

    def _facts(self) -> Iterator[Fact]:
        yield ("at", BIN if self.place == "bin" else self.path(self.place))
        if self.view:
            yield ("viewed", self.view)
        yield from (("opened", name, app) for name, app in self.opened)
        for node in self.nodes:
            if node.binned:
                yield ("binned", node.id)
            if self.is_binned(node.id):
                continue
            path = self.path(node.id)
            yield ("folder" if node.folder else "file", path)
            yield ("in", node.id, self.path(node.parent))
            yield ("name", node.id, node.name)
            yield ("content", path, node.origin or node.id)
            if node.saved:
                yield ("saved", path, node.origin, node.saved)
            yield from (("tag", node.id, label) for label in node.tags)
            if node.readonly:
                yield ("readonly", node.id)
            if node.members:
                yield ("packed", path, ", ".join(sorted(m.name for m in node.members)))

    def called(self, name: str, value: str) -> str:
        """A file or a folder by its name."""
        return self.shown_name(self.node(value)) if name == "thing" and self.has(value) else value

    def here(self) -> str:
        """The file that is open, or the folder one is in."""
        return self.called("thing", self.view or self.place)

    def which_past(self, act: Act) -> int:
        """Whether a file was protected, or bore a label."""
        given = act.arguments()
        node = self.node(given["thing"]) if self.has(given.get("thing", "")) else None
        if node is None:
            return False
        return (act.do == "read_only" and node.readonly) or (
            act.do == "tag" and given["label"] in node.tags
        )

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, first, *rest = fact
        name = self.node(first).name if self.has(first) else first.lstrip("~^%")
        plain = ", ".join(part.lstrip("~^") for part in rest)
        template = {
            "at": _("être dans {name}"),
            "viewed": _("ouvrir {name}"),
            "opened": _("ouvrir {name} avec : {rest}") if plain else _("ouvrir {name}"),
            "file": _("un fichier {name}"),
            "folder": _("un dossier {name}"),
            "in": _("{name} dans {rest}"),
            "name": _("{name} renommé {rest}"),
            "content": _("{name} avec le bon contenu"),
            "saved": _("{name}, enregistré dans ce format"),
            "binned": _("{name} à la corbeille"),
            "readonly": _("{name} protégé"),
            "tag": _("{name} étiqueté {rest}"),
            "packed": _("une archive {name} qui contient {rest}"),
        }.get(kind)
        return template.format(name=name, rest=plain) if template else super().tell(fact)
