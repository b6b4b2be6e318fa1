"""Names of files and folders to lay out on a disk."""

from __future__ import annotations

import numpy as np

from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import pick, sample

STEMS = (
    "adhesions",
    "affiche",
    "assurance",
    "chorale",
    "comptes",
    "convention",
    "emargement",
    "inventaire",
    "kermesse",
    "menus",
    "planning",
    "tombola",
)

THEMES = ("Chorale", "Jardin partagé", "Brocante", "Aide aux devoirs", "Randonnées", "Théâtre")
SORTING_TOPICS = (
    "affiches",
    "plans",
    "menus",
    "cartes",
    "notices",
    "photos",
    "comptes",
    "courriers",
)
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


def fill_folder(tree: Tree, folder: str, names: list[str]) -> list[str]:
    """Paths of files put into a folder, by their names."""
    return [tree.file(f"{folder}/{name}") for name in names]


def file_names(
    rng: np.random.Generator,
    count: int,
    ends: tuple[str, ...] = ("odt", "pdf", "ods", "jpg", "txt"),
) -> list[str]:
    """Names of as many files on different topics, of the types asked."""
    return [f"{topic}.{pick(rng, ends)}" for topic in sample(rng, TOPICS, count)]


PLAIN_STEMS = ("liste", "budget", "bilan", "affiche", "lettre", "programme")
