"""What a file manager is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import World
from pixsim.worlds.files.nodes import Node
from pixsim.worlds.files.search import wanted
from pixsim.worlds.folder_tree import FolderTree
from pixsim.worlds.goals import folded

BIN = "Corbeille"
SORTS = ("nom", "taille", "date", "type")
ALSO_SORTS = {
    "date de modification": "date",
    "poids": "taille",
    "extension": "type",
    "ordre alphabétique": "nom",
}


class Disk(World, FolderTree[Node]):
    """The state of a file manager.

    Attributes
    ----------
    nodes : tuple of Node
    place : str
        Id of the folder one is in; ``bin``; empty for the list of disks.
    view : str
        Id of the file whose content or properties are shown; empty for none.
    properties : bool
        Whether its properties are shown rather than its content.
    query : str
        What is looked for in the folder and below.
    sort : str
        One of `SORTS`.
    falling : bool
        The other way round.
    apps : tuple of str
        Programs that open files.
    formats : Mapping
        Formats a file can be saved in, by its extension.
    opened : tuple of (str, str)
        Files opened, with what.
    names : bool
        Whether extensions are shown.
    asked : tuple of str
        ``copy`` or ``move``, a file and the path of a folder that has one of its name: what to do is
        asked. Empty otherwise.
    """

    machine: Literal["files"] = "files"
    nodes: tuple[Node, ...]
    place: str = ""
    view: str = ""
    properties: bool = False
    query: str = ""
    sort: str = "nom"
    falling: bool = False
    apps: tuple[str, ...] = (
        "Éditeur de texte",
        "Traitement de texte",
        "Tableur",
        "Visionneuse",
        "Lecteur vidéo",
    )
    formats: Mapping[str, tuple[str, ...]] = {
        "odt": ("pdf", "docx", "txt"), "docx": ("pdf", "odt", "txt"), "ods": ("xlsx", "csv", "pdf"),
        "xlsx": ("ods", "csv", "pdf"), "odp": ("pptx", "pdf"), "png": ("jpg", "pdf"), "jpg": ("png", "pdf"),
    }  # fmt: skip
    tags: tuple[str, ...] = ()
    opened: tuple[tuple[str, str], ...] = ()
    names: bool = True
    asked: tuple[str, ...] = ()

    def weight(self, name: str) -> int:
        """The size of a file, or of all that a folder holds, kB."""
        node = self.node(name)
        return sum(n.size for n in self.below(name)) if node.folder else node.size

    def folders(self) -> tuple[Node, ...]:
        """All folders and disks, in the order of their paths."""
        found = [n for n in self.nodes if n.folder and not self.is_binned(n.id)]
        return tuple(sorted(found, key=lambda node: folded(self.path(node.id))))

    def folder_of(self, path: str) -> str:
        """The id of the folder that has a path to the letter."""
        return next(folder.id for folder in self.folders() if self.path(folder.id) == path)

    def place_at(self, path: str) -> str | None:
        """The id of the folder of a path, empty for the computer: from the disks, from here, or from one that leads here."""
        text = path.strip().strip("\"'«» ")
        parts = [part.strip() for part in re.split(r"[/\\]", text) if part.strip()]
        if parts and folded(parts[0]) == folded(_("Cet ordinateur")):
            return self._down("", parts[1:])
        if text.startswith("."):
            return self._down(self._here, parts)
        leading = (
            n.parent for n in self._leading() if parts and folded(n.name) == folded(parts[0])
        )
        found = (self._down(start, parts) for start in ("", self._here, *leading))
        return next((place for place in found if place is not None), None)

    def folder_at(self, path: str) -> Node | None:
        """The folder of a path; None where there is none, and for the computer."""
        place = self.place_at(path)
        return self.node(place) if place else None

    def file_at(self, path: str) -> Node | None:
        """The file of a path, read as that of a folder is."""
        text = path.strip().strip("\"'«» ")
        above, name = re.fullmatch(r"(?:(.*)[/\\])?([^/\\]*)", text).groups("")  # type: ignore[union-attr]
        folder = self.folder_at(above) if above else None
        here = folder.id if folder is not None else self._here
        if above and folder is None:
            return None
        return next((n for n in self.inside(here) if folded(n.name) == folded(name)), None)

    def row_at(self, path: str) -> str | None:
        """What a path names, a file or a folder."""
        found = self.file_at(path)
        return found.id if found is not None else self.place_at(path)

    @property
    def _here(self) -> str:
        return self.place if self.has(self.place) else ""

    def _leading(self) -> Iterator[Node]:
        """The folder one is in, and those that lead to it."""
        here = self._here
        while here:
            yield self.node(here)
            here = self.node(here).parent

    def _down(self, here: str, parts: list[str]) -> str | None:
        """The id of the folder that steps lead to."""
        for part in parts:
            if part == ".":
                continue
            if part == "..":
                here = self.node(here).parent if here else ""
                continue
            fitting = (n for n in self.inside(here) if n.folder and folded(n.name) == folded(part))
            found = next(fitting, None)
            if found is None:
                return None
            here = found.id
        return here

    def listed(self) -> tuple[Node, ...]:
        """What the page lists, in its order: folders first."""
        if self.place == "bin":
            nodes = [node for node in self.nodes if node.binned]
        elif self.query:
            pool = (
                self.below(self.place)
                if self.place
                else tuple(n for n in self.nodes if not self.is_binned(n.id))
            )
            tests = wanted(self.query)
            nodes = [node for node in pool if all(test(node) for test in tests)]
        else:
            nodes = list(self.inside(self.place))
        ordered = sorted(nodes, key=self._rank, reverse=self.falling)
        return tuple(sorted(ordered, key=lambda node: not node.folder))

    def shown_name(self, node: Node) -> str:
        """Its name as the list shows it."""
        return node.name if self.names or not node.extension else node.name.rpartition(".")[0]

    def beside(self, node: Node) -> dict[str, str]:
        """Ids of what is listed with something, by the name that is shown; those of one name left out."""
        shown = [
            (self.shown_name(other), other.id) for other in self.listed() if other.id != node.id
        ]
        names = [name for name, _id in shown]
        return {name: other for name, other in shown if names.count(name) == 1}

    def _rank(self, node: Node) -> tuple[object, ...]:
        name = folded(node.name)
        if self.sort == "taille":
            return self.weight(node.id), name
        if self.sort == "date":
            return node.date, name
        if self.sort == "type":
            return folded(node.kind), name
        return (name,)

    def next_number(self) -> str:
        """The id of the next node."""
        return str(max((int(n.id) for n in self.nodes if n.id.isdecimal()), default=0) + 1)
