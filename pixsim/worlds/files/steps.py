"""What each act does to files and folders."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import Any, TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Refused
from pixsim.worlds.extensions import with_extension
from pixsim.worlds.files import acts
from pixsim.worlds.files.data import Disk, Member, Node
from pixsim.worlds.goals import folded

D = TypeVar("D", bound=Disk)
FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
MOST_NODES = 300
PACKED = 0.55  # of its size, once compressed
PLAIN = ("txt", "csv")
BARE = 1 / 12  # of the size of a document, once it is its text alone


@singledispatch
def after(act: object, disk: Disk) -> Disk:  # noqa: ARG001
    """The files after an act that the page offers."""
    raise TypeError(f"no act of a file manager: {act!r}")


def _with(disk: D, thing: str, **fields: Any) -> D:
    return disk.changed(
        nodes=tuple(n.changed(**fields) if n.id == thing else n for n in disk.nodes)
    )


def _added(disk: D, *nodes: Node) -> D:
    if len(disk.nodes) + len(nodes) > MOST_NODES:
        raise Refused(_("Le disque est plein."))
    return disk.changed(nodes=(*disk.nodes, *nodes))


def _free_name(disk: Disk, folder: str, name: str, but: str = "") -> str:
    """A name that can be given in a folder."""
    name = " ".join(name.split())
    if not name or name in (".", ".."):
        raise Refused(_("Donnez un nom."))
    if FORBIDDEN.search(name):
        raise Refused(_('Un nom ne peut pas contenir ces caractères : \\ / : * ? " < > |'))
    taken = {folded(node.name) for node in disk.inside(folder) if node.id != but}
    if folded(name) in taken:
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


@after.register(acts.Open)
def _after_open(act: acts.Open, disk: Disk) -> Disk:
    node = disk.node(act.thing)
    if node.folder:
        return disk.changed(place=node.id, view="", query="")
    opened = tuple(dict.fromkeys((*disk.opened, (node.id, ""))))
    return disk.changed(view=node.id, properties=False, opened=opened)


@after.register(acts.Back)
def _after_back(act: acts.Back, disk: Disk) -> Disk:  # noqa: ARG001
    if disk.view:
        return disk.changed(view="")
    if disk.query:
        return disk.changed(query="")
    if disk.place == "bin":
        return disk.changed(place="")
    return disk.changed(place=disk.node(disk.place).parent)


@after.register(acts.Go)
def _after_go(act: acts.Go, disk: Disk) -> Disk:
    found = disk.folder_at(act.path)
    if found is None:
        return _gone_to_file(act.path, disk)
    return disk.changed(place=found.id, view="", query="")


def _gone_to_file(path: str, disk: Disk) -> Disk:
    """A file by its path: it is opened where it is, as an address bar does."""
    node = disk.file_at(path)
    if node is None:
        raise Refused(_("Aucun dossier ni aucun fichier n'a ce chemin."))
    return _after_open(acts.Open(thing=node.id), disk.changed(place=node.parent, query=""))


@after.register(acts.Properties)
def _after_properties(act: acts.Properties, disk: Disk) -> Disk:
    shown = disk.beside(disk.node(disk.view)) if disk.view else {}
    return disk.changed(view=shown.get(act.thing, act.thing), properties=True)


@after.register(acts.Sort)
def _after_sort(act: acts.Sort, disk: Disk) -> Disk:
    return disk.changed(sort=act.by, falling=disk.sort == act.by and not disk.falling)


@after.register(acts.Find)
def _after_find(act: acts.Find, disk: Disk) -> Disk:
    if not act.text:
        raise Refused(_("Que cherchez-vous ?"))
    return disk.changed(query=act.text)


@after.register(acts.Bin)
def _after_bin(act: acts.Bin, disk: Disk) -> Disk:  # noqa: ARG001
    return disk.changed(place="bin", view="", query="")


# ---- changing


@after.register(acts.NewFolder)
def _after_new_folder(act: acts.NewFolder, disk: Disk) -> Disk:
    name = _free_name(disk, disk.place, act.name)
    return _added(disk, Node(id=disk.next_number(), parent=disk.place, name=name, folder=True))


@after.register(acts.Rename)
def _after_rename(act: acts.Rename, disk: Disk) -> Disk:
    node = _writable(disk, act.thing)
    name = act.name if node.folder else with_extension(act.name, node.name)
    return _with(disk, node.id, name=_free_name(disk, node.parent, name, node.id))


@after.register(acts.RenameAll)
def _after_rename_all(act: acts.RenameAll, disk: Disk) -> Disk:
    counter = re.search(r"#+", act.pattern)
    if counter is None or FORBIDDEN.search(act.pattern):
        raise Refused(
            _("Mettez « # » à la place de chaque chiffre du compteur, par exemple fete_##.")
        )
    names = {}
    for number, node in enumerate((n for n in disk.listed() if not n.folder), 1):
        _writable(disk, node.id)
        figure = str(number).zfill(len(counter[0]))
        stem = act.pattern[: counter.start()] + figure + act.pattern[counter.end() :]
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


@after.register(acts.Copy)
def _after_copy(act: acts.Copy, disk: Disk) -> Disk:
    node = disk.node(act.thing)
    if not node.parent:
        raise Refused(_("C'est un disque : on ne peut pas lui faire cela."))
    folder = _target(disk, act.folder, node)
    name = node.name
    if folder == node.parent:
        name = _beside(name, node.folder)
    elif _asks(disk, node, folder):
        return disk.changed(asked=("copy", node.id, act.folder))
    _free_name(disk, folder, name)
    copies = _copied(disk, node, folder, int(disk.next_number()))
    copies[0] = copies[0].changed(name=name)
    return _added(disk, *copies).changed(note=_("Copié dans {path}.").format(path=act.folder))


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


@after.register(acts.Replace)
def _after_replace(act: acts.Replace, disk: Disk) -> Disk:  # noqa: ARG001
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


@after.register(acts.KeepBoth)
def _after_keep_both(act: acts.KeepBoth, disk: Disk) -> Disk:  # noqa: ARG001
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
        return _with(settled, thing, parent=folder, name=name)
    (copy,) = _copied(settled, node, folder, number)
    return _added(settled, copy.changed(name=name))


@after.register(acts.GiveUp)
def _after_give_up(act: acts.GiveUp, disk: Disk) -> Disk:  # noqa: ARG001
    return disk.changed(asked=())


def _copied(disk: Disk, node: Node, folder: str, number: int) -> list[Node]:
    """A node and all it holds, with other ids."""
    found = [
        node.changed(id=str(number), parent=folder, origin=node.origin or node.id, binned=False)
    ]
    for inner in disk.inside(node.id):
        found += _copied(disk, inner, str(number), number + len(found))
    return found


@after.register(acts.Move)
def _after_move(act: acts.Move, disk: Disk) -> Disk:
    node = _writable(disk, act.thing)
    folder = _target(disk, act.folder, node)
    if folder == node.parent:
        raise Refused(_("Il y est déjà."))
    if _asks(disk, node, folder):
        return disk.changed(asked=("move", node.id, act.folder))
    _free_name(disk, folder, node.name)
    moved = _with(disk, node.id, parent=folder)
    return moved.changed(note=_("Déplacé dans {path}.").format(path=act.folder))


@after.register(acts.Delete)
def _after_delete(act: acts.Delete, disk: Disk) -> Disk:
    node = _writable(disk, act.thing)
    note = _("{name} : mis à la corbeille.").format(name=node.name)
    return _with(disk, node.id, binned=True).changed(view="", note=note)


@after.register(acts.Restore)
def _after_restore(act: acts.Restore, disk: Disk) -> Disk:
    node = disk.node(act.thing)
    if not disk.has(node.parent) or disk.is_binned(node.parent):
        raise Refused(_("Son dossier d'origine n'existe plus."))
    _free_name(disk, node.parent, node.name, node.id)
    restored = _with(disk, node.id, binned=False)
    return restored.changed(note=_("Remis dans {path}.").format(path=disk.path(node.parent)))


@after.register(acts.EmptyBin)
def _after_empty_bin(act: acts.EmptyBin, disk: Disk) -> Disk:  # noqa: ARG001
    nodes = tuple(node for node in disk.nodes if not disk.is_binned(node.id))
    return disk.changed(nodes=nodes, note=_("La corbeille est vide."))


@after.register(acts.Pack)
def _after_pack(act: acts.Pack, disk: Disk) -> Disk:
    node = disk.node(act.thing)
    if not node.parent:
        raise Refused(_("C'est un disque : on ne peut pas lui faire cela."))
    name = act.name if act.name.lower().endswith(".zip") else f"{act.name}.zip"
    name = _free_name(disk, node.parent, name)
    packed = [n for n in disk.below(node.id) if not n.folder] if node.folder else [node]
    above = disk.path(node.parent) + "/"
    members = tuple(
        Member(name=disk.path(n.id).removeprefix(above), size=n.size, text=n.text) for n in packed
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


@after.register(acts.Unpack)
def _after_unpack(act: acts.Unpack, disk: Disk) -> Disk:
    archive = disk.node(act.thing)
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
    return _added(disk, *nodes).changed(note=_("Extrait dans le dossier {name}.").format(name=name))


@after.register(acts.ReadOnly)
def _after_read_only(act: acts.ReadOnly, disk: Disk) -> Disk:
    node = disk.node(act.thing)
    return _with(disk, node.id, readonly=not node.readonly)


@after.register(acts.OpenWith)
def _after_open_with(act: acts.OpenWith, disk: Disk) -> Disk:
    opened = tuple(dict.fromkeys((*disk.opened, (act.thing, act.app))))
    name = disk.node(act.thing).name
    note = _("{name} s'ouvre avec : {app}.").format(name=name, app=act.app)
    return disk.changed(opened=opened, note=note)


@after.register(acts.SaveAs)
def _after_save_as(act: acts.SaveAs, disk: Disk) -> Disk:
    node = disk.node(act.thing)
    name = _free_name(disk, node.parent, f"{node.name.rpartition('.')[0]}.{act.form}")
    lighter = act.form in PLAIN and node.name.rpartition(".")[2].lower() not in PLAIN
    saved = node.changed(
        id=disk.next_number(),
        name=name,
        size=max(1, round(BARE * node.size)) if lighter else node.size,
        origin=node.origin or node.id,
        saved=act.form,
        readonly=False,
    )
    return _added(disk, saved).changed(note=_("Enregistré sous {name}.").format(name=name))


@after.register(acts.SaveOpenAs)
def _after_save_open_as(act: acts.SaveOpenAs, disk: Disk) -> Disk:
    return _after_save_as(acts.SaveAs(thing=disk.view, form=act.form), disk)


@after.register(acts.Tag)
def _after_tag(act: acts.Tag, disk: Disk) -> Disk:
    node = disk.node(act.thing)
    label = act.label
    if not label:
        raise Refused(_("Donnez un nom à l'étiquette."))
    kept = tuple(tag for tag in node.tags if folded(tag) != folded(label))
    return _with(disk, node.id, tags=kept if len(kept) < len(node.tags) else (*node.tags, label))
