"""Shared drives, with who may do what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.values.choices import integer
from pixsim.worlds.drive.data import Node
from pixsim.worlds.drive.world import Drive

MOST = 60
TODAY = "2026-03-16"


def _day_of(when: str) -> str:
    """« 28/03 9 h 05 » as ``2026-03-28``; a day that is written so already is kept."""
    found = re.match(r"(\d+)/(\d+)", when)
    return f"2026-{int(found[2]):02}-{int(found[1]):02}" if found else when[:10]


LIFE: Mapping[str, tuple[int, int]] = {
    "jpg": (2, 8), "png": (2, 8), "mp3": (4, 9), "wav": (30, 90), "zip": (5, 40), "mp4": (90, 900), "webm": (90, 900), "pdf": (1, 6),
}  # fmt: skip
"""From how many MB to how many files are, by extension; documents are 1 to 3."""


def size_of_life(name: str, drawn: int) -> int:
    """The MB of a file such as one meets, the larger the larger a number from 1 to 40."""
    least, most = LIFE.get(name.rpartition(".")[2].lower(), (1, 3))
    return least + (most - least) * drawn // 41


class Shelf:
    """A drive being filled; `space` makes the world.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws sizes and dates where none is given.
    me : str
    people : sequence of str
        The others.
    """

    def __init__(self, rng: np.random.Generator, me: str, people: Sequence[str]) -> None:
        self.rng, self.me, self.people = rng, me, (me, *people)
        self._nodes: list[Node] = []
        self._ids = (str(number + 1) for number in rng.permutation(MOST))  # tell no order
        self._folders: dict[str, str] = {}

    def folder(self, path: str, owner: str = "", rights: Mapping[str, str] | None = None) -> str:
        """The id of a folder, made with those above it."""
        if path not in self._folders:
            above, _slash, name = path.rpartition("/")
            parent = self.folder(above) if above else ""
            made = self._add(
                name=name, parent=parent, folder=True, owner=owner or self.me, rights=rights or {}
            )
            self._folders[path] = made
        return self._folders[path]

    def file(self, path: str, *lines: str, owner: str = "", **fields: Any) -> str:
        """Add a document by its path; its id."""
        above, _slash, name = path.rpartition("/")
        if "size" not in fields:
            fields["size"] = size_of_life(name, integer(self.rng, 1, 40))
        return self._add(
            name=name, parent=self.folder(above), owner=owner or self.me, lines=lines, **fields
        )

    def _add(self, **fields: Any) -> str:
        number = next(self._ids)
        rng = self.rng
        if fields.get("versions"):
            fields.setdefault("date", _day_of(fields["versions"][0].when))
        fields.setdefault("date", f"2026-0{integer(rng, 1, 3)}-{integer(rng, 1, 15):02}")
        self._nodes.append(Node(id=number, **fields))
        return number

    def space(self, at: str = "", **fields: Any) -> Drive:
        """The world, in a folder given by its path, or in the list of spaces."""
        place = self.folder(at) if at else ""
        last = max((node.date for node in self._nodes), default="")
        fields.setdefault("today", max(last, TODAY))
        return Drive(
            me=self.me, people=self.people, nodes=tuple(self._nodes), place=place, **fields
        )


DOCUMENTS = (
    "budget.ods",
    "affiche.odt",
    "programme.odt",
    "inventaire.ods",
    "contacts.ods",
    "bilan.odt",
)

SPACES = ("Club photo", "Comité des fêtes", "Atelier vélo", "Chorale")

LINES = (
    "Réunion le 12 mai",
    "Louer la salle",
    "Prévenir la presse",
    "Acheter les boissons",
    "Chercher des bénévoles",
    "Imprimer les affiches",
    "Monter la scène",
    "Ranger le local",
)

SHARED_SPACE = "Espace partagé"
SUBJECTS = ("budget", "planning", "bilan", "inventaire", "reglement", "programme", "convention")
