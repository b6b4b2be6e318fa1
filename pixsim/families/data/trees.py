"""Names and folders that disks are filled with."""

from __future__ import annotations

import numpy as np

from pixsim.families.draws.choices import pick, sample
from pixsim.families.draws.disks import Tree

FOLDERS = ("Factures", "Photos", "Réunions", "Courriers", "Recettes", "Jardin", "Voyages", "École")
TOPICS = (
    "devis",
    "bulletin",
    "programme",
    "budget",
    "affiche",
    "liste",
    "courrier",
    "rapport",
    "plan",
    "menu",
    "contrat",
    "notice",
)


def filled(tree: Tree, folder: str, names: list[str]) -> list[str]:
    """Paths of files put into a folder, by their names."""
    return [tree.file(f"{folder}/{name}") for name in names]


def file_names(
    rng: np.random.Generator,
    count: int,
    ends: tuple[str, ...] = ("odt", "pdf", "ods", "jpg", "txt"),
) -> list[str]:
    """Names of as many files on different topics, of the types asked."""
    return [f"{topic}.{pick(rng, ends)}" for topic in sample(rng, TOPICS, count)]
