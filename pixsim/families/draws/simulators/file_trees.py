"""Disks with folders and files, for the file manager."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.values.choices import integer
from pixsim.worlds.files.nodes import Member, Node
from pixsim.worlds.files.world import Files

MOST = 99  # files and folders of a tree


_WEIGHTS = (
    (1 / 12, ("txt", "csv", "ini", "ics", "vcf", "log", "md", "json", "xml", "html", "js", "css", "vbs", "bat", "py")), (12, ("mp3", "ogg", "wma", "m4a", "psd", "tif", "apk")),
    (60, ("wav", "flac", "exe", "msi")), (400, ("mp4", "mov", "mkv", "webm", "avi")),
)  # fmt: skip
"""How many times heavier than a document or a photo a file is, by its extension."""


def usual_size(name: str, drawn: int) -> int:
    """The size of a file that its type has in life, in kB: a film is not lighter than a text.

    Parameters
    ----------
    name : str
    drawn : int
        That of a document, in kB.
    """
    ending = name.rpartition(".")[2].lower()
    by = next((weight for weight, endings in _WEIGHTS if ending in endings), 1)
    return max(1, round(drawn * by))


class Tree:
    """Files being laid out; `disk` makes the world.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws sizes and dates where none is given.
    """

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self._nodes: list[Node] = []
        self._folders: dict[str, str] = {}
        self._ids = (str(number + 1) for number in rng.permutation(MOST))  # tell no order

    def folder(self, path: str) -> str:
        """The id of a folder, made with those above it; a disk when it has none above."""
        if path not in self._folders:
            above, _slash, name = path.rpartition("/")
            parent = self.folder(above) if above else ""
            self._folders[path] = self._add(name=name, parent=parent, folder=True)
        return self._folders[path]

    def file(self, path: str, size: int = 0, date: str = "", text: str = "", **fields: Any) -> str:
        """Add a file by its path; its id."""
        above, _slash, name = path.rpartition("/")
        return self._add(
            name=name,
            parent=self.folder(above),
            size=size or usual_size(name, integer(self.rng, 12, 900)),
            date=date or self.day(),
            text=text,
            **fields,
        )

    def archive(self, path: str, members: dict[str, str], size: int = 0, date: str = "") -> str:
        """Add an archive: texts of its files by name."""
        held = tuple(
            Member(name=name, size=usual_size(name, integer(self.rng, 8, 300)), text=text)
            for name, text in members.items()
        )
        packed = max(1, sum(member.size for member in held) // 2)
        return self.file(path, size or packed, date, members=held)

    def day(self) -> str:
        """A day and hour of the last year."""
        rng = self.rng
        month, day = integer(rng, 1, 12), integer(rng, 1, 28)
        return f"2025-{month:02}-{day:02} {integer(rng, 8, 18):02}:{integer(rng, 0, 59):02}"

    def _add(self, **fields: Any) -> str:
        number = next(self._ids)
        self._nodes.append(Node(id=number, **fields))
        return number

    @property
    def following(self) -> int:
        """The id that the next file made by an act will have."""
        return int(self.disk().next_number())

    def disk(self, at: str = "", **fields: Any) -> Files:
        """The world, in a folder given by its path, or in the list of disks."""
        return Files(nodes=tuple(self._nodes), place=self.folder(at) if at else "", **fields)
