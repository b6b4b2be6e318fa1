"""What one does with a shared drive."""

from __future__ import annotations

from typing import TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import NAMED, Act, Moving, Refused, Text
from pixsim.worlds.drive.data import (
    BIN,
    COMMENT,
    DEVICE,
    EDIT,
    INHERIT,
    MOST_LINES,
    MOST_NODES,
    MOST_VERSIONS,
    RIGHTS,
    Node,
    Space,
    Version,
)
from pixsim.worlds.extensions import with_extension
from pixsim.worlds.folder_tree import checked_name
from pixsim.worlds.goals import folded

"""What one does with a shared drive."""
S = TypeVar("S", bound=Space)
MOST_REMARKS = 20


def added(space: S, *nodes: Node) -> S:
    """With more nodes.

    Raises
    ------
    Refused
        There is no room for them.
    """
    if len(space.nodes) + len(nodes) > MOST_NODES:
        raise Refused(_("L'espace est plein."))
    more = sum(node.size for node in nodes if node.owner == space.me)
    if space.quota and more and space.used() + more > space.quota:
        raise Refused(
            _("Il n'y a plus assez de place : {n} Mo de trop.").format(
                n=space.used() + more - space.quota
            )
        )
    return space.changed(nodes=(*space.nodes, *nodes))


def allowed(space: Space, node: Node, right: str = EDIT) -> Node:
    """The same node, where one has a right on it.

    Raises
    ------
    Refused
    """
    if not space.may(node, right):
        mine = space.right(node, space.me)
        raise Refused(
            _("Votre droit sur « {name} » est : {right}.").format(name=node.name, right=mine)
        )
    return node


def free_name(space: Space, folder: str, name: str, but: str = "") -> str:
    """A name that can be given in a folder.

    Raises
    ------
    Refused
    """
    name = checked_name(name)
    if space.is_taken(folder, name, but):
        raise Refused(_("Ce nom est déjà pris dans ce dossier."))
    return name


def _movable(space: Space, thing: str) -> Node:
    node = space.node(thing)
    if not node.parent:
        raise Refused(_("C'est un espace entier : on ne peut pas lui faire cela."))
    return allowed(space, node)


# ---- moving about


class Open(Moving, do="open", word="ouvrir"):
    """Go into a folder, read a document or one of its versions."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text

    def apply(self, space: Space) -> Space:
        if space.view and space.panel == "history":
            return space.changed(version=self.thing)
        node = space.node(self.thing)
        if node.folder:
            return space.changed(place=node.id, query="", view="", version="")
        return space.changed(view=node.id, panel="text", version="")


class Back(Moving, do="back", word="remonter"):
    """Close what is open, or go to the folder above."""

    past = (gettext("Retour à la liste"),)

    def apply(self, space: Space) -> Space:
        if space.version:
            return space.changed(version="")
        if space.view:
            return space.changed(view="", panel="text")
        if space.query:
            return space.changed(query="")
        parent = space.node(space.place).parent if space.has(space.place) else ""
        return space.changed(place=parent)


class Find(Moving, do="find", word="chercher"):
    """Look for names and words here and below."""

    past = (gettext("« {text} » cherché"),)
    text: Text

    def apply(self, space: Space) -> Space:
        return space.changed(query=self.text)


class Sort(Moving, do="sort", word="trier"):
    """List in another order."""

    past = (gettext("Documents triés : {by}"),)
    by: Text

    def apply(self, space: Space) -> Space:
        return space.changed(sort=self.by)


class Sharing(Moving, do="sharing", word="partage"):
    """Show who may do what with something."""

    past = (gettext("Partage de « {thing} » affiché"),)
    thing: Text

    def apply(self, space: Space) -> Space:
        return space.changed(view=self.thing, panel="sharing")


class History(Moving, do="history", word="historique"):
    """Show the versions of a document."""

    past = (gettext("Historique de « {thing} » affiché"),)
    thing: Text

    def apply(self, space: Space) -> Space:
        return space.changed(view=self.thing, panel="history", version="")


class HistoryHere(Moving, do="history_here", word="versions"):
    """Show the versions of the document that is open."""

    past = (gettext("Historique de « {here} » affiché"),)

    def apply(self, space: Space) -> Space:
        return space.changed(panel="history", version="")


class Bin(Moving, do="bin", word="corbeille"):
    """Show the bin."""

    past = (gettext("Corbeille ouverte"),)

    def apply(self, space: Space) -> Space:
        return space.changed(place=BIN, query="")


class Device(Moving, do="device", word="appareil"):
    """Show the folder of the computer that is kept in step."""

    past = (gettext("Dossier de l'appareil ouvert"),)

    def apply(self, space: Space) -> Space:
        return space.changed(place=DEVICE, query="")


# ---- folders and documents


class NewFolder(Act, do="new_folder", word="créer-dossier"):
    """Make a folder here."""

    past = (gettext("Dossier « {name} » créé"),)
    links = NAMED
    name: Text

    def apply(self, space: Space) -> Space:
        allowed(space, space.node(space.place))
        name = free_name(space, space.place, self.name)
        node = Node(
            id=space.next_id(),
            parent=space.place,
            name=name,
            folder=True,
            owner=space.me,
            date=space.today,
        )
        return added(space, node)


class Upload(Act, do="upload", word="déposer"):
    """Put a file of the computer here."""

    past = (gettext("« {file} » déposé en ligne"),)
    file: Text

    def apply(self, space: Space) -> Space:
        allowed(space, space.node(space.place))
        file = next(file for file in space.files if file.name == self.file)
        name = free_name(space, space.place, file.name)
        number = space.next_id()
        saved = Version(
            when=space.today, who=space.me, what=_("dépôt du fichier"), lines=file.lines
        )
        node = Node(
            id=number, parent=space.place, name=name, owner=space.me, size=file.size, date=space.today,
            lines=file.lines, versions=(saved,), origin=file.node or number,
        )  # fmt: skip
        return added(space, node).changed(note=_("« {name} » est en ligne.").format(name=name))


class Rename(Act, do="rename", word="renommer"):
    """Give another name."""

    past = (gettext("« {thing} » renommé « {name} »"),)
    links = ("en", ":", "=", "->", "→")
    spoken_links = ("pour", "par", "comme")
    thing: Text
    name: Text

    def apply(self, space: Space) -> Space:
        node = _movable(space, self.thing)
        name = self.name if node.folder else with_extension(self.name, node.name)
        return space.with_node(node.id, name=free_name(space, node.parent, name, node.id))


def _target(space: Space, path: str, moved: Node) -> str:
    folder = next(n.id for n in space.folders() if space.path(n.id) == path)
    if folder == moved.id or folder in {node.id for node in space.below(moved.id)}:
        raise Refused(_("Un dossier ne peut pas aller dans lui-même."))
    return folder


class Move(Act, do="move", word="déplacer"):
    """Move into another folder."""

    past = (gettext("« {thing} » déplacé dans « {folder} »"),)
    thing: Text
    folder: Text

    def apply(self, space: Space) -> Space:
        node = _movable(space, self.thing)
        folder = _target(space, self.folder, node)
        if folder == node.parent:
            raise Refused(_("Il y est déjà."))
        free_name(space, folder, node.name)
        return space.with_node(node.id, parent=folder).changed(
            note=_("Déplacé dans {path}.").format(path=self.folder)
        )


class Copy(Act, do="copy", word="copier"):
    """Copy into another folder; the copy is one's own."""

    past = (gettext("« {thing} » copié dans « {folder} »"),)
    thing: Text
    folder: Text

    def apply(self, space: Space) -> Space:
        node = space.node(self.thing)
        folder = _target(space, self.folder, node)
        name = node.name
        if folded(name) in {folded(n.name) for n in space.inside(folder)}:
            name = _("Copie de {name}").format(name=name)
        copy = node.changed(
            id=space.next_id(), parent=folder, name=free_name(space, folder, name), owner=space.me, rights={}, link=RIGHTS[0],
            versions=(), present={}, remarks=(), origin=node.origin or node.id, date=space.today,
        )  # fmt: skip
        return added(space, copy).changed(note=_("Copié dans {path}.").format(path=self.folder))


class Delete(Act, do="delete", word="supprimer"):
    """Put into the bin."""

    past = (gettext("« {thing} » mis à la corbeille"),)
    thing: Text

    def apply(self, space: Space) -> Space:
        node = _movable(space, self.thing)
        note = _("{name} : mis à la corbeille.").format(name=node.name)
        return space.with_node(node.id, binned=True).changed(view="", note=note)


class Restore(Act, do="restore", word="restaurer"):
    """Take out of the bin."""

    past = (gettext("« {thing} » restauré depuis la corbeille"),)
    thing: Text

    def apply(self, space: Space) -> Space:
        node = allowed(space, space.node(self.thing))
        if space.is_binned(node.parent):
            raise Refused(_("Son dossier est lui aussi à la corbeille."))
        free_name(space, node.parent, node.name, node.id)
        restored = space.with_node(node.id, binned=False)
        return restored.changed(note=_("Remis dans {path}.").format(path=space.path(node.parent)))


def _owned(space: Space, node: Node) -> Node:
    if node.owner != space.me:
        raise Refused(_("Seul son propriétaire, {who}, peut le faire.").format(who=node.owner))
    return node


def _without(space: S, gone: set[str]) -> S:
    """Without some nodes, what they hold, and what the computer has of them."""
    every = set(gone)
    for _depth in range(len(space.nodes)):
        more = {n.id for n in space.nodes if n.parent in every} - every
        if not more:
            break
        every |= more
    nodes = tuple(node for node in space.nodes if node.id not in every)
    device = tuple(one for one in space.device if not {one.node, one.folder} & every)
    return space.changed(nodes=nodes, device=device)


class Erase(Act, do="erase", word="détruire"):
    """Delete for good."""

    past = (gettext("« {thing} » supprimé pour de bon"),)
    thing: Text

    def apply(self, space: Space) -> Space:
        node = _owned(space, space.node(self.thing))
        return _without(space, {node.id}).changed(note=_("Supprimé pour de bon."))


class EmptyBin(Act, do="empty_bin", word="vider"):
    """Delete for good all that is in the bin."""

    past = (gettext("Corbeille vidée"),)

    def apply(self, space: Space) -> Space:
        mine = {node.id for node in space.nodes if node.binned and node.owner == space.me}
        if not mine:
            raise Refused(_("Rien de ce qui est dans la corbeille ne vous appartient."))
        return _without(space, mine).changed(note=_("Vos fichiers de la corbeille sont supprimés."))


# ---- rights


class Give(Act, do="give", word="donner"):
    """Give somebody, or a group, a right."""

    past = (gettext("Droit de « {who} » sur « {here} » : {right}"),)
    who: Text
    right: Text

    def apply(self, space: Space) -> Space:
        node = allowed(space, space.node(space.view))
        if self.who == node.owner:
            raise Refused(_("{who} en est propriétaire.").format(who=self.who))
        rights = {who: right for who, right in node.rights.items() if who != self.who}
        if self.right != INHERIT:
            rights[self.who] = self.right
        if rights == node.rights:
            raise Refused(_("C'est déjà le cas."))
        return space.with_node(node.id, rights=rights)


class LinkRight(Act, do="link", word="lien"):
    """Say what all who have the link may do."""

    past = (gettext("Lien de « {here} » : {right}"),)
    right: Text

    def apply(self, space: Space) -> Space:
        node = allowed(space, space.node(space.view))
        if node.link == self.right:
            raise Refused(_("C'est déjà le cas."))
        return space.with_node(node.id, link=self.right)


class LinkEnd(Act, do="link_end", word="durée"):
    """Say until when the link works."""

    past = (gettext("Durée du lien de « {here} » : {until}"),)
    until: Text

    def apply(self, space: Space) -> Space:
        node = allowed(space, space.node(space.view))
        return space.with_node(node.id, link_end=self.until)


class CopyLink(Moving, do="copy_link", word="copier-lien"):
    """Copy the address of what is shared."""

    past = (gettext("Lien de « {here} » copié"),)

    def apply(self, space: Space) -> Space:
        return space.changed(copied=space.view, note=_("Lien copié."))


class Transfer(Act, do="transfer", word="transférer"):
    """Make somebody else the owner."""

    past = (gettext("« {who} » rendu propriétaire de « {here} »"),)
    who: Text

    def apply(self, space: Space) -> Space:
        node = _owned(space, space.node(space.view))
        rights = {**node.rights, space.me: EDIT}
        rights.pop(self.who, None)
        note = _("{who} est propriétaire ; vous gardez le droit de modification.").format(
            who=self.who
        )
        return space.with_node(node.id, owner=self.who, rights=rights).changed(note=note)


class AskRight(Act, do="ask", word="demander"):
    """Ask the owner for another right."""

    past = (gettext("Droit demandé sur « {here} » : {right}"),)
    right: Text

    def apply(self, space: Space) -> Space:
        node = space.node(space.view)
        asked = tuple(dict.fromkeys((*space.asked, (node.id, self.right))))
        return space.changed(asked=asked, note=_("Demande envoyée à {who}.").format(who=node.owner))


# ---- versions and text


def _version(node: Node, number: str) -> Version:
    return node.versions[int(number) - 1]


def _now(space: Space, node: Node) -> str:
    """The day, written as the versions of a document write theirs."""
    if not node.versions or "/" not in node.versions[0].when:
        return space.today
    return f"{space.today[8:10]}/{space.today[5:7]} 23 h 30"


def saved_as(space: Space, node: Node, lines: tuple[str, ...], what: str) -> Space:
    """With other lines in a document, and one more version of it."""
    version = Version(when=_now(space, node), who=space.me, what=what, lines=lines)
    versions = (version, *node.versions)[:MOST_VERSIONS]
    return space.with_node(node.id, lines=lines, versions=versions, date=space.today)


class PutBack(Act, do="put_back", word="rétablir"):
    """Make an earlier version the present one."""

    past = (gettext("Version du {version} de « {here} » rétablie"),)
    version: Text

    def apply(self, space: Space) -> Space:
        node = allowed(space, space.node(space.view))
        version = _version(node, self.version)
        what = _("version du {when} rétablie").format(when=version.when)
        return saved_as(space, node, version.lines, what).changed(
            version="", note=what.capitalize() + "."
        )


class NameVersion(Act, do="name_version", word="nommer"):
    """Give a version a name, so that it is found again."""

    past = (gettext("Version du {version} nommée « {name} »"),)
    links = (":", "=")
    version: Text
    name: Text

    def apply(self, space: Space) -> Space:
        node = allowed(space, space.node(space.view))
        if not self.name:
            raise Refused(_("Donnez un nom."))
        named = _version(node, self.version).changed(name=self.name)
        place = int(self.version) - 1
        return space.with_node(
            node.id, versions=(*node.versions[:place], named, *node.versions[place + 1 :])
        )


class AddLine(Act, do="add_line", word="ajouter"):
    """Write a line at the end of a document."""

    past = (gettext("Ligne ajoutée à « {here} » : {text}"),)
    text: Text

    def apply(self, space: Space) -> Space:
        node = allowed(space, space.node(space.view))
        if not self.text:
            raise Refused(_("Écrivez la ligne."))
        if len(node.lines) >= MOST_LINES:
            raise Refused(_("Le document est trop long."))
        return saved_as(space, node, (*node.lines, self.text), _("une ligne ajoutée"))


class Rewrite(Act, do="rewrite", word="modifier"):
    """Write a line of a document anew; an empty one goes."""

    past = (gettext("Ligne {row} de « {here} » réécrite : {text}"),)
    links = ("par", "en", ":")
    fills = True
    row: Text
    text: Text

    def apply(self, space: Space) -> Space:
        node = allowed(space, space.node(space.view))
        place = int(self.row) - 1
        if node.lines[place] == self.text:
            raise Refused(_("Rien n'a changé."))
        kept = (self.text,) if self.text else ()
        lines = (*node.lines[:place], *kept, *node.lines[place + 1 :])
        return saved_as(
            space, node, lines, _("une ligne modifiée") if kept else _("une ligne retirée")
        )


class RemoveLine(Act, do="remove_line", word="retirer"):
    """Take a line off a document."""

    past = (gettext("Ligne {row} de « {here} » supprimée"),)
    row: Text

    def apply(self, space: Space) -> Space:
        node = allowed(space, space.node(space.view))
        place = int(self.row) - 1
        lines = (*node.lines[:place], *node.lines[place + 1 :])
        return saved_as(space, node, lines, _("une ligne retirée"))


class Remark(Act, do="remark", word="commenter"):
    """Comment on a document."""

    past = (gettext("Commentaire ajouté à « {here} » : {text}"),)
    text: Text

    def apply(self, space: Space) -> Space:
        node = allowed(space, space.node(space.view), COMMENT)
        if not self.text:
            raise Refused(_("Écrivez le commentaire."))
        if len(node.remarks) >= MOST_REMARKS:
            raise Refused(_("Il y a trop de commentaires."))
        return space.with_node(node.id, remarks=(*node.remarks, (space.me, self.text)))
