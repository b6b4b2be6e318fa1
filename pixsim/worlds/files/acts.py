"""What one does with files and folders."""

from __future__ import annotations

import re
from typing import TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import NAMED, Act, Moving, Refused, Text
from pixsim.worlds.extensions import with_extension
from pixsim.worlds.files.data import Disk
from pixsim.worlds.files.nodes import Member, Node
from pixsim.worlds.folder_tree import FORBIDDEN, checked_name
from pixsim.worlds.goals import folded

"""What one does with files and folders."""
D = TypeVar("D", bound=Disk)
MOST_NODES = 300
PACKED = 0.55  # of its size, once compressed
PLAIN = ("txt", "csv")
BARE = 1 / 12  # of the size of a document, once it is its text alone


def _added(disk: D, *nodes: Node) -> D:
    if len(disk.nodes) + len(nodes) > MOST_NODES:
        raise Refused(_("Le disque est plein."))
    return disk.changed(nodes=(*disk.nodes, *nodes))


def _free_name(disk: Disk, folder: str, name: str, but: str = "") -> str:
    """A name that can be given in a folder."""
    name = checked_name(name)
    if disk.is_taken(folder, name, but):
        raise Refused(
            _("Ce nom est déjà pris dans ce dossier : supprimez d'abord ce qui le porte.")
        )
    return name


def _writable(disk: Disk, name: str) -> Node:
    node = disk.node(name)
    if not node.parent:
        raise Refused(_("C'est un disque : on ne peut pas lui faire cela."))
    if node.readonly:
        raise Refused(_("Ce fichier est protégé contre les modifications."))
    return node


# ---- moving about


class Open(Moving, do="open", word="ouvrir"):
    """Go into a folder, look into an archive, read a file."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text

    def apply(self, disk: Disk) -> Disk:
        node = disk.node(self.thing)
        if node.folder:
            return disk.changed(place=node.id, view="", query="")
        opened = tuple(dict.fromkeys((*disk.opened, (node.id, ""))))
        return disk.changed(view=node.id, properties=False, opened=opened)


class Back(Moving, do="back", word="remonter"):
    """Close what is open, or go to the folder above."""

    past = (gettext("Retour au dossier précédent"),)

    def apply(self, disk: Disk) -> Disk:
        if disk.view:
            return disk.changed(view="")
        if disk.query:
            return disk.changed(query="")
        if disk.place == "bin":
            return disk.changed(place="")
        return disk.changed(place=disk.node(disk.place).parent)


class Go(Moving, do="go", word="aller"):
    """Go to a folder by its path."""

    past = (gettext("Dossier « {path} » ouvert"),)
    links = ("dans le dossier", "au dossier", "dans", "vers", "sur", "à", "au")
    path: Text

    def apply(self, disk: Disk) -> Disk:
        place = disk.place_at(self.path)
        if place is None:
            return _gone_to_file(self.path, disk)
        return disk.changed(place=place, view="", query="")


def _gone_to_file(path: str, disk: Disk) -> Disk:
    """A file by its path: it is opened where it is, as an address bar does."""
    node = disk.file_at(path)
    if node is None:
        raise Refused(_("Aucun dossier ni aucun fichier n'a ce chemin."))
    return Open(thing=node.id).apply(disk.changed(place=node.parent, query=""))


class Properties(Moving, do="properties", word="propriétés"):
    """Show what is known of a file."""

    past = (gettext("Propriétés de « {thing} » affichées"),)
    thing: Text

    def apply(self, disk: Disk) -> Disk:
        shown = disk.beside(disk.node(disk.view)) if disk.view else {}
        return disk.changed(view=shown.get(self.thing, self.thing), properties=True)


class Sort(Moving, do="sort", word="trier"):
    """List in another order; the same again turns it round."""

    past = (gettext("Fichiers triés : {by}"),)
    by: Text

    def apply(self, disk: Disk) -> Disk:
        return disk.changed(sort=self.by, falling=disk.sort == self.by and not disk.falling)


class Find(Moving, do="find", word="chercher"):
    """Look for files here and below."""

    past = (gettext("« {text} » cherché"),)
    text: Text

    def apply(self, disk: Disk) -> Disk:
        if not self.text:
            raise Refused(_("Que cherchez-vous ?"))
        return disk.changed(query=self.text)


class Bin(Moving, do="bin", word="corbeille"):
    """Show the bin."""

    past = (gettext("Corbeille ouverte"),)

    def apply(self, disk: Disk) -> Disk:
        return disk.changed(place="bin", view="", query="")


# ---- changing


class NewFolder(Act, do="new_folder", word="créer-dossier"):
    """Make a folder here."""

    past = (gettext("Dossier « {name} » créé dans « {here} »"),)
    links = NAMED
    name: Text

    def apply(self, disk: Disk) -> Disk:
        name = _free_name(disk, disk.place, self.name)
        return _added(disk, Node(id=disk.next_number(), parent=disk.place, name=name, folder=True))


class Rename(Act, do="rename", word="renommer"):
    """Give another name."""

    past = (gettext("« {thing} » renommé « {name} »"),)
    links = ("en", ":", "=", "->", "→")
    spoken_links = ("pour", "par", "comme")
    thing: Text
    name: Text

    def apply(self, disk: Disk) -> Disk:
        node = _writable(disk, self.thing)
        name = self.name if node.folder else with_extension(self.name, node.name)
        return disk.with_node(node.id, name=_free_name(disk, node.parent, name, node.id))


class RenameAll(Act, do="rename_all", word="renommer-lot"):
    """Name all files listed here after a pattern, « ### » being a counter of three figures."""

    past = (gettext("Fichiers de « {here} » renommés selon le modèle « {pattern} »"),)
    links = ("en", ":")
    pattern: Text

    def apply(self, disk: Disk) -> Disk:
        counter = re.search(r"#+", self.pattern)
        if counter is None or FORBIDDEN.search(self.pattern):
            raise Refused(
                _("Mettez « # » à la place de chaque chiffre du compteur, par exemple fete_##.")
            )
        names = {}
        for number, node in enumerate((n for n in disk.listed() if not n.folder), 1):
            _writable(disk, node.id)
            figure = str(number).zfill(len(counter[0]))
            stem = self.pattern[: counter.start()] + figure + self.pattern[counter.end() :]
            end = f".{node.extension}" if node.extension else ""
            names[node.id] = stem if stem.lower().endswith(end) and end else stem + end
        if not names:
            raise Refused(_("Il n'y a pas de fichier ici."))
        nodes = tuple(n.changed(name=names[n.id]) if n.id in names else n for n in disk.nodes)
        return disk.changed(nodes=nodes, note=_("Fichiers renommés."))


def _target(disk: Disk, path: str, node: Node) -> str:
    folder = disk.folder_of(path)
    if folder == node.id or any(n.id == folder for n in disk.below(node.id)):
        raise Refused(_("Un dossier ne peut pas aller dans lui-même."))
    return folder


class Copy(Act, do="copy", word="copier"):
    """Copy into another folder."""

    past = (gettext("« {thing} » copié dans « {folder} »"),)
    thing: Text
    folder: Text

    def apply(self, disk: Disk) -> Disk:
        node = disk.node(self.thing)
        if not node.parent:
            raise Refused(_("C'est un disque : on ne peut pas lui faire cela."))
        folder = _target(disk, self.folder, node)
        name = node.name
        if folder == node.parent:
            name = _beside(name, node.folder)
        elif _asks(disk, node, folder):
            return disk.changed(asked=("copy", node.id, self.folder))
        _free_name(disk, folder, name)
        copies = _copied(disk, node, folder, int(disk.next_number()))
        copies[0] = copies[0].changed(name=name)
        return _added(disk, *copies).changed(note=_("Copié dans {path}.").format(path=self.folder))


def _beside(name: str, folder: bool) -> str:
    """« photo - copie.jpg »."""
    stem, point, end = name.rpartition(".")
    return f"{stem} - copie{point}{end}" if stem and not folder else f"{name} - copie"


def _namesake(disk: Disk, node: Node, folder: str) -> Node | None:
    """What has the name of a file in a folder."""
    found = (n for n in disk.inside(folder) if folded(n.name) == folded(node.name))
    return next(found, None)


def _asks(disk: Disk, node: Node, folder: str) -> bool:
    """Whether one file would come over another: one is asked, as everywhere."""
    there = _namesake(disk, node, folder)
    return there is not None and not node.folder and not there.folder


class Replace(Act, do="replace", word="remplacer"):
    """Put a file in the place of the one of that name."""

    past = (gettext("Fichier de même nom remplacé"),)

    def apply(self, disk: Disk) -> Disk:
        _do, thing, path = disk.asked
        node = disk.node(thing)
        there = _namesake(disk, node, _target(disk, path, node))
        assert there is not None
        _writable(disk, there.id)
        without = disk.changed(nodes=tuple(n for n in disk.nodes if n.id != there.id))
        number = int(disk.next_number())
        return _put(without, node.name, number).changed(
            note=_("{name} est remplacé.").format(name=there.name)
        )


class KeepBoth(Act, do="keep_both", word="garder-les-deux"):
    """Put a file beside the one of that name, under another name."""

    past = (gettext("Les deux fichiers de même nom gardés"),)

    def apply(self, disk: Disk) -> Disk:
        _do, thing, path = disk.asked
        node = disk.node(thing)
        name = _free_name(disk, _target(disk, path, node), _beside(node.name, node.folder))
        return _put(disk, name, int(disk.next_number())).changed(note=_("Les deux sont gardés ; l'autre est {name}.").format(name=name))  # fmt: skip


def _put(disk: Disk, name: str, number: int) -> Disk:
    """Copy or move as was asked for, under a name that is free."""
    do, thing, path = disk.asked
    node = disk.node(thing)
    folder, settled = _target(disk, path, node), disk.changed(asked=())
    if do == "move":
        return settled.with_node(thing, parent=folder, name=name)
    (copy,) = _copied(settled, node, folder, number)
    return _added(settled, copy.changed(name=name))


class GiveUp(Moving, do="give_up", word="renoncer"):
    """Leave the file that has that name as it is."""

    past = (gettext("Fichier de même nom laissé tel quel"),)

    def apply(self, disk: Disk) -> Disk:
        return disk.changed(asked=())


def _copied(disk: Disk, node: Node, folder: str, number: int) -> list[Node]:
    """A node and all it holds, with other ids."""
    found = [
        node.changed(id=str(number), parent=folder, origin=node.origin or node.id, binned=False)
    ]
    for inner in disk.inside(node.id):
        found += _copied(disk, inner, str(number), number + len(found))
    return found


class Move(Act, do="move", word="déplacer"):
    """Move into another folder."""

    past = (gettext("« {thing} » déplacé dans « {folder} »"),)
    thing: Text
    folder: Text

    def apply(self, disk: Disk) -> Disk:
        node = _writable(disk, self.thing)
        folder = _target(disk, self.folder, node)
        if folder == node.parent:
            raise Refused(_("Il y est déjà."))
        if _asks(disk, node, folder):
            return disk.changed(asked=("move", node.id, self.folder))
        _free_name(disk, folder, node.name)
        moved = disk.with_node(node.id, parent=folder)
        return moved.changed(note=_("Déplacé dans {path}.").format(path=self.folder))


class Delete(Act, do="delete", word="supprimer"):
    """Put into the bin."""

    past = (gettext("« {thing} » mis à la corbeille"),)
    thing: Text

    def apply(self, disk: Disk) -> Disk:
        node = _writable(disk, self.thing)
        note = _("{name} : mis à la corbeille.").format(name=node.name)
        return disk.with_node(node.id, binned=True).changed(view="", note=note)


class Restore(Act, do="restore", word="restaurer"):
    """Take out of the bin."""

    past = (gettext("« {thing} » restauré depuis la corbeille"),)
    thing: Text

    def apply(self, disk: Disk) -> Disk:
        node = disk.node(self.thing)
        if not disk.has(node.parent) or disk.is_binned(node.parent):
            raise Refused(_("Son dossier d'origine n'existe plus."))
        _free_name(disk, node.parent, node.name, node.id)
        restored = disk.with_node(node.id, binned=False)
        return restored.changed(note=_("Remis dans {path}.").format(path=disk.path(node.parent)))


class EmptyBin(Act, do="empty_bin", word="vider"):
    """Delete for good what is in the bin."""

    past = (gettext("Corbeille vidée"),)

    def apply(self, disk: Disk) -> Disk:
        nodes = tuple(node for node in disk.nodes if not disk.is_binned(node.id))
        return disk.changed(nodes=nodes, note=_("La corbeille est vide."))


class Pack(Act, do="pack", word="compresser"):
    """Make an archive of a file or folder, beside it."""

    past = (gettext("« {thing} » compressé en « {name} »"),)
    links = ("en", "sous", ":", "=", "->", "→")
    thing: Text
    name: Text

    def apply(self, disk: Disk) -> Disk:
        node = disk.node(self.thing)
        if not node.parent:
            raise Refused(_("C'est un disque : on ne peut pas lui faire cela."))
        name = self.name if self.name.lower().endswith(".zip") else f"{self.name}.zip"
        name = _free_name(disk, node.parent, name)
        packed = [n for n in disk.below(node.id) if not n.folder] if node.folder else [node]
        above = disk.path(node.parent) + "/"
        members = tuple(
            Member(name=disk.path(n.id).removeprefix(above), size=n.size, text=n.text)
            for n in packed
        )
        size = max(1, round(PACKED * sum(n.size for n in packed)))
        archive = Node(
            id=disk.next_number(),
            parent=node.parent,
            name=name,
            size=size,
            members=members,
            date=node.date,
        )
        return _added(disk, archive).changed(note=_("Archive {name} créée.").format(name=name))


class Unpack(Act, do="unpack", word="extraire"):
    """Take all out of an archive, into a folder of its name beside it."""

    past = (gettext("Archive « {thing} » extraite"),)
    thing: Text

    def apply(self, disk: Disk) -> Disk:
        archive = disk.node(self.thing)
        stem = archive.name.rpartition(".")[0]
        name = _free_name(disk, archive.parent, stem)
        root = Node(id=disk.next_number(), parent=archive.parent, name=name, folder=True)
        nodes, made = [root], {"": root.id}
        for place, member in enumerate(archive.members):
            *folders, last = member.name.split("/")
            path = ""
            for part in folders:
                above, path = path, f"{path}{part}/"
                if path not in made:
                    number = str(int(root.id) + len(nodes))
                    nodes.append(Node(id=number, parent=made[above], name=part, folder=True))
                    made[path] = number
            number = str(int(root.id) + len(nodes))
            nodes.append(
                Node(
                    id=number,
                    parent=made[path],
                    name=last,
                    size=member.size,
                    text=member.text,
                    date=archive.date,
                    origin=f"{archive.origin or archive.id}/{place}",
                )
            )
        return _added(disk, *nodes).changed(
            note=_("Extrait dans le dossier {name}.").format(name=name)
        )


class ReadOnly(Act, do="read_only", word="protéger"):
    """Protect against changes, or no longer."""

    past = (
        gettext("« {thing} » protégé contre les modifications"),
        gettext("Protection ôtée de « {thing} »"),
    )
    thing: Text

    def apply(self, disk: Disk) -> Disk:
        node = disk.node(self.thing)
        return disk.with_node(node.id, readonly=not node.readonly)


class OpenWith(Act, do="open_with", word="ouvrir-avec"):
    """Open with a program."""

    past = (gettext("« {thing} » ouvert avec « {app} »"),)
    thing: Text
    app: Text

    def apply(self, disk: Disk) -> Disk:
        opened = tuple(dict.fromkeys((*disk.opened, (self.thing, self.app))))
        name = disk.node(self.thing).name
        note = _("{name} s'ouvre avec : {app}.").format(name=name, app=self.app)
        return disk.changed(opened=opened, note=note)


class SaveAs(Act, do="save_as", word="enregistrer-sous"):
    """Save a copy in another format, beside it."""

    past = (gettext("« {thing} » enregistré au format {form}"),)
    thing: Text
    form: Text

    def apply(self, disk: Disk) -> Disk:
        node = disk.node(self.thing)
        name = _free_name(disk, node.parent, f"{node.name.rpartition('.')[0]}.{self.form}")
        lighter = self.form in PLAIN and node.name.rpartition(".")[2].lower() not in PLAIN
        saved = node.changed(
            id=disk.next_number(),
            name=name,
            size=max(1, round(BARE * node.size)) if lighter else node.size,
            origin=node.origin or node.id,
            saved=self.form,
            readonly=False,
        )
        return _added(disk, saved).changed(note=_("Enregistré sous {name}.").format(name=name))


class Tag(Act, do="tag", word="étiqueter"):
    """Put a label on a file, or take it off."""

    past = (
        gettext("Étiquette « {label} » mise sur « {thing} »"),
        gettext("Étiquette « {label} » ôtée de « {thing} »"),
    )
    thing: Text
    label: Text

    def apply(self, disk: Disk) -> Disk:
        node = disk.node(self.thing)
        label = self.label
        if not label:
            raise Refused(_("Donnez un nom à l'étiquette."))
        kept = tuple(tag for tag in node.tags if folded(tag) != folded(label))
        return disk.with_node(
            node.id, tags=kept if len(kept) < len(node.tags) else (*node.tags, label)
        )
