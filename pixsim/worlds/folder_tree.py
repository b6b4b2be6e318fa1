"""Folders that hold files and folders, as a disk and a shared drive have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Refused
from pixsim.worlds.goals import folded
from pixsim.worlds.recent_values import OfLast

FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
"""Signs that no name may have."""


class TreeNode(Protocol):
    """A file or a folder."""

    @property
    def id(self) -> str:
        """No other node's."""

    @property
    def parent(self) -> str:
        """The id of its folder; empty at the top."""

    @property
    def name(self) -> str:
        """As it is shown."""

    @property
    def binned(self) -> bool:
        """Whether it was put into the bin."""

    def changed(self, **fields: Any) -> Any:
        """Another one with some fields changed."""


N = TypeVar("N", bound=TreeNode)


def _nodes_by_id(nodes: tuple[N, ...]) -> dict[str, N]:
    return {node.id: node for node in nodes}


def _nodes_by_folder(nodes: tuple[N, ...]) -> dict[str, tuple[N, ...]]:
    found: dict[str, list[N]] = {}
    for node in nodes:
        if not node.binned:
            found.setdefault(node.parent, []).append(node)
    return {parent: tuple(inside) for parent, inside in found.items()}


_by_id: OfLast[Any, dict[str, Any]] = OfLast(_nodes_by_id)
_by_folder: OfLast[Any, dict[str, tuple[Any, ...]]] = OfLast(_nodes_by_folder)


class FolderTree(Generic[N]):
    """What a world knows of the files and folders it holds as `nodes`."""

    if TYPE_CHECKING:  # a field of the world itself
        nodes: tuple[N, ...]

        def changed(self, **fields: Any) -> Self:
            """Of the world."""

    def node(self, name: str) -> N:
        """A node by its id."""
        found: N = _by_id(self.nodes)[name]
        return found

    def has(self, name: str) -> bool:
        """Whether there is such a node."""
        return name in _by_id(self.nodes)

    def inside(self, folder: str) -> tuple[N, ...]:
        """What a folder holds, the bin left out."""
        return _by_folder(self.nodes).get(folder, ())

    def below(self, name: str) -> tuple[N, ...]:
        """What a folder holds, at any depth."""
        return tuple(n for node in self.inside(name) for n in (node, *self.below(node.id)))

    def path(self, name: str) -> str:
        """« Documents/2026/devis.odt »."""
        if not name:
            return ""
        node = self.node(name)
        return f"{self.path(node.parent)}/{node.name}" if node.parent else node.name

    def is_binned(self, name: str) -> bool:
        """Whether it, or a folder that holds it, is in the bin."""
        node = self.node(name)
        return node.binned or (bool(node.parent) and self.is_binned(node.parent))

    def with_node(self, node_id: str, /, **fields: Any) -> Self:
        """With some fields of a node changed."""
        nodes = (n.changed(**fields) if n.id == node_id else n for n in self.nodes)
        return self.changed(nodes=tuple(nodes))

    def is_taken(self, folder: str, name: str, but: str = "") -> bool:
        """Whether something in a folder, but for one node, has a name."""
        return folded(name) in {folded(n.name) for n in self.inside(folder) if n.id != but}


def checked_name(name: str) -> str:
    """A name that a file may have, its spaces tidied.

    Raises
    ------
    Refused
    """
    name = " ".join(name.split())
    if not name or name in (".", ".."):
        raise Refused(_("Donnez un nom."))
    if FORBIDDEN.search(name):
        raise Refused(_('Un nom ne peut pas contenir ces caractères : \\ / : * ? " < > |'))
    return name
