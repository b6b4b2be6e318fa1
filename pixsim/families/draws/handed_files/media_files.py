"""Pictures, sounds and films among other files."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import pick, sample, shuffled

NAMES = (
    "vacances",
    "reunion",
    "chorale",
    "jardin",
    "voisins",
    "port",
    "kermesse",
    "mamie",
    "recette",
    "travaux",
)

SUFFIXES = {
    "image": ("jpg", "png", "webp", "tif"),
    "son": ("mp3", "wav", "flac", "ogg"),
    "film": ("mp4", "mkv", "mov", "webm"),
    "autre": ("odt", "pdf", "xlsx", "txt", "zip", "odp"),
}


def mixed_files(
    rng: np.random.Generator, kinds: Sequence[str]
) -> tuple[Tree, list[str], list[str]]:
    """Files of some kinds on a USB stick: the disk being filled, their names and identifiers."""
    tree = Tree(rng)
    names = sample(rng, NAMES, len(kinds))
    ends = [pick(rng, SUFFIXES[kind]) for kind in kinds]
    paths = [f"{name}.{end}" for name, end in zip(names, ends, strict=True)]
    ids = {path: tree.file(f"Clé USB/{path}") for path in shuffled(rng, paths)}
    return tree, paths, [ids[path] for path in paths]
