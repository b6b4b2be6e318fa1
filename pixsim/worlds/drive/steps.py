"""What each act does to a shared drive."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import Any, TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Refused
from pixsim.worlds.drive import acts
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
from pixsim.worlds.goals import folded

S = TypeVar("S", bound=Space)
FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
MOST_REMARKS = 20


@singledispatch
def after(act: object, space: Space) -> Space:  # noqa: ARG001
    """The drive after an act that the page offers.

    Raises
    ------
    Refused
    """
    raise TypeError(f"no act of a shared drive: {act!r}")


def with_node(space: S, thing: str, **fields: Any) -> S:
    """With some fields of a node changed."""
    nodes = tuple(n.changed(**fields) if n.id == thing else n for n in space.nodes)
    return space.changed(nodes=nodes)


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
    name = " ".join(name.split())
    if not name or name in (".", ".."):
        raise Refused(_("Donnez un nom."))
    if FORBIDDEN.search(name):
        raise Refused(_('Un nom ne peut pas contenir ces caractères : \\ / : * ? " < > |'))
    if folded(name) in {folded(n.name) for n in space.inside(folder) if n.id != but}:
        raise Refused(_("Ce nom est déjà pris dans ce dossier."))
    return name


def _movable(space: Space, thing: str) -> Node:
    node = space.node(thing)
    if not node.parent:
        raise Refused(_("C'est un espace entier : on ne peut pas lui faire cela."))
    return allowed(space, node)


# ---- moving about


@after.register
def _after_open(act: acts.Open, space: Space) -> Space:
    if space.view and space.panel == "history":
        return space.changed(version=act.thing)
    node = space.node(act.thing)
    if node.folder:
        return space.changed(place=node.id, query="", view="", version="")
    return space.changed(view=node.id, panel="text", version="")


@after.register
def _after_back(act: acts.Back, space: Space) -> Space:  # noqa: ARG001
    if space.version:
        return space.changed(version="")
    if space.view:
        return space.changed(view="", panel="text")
    if space.query:
        return space.changed(query="")
    parent = space.node(space.place).parent if space.has(space.place) else ""
    return space.changed(place=parent)


@after.register
def _after_find(act: acts.Find, space: Space) -> Space:
    return space.changed(query=act.text)


@after.register
def _after_sort(act: acts.Sort, space: Space) -> Space:
    return space.changed(sort=act.by)


@after.register
def _after_sharing(act: acts.Sharing, space: Space) -> Space:
    return space.changed(view=act.thing, panel="sharing")


@after.register
def _after_history(act: acts.History, space: Space) -> Space:
    return space.changed(view=act.thing, panel="history", version="")


@after.register
def _after_history_here(act: acts.HistoryHere, space: Space) -> Space:  # noqa: ARG001
    return space.changed(panel="history", version="")


@after.register
def _after_bin(act: acts.Bin, space: Space) -> Space:  # noqa: ARG001
    return space.changed(place=BIN, query="")


@after.register
def _after_device(act: acts.Device, space: Space) -> Space:  # noqa: ARG001
    return space.changed(place=DEVICE, query="")


# ---- folders and documents


@after.register
def _after_new_folder(act: acts.NewFolder, space: Space) -> Space:
    allowed(space, space.node(space.place))
    name = free_name(space, space.place, act.name)
    node = Node(
        id=space.next_id(),
        parent=space.place,
        name=name,
        folder=True,
        owner=space.me,
        date=space.today,
    )
    return added(space, node)


@after.register
def _after_upload(act: acts.Upload, space: Space) -> Space:
    allowed(space, space.node(space.place))
    file = next(file for file in space.files if file.name == act.file)
    name = free_name(space, space.place, file.name)
    number = space.next_id()
    saved = Version(when=space.today, who=space.me, what=_("dépôt du fichier"), lines=file.lines)
    node = Node(
        id=number, parent=space.place, name=name, owner=space.me, size=file.size, date=space.today,
        lines=file.lines, versions=(saved,), origin=file.node or number,
    )  # fmt: skip
    return added(space, node).changed(note=_("« {name} » est en ligne.").format(name=name))


@after.register
def _after_rename(act: acts.Rename, space: Space) -> Space:
    node = _movable(space, act.thing)
    name = act.name if node.folder else with_extension(act.name, node.name)
    return with_node(space, node.id, name=free_name(space, node.parent, name, node.id))


def _target(space: Space, path: str, moved: Node) -> str:
    folder = next(n.id for n in space.folders() if space.path(n.id) == path)
    if folder == moved.id or folder in {node.id for node in space.below(moved.id)}:
        raise Refused(_("Un dossier ne peut pas aller dans lui-même."))
    return folder


@after.register
def _after_move(act: acts.Move, space: Space) -> Space:
    node = _movable(space, act.thing)
    folder = _target(space, act.folder, node)
    if folder == node.parent:
        raise Refused(_("Il y est déjà."))
    free_name(space, folder, node.name)
    return with_node(space, node.id, parent=folder).changed(
        note=_("Déplacé dans {path}.").format(path=act.folder)
    )


@after.register
def _after_copy(act: acts.Copy, space: Space) -> Space:
    node = space.node(act.thing)
    folder = _target(space, act.folder, node)
    name = node.name
    if folded(name) in {folded(n.name) for n in space.inside(folder)}:
        name = _("Copie de {name}").format(name=name)
    copy = node.changed(
        id=space.next_id(), parent=folder, name=free_name(space, folder, name), owner=space.me, rights={}, link=RIGHTS[0],
        versions=(), present={}, remarks=(), origin=node.origin or node.id, date=space.today,
    )  # fmt: skip
    return added(space, copy).changed(note=_("Copié dans {path}.").format(path=act.folder))


@after.register
def _after_delete(act: acts.Delete, space: Space) -> Space:
    node = _movable(space, act.thing)
    note = _("{name} : mis à la corbeille.").format(name=node.name)
    return with_node(space, node.id, binned=True).changed(view="", note=note)


@after.register
def _after_restore(act: acts.Restore, space: Space) -> Space:
    node = allowed(space, space.node(act.thing))
    if space.is_binned(node.parent):
        raise Refused(_("Son dossier est lui aussi à la corbeille."))
    free_name(space, node.parent, node.name, node.id)
    restored = with_node(space, node.id, binned=False)
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


@after.register
def _after_erase(act: acts.Erase, space: Space) -> Space:
    node = _owned(space, space.node(act.thing))
    return _without(space, {node.id}).changed(note=_("Supprimé pour de bon."))


@after.register
def _after_empty_bin(act: acts.EmptyBin, space: Space) -> Space:  # noqa: ARG001
    mine = {node.id for node in space.nodes if node.binned and node.owner == space.me}
    if not mine:
        raise Refused(_("Rien de ce qui est dans la corbeille ne vous appartient."))
    return _without(space, mine).changed(note=_("Vos fichiers de la corbeille sont supprimés."))


# ---- rights


@after.register
def _after_give(act: acts.Give, space: Space) -> Space:
    node = allowed(space, space.node(space.view))
    if act.who == node.owner:
        raise Refused(_("{who} en est propriétaire.").format(who=act.who))
    rights = {who: right for who, right in node.rights.items() if who != act.who}
    if act.right != INHERIT:
        rights[act.who] = act.right
    if rights == node.rights:
        raise Refused(_("C'est déjà le cas."))
    return with_node(space, node.id, rights=rights)


@after.register
def _after_link(act: acts.LinkRight, space: Space) -> Space:
    node = allowed(space, space.node(space.view))
    if node.link == act.right:
        raise Refused(_("C'est déjà le cas."))
    return with_node(space, node.id, link=act.right)


@after.register
def _after_link_end(act: acts.LinkEnd, space: Space) -> Space:
    node = allowed(space, space.node(space.view))
    return with_node(space, node.id, link_end=act.until)


@after.register
def _after_copy_link(act: acts.CopyLink, space: Space) -> Space:  # noqa: ARG001
    return space.changed(copied=space.view, note=_("Lien copié."))


@after.register
def _after_transfer(act: acts.Transfer, space: Space) -> Space:
    node = _owned(space, space.node(space.view))
    rights = {**node.rights, space.me: EDIT}
    rights.pop(act.who, None)
    note = _("{who} est propriétaire ; vous gardez le droit de modification.").format(who=act.who)
    return with_node(space, node.id, owner=act.who, rights=rights).changed(note=note)


@after.register
def _after_ask(act: acts.AskRight, space: Space) -> Space:
    node = space.node(space.view)
    asked = tuple(dict.fromkeys((*space.asked, (node.id, act.right))))
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
    return with_node(space, node.id, lines=lines, versions=versions, date=space.today)


@after.register
def _after_put_back(act: acts.PutBack, space: Space) -> Space:
    node = allowed(space, space.node(space.view))
    version = _version(node, act.version)
    what = _("version du {when} rétablie").format(when=version.when)
    return saved_as(space, node, version.lines, what).changed(
        version="", note=what.capitalize() + "."
    )


@after.register
def _after_name_version(act: acts.NameVersion, space: Space) -> Space:
    node = allowed(space, space.node(space.view))
    if not act.name:
        raise Refused(_("Donnez un nom."))
    named = _version(node, act.version).changed(name=act.name)
    place = int(act.version) - 1
    return with_node(
        space, node.id, versions=(*node.versions[:place], named, *node.versions[place + 1 :])
    )


@after.register
def _after_add_line(act: acts.AddLine, space: Space) -> Space:
    node = allowed(space, space.node(space.view))
    if not act.text:
        raise Refused(_("Écrivez la ligne."))
    if len(node.lines) >= MOST_LINES:
        raise Refused(_("Le document est trop long."))
    return saved_as(space, node, (*node.lines, act.text), _("une ligne ajoutée"))


@after.register
def _after_rewrite(act: acts.Rewrite, space: Space) -> Space:
    node = allowed(space, space.node(space.view))
    place = int(act.row) - 1
    if node.lines[place] == act.text:
        raise Refused(_("Rien n'a changé."))
    kept = (act.text,) if act.text else ()
    lines = (*node.lines[:place], *kept, *node.lines[place + 1 :])
    return saved_as(space, node, lines, _("une ligne modifiée") if kept else _("une ligne retirée"))


@after.register
def _after_remove_line(act: acts.RemoveLine, space: Space) -> Space:
    node = allowed(space, space.node(space.view))
    place = int(act.row) - 1
    lines = (*node.lines[:place], *node.lines[place + 1 :])
    return saved_as(space, node, lines, _("une ligne retirée"))


@after.register
def _after_remark(act: acts.Remark, space: Space) -> Space:
    node = allowed(space, space.node(space.view), COMMENT)
    if not act.text:
        raise Refused(_("Écrivez le commentaire."))
    if len(node.remarks) >= MOST_REMARKS:
        raise Refused(_("Il y a trop de commentaires."))
    return with_node(space, node.id, remarks=(*node.remarks, (space.me, act.text)))
