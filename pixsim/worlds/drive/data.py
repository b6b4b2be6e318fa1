"""What a shared drive is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from pixsim.worlds.core import Frozen, World
from pixsim.worlds.folder_tree import FolderTree
from pixsim.worlds.goals import folded

RIGHTS = ("aucun", "lecture", "commentaire", "modification")
NONE, READ, COMMENT, EDIT = RIGHTS
INHERIT = "comme le dossier"
ENDS = ("sans fin", "7 jours", "30 jours")
SORTS = ("nom", "date", "taille", "propriétaire")
LOCAL_STATES = ("à jour", "nouveau", "modifié", "supprimé", "en ligne seulement")
FRESH, NEW, CHANGED, GONE, ONLINE = LOCAL_STATES
MOST_NODES, MOST_LINES, MOST_VERSIONS = 120, 40, 30
BIN, DEVICE = "bin", "device"


class Version(Frozen):
    """A document as it was saved.

    Attributes
    ----------
    when : str
        « 14/03 10 h 22 ».
    what : str
        What was changed.
    lines : tuple of str
    """

    when: str
    who: str
    what: str = ""
    lines: tuple[str, ...] = ()
    name: str = ""


class Node(Frozen):
    """A folder or a document.

    Attributes
    ----------
    parent : str
        Id of its folder; empty for a space at the top.
    size : int
        MB.
    date : str
        Last changed, ``2026-03-14``.
    rights : Mapping
        Rights given here, by person or group; the others come from the folder.
    link : str
        What those who have the link may do.
    lines : tuple of str
    versions : tuple of Version
        The newest, which is the present one, first.
    present : Mapping
        What others are doing in it just now, by person: « écrit à la ligne 2 ».
    origin : str
        The node whose content it has: itself, or what it was copied from.
    """

    id: str
    parent: str = ""
    name: str
    folder: bool = False
    owner: str
    size: int = 0
    date: str = ""
    rights: Mapping[str, str] = Field(default_factory=dict)
    link: str = NONE
    link_end: str = ENDS[0]
    lines: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    present: Mapping[str, str] = Field(default_factory=dict)
    remarks: tuple[tuple[str, str], ...] = ()
    origin: str = ""
    binned: bool = False

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        wrong = {right for right in (*self.rights.values(), self.link) if right not in RIGHTS}
        if wrong:
            raise ValueError(f"no such right: {', '.join(sorted(wrong))}")
        if len(self.lines) > MOST_LINES or len(self.versions) > MOST_VERSIONS:
            raise ValueError("a document is too long")
        return self


class Local(Frozen):
    """A file of the folder of the computer that is kept in step.

    Attributes
    ----------
    node : str
        Id of what it is online; empty for a new one.
    folder : str
        Id of the folder where it is, or goes.
    newer : bool
        Whether it was changed online too since it was last in step.
    """

    node: str = ""
    name: str
    folder: str
    size: int = 0
    state: str = FRESH
    lines: tuple[str, ...] = ()
    newer: bool = False

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if self.state not in LOCAL_STATES:
            raise ValueError(f"no state {self.state!r}")
        return self


class Space(World, FolderTree[Node]):
    """The state of a shared drive.

    Attributes
    ----------
    me : str
    people : tuple of str
        All who have an account, oneself included.
    groups : Mapping
        Members of each group: people, and other groups.
    nodes : tuple of Node
    files : tuple of Local
        Files of the computer that can be put online.
    device : tuple of Local
        The folder of the computer that is kept in step; none where there is no such folder.
    connected : bool
    quota : int
        MB for what one owns, the bin included; 0 for none told.
    today : str
        The date that a change bears.
    place : str
        Id of the folder one is in; ``bin``, ``device``; empty for the list of spaces.
    view : str
        Id of the document or folder that is looked into.
    panel : str
        What of it is shown: its text, who may do what, or its versions.
    version : str
        Number of the version that is read.
    copied : str
        Id of what the link was copied of.
    asked : tuple of (str, str)
        Rights that were asked for.
    """

    machine: Literal["drive"] = "drive"
    title: str = "Espace partagé"
    me: str
    people: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    nodes: tuple[Node, ...]
    files: tuple[Local, ...] = ()
    device: tuple[Local, ...] = ()
    connected: bool = True
    quota: int = 0
    today: str = "2026-03-16"
    place: str = ""
    view: str = ""
    panel: Literal["text", "sharing", "history"] = "text"
    version: str = ""
    query: str = ""
    sort: str = SORTS[0]
    copied: str = ""
    asked: tuple[tuple[str, str], ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        ids = {node.id for node in self.nodes}
        known = {*self.people, *self.groups}
        faults = {
            f"at most {MOST_NODES} nodes": len(self.nodes) > MOST_NODES,
            "two nodes have the same id": len(ids) < len(self.nodes),
            "a node is in no folder": any(n.parent and n.parent not in ids for n in self.nodes),
            "a file of the computer goes nowhere": any(
                one.folder not in ids or (one.node and one.node not in ids) for one in self.device
            ),
            "what holds something is a folder": any(
                n.parent and not self.node(n.parent).folder for n in self.nodes if n.parent in ids
            ),
            "somebody is unknown": not known.issuperset(
                {
                    self.me,
                    *(n.owner for n in self.nodes),
                    *(who for n in self.nodes for who in n.rights),
                }
            ),
            "a group holds itself": any(group in self.members(group) for group in self.groups),
            "folders hold each other": any(self._is_below_itself(node) for node in self.nodes),
        }
        found = [text for text, holds in faults.items() if holds]
        if found:
            raise ValueError("; ".join(found))
        return self

    def _is_below_itself(self, node: Node) -> bool:
        seen = {node.id}
        while self.has(node.parent):
            node = self.node(node.parent)
            if node.id in seen:
                return True
            seen.add(node.id)
        return False

    # ---- nodes

    def row_at(self, path: str) -> str | None:
        """What a path names: from the top, or from here."""
        plain = folded("/".join(part.strip() for part in path.strip().split("/") if part.strip()))
        here = self.path(self.place) if self.has(self.place) else ""
        for node in self.nodes:
            whole = folded(self.path(node.id))
            if plain in (whole, whole.removeprefix(f"{folded(here)}/")) and not node.binned:
                return node.id
        return None

    def used(self) -> int:
        """MB of what one owns, the bin included."""
        return sum(node.size for node in self.nodes if node.owner == self.me)

    # ---- rights

    def members(self, group: str) -> frozenset[str]:
        """People of a group, and groups it holds, at any depth."""
        found: set[str] = set()
        todo = [*self.groups.get(group, ())]
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo += self.groups.get(one, ())
        return frozenset(found)

    def right(self, node: Node, who: str) -> str:
        """What somebody, or a group, may do with something."""
        return self.told_right(node, who)[0]

    def told_right(self, node: Node, who: str) -> tuple[str, str]:
        """The same, and where it comes from: « propriétaire », « ici », a group, or a folder."""
        if node.owner == who:
            return EDIT, "propriétaire"
        if who in node.rights:
            return node.rights[who], "donné ici"
        ranks = [(RIGHTS.index(node.rights[g]), g) for g in node.rights if who in self.members(g)]
        if ranks:
            rank, group = max(ranks)
            return RIGHTS[rank], f"groupe {group}"
        if not node.parent:
            return NONE, ""
        above = self.node(node.parent)
        right, origin = self.told_right(above, who)
        if origin == "propriétaire":
            origin = "propriétaire du dossier"
        elif origin == "donné ici" or origin.startswith("groupe "):
            origin = f"dossier {above.name}"
        return right, origin

    def public(self, node: Node) -> str:
        """What all who have its link, or that of a folder that holds it, may do."""
        above = self.public(self.node(node.parent)) if node.parent else NONE
        return max(node.link, above, key=RIGHTS.index)

    def may(self, node: Node, right: str) -> bool:
        """Whether one has that right, or a greater one."""
        return RIGHTS.index(self.right(node, self.me)) >= RIGHTS.index(right)

    def is_seen(self, node: Node) -> bool:
        """Whether one sees it: it may be read, or something in it."""
        return self.may(node, READ) or any(self.may(one, READ) for one in self.below(node.id))

    def folders(self) -> tuple[Node, ...]:
        """Folders where one may put something, in the order of their paths."""
        found = [
            n for n in self.nodes if n.folder and not self.is_binned(n.id) and self.may(n, EDIT)
        ]
        return tuple(sorted(found, key=lambda node: folded(self.path(node.id))))

    def listed(self) -> tuple[Node, ...]:
        """What the page lists, in its order: folders first."""
        if self.place == BIN:
            nodes = [n for n in self.nodes if n.binned and self.may(n, READ)]
        elif self.query:
            pool = self.below(self.place)
            nodes = [n for n in pool if self.may(n, READ) and self._fits(n)]
        else:
            nodes = [n for n in self.inside(self.place) if self.is_seen(n)]
        ordered = sorted(nodes, key=self._rank, reverse=self.sort in ("date", "taille"))
        return tuple(sorted(ordered, key=lambda node: not node.folder))

    def _fits(self, node: Node) -> bool:
        words = folded(self.query).split()
        text = folded(" ".join((node.name, node.owner, *node.lines)))
        return all(word in text for word in words)

    def _rank(self, node: Node) -> tuple[Any, ...]:
        keys: Mapping[str, Any] = {
            "date": node.date,
            "taille": node.size,
            "propriétaire": folded(node.owner),
        }
        return (keys.get(self.sort, ""), folded(node.name))

    def next_id(self) -> str:
        """The id of the next node."""
        return str(max((int(n.id) for n in self.nodes if n.id.isdecimal()), default=0) + 1)
