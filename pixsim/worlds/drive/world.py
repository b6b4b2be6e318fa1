"""A shared drive as a world: its pages, its acts, its facts."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Act, Fact, World
from pixsim.worlds.drive import acts, synchronisation
from pixsim.worlds.drive.data import BIN, DEVICE, Space
from pixsim.worlds.drive.pages import page_of
from pixsim.worlds.pages import Page

LINE = " / "
"""Between the lines of a document, in a fact."""


class Drive(Space, acts=[acts, synchronisation]):
    """A shared drive; see `pixsim.worlds.drive.data.Space` for its fields.

    Facts: ``at path``, ``viewed id panel``, ``in id path`` (of its folder), ``name id name``, ``folder
    path``, ``file path``, ``content path id`` (what it is, or was copied from), ``binned id``, ``owner id
    who``, ``right id who right`` (what each person may do in the end), ``given id who right`` (told
    here), ``link id right``, ``until id end`` (of
    a link), ``public id right`` (by its link, or that of a folder), ``text id lines`` (joined by « / »),
    ``version id name``, ``remark id who text``, ``asked id right``, ``copied id``, ``local name state``,
    ``connected oui``, ``used MB``.
    """

    def page(self) -> Page:
        """What is on the screen."""
        return page_of(self)

    def deleted(self, start: World) -> frozenset[Fact]:
        """What the bin no longer holds, nor any folder."""
        nodes = start.nodes if isinstance(start, Space) else ()
        return frozenset(("binned", node.id) for node in nodes if not self.has(node.id))

    def _facts(self) -> Iterator[Fact]:
        yield ("at", self.place if self.place in (BIN, DEVICE) else self.path(self.place))
        if self.view and self.has(self.view):
            yield ("viewed", self.view, self.panel)
        yield ("connected", "oui" if self.connected else "non")
        yield ("used", str(self.used()))
        if self.copied:
            yield ("copied", self.copied)
        yield from (("asked", name, right) for name, right in self.asked)
        yield from (("local", one.name, one.state) for one in self.device)
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
            yield ("owner", node.id, node.owner)
            yield ("link", node.id, node.link)
            yield ("public", node.id, self.public(node))
            yield ("until", node.id, node.link_end)
            yield ("text", node.id, LINE.join(node.lines))
            yield from (("right", node.id, who, self.right(node, who)) for who in self.people)
            yield from (("given", node.id, who, right) for who, right in node.rights.items())
            yield from (("version", node.id, v.name) for v in node.versions if v.name)
            yield from (("remark", node.id, who, text) for who, text in node.remarks)

    def called(self, name: str, value: str) -> str:
        """A document or a folder by its name, a version by its date, a file of the computer by its name."""
        if name == "version" or (name == "thing" and self.panel == "history" and self.view):
            versions = self.node(self.view).versions
            return (
                versions[int(value) - 1].when
                if value.isdecimal() and int(value) <= len(versions)
                else value
            )
        if name == "local":
            return (
                self.device[int(value) - 1].name
                if value.isdecimal() and int(value) <= len(self.device)
                else value
            )
        return self.node(value).name if name == "thing" and self.has(value) else value

    def here(self) -> str:
        """What is looked into, or the folder one is in."""
        name = self.view or self.place
        return self.node(name).name if self.has(name) else name

    def which_past(self, act: Act) -> int:
        """Whether the computer was connected."""
        return act.do == "connect" and self.connected

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, first, *rest = fact
        first = first.split("||")[0]
        name = self.path(first) if self.has(first) else first.lstrip("~^")
        plain = [part.lstrip("~^").split("||")[0] or _("rien") for part in rest] + [""] * 2
        template = {
            "at": _("être dans {name}"), "viewed": _("regarder {name}"), "in": _("{name} dans {0}"), "name": _("{name} renommé {0}"),
            "folder": _("un dossier {name}"), "file": _("un document {name}"), "content": _("{name} avec le bon contenu"),
            "binned": _("{name} à la corbeille"), "owner": _("{name} appartient à {0}"), "right": _("{name} : {0} a le droit « {1} »"),
            "given": _("{name} : « {1} » donné à {0}"), "link": _("{name} : lien, {0}"), "until": _("{name} : lien valable {0}"), "public": _("{name}, pour qui a un lien : {0}"),
            "text": _("{name} contient : {0}"), "version": _("une version de {name} nommée {0}"), "remark": _("un commentaire sur {name} : {1}"),
            "asked": _("demander le droit « {0} » sur {name}"), "copied": _("copier le lien de {name}"), "local": _("{name} sur l'appareil : {0}"),
            "connected": _("connexion : {name}"), "used": _("espace occupé : {name} Mo"),
        }.get(kind)  # fmt: skip
        return template.format(*plain, name=name) if template else super().tell(fact)
